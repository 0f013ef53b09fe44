"""The numbers of a training run for TensorBoard, where that is installed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType

_VALID = "valid_"


class Board:
    """Writes what the log gets as scalars: ``train/loss-part``, ``valid/loss-part`` and ``train/rate``.

    Use as a context manager. Without the package ``tensorboard`` it writes nothing; ``log.jsonl`` holds the
    same numbers.
    """

    def __init__(self, folder: Path, first_step: int) -> None:
        """What a stopped run wrote from ``first_step`` on is no longer shown."""
        self._writer = None
        if find_spec("tensorboard") is not None:
            from torch.utils.tensorboard import SummaryWriter

            self._writer = SummaryWriter(str(folder), purge_step=first_step)  # type: ignore[no-untyped-call]

    def __enter__(self) -> Board:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writer is not None:
            self._writer.close()  # type: ignore[no-untyped-call]

    def write(self, entry: Mapping[str, float]) -> None:
        """``entry`` as in the log: ``step`` and numbers."""
        if self._writer is None:
            return
        step = int(entry["step"])
        for name, value in entry.items():
            if name != "step":
                split = "valid" if name.startswith(_VALID) else "train"
                self._writer.add_scalar(f"{split}/{name.removeprefix(_VALID)}", value, step)  # type: ignore[no-untyped-call]
