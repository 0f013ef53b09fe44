"""From a published file to safetensors, which holds numbers and nothing else."""

from __future__ import annotations

import re
import shutil
from importlib.util import find_spec
from pathlib import Path

from safetensors import SafetensorError, safe_open

from talking_avatar.errors import UserError
from talking_avatar.weights.manifest import OptionalModel

SAFETENSORS = ".safetensors"


def check_tools(model: OptionalModel) -> None:
    """Raises :class:`UserError` where :func:`convert` would miss a package."""
    if not model.file.endswith(SAFETENSORS) and find_spec("torch") is None:
        raise UserError(
            f"The model {model.name} cannot be converted",
            "PyTorch is missing, which it also runs on",
            "install it with: pip install 'talking-avatar[neural]'",
        )


def convert(model: OptionalModel, source: Path, target: Path) -> None:
    """Write ``target`` from ``source``, the published file or a copy of it.

    Keys are the published ones, behind the prefixes of ``model.parts``. Raises :class:`UserError` for a file
    that holds something else, and ``OSError``.
    """
    if model.file.endswith(SAFETENSORS):
        _copy(source, target)
        return
    check_tools(model)
    from safetensors.torch import save_file

    from talking_avatar.weights.published_file import read_published, unshared

    state = unshared(read_published(source, dict(model.parts)))
    try:
        save_file(state, target)
    except SafetensorError as error:
        number = re.search(r"os error (\d+)", str(error))
        raise OSError(int(number[1]) if number else 0, str(error)) from error


def _copy(source: Path, target: Path) -> None:
    try:
        with safe_open(str(source), framework="numpy") as file:
            empty = not list(file.keys())
    except SafetensorError as error:
        raise UserError(
            f"The model {source.name} cannot be read", "it is damaged", "download it again"
        ) from error
    if empty:
        raise UserError(f"The model {source.name} cannot be used", "it holds no network", "download it again")
    shutil.copyfile(source, target)
