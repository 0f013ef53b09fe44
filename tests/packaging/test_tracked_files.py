"""What may lie in the source tree: credited files, and nothing about the machines it was written on."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
NOT_SOURCE = {".venv", ".git", "build", "dist", "node_modules"}
OURS = {".md", ".toml", ".txt"}

REGISTRIES = ("py" + "pi.org", "pythonhosted" + ".org", "registry.npm" + "js.org", "deb.debian" + ".org")
MACHINE_PATHS = ("/wo" + "rk/", "/ro" + "ot/", "/opt/whe" + "els", "/tm" + "p/team")
PRIVATE = re.compile("|".join(map(re.escape, REGISTRIES + MACHINE_PATHS)).encode())


def source_files() -> list[Path]:
    """The tracked files; outside a git checkout (an unpacked release) all files."""
    if shutil.which("git") and (CHECKOUT / ".git").exists():
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, check=True
        ).stdout
        names = [Path(name) for name in listing.decode().split("\0") if name]
    else:
        names = [path.relative_to(CHECKOUT) for path in CHECKOUT.rglob("*")]
    return [name for name in names if (CHECKOUT / name).is_file() and not NOT_SOURCE & set(name.parts)]


def credited_patterns() -> list[str]:
    """The lines of NOTICE that name files: at the margin, with a slash and without a space."""
    return re.findall(r"^(\S+/\S+)$", (CHECKOUT / "NOTICE").read_text(), re.MULTILINE)


def test_no_registry_and_no_path_of_one_machine() -> None:
    found = {str(name): PRIVATE.findall((CHECKOUT / name).read_bytes()) for name in source_files()}
    assert len(found) > 50
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.parametrize("folder", ["models", "resources", "tests/data"])
def test_every_bundled_file_is_credited_in_the_notice(folder: str) -> None:
    patterns = credited_patterns()
    files = [name for name in source_files() if name.is_relative_to(folder) and name.suffix not in OURS]
    assert files
    assert [str(name) for name in files if not any(name.match(pattern) for pattern in patterns)] == []


def test_the_notice_names_nothing_that_is_not_there() -> None:
    files = source_files()
    assert [line for line in credited_patterns() if not any(name.match(line) for name in files)] == []


def test_the_licences_that_the_notice_refers_to_are_there() -> None:
    for name in set(re.findall(r"LICENSES/\S+\.txt", (CHECKOUT / "NOTICE").read_text())):
        assert (CHECKOUT / name).stat().st_size > 1000
