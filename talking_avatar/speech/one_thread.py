"""Small networks on one core."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch


@contextmanager
def one_thread() -> Iterator[None]:
    """PyTorch computes on the calling thread alone.

    Sharing out a millisecond of work gains little on idle cores; on busy ones, as beside a renderer, threads
    that wait for each other made it ten times slower.
    """
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
