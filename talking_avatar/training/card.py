"""What is worth knowing about a trained model, from the run itself."""

from __future__ import annotations

import json
from collections.abc import Sequence

from talking_avatar.motion.dit.description import ModelDescription
from talking_avatar.training.recipe import Recipe
from talking_avatar.training.run_folder import State

_SYNTHETIC = """\
Trained by this program's own `talking-avatar train` on synthetic speech with known phoneme times
(`talking-avatar corpus`). The motion it learned is no recording of people: an articulation model
(`talking_avatar/training/articulation`) plays the phonemes with constants from the literature, in many
styles. No video and no recorded voice went into it."""

_FILMED = """\
Trained by this program's own `talking-avatar train`, and in part on videos of people
(`talking-avatar train from-videos`): their voices and the movements of their faces went into it. Whoever
passes it on answers for their consent and for the licence of the videos, and says here what they are. What
does not come from videos is synthetic speech, played by an articulation model
(`talking_avatar/training/articulation`)."""


def card_values(recipe: Recipe, state: State, log: Sequence[dict[str, object]]) -> dict[str, object]:
    """Plain values for the checkpoint's metadata: data, steps, settings, and the measured losses."""
    measured = [entry for entry in log if "valid_total" in entry]
    facts, steps = json.loads(state["facts"]), int(state["step"])
    return {
        "training_hours_of_sound": facts["hours"],
        "of_them_from_videos_of_people": facts.get("hours_of_video", 0.0),
        "ways_of_moving_per_sound": facts["ways"],
        "steps": steps,
        "steps_of_earlier_runs": int(state["steps_before"]),
        "windows_per_step": recipe.batch,
        "seconds_seen": round(steps * recipe.batch * recipe.network.window_frames / 25),
        "seed": recipe.seed,
        "loss_on_unknown_voices": {
            key.removeprefix("valid_"): round(float(str(value)), 5)
            for key, value in (measured[-1] if measured else {}).items()
            if key.startswith("valid_")
        },
    }


def card_text(file_name: str, description: ModelDescription) -> str:
    """The card in Markdown."""
    config, card = description.config, description.card
    rows = [
        ("Encoder of the sound", ", ".join((description.encoder, *description.also_hears))),
        ("Network", f"{config.layers} layers of {config.width}, {config.heads} heads"),
        ("Window", f"{config.context_frames} frames of context, up to {config.window_frames} new ones"),
        ("Sampling", f"{description.steps} steps of {config.step_count}, guidance {description.guidance:g}"),
        ("Styles", ", ".join(f"{s.name} {s.minimum:g}..{s.maximum:g}" for s in description.styles)),
        ("Values", ", ".join(description.columns)),
    ]
    rows += [(name.replace("_", " ").capitalize(), _words(value)) for name, value in card.items()]
    table = "\n".join(f"| {name} | {value} |" for name, value in rows)
    return f"""# {file_name}

Turns the sound of a voice into motion of mouth, brows and head; lids and gaze are the performer's.

| what | value |
|---|---|
{table}

## Where it comes from

{_FILMED if card.get("of_them_from_videos_of_people") else _SYNTHETIC}

## What it is for, and what not

It moves a portrait's mouth in step with a voice. It recognises no words and no feelings: brows and head
follow loudness and melody, a smile is habit. Sounds that the corpus lacks (singing, shouting, laughter) are
shown as the nearest speech. Do not let a portrait of a real person say what that person did not agree to.
"""


def _words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {number}" for name, number in value.items())
    return str(value)
