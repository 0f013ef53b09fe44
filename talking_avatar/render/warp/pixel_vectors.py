"""Arithmetic on the four bytes of a pixel at once, for compiled kernels.

A pixel is an unsigned 32-bit number, red in its lowest byte, as little-endian processors find it in memory.
Written as vectors in the language of the compiler, LLVM, since it does not find these by itself in loops over
channels; it translates them for any processor.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.extending import intrinsic
from numba.np import arrayobj
from numpy.typing import NDArray

FACTOR_ONE = 4096
"""Factors for shading count in this part of one."""

_PHASE_X, _PHASE_Y = (np.arange(1024) >> shift & 31 for shift in (0, 5))


def _packed(*sixteen_bits: NDArray[np.int_]) -> NDArray[np.uint64]:
    """Lowest first."""
    return np.asarray(
        sum(part.astype(np.uint64) << np.uint64(16 * place) for place, part in enumerate(sixteen_bits))
    )


BILINEAR_WEIGHTS = _packed(
    (32 - _PHASE_X) * (32 - _PHASE_Y),
    _PHASE_X * (32 - _PHASE_Y),
    (32 - _PHASE_X) * _PHASE_Y,
    _PHASE_X * _PHASE_Y,
)
"""``(1024,)`` uint64, by the fraction of a map: shares of the left and the right pixel, then of those
below."""

SHARPENING_WEIGHTS = _packed(_PHASE_X * (32 - _PHASE_X), _PHASE_Y * (32 - _PHASE_Y)).astype(np.uint32)
"""``(1024,)`` uint32: what bilinear sampling has taken from a second difference along the row, and along the
column, in 1/2048."""

_BYTE, _SHORT, _INT, _LONG = (ir.IntType(bits) for bits in (8, 16, 32, 64))
_PIXEL = ir.VectorType(_BYTE, 4)
_PIXEL_PAIR = ir.VectorType(_BYTE, 8)
_FOUR_SHORTS, _EIGHT_SHORTS = ir.VectorType(_SHORT, 4), ir.VectorType(_SHORT, 8)
_FOUR, _EIGHT = ir.VectorType(_INT, 4), ir.VectorType(_INT, 8)
_MINGLED = (0, 4, 1, 5, 2, 6, 3, 7)

_make_array: Any = arrayobj.make_array


def _operation(describe: Callable[..., Any]) -> Any:
    """An operation for use in kernels: ``describe`` gives its types and what writes its instructions."""
    return intrinsic(describe)


@_operation
def pair_at(_context: Any, pixels: Any, at: Any) -> Any:
    """``pair_at(pixels, at)``: the neighbours ``pixels[at]`` (lower half) and ``pixels[at + 1]`` of a
    contiguous uint32 array as one uint64."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = _make_array(signature.args[0])(context, builder, arguments[0])
        start = builder.gep(array.data, [arguments[1]])
        both = builder.load(builder.bitcast(start, _LONG.as_pointer()))
        both.align = 4
        return both

    return types.uint64(pixels, at), generate


@_operation
def bilinear(_context: Any, top: Any, bottom: Any, weights: Any) -> Any:
    """``bilinear(top, bottom, weights)``: the pixel between two pixels of a row (``top`` uint64, the left one
    in the lower half) and the two below (``bottom``), with ``weights`` from :data:`BILINEAR_WEIGHTS`, rounded
    to nearest as ``cv2.remap`` does."""

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        *rows, both_weights = arguments
        shifted = builder.lshr(both_weights, ir.Constant(_LONG, 32))
        weighed = []
        for row, weight in zip(rows, (both_weights, shifted), strict=True):
            neighbours = builder.bitcast(row, _PIXEL_PAIR)
            mingled = builder.shuffle_vector(neighbours, neighbours, _places(*_MINGLED))
            weighed.append(_dot(builder, builder.zext(mingled, _EIGHT_SHORTS), builder.trunc(weight, _INT)))
        rounded = builder.lshr(builder.add(builder.add(*weighed), _constant(512)), _constant(10))
        return builder.bitcast(builder.trunc(rounded, _PIXEL), _INT)

    return types.uint32(types.uint64, types.uint64, types.uint64), generate


@_operation
def sharpened(
    _context: Any, here: Any, left: Any, right: Any, above: Any, below: Any, weights: Any, factors: Any
) -> Any:
    """``sharpened(here, left, right, above, below, weights, factors)``: the pixel ``here`` plus its second
    differences along the row and the column with ``weights`` from :data:`SHARPENING_WEIGHTS`, then each byte
    times its factor (uint64, sixteen bits for each, lowest first, in 1/``FACTOR_ONE``), within 0..255."""

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        centre, *beside = (
            builder.zext(builder.bitcast(pixel, _PIXEL), _FOUR_SHORTS) for pixel in arguments[:5]
        )
        twice = builder.add(centre, centre)
        along, down = (builder.sub(builder.sub(twice, beside[i]), beside[i + 1]) for i in (0, 2))
        bends = _dot(builder, builder.shuffle_vector(along, down, _places(*_MINGLED)), arguments[5])
        bend = builder.ashr(builder.add(bends, _constant(1024)), _constant(11))
        factor = builder.zext(builder.bitcast(arguments[6], _FOUR_SHORTS), _FOUR)
        shaded = builder.mul(builder.add(builder.zext(centre, _FOUR), bend), factor)
        value = builder.ashr(builder.add(shaded, _constant(FACTOR_ONE // 2)), _constant(12))
        for limit, beyond in ((_constant(0), "<"), (_constant(255), ">")):
            value = builder.select(builder.icmp_signed(beyond, value, limit), limit, value)
        return builder.bitcast(builder.trunc(value, _PIXEL), _INT)

    return types.uint32(*[types.uint32] * 6, types.uint64), generate


def _dot(builder: Any, mingled: Any, weights: Any) -> Any:
    """Four sums of two products: neighbouring ones of eight shorts, times the lower and the upper half of
    ``weights`` (int32)."""
    pair = ir.VectorType(_INT, 4)
    one = builder.insert_element(ir.Constant(pair, ir.Undefined), weights, _INT(0))
    four_times = builder.bitcast(builder.shuffle_vector(one, one, _places(0, 0, 0, 0)), _EIGHT_SHORTS)
    products = builder.mul(builder.sext(mingled, _EIGHT), builder.sext(four_times, _EIGHT))
    return builder.add(
        builder.shuffle_vector(products, products, _places(0, 2, 4, 6)),
        builder.shuffle_vector(products, products, _places(1, 3, 5, 7)),
    )


def _places(*places: int) -> Any:
    return ir.Constant(ir.VectorType(_INT, len(places)), list(places))


def _constant(value: int) -> Any:
    return ir.Constant(_FOUR, [value] * 4)
