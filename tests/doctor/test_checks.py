"""All of it together: nothing that one check does can take the others along."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from talking_avatar.doctor.checks import CHECKS, examine, look
from talking_avatar.doctor.finding import Finding, State
from talking_avatar.doctor.machine import Machine, Ran, run_program
from talking_avatar.errors import UserError
from tests.doctor.pretended import NoMicrophone, Programs, pretended
from tests.hand_clock import HandClock


def test_a_bare_computer_is_described_to_the_end(tmp_path: Path) -> None:
    time = HandClock()
    machine = pretended(
        tmp_path,
        Programs({"python": Ran(1, "", "nothing works\n")}),
        microphone=NoMicrophone,
        now_s=time,
        sleep=time.tick,
        environment={"TALKING_AVATAR_MODELS": str(tmp_path)},
    )
    names = [name for name in CHECKS if name != "speed"]  # which no pretended computer has
    findings = list(examine(names, machine))
    assert len(findings) == len({finding.name for finding in findings}) == len(names)
    for finding in findings:
        assert finding.found
        assert "\n" not in finding.found + finding.remedy
        assert bool(finding.remedy) == (finding.state is not State.OK), finding


def test_a_check_that_fails_is_a_finding(tmp_path: Path) -> None:
    def broken(machine: Machine) -> Finding:
        raise ZeroDivisionError("nothing to divide")

    def told(machine: Machine) -> Finding:
        raise UserError("It is missing", "", "bring it")

    finding = look(broken, "broken", pretended(tmp_path))
    assert (finding.state, "nothing to divide" in finding.found) == (State.ERROR, True)
    assert look(told, "told", pretended(tmp_path)).remedy == "bring it"


def test_a_check_that_hangs_is_left_behind(tmp_path: Path) -> None:
    end = threading.Event()

    def hangs(machine: Machine) -> Finding:
        end.wait(30)
        return Finding("late", State.OK, "late")

    finding = look(hangs, "driver", pretended(tmp_path), longest_s=0.05)
    end.set()
    assert finding.state is State.ERROR
    assert "no answer" in finding.found


def test_an_unknown_name() -> None:
    with pytest.raises(KeyError):
        next(examine(["weather"]))


def test_programs_that_do_not_start_or_end() -> None:
    assert run_program(["no-such-program-here"]).code is None
    assert run_program(["sleep", "5"], limit_s=0.05).code is None
    assert run_program(["echo", "good day"]).output == "good day\n"
