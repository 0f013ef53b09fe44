"""Opening the sound and video files of strangers."""

from __future__ import annotations

import errno
from pathlib import Path

import av

from talking_avatar.errors import UserError
from talking_avatar.media.failures import reason

_CONTAINERS = (
    "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dts,eac3,flac,flv,gxf,matroska,webm,mov,mp4,mp3,mpc,mpc8,mpeg,mpegts,"
    "mxf,nut,ogg,rm,swf,tak,tta,voc,w64,wav,wsaud,wv,xwma"
)
"""Kinds of file that hold their own sound. Playlists (HLS, concat, DASH, SDP) are left out: one from a
stranger can make the reader open any file or address."""


def open_input(path: Path, kind: str, advice: str) -> av.container.InputContainer:
    """``kind`` is "sound" or "video", for the sentence when it fails. Raises :class:`UserError`."""
    what = f"The {kind} {path} cannot be opened"
    try:
        if path.is_dir():
            raise UserError(what, "it is a folder", advice)
        if not path.exists():
            raise UserError(what, "there is no such file", "check the name")
        if not path.is_file():
            raise UserError(what, "it is not an ordinary file", advice)
        with path.open("rb") as file:
            if not file.read(1):
                raise UserError(what, "it is empty", advice)
        options = {"format_whitelist": _CONTAINERS, "protocol_whitelist": "file"}
        return av.open(f"file:{path.absolute()}", "r", options=options, metadata_errors="replace")
    except (av.FFmpegError, OSError, ValueError) as error:
        unknown = getattr(error, "errno", None) == errno.EINVAL or isinstance(error, ValueError)
        why = f"it is damaged or no {kind} file" if unknown else reason(error)
        raise UserError(what, why, advice) from error
