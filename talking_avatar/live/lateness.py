"""Tells the person when frames are late because other programs may run first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from talking_avatar.outputs.punctuality.urgency import Grant

_MANY, _WITHIN_LOOKS = 5, 10
"""Frames, and seconds: one or two are lost whenever another program starts."""


class LatenessWatch:
    """Asked once a second. Says one sentence a session, and only where more priority would help."""

    def __init__(self, report: Callable[[str], None]) -> None:
        self.grant: Grant | None = None
        self._report = report
        self._late: deque[int] = deque(maxlen=_WITHIN_LOOKS)
        self._told = False

    def note(self, grant: Grant) -> None:
        """What the system answered to the thread that draws; called from there."""
        self.grant = grant

    def look(self, late: int) -> None:
        """``late``: the frames that were not drawn in time since the session began."""
        self._late.append(late)
        grant = self.grant
        if self._told or grant is None or grant.granted or late - self._late[0] < _MANY:
            return
        self._told = True
        self._report(f"Other programs make frames late because {grant.words}; {grant.remedy}.")
