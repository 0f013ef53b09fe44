"""Where published files are on the hub, and in its cache on this computer."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from talking_avatar.errors import UserError
from talking_avatar.weights.line import scheme_of
from talking_avatar.weights.manifest import OptionalModel

_ENDPOINT = "https://huggingface.co"
_YES = {"1", "ON", "YES", "TRUE"}


@dataclass(frozen=True)
class Hub:
    """``endpoint`` without a slash at its end; ``cache``: the folder that the hub's own tools share."""

    endpoint: str
    offline: bool
    cache: Path

    @classmethod
    def of(cls, environment: Mapping[str, str] | None = None) -> Hub:
        """As huggingface_hub reads the environment: ``HF_ENDPOINT`` (a mirror), ``HF_HUB_OFFLINE``,
        ``HF_HUB_CACHE``, ``HF_HOME``, ``XDG_CACHE_HOME``.

        Raises :class:`UserError` for a mirror that is no address.
        """
        given = os.environ if environment is None else environment
        endpoint = (given.get("HF_ENDPOINT") or _ENDPOINT).rstrip("/")
        if scheme_of(endpoint) not in ("http", "https"):
            raise UserError(
                f"The mirror {endpoint[:80]!r} in HF_ENDPOINT is no address",
                "",
                "give one that begins with https://",
            )
        caches = given.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
        home = given.get("HF_HOME") or os.path.join(caches, "huggingface")
        cache = given.get("HF_HUB_CACHE") or given.get("HUGGINGFACE_HUB_CACHE") or os.path.join(home, "hub")
        offline = any(
            given.get(name, "").upper() in _YES for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
        )
        return cls(endpoint, offline, Path(cache).expanduser())

    def url(self, model: OptionalModel) -> str:
        """Of the file itself, at the pinned revision."""
        family = model.family
        return f"{self.endpoint}/{family.repository}/resolve/{family.revision}/{quote(model.file)}"

    def page(self, model: OptionalModel) -> str:
        """Of the repository, for people."""
        return f"{self.endpoint}/{model.family.repository}"

    def cached(self, model: OptionalModel, sha256: str) -> list[Path]:
        """Files of the cache that may be the one: by its hash, and by revision and name. Unchecked."""
        folder = self.cache / ("models--" + model.family.repository.replace("/", "--"))
        places = [folder / "snapshots" / model.family.revision / model.file]
        if sha256:
            places.insert(0, folder / "blobs" / sha256)
        return [place for place in places if place.is_file()]
