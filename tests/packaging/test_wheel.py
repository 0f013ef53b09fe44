"""The wheel and the source archive hold what the program needs, and it works from the wheel alone."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import av
import pytest

from talking_avatar import __version__
from tests.packaging.test_tracked_files import source_files

CHECKOUT = Path(__file__).resolve().parents[2]
SHIPPED = ("talking_avatar", "resources", "models")

pytestmark = pytest.mark.full


def build(target: str, source: Path, folder: Path) -> Path:
    """Build from one folder with the back end that pyproject.toml names, without the network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (archive,) = folder.iterdir()
    return archive


@pytest.fixture(scope="module")
def source_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", CHECKOUT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(source_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made of the source archive, as an installer does that finds no wheel."""
    unpacked = tmp_path_factory.mktemp("source")
    with tarfile.open(source_archive) as archive:
        archive.extractall(unpacked, filter="data")
    (source,) = unpacked.iterdir()
    return build("wheel", source, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a new environment with the wheel; what it needs comes from this environment."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin/python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "-q", "--no-index", "--no-deps", str(wheel)], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    # A plain path: the .pth files in there, and so the editable checkout, are left aside.
    (packages / "needs.pth").write_text("\n".join(site.getsitepackages()))
    return folder / "bin"


def run(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"XDG_CACHE_HOME": str(folder / "cache"), "TALKING_AVATAR_MODELS": str(folder / "models")}
    return subprocess.run(
        [str(installed / words[0]), *words[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def tracked(*folders: str) -> set[str]:
    return {str(name) for name in source_files() if name.parts[0] in folders}


def test_the_source_archive_holds_every_tracked_file(source_archive: Path) -> None:
    with tarfile.open(source_archive) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    missing = {str(name) for name in source_files()} - held
    assert missing == set()


def test_the_wheel_holds_the_package_the_resources_the_models_and_the_licences(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        name if name.startswith("talking_avatar/") else f"talking_avatar/_bundled/{name}"
        for name in tracked(*SHIPPED)
    }
    assert wanted - held == set()
    notices = f"talking_avatar-{__version__}.dist-info/licenses"
    assert {f"{notices}/{name}" for name in ("LICENSE", "NOTICE", "LICENSES/Apache-2.0.txt")} <= held


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"talking_avatar", f"talking_avatar-{__version__}.dist-info"}


def test_the_bundled_portrait_speaks_from_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "python", "-c", "import talking_avatar; print(talking_avatar.__file__)")
    assert Path(where.stdout).is_relative_to(installed.parent)
    video = tmp_path / "out.mp4"
    done = run(installed, tmp_path, "talking-avatar", "demo", "-o", str(video), "--size", "256")
    assert done.returncode == 0, done.stderr
    with av.open(str(video)) as container:
        (picture,) = container.streams.video
        assert (picture.width, picture.height) == (256, 256)
        assert float(container.duration or 0) / av.time_base > 3
        assert container.streams.audio


def test_the_doctor_finds_the_wheels_models(installed: Path, tmp_path: Path) -> None:
    found = run(installed, tmp_path, "talking-avatar", "doctor", "models")
    assert found.returncode == 0, found.stdout + found.stderr
