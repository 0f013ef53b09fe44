"""Baked faces on disk, apart from what can be made again in a second."""

from __future__ import annotations

import logging

from talking_avatar.errors import UserError
from talking_avatar.portrait.cache import DerivedStore
from talking_avatar.render.warp.baked_face import BAKED_VERSION, BakedFace, flaw_of
from talking_avatar.render.warp.rig import RIG_VERSION

_KIND, _FOLDER = "baked-face", "baked"
_VERSION = f"{RIG_VERSION}.{BAKED_VERSION}"
_log = logging.getLogger(__name__)


class BakedShelf:
    """Keeps one baked face for each portrait."""

    def __init__(self, store: DerivedStore) -> None:
        """``store`` of the prepared portraits."""
        self._store = store.within(_FOLDER)

    def find(self, content_hash: str) -> BakedFace | None:
        """Of the portrait with that hash; None when it was not baked, by another version, or is damaged."""
        baked = self._store.find(_KIND, content_hash, _VERSION, BakedFace)
        if baked is not None and (flaw := flaw_of(baked)):
            _log.warning("a baked face is left aside: %s", flaw)
            return None
        return baked

    def keep(self, content_hash: str, baked: BakedFace) -> None:
        """In place of the one before, which is there until the last moment. Raises :class:`UserError`."""
        try:
            self._store.keep(_KIND, content_hash, _VERSION, baked)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise UserError("What was baked cannot be kept", why, "make room in your cache folder") from error
