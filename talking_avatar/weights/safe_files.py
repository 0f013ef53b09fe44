"""Files that are whole or not there, and locks between processes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

_BLOCK_BYTES = 1 << 20
_LOOK_AGAIN_S = 0.1


def sha256_of(path: Path, stop: Callable[[], bool] = lambda: False) -> str:
    """The hash in hexadecimal. Raises ``OSError``, and ``InterruptedError`` once ``stop()`` is true."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            if stop():
                raise InterruptedError
            digest.update(block)
    return digest.hexdigest()


def put_in_place(part: Path, target: Path) -> None:
    """``part`` becomes ``target`` at once, also for somebody who pulls the plug. Raises ``OSError``."""
    handle = os.open(part, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    os.replace(part, target)


def remove_file(path: Path) -> bool:
    """False where there was none. Raises ``OSError``."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    return True


def write_json(path: Path, value: object) -> None:
    """Raises ``OSError``; then what was there before is still there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        part.write_text(json.dumps(value, indent=1), encoding="utf-8")
        put_in_place(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def read_json(path: Path) -> dict[str, Any]:
    """Empty where there is none, or something else."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


@contextlib.contextmanager
def locked(path: Path, stop: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Only one process and one thread is within; the system frees it when a process dies.

    Waits; raises ``InterruptedError`` once ``stop()`` is true, and ``OSError``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path, is_singleton=False)
    while True:
        try:
            lock.acquire(timeout=0)
            break
        except Timeout:
            if stop():
                raise InterruptedError from None
            time.sleep(_LOOK_AGAIN_S)
    try:
        yield
    finally:
        lock.release()
