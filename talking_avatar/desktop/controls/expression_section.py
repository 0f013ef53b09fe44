"""The sliders of the face."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from talking_avatar.desktop.controls.value_slider import ValueSlider
from talking_avatar.desktop.look import Look, LookModel
from talking_avatar.desktop.theme import Section
from talking_avatar.motion.performer.sliders import SLIDERS

translate = QCoreApplication.translate

_BY_NAME = {slider.name: slider for slider in SLIDERS}


def _words() -> dict[str, tuple[str, str]]:
    """Name and help of each slider in the order they are shown."""
    return {
        "smile": (
            translate("ExpressionSection", "Smile"),
            translate("ExpressionSection", "Corners of the mouth: sad to a broad smile"),
        ),
        "brows": (
            translate("ExpressionSection", "Brows"),
            translate("ExpressionSection", "Lowered to raised"),
        ),
        "eyes": (translate("ExpressionSection", "Eyes"), translate("ExpressionSection", "Narrowed to wide")),
        "mouth": (
            translate("ExpressionSection", "Mouth opening"),
            translate("ExpressionSection", "How far the mouth opens when speaking"),
        ),
        "liveliness": (
            translate("ExpressionSection", "Liveliness"),
            translate("ExpressionSection", "Size of brow raises, glances and breathing"),
        ),
        "head_motion": (
            translate("ExpressionSection", "Head movement"),
            translate("ExpressionSection", "Size of head movements"),
        ),
    }


class ExpressionSection(Section):
    """One slider for each of :func:`_words`, by name in ``sliders``."""

    def __init__(self, model: LookModel, parent: QWidget | None = None) -> None:
        super().__init__(translate("ExpressionSection", "Expression"), parent)
        self._model = model
        self.sliders: dict[str, ValueSlider] = {}
        for name, (words, help_words) in _words().items():
            slider = _BY_NAME[name]
            shown = "{:+.0%}" if slider.kind == "offset" else "{:.0%}"
            made = ValueSlider(
                words, slider.minimum, slider.maximum, float(slider.default), help_words, shown, self
            )
            made.moved.connect(lambda value, name=name, words=words: model.move(words, **{name: value}))
            self.sliders[name] = made
            self.add(made)
        model.changed.connect(self.show_look)
        self.show_look(model.look)

    def show_look(self, look: Look) -> None:
        for name, slider in self.sliders.items():
            slider.show_value(getattr(look.sliders, name))
