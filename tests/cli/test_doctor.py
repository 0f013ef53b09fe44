from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from talking_avatar.cli import doctor, main
from talking_avatar.doctor import checks
from talking_avatar.doctor.finding import Check, Finding, State

LONG = "a remedy that goes on for so long that no terminal has a line for it, with /a/path/that/stays-whole"


def use(monkeypatch: pytest.MonkeyPatch, findings: Mapping[str, list[Finding]]) -> None:
    """Each look at a check gives the next of its findings; the last one stays."""

    def check(name: str) -> Check:
        left = list(findings[name])
        return lambda machine: left.pop(0) if len(left) > 1 else left[0]

    table = {name: check(name) for name in findings}
    monkeypatch.setattr(checks, "CHECKS", table)
    monkeypatch.setattr(doctor, "CHECKS", table)


GOOD = Finding("Python", State.OK, "3.11")
POOR = Finding("Disk", State.WARNING, "little", LONG)
BAD = Finding("Models", State.ERROR, "one is damaged", "install again")


def test_what_is_well_and_what_is_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    use(monkeypatch, {"python": [GOOD], "disk": [POOR]})
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "ok       Python            3.11"
    assert lines[1] == "warning  Disk              little"
    assert lines[2].startswith(" " * 27 + "-> a remedy")
    assert lines[-1] == "1 warning."
    assert max(map(len, lines)) < 90
    assert any("/a/path/that/stays-whole" in line for line in lines)


def test_an_error_gives_one(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    use(monkeypatch, {"python": [GOOD], "disk": [POOR], "models": [BAD]})
    assert main(["doctor"]) == 1
    assert capsys.readouterr().out.endswith("1 error and 1 warning.\n")
    assert main(["doctor", "python"]) == 0
    assert "All is well." in capsys.readouterr().out


def test_for_programs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    use(monkeypatch, {"python": [GOOD], "models": [BAD]})
    assert main(["doctor", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["state"] for one in told] == ["ok", "error"]
    assert told[1] == {
        "name": "Models",
        "state": "error",
        "found": "one is damaged",
        "remedy": "install again",
        "fixable": False,
    }


def test_mending(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    mended: list[str] = []
    broken = Finding("Loops", State.WARNING, "not compiled", "compile", lambda: mended.append("loops"))
    use(monkeypatch, {"loops": [broken, broken, Finding("Loops", State.OK, "all 9")]})
    assert main(["doctor"]) == 0
    assert "--fix mends 1 of them" in capsys.readouterr().out
    assert mended == []
    assert main(["doctor", "--fix"]) == 0
    assert mended == ["loops"]
    assert "ok       Loops             all 9" in capsys.readouterr().out


def test_an_unknown_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "weather"]) == 2
    assert "none of python, packages" in capsys.readouterr().err
