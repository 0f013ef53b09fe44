"""What goes wrong in a thread that goes on, told to the person once."""

from __future__ import annotations

from collections.abc import Callable


class Mishaps:
    """``tell`` gets a sentence; a mistake that is made with every step is told the first time only."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._told: set[str] = set()

    def while_doing(self, doing: str) -> Callable[[Exception], None]:
        """What a :class:`StageThread` calls when its step breaks."""

        def told(error: Exception) -> None:
            words = f"Something went wrong while {doing} ({type(error).__name__}: {error}); it goes on."
            if words not in self._told:
                self._told.add(words)
                self._tell(words)

        return told
