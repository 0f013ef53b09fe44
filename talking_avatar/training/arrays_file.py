"""Reading ``.npz`` files as ``numpy.savez`` writes them: plain arrays, uncompressed."""

from __future__ import annotations

import math
import struct
import zlib
from pathlib import Path
from typing import IO
from zipfile import ZIP_STORED, BadZipFile, ZipFile

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray


def read_arrays(path: Path) -> dict[str, NDArray]:
    """All arrays of a file by name.

    Takes no more memory than the file is long: what is compressed, pickled or says that it is larger than it
    is raises ``ValueError``, like anything else that is no such file. Raises ``OSError`` when it cannot be
    read.
    """
    try:
        with ZipFile(path) as file:
            arrays = {}
            for entry in file.infolist():
                if entry.compress_type != ZIP_STORED:
                    raise ValueError(f"{entry.filename} is compressed")
                with file.open(entry) as member:
                    arrays[entry.filename.removesuffix(".npy")] = _array(member, entry.file_size)
            return arrays
    except (BadZipFile, EOFError, KeyError, TypeError, OverflowError, struct.error, zlib.error) as error:
        raise ValueError(f"no file of arrays: {error}") from error
    except (RuntimeError, MemoryError) as error:  # encrypted, of an unknown kind, or nested without end
        raise ValueError(f"no file of arrays: {error}") from error


def _array(member: IO[bytes], length_bytes: int) -> NDArray:
    """The format is told of in ``numpy.lib.format``."""
    read_header = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}
    try:
        shape, by_columns, dtype = read_header[npy.read_magic(member)](member)
    except Exception as error:  # the header is read by Python's own parser, which stumbles in many ways
        raise ValueError(f"no array: {error}") from error
    size_bytes = math.prod(shape) * dtype.itemsize
    if dtype.hasobject or min(shape, default=0) < 0 or size_bytes != length_bytes - member.tell():
        raise ValueError("not the array that it says it is")
    content = bytearray(size_bytes)
    if member.readinto(content) != size_bytes:  # type: ignore[attr-defined]
        raise EOFError("cut short")
    return np.ndarray(shape, dtype, content, order="F" if by_columns else "C")
