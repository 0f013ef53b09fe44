"""What a program costs as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from talking_avatar.errors import UserError

_LOOK_EVERY_S = 0.02


@dataclass(frozen=True)
class ProcessCost:
    """``wall_s`` from its start to its end, ``first_line_s`` to its first line of output (0 without one);
    ``cpu_s`` of all its threads, 0 on Windows; ``peak_mb``, its largest resident size, 0 where the system has
    no ``/proc``; ``output``: what it wrote to standard output."""

    wall_s: float
    first_line_s: float
    cpu_s: float
    peak_mb: float
    output: str


def run_measured(command: Sequence[str]) -> ProcessCost:
    """Run ``command`` to its end. Raises :class:`UserError` when it fails."""
    started_s = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with _MemoryWatch(process.pid) as memory, process.stdout as output:
        first = output.readline()
        first_line_s = time.perf_counter() - started_s if first else 0.0
        rest = output.read()
        cpu_s = _reap(process)
    wall_s = time.perf_counter() - started_s
    if process.returncode:
        raise UserError(
            f"The measured program ended with {process.returncode}", "", f"try it alone: {' '.join(command)}"
        )
    return ProcessCost(wall_s, first_line_s, cpu_s, memory.peak_mb, first + rest)


def _reap(process: subprocess.Popen[str]) -> float:
    """Wait for the end; the CPU seconds spent."""
    if sys.platform == "win32":
        process.wait()
        return 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


class _MemoryWatch:
    """Notes the largest resident size that a process has had.

    The kernel keeps it in ``/proc``; what ``wait4`` tells counts the process that started it as well, as it
    was before the new program was loaded.
    """

    def __init__(self, pid: int) -> None:
        self.peak_mb = 0.0
        self._status = Path(f"/proc/{pid}/status")
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="memory-watch", daemon=True)

    def __enter__(self) -> _MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_EVERY_S):
            try:
                lines = self._status.read_text().splitlines()
            except OSError:
                return
            for line in lines:
                if line.startswith("VmHWM:"):
                    self.peak_mb = int(line.split()[1]) / 1024
