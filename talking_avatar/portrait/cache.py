"""Derived data kept on disk, so that a portrait is prepared only once."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import re
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import platformdirs
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from talking_avatar.portrait.codec import CodecError, decode, encode

T = TypeVar("T")

MAX_BYTES = 1_000_000_000
_FORMAT = "2"
_SUFFIX = ".safetensors"
_STALE_PART_S = 24 * 3600.0
_log = logging.getLogger(__name__)


def default_directory() -> Path:
    """Where derived data of this user belongs."""
    return Path(platformdirs.user_cache_path("talking-avatar", appauthor=False)) / "derived"


class DerivedStore:
    """Values that can always be made again, one file each; the longest unused go when space runs out.

    Files hold arrays (safetensors) and JSON, never code. A file that is damaged, foreign or of another
    version is made anew; a directory that cannot be written to costs only time. Processes may share it.
    """

    def __init__(self, directory: Path | None = None, max_bytes: int = MAX_BYTES) -> None:
        self._directory = directory or default_directory()
        self._max_bytes = max_bytes

    def get_or_make(
        self,
        kind: str,
        key: str,
        version: int | str,
        type: type[T],
        make: Callable[[], T],
    ) -> T:
        """The stored value for ``(kind, key, version)``, else ``make()``, stored for the next time.

        ``type`` is the dataclass to return; see :func:`~talking_avatar.portrait.codec.encode` for what it may
        hold.
        """
        stored = self.find(kind, key, version, type)
        if stored is not None:
            return stored
        value = make()
        try:
            self.keep(kind, key, version, value)
        except OSError as error:
            _log.warning("cannot keep derived data in %s: %s", self._directory, error)
        return value

    def find(self, kind: str, key: str, version: int | str, type: type[T]) -> T | None:
        """The stored value, None where there is none or it is damaged; see :meth:`get_or_make`."""
        return _load(self._path(kind, key, version), _identity(kind, key, version), type)

    def keep(self, kind: str, key: str, version: int | str, value: object) -> None:
        """Store ``value`` at once and whole, in place of what was there. Raises ``OSError``."""
        self._write(self._path(kind, key, version), value, _identity(kind, key, version))

    def within(self, folder: str) -> DerivedStore:
        """A store of its own in a folder of this one, which does not make room for the values here."""
        return DerivedStore(self._directory / folder, self._max_bytes)

    def _path(self, kind: str, key: str, version: int | str) -> Path:
        if not re.fullmatch(r"[a-z0-9-]{1,40}", kind):
            raise ValueError(f"kind must be a short lower-case word, not {kind!r}")
        digest = hashlib.sha256(_identity(kind, key, version).encode()).hexdigest()[:40]
        return self._directory / f"{kind}-{digest}{_SUFFIX}"

    def _write(self, path: Path, value: object, identity: str) -> None:
        arrays, text = encode(value)
        checksum = str(_checksum(arrays, text))
        data = save(arrays, {"format": _FORMAT, "identity": identity, "tree": text, "crc32": checksum})
        self._directory.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=self._directory, prefix=".part-", suffix=_SUFFIX)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(part)
            raise
        self._forget_oldest(keep=path)

    def _forget_oldest(self, keep: Path) -> None:
        files = []
        for path in self._directory.glob(f"*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                status = path.stat()
                files.append((status.st_mtime, status.st_size, path))
        total = sum(size for _, size, _ in files)
        for modified, size, path in sorted(files):
            abandoned = path.name.startswith(".part-") and modified < time.time() - _STALE_PART_S
            if path != keep and (abandoned or total > self._max_bytes):
                with contextlib.suppress(OSError):
                    path.unlink()
                    total -= size


def _identity(kind: str, key: str, version: int | str) -> str:
    return f"{kind}\n{version}\n{key}"


def _checksum(arrays: dict[str, NDArray], text: str) -> int:
    """Of every number and word that a value is made of."""
    total = zlib.crc32(text.encode())
    for name, array in sorted(arrays.items()):
        total = zlib.crc32(f"{name} {array.dtype.str} {array.shape}".encode(), total)
        total = zlib.crc32(np.asarray(array, order="C").reshape(-1).view(np.uint8).data, total)
    return total


def _load(path: Path, identity: str, wanted: type[T]) -> T | None:
    try:
        with safe_open(str(path), framework="numpy") as file:
            metadata = file.metadata() or {}
            if metadata.get("format") != _FORMAT or metadata.get("identity") != identity:
                return None
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        tree = metadata["tree"]
        if metadata.get("crc32") != str(_checksum(arrays, tree)):
            return None
        value = decode(wanted, arrays, tree)
        os.utime(path)
    except (OSError, SafetensorError, CodecError, KeyError, ValueError) as error:
        if not isinstance(error, FileNotFoundError):
            _log.info("%s is made anew: %s", path.name, error)
        return None
    return value
