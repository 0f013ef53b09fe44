"""Getting one published file whole, over connections that break, and checking it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from talking_avatar.errors import UserError
from talking_avatar.weights.control import Control
from talking_avatar.weights.line import Answer, Line, LineError
from talking_avatar.weights.manifest import OptionalModel
from talking_avatar.weights.part_file import PartFile, PartOrigin
from talking_avatar.weights.safe_files import sha256_of
from talking_avatar.weights.store import source_of

Arrived = Callable[[int, int], None]

_BLOCK_BYTES = 1 << 18
_RANGE_REFUSED = 416
_PARTIAL = 206
_ABOUT = 1.5
"""A file whose size is not known exactly may be larger by this."""


@dataclass(frozen=True)
class Patience:
    """How often in a row without a new byte a connection is tried, and how long one waits between, twice as
    long each time. An address that never answered is given up at once."""

    tries: int = 6
    first_wait_s: float = 1.0


PATIENCE = Patience()


class Fetch:
    """One file into ``part``, going on where that ends.

    ``sha256``: what it must have, empty if unknown. ``arrived`` is told how many bytes are there, and of how
    many.
    """

    def __init__(
        self,
        model: OptionalModel,
        url: str,
        part: PartFile,
        sha256: str,
        line: Line,
        control: Control,
        patience: Patience,
        arrived: Arrived,
    ) -> None:
        self._model, self._url, self._part, self._sha256 = model, url, part, sha256
        self._line, self._control, self._patience = line, control, patience
        self._arrived = arrived
        self._resumed = False
        self._answered = False

    def run(self) -> str:
        """The file's hash, when all of it is in the part and it is the right one.

        Raises :class:`UserError`, ``OSError`` of the disk, and ``InterruptedError`` when it is to be broken
        off; what has come so far stays, except of a wrong file.
        """
        found = self._once()
        if not self._is_right(found) and self._resumed:
            self._part.remove()  # its beginning may have been of another day, or damaged since
            self._resumed = False
            found = self._once()
        if not self._is_right(found):
            self._part.remove()
            raise self._error(
                "it is not the published file (its SHA-256 is another), so nothing was kept",
                "try again later, or another network",
            )
        return found

    def _once(self) -> str:
        failures = 0
        while True:
            before = self._part.size
            try:
                self._receive()
                return sha256_of(self._part.path, self._control.stopping)
            except LineError as error:
                self._control.stop_if_asked()
                grew = self._part.size > before
                failures = 1 if grew else failures + 1
                never = not self._answered and not error.status
                if not error.passing or never or failures >= self._patience.tries:
                    raise self._error(error.why, self._by_hand()) from error
                pause_s = self._patience.first_wait_s * 2 ** (failures - 1)
                self._control.sleep(max(pause_s, error.wait_s))
                self._control.stop_if_asked()

    def _receive(self) -> None:
        """From where the part ends to the end of the file. Raises :class:`LineError` when it breaks off."""
        offset = self._usable_bytes()
        origin = self._part.origin
        if offset and origin is not None and offset == origin.total_bytes:
            self._resumed = True
            return
        headers = {}
        if offset and origin is not None:
            headers["Range"] = f"bytes={offset}-"
            if origin.etag and origin.url == self._url:
                headers["If-Range"] = origin.etag
        try:
            with self._line.get(self._url, headers) as answer:
                self._answered = True
                if not (offset and answer.status == _PARTIAL and self._continues(answer, offset)):
                    self._begin(answer)
                else:
                    self._resumed = True
                self._copy(answer)
        except LineError as error:
            if error.status == _RANGE_REFUSED:
                self._part.remove()
                raise LineError(error.why, passing=True, status=error.status) from error
            raise

    def _usable_bytes(self) -> int:
        """How much of what is there can be gone on from."""
        origin = self._part.origin
        if origin is None or origin.source != source_of(self._model):
            return 0
        known = bool(self._sha256) or (bool(origin.etag) and origin.url == self._url)
        size = self._part.size
        return size if known and not 0 <= origin.total_bytes < size else 0

    def _continues(self, answer: Answer, offset: int) -> bool:
        """Whether the answer goes on at ``offset`` of the same file."""
        match = re.fullmatch(
            r"bytes (\d{1,18})-\d{1,18}/(\d{1,18}|\*)", str(answer.headers.get("Content-Range") or "")
        )
        origin = self._part.origin
        if match is None or origin is None or int(match[1]) != offset:
            raise LineError("the server gives a wrong answer", passing=False)
        return match[2] == "*" or origin.total_bytes in (-1, int(match[2]))

    def _begin(self, answer: Answer) -> None:
        if answer.status == _PARTIAL:
            self._part.remove()
            raise LineError("the file on the server has changed", passing=True, status=_PARTIAL)
        if self._sha256 and answer.linked_sha256 not in ("", self._sha256):
            raise self._error("the server has another file under its name", "update Talking Avatar")
        length = str(answer.headers.get("Content-Length") or "")
        total = int(length) if re.fullmatch(r"[0-9]{1,18}", length) else -1
        model = self._model
        wrong = total != model.size_bytes if model.size_is_exact else total > model.size_bytes * _ABOUT
        if total >= 0 and wrong:
            raise self._error(
                f"what the server sends has {total} bytes and not {model.size_bytes}: it is something else, "
                "perhaps a log-in page of the network",
                "try again in another network",
            )
        total = model.size_bytes if model.size_is_exact else total
        self._part.begin(PartOrigin(source_of(model), self._url, answer.etag, total, answer.linked_sha256))

    def _copy(self, answer: Answer) -> None:
        origin = self._part.origin
        total = origin.total_bytes if origin is not None else -1
        model = self._model
        most = total if total >= 0 else int(model.size_bytes * _ABOUT)
        here = self._part.size
        with self._part.path.open("ab") as file:
            while block := answer.read(_BLOCK_BYTES):
                self._control.stop_if_asked()
                here += len(block)
                if here > most:
                    raise self._error("the server sends more than the file", "try again later")
                file.write(block)
                file.flush()
                self._arrived(here, total if total >= 0 else model.size_bytes)
        self._control.stop_if_asked()
        if here < total:
            raise LineError("the connection broke", passing=True)

    def _is_right(self, found: str) -> bool:
        origin = self._part.origin
        expected = self._sha256 or (origin.linked_sha256 if origin is not None else "")
        return not expected or found == expected

    def _by_hand(self) -> str:
        return (
            f"try again (it goes on where it stopped), or fetch {self._url} yourself and use: "
            "talking-avatar models import --from FOLDER"
        )

    def _error(self, why: str, remedy: str) -> UserError:
        return UserError(f"The model {self._model.name} was not downloaded", why, remedy)
