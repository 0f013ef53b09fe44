"""Computers that are well, and such that are not."""

from __future__ import annotations

import hashlib
import os
from importlib import metadata
from pathlib import Path

import pytest

from talking_avatar.doctor import graphics, kernels, models
from talking_avatar.doctor.computer import disk, processor, python
from talking_avatar.doctor.finding import State
from talking_avatar.doctor.graphics import graphics_card, pytorch, window
from talking_avatar.doctor.machine import Machine, Ran
from talking_avatar.doctor.packages import judge as judge_packages
from talking_avatar.errors import UserError
from tests.doctor.pretended import Programs, pretended, says, with_file


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("version", "state"),
    [((3, 9, 1), State.ERROR), ((3, 10, 0), State.OK), ((3, 13, 2), State.OK), ((3, 14, 0), State.ERROR)],
)
def test_python(tmp_path: Path, version: tuple[int, int, int], state: State) -> None:
    finding = python(pretended(tmp_path, python=version))
    assert finding.state is state
    assert finding.found.startswith(".".join(map(str, version)))
    assert bool(finding.remedy) == (state is State.ERROR)


@pytest.mark.every_case
@pytest.mark.parametrize(("flags", "slow"), [("fpu sse2 avx avx2 fma avx512f", False), ("fpu sse2", True)])
def test_the_processor(tmp_path: Path, flags: str, slow: bool) -> None:
    with_file(tmp_path, "proc/cpuinfo", f"processor : 0\nmodel name\t: Fast One 9\nflags\t\t: {flags}\n")
    finding = processor(pretended(tmp_path))
    assert finding.found.startswith("Fast One 9")
    assert ("AVX2" in finding.remedy) == slow
    assert ("AVX-512" in finding.found) != slow


@pytest.mark.every_case
@pytest.mark.parametrize(("free", "state"), [(50e9, State.OK), (1.5e9, State.WARNING), (0.05e9, State.ERROR)])
def test_the_disk(tmp_path: Path, free: float, state: State) -> None:
    assert disk(pretended(tmp_path, free_bytes=lambda folder: int(free))).state is state


def test_packages_that_are_missing_or_old_are_named() -> None:
    finding = judge_packages(
        ["numpy>=2.0", "scipy>=99", "no-such-thing>=1", "no-other-thing ; extra == 'x'", "hypothesis[cli]<9"]
    )
    assert finding.state is State.ERROR
    assert "scipy is" in finding.found
    assert "no-such-thing is missing" in finding.found
    assert "other" not in finding.found
    assert "numpy" not in finding.found
    assert judge_packages(["numpy>=2.0"]).state is State.OK


def test_a_graphics_card(tmp_path: Path) -> None:
    card = Programs({"nvidia-smi": Ran(0, "NVIDIA RTX 4000, 20480 MiB, 550.54\n")})
    assert graphics_card(pretended(tmp_path, card)).found == "NVIDIA RTX 4000, 20480 MiB, driver 550.54"
    assert graphics_card(pretended(tmp_path)).state is State.OK
    broken = Programs({"nvidia-smi": Ran(9, "NVIDIA-SMI has failed\n")})
    finding = graphics_card(pretended(tmp_path, broken))
    assert finding.state is State.WARNING
    assert "NVIDIA-SMI has failed" in finding.found


CARD = Ran(0, "NVIDIA RTX 4000, 20480 MiB, 550.54\n")


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("torch", "card", "state", "words"),
    [
        (says(version="2.9", built_for="12.8", gpu="RTX", mps=False), CARD, State.OK, "on RTX"),
        (says(version="2.9", built_for="", gpu="", mps=False), None, State.OK, "on the processor"),
        (says(version="2.9", built_for="", gpu="", mps=False), CARD, State.WARNING, "not built for"),
        (says(version="2.9", built_for="12.8", gpu="", mps=False), CARD, State.WARNING, "cannot use"),
        (Ran(1, "", "Traceback\nOSError: libcudart is missing\n"), None, State.ERROR, "libcudart is missing"),
        (Ran(-11, "", ""), None, State.ERROR, "ended with -11"),
    ],
)
def test_pytorch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, torch: Ran, card: Ran | None, state: State, words: str
) -> None:
    monkeypatch.setattr(graphics, "find_spec", lambda name: object())
    answers = {"python": torch} | ({"nvidia-smi": card} if card else {})
    finding = pytorch(pretended(tmp_path, Programs(answers)))
    assert finding.state is state
    assert words in finding.found
    assert bool(finding.remedy) == (state is not State.OK)


def test_the_one_folder_program_asks_for_no_pytorch(tmp_path: Path) -> None:
    finding = pytorch(pretended(tmp_path, Programs({}), frozen=True))
    assert finding.state is State.OK
    assert "need an installation with pip" in finding.found


def test_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphics, "find_spec", lambda name: object())
    qt = says(version="6.9.3", platform="xcb", screens=["1920 x 1080 at 1.25"])
    here = {"DISPLAY": ":0"}
    finding = window(pretended(tmp_path, Programs({"python": qt}), environment=here))
    assert finding.found == "Qt 6.9.3 on xcb, 1920 x 1080 at 1.25"
    assert window(pretended(tmp_path, Programs({"python": qt}))).found == "there is no screen here"
    broken = Programs({"python": Ran(-6, "", "qt.qpa.plugin: could not load libxcb-cursor0\n")})
    finding = window(pretended(tmp_path, broken, environment=here))
    assert (finding.state, "libxcb-cursor0" in finding.found) == (State.ERROR, True)
    monkeypatch.setattr(graphics, "find_spec", lambda name: None)
    assert window(pretended(tmp_path)).state is State.WARNING


@pytest.mark.full
def test_the_real_window_without_a_screen() -> None:
    machine = Machine(environment={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    before = os.environ.get("QT_QPA_PLATFORM")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        finding = window(machine)
    finally:
        os.environ.pop("QT_QPA_PLATFORM") if before is None else os.environ.update(QT_QPA_PLATFORM=before)
    assert finding.state is State.OK
    assert "offscreen" in finding.found


def test_models_that_are_damaged_are_named(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.onnx", tmp_path / "bad.onnx"
    good.write_bytes(b"good")
    bad.write_bytes(b"bad")
    digest = hashlib.sha256(b"good").hexdigest()
    entries = [f'[{name}]\nfile = "{name}.onnx"\nsha256 = "{digest}"\n' for name in ("good", "bad", "gone")]
    manifest = tmp_path / "manifest.toml"
    manifest.write_text(entries[0])
    assert models.judge(manifest).state is State.OK
    manifest.write_text("".join(entries))
    finding = models.judge(manifest)
    assert finding.state is State.ERROR
    assert finding.found == "bad.onnx is damaged; gone.onnx is missing"
    manifest.write_text("file = 3")
    assert models.judge(manifest).state is State.ERROR


def test_the_models_of_this_program_are_whole(tmp_path: Path) -> None:
    assert models.built_in_models(pretended(tmp_path)).state is State.OK


def test_added_models(tmp_path: Path) -> None:
    machine = pretended(tmp_path, environment={"TALKING_AVATAR_MODELS": str(tmp_path)})
    assert models.optional_models(machine).state is State.OK
    with_file(tmp_path, "joyvasa/motion.part", "half")
    finding = models.optional_models(machine)
    assert finding.remedy.endswith("talking-avatar models download joyvasa/motion")
    with_file(tmp_path, "liveportrait/warping_module.safetensors", "no record")
    finding = models.optional_models(machine)
    assert (finding.state, finding.found) == (State.WARNING, "damaged: liveportrait/warping_module")


SOURCE = """
def plain(): ...

@kernel(
    reads("uint8", 3),
)
def draw(pixels): ...
"""


def test_compiled_loops(tmp_path: Path) -> None:
    sources, cache = tmp_path / "sources", tmp_path / "cache"
    (cache / "deep").mkdir(parents=True)
    with_file(sources, "raster.py", SOURCE)
    programs = Programs({"python": Ran(0)})
    machine = pretended(tmp_path, programs, python=(3, 11, 2))
    assert kernels.kernels(sources) == {"raster.draw-4": sources / "raster.py"}
    finding = kernels.judge(machine, sources, cache)
    assert finding.found == "1 of 1 are not compiled yet"
    assert finding.fix is not None
    finding.fix()
    assert programs.calls[-1][1:] == ["-m", "talking_avatar", "warmup", "--quiet"]
    index = cache / "deep" / "raster.draw-4.py311.nbi"
    index.write_bytes(metadata.version("numba").encode() + hashlib.sha256(SOURCE.encode()).digest())
    assert kernels.judge(machine, sources, cache).state is State.OK
    with_file(sources, "raster.py", SOURCE + "# changed")
    assert kernels.judge(machine, sources, cache).state is State.WARNING


def test_a_fix_that_fails_says_why(tmp_path: Path) -> None:
    sources = with_file(tmp_path / "sources", "raster.py", SOURCE)
    machine = pretended(tmp_path, Programs({"python": Ran(1, "", "no compiler\n")}))
    fix = kernels.judge(machine, sources, tmp_path / "nowhere").fix
    assert fix is not None
    with pytest.raises(UserError, match="no compiler"):
        fix()


@pytest.mark.full
def test_numba_keeps_its_files_where_the_doctor_looks() -> None:
    """The names of the files are numba's own affair, so they are compared with real ones."""
    import talking_avatar.render.warp.raster  # noqa: F401  compiles its loops where they are not

    finding = kernels.compiled_kernels(Machine())
    wanted = kernels.kernels(Path(kernels.kernel_cache.__file__).parent)
    assert len(wanted) > 5
    missing = int(finding.found.split()[0]) if finding.state is State.WARNING else 0
    assert missing < len(wanted)
