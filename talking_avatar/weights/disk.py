"""What a full or locked disk means to a person."""

from __future__ import annotations

import errno
from pathlib import Path

from talking_avatar.errors import UserError

_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


def disk_error(what: str, folder: Path, error: OSError) -> UserError:
    """``what`` happened to a file in ``folder`` because of ``error``."""
    if error.errno in _FULL:
        return UserError(what, f"the disk of {folder} is full", "free some space and try again")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UserError(
            what,
            f"{folder} cannot be written to",
            "choose another folder with the environment variable TALKING_AVATAR_MODELS",
        )
    return UserError(what, f"of {folder}: {error.strerror or error}", "look after the disk and try again")
