"""The visual language that all windows share: tokens, style sheet, icons, small widgets."""

from talking_avatar.desktop.theme.fitting import Choice, OneLine, Picker
from talking_avatar.desktop.theme.icons import ICON_PX, icon, paint_icon
from talking_avatar.desktop.theme.scheme import Scheme, ThemeKeeper
from talking_avatar.desktop.theme.scrolling import ScrolledColumn, Scrolling
from talking_avatar.desktop.theme.tokens import (
    CONTROL_HEIGHT_PX,
    MOTION_MS,
    Colours,
    Radius,
    Space,
    TypeSize,
    colours,
)
from talking_avatar.desktop.theme.widgets import (
    Card,
    Section,
    Segmented,
    Switch,
    announce,
    button,
    column,
    icon_button,
    line,
    row,
    text,
)
from talking_avatar.desktop.theme.words_over import paint_veil, paint_words_over

__all__ = [
    "CONTROL_HEIGHT_PX",
    "ICON_PX",
    "MOTION_MS",
    "Card",
    "Choice",
    "Colours",
    "OneLine",
    "Picker",
    "Radius",
    "Scheme",
    "ScrolledColumn",
    "Scrolling",
    "Section",
    "Segmented",
    "Space",
    "Switch",
    "ThemeKeeper",
    "TypeSize",
    "announce",
    "button",
    "colours",
    "column",
    "icon",
    "icon_button",
    "line",
    "paint_icon",
    "paint_veil",
    "paint_words_over",
    "row",
    "text",
]
