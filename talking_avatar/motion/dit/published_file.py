"""Reading a PyTorch file that a stranger published, without running anything that it may contain."""

from __future__ import annotations

import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path

import torch

from talking_avatar.errors import UserError


class _Settings:
    """Stands for ``argparse.Namespace``: whatever lies in it becomes attributes."""


class _PathText(str):
    """Stands for a pickled path of another system, which this one may be unable to build."""

    __slots__ = ()

    def __new__(cls, *parts: str) -> _PathText:
        return super().__new__(cls, "/".join(map(str, parts)))


_PATH_MODULES = ("pathlib", "pathlib._local")
_PATH_NAMES = ("PosixPath", "WindowsPath", "PurePosixPath", "PureWindowsPath", "Path")

_STUBS: list[Callable | tuple[Callable, str]] = [(_Settings, "argparse.Namespace")]
_STUBS += [(_PathText, f"{module}.{name}") for module in _PATH_MODULES for name in _PATH_NAMES]


def read_published(path: Path) -> dict[str, torch.Tensor]:
    """The state under ``model`` of a training checkpoint, by key.

    Only tensors and plain containers are unpickled; ``argparse.Namespace`` and paths become harmless stubs,
    so that files written on other systems load. Raises :class:`UserError`.
    """
    if not path.is_file():
        raise UserError(f"The motion model {path} does not exist", "", "check the name of the file")
    try:
        with torch.serialization.safe_globals(_STUBS):
            content = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise UserError(
            f"The motion model {path.name} was not opened",
            "it is no PyTorch file, or holds more than numbers, which is not safe to load",
            "use the file that JoyVASA's authors publish",
        ) from error
    except (OSError, RuntimeError, EOFError, zipfile.BadZipFile, ValueError, KeyError) as error:
        raise UserError(
            f"The motion model {path.name} cannot be read",
            f"it is damaged ({str(error).splitlines()[0] if str(error) else type(error).__name__})",
            "download it again",
        ) from error
    state = content.get("model") if isinstance(content, dict) else None
    if not isinstance(state, dict) or not all(isinstance(value, torch.Tensor) for value in state.values()):
        raise UserError(
            f"The motion model {path.name} cannot be used", "it holds no network under the name 'model'"
        )
    return {str(key): value for key, value in state.items()}
