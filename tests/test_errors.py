from __future__ import annotations

from talking_avatar.errors import UserError


def test_a_sentence_of_what_why_and_remedy() -> None:
    assert str(UserError("It broke.", "it fell.", "hold it")) == "It broke because it fell; hold it."
    assert str(UserError("It broke")) == "It broke."


def test_what_strangers_write_moves_no_terminal() -> None:
    error = UserError("The file a\x1b[2Jb cannot be read", "it says \r\nnothing\x07", "try\u202e another")
    assert str(error) == "The file a [2Jb cannot be read because it says   nothing ; try  another."
    assert error.why == "it says   nothing "


def test_endless_names_are_cut() -> None:
    assert len(str(UserError("x" * 100_000, "y" * 100_000))) < 2100
