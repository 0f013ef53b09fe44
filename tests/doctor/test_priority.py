"""Whether live threads may go ahead."""

from __future__ import annotations

from pathlib import Path

from talking_avatar.doctor.finding import State
from talking_avatar.doctor.priority import priority
from talking_avatar.outputs.punctuality.urgency import Grant, Urgency
from tests.doctor.pretended import pretended


def test_a_refusal_is_a_warning_with_what_to_do(tmp_path: Path) -> None:
    finding = priority(
        pretended(tmp_path), lambda urgency: Grant(False, "this user may not", "install rtkit")
    )
    assert finding.state is State.WARNING
    assert "this user may not" in finding.found
    assert finding.remedy == "install rtkit"


def test_permission_is_asked_as_a_session_does(tmp_path: Path) -> None:
    asked: list[Urgency] = []

    def ask(urgency: Urgency) -> Grant:
        asked.append(urgency)
        return Grant(True, "RealtimeKit allows it")

    finding = priority(pretended(tmp_path), ask)
    assert (finding.state, asked) == (State.OK, [Urgency.PUNCTUAL])
    assert "RealtimeKit" in finding.found
