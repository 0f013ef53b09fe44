"""Where compiled kernels are kept, and when they are compiled again."""

from __future__ import annotations

import contextlib
import os
from hashlib import sha256
from pathlib import Path

import platformdirs

_VARIABLE = "NUMBA_CACHE_DIR"
_STAMP = "inlined.sha256"
_MARKS = (b'inline="always"', b"@intrinsic", b"import intrinsic")


def choose_kernel_cache() -> None:
    """Beside the sources where that is possible (numba's default), else in the user's cache directory.

    Must run before numba is first imported, which reads the variable then; a variable that is set stays.
    """
    beside = Path(__file__).parent
    if _VARIABLE not in os.environ and not (beside.is_dir() and os.access(beside, os.W_OK)):
        os.environ[_VARIABLE] = str(Path(platformdirs.user_cache_dir("talking-avatar")) / "kernels")
    with contextlib.suppress(OSError):  # then kernels are as old as they are
        if beside.is_dir():
            forget_stale_kernels(beside, Path(os.environ.get(_VARIABLE) or beside / "__pycache__"))


def forget_stale_kernels(sources: Path, cache: Path) -> bool:
    """Have everything compiled again when a function that is only inlined has changed; says whether.

    Numba compares the file of the kernel itself, not those of the functions that it inlined.
    """
    if not cache.is_dir():
        return False
    stamp = cache / _STAMP
    files = sorted(sources.glob("*.py"))
    if stamp.exists() and stamp.stat().st_mtime > max(file.stat().st_mtime for file in files):
        return False
    texts = [file.read_bytes() for file in files]
    digest = sha256(b"".join(text for text in texts if any(mark in text for mark in _MARKS))).hexdigest()
    changed = stamp.exists() and stamp.read_text(encoding="ascii", errors="replace") != digest
    if changed:
        for index in cache.rglob("*.nbi"):
            index.unlink(missing_ok=True)
    stamp.write_text(digest, encoding="ascii")
    return changed
