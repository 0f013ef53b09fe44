"""The visual language: legible, following the scheme, with every icon there and sharp."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.theme import Scheme, Switch, ThemeKeeper, button, colours, icon
from talking_avatar.desktop.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Colours
from talking_avatar.resources import bundled

SOURCES = Path(__file__).parents[2] / "talking_avatar" / "desktop"
NAMES = re.compile(r"(?:icon|icon_button|paint_icon)\((?:painter, )?\"([a-z-]+)\"")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    shares = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("scheme", "least"),
    [(DARK, 4.5), (LIGHT, 4.5), (HIGH_CONTRAST, 7.0)],
    ids=["dark", "light", "high contrast"],
)
def test_texts_can_be_read_on_every_ground_they_stand_on(scheme: Colours, least: float) -> None:
    for text, grounds in (
        ("text", ("ground", "surface", "raised", "hover", "accent_soft", "live_soft", "warning_soft")),
        ("muted", ("ground", "surface", "raised")),
        ("warning", ("surface", "ground")),
        ("alert", ("surface", "ground")),
        ("on_accent", ("accent", "live")),
        ("on_stage", ("stage",)),
    ):
        for ground in grounds:
            ratio = contrast(getattr(scheme, text), getattr(scheme, ground))
            assert ratio >= least, f"{text} on {ground}: {ratio:.2f}"
    assert contrast(scheme.accent, scheme.surface) >= 3  # the ring of focus


def test_the_scheme_can_be_changed_while_windows_are_open(qtbot: QtBot, dressed: ThemeKeeper) -> None:
    switch = Switch("Blink")
    qtbot.addWidget(switch)
    switch.setChecked(True)
    switch.show()
    shown = {}
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        dressed.choose(scheme)
        QApplication.processEvents()
        assert colours().dark is (scheme is Scheme.DARK)
        shown[scheme] = switch.grab().toImage()
    assert shown[Scheme.LIGHT] != shown[Scheme.DARK]


def test_high_contrast_draws_an_outline_round_controls(qtbot: QtBot, dressed: ThemeKeeper) -> None:
    push = button("Go")
    qtbot.addWidget(push)
    push.show()
    dressed.choose(Scheme.CONTRAST)
    QApplication.processEvents()
    assert colours() is HIGH_CONTRAST
    shown = push.grab().toImage()
    edge = shown.pixelColor(shown.width() // 2, 0).name()
    assert contrast(edge, HIGH_CONTRAST.raised) >= 7
    dressed.choose(Scheme.DARK)


def test_every_icon_that_is_asked_for_is_there() -> None:
    asked = {name for source in SOURCES.rglob("*.py") for name in NAMES.findall(source.read_text("utf-8"))}
    assert len(asked) > 15
    for name in asked:
        assert bundled("resources", "icons", f"{name}.svg").exists(), name


def test_icons_are_sharp_on_fine_screens_and_take_the_colour_of_the_scheme(dressed: ThemeKeeper) -> None:
    dressed.choose(Scheme.LIGHT)
    close = icon("close")
    coarse, fine = close.pixmap(QSize(20, 20), 1.0).toImage(), close.pixmap(QSize(20, 20), 2.0).toImage()
    assert (fine.width(), fine.devicePixelRatio()) == (40, 2.0)
    assert fine != coarse.scaled(40, 40)
    ink = fine.pixelColor(20, 20)
    assert ink.name() == LIGHT.text
    dressed.choose(Scheme.DARK)
    assert icon("close").pixmap(QSize(20, 20), 2.0).toImage().pixelColor(20, 20).name() == DARK.text
    disabled = icon("close").pixmap(QSize(20, 20), 2.0, QIcon.Mode.Disabled).toImage().pixelColor(20, 20)
    assert disabled.name() == DARK.faint
