"""The Python packages that the program needs, by what its own metadata says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import metadata

from talking_avatar.doctor.finding import Finding, State
from talking_avatar.doctor.machine import Machine

_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*(?:\[[^]]*\])?\s*([^;]*)(;.*)?")
_REMEDY = "set the program up again (make run), or: pip install --upgrade talking-avatar"


def packages(machine: Machine) -> Finding:
    del machine
    try:
        required = metadata.requires("talking-avatar") or []
    except metadata.PackageNotFoundError:
        return Finding("Packages", State.WARNING, "not known: the program is not installed", _REMEDY)
    return judge(required)


def judge(required: Sequence[str]) -> Finding:
    """``required``: as in a package's metadata. Those of extras are not asked for, and those for some systems
    only where they are installed."""
    wrong: list[str] = []
    good = 0
    for line in required:
        name, wanted, marker = _parts(line)
        try:
            installed = metadata.version(name)
        except metadata.PackageNotFoundError:
            if not marker:
                wrong.append(f"{name} is missing")
            continue
        if "extra" in marker:
            continue
        oldest = re.search(r">=\s*([\d.]+)", wanted)
        if oldest and _numbers(installed) < _numbers(oldest[1]):
            wrong.append(f"{name} is {installed} and not {oldest[1]} or newer")
        else:
            good += 1
    if wrong:
        return Finding("Packages", State.ERROR, "; ".join(wrong), _REMEDY)
    return Finding("Packages", State.OK, f"all {good} that are needed")


def _parts(line: str) -> tuple[str, str, str]:
    match = _REQUIREMENT.match(line)
    return (match[1], match[2], match[3] or "") if match else (line, "", "")


def _numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version.partition("+")[0])]
