"""``packaging/setup.sh`` on machines where something is there, missing, broken or killed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from tests.packaging.fake_machine import CHECKOUT, FakeMachine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


@pytest.fixture
def machine(tmp_path: Path) -> FakeMachine:
    machine = FakeMachine(tmp_path)
    machine.add_python()
    machine.add("pulseaudio")
    machine.add("pactl")
    machine.add("Xvfb")
    return machine


def torch_pin() -> str:
    lines = (CHECKOUT / "packaging/constraints.txt").read_text().splitlines()
    (pin,) = [line for line in lines if line.startswith("torch==")]
    return pin


def sentence(output: str) -> str:
    """The error, which must be one line."""
    lines = [line for line in output.splitlines() if line.startswith("setup:") and not line.endswith("...")]
    assert len(lines) == 1, output
    return lines[0]


def test_the_first_run_installs_and_opens_the_window(machine: FakeMachine) -> None:
    result = machine.setup("run")
    assert result.returncode == 0, result.stderr
    assert machine.installs()[0] == f"--no-deps {torch_pin()}+cpu"
    assert machine.installs()[1].endswith("[heic,neural,train]")
    assert result.stdout == "started: -m talking_avatar gui --or-demo\n"


def test_a_second_run_installs_nothing_and_starts_at_once(machine: FakeMachine) -> None:
    machine.setup("run")
    started = time.monotonic()
    result = machine.setup("run", "render", "a photo.png", "-o", "out.mp4")
    assert time.monotonic() - started < 2
    assert machine.calls == ["-m talking_avatar render a photo.png -o out.mp4"]
    assert result.stderr == ""


def test_tests_bring_what_running_needs(machine: FakeMachine) -> None:
    machine.add("ffmpeg")
    machine.add("ffprobe")
    result = machine.setup("test", "-x")
    assert machine.installs()[1].endswith("[heic,test,neural,train]")
    assert machine.calls[-3:] == ["-m ruff check .", "-m mypy talking_avatar", "-m pytest -x"]
    assert result.stdout == "tested: -m pytest -x\n"
    machine.setup("run")
    assert machine.calls == ["-m talking_avatar gui --or-demo"]


@pytest.mark.full
def test_running_does_not_stand_in_for_testing(machine: FakeMachine) -> None:
    machine.setup("run")
    machine.setup("test-fast", "-x")
    assert machine.installs()[1].endswith("[heic,test,neural,train]")
    assert machine.calls[-1].startswith("-m pytest -m not full --numprocesses logical")
    assert machine.calls[-1].endswith(" -x")


@pytest.mark.full
@pytest.mark.parametrize("name", ["pyproject.toml", "packaging/constraints.txt"])
def test_a_changed_requirement_installs_again(machine: FakeMachine, name: str) -> None:
    machine.setup("run")
    with (machine.root / name).open("a") as file:
        file.write("# changed\n")
    machine.setup("run")
    assert len(machine.installs()) == 2
    assert not any(call.startswith("-m venv") for call in machine.calls)


@pytest.mark.full
@pytest.mark.parametrize("moment", ["torch==", "[heic"])
def test_a_killed_set_up_is_made_afresh(machine: FakeMachine, moment: str) -> None:
    machine.variables["KILL_AT"] = moment
    assert machine.setup("run").returncode == -9
    del machine.variables["KILL_AT"]
    result = machine.setup("run")
    assert result.returncode == 0
    assert "cut short" in result.stderr
    assert any(call.startswith("-m venv --clear") for call in machine.calls)
    machine.setup("run")
    assert machine.installs() == []


def test_a_failed_download_says_so_and_is_tried_again(machine: FakeMachine) -> None:
    machine.variables["FAIL_AT"] = "[heic"
    result = machine.setup("run")
    assert result.returncode == 1
    assert "network" in sentence(result.stderr)
    log = machine.root / "build/setup.log"
    assert str(log) in sentence(result.stderr)
    assert "no route to host" in log.read_text()
    del machine.variables["FAIL_AT"]
    assert machine.setup("run").returncode == 0
    assert not any(call.startswith("-m venv") for call in machine.calls)


def test_a_missing_library_is_named(machine: FakeMachine) -> None:
    machine.variables["LOAD_ERROR"] = "libstdc++.so.6: cannot open shared object file: No such file"
    machine.add("dnf")
    result = machine.setup("run")
    assert result.returncode == 1
    assert "libstdc++.so.6 is missing; sudo dnf install libstdc++" in sentence(result.stderr)


def test_no_python(tmp_path: Path) -> None:
    machine = FakeMachine(tmp_path)
    machine.add("python3", "#!/bin/sh\nexit 1\n")
    machine.add("apt-get")
    result = machine.setup("run")
    assert result.returncode == 1
    assert "sudo apt install python3 python3-venv" in sentence(result.stderr)


@pytest.mark.full
def test_another_python_is_found_when_python3_is_too_old(tmp_path: Path) -> None:
    machine = FakeMachine(tmp_path)
    machine.add("python3", "#!/bin/sh\nexit 1\n")
    machine.add_python("python3.12")
    assert machine.setup("run").returncode == 0


def test_python_without_venv(machine: FakeMachine) -> None:
    machine.variables["NO_VENV"] = "1"
    machine.add("apt-get")
    result = machine.setup("run")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"sudo apt install python{version}-venv" in sentence(result.stderr)


@pytest.mark.full
def test_root_gets_python_installed(tmp_path: Path) -> None:
    machine = FakeMachine(tmp_path)
    machine.add_python("hidden-python")
    machine.set_user(0)
    python = machine.bin / "python3"
    machine.add("apt-get", f'#!/bin/sh\n[ "$1" = update ] || cp "{machine.bin}/hidden-python" "{python}"\n')
    machine.add("python3", "#!/bin/sh\nexit 127\n")
    result = machine.setup("run")
    assert result.returncode == 0, result.stderr
    assert "installing Python" in result.stderr


@pytest.mark.full
def test_without_sudo_the_tests_go_on_and_ffmpeg_is_named(machine: FakeMachine) -> None:
    machine.add("apt-get", "#!/bin/sh\nexit 1\n")
    machine.add("sudo", "#!/bin/sh\nexit 1\n")
    result = machine.setup("test")
    assert result.returncode == 0
    assert "sudo apt install ffmpeg" in sentence(result.stderr)
    assert machine.calls[-1] == "-m pytest"


def test_root_gets_ffmpeg_installed(machine: FakeMachine) -> None:
    machine.set_user(0)
    machine.add("apt-get", '#!/bin/sh\necho "apt-get $*" >>"$CALLS"\n')
    machine.setup("test")
    assert "apt-get install -q -y --no-install-recommends ffmpeg" in machine.calls


@pytest.mark.full
def test_a_missing_portaudio_is_installed_or_named(machine: FakeMachine) -> None:
    machine.variables["NO_PORTAUDIO"] = "1"
    machine.add("dnf")
    result = machine.setup("run")
    assert result.returncode == 0
    assert "sudo dnf install portaudio" in sentence(result.stderr)
    machine.set_user(0)
    machine.add("apt-get", '#!/bin/sh\necho "apt-get $*" >>"$CALLS"\n')
    machine.setup("test")
    assert any(call.endswith("libportaudio2 libasound2-plugins") for call in machine.calls)


@pytest.mark.full
def test_a_missing_sound_server_is_named_and_the_tests_go_on(machine: FakeMachine) -> None:
    machine.add("ffmpeg")
    machine.add("ffprobe")
    (machine.bin / "pactl").unlink()
    machine.add("apt-get", "#!/bin/sh\nexit 1\n")
    result = machine.setup("test")
    assert "sudo apt install pulseaudio" in sentence(result.stderr)
    assert machine.calls[-1] == "-m pytest"


@pytest.mark.full
def test_torch_is_left_out_when_asked(machine: FakeMachine) -> None:
    machine.variables["TALKING_AVATAR_TORCH"] = "skip"
    machine.setup("run")
    assert [install.rpartition("[")[2] for install in machine.installs()] == ["heic]"]


@pytest.mark.full
def test_torch_is_the_plain_build_where_there_is_a_gpu(machine: FakeMachine) -> None:
    machine.add("nvidia-smi", '#!/bin/sh\necho "GPU 0: Some Card"\n')
    machine.setup("run")
    assert machine.installs()[0] == torch_pin()


@pytest.mark.full
def test_an_nvidia_tool_without_a_gpu_is_no_gpu(machine: FakeMachine) -> None:
    machine.add("nvidia-smi", '#!/bin/sh\necho "NVIDIA-SMI has failed"; exit 9\n')
    machine.setup("run")
    assert machine.installs()[0] == f"--no-deps {torch_pin()}+cpu"


@pytest.mark.full
def test_torch_comes_from_the_next_place_when_one_fails(machine: FakeMachine) -> None:
    machine.variables["FAIL_AT"] = "+cpu"
    result = machine.setup("run")
    tried = machine.installs()[:3]
    assert [install.split()[-1] for install in tried] == [
        f"{torch_pin()}+cpu",
        f"{torch_pin()}+cpu",
        torch_pin(),
    ]
    assert "--index-url" in tried[1]
    assert "could not be fetched" in sentence(result.stderr)


@pytest.mark.parametrize("command", ["run", "clean"])
def test_a_folder_that_is_no_environment_is_left_alone(
    machine: FakeMachine, tmp_path: Path, command: str
) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "wedding.jpg").touch()
    machine.variables["TALKING_AVATAR_VENV"] = str(photos)
    result = machine.setup(command)
    assert result.returncode == 1
    assert "is not a virtual environment" in sentence(result.stderr)
    assert (photos / "wedding.jpg").exists()


def test_an_unsupported_machine_is_told_at_once(machine: FakeMachine) -> None:
    (machine.bin / "uname").unlink()
    machine.add("uname", '#!/bin/sh\n[ "$1" = -s ] && echo Darwin || echo x86_64\n')
    result = machine.setup("run")
    assert "Darwin on x86_64" in sentence(result.stderr)
    assert machine.installs() == []


def test_an_unknown_command(machine: FakeMachine) -> None:
    result = machine.setup("fly")
    assert result.returncode == 1
    assert 'no command "fly"' in sentence(result.stderr)


@pytest.mark.full
def test_a_missing_screen_server_is_named_and_the_tests_go_on(machine: FakeMachine) -> None:
    machine.add("ffmpeg")
    machine.add("ffprobe")
    (machine.bin / "Xvfb").unlink()
    machine.add("apt-get", "#!/bin/sh\nexit 1\n")
    result = machine.setup("test")
    assert "sudo apt install xvfb" in sentence(result.stderr)
    assert machine.calls[-1] == "-m pytest"
