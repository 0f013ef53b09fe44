"""The camera's module is loaded by programs that stand in for sudo, pkexec and modprobe."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from talking_avatar.doctor.camera import virtual_camera
from talking_avatar.doctor.machine import Machine, run_program
from talking_avatar.errors import UserError
from tests.doctor.pretended import pretended, with_file

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a system with programs of text")

MODULES = "lib/modules/6.1.0-test/modules.dep"
LOADED = "v4l2loopback\nexclusive_caps=1\ncard_label=Talking Avatar\n"


def computer(folder: Path, monkeypatch: pytest.MonkeyPatch, *programs: str, **others: object) -> Machine:
    """An ordinary user's, where v4l2loopback is installed; each asker runs what comes after it."""
    monkeypatch.setattr(Machine, "is_administrator", property(lambda self: False))
    programs_folder = folder / "bin"
    programs_folder.mkdir()
    scripts = {
        "modprobe": f"printf '%s\\n' \"$@\" > {folder}/loaded",
        "sudo": '[ "$1" = -- ] && shift; exec "$@"',
        "pkexec": 'exec "$@"',
    }
    for name in programs:
        script = programs_folder / name
        script.write_text(f"#!/bin/sh\n{scripts[name]}\n")
        script.chmod(0o755)
    with_file(folder, MODULES, "extra/v4l2loopback.ko.xz: kernel/videodev.ko\n")
    return pretended(
        folder, run=run_program, find=lambda name: shutil.which(name, path=str(programs_folder)), **others
    )


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("asker", "others"),
    [("sudo", {"terminal": True}), ("pkexec", {"environment": {"WAYLAND_DISPLAY": "wayland-0"}})],
)
def test_an_ordinary_user_is_asked_and_the_module_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asker: str, others: dict[str, object]
) -> None:
    finding = virtual_camera(computer(tmp_path, monkeypatch, "modprobe", asker, **others))
    assert finding.fix is not None
    assert not (tmp_path / "loaded").exists()  # looking changes nothing
    finding.fix()
    assert (tmp_path / "loaded").read_text() == LOADED


def test_without_anybody_to_ask_there_is_only_the_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = virtual_camera(computer(tmp_path, monkeypatch, "modprobe", "sudo", "pkexec"))
    assert finding.fix is None
    assert "sudo modprobe v4l2loopback" in finding.remedy


def test_a_refusal_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = computer(tmp_path, monkeypatch, "modprobe", "sudo", terminal=True)
    (tmp_path / "bin" / "sudo").write_text(
        "#!/bin/sh\necho 'sudo: 3 incorrect password attempts' >&2; exit 1\n"
    )
    finding = virtual_camera(machine)
    assert finding.fix is not None
    with pytest.raises(UserError, match="was not loaded because sudo: 3 incorrect password attempts"):
        finding.fix()
    assert not (tmp_path / "loaded").exists()
