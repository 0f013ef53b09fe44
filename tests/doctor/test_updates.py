from __future__ import annotations

import argparse

import pytest

from talking_avatar.cli import doctor
from talking_avatar.doctor.checks import CHECKS
from talking_avatar.doctor.finding import Finding, State
from talking_avatar.doctor.machine import Machine
from talking_avatar.doctor.updates import updates
from talking_avatar.errors import UserError
from talking_avatar.updates import FEED_VARIABLE, Release


def found(answer: Release | UserError | None) -> Finding:
    def ask() -> Release | None:
        if isinstance(answer, UserError):
            raise answer
        return answer

    return updates(Machine(newer_release=ask))


def test_what_is_told() -> None:
    assert found(None).state is State.OK
    newer = found(Release("9.1", "https://example.org/get"))
    assert (newer.state, newer.remedy) == (State.WARNING, "get it from https://example.org/get")
    urgent = found(Release("9.1", "https://example.org/get", urgent=True))
    assert urgent.state is State.ERROR
    assert "9.1 is out, which closes a security hole" in urgent.found
    assert found(UserError("It could not be found out", "nobody answers", "try again")).state is State.WARNING


def test_nobody_is_asked_unless_a_person_wants_to_know(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An address that is refused before anything is sent shows who asks."""
    assert "updates" not in CHECKS
    monkeypatch.setenv(FEED_VARIABLE, "http://example.org")
    parser = argparse.ArgumentParser()
    doctor.add_arguments(parser)
    assert doctor.run(parser.parse_args(["python"])) == 0
    assert "Updates" not in capsys.readouterr().out
    assert doctor.run(parser.parse_args(["python", "--check-updates"])) == 0
    assert f"{FEED_VARIABLE} names no encrypted address" in " ".join(capsys.readouterr().out.split())
