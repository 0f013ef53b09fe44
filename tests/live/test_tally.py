"""What happens now and then is borne; what happens again and again is not."""

from __future__ import annotations

from talking_avatar.live.mishaps import Mishaps
from talking_avatar.live.tally import Tally


def test_only_so_many_within_so_long_are_too_often() -> None:
    tally = Tally(3, 10.0)
    for now_s in (0.0, 6.0, 11.0):
        tally.note(now_s)
        assert not tally.too_often(now_s)
    tally.note(12.0)
    assert tally.too_often(12.0)
    assert not tally.too_often(16.0)
    tally.forget()
    tally.note(16.0)
    assert not tally.too_often(16.0)


def test_a_mistake_that_is_made_again_and_again_is_told_once() -> None:
    told: list[str] = []
    mishaps = Mishaps(told.append)
    hearing, drawing = mishaps.while_doing("hearing"), mishaps.while_doing("drawing")
    for _ in range(3):
        hearing(ValueError("no ear"))
        drawing(ValueError("no ear"))
    assert told == [
        f"Something went wrong while {doing} (ValueError: no ear); it goes on."
        for doing in ("hearing", "drawing")
    ]
