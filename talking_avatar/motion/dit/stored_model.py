"""Files of trained motion models: safetensors, with everything else as JSON in the metadata.

Tensors: ``model.*`` (the denoiser's state, float32 or float16), ``normalisation.offset`` and ``.scale (D,)``,
and, where an audio encoder comes along, ``audio_encoder.*``. Metadata: ``format`` and ``description``, the
JSON of :class:`ModelDescription`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.config import DenoiserConfig, Position
from talking_avatar.motion.dit.description import ModelDescription
from talking_avatar.motion.dit.normalisation import Normalisation
from talking_avatar.motion.dit.tensor_table import differences

FORMAT = "talking-avatar motion model 1"
ENCODER_PREFIX = "audio_encoder."
_MODEL = "model."
_OFFSET, _SCALE = "normalisation.offset", "normalisation.scale"

Arrays = Mapping[str, NDArray[np.floating]]


@dataclass(frozen=True, eq=False)
class StoredModel:
    """A trained denoiser as plain arrays: ``weights`` float32 under the names of
    :class:`~talking_avatar.motion.dit.denoiser.Denoiser`'s state."""

    description: ModelDescription
    weights: Mapping[str, NDArray[np.float32]]
    normalisation: Normalisation


def read_model(path: Path) -> StoredModel:
    """Read a checkpoint. Raises :class:`UserError` when it is none, is damaged, or does not fit itself."""
    with opened(path, "np") as file:
        description = _description(path, file.metadata() or {})
        names = [name for name in file.keys() if not name.startswith(ENCODER_PREFIX)]  # noqa: SIM118
        tensors = {name: np.asarray(file.get_tensor(name), np.float32) for name in names}
    weights = {name.removeprefix(_MODEL): v for name, v in tensors.items() if name.startswith(_MODEL)}
    found = {name: tuple(value.shape) for name, value in weights.items()}
    if wrong := differences(weight_shapes(description.config), found):
        raise UserError(f"The motion model {path.name} does not fit its own configuration", wrong)
    if broken := sorted(name for name, values in tensors.items() if not np.isfinite(values).all()):
        raise UserError(
            f"The motion model {path.name} cannot be used",
            f"not all of its weights are numbers: {', '.join(broken[:3])}",
            "download or train it again",
        )
    return StoredModel(description, weights, _normalisation(path, tensors, description.config.motion_dim))


def write_model(path: Path, model: StoredModel, half: bool = False, encoder: Arrays | None = None) -> None:
    """Write a checkpoint; ``half`` stores the weights as float16. ``encoder`` comes along as it is."""
    dtype = np.float16 if half else np.float32
    tensors = {_MODEL + name: np.ascontiguousarray(v, dtype) for name, v in model.weights.items()}
    tensors |= {_OFFSET: model.normalisation.offset, _SCALE: model.normalisation.scale}
    tensors |= {ENCODER_PREFIX + name: np.ascontiguousarray(v) for name, v in (encoder or {}).items()}
    part = path.with_name(path.name + ".part")
    save_file(tensors, part, {"format": FORMAT, "description": model.description.to_json()})
    part.replace(path)


def opened(path: Path, framework: str) -> safe_open:
    """``framework`` of the tensors: ``np`` or ``pt``. Raises :class:`UserError` when it is no such file."""
    if not path.is_file():
        raise UserError(f"The motion model {path} does not exist", "", "check the name of the file")
    try:
        return safe_open(path, framework)
    except (SafetensorError, OSError) as error:
        raise UserError(
            f"The motion model {path.name} cannot be read",
            f"it is damaged or no safetensors file ({error})",
            "download or train it again",
        ) from error


def weight_shapes(config: DenoiserConfig) -> dict[str, tuple[int, ...]]:
    """Names and shapes of all that a denoiser learns."""
    width, context = config.width, config.context_frames
    layers: dict[str, tuple[int, int]] = {
        "sound_in": (width, config.audio_dim),
        "motion_in": (width, config.motion_dim + int(config.indicator)),
        "step_in.0": (width, width),
        "step_in.2": (width, width),
        "motion_out.0": (width // 2, width),
        "motion_out.2": (config.motion_dim, width // 2),
    }
    conditions = {
        "identity_in": config.identity_dim,
        "mouth_in": int(config.mouth_ratio),
        "style_in": config.style_dim,
    }
    layers |= {name: (width, dim) for name, dim in conditions.items() if dim}
    shapes: dict[str, tuple[int, ...]] = {"null_sound": (width,)}
    if config.learned_start:
        shapes |= {"start_sound": (context, width), "start_motion": (context, config.motion_dim)}
    if config.position is Position.LEARNABLE:
        shapes["position_rows"] = (config.full_length, width)
    for number in range(config.layers):
        at = f"layers.{number}."
        layers |= {at + "qkv": (3 * width, width), at + "widen": (config.feed_forward, width)}
        layers |= {at + "narrow": (width, config.feed_forward)}
        square = ["attention_out", "sound_value", "sound_out"]
        square += ["sound_query", "sound_key"] if config.attends else []
        layers |= {at + name: (width, width) for name in square}
        for norm in ("norm_attention", "norm_sound", "norm_out"):
            shapes |= {f"{at}{norm}.weight": (width,), f"{at}{norm}.bias": (width,)}
    for name, shape in layers.items():
        shapes |= {f"{name}.weight": shape, f"{name}.bias": shape[:1]}
    return shapes


def _description(path: Path, metadata: Mapping[str, str]) -> ModelDescription:
    if metadata.get("format") != FORMAT:
        raise UserError(
            f"{path.name} is no motion model of this program",
            f"its format is {metadata.get('format', 'not named')}, not {FORMAT}",
        )
    return ModelDescription.from_json(metadata.get("description", ""))


def _normalisation(path: Path, tensors: Arrays, motion_dim: int) -> Normalisation:
    try:
        found = Normalisation(*(np.asarray(tensors[name], np.float32) for name in (_OFFSET, _SCALE)))
    except (KeyError, ValueError) as error:
        raise UserError(f"The motion model {path.name} cannot be used", f"its constants: {error}") from error
    if len(found) != motion_dim:
        raise UserError(
            f"The motion model {path.name} cannot be used",
            f"it has constants for {len(found)} values and a network for {motion_dim}",
        )
    return found
