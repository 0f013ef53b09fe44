from __future__ import annotations

import io
import signal
import sys

import pytest

from talking_avatar.cli.console import Progress, stop_on_interrupt


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_one_line_that_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, now_s = Terminal(), [0.0]
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = Progress(clock=lambda: now_s[0])
    for step in range(1, 41):
        now_s[0] = step * 0.15
        progress.show(step / 4, 10.0)
    progress.clear()
    shown = terminal.getvalue()
    assert "\n" not in shown
    assert " 50%" in shown
    assert "[##############..............] 5 of 10 s, 3 s left" in shown
    assert shown.endswith("\r")


def test_an_unknown_length_shows_the_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, now_s = Terminal(), [0.0]
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = Progress(clock=lambda: now_s[0])
    now_s[0] = 2.0
    progress.show(8.0, None)
    assert "8.0 s of video drawn, 4.0 x real time" in terminal.getvalue()


def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(quiet=True)
    for step in range(20):
        progress.show(step, 20.0)
    progress.clear()
    assert capsys.readouterr().err == ""


def test_the_first_interrupt_asks_and_the_second_breaks() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stop_on_interrupt() as stop:
        assert not stop()
        signal.raise_signal(signal.SIGINT)
        assert stop()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_polite_kill_counts_as_an_interrupt() -> None:
    with stop_on_interrupt() as stop:
        signal.raise_signal(signal.SIGTERM)
        assert stop()
