"""The window has words for every warning that a preparation gives."""

from __future__ import annotations

import re
from pathlib import Path

from talking_avatar.desktop.library.quality_words import warning_words
from talking_avatar.portrait import quality
from talking_avatar.portrait.portrait import QualityWarning

CODES = re.findall(r"""yield \(?\s*"([a-z-]+)",""", Path(quality.__file__).read_text(encoding="utf-8"))


def test_every_warning_has_words_of_the_window() -> None:
    assert len(CODES) >= 14
    for code in CODES:
        assert warning_words(QualityWarning(code, "")), code


def test_what_is_new_is_told_in_its_own_words() -> None:
    assert warning_words(QualityWarning("moustache", "There is a moustache.")) == "There is a moustache."
