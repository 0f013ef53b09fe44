"""What a global key can be given to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

TALK = "talk"
KEYED_COMMANDS = ("toggle-live", "toggle-mute", TALK, "toggle-standby")
"""Remote commands that are offered for a key; ``talk`` lets the voice through while its key is held."""


def command_words() -> Mapping[str, str]:
    """What each does, in the language of the window."""
    return {
        "toggle-live": translate("KeysCard", "Go live, or end"),
        "toggle-mute": translate("KeysCard", "Mute, or unmute"),
        TALK: translate("KeysCard", "Hold to talk"),
        "toggle-standby": translate("KeysCard", "Standby"),
    }
