"""Whatever goes wrong is in a file afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import ctypes, sys, threading
from pathlib import Path
from talking_avatar.desktop.crash_log import CrashLog
log = CrashLog(Path(sys.argv[1]), lambda sentence: print(sentence))
log.open()
def fail(): raise LookupError("lost")
match sys.argv[2]:
    case "exception": fail()
    case "thread":
        thread = threading.Thread(target=fail); thread.start(); thread.join()
    case "machine": ctypes.string_at(0)
"""


def fail(log: Path, how: str) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(log), how],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return done.stdout, log.read_text()


def test_an_exception_is_noted_with_its_place_and_told(tmp_path: Path) -> None:
    told, noted = fail(tmp_path / "logs" / "crash.log", "exception")
    assert "LookupError: lost" in told
    assert "in fail" in noted


def test_so_is_one_of_a_thread(tmp_path: Path) -> None:
    told, noted = fail(tmp_path / "crash.log", "thread")
    assert "LookupError: lost" in told
    assert "in fail" in noted


def test_a_crash_of_machine_code_leaves_where_it_was(tmp_path: Path) -> None:
    _, noted = fail(tmp_path / "crash.log", "machine")
    assert "Segmentation fault" in noted
    assert "string_at" in noted


def test_a_log_that_has_grown_long_begins_anew(tmp_path: Path) -> None:
    log = tmp_path / "crash.log"
    log.write_text("old\n" * 100_000)
    _, noted = fail(log, "exception")
    assert len(noted) < 5_000
    assert (tmp_path / "crash.old.log").exists()
