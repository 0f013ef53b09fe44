"""One place for one thing: the newest replaces the one before."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Any thread puts, any takes; nobody waits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._content: T | None = None

    def put(self, content: T) -> None:
        with self._lock:
            self._content = content

    def take(self) -> T | None:
        """What is there, which then is no longer; ``None`` when nothing is."""
        with self._lock:
            content, self._content = self._content, None
            return content
