"""A file that is still coming: its bytes, and beside them what they are of."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from talking_avatar.weights.safe_files import read_json, remove_file, write_json


@dataclass(frozen=True)
class PartOrigin:
    """``source``: repository, revision and file. ``url`` and ``etag``: of the server that sent the bytes.
    ``total_bytes``: of the whole, negative where the server did not say. ``linked_sha256`` may be empty."""

    source: str
    url: str
    etag: str
    total_bytes: int
    linked_sha256: str


class PartFile:
    """Bytes in ``path``, their origin in ``path`` with ``.part.json``. Raises ``OSError`` wherever it
    touches them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._origin_path = path.with_suffix(".part.json")

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.is_file() else 0

    @property
    def origin(self) -> PartOrigin | None:
        """``None`` where it is not known; then the bytes are worth nothing."""
        raw = read_json(self._origin_path)
        try:
            origin = PartOrigin(**raw)
        except TypeError:
            return None
        texts = (origin.source, origin.url, origin.etag, origin.linked_sha256)
        good = all(isinstance(text, str) for text in texts) and isinstance(origin.total_bytes, int)
        return origin if good else None

    def begin(self, origin: PartOrigin) -> None:
        """Nothing yet, of ``origin``."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(b"")
        write_json(self._origin_path, asdict(origin))

    def remove(self) -> bool:
        """False where there was nothing."""
        return any([remove_file(self.path), remove_file(self._origin_path)])
