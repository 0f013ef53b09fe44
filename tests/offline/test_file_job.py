"""The way from a sound file to a video file, with a stand-in for the face: a grey that follows the jaw."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.media.audio import SoundReader
from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX
from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion, FaceState
from talking_avatar.motion.generator import VOICE_RATE_HZ
from talking_avatar.motion.performer import FILE_LOOK_AHEAD_FRAMES, Performer, PerformerSettings
from talking_avatar.offline.file_job import FileJob, FileJobRunner, JobReport
from talking_avatar.resources import bundled

VOICE = bundled("resources", "voices", "heart.flac")
JAW = CONTROL_INDEX["jawOpen"]


class LoudnessGenerator:
    """The jaw opens with the loudness of the same 40 ms."""

    look_ahead_s = 0.0

    def stream(self, seed: int) -> LoudnessGenerator:
        self._heard = np.zeros(0, np.float32)
        return self

    def push(self, samples: NDArray[np.float32]) -> FaceMotion:
        self._heard = np.concatenate([self._heard, samples])
        size = VOICE_RATE_HZ // MOTION_RATE_HZ
        whole = len(self._heard) // size
        pieces, self._heard = self._heard[: whole * size].reshape(whole, size), self._heard[whole * size :]
        return self._motion(pieces)

    def finish(self) -> FaceMotion:
        return self._motion(self._heard[None] if len(self._heard) else np.zeros((0, 1), np.float32))

    @staticmethod
    def _motion(pieces: NDArray[np.float32]) -> FaceMotion:
        controls = np.zeros((len(pieces), CONTROL_COUNT), np.float32)
        loudness = np.clip(8 * np.sqrt((pieces**2).mean(1)), 0, 1) if len(pieces) else np.zeros(0)
        controls[:, JAW] = loudness
        return FaceMotion.of_controls(controls, loudness.astype(np.float32))


class GreyRenderer:
    size_px = (64, 64)
    channels = 3

    def draw(self, state: FaceState, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        return np.full((64, 64, 3), 40 + 200 * state.controls[JAW], np.uint8)


def run_job(
    out: Path, rate: Fraction = Fraction(25), voice: Path = VOICE, stop_after: int | None = None
) -> tuple[JobReport, list[tuple[float, float | None]]]:
    performer = Performer(PerformerSettings(look_ahead_frames=FILE_LOOK_AHEAD_FRAMES))
    runner = FileJobRunner(FileJob(voice, out, rate), LoudnessGenerator(), performer, GreyRenderer())
    shown: list[tuple[float, float | None]] = []
    report = runner.run(
        lambda done, total: shown.append((done, total)),
        lambda: stop_after is not None and len(shown) >= stop_after,
    )
    return report, shown


def brightness(path: Path) -> NDArray[np.float64]:
    with av.open(str(path)) as container:
        return np.array([frame.to_ndarray(format="gray").mean() for frame in container.decode(video=0)])


def loudness_of_frames(path: Path, rate: Fraction, frames: int) -> NDArray[np.float64]:
    with SoundReader(path) as reader:
        sound = np.concatenate(list(reader.blocks()))[:, 0].astype(np.float64)
        edges = (np.arange(frames + 1) * reader.format.rate_hz / float(rate)).astype(int)
    return np.array([np.sqrt((sound[a:b] ** 2).mean()) if b > a else 0 for a, b in pairwise(edges)])


@pytest.mark.parametrize("rate", [Fraction(25), Fraction(30_000, 1001), Fraction(60)])
def test_picture_follows_the_sound_of_the_same_file(tmp_path: Path, rate: Fraction) -> None:
    out = tmp_path / "out.mp4"
    report, _ = run_job(out, rate)
    with SoundReader(VOICE) as reader:
        duration_s = Fraction(sum(map(len, reader.blocks())), reader.format.rate_hz)
    assert report.complete
    assert not report.damaged
    assert report.video.frames == ceil(duration_s * rate)
    grey = brightness(out)
    assert len(grey) == report.video.frames
    loud = loudness_of_frames(out, rate, len(grey))
    by_lag = {k: np.corrcoef(np.roll(grey, -k), loud)[0, 1] for k in range(-8, 9)}
    best = max(by_lag, key=lambda k: by_lag[k])
    assert by_lag[best] > 0.8
    assert abs(best / float(rate)) <= 0.06


def test_a_stopped_job_leaves_a_shorter_video(tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    report, _ = run_job(out, stop_after=40)
    assert not report.complete
    assert report.video.frames == len(brightness(out)) == 40
    with SoundReader(out) as reader:
        assert sum(map(len, reader.blocks())) / reader.format.rate_hz == pytest.approx(1.6, abs=0.05)


def test_a_job_stopped_before_its_first_frame_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_job(tmp_path / "out.mp4", stop_after=0)
    assert list(tmp_path.iterdir()) == []


def test_progress_runs_from_nothing_to_the_whole(tmp_path: Path) -> None:
    report, shown = run_job(tmp_path / "out.mp4")
    done = [d for d, _ in shown]
    assert done == sorted(done)
    assert done[-1] == pytest.approx(report.video.duration_s, abs=0.05)
    assert all(total == pytest.approx(report.video.duration_s, abs=0.1) for _, total in shown)


def test_the_same_job_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("a.mp4", "b.mp4"):
        run_job(tmp_path / name)
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_a_damaged_voice_is_used_and_reported(tmp_path: Path) -> None:
    cut = tmp_path / "cut.flac"
    cut.write_bytes(VOICE.read_bytes()[: VOICE.stat().st_size // 2])
    report, _ = run_job(tmp_path / "out.mp4", voice=cut)
    assert report.damaged
    assert 1 < report.video.duration_s < 6


def test_a_voice_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    voice = tmp_path / "voice.wav"
    voice.write_bytes(b"nothing of the kind")
    with pytest.raises(UserError):
        run_job(tmp_path / "out.mp4", voice=voice)
    assert list(tmp_path.iterdir()) == [voice]
