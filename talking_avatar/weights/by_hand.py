"""Models that a person has downloaded already: found by name, and kept only if their hash is right."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from talking_avatar.errors import UserError
from talking_avatar.weights.conversion import check_tools
from talking_avatar.weights.disk import disk_error
from talking_avatar.weights.manifest import OptionalModel
from talking_avatar.weights.safe_files import sha256_of
from talking_avatar.weights.store import ModelStore

_MOST_FILES = 200_000
_ABOUT = 0.5


def import_from(folder: Path, model: OptionalModel, store: ModelStore) -> Path | None:
    """Keep ``model`` if its file is in ``folder`` or below; the file itself stays where it is. ``None`` when
    nothing there has its name.

    Where the list has no hash, a file counts only in a folder that is called like the repository, because
    names such as ``pytorch_model.bin`` are everybody's. Raises :class:`UserError` when the only files of that
    name are something else.
    """
    if not folder.is_dir():
        raise UserError(f"The folder {folder} does not exist", "", "check its name")
    check_tools(model)
    expected = store.expected_sha256(model)
    wrong: Path | None = None
    try:
        for path in _named(folder, model.file_name):
            if not expected and not _is_of(path, model):
                continue
            found = sha256_of(path)
            if not expected or found == expected:
                with store.lock(model):
                    return store.put(model, path, found)
            wrong = path
    except OSError as error:
        raise disk_error(f"The model {model.name} was not imported", folder, error) from error
    if wrong is not None:
        raise UserError(
            f"The model {model.name} was not imported",
            f"{wrong} is not the published file (its SHA-256 is another)",
            f"download it again, or use: talking-avatar models download {model.name}",
        )
    return None


def _named(folder: Path, name: str) -> Iterator[Path]:
    """Files of that name in ``folder`` and below, without following links to folders."""
    seen = 0
    for place, folders, files in os.walk(folder):
        folders.sort()
        seen += len(files)
        if seen > _MOST_FILES:
            raise UserError(f"The folder {folder} holds too many files", "", "name the one with the models")
        if name in files:
            yield Path(place, name)


def _is_of(path: Path, model: OptionalModel) -> bool:
    repository = model.family.repository.rpartition("/")[2].lower()
    inside = any(repository in part.lower() for part in path.resolve().parent.parts)
    return inside and abs(path.stat().st_size / model.size_bytes - 1) < _ABOUT
