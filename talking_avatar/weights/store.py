"""The models on this computer. For the engines :func:`model_path` is all of it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from enum import Enum
from pathlib import Path

import platformdirs

from talking_avatar.errors import UserError
from talking_avatar.weights.conversion import SAFETENSORS, convert
from talking_avatar.weights.disk import disk_error
from talking_avatar.weights.manifest import Family, Manifest, OptionalModel
from talking_avatar.weights.part_file import PartFile
from talking_avatar.weights.safe_files import (
    locked,
    put_in_place,
    read_json,
    remove_file,
    sha256_of,
    write_json,
)

_VARIABLE = "TALKING_AVATAR_MODELS"
_COMMAND = "talking-avatar models download"


class Presence(Enum):
    """Of a model on this computer; the value is for people."""

    ABSENT = "not here"
    PARTIAL = "partly downloaded"
    READY = "ready"
    DAMAGED = "damaged"


def model_path(name: str) -> Path:
    """The safetensors file of an optional model, checked: ``model_path("liveportrait/warping_module")``.

    The keys in it are the published ones. Those of ``liveportrait/stitching_retargeting`` stand behind the
    name of their network, as in ``retarget_shoulder.module.mlp.0.weight`` (and ``retarget_mouth``,
    ``retarget_eye``); those of ``joyvasa/motion`` are the ones under ``model`` in JoyVASA's file.

    Raises :class:`UserError` with the command that fetches it when it is not there, or damaged, or when it
    cannot be read, and ``KeyError`` for a name that is not in the list.
    """
    return _default_store().model_path(name)


def default_directory(environment: Mapping[str, str] | None = None) -> Path:
    """``$TALKING_AVATAR_MODELS``, or a folder in the user's data."""
    chosen = (os.environ if environment is None else environment).get(_VARIABLE, "")
    return Path(chosen or platformdirs.user_data_path("talking-avatar", appauthor=False) / "models")


class ModelStore:
    """A folder with one safetensors file for each model and, beside it, a record of where it came from.

    A model is used only if it still has the hash that was recorded when it was put there. Processes may
    share the folder.
    """

    def __init__(self, directory: Path | None = None, manifest: Manifest | None = None) -> None:
        self.directory = directory or default_directory()
        self.manifest = manifest or Manifest.load()
        self._checked: dict[Path, tuple[int, int, int]] = {}

    def model_path(self, name: str) -> Path:
        """See :func:`model_path`."""
        model = self.manifest.model(name)
        path = self.path_of(model)
        try:
            presence = self.check(model)
        except OSError as error:
            raise UserError(
                f"The model {name} on this computer cannot be read",
                error.strerror or type(error).__name__,
                f"look after {path}",
            ) from error
        if presence is Presence.READY:
            return path
        if presence is Presence.DAMAGED:
            raise UserError(
                f"The model {name} on this computer cannot be used",
                "it is damaged or of another version",
                f"get it again with: {_COMMAND} {name}",
            )
        raise UserError(
            f"The model {name} is not on this computer",
            "",
            f"download it with: {_COMMAND} {model.family.name}",
        )

    def presence(self, model: OptionalModel) -> Presence:
        """Without reading all of it, so damage shows only where the size is wrong."""
        path, record = self.path_of(model), self._record(model)
        if not path.is_file():
            return Presence.PARTIAL if self.part_of(model).is_file() else Presence.ABSENT
        whole = record.get("size_bytes") == path.stat().st_size and isinstance(record.get("sha256"), str)
        return Presence.READY if whole and self._is_listed(model, record) else Presence.DAMAGED

    def check(self, model: OptionalModel, again: bool = False) -> Presence:
        """With its hash, once in a process or ``again``."""
        presence = self.presence(model)
        if presence is not Presence.READY:
            return presence
        path = self.path_of(model)
        about = path.stat()
        mark = (about.st_ino, about.st_size, about.st_mtime_ns)
        if again or self._checked.get(path) != mark:
            self._checked.pop(path, None)
            if sha256_of(path) != self._record(model)["sha256"]:
                return Presence.DAMAGED
            self._checked[path] = mark
        return Presence.READY

    def put(self, model: OptionalModel, source: Path, sha256: str) -> Path:
        """Convert ``source``, whose hash is ``sha256`` and was checked, and keep it. The caller holds
        :meth:`lock`.

        Raises :class:`UserError` for a file that holds something else, and when it cannot be written; then
        nothing has changed.
        """
        path = self.path_of(model)
        part = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            for left in path.parent.glob(f".{path.name}.*.tmp"):  # by a process that was killed
                left.unlink()
            convert(model, source, part)
            record = {
                "source": source_of(model),
                "source_sha256": sha256,
                "sha256": sha256_of(part),
                "size_bytes": part.stat().st_size,
            }
            self._remember_first(model, sha256)
            put_in_place(part, path)
            write_json(self._record_path(model), record)
        except OSError as error:
            raise disk_error(f"The model {model.name} cannot be kept", self.directory, error) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink()
        return path

    def remove(self, model: OptionalModel) -> bool:
        """Take it away, and what is there of it; false where there was nothing. Raises :class:`UserError`."""
        try:
            with self.lock(model):
                # the record first: a model without one is not used
                found = [remove_file(self._record_path(model)), remove_file(self.path_of(model))]
                return any([*found, PartFile(self.part_of(model)).remove()])
        except OSError as error:
            raise disk_error(f"The model {model.name} cannot be removed", self.directory, error) from error

    def expected_sha256(self, model: OptionalModel) -> str:
        """The hash its file must have: the list's, or the one it had when it first came; empty before."""
        first = read_json(self._first_path).get(source_of(model), "")
        return model.sha256 or (first if isinstance(first, str) else "")

    def accepted(self, family: Family) -> bool:
        """Whether the person has agreed to its licence."""
        return bool(read_json(self._licences_path).get(family.name) == _terms(family))

    def accept(self, family: Family) -> None:
        """Remember that the person agrees. Raises :class:`UserError` when that cannot be written."""
        try:
            with locked(self.directory / "locks" / "licences.lock"):
                write_json(
                    self._licences_path, read_json(self._licences_path) | {family.name: _terms(family)}
                )
        except OSError as error:
            raise disk_error("Your consent cannot be kept", self.directory, error) from error

    def lock(self, model: OptionalModel) -> AbstractContextManager[None]:
        """Held by whoever changes the files of ``model``."""
        return locked(self.lock_path(model))

    def lock_path(self, model: OptionalModel) -> Path:
        return self.directory / "locks" / f"{model.family.name}-{model.short_name}.lock"

    def path_of(self, model: OptionalModel) -> Path:
        """Where it is, or would be."""
        return self.directory / model.family.name / f"{model.short_name}{SAFETENSORS}"

    def part_of(self, model: OptionalModel) -> Path:
        """Where a download that is not whole yet is."""
        return self.directory / model.family.name / f"{model.short_name}.part"

    def _record_path(self, model: OptionalModel) -> Path:
        return self.path_of(model).with_suffix(".json")

    def _record(self, model: OptionalModel) -> dict[str, object]:
        return read_json(self._record_path(model))

    def _is_listed(self, model: OptionalModel, record: Mapping[str, object]) -> bool:
        """Whether it is made of the file that the list names today."""
        return record.get("source_sha256") == self.expected_sha256(model)

    def _remember_first(self, model: OptionalModel, sha256: str) -> None:
        if not model.sha256:
            with locked(self.directory / "locks" / "first.lock"):
                write_json(self._first_path, {**read_json(self._first_path), source_of(model): sha256})

    @property
    def _first_path(self) -> Path:
        return self.directory / "first_hashes.json"

    @property
    def _licences_path(self) -> Path:
        return self.directory / "accepted_licences.json"


def source_of(model: OptionalModel) -> str:
    """``repository@revision/file``."""
    return f"{model.family.repository}@{model.family.revision}/{model.file}"


def _terms(family: Family) -> str:
    return f"{family.licence}, {family.repository}"


_stores: dict[Path, ModelStore] = {}


def _default_store() -> ModelStore:
    """One for each folder, so that nothing is hashed twice in a process."""
    directory = default_directory()
    if directory not in _stores:
        _stores[directory] = ModelStore(directory)
    return _stores[directory]
