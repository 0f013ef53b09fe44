"""What a motion model says about itself."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.config import DenoiserConfig

JOYVASA_ENCODER = "hubert-joyvasa"
"""The HuBERT that was trained along with JoyVASA's published model."""

_WHISPER = re.compile(r"(?P<network>whisper-[^/]+/\d+x\d+)-(?P<ahead>\d+)(x\d+)?\+gate")


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

    def hears(self, encoder: str) -> bool:
        """Whether the model understands the features of the encoder with this name.

        A name without details of the buffer stands for all of them. Tokens of Whisper that were learned with
        less and with more sound after them were learned with anything between, too.
        """
        names = (self.encoder, *self.also_hears)
        if encoder in names or encoder.partition("/")[0] in names:
            return True
        asked, known = _WHISPER.fullmatch(encoder), [_WHISPER.fullmatch(name) for name in names]
        if asked is None:
            return False
        ahead = [int(k["ahead"]) for k in known if k is not None and k["network"] == asked["network"]]
        return bool(ahead) and min(ahead) <= int(asked["ahead"]) <= max(ahead)

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
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise UserError(
                "The motion model cannot be read", f"its description is wrong: {error}"
            ) from error
