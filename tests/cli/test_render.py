"""The program as people use it: a portrait and a voice go in, a video comes out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.cli import main
from talking_avatar.media.audio import SoundReader
from talking_avatar.media.provenance import DIGITAL_SOURCE_TYPE
from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.face_landmarks import FaceRegion
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.portrait.prepare import FaceModels
from talking_avatar.portrait.traits import CLOSED_LIPS_IPD, lip_gap_ipd
from talking_avatar.resources import bundled
from tests.conftest import PORTRAITS, ROOT
from tests.outside_tools import probe

VOICE = bundled("resources", "voices", "heart.flac")
WOMAN = str(PORTRAITS["woman"])

pytestmark = [pytest.mark.full, pytest.mark.usefixtures("own_cache")]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("render") / "talk.mp4"
    assert main(["render", WOMAN, str(VOICE), "-o", str(out), "-q"]) == 0
    return out


def streams(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    found = {stream["codec_type"]: stream for stream in probe(path, "-count_frames")["streams"]}
    return found["video"], found["audio"]


def frames(path: Path) -> NDArray[np.uint8]:
    with av.open(str(path)) as container:
        return np.stack([frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)])


def sound(path: Path) -> tuple[NDArray[np.float32], int]:
    with SoundReader(path) as reader:
        return np.concatenate(list(reader.blocks())).mean(axis=1), reader.format.rate_hz


def lips(path: Path, portrait: Portrait, models: FaceModels) -> NDArray[np.float64]:
    """Gap between the lips on every frame, found again by the landmark network."""
    gaps = []
    pictures = frames(path)
    near = portrait.landmarks_px * (pictures.shape[1] / CROP_PX)
    for frame in pictures:
        near = models.landmarker.locate(frame, FaceRegion.around_points(near), passes=2).points_px
        eyes = near[[*topology.RIGHT_EYE]].mean(axis=0) - near[[*topology.LEFT_EYE]].mean(axis=0)
        gaps.append(lip_gap_ipd(near, float(np.linalg.norm(eyes))))
    return np.array(gaps)


def loudness(path: Path, rate: Fraction, count: int) -> NDArray[np.float64]:
    """Level of the voice in dB around the middle of each frame's time, over 60 ms."""
    samples, rate_hz = sound(path)
    samples = np.pad(samples, (rate_hz, rate_hz))
    half = round(0.03 * rate_hz)
    middles = [round(i / float(rate) * rate_hz) + rate_hz for i in range(count)]
    power = [float((samples[m - half : m + half] ** 2).mean()) for m in middles]
    return np.maximum(10 * np.log10(np.array(power) + 1e-9), -50)


def test_the_file_is_what_players_and_websites_want(spoken: Path) -> None:
    video, audio = streams(spoken)
    assert (video["codec_name"], audio["codec_name"]) == ("h264", "aac")
    assert video["pix_fmt"] == "yuv420p"
    assert (video["width"], video["height"]) == (512, 512)
    assert video["r_frame_rate"] == "25/1"
    assert float(video["duration"]) == pytest.approx(float(audio["duration"]), abs=1 / 25)
    samples, rate_hz = sound(VOICE)
    assert float(audio["duration"]) == pytest.approx(len(samples) / rate_hz, abs=1 / 25)
    data = spoken.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_the_file_says_that_it_is_synthetic(spoken: Path) -> None:
    tags = probe(spoken)["format"]["tags"]
    assert "synthetic" in tags["comment"]
    assert DIGITAL_SOURCE_TYPE in tags["comment"]


def test_the_sound_is_the_voice(spoken: Path) -> None:
    (before, rate_hz), (after, after_hz) = sound(VOICE), sound(spoken)
    assert rate_hz == after_hz
    count = min(len(before), len(after))
    lags = np.arange(-400, 401)
    core = before[rate_hz : count - rate_hz]
    scores = [float(np.dot(core, after[rate_hz + lag : rate_hz + lag + len(core)])) for lag in lags]
    assert abs(int(lags[int(np.argmax(scores))])) / rate_hz < 0.001
    likeness = max(scores) / (np.linalg.norm(core) * np.linalg.norm(after[rate_hz : rate_hz + len(core)]))
    assert likeness > 0.97


@pytest.mark.parametrize(("motion", "at_least"), [("built-in", 0.3), ("loudness", 0.55)])
def test_lips_on_the_decoded_frames_follow_the_voice(
    tmp_path: Path, woman: Portrait, face_models: FaceModels, motion: str, at_least: float
) -> None:
    """The trained mouth shapes sounds, of which loudness tells only a part."""
    out = tmp_path / "out.mp4"
    words = ["render", WOMAN, str(VOICE), "-o", str(out), "-q", "--motion", motion, "--head-motion", "0"]
    assert main(words) == 0
    gaps = lips(out, woman, face_models)
    loud = loudness(out, Fraction(25), len(gaps))
    by_lag = {lag: float(np.corrcoef(gaps[5:-5], np.roll(loud, lag)[5:-5])[0, 1]) for lag in range(-5, 6)}
    best = max(by_lag, key=lambda lag: by_lag[lag])
    assert by_lag[best] > at_least
    assert abs(best) <= 1
    assert gaps.max() > 0.10
    assert gaps.max() < 0.35


def test_lips_are_shut_before_between_and_after_the_words(
    tmp_path: Path, woman: Portrait, face_models: FaceModels
) -> None:
    samples, rate_hz = sound(VOICE)
    pause = np.zeros(round(1.5 * rate_hz), np.float32)
    words = samples[: round(2.4 * rate_hz)]
    voice = tmp_path / "words.wav"
    write_wav(voice, np.concatenate([pause, words, pause, words, pause]), rate_hz)
    out = tmp_path / "out.mp4"
    assert main(["render", WOMAN, str(voice), "-o", str(out), "-q", "--size", "320"]) == 0
    gaps = lips(out, woman, face_models)
    times_s = np.arange(len(gaps)) / 25
    silent = (times_s < 1.4) | ((times_s > 4.3) & (times_s < 5.3)) | (times_s > 8.2)
    assert gaps[silent].max() < CLOSED_LIPS_IPD
    assert gaps[~silent].max() > 0.08


def write_wav(path: Path, samples: NDArray[np.float32], rate_hz: int) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=rate_hz, layout="mono")
        whole = np.rint(np.clip(samples, -1, 1) * 32767).astype(np.int16)[None]
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(whole), format="s16", layout="mono")
        frame.rate = rate_hz
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)


def test_one_seed_gives_one_video(tmp_path: Path) -> None:
    def render(name: str, seed: int) -> NDArray[np.uint8]:
        out = tmp_path / name
        words = ["render", WOMAN, str(VOICE), "-o", str(out), "-q", "--size", "128", "--seed", str(seed)]
        assert main(words) == 0
        return frames(out)

    first, again, other = render("a.mp4", 3), render("b.mp4", 3), render("c.mp4", 4)
    np.testing.assert_array_equal(first, again)
    assert (first != other).any(axis=(1, 2, 3)).mean() > 0.9


@pytest.mark.parametrize(
    ("fps", "rate"), [("30", Fraction(30)), ("29.97", Fraction(30_000, 1001)), ("60", Fraction(60))]
)
def test_every_frame_rate_shows_new_frames(tmp_path: Path, fps: str, rate: Fraction) -> None:
    out = tmp_path / "out.mp4"
    assert main(["render", WOMAN, str(VOICE), "-o", str(out), "-q", "--size", "160", "--fps", fps]) == 0
    video, audio = streams(out)
    assert Fraction(video["r_frame_rate"]) == rate
    assert int(video["nb_read_frames"]) / rate == pytest.approx(float(audio["duration"]), abs=float(1 / rate))
    pictures = frames(out).astype(np.int16)
    changes = np.abs(np.diff(pictures, axis=0)).mean(axis=(1, 2, 3))
    assert np.mean(changes > 0.01) > 0.95


@pytest.mark.parametrize(
    ("options", "name", "size"),
    [
        (["--frame", "16:9", "--size", "360"], "wide.mp4", (640, 360)),
        (["--frame", "photo", "--size", "300"], "photo.mp4", (300, 300)),
        (["--background", "blur", "--size", "200"], "blur.mkv", (200, 200)),
        (["--background", "#00c040", "--size", "200"], "green.mov", (200, 200)),
        (["--background", "transparent", "--size", "200"], "alpha.webm", (200, 200)),
    ],
)
def test_frames_and_backgrounds(tmp_path: Path, options: list[str], name: str, size: tuple[int, int]) -> None:
    short = shortened(tmp_path, 1.0)
    out = tmp_path / name
    assert main(["render", WOMAN, str(short), "-o", str(out), "-q", *options]) == 0
    video, _ = streams(out)
    assert (video["width"], video["height"]) == size
    pictures = frames(out)
    if name == "green.mov":
        assert np.abs(pictures[:, 4:16, 4:16].reshape(-1, 3).mean(axis=0) - [0, 192, 64]).max() < 12
    if name == "alpha.webm":
        assert video["tags"].get("alpha_mode", video["tags"].get("ALPHA_MODE")) == "1"


def test_another_picture_behind_the_portrait(tmp_path: Path) -> None:
    behind = np.zeros((90, 160, 3), np.uint8)
    behind[..., 2] = 210
    picture = tmp_path / "beach.png"
    cv2.imwrite(str(picture), behind[..., ::-1])
    out = tmp_path / "out.mp4"
    words = ["render", WOMAN, str(shortened(tmp_path, 0.6)), "-o", str(out), "-q", "--size", "200"]
    assert main([*words, "--background", str(picture)]) == 0
    corner = frames(out)[:, 4:16, 4:16].reshape(-1, 3).mean(axis=0)
    assert np.abs(corner - [0, 0, 210]).max() < 12


def shortened(folder: Path, seconds: float) -> Path:
    samples, rate_hz = sound(VOICE)
    path = folder / "short.wav"
    write_wav(path, samples[: round(seconds * rate_hz)], rate_hz)
    return path


def test_sliders_and_presets_change_the_picture(tmp_path: Path) -> None:
    short = shortened(tmp_path, 0.6)

    def middle(*options: str) -> NDArray[np.int16]:
        out = tmp_path / "out.mp4"
        assert main(["render", WOMAN, str(short), "-o", str(out), "-q", "-y", "--size", "256", *options]) == 0
        return frames(out)[8].astype(np.int16)

    plain, smiling, turned = middle(), middle("--smile", "0.8"), middle("--head-yaw-deg", "12")
    friendly = middle("--preset", "friendly")
    for changed in (smiling, turned, friendly):
        assert np.abs(changed - plain).mean() > 0.15
    mouth, corner = (slice(150, 190), slice(90, 166)), (slice(0, 24), slice(0, 24))
    assert np.abs(smiling - plain)[mouth].mean() > 5 * np.abs(smiling - plain)[corner].mean()


def test_ctrl_c_leaves_a_video_that_plays(tmp_path: Path) -> None:
    samples, rate_hz = sound(VOICE)
    voice, out = tmp_path / "long.wav", tmp_path / "out.mp4"
    write_wav(voice, np.tile(samples, 8), rate_hz)
    command = [sys.executable, "-m", "talking_avatar", "render", WOMAN, str(voice), "-o", str(out)]
    process = subprocess.Popen(
        [*command, "--size", "256"], cwd=ROOT, stderr=subprocess.PIPE, text=True, env=os.environ.copy()
    )
    assert process.stderr is not None
    assert any("10%" in line for line in process.stderr)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Stopped: " in errors
    assert str(out) in errors
    assert sorted(tmp_path.iterdir()) == sorted([voice, out])
    video, audio = streams(out)
    assert 4 < float(video["duration"]) < 45
    assert float(video["duration"]) == pytest.approx(float(audio["duration"]), abs=0.06)
    assert len(frames(out)) == int(video["nb_read_frames"])
    assert b"moov" in out.read_bytes()


def test_time_left_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.mp4"
    assert main(["render", WOMAN, str(VOICE), "-o", str(out), "--size", "128"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert " left" in shown.err
    assert f"{out} (" in shown.err
    assert "155 frames" in shown.err


def test_a_finished_video_is_not_overwritten_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.mp4"
    out.write_bytes(b"precious")
    words = ["render", WOMAN, str(shortened(tmp_path, 0.3)), "-o", str(out), "-q", "--size", "128"]
    assert main(words) == 1
    assert "exists already; add --overwrite (-y)" in capsys.readouterr().err
    assert out.read_bytes() == b"precious"
    assert main([*words, "-y"]) == 0
    assert len(frames(out)) == 8


def test_an_engine_that_does_not_exist_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["render", WOMAN, str(VOICE), "-o", str(tmp_path / "out.mp4"), "-q", "--engine", "magic"]
    assert main(words) == 1
    assert "no engine called 'magic'; choose warp or liveportrait" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_liveportrait_without_its_networks_names_the_command_that_fetches_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALKING_AVATAR_MODELS", str(tmp_path / "nothing"))
    out = tmp_path / "out.mp4"
    assert main(["render", WOMAN, str(VOICE), "-o", str(out), "--engine", "liveportrait"]) == 1
    told = capsys.readouterr().err.strip()
    assert told.endswith("download it with: talking-avatar models download liveportrait.")
    assert "\n" not in told
    assert not out.exists()


def test_the_demo_needs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo", "--size", "128"]) == 0
    assert len(frames(tmp_path / "talking-avatar-demo.mp4")) > 100
    assert "talking-avatar-demo.mp4" in capsys.readouterr().err
