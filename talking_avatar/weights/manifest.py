"""What can be fetched: ``models/optional.toml``, read strictly."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from talking_avatar.errors import UserError
from talking_avatar.resources import bundled

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95}")
_REVISION = re.compile(r"[0-9a-f]{40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FILE = re.compile(r"[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*")
_FAMILY_KEYS = {"title", "purpose", "repository", "revision", "licence", "licence_notice", "files"}
_FILE_KEYS = {"name", "purpose", "file", "size_bytes", "about_bytes", "sha256", "parts"}
_LARGEST_BYTES = 100_000_000_000


@dataclass(frozen=True)
class Family:
    """Models that come from one place under one licence.

    ``repository`` and ``revision`` are the hub's; ``licence`` is an SPDX name.
    """

    name: str
    title: str
    purpose: str
    repository: str
    revision: str
    licence: str
    licence_notice: str


@dataclass(frozen=True)
class OptionalModel:
    """One published file.

    ``file``: its path in the repository. ``sha256`` is empty where nobody has told it yet. ``parts``: entries
    of the published file that hold networks: name, and what their keys begin with in ours; empty where the
    file is one network.
    """

    family: Family
    short_name: str
    purpose: str
    file: str
    size_bytes: int
    size_is_exact: bool
    sha256: str = ""
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return f"{self.family.name}/{self.short_name}"

    @property
    def file_name(self) -> str:
        return PurePosixPath(self.file).name


@dataclass(frozen=True)
class Manifest:
    """All of them, in the order of the file."""

    models: tuple[OptionalModel, ...]

    @classmethod
    def load(cls, path: Path | None = None) -> Manifest:
        """The one that comes with the program, or the one at ``path``. Raises :class:`UserError`."""
        path = path or bundled("models", "optional.toml")
        try:
            return cls.parse(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise UserError(
                f"The list of models {path.name} cannot be read", str(error), "install Talking Avatar again"
            ) from error

    @classmethod
    def parse(cls, text: str) -> Manifest:
        """Raises ``ValueError`` that names what is wrong and where."""
        models: list[OptionalModel] = []
        for name, table in tomllib.loads(text).items():
            models += _family(name, table)
        names = [model.name for model in models]
        if doubled := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"{min(doubled)} is listed twice")
        return cls(tuple(models))

    def model(self, name: str) -> OptionalModel:
        """The one called ``name`` in full. Raises ``KeyError``."""
        for model in self.models:
            if model.name == name:
                return model
        raise KeyError(name)

    def find(self, wanted: str) -> tuple[OptionalModel, ...]:
        """The one called ``wanted``, or all of the family called so, or all for ``all``.

        Raises :class:`UserError` that names what there is.
        """
        found = tuple(m for m in self.models if wanted in (m.name, m.family.name, "all"))
        if not found:
            names = ", ".join(dict.fromkeys(m.family.name for m in self.models))
            raise UserError(f"There is no model called {wanted[:60]!r}", "", f"choose one of {names}, or all")
        return found


def _family(name: str, table: object) -> list[OptionalModel]:
    if not isinstance(table, dict) or not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no family of models")
    _only(name, table, _FAMILY_KEYS)
    family = Family(
        name,
        title=_text(name, table, "title"),
        purpose=_text(name, table, "purpose"),
        repository=_text(name, table, "repository", _REPOSITORY),
        revision=_text(name, table, "revision", _REVISION),
        licence=_text(name, table, "licence"),
        licence_notice=_text(name, table, "licence_notice"),
    )
    files = table.get("files")
    if not isinstance(files, list) or not files:
        raise ValueError(f"{name} has no files")
    return [_model(family, entry) for entry in files]


def _model(family: Family, table: object) -> OptionalModel:
    where = f"a file of {family.name}"
    if not isinstance(table, dict):
        raise ValueError(f"{where} is no table")
    short = _text(where, table, "name", _NAME)
    where = f"{family.name}/{short}"
    _only(where, table, _FILE_KEYS)
    file = _text(where, table, "file", _FILE)
    if any(set(part) == {"."} for part in file.split("/")):
        raise ValueError(f"{where}: file leads elsewhere")
    sizes = [key for key in ("size_bytes", "about_bytes") if key in table]
    size = table[sizes[0]] if len(sizes) == 1 else None
    if isinstance(size, bool) or not isinstance(size, int) or not 0 < size <= _LARGEST_BYTES:
        raise ValueError(f"{where} needs either size_bytes or about_bytes, a number of bytes")
    parts = table.get("parts", {})
    if not isinstance(parts, dict) or not all(isinstance(v, str) for v in parts.values()):
        raise ValueError(f"{where}: parts is no table of texts")
    sha256 = _text(where, table, "sha256", _SHA256) if "sha256" in table else ""
    purpose = _text(where, table, "purpose")
    return OptionalModel(
        family, short, purpose, file, size, sizes[0] == "size_bytes", sha256, tuple(parts.items())
    )


def _text(where: str, table: Mapping[str, Any], key: str, form: re.Pattern[str] | None = None) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.isprintable() or not value.strip():
        raise ValueError(f"{where} has no {key}")
    if form is not None and not form.fullmatch(value):
        raise ValueError(f"{where}: {key} is {value[:80]!r}")
    return value


def _only(where: str, table: Mapping[str, Any], known: set[str]) -> None:
    if unknown := table.keys() - known:
        raise ValueError(f"{where} has an unknown {min(unknown)[:60]!r}")
