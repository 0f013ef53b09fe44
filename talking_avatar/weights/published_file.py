"""Reading a PyTorch file that a stranger published, without running anything that it may contain."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file

from talking_avatar.errors import UserError


class _Settings:
    """Stands for ``argparse.Namespace``: whatever lies in it becomes attributes."""


class _PathText(str):
    """Stands for a pickled path of another system, which this one may be unable to build."""

    __slots__ = ()

    def __new__(cls, *parts: str) -> _PathText:
        return super().__new__(cls, "/".join(map(str, parts)))


_REMEDY = "use the file that its authors publish"
_PATH_MODULES = ("pathlib", "pathlib._local")
_PATH_NAMES = ("PosixPath", "WindowsPath", "PurePosixPath", "PureWindowsPath", "Path")

_STUBS: list[Callable | tuple[Callable, str]] = [(_Settings, "argparse.Namespace")]
_STUBS += [(_PathText, f"{module}.{name}") for module in _PATH_MODULES for name in _PATH_NAMES]


def read_published(path: Path, parts: Mapping[str, str] | None = None) -> dict[str, torch.Tensor]:
    """The tensors of a published file by key.

    ``parts``: the entries that hold networks (``{"model": ""}`` for a training checkpoint), and what their
    keys begin with in the answer; without it the file is one network. Other entries are left out. A
    safetensors file, such as the store makes of it, is read as it is.

    Only tensors and plain containers are unpickled; ``argparse.Namespace`` and paths become harmless stubs,
    so that files written on other systems load. Raises :class:`UserError`.
    """
    if path.suffix.lower() == ".safetensors":
        return _tensors(path)
    content = _content(path)
    state: dict[str, torch.Tensor] = {}
    for part, prefix in (parts or {"": ""}).items():
        found = content if not part else content.get(part) if isinstance(content, dict) else None
        if not isinstance(found, dict) or not found:
            under = f" under the name '{part}'" if part else ""
            raise UserError(f"The model {path.name} cannot be used", f"it holds no network{under}", _REMEDY)
        for key, value in found.items():
            if not isinstance(value, torch.Tensor):
                raise UserError(
                    f"The model {path.name} cannot be used",
                    f"it holds more than a network ({str(key)[:60]} is a {type(value).__name__})",
                    _REMEDY,
                )
            state[f"{prefix}{key}"] = value
    return state


def unshared(state: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The same values; tensors that lie in one another's memory, or in larger memory, become copies."""
    taken: set[int] = set()
    own: dict[str, torch.Tensor] = {}
    for key, value in state.items():
        memory = value.untyped_storage()
        alone = value.is_contiguous() and memory.nbytes() == value.nbytes and memory.data_ptr() not in taken
        own[key] = value if alone else value.contiguous().clone()
        taken.add(memory.data_ptr())
    return own


def _tensors(path: Path) -> dict[str, torch.Tensor]:
    _must_exist(path)
    try:
        state: dict[str, torch.Tensor] = load_file(path)
    except (SafetensorError, OSError, ValueError, KeyError) as error:
        raise UserError(
            f"The model {path.name} cannot be read", "it is damaged", "download it again"
        ) from error
    return state


def _content(path: Path) -> object:
    _must_exist(path)
    try:
        with torch.serialization.safe_globals(_STUBS):
            return torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise UserError(
            f"The model {path.name} was not opened",
            "it is no PyTorch file, or holds more than numbers, which is not safe to load",
            _REMEDY,
        ) from error
    except Exception as error:  # what the reader stumbles over in a broken file may be anything
        raise UserError(
            f"The model {path.name} cannot be read",
            f"it is damaged ({str(error).splitlines()[0] if str(error) else type(error).__name__})",
            "download it again",
        ) from error


def _must_exist(path: Path) -> None:
    if not path.is_file():
        raise UserError(f"The model {path} does not exist", "", "check the name of the file")
