from __future__ import annotations

import argparse
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from talking_avatar.cli import motion_options, options
from talking_avatar.cli.console import Progress, duration_words, size_words
from talking_avatar.errors import UserError
from talking_avatar.motion.performer import PRESETS, SLIDERS, Sliders
from talking_avatar.render.framing import ColourBackground, OriginalBackground, TransparentBackground
from talking_avatar.render.liveportrait.driving_options import DrivingOptions
from talking_avatar.render.liveportrait.regions import Region


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("25", Fraction(25)),
        ("29.97", Fraction(30_000, 1001)),
        ("23.976", Fraction(24_000, 1001)),
        ("59.94", Fraction(60_000, 1001)),
        ("30000/1001", Fraction(30_000, 1001)),
        ("12.5", Fraction(25, 2)),
        ("60", Fraction(60)),
    ],
)
def test_frame_rates(text: str, rate: Fraction) -> None:
    assert options.frame_rate(text) == rate


@pytest.mark.every_case
@pytest.mark.parametrize("text", ["0", "-25", "1000", "fast", "1/0", "nan", ""])
def test_frame_rates_that_make_no_video(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        options.frame_rate(text)


def test_sizes_come_out_even() -> None:
    assert options.frame_height_px("512") == 512
    assert options.frame_height_px("1080p") == 1080
    assert options.frame_height_px("721") == 722
    for text in ("0", "10", "100000", "big", "5.5"):
        with pytest.raises(argparse.ArgumentTypeError):
            options.frame_height_px(text)


def test_backgrounds() -> None:
    assert options.background("original") == OriginalBackground()
    assert options.background("transparent") == TransparentBackground()
    assert options.background("#204080") == ColourBackground((0x20, 0x40, 0x80))
    assert options.background("beach.jpg") == Path("beach.jpg")
    for text in ("#12345", "#gggggg"):
        with pytest.raises(argparse.ArgumentTypeError):
            options.background(text)


def motion_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    motion_options.add_motion(parser)
    return parser


def test_every_slider_is_an_option() -> None:
    help_text = motion_parser().format_help()
    for slider in SLIDERS:
        assert "--" + slider.name.replace("_", "-") in help_text
    assert motion_options.chosen_sliders(motion_parser().parse_args([])) == Sliders()


def test_sliders_reach_the_performer() -> None:
    given = motion_parser().parse_args(
        ["--smile", "0.5", "--head-yaw-deg", "-7", "--no-blinking", "--mouth", "1.2"]
    )
    assert motion_options.chosen_sliders(given) == Sliders(
        smile=0.5, head_yaw_deg=-7, blinking=False, mouth=1.2
    )


def test_a_preset_is_where_the_sliders_start() -> None:
    given = motion_parser().parse_args(["--preset", "friendly"])
    friendly = motion_options.chosen_sliders(given)
    assert friendly == PRESETS["friendly"].sliders
    assert friendly.smile > 0
    given = motion_parser().parse_args(["--preset", "friendly", "--smile", "-0.5"])
    assert motion_options.chosen_sliders(given) == replace(friendly, smile=-0.5)


def test_a_slider_out_of_range_is_named() -> None:
    given = motion_parser().parse_args(["--smile", "3"])
    with pytest.raises(UserError, match=r"smile.*-1 to 1"):
        motion_options.chosen_sliders(given)


def test_lengths_and_sizes_in_words() -> None:
    assert [duration_words(s) for s in (7.4, 75, 3723)] == ["7 s", "1 min 15 s", "1 h 2 min"]
    assert [size_words(n) for n in (4_200, 1_500_000, 2_340_000_000)] == ["4 kB", "1.5 MB", "2.34 GB"]


def test_progress_without_a_terminal_is_ten_lines_with_the_time_left(
    capsys: pytest.CaptureFixture[str],
) -> None:
    now_s = [0.0]
    progress = Progress(clock=lambda: now_s[0])
    for frame in range(1, 101):
        now_s[0] = frame * 0.05
        progress.show(frame / 10, 10.0)
    progress.clear()
    shown = capsys.readouterr()
    lines = shown.err.splitlines()
    assert shown.out == ""
    assert len(lines) == 10
    assert "50%" in lines[4]
    assert "2 s left" in lines[4] or "3 s left" in lines[4]
    assert "\r" not in shown.err


def test_styles_of_the_motion_model_are_given_by_name() -> None:
    given = motion_parser().parse_args(["--style", "articulation=0.8", "--style", "liveliness=0"])
    assert motion_options.chosen_styles(given) == {"articulation": 0.8, "liveliness": 0.0}
    assert motion_options.chosen_styles(motion_parser().parse_args([])) == {}
    for text in ("articulation", "articulation=much", "=nan"):
        with pytest.raises(SystemExit):
            motion_parser().parse_args(["--style", text])


def liveportrait_options(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(exit_on_error=False)
    options.add_engine(parser)
    options.add_liveportrait(parser)
    return parser.parse_args(words)


def test_what_liveportrait_shows_is_chosen() -> None:
    assert options.driving_options(liveportrait_options()) == DrivingOptions()
    words = [
        "--engine",
        "liveportrait",
        "--region",
        "lip",
        "--strength",
        "1.5",
        "--close-lips",
        "--retarget",
        "eyes",
        "lips",
    ]
    assert options.driving_options(liveportrait_options(*words)) == DrivingOptions(
        region=Region.LIP, multiplier=1.5, close_lips=True, retarget_eyes=True, retarget_lips=True
    )


@pytest.mark.every_case
@pytest.mark.parametrize("words", [["--strength", "3"], ["--strength", "strong"], ["--region", "nose"]])
def test_what_liveportrait_cannot_show_is_refused(words: list[str]) -> None:
    with pytest.raises(argparse.ArgumentError):
        liveportrait_options(*words)


def test_its_options_are_refused_with_another_engine() -> None:
    with pytest.raises(UserError, match=r"no effect because warp draws; add --engine liveportrait"):
        options.driving_options(liveportrait_options("--region", "lip"))
