"""Portraits are prepared beside the program, whatever becomes of the process that does it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.desktop.library import moving_thumbnail
from talking_avatar.desktop.library.moving_thumbnail import (
    LOOP_COLUMNS,
    LOOP_FRAMES,
    SIDE_PX,
    ThumbnailFiles,
    draw_thumbnails,
    loop_state,
    thumbnail_files,
)
from talking_avatar.desktop.library.preparer import Order, Prepared, Preparer
from talking_avatar.portrait.cache import DerivedStore
from talking_avatar.resources import bundled
from tests.desktop.library.moody import moody

CLARA = bundled("resources", "portraits", "clara.jpg")


class Answers:
    def __init__(self) -> None:
        self.got: list[Prepared] = []
        self.all_here = threading.Condition()

    def __call__(self, prepared: Prepared) -> None:
        with self.all_here:
            self.got.append(prepared)
            self.all_here.notify()

    def wait_for(self, count: int) -> list[Prepared]:
        with self.all_here:
            assert self.all_here.wait_for(lambda: len(self.got) >= count, 60), self.got
        return self.got


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., tuple[Preparer, Answers]]]:
    made: list[Preparer] = []

    def build(**options: Any) -> tuple[Preparer, Answers]:
        answers = Answers()
        made.append(Preparer(answers, tmp_path / "derived", **options))
        return made[-1], answers

    before = threading.active_count()
    yield build
    for preparer in made:
        preparer.close()
    assert threading.active_count() == before


@pytest.mark.full
def test_what_kills_the_process_fails_and_the_next_is_prepared(make: Any) -> None:
    preparer, answers = make(work=moody)
    for name in ("one", "deadly", "two"):
        preparer.order(Order(Path(name)))
    problems = [answer.problem for answer in answers.wait_for(3)]
    assert problems[0] == "one"
    assert "deadly could not be prepared because the process that did it died" in problems[1]
    assert problems[2] == "two"


@pytest.mark.full
def test_urgent_orders_come_first_and_none_comes_twice(make: Any) -> None:
    preparer, answers = make(work=moody)
    preparer.order(Order(Path("slow")))
    time.sleep(0.05)  # now it is being prepared
    for name in ("a", "b", "a"):
        preparer.order(Order(Path(name)))
    preparer.order(Order(Path("b")), urgent=True)
    preparer.order(Order(Path("c")), urgent=True)
    assert [a.problem for a in answers.wait_for(4)] == ["slow", "c", "b", "a"]


@pytest.mark.full
def test_idle_processes_end_and_come_back(make: Any) -> None:
    preparer, answers = make(work=moody, idle_s=0.1)
    before = threading.active_count()
    preparer.order(Order(Path("one")))
    answers.wait_for(1)
    deadline_s = time.monotonic() + 20
    while threading.active_count() > before:
        assert time.monotonic() < deadline_s
        time.sleep(0.02)
    preparer.order(Order(Path("two")))
    assert answers.wait_for(2)[1].problem == "two"


def test_closing_does_not_wait_for_what_is_being_prepared(make: Any) -> None:
    preparer, answers = make(work=moody)
    preparer.order(Order(Path("one")))
    answers.wait_for(1)
    preparer.order(Order(Path("slow")))
    began_s = time.monotonic()
    preparer.close()
    assert time.monotonic() - began_s < 0.4
    assert len(answers.got) == 1


def test_the_loop_begins_and_ends_at_rest() -> None:
    for frame in (0, LOOP_FRAMES):
        state = loop_state(frame)
        assert np.abs(state.controls).max() < 1e-6
        assert np.abs(state.pose[:3]).max() < 1e-4
    steps = [np.abs(loop_state(i + 1).pose - loop_state(i).pose).max() for i in range(LOOP_FRAMES)]
    assert max(steps) < 2.5


@pytest.mark.full
def test_old_thumbnails_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving_thumbnail, "_MOST_FILES", 4)
    ready = PortraitShelf(DerivedStore(tmp_path / "derived")).get(CLARA)
    for number in range(4):
        draw_thumbnails(
            ready, ThumbnailFiles(tmp_path / f"t/{number}.jpg", tmp_path / f"t/{number}-loop.jpg")
        )
    names = {path.name for path in (tmp_path / "t").iterdir()}
    assert names == {"2.jpg", "2-loop.jpg", "3.jpg", "3-loop.jpg"}


@pytest.mark.full
def test_thumbnails_show_the_portrait_and_move(make: Any, tmp_path: Path) -> None:
    preparer, answers = make()
    files = thumbnail_files(CLARA, tmp_path / "thumbnails")
    (tmp_path / "no.png").write_text("no picture")
    preparer.order(Order(CLARA, files))
    preparer.order(Order(tmp_path / "no.png"))
    good, bad = answers.wait_for(2)
    assert good.problem == ""
    assert "not a picture" in bad.problem
    still, sheet = cv2.imread(str(files.still)), cv2.imread(str(files.loop))
    assert still.shape == (SIDE_PX, SIDE_PX, 3)
    rows = LOOP_FRAMES // LOOP_COLUMNS
    frames = sheet.reshape(rows, SIDE_PX, LOOP_COLUMNS, SIDE_PX, 3).swapaxes(1, 2)
    frames = frames.reshape(LOOP_FRAMES, SIDE_PX, SIDE_PX, 3).astype(int)
    moved = np.abs(frames - frames[0]).mean((1, 2, 3))
    assert moved[0] == 0
    assert moved[LOOP_FRAMES // 4] > 3
    assert moved[-1] < moved[LOOP_FRAMES // 4] / 2
    assert np.abs(frames[0] - still).mean() < 2
