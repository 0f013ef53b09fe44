"""Every Python from 3.10 to 3.13 gets one tested version of everything that is installed."""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CHECKOUT = Path(__file__).resolve().parents[2]
PYTHONS = ("3.10", "3.11", "3.12", "3.13")


def applies(requirement: Requirement, python: str) -> bool:
    environment = {
        **default_environment(),
        "python_version": python,
        "python_full_version": f"{python}.0",
        "extra": "",
    }
    return requirement.marker is None or requirement.marker.evaluate(environment)


def pins(python: str) -> dict[str, Requirement]:
    """The lines of constraints.txt that hold for one Python on this system, by canonical name."""
    lines = (CHECKOUT / "packaging/constraints.txt").read_text().splitlines()
    found: dict[str, Requirement] = {}
    for line in lines:
        if line and not line.startswith("#"):
            pin = Requirement(line)
            if applies(pin, python):
                name = canonicalize_name(pin.name)
                assert name not in found, f"{name} is pinned twice for Python {python}"
                found[name] = pin
    return found


def pinned_version(pin: Requirement) -> str:
    match = re.fullmatch(r"==([\w.]+)", str(pin.specifier))
    assert match, f"{pin} is no exact version"
    return match[1]


def project() -> dict[str, list[str]]:
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        table = tomllib.load(file)["project"]
    return {"": table["dependencies"], **table["optional-dependencies"]}


def requirements(python: str) -> list[Requirement]:
    lines = [line for group in project().values() for line in group]
    found = [Requirement(line) for line in lines if not line.startswith("talking-avatar")]
    return [requirement for requirement in found if applies(requirement, python)]


@pytest.mark.parametrize("python", PYTHONS)
def test_every_requirement_has_a_version_that_fits(python: str) -> None:
    pinned = pins(python)
    for requirement in requirements(python):
        pin = pinned[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(pinned_version(pin)), f"{pin} does not fit {requirement}"


def test_what_the_requirements_bring_along_is_pinned_too() -> None:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    pinned = pins(python)
    waiting = [requirement.name for requirement in requirements(python)]
    seen: set[str] = set()
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in seen:
            continue
        seen.add(name)
        assert name in pinned, f"{name} is installed in whatever version there is"
        try:
            needs = distribution(name).requires or []
        except PackageNotFoundError:
            continue
        waiting += [need.name for need in map(Requirement, needs) if applies(need, python)]
    assert {"numpy", "llvmlite", "flatbuffers"} <= seen


def test_this_environment_is_the_tested_one() -> None:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    for name, pin in pins(python).items():
        try:
            installed = version(name)
        except PackageNotFoundError:
            continue
        assert installed.partition("+")[0] == pinned_version(pin), name
