"""Durations and sizes in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate


def duration_words(seconds: float) -> str:
    """``75`` is "1 min 15 s"."""
    whole = max(round(seconds), 0)
    if whole < 60:
        return translate("Figures", "{seconds} s").format(seconds=whole)
    if whole < 3600:
        return translate("Figures", "{minutes} min {seconds} s").format(
            minutes=whole // 60, seconds=whole % 60
        )
    return translate("Figures", "{hours} h {minutes} min").format(
        hours=whole // 3600, minutes=whole % 3600 // 60
    )


def size_words(size_bytes: int) -> str:
    """``1_500_000`` is "1.5 MB", with the decimal sign of the language."""
    if size_bytes < 1_000_000:
        words = f"{size_bytes / 1e3:.0f} kB"
    elif size_bytes < 1_000_000_000:
        words = f"{size_bytes / 1e6:.1f} MB"
    else:
        words = f"{size_bytes / 1e9:.2f} GB"
    return words.replace(".", QLocale().decimalPoint())


class TimeLeft:
    """How long something will still take, judged by its pace so far; steady enough to be read."""

    def __init__(self) -> None:
        self._first: tuple[float, float] | None = None
        self._shown: tuple[float, float] | None = None

    def words(self, now_s: float, share: float) -> str:
        """``share`` of it is done at ``now_s``; empty while nobody can say. What was before the first call
        does not count."""
        if self._first is None:
            self._first = now_s, share
        spent_s, gained = now_s - self._first[0], share - self._first[1]
        if gained <= 0.01 or spent_s < 1.0:
            return ""
        left_s = spent_s * (1 - share) / gained
        if self._shown is not None:
            expected_s = max(self._shown[1] - (now_s - self._shown[0]), 0.0)
            left_s = expected_s + 0.15 * (left_s - expected_s)
        self._shown = now_s, left_s
        return translate("Figures", "about {time} left").format(time=duration_words(left_s))
