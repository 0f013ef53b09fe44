from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talking_avatar.errors import UserError
from talking_avatar.motion.performer import PRESETS, SLIDERS, Sliders, checked_sliders, preset_sliders

NUMBERS = [slider for slider in SLIDERS if slider.kind != "switch"]


def test_every_slider_rests_inside_its_range_and_says_what_it_does() -> None:
    for slider in SLIDERS:
        assert slider.minimum <= slider.default <= slider.maximum
        assert slider.help
        assert getattr(Sliders(), slider.name) == slider.default


@given(st.sampled_from(NUMBERS), st.floats(0, 1))
def test_values_in_range_arrive(slider: object, share: float) -> None:
    chosen = next(s for s in SLIDERS if s is slider)
    value = chosen.minimum + share * (chosen.maximum - chosen.minimum)
    assert getattr(checked_sliders({chosen.name: value}), chosen.name) == pytest.approx(value)


@given(st.sampled_from(NUMBERS), st.floats(allow_nan=True, allow_infinity=True))
def test_values_out_of_range_are_refused_with_the_range(slider: object, value: float) -> None:
    chosen = next(s for s in SLIDERS if s is slider)
    if math.isfinite(value) and chosen.minimum <= value <= chosen.maximum:
        return
    with pytest.raises(UserError, match=f"{chosen.name}.*{chosen.minimum:g} to {chosen.maximum:g}"):
        checked_sliders({chosen.name: value})
    with pytest.raises(ValueError, match=chosen.name):
        Sliders(**{chosen.name: value})  # type: ignore[arg-type]


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"grin": 1.0}, "no slider 'grin'.*smile, brows"),
        ({"smile": "broad"}, "smile is not a number: 'broad'"),
        ({"smile": True}, "smile is not a number"),
        ({"blinking": 1}, "blinking is neither true nor false.*use true or false"),
        ({"smile": None}, "smile is not a number"),
    ],
)
def test_what_people_may_type_wrong_is_named(values: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        checked_sliders(values)


def test_sliders_start_from_others() -> None:
    base = Sliders(smile=0.4, blinking=False)
    assert checked_sliders({"brows": 0.3}, base) == Sliders(smile=0.4, brows=0.3, blinking=False)


def test_presets_differ_and_the_first_changes_nothing() -> None:
    assert next(iter(PRESETS.values())).sliders == Sliders()
    assert len({preset.sliders for preset in PRESETS.values()}) == len(PRESETS)
    for name, preset in PRESETS.items():
        assert preset.name == name
        assert preset_sliders(name) is preset.sliders
    with pytest.raises(UserError, match=r"'angry'.*natural, friendly"):
        preset_sliders("angry")
