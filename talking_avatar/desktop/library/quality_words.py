"""What will look less good, in the words of the window: short, and with what can be done about it here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from talking_avatar.desktop.sentences import in_words
from talking_avatar.portrait.portrait import QualityWarning

translate = QCoreApplication.translate


def warning_words(warning: QualityWarning) -> str:
    """The warning's own sentence where the window has no words for it."""
    return _by_code().get(warning.code) or in_words(warning.sentence)


def _by_code() -> dict[str, str]:
    return {
        "closed-eyes": translate("Quality", "The eyes are closed and will stay so."),
        "winking": translate("Quality", "One eye is closed and will stay so."),
        "blank-eyes": translate("Quality", "The irises can hardly be seen, so the gaze will not move."),
        "glasses": translate("Quality", "With glasses, brows and lids move less."),
        "small-face": translate("Quality", "The face is small and will look soft; larger is better."),
        "blurred": translate("Quality", "The face is blurred."),
        "turned-head": translate("Quality", "The head is turned and can turn further only a little."),
        "nodding-head": translate("Quality", "The head looks up or down; straight ahead is better."),
        "tilted-head": translate("Quality", "The head is tilted; upright is better."),
        "covered-mouth": translate("Quality", "Something may cover the lips."),
        "teeth-showing": translate("Quality", "The teeth show, so lips that close will look tight."),
        "open-mouth": translate("Quality", "The mouth is open, so lips that close will look tight."),
        "tight-crop": translate("Quality", "There is little room around the head, so moving edges may show."),
        "several-faces": translate(
            "Quality", "Several faces: the largest is used. Drag the frame around another to use that."
        ),
    }
