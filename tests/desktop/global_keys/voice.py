"""What keys talk to, without a session."""

from __future__ import annotations

from talking_avatar.live.session_messages import UseVoice


class Voice:
    """As much of the live controller as global keys know."""

    def __init__(self) -> None:
        self.voice = UseVoice(push_to_talk=True)
        self.told: list[bool] = []

    def use_voice(self, *, talking: bool) -> None:
        self.told.append(talking)
