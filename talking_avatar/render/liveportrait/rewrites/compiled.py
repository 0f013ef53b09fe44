"""A map through PyTorch's compiler, on devices where that is quicker."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from talking_avatar.render.liveportrait.rewrites.convolution import Map

_log = logging.getLogger(__name__)


def torch_compile(plain: Map) -> Map:
    """By kernels made for the shapes of the first call, which takes a minute or more. Without graphs of its
    own: ``CudaDevice`` captures the whole frame."""
    compiled: Any = torch.compile(plain, fullgraph=True, dynamic=False)
    made: Map = compiled
    return made


class CompiledMap:
    """``plain``, compiled at the first call; as it is where the compiler is missing or fails, and ``why_not``
    says so."""

    def __init__(self, plain: Map, compile: Callable[[Map], Map] = torch_compile) -> None:
        self._plain, self._way = plain, compile(plain)
        self.why_not = ""

    def __call__(self, x: Tensor) -> Tensor:
        try:
            return self._way(x)
        except torch.OutOfMemoryError:
            raise
        except Exception as error:  # compilers raise anything
            if self._way is self._plain:
                raise
            self._way = self._plain
            self.why_not = str(error).strip().partition("\n")[0] or type(error).__name__
            _log.warning("LivePortrait draws without compiling, more slowly: %s", self.why_not)
            return self._plain(x)
