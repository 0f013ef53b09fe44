"""Several processes that train one model, each on a GPU of its own (or on processors, for tests).

Gradients are averaged by hand, because a denoiser is called by several methods and torch's
DistributedDataParallel hooks into ``forward`` alone.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

import torch
from torch import distributed, nn


@dataclass(frozen=True)
class Workers:
    """This process is number ``rank`` of ``count``, on ``device``."""

    rank: int
    count: int
    device: torch.device

    @property
    def is_first(self) -> bool:
        return self.rank == 0

    def share_weights(self, model: nn.Module) -> None:
        """Everybody gets the first process's weights."""
        if self.count > 1:
            for value in model.state_dict().values():
                distributed.broadcast(value, 0)

    def average_gradients(self, model: nn.Module) -> None:
        if self.count == 1:
            return
        for parameter in model.parameters():
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)
            distributed.all_reduce(parameter.grad)
            parameter.grad /= self.count

    def leave(self) -> None:
        if self.count > 1:
            distributed.destroy_process_group()


def join_workers(device: str = "auto") -> Workers:
    """As ``torchrun`` has set it up by ``RANK``, ``LOCAL_RANK`` and ``WORLD_SIZE``; alone without them."""
    has_gpu = torch.cuda.is_available() if device == "auto" else device.startswith("cuda")
    count = int(os.environ.get("WORLD_SIZE", "1"))
    if count == 1:
        name = ("cuda" if has_gpu else "cpu") if device == "auto" else device
        return Workers(0, 1, torch.device(name))
    rank, local = int(os.environ["RANK"]), int(os.environ.get("LOCAL_RANK", "0"))
    distributed.init_process_group("nccl" if has_gpu else "gloo")
    return Workers(rank, count, torch.device(f"cuda:{local}" if has_gpu else "cpu"))
