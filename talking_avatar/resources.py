"""Where the files that come with the program are: in a checkout or inside an installed wheel."""

from __future__ import annotations

from pathlib import Path

from talking_avatar.errors import UserError

_PACKAGE = Path(__file__).resolve().parent


def bundled(*parts: str) -> Path:
    """The path of a file under ``resources/`` or ``models/``: ``bundled("models", "face_detector.tflite")``.

    Raises :class:`UserError` when the installation is incomplete.
    """
    if (path := bundled_if_there(*parts)) is not None:
        return path
    raise UserError(
        f"The file {'/'.join(parts)} that belongs to the program is missing",
        "the installation is incomplete",
        "install Talking Avatar again",
    )


def bundled_if_there(*parts: str) -> Path | None:
    """As :func:`bundled`, for what an installation can do without."""
    for root in (_PACKAGE / "_bundled", _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    return None
