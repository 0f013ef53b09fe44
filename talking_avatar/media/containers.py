"""Which kinds of video file can be written, and what goes into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from talking_avatar.errors import UserError

_FASTSTART = {"movflags": "faststart"}
_X264 = {"preset": "veryfast", "crf": "18"}
_VP9 = {"deadline": "good", "cpu-used": "5", "row-mt": "1", "crf": "24", "b": "0"}
_PRORES = {"profile": "4", "vendor": "apl0"}


@dataclass(frozen=True)
class VideoKind:
    """``muxer``, codecs and pixel format by FFmpeg's names; options of the video encoder and of the muxer."""

    muxer: str
    video_codec: str
    pixel_format: str
    audio_codec: str
    video_options: Mapping[str, str] = field(default_factory=dict)
    muxer_options: Mapping[str, str] = field(default_factory=dict)


_MP4 = VideoKind("mp4", "libx264", "yuv420p", "aac", _X264, _FASTSTART)
_OPAQUE = {
    ".mp4": _MP4,
    ".m4v": _MP4,
    ".mov": VideoKind("mov", "libx264", "yuv420p", "aac", _X264, _FASTSTART),
    ".mkv": VideoKind("matroska", "libx264", "yuv420p", "aac", _X264),
    ".webm": VideoKind("webm", "libvpx-vp9", "yuv420p", "libopus", _VP9),
}
_TRANSPARENT = {
    ".mov": VideoKind("mov", "prores_ks", "yuva444p10le", "aac", _PRORES, _FASTSTART),
    ".webm": VideoKind("webm", "libvpx-vp9", "yuva420p", "libopus", {**_VP9, "auto-alt-ref": "0"}),
}


def video_kind(path: Path, transparent: bool = False) -> VideoKind:
    """What to write into a file of that name. Raises :class:`UserError` when its suffix cannot carry it."""
    suffix = path.suffix.lower()
    kinds = _TRANSPARENT if transparent else _OPAQUE
    if suffix in kinds:
        return kinds[suffix]
    names = ", ".join(kinds)
    if transparent:
        raise UserError(
            f"{path.name} cannot be transparent",
            f"{suffix or 'a file without a suffix'} holds no transparent video",
            f"choose a name that ends in one of {names} or another background",
        )
    raise UserError(
        f"{path.name} cannot be written",
        f"{suffix or 'no suffix'} is not a known kind of video",
        f"choose a name that ends in one of {names}",
    )
