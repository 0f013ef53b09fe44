"""A picture file's portrait, prepared once and then read from the store."""

from __future__ import annotations

import hashlib
from pathlib import Path

from talking_avatar.media.images import read_file, read_picture
from talking_avatar.portrait.cache import DerivedStore
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.portrait.prepare import PREPARATION_VERSION, FaceModels, portrait_key, prepare_portrait


def load_portrait(
    path: Path | str, store: DerivedStore, *, face: int | None = None, models: FaceModels | None = None
) -> Portrait:
    """Like :func:`~talking_avatar.portrait.prepare.prepare_portrait`, but looks into ``store`` first.

    The file's content decides, not its name; a stored portrait is found without decoding the picture.
    """
    data, name = read_file(path)
    key = portrait_key(hashlib.sha256(data).hexdigest(), face)

    def make() -> Portrait:
        return prepare_portrait(read_picture(data, name), face=face, models=models)

    return store.get_or_make("portrait", key, PREPARATION_VERSION, Portrait, make)
