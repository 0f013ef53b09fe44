"""Where compiled kernels are kept, and when they are compiled again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import platformdirs

_VARIABLE = "NUMBA_CACHE_DIR"
_STAMP = "inlined.sha256"
_MARKS = (b'inline="always"', b"import intrinsic", b"@helper")
"""What files hold whose functions are compiled into those of others."""


def choose_kernel_cache() -> None:
    """Beside the sources where that is possible (numba's default), else in the user's cache directory.

    Must run before numba is first imported, which reads the variable then; a variable that is set stays.
    """
    warp = Path(__file__).parent
    if _VARIABLE not in os.environ and not (warp.is_dir() and os.access(warp, os.W_OK)):
        os.environ[_VARIABLE] = str(Path(platformdirs.user_cache_dir("talking-avatar")) / "kernels")
    folders = [folder for folder in (warp, warp.parent / "liveportrait" / "rewrites") if folder.is_dir()]
    chosen = os.environ.get(_VARIABLE)
    with contextlib.suppress(OSError):  # then kernels are as old as they are
        for cache in [Path(chosen)] if chosen else [folder / "__pycache__" for folder in folders]:
            forget_stale_kernels(folders, cache)


def forget_stale_kernels(sources: Sequence[Path], cache: Path) -> bool:
    """Have everything in ``cache`` compiled again when a function of the folders ``sources`` has changed that
    is compiled into kernels of other files; says whether.

    Numba compares the file of the kernel itself, not those of the functions in it.
    """
    if not cache.is_dir():
        return False
    stamp = cache / _STAMP
    files = sorted(file for folder in sources for file in folder.glob("*.py"))
    if stamp.exists() and stamp.stat().st_mtime > max((f.stat().st_mtime for f in files), default=0):
        return False
    texts = [file.read_bytes() for file in files]
    digest = sha256(b"".join(text for text in texts if any(mark in text for mark in _MARKS))).hexdigest()
    changed = stamp.exists() and stamp.read_text(encoding="ascii", errors="replace") != digest
    if changed:
        for index in cache.rglob("*.nbi"):
            index.unlink(missing_ok=True)
    stamp.write_text(digest, encoding="ascii")
    return changed
