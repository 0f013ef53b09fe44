"""Files of trained motion models: safetensors, with everything else as JSON in the metadata.

Tensors: ``model.*`` (the denoiser's state, float32 or float16), ``normalisation.offset`` and ``.scale (D,)``,
and, where an audio encoder comes along, ``audio_encoder.*``. Metadata: ``format`` and ``description``, the
JSON of :class:`ModelDescription`.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.config import DenoiserConfig
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.normalisation import Normalisation
from talking_avatar.motion.dit.tensor_table import differences

Tensors = Mapping[str, torch.Tensor]

FORMAT = "talking-avatar motion model 1"
_MODEL, _ENCODER = "model.", "audio_encoder."
_OFFSET, _SCALE = "normalisation.offset", "normalisation.scale"


@dataclass(frozen=True)
class StyleScale:
    """One value of the style condition, as a slider: 0.5 is the middle of what the model learned."""

    name: str
    default: float
    minimum: float = 0.0
    maximum: float = 1.0


@dataclass(frozen=True)
class ModelDescription:
    """What a checkpoint says about itself.

    ``encoder``: the name of the audio encoder; ``also_hears``: names of others, whose features the model
    takes as well (with less look-ahead, say). ``columns``: the meaning of each of the ``motion_dim`` values,
    names of controls and of the pose; empty for a model of LivePortrait's space, whose order is fixed.
    ``steps``, ``guidance`` (counted from the unheard prediction; 1 is none): the recommended way of sampling.
    ``styles``: one for each of ``style_dim``. ``card``: anything worth knowing about the training.
    """

    config: DenoiserConfig
    encoder: str
    columns: tuple[str, ...] = ()
    steps: int = 8
    guidance: float = 1.0
    styles: tuple[StyleScale, ...] = ()
    also_hears: tuple[str, ...] = ()
    card: Mapping[str, object] = field(default_factory=dict)

    def to_json(self) -> str:
        values = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        values |= {"config": self.config.to_json(), "styles": [dataclasses.asdict(s) for s in self.styles]}
        return json.dumps(values, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> ModelDescription:
        """Raises :class:`UserError` for what describes no model of this version."""
        try:
            values = json.loads(text)
            config = DenoiserConfig.from_json(values.pop("config"))
            styles = tuple(StyleScale(**style) for style in values.pop("styles"))
            values |= {key: tuple(values[key]) for key in ("columns", "also_hears") if key in values}
            return cls(config=config, styles=styles, **values)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UserError(
                "The motion model cannot be read", f"its description is wrong: {error}"
            ) from error


@dataclass(frozen=True, eq=False)
class MotionModel:
    """A trained denoiser, ready to be used, with its constants."""

    description: ModelDescription
    denoiser: Denoiser
    normalisation: Normalisation


def save_model(path: Path, model: MotionModel, half: bool = False, encoder: Tensors | None = None) -> None:
    """Write a checkpoint; ``half`` stores the weights as float16. ``encoder`` comes along as it is."""
    dtype = torch.float16 if half else torch.float32
    state = model.denoiser.state_dict()
    tensors = {_MODEL + name: value.detach().cpu().to(dtype).contiguous() for name, value in state.items()}
    tensors[_OFFSET] = torch.from_numpy(model.normalisation.offset)
    tensors[_SCALE] = torch.from_numpy(model.normalisation.scale)
    tensors |= {_ENCODER + name: value.contiguous() for name, value in (encoder or {}).items()}
    part = path.with_name(path.name + ".part")
    save_file(tensors, part, {"format": FORMAT, "description": model.description.to_json()})
    part.replace(path)


def load_model(path: Path, device: torch.device | str = "cpu") -> MotionModel:
    """Read a checkpoint. Raises :class:`UserError` when it is none, is damaged, or does not fit itself."""
    with _opened(path) as file:
        description = _description(path, file.metadata() or {})
        names = [name for name in file.keys() if not name.startswith(_ENCODER)]  # noqa: SIM118
        tensors = {name: file.get_tensor(name) for name in names}
    denoiser = Denoiser(description.config)
    state = {name.removeprefix(_MODEL): v.float() for name, v in tensors.items() if name.startswith(_MODEL)}
    wanted = {name: tuple(value.shape) for name, value in denoiser.state_dict().items()}
    if wrong := differences(wanted, {name: tuple(value.shape) for name, value in state.items()}):
        raise UserError(f"The motion model {path.name} does not fit its own configuration", wrong)
    denoiser.load_state_dict(state)
    return MotionModel(
        description, denoiser.to(device).eval(), _normalisation(path, tensors, description.config.motion_dim)
    )


def load_encoder_state(path: Path) -> Tensors:
    """The tensors of the audio encoder that a checkpoint brings along; empty when it brings none."""
    with _opened(path) as file:
        names = [name for name in file.keys() if name.startswith(_ENCODER)]  # noqa: SIM118
        return {name.removeprefix(_ENCODER): file.get_tensor(name) for name in names}


def _opened(path: Path) -> safe_open:
    if not path.is_file():
        raise UserError(f"The motion model {path} does not exist", "", "check the name of the file")
    try:
        return safe_open(path, "pt")
    except (SafetensorError, OSError) as error:
        raise UserError(
            f"The motion model {path.name} cannot be read",
            f"it is damaged or no safetensors file ({error})",
            "download or train it again",
        ) from error


def _description(path: Path, metadata: Mapping[str, str]) -> ModelDescription:
    if metadata.get("format") != FORMAT:
        raise UserError(
            f"{path.name} is no motion model of this program",
            f"its format is {metadata.get('format', 'not named')}, not {FORMAT}",
        )
    return ModelDescription.from_json(metadata.get("description", ""))


def _normalisation(path: Path, tensors: Tensors, motion_dim: int) -> Normalisation:
    try:
        constants = [np.asarray(tensors[name].float().numpy()) for name in (_OFFSET, _SCALE)]
        found = Normalisation(*constants)
    except (KeyError, ValueError) as error:
        raise UserError(f"The motion model {path.name} cannot be used", f"its constants: {error}") from error
    if len(found) != motion_dim:
        raise UserError(
            f"The motion model {path.name} cannot be used",
            f"it has constants for {len(found)} values and a network for {motion_dim}",
        )
    return found
