"""JoyVASA's published motion generator (jdh-algo/JoyVASA, MIT): from its file to a model of ours.

The file ``motion_generator_hubert_chinese.pt`` holds the denoiser and the HuBERT that was trained along with
it. It is converted once, together with the constants of ``motion_template.pkl``, and never unpickled again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.checkpoint import MotionModel, save_model
from talking_avatar.motion.dit.config import JOYVASA
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.description import JOYVASA_ENCODER, ModelDescription
from talking_avatar.motion.dit.normalisation import Normalisation
from talking_avatar.motion.dit.schedule import cosine_schedule
from talking_avatar.motion.dit.tensor_table import differences
from talking_avatar.resources import bundled
from talking_avatar.weights.published_file import read_published

_ENCODER = "audio_encoder."

_PLAIN = {
    "start_audio_feat": "start_sound",
    "start_motion_feat": "start_motion",
    "null_audio_feat": "null_sound",
    "audio_feature_map": "sound_in",
    "denoising_net.diff_step_map": "step_in",
    "denoising_net.feature_proj": "motion_in",
    "denoising_net.motion_dec": "motion_out",
}
_IN_LAYERS = {
    "self_attn.in_proj_": "qkv.",
    "self_attn.out_proj": "attention_out",
    "multihead_attn.out_proj": "sound_out",
    "linear1": "widen",
    "linear2": "narrow",
    "norm1": "norm_attention",
    "norm2": "norm_sound",
    "norm3": "norm_out",
}
_LAYER = "denoising_net.transformer.layers."
_SOUND_IN = "multihead_attn.in_proj_"
_COMPUTED = ("denoising_net.TE.pe", "denoising_net.PE.pe", "denoising_net.alignment_mask", "diffusion_sched.")
"""Tables that follow from the configuration."""


def convert_joyvasa(source: Path, target: Path) -> None:
    """Write the published file ``source`` as a checkpoint of ours. Raises :class:`UserError`."""
    state = read_published(source, {"model": ""})
    encoder = {k.removeprefix(_ENCODER): v for k, v in state.items() if k.startswith(_ENCODER)}
    if not encoder:
        raise UserError(
            f"The motion model {source.name} cannot be used",
            "it lacks the audio encoder that JoyVASA trained along with it (audio_encoder.*)",
            "use motion_generator_hubert_chinese.pt",
        )
    save_model(target, joyvasa_model(source.name, state), encoder=encoder)


def joyvasa_model(name: str, state: Mapping[str, torch.Tensor]) -> MotionModel:
    """A model from the published ``state``; ``name`` is for the errors.

    Raises :class:`UserError` that says which keys and shapes differ from the published file's.
    """
    denoiser = Denoiser(JOYVASA)
    trained = {k: v for k, v in state.items() if not k.startswith(_ENCODER) and not k.startswith(_COMPUTED)}
    found = {key: tuple(value.shape) for key, value in trained.items()}
    if wrong := differences(published_shapes(denoiser), found):
        raise UserError(
            f"The motion model {name} does not fit JoyVASA's published network",
            wrong,
            "use motion_generator_hubert_chinese.pt, or train a model of your own",
        )
    _check_schedule(name, state)
    shapes = {key: value.shape for key, value in denoiser.state_dict().items()}
    ours = {_our_key(key): _our_part(key, value).float() for key, value in trained.items()}
    denoiser.load_state_dict({key: value.reshape(shapes[key]) for key, value in ours.items()})
    description = ModelDescription(JOYVASA, JOYVASA_ENCODER, steps=10, guidance=1.5)
    return MotionModel(description, denoiser.eval(), joyvasa_normalisation())


def joyvasa_normalisation() -> Normalisation:
    """From the motion template: the expression by mean and deviation, everything else by its range.

    Order of the 73 values: expression 63, scale, t 3, pitch, yaw, roll (degrees), 3 without a meaning.
    """
    template = json.loads(bundled("models", "joyvasa_motion_template.json").read_text(encoding="utf-8"))
    ranged = ("scale", "t", "pitch", "yaw", "roll")
    low = np.concatenate([template[f"min_{name}"] for name in ranged])
    high = np.concatenate([template[f"max_{name}"] for name in ranged])
    # The depth of t is always zero; it gets a scale only so that one can divide by it.
    span = np.where(high > low, high - low, 1.0)
    offset = np.concatenate([template["mean_exp"], low, np.zeros(3)])
    scale = np.concatenate([template["std_exp"], span, np.ones(3)])
    return Normalisation(offset.astype(np.float32), scale.astype(np.float32))


def published_shapes(denoiser: Denoiser) -> dict[str, tuple[int, ...]]:
    """Keys and shapes of the trained values in a published file that fits ``denoiser``."""
    width, heard = denoiser.config.width, {_SOUND_IN + "weight": 2, _SOUND_IN + "bias": 1}
    shapes: dict[str, tuple[int, ...]] = {}
    for ours, value in denoiser.state_dict().items():
        shape = tuple(value.shape)
        theirs = _their_key(ours)
        part = theirs.split(".", 4)[-1] if theirs.startswith(_LAYER) else theirs
        if part in heard:
            shape = (3 * width, width)[: heard[part]]
        elif ours in ("start_sound", "start_motion"):
            shape = (1, *shape)
        elif ours == "null_sound":
            shape = (1, 1, *shape)
        shapes[theirs] = shape
    return shapes


def _our_key(key: str) -> str:
    """The name that a published key has with us."""
    if key.startswith(_LAYER):
        number, _, part = key.removeprefix(_LAYER).partition(".")
        names = {**_IN_LAYERS, _SOUND_IN: "sound_value."}
        theirs = next(name for name in names if part.startswith(name))
        return f"layers.{number}.{names[theirs]}{part.removeprefix(theirs)}"
    theirs = next(name for name in _PLAIN if key == name or key.startswith(name + "."))
    return _PLAIN[theirs] + key.removeprefix(theirs)


def _their_key(key: str) -> str:
    """The opposite of :func:`_our_key`."""
    if key.startswith("layers."):
        _, number, part = key.split(".", 2)
        names = {ours: theirs for theirs, ours in _IN_LAYERS.items()} | {"sound_value.": _SOUND_IN}
        ours = next(name for name in names if part.startswith(name))
        return f"{_LAYER}{number}.{names[ours]}{part.removeprefix(ours)}"
    names = {ours: theirs for theirs, ours in _PLAIN.items()}
    ours = next(name for name in names if key == name or key.startswith(name + "."))
    return names[ours] + key.removeprefix(ours)


def _our_part(key: str, value: torch.Tensor) -> torch.Tensor:
    """Of queries, keys and values for the sound only the values: each frame hears one feature."""
    if _SOUND_IN in key:
        return value[2 * (len(value) // 3) :]
    return value


def _check_schedule(name: str, state: Mapping[str, torch.Tensor]) -> None:
    betas = state.get("diffusion_sched.betas")
    if betas is None:
        return
    expected = torch.as_tensor(cosine_schedule(JOYVASA.step_count).beta, dtype=torch.float32)
    if betas.shape != expected.shape or not torch.allclose(betas.float(), expected, atol=5e-6):
        raise UserError(
            f"The motion model {name} cannot be used",
            f"it was trained with another noise schedule than {JOYVASA.step_count} cosine steps",
        )
