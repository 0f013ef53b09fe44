"""Priority is asked for a thread, not for the program."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from talking_avatar.outputs.punctuality import go_ahead


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a niceness for every thread")
def test_only_the_asking_thread_goes_ahead() -> None:
    seen: dict[str, object] = {}

    def ask() -> None:
        before = os.getpriority(os.PRIO_PROCESS, 0)
        allowed = go_ahead()
        seen.update(allowed=allowed, before=before, after=os.getpriority(os.PRIO_PROCESS, 0))

    mine = os.getpriority(os.PRIO_PROCESS, 0)
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert seen["after"] == (-10 if seen["allowed"] else seen["before"])
    assert os.getpriority(os.PRIO_PROCESS, 0) == mine
