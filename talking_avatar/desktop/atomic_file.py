"""Small files that are either the old ones or the new ones, whenever the power goes. Knows no Qt."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

MAX_BYTES = 8_000_000
"""Nothing of ours comes near; a larger file is not ours."""


class UnreadableFile(Exception):
    """The file is there and holds no JSON table; the words say why."""


def read_table(path: Path) -> dict[str, Any] | None:
    """The JSON table in ``path``, ``None`` when there is no file. Raises :class:`UnreadableFile`."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFile("it is far too large")
        data = json.loads(path.read_bytes())
        json.dumps(data, indent=1)  # too deep to be written again is too deep
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableFile((error.strerror or type(error).__name__).lower()) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("it is damaged") from error
    if not isinstance(data, dict):
        raise UnreadableFile("it is damaged")
    return data


def write_table(path: Path, data: dict[str, Any]) -> None:
    """Replace ``path`` whole. Raises ``OSError``."""
    text = json.dumps(data, indent=1, ensure_ascii=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise


def set_aside(path: Path, word: str = "broken") -> Path | None:
    """Rename to the first free ``NAME.broken-N.SUFFIX``; ``None`` when that cannot be."""
    for number in range(1, 1000):
        target = path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")
        if not target.exists():
            try:
                os.replace(path, target)
            except OSError:
                return None
            return target
    return None
