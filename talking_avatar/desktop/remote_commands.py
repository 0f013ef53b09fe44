"""What the running window can be told from outside, for the desktop's own global keys. Knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SHOW = "show"

REMOTE_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        SHOW: "bring the window up",
        "toggle-live": "go live, or end it",
        "go-live": "go live",
        "end-live": "end it",
        "toggle-standby": "show the standby picture, or the face again",
        "toggle-mute": "mute, or unmute",
        "mute": "mute the microphone",
        "unmute": "let it be heard again",
        "toggle-recording": "begin a recording, or end it",
        "snapshot": "keep a picture",
        "next-portrait": "choose the portrait to the right",
        "previous-portrait": "choose the portrait to the left",
        **{f"preset-{key}": f"recall preset {key}" for key in range(1, 10)},
    }
)
"""By name, with what each does."""
