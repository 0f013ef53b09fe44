"""Loads the generator that moves the face, beside the session: a trained model takes seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from talking_avatar.assembly.voices import Voice
from talking_avatar.errors import UserError
from talking_avatar.live.workbench import Workbench

VoiceMaker = Callable[[str | Path, str, Mapping[str, float]], Voice]
"""``(motion, preset, styles)``; see ``assembly.voices.make_voice``."""


class VoiceDesk(Workbench[tuple[str | Path, str, Mapping[str, float]], Voice | UserError]):
    """Gives what was loaded, or why it was not."""

    def __init__(self, make: VoiceMaker) -> None:
        super().__init__("voice-loader", lambda order: _loaded(make, *order))

    def order(self, motion: str | Path, preset: str, styles: Mapping[str, float]) -> None:
        """Load this generator for this preset of the delay, with these values of its styles."""
        self.take_on((motion, preset, styles))


def _loaded(
    make: VoiceMaker, motion: str | Path, preset: str, styles: Mapping[str, float]
) -> Voice | UserError:
    try:
        return make(motion, preset, styles)
    except UserError as error:
        return error
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        return UserError("The motion model cannot be loaded", why, "choose another motion model")
