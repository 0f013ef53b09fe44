"""The files that installers are made of agree with the program and with each other."""

from __future__ import annotations

import configparser
import plistlib
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from talking_avatar import __version__
from talking_avatar.cli import COMMANDS
from talking_avatar.outputs.camera import v4l2

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
LINUX = PACKAGING / "linux"
(METAINFO,) = LINUX.glob("*.metainfo.xml")
(ENTRY,) = LINUX.glob("*.desktop")
SCRIPTS = sorted(PACKAGING.rglob("*.sh"))


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(ENTRY, encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_desktop_file_starts_the_window(entry: configparser.SectionProxy) -> None:
    program, command = entry["Exec"].split()
    assert program == "talking-avatar" and command in COMMANDS
    assert entry["Terminal"] == "false"


def test_the_window_and_the_desktop_file_know_each_other() -> None:
    app = (PACKAGING.parent / "talking_avatar/desktop/app.py").read_text(encoding="utf-8")
    assert re.search(r'setDesktopFileName\("([^"]+)"\)', app)[1] == ENTRY.stem  # type: ignore[index]


def test_desktops_that_want_a_domain_in_a_programs_name_find_one() -> None:
    assert re.fullmatch(r"[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)+", ENTRY.stem)  # as GApplication's


def test_the_metainfo_names_this_version_and_the_desktop_file() -> None:
    tree = ElementTree.parse(METAINFO).getroot()
    assert tree.findtext("id") == METAINFO.name.removesuffix(".metainfo.xml")
    assert (LINUX / (tree.findtext("launchable") or "")).is_file()
    releases = [release.get("version") for release in tree.iter("release")]
    assert releases[0] == __version__


def test_the_camera_is_loaded_as_the_program_advises() -> None:
    options = (LINUX / "talking-avatar-modprobe.conf").read_text()
    (line,) = re.findall(r"^options v4l2loopback (.*)$", options, re.MULTILINE)
    for option in re.findall(r"\w+=(?:'[^']*'|\S+)", v4l2.LOAD):
        assert option.replace("'", '"') in line
    (name,) = re.findall(r'card_label="([^"]+)"', line)
    assert f'ATTR{{name}}=="{name}"' in (LINUX / "70-talking-avatar.rules").read_text()


@pytest.mark.parametrize("tool", [("desktop-file-validate", "*.desktop"), ("appstreamcli", "*.metainfo.xml")])
def test_the_systems_own_tools_find_nothing(tool: tuple[str, str]) -> None:
    program, files = tool
    if shutil.which(program) is None:
        pytest.skip(f"needs the program {program}")
    words = ["validate", "--no-net"] if program == "appstreamcli" else []
    done = subprocess.run(
        [program, *words, *LINUX.glob(files)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_have_no_mistakes_of_grammar(script: Path) -> None:
    shell = script.read_text(encoding="utf-8").splitlines()[0].removeprefix("#!").split("/")[-1]
    subprocess.run([shell, "-n", str(script)], check=True)


def test_the_macs_entitlements_can_be_read() -> None:
    allowed = plistlib.loads((PACKAGING / "macos/entitlements.plist").read_bytes())
    assert allowed["com.apple.security.device.audio-input"] is True


def test_both_builds_use_the_same_pyinstaller() -> None:
    unix = (PACKAGING / "build_app.sh").read_text()
    windows = (PACKAGING / "windows/build_app.ps1").read_text()
    (version,) = re.findall(r"^pyinstaller=(\S+)$", unix, re.MULTILINE)
    assert f"pyinstaller=={version}" in windows


def test_recipes_that_were_never_tried_say_so() -> None:
    for name in ("windows/build_app.ps1", "windows/installer.iss", "macos/build_dmg.sh"):
        assert "NOT TRIED" in (PACKAGING / name).read_text()
