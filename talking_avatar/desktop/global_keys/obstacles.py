"""Why there are no global keys, and what to do instead."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Obstacle(Enum):
    """``SYSTEM``: nobody wrote it for this one. ``NO_DISPLAY``: X11 does not answer. ``NO_PORTAL`` and
    ``NO_SHORTCUTS``: the desktop has none, or one that has no keys to give. ``UNKNOWN_PROGRAM``: it gives
    them to programs in its menu only. ``SAID_NO``: the person did, to the desktop. ``REFUSED``: with words of
    its own. ``TAKEN_BACK``: they worked before."""

    SYSTEM = "system"
    NO_DISPLAY = "no display"
    NO_PORTAL = "no portal"
    NO_SHORTCUTS = "no shortcuts"
    UNKNOWN_PROGRAM = "unknown program"
    SAID_NO = "said no"
    REFUSED = "refused"
    TAKEN_BACK = "taken back"


def obstacle_sentence(obstacle: Obstacle, words: str = "") -> str:
    """For people, in the language of the window; ``words`` are those of a desktop that refuses."""
    what = {
        Obstacle.SYSTEM: translate("GlobalKeys", "Keys in every program are not made for this system"),
        Obstacle.NO_DISPLAY: translate(
            "GlobalKeys", "Keys in every program do not work because the X display does not answer"
        ),
        Obstacle.NO_PORTAL: translate(
            "GlobalKeys",
            "Keys in every program do not work because this desktop runs no portal (xdg-desktop-portal)",
        ),
        Obstacle.NO_SHORTCUTS: translate(
            "GlobalKeys",
            "Keys in every program do not work because this desktop's portal has no global shortcuts",
        ),
        Obstacle.UNKNOWN_PROGRAM: translate(
            "GlobalKeys",
            "Keys in every program do not work because this desktop gives them only to programs in its menu",
        ),
        Obstacle.SAID_NO: translate(
            "GlobalKeys",
            "Keys in every program do not work because the desktop's question was answered with no",
        ),
        Obstacle.REFUSED: translate(
            "GlobalKeys", "Keys in every program do not work because the desktop refuses ({words})"
        ),
        Obstacle.TAKEN_BACK: translate(
            "GlobalKeys", "Keys in every program work no more because the desktop took them back"
        ),
    }[obstacle]
    sentence = translate(
        "GlobalKeys",
        "{what}; in your desktop's own settings for shortcuts, give a key a command such as: "
        "talking-avatar remote toggle-mute",
    )
    return sentence.format(what=what.format(words=words))
