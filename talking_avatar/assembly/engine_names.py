"""The engines' names; importing this imports none of them."""

from __future__ import annotations

from talking_avatar.errors import UserError

BUILT_IN, LIVEPORTRAIT = "warp", "liveportrait"
ENGINES = (BUILT_IN, LIVEPORTRAIT)


def check_engine(name: str) -> None:
    """Raises :class:`UserError` for a name that no engine has."""
    if name not in ENGINES:
        raise UserError(f"There is no engine called {name[:40]!r}", remedy=f"choose {' or '.join(ENGINES)}")
