"""Why a file could not be read or written, in words for people."""

from __future__ import annotations

import errno

import av

_REASONS = {
    errno.ENOENT: "there is no such file",
    errno.EISDIR: "it is a folder",
    errno.EACCES: "you may not open it",
    errno.EPERM: "you may not open it",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the file has become larger than the disk or your limits allow",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EIO: "the disk reports an error",
    errno.ENOMEM: "there is not enough memory",
}


def reason(error: BaseException) -> str:
    """The cause of ``error`` as the part of a sentence that follows "because"."""
    if isinstance(error, av.error.InvalidDataError):
        return "it is damaged or of an unknown kind"
    code = getattr(error, "errno", None)
    if code in _REASONS:
        return _REASONS[code]
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return words[:1].lower() + words[1:]
