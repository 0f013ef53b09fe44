"""The numbers of the visual language: colours, distances, roundings and the type scale.

Everything that is drawn takes its values from here, so that light and dark, and every window, agree.
Contrast of texts on their grounds is at least 4.5 : 1 (WCAG 2.2, 1.4.3), of controls' edges in focus 3 : 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Space(IntEnum):
    """Distances in device-independent pixels; all are multiples of 4."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Radius(IntEnum):
    """Roundings of corners, px."""

    CONTROL = 8
    CARD = 14
    PICTURE = 16


class TypeSize(IntEnum):
    """Sizes of text in px: a caption, running text, a section's title, a dialog's title, a page's title."""

    CAPTION = 12
    BODY = 13
    SECTION = 14
    TITLE = 18
    DISPLAY = 26


CONTROL_HEIGHT_PX = 34
MOTION_MS = 160
"""How long a change of state may take to be shown."""


@dataclass(frozen=True)
class Colours:
    """One scheme, as ``#rrggbb``. ``outline`` goes round controls; ``ground`` lies under ``surface`` (cards),
    ``raised`` are controls on a card; ``text``, ``muted`` (second rank), ``faint`` (only for what may be
    overlooked); ``accent`` for the one main thing; ``live``, ``good``, ``warning`` for states, ``alert`` for
    words about what went wrong; ``on_accent`` is text on accent and live, ``on_stage`` over a picture."""

    dark: bool
    outline: str
    ground: str
    surface: str
    raised: str
    hover: str
    edge: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    live: str
    alert: str
    live_hover: str
    live_soft: str
    good: str
    warning: str
    warning_soft: str
    stage: str
    on_stage: str

    def colour(self, name: str) -> QColor:
        """A field as a colour to paint with."""
        return QColor(getattr(self, name))


DARK = Colours(
    dark=True,
    outline="transparent",
    ground="#14161b",
    surface="#1c1f26",
    raised="#272b34",
    hover="#313641",
    edge="#343a46",
    text="#eef0f4",
    muted="#a8afbd",
    faint="#757d8c",
    accent="#5c68e6",
    accent_hover="#6c78f0",
    accent_soft="#2b3054",
    on_accent="#ffffff",
    live="#d93a40",
    alert="#ff7b80",
    live_hover="#e5484d",
    live_soft="#47252b",
    good="#3dc98b",
    warning="#f0b04a",
    warning_soft="#3d3222",
    stage="#0c0d10",
    on_stage="#f4f5f8",
)

LIGHT = Colours(
    dark=False,
    outline="transparent",
    ground="#f3f4f7",
    surface="#ffffff",
    raised="#eceff4",
    hover="#e1e5ec",
    edge="#d9dde5",
    text="#191c22",
    muted="#596170",
    faint="#868e9c",
    accent="#4a57d6",
    accent_hover="#3e4ac2",
    accent_soft="#e6e8fc",
    on_accent="#ffffff",
    live="#cf2f36",
    alert="#c0272e",
    live_hover="#b8262d",
    live_soft="#fbe3e4",
    good="#157f52",
    warning="#96600a",
    warning_soft="#fcf0d9",
    stage="#1c1f26",
    on_stage="#f4f5f8",
)


HIGH_CONTRAST = Colours(
    dark=True,
    outline="#ffffff",
    ground="#000000",
    surface="#000000",
    raised="#000000",
    hover="#333333",
    edge="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    faint="#b8b8b8",
    accent="#ffd60a",
    accent_hover="#ffe45c",
    accent_soft="#4d4000",
    on_accent="#000000",
    live="#ff7b72",
    alert="#ff9d96",
    live_hover="#ff9d96",
    live_soft="#5c0a0a",
    good="#4be38f",
    warning="#ffd60a",
    warning_soft="#3d3300",
    stage="#000000",
    on_stage="#ffffff",
)
"""For eyes that need more: texts at 7 : 1 at least (WCAG 2.2, 1.4.6), an outline round every control."""


def colours() -> Colours:
    """The scheme that is shown now, told from the program's palette."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    if ground == QColor(HIGH_CONTRAST.ground):
        return HIGH_CONTRAST
    return DARK if ground.lightness() < 128 else LIGHT
