"""A session from outside: what the camera shows, and what people are told."""

from __future__ import annotations

import gc
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from talking_avatar.errors import UserError
from talking_avatar.live.session import LiveSession
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.state import SessionState
from talking_avatar.motion.performer import Sliders
from tests.live.click_and_flash import onsets
from tests.live.stand_ins import SIZE_PX, Rehearsal

pytestmark = pytest.mark.full

OPEN = 70
"""Brighter than any shut mouth of the dark portrait."""

STILL = Sliders(look_at_camera=False, blinking=False, liveliness=0, head_motion=0)


def at_rest(value: float) -> bool:
    return 38 <= value <= 44


def test_the_standby_picture_comes_first_and_then_the_face(tmp_path: Path) -> None:
    with Rehearsal(tmp_path) as rehearsal:
        rehearsal.until_live()
        time.sleep(1.0)
        trace = rehearsal.trace()
        assert (trace.sequence > 0).sum() > 12
        assert at_rest(rehearsal.greys()[-1])
        status = rehearsal.session.status()
        assert status.camera_name.startswith("trace")
        assert status.statistics.drawn > 12
    assert rehearsal.session.state is SessionState.IDLE
    assert rehearsal.said[0] == "The portrait is being made ready."
    assert "You are live." in rehearsal.said


def collecting_s() -> float:
    """What a full garbage collection, which lets no other thread run, takes of a processor."""
    begin_s = time.thread_time()
    gc.collect()
    return time.thread_time() - begin_s


def test_a_garbage_collection_does_not_hold_frames_up(tmp_path: Path) -> None:
    with Rehearsal(tmp_path) as rehearsal:
        rehearsal.until_live()
        live_s = min(collecting_s() for _ in range(3))
    assert live_s < collecting_s() / 4


def test_latency_measured_outside_is_what_the_session_says(tmp_path: Path) -> None:
    with Rehearsal(tmp_path, microphone="clicks") as rehearsal:
        rehearsal.until_live()
        time.sleep(6.0)
        trace, told = rehearsal.trace(), rehearsal.session.status().statistics
        bright = rehearsal.greys() > OPEN
        intake = rehearsal.session._supervisor._intake
        clicked_s = intake._source._started_s
        opened_s = trace.sent_s[1:][bright[1 : len(trace.sent_s)] & ~bright[: len(trace.sent_s) - 1]]
        late_s = (opened_s - clicked_s) % 1.0
        early_s = intake.clock.media_at(clicked_s) % 0.04  # its jaw opens at the start of the click's frame
        assert len(late_s) >= 4
        outside_ms = 1e3 * (np.median(late_s) + early_s)
        assert outside_ms == pytest.approx(told.voice_to_camera_p50_ms, abs=20)
        assert told.voice_to_camera_p50_ms < 300


def test_another_portrait_fades_in_without_a_frozen_or_black_frame(tmp_path: Path) -> None:
    with Rehearsal(tmp_path) as rehearsal:
        rehearsal.until_live()
        time.sleep(0.5)
        started_s = time.perf_counter()
        rehearsal.session.apply(replace(rehearsal.settings, portrait=Path("light.png")))
        rehearsal.until(lambda: rehearsal.greys()[-1] > 118)
        time.sleep(0.2)
        greys = rehearsal.greys(started_s)
        assert greys.min() > 38
        between = greys[(greys > 46) & (greys < 116)]
        assert len(between) >= 3
        assert (np.diff(greys) > -3).all()


def test_a_hundred_portraits_and_a_storm_of_sliders_leave_it_live(tmp_path: Path) -> None:
    with Rehearsal(tmp_path) as rehearsal:
        rehearsal.until_live()
        threads = rehearsal.session.status().statistics.threads
        for turn in range(100):
            name = "light.png" if turn % 2 == 0 else "dark.png"
            rehearsal.session.apply(replace(rehearsal.settings, portrait=Path(name)))
            for step in range(20):
                rehearsal.session.set_sliders(Sliders(smile=step / 20))
            time.sleep(0.02)
        rehearsal.until(lambda: at_rest(rehearsal.greys()[-1]))
        assert rehearsal.session.state is SessionState.LIVE
        assert rehearsal.session.status().statistics.threads <= threads + 2
        assert rehearsal.session.status().statistics.broken == 0


def test_a_picture_without_a_face_is_told_and_the_last_one_stays(tmp_path: Path) -> None:
    with Rehearsal(tmp_path) as rehearsal:
        rehearsal.until_live()
        rehearsal.session.apply(replace(rehearsal.settings, portrait=Path("wall.png")))
        rehearsal.until(lambda: "wall.png shows no face." in rehearsal.said)
        time.sleep(0.3)
        assert rehearsal.session.state is SessionState.LIVE
        assert at_rest(rehearsal.greys()[-1])


def test_without_any_face_the_session_fails_and_can_be_mended(tmp_path: Path) -> None:
    with Rehearsal(tmp_path) as rehearsal:
        rehearsal.session.apply(replace(rehearsal.settings, portrait=Path("wall.png")))
        rehearsal.until(lambda: "wall.png shows no face." in rehearsal.said)
        rehearsal.session.apply(replace(rehearsal.settings, portrait=Path("light.png")))
        rehearsal.until(lambda: rehearsal.session.state is SessionState.LIVE)


def test_an_engine_that_fails_once_is_started_again(tmp_path: Path) -> None:
    rehearsal = Rehearsal(tmp_path, engine="photo")
    failures = iter([RuntimeError("CUDA out of memory")])

    def trouble() -> None:
        if rehearsal.session.status().statistics.drawn > 20:
            for failure in failures:
                raise failure

    rehearsal.studio.troubles["photo"] = trouble
    with rehearsal:
        rehearsal.until(lambda: len(rehearsal.studio.made) == 2)
        rehearsal.until(lambda: rehearsal.session.state is SessionState.LIVE)
        time.sleep(0.5)
        assert rehearsal.session.status().statistics.broken == 1
        assert [choice.engine for choice in rehearsal.studio.made] == ["photo", "photo"]
        gaps = np.diff(rehearsal.trace().sent_s)
        assert gaps.max() < 0.2
    assert any("CUDA out of memory" in sentence for sentence in rehearsal.said)


def test_an_engine_that_keeps_failing_is_replaced_by_the_built_in_one(tmp_path: Path) -> None:
    rehearsal = Rehearsal(tmp_path, engine="photo")

    def trouble() -> None:
        raise RuntimeError("CUDA error")

    rehearsal.studio.troubles["photo"] = trouble
    with rehearsal:
        rehearsal.until(lambda: len(rehearsal.studio.made) == 4)
        rehearsal.until_live()
        time.sleep(0.5)
        assert [choice.engine for choice in rehearsal.studio.made] == ["photo"] * 3 + ["warp"]
        assert at_rest(rehearsal.greys()[-1])
    assert sum("built-in" in sentence for sentence in rehearsal.said) == 1


def test_when_nothing_draws_the_camera_shows_the_standby_picture(tmp_path: Path) -> None:
    rehearsal = Rehearsal(tmp_path)
    broken = {"yes": False}

    def trouble() -> None:
        if broken["yes"]:
            raise RuntimeError("no")

    rehearsal.studio.troubles["warp"] = trouble
    with rehearsal:
        rehearsal.until_live()
        broken["yes"] = True
        rehearsal.until(lambda: rehearsal.session.state is SessionState.FAILED)
        rehearsal.until(lambda: rehearsal.trace().sequence[-1] == 0)
        broken["yes"] = False
        rehearsal.session.apply(replace(rehearsal.settings, portrait=Path("light.png")))
        rehearsal.until(lambda: rehearsal.greys()[-1] > 118)
        assert rehearsal.session.state is SessionState.LIVE


def test_rest_shows_the_standby_picture_and_draws_nothing(tmp_path: Path) -> None:
    with Rehearsal(tmp_path) as rehearsal:
        rehearsal.until_live()
        rehearsal.session.rest(True)
        rehearsal.until(lambda: rehearsal.session.state is SessionState.STANDBY)
        rehearsal.until(lambda: rehearsal.trace().sequence[-1] == 0)
        drawn = rehearsal.session.status().statistics.drawn
        time.sleep(0.5)
        assert rehearsal.session.status().statistics.drawn == drawn
        rehearsal.session.rest(False)
        rehearsal.until(lambda: rehearsal.trace().sequence[-1] > 0)
        assert rehearsal.session.status().statistics.late < 10


def test_another_camera_and_another_voice_while_live(tmp_path: Path) -> None:
    with Rehearsal(tmp_path) as rehearsal:
        rehearsal.until_live()
        other = tmp_path / "other.trace"
        rehearsal.session.apply(
            replace(rehearsal.settings, camera=f"trace:{other}", microphone="clicks", preset="low")
        )
        rehearsal.path = other
        rehearsal.until_live()
        rehearsal.until(lambda: rehearsal.greys().max() > OPEN)
        assert rehearsal.session.state is SessionState.LIVE
        assert not any("wrong" in sentence for sentence in rehearsal.said)


def test_mute_shuts_the_mouth(tmp_path: Path) -> None:
    with Rehearsal(tmp_path, microphone="clicks") as rehearsal:
        rehearsal.until_live()
        rehearsal.until(lambda: rehearsal.greys().max() > OPEN)
        rehearsal.session.voice.muted = True
        time.sleep(0.6)
        muted_s = time.perf_counter()
        time.sleep(2.2)
        assert rehearsal.greys(muted_s).max() < 50
        assert rehearsal.session.voice.level_db > -60


def test_a_recording_is_in_sync_and_a_snapshot_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    with Rehearsal(tmp_path, microphone="clicks", sliders=STILL) as rehearsal:
        rehearsal.until_live()
        time.sleep(2.5)  # the delay is measured meanwhile, and taken at the cost of some frames
        rehearsal.session.start_recording(path)
        with pytest.raises(UserError, match="running"):
            rehearsal.session.start_recording(tmp_path / "second.mp4")
        time.sleep(4.2)
        rehearsal.session.snapshot(tmp_path / "now.png")
        assert rehearsal.session.stop_recording() == path
        assert rehearsal.session.state is SessionState.LIVE
    clicked, flashed, _ = onsets(path, bright=OPEN)
    assert len(clicked) >= 3
    nearest = [flashed[np.abs(flashed - click).argmin()] - click for click in clicked[1:]]
    assert min(nearest) > -0.045  # its jaw opens at the start of the click's frame of 40 ms
    assert max(nearest) < 0.005
    with Image.open(tmp_path / "now.png") as picture:
        assert picture.size == SIZE_PX
        assert picture.text["synthetic"] == "true"


def test_a_preview_gets_frames_only_while_it_asks(tmp_path: Path) -> None:
    with Rehearsal(tmp_path) as rehearsal:
        rehearsal.until_live()
        assert rehearsal.session.latest_frame() is None
        rehearsal.until(lambda: rehearsal.session.latest_frame() is not None)
        first = rehearsal.session.latest_frame()
        time.sleep(0.3)
        second = rehearsal.session.latest_frame()
        assert first is not None and second is not None
        assert second.media_s > first.media_s
        assert second.picture.shape == (SIZE_PX[1], SIZE_PX[0], 3)


def test_a_generator_that_fails_is_replaced_and_the_face_lives_on(tmp_path: Path) -> None:
    with Rehearsal(tmp_path) as rehearsal:
        rehearsal.until_live()
        motion = rehearsal.session._supervisor._motion
        time.sleep(3.0)  # the delay is measured meanwhile

        def fail(samples: np.ndarray) -> None:
            raise RuntimeError("nan in weights")

        class Broken:
            look_ahead_s = 0.04

            def stream(self, seed: int) -> Broken:
                return self

            push = staticmethod(fail)

        motion.use(Broken())  # type: ignore[arg-type]
        rehearsal.until(lambda: any("simpler one" in sentence for sentence in rehearsal.said))
        time.sleep(0.5)
        before = rehearsal.session.status().statistics
        time.sleep(1.0)
        after = rehearsal.session.status().statistics
        assert after.unready - before.unready < 0.5 * (after.drawn - before.drawn)


def test_an_unknown_kind_of_camera_is_refused_before_anything_starts(tmp_path: Path) -> None:
    session = LiveSession(LiveSettings(Path("dark.png"), camera="teleport:1", frame_rate=Fraction(25)))
    with pytest.raises(UserError, match="teleport"):
        session.start()
    assert session.state is SessionState.IDLE
    session.stop()
