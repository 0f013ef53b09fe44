"""The same sounds come out of every kind of file in which people keep phone times."""

from __future__ import annotations

from pathlib import Path

import pytest

from talking_avatar.errors import UserError
from talking_avatar.evaluation.phone_labels import has_times, read_phonemes

LONG_GRID = """File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 0.6
tiers? <exists>
size = 2
item []:
    item [1]:
        class = "IntervalTier"
        name = "words"
        xmin = 0
        xmax = 0.6
        intervals: size = 1
        intervals [1]:
            xmin = 0
            xmax = 0.6
            text = "my ""5"" x"
    item [2]:
        class = "IntervalTier"
        name = "Phones"
        xmin = 0
        xmax = 0.6
        intervals: size = 3
        intervals [1]:
            xmin = 0
            xmax = 0.1
            text = ""
        intervals [2]:
            xmin = 0.1
            xmax = 0.25
            text = "M"
        intervals [3]:
            xmin = 0.25
            xmax = 0.6
            text = "AY1"
"""
SHORT_GRID = """File type = "ooTextFile"
Object class = "TextGrid"

0
0.6
<exists>
1
"IntervalTier"
"anything"
0
0.6
3
0
0.1
""
0.1
0.25
"m"
0.25
0.6
"ˈaɪ"
"""
EXPECTED = [("sil", 0.0, 0.1, 0), ("m", 0.1, 0.25, 0), ("aɪ", 0.25, 0.6, 2)]


def read(tmp_path: Path, name: str, content: str | bytes) -> list[tuple[str, float, float, int]]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [(p.symbol, round(p.start_s, 4), round(p.end_s, 4), p.stress) for p in read_phonemes(path)]


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.TextGrid", LONG_GRID),
        ("a.textgrid", SHORT_GRID),
        ("a.TextGrid", LONG_GRID.encode("utf-16")),
        ("a.lab", "0 1000000 sil\n1000000 2500000 m\n2500000 6000000 ay1\n"),
        ("a.lab", "0.0\t0.1\t\n0.1\t0.25\tm\n0.25\t0.6\tay1\n"),
        ("a.lab", "signal a\n#\n0.1 125 pau\n0.25 125 m\n0.6 125 ay1\n"),
        ("a.phn", "0 1600 h#\n1600 4000 m\n4000 9600 ay1\n"),
        ("a.json", '{"phonemes": [["sil", 0, 0.1, 0], ["m", 0.1, 0.25, 0], ["aɪ", 0.25, 0.6, 2]]}'),
    ],
)
def test_every_kind_of_file_tells_the_same(tmp_path: Path, name: str, content: str | bytes) -> None:
    assert read(tmp_path, name, content) == EXPECTED


def test_single_letters_are_arpabet_only_where_all_labels_are(tmp_path: Path) -> None:
    assert read(tmp_path, "a.lab", "0.0 0.1 y\n0.1 0.2 uw\n")[0][0] == "j"
    assert read(tmp_path, "a.lab", "0.0 0.1 y\n0.1 0.2 œ\n")[0][0] == "y"


def test_closures_of_timit_shut_the_lips(tmp_path: Path) -> None:
    assert [row[0] for row in read(tmp_path, "a.phn", "0 800 bcl\n800 1000 b\n1000 2000 iy\n")] == list("bbi")


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.TextGrid", "ooBinaryFile", "no TextGrid"),
        ("a.TextGrid", LONG_GRID[:400], "ends too soon"),
        ("a.TextGrid", LONG_GRID.replace("Phones", "syllables"), "words, syllables"),
        ("a.lab", "0.0 0.1 m\n0.1 0.2 $$\n", "not ARPABET, and .\\$\\$. not IPA"),
        ("a.lab", "0.0 0.1 sil\n", "no sound"),
        ("a.lab", "0.3 0.4 m\n0.1 0.2 aa\n", "backwards"),
        ("a.phn", "m aa\n", "could not convert"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, name: str, content: str, words: str) -> None:
    with pytest.raises(UserError, match=words) as found:
        read(tmp_path, name, content)
    assert name in str(found.value)


def test_a_lab_may_be_a_transcript(tmp_path: Path) -> None:
    for text, timed in (("go forward ten meters", False), ("0.0 0.1 m", True), ("#\n0.1 125 m", True)):
        (tmp_path / "a.lab").write_text(text)
        assert has_times(tmp_path / "a.lab") is timed
