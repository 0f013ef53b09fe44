"""The look of now: every change of it can be undone, a gesture at once."""

from __future__ import annotations

import pytest

from talking_avatar.desktop import look as look_module
from talking_avatar.desktop.look import Look, LookModel
from talking_avatar.motion.performer.sliders import Sliders


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(look_module.time, "monotonic", lambda: now[0])
    return now


def test_one_drag_is_one_step_and_the_next_drag_another(clock: list[float]) -> None:
    model = LookModel()
    for step in range(20):
        clock[0] += 0.02
        model.move("Smile", smile=step / 20)
    clock[0] += 2.0
    model.move("Smile", smile=-0.5)
    model.undo_stack.undo()
    assert model.look.sliders.smile == 0.95
    model.undo_stack.undo()
    assert model.look == Look()
    model.undo_stack.redo()
    model.undo_stack.redo()
    assert model.look.sliders.smile == -0.5


def test_different_controls_are_different_steps(clock: list[float]) -> None:
    model = LookModel()
    model.move("Smile", smile=0.5)
    model.move("Brows", brows=0.5)
    model.change("Zoom", zoom=1.5)
    assert model.undo_stack.undoText() == "Zoom"
    model.undo_stack.undo()
    model.undo_stack.undo()
    assert model.look == Look(Sliders(smile=0.5))


def test_what_changes_nothing_is_no_step(clock: list[float]) -> None:
    model = LookModel()
    model.move("Smile", smile=0.0)
    assert not model.undo_stack.canUndo()


def test_another_portrait_begins_with_its_own_look_and_nothing_to_undo(clock: list[float]) -> None:
    model = LookModel()
    seen: list[Look] = []
    model.changed.connect(seen.append)
    model.move("Smile", smile=0.5)
    model.begin_again(Look(zoom=1.2))
    assert not model.undo_stack.canUndo()
    assert seen[-1] == model.look == Look(zoom=1.2)
