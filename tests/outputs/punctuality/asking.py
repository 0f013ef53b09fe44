"""A process whose user may not lower a niceness itself asks for one, and what it then has."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

_ASK = """
import json, os, threading
from talking_avatar.outputs.punctuality.priority import go_ahead
from talking_avatar.outputs.punctuality.urgency import Urgency
told = {}
def ask():
    grant = go_ahead(Urgency.PUNCTUAL)
    told.update(granted=grant.granted, words=grant.words, remedy=grant.remedy)
    told.update(thread=threading.get_native_id(), niceness=os.getpriority(os.PRIO_PROCESS, 0))
thread = threading.Thread(target=ask)
thread.start()
thread.join()
print(json.dumps({**told, "others": os.getpriority(os.PRIO_PROCESS, 0)}))
"""


@dataclass(frozen=True)
class Asked:
    granted: bool
    words: str
    remedy: str
    thread: int
    niceness: int
    others: int


def missing_program() -> str:
    """What root needs to give up a right; empty when all is there."""
    return "setpriv" if os.geteuid() == 0 and shutil.which("setpriv") is None else ""


def without_privilege() -> list[str]:
    """Put before a command: root stays root, whose files it may need, but may not go ahead."""
    if os.geteuid():
        return []
    return ["setpriv", "--bounding-set=-sys_nice", "--inh-caps=-sys_nice"]


def ask(environment: Mapping[str, str], before: list[str]) -> Asked:
    done = subprocess.run(
        [*before, sys.executable, "-c", _ASK],
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return Asked(**json.loads(done.stdout))
