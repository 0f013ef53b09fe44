"""Portraits made ready for drawing, kept on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from talking_avatar.assembly.baked_shelf import BakedShelf
from talking_avatar.portrait.cache import DerivedStore
from talking_avatar.portrait.load import load_portrait
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.baked_face import BakedFace
from talking_avatar.render.warp.rig import RIG_VERSION, WarpRig
from talking_avatar.resources import bundled

_PICTURES = {".jpg", ".jpeg", ".png", ".webp"}


@dataclass(frozen=True, eq=False)
class ReadyPortrait:
    """A portrait, which every engine understands, what the warp engine derives from it, and what another
    engine drew of it for the warp engine, if any did."""

    portrait: Portrait
    rig: WarpRig
    baked: BakedFace | None = None


class PortraitShelf:
    """Prepares portraits once and then takes them from ``store`` (the user's cache when not given)."""

    def __init__(self, store: DerivedStore | None = None, use_baked: bool = True) -> None:
        """``use_baked``: give a portrait its baked face where there is one (see ``assembly.baking``)."""
        self._store, self._use_baked = store or DerivedStore(), use_baked
        self.baked = BakedShelf(self._store)

    def get(self, picture: Path, face: int | None = None) -> ReadyPortrait:
        """``face`` counts from the left from 1; ``None`` is the largest.

        Raises :class:`UserError` with what is wrong with the picture.
        """
        portrait = load_portrait(picture, self._store, face=face)
        rig = self._store.get_or_make(
            "warp-rig", portrait.content_hash, RIG_VERSION, WarpRig, lambda: _make_rig(portrait)
        )
        baked = self.baked.find(portrait.content_hash) if self._use_baked else None
        return ReadyPortrait(portrait, rig, baked)


def bundled_portraits() -> list[Path]:
    """The portraits that come with the program, by name. Raises :class:`UserError` when they are missing."""
    folder = bundled("resources", "portraits")
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in _PICTURES)


def _make_rig(portrait: Portrait) -> WarpRig:
    from talking_avatar.render.warp.prepare import prepare_rig  # imports scipy, which a stored rig needs not

    return prepare_rig(portrait)
