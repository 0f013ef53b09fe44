"""Fetching models in the background: progress, pause, cancel. For the command line and the window alike."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from talking_avatar.errors import UserError
from talking_avatar.weights.control import Control
from talking_avatar.weights.conversion import check_tools
from talking_avatar.weights.disk import disk_error
from talking_avatar.weights.fetching import PATIENCE, Fetch, Patience
from talking_avatar.weights.hub import Hub
from talking_avatar.weights.line import Line
from talking_avatar.weights.manifest import OptionalModel
from talking_avatar.weights.part_file import PartFile
from talking_avatar.weights.safe_files import locked, sha256_of
from talking_avatar.weights.speed import Speed
from talking_avatar.weights.store import ModelStore, Presence

_SPARE_BYTES = 100_000_000


class Stage(Enum):
    """What a download is doing; the value is for people."""

    WAITING = "waiting"
    CHECKING = "checking"
    DOWNLOADING = "downloading"
    CONVERTING = "converting"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDS = frozenset({Stage.DONE, Stage.FAILED, Stage.CANCELLED})


@dataclass(frozen=True)
class Progress:
    """How far it is: bytes over all models asked for, those that were here before included.

    ``model``: the name of the one at hand. ``error``: the sentence, when it has failed.
    """

    stage: Stage
    model: str = ""
    done_bytes: int = 0
    total_bytes: int = 0
    bytes_per_s: float = 0.0
    error: str = ""

    @property
    def left_s(self) -> float | None:
        """``None`` while that is unknown."""
        left = self.total_bytes - self.done_bytes
        return left / self.bytes_per_s if self.bytes_per_s > 0 and left >= 0 else None


class Download:
    """``models`` come one after the other into ``store``, in a thread; what is here already is not fetched.

    A pause, a cancelled download, a lost connection and a killed process leave what has come, and the next
    download of the same model goes on from there. ``on_progress`` is called in that thread, often, and must
    be quick. ``free_bytes`` tells how much a folder's disk still takes.

    Raises :class:`UserError` at once when a licence has not been accepted (see :meth:`ModelStore.accept`).
    """

    def __init__(
        self,
        models: Sequence[OptionalModel],
        store: ModelStore,
        hub: Hub | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        patience: Patience = PATIENCE,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        for model in models:
            if not store.accepted(model.family):
                raise UserError(
                    f"The model {model.name} was not downloaded",
                    f"its licence ({model.family.licence}) has not been accepted",
                    f"use: talking-avatar models download {model.family.name}",
                )
        self._models, self._store, self._hub = tuple(models), store, hub or Hub.of()
        self._on_progress, self._patience, self._free_bytes = on_progress, patience, free_bytes
        self._speed = Speed(now_s)
        self._sizes = {model.name: model.size_bytes for model in models}
        self._line = Line()
        self._control = Control(self._line.cut)
        self._before_bytes = 0
        self._progress = Progress(Stage.WAITING, total_bytes=sum(self._sizes.values()))
        self._thread = threading.Thread(target=self._run, name="model download", daemon=True)

    @property
    def progress(self) -> Progress:
        return self._progress

    def start(self) -> None:
        self._thread.start()

    def pause(self) -> None:
        """Returns at once; the stage says when it is done."""
        self._control.pause()

    def resume(self) -> None:
        self._control.resume()

    def cancel(self) -> None:
        """Returns at once; what has come stays for another time."""
        self._control.cancel()

    def wait(self, timeout_s: float | None = None) -> bool:
        """Until it has ended; false when it still goes on after ``timeout_s``."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            for model in self._models:
                self._one(model)
                self._before_bytes += self._sizes[model.name]
            self._say(Stage.DONE, "", self._before_bytes)
        except InterruptedError:
            self._say(Stage.CANCELLED)
        except UserError as error:
            self._say(Stage.FAILED, error=str(error))
        except OSError as error:
            folder = self._store.directory
            self._say(Stage.FAILED, error=str(disk_error("The download stopped", folder, error)))
        except Exception as error:
            self._say(Stage.FAILED, error=f"The download stopped: {type(error).__name__}: {error}.")
            raise

    def _one(self, model: OptionalModel) -> None:
        while True:
            self._control.wait_out_a_pause(lambda: self._say(Stage.PAUSED))
            here_bytes = PartFile(self._store.part_of(model)).size
            self._say(Stage.WAITING, model.name, self._before_bytes + here_bytes)
            try:
                with locked(self._store.lock_path(model), self._control.stopping):
                    self._obtain(model)
                return
            except InterruptedError:
                if self._control.cancelled:
                    raise

    def _obtain(self, model: OptionalModel) -> None:
        part = PartFile(self._store.part_of(model))
        self._say(Stage.CHECKING, model.name)
        if self._store.check(model, again=True) is Presence.READY:
            part.remove()
            return
        check_tools(model)
        expected = self._store.expected_sha256(model)
        if self._take_from_cache(model, expected):
            return
        if self._hub.offline:
            raise UserError(
                f"The model {model.name} was not downloaded",
                "HF_HUB_OFFLINE forbids it",
                "unset it, or use: talking-avatar models import",
            )
        self._check_space(model, part)
        url, patience = self._hub.url(model), self._patience
        fetch = Fetch(model, url, part, expected, self._line, self._control, patience, self._arrived)
        sha256 = fetch.run()
        self._say(Stage.CONVERTING, model.name)
        self._store.put(model, part.path, sha256)
        part.remove()

    def _take_from_cache(self, model: OptionalModel, expected: str) -> bool:
        """What the hub's own tools have on this computer is used as well, if its hash is right."""
        for path in self._hub.cached(model, expected):
            found = sha256_of(path, self._control.stopping)
            if found == (expected or path.resolve().name):  # the cache names large files by their hash
                self._say(Stage.CONVERTING, model.name)
                self._store.put(model, path, found)
                return True
        return False

    def _check_space(self, model: OptionalModel, part: PartFile) -> None:
        """The file, what is made of it, and some room for everybody else."""
        self._store.directory.mkdir(parents=True, exist_ok=True)
        needed = 2 * model.size_bytes - part.size + _SPARE_BYTES
        free = self._free_bytes(self._store.directory)
        if free < needed:
            raise UserError(
                f"The model {model.name} was not downloaded",
                f"the disk of {self._store.directory} has {free / 1e6:.0f} MB left and "
                f"{needed / 1e6:.0f} MB are needed",
                "free some space and try again",
            )

    def _arrived(self, here_bytes: int, total_bytes: int) -> None:
        self._sizes[self._progress.model] = total_bytes
        self._speed.note(here_bytes)
        self._say(Stage.DOWNLOADING, None, self._before_bytes + here_bytes, self._speed.bytes_per_s)

    def _say(
        self,
        stage: Stage,
        model: str | None = None,
        done_bytes: int | None = None,
        bytes_per_s: float = 0.0,
        error: str = "",
    ) -> None:
        before = self._progress
        self._progress = replace(
            before,
            stage=stage,
            model=before.model if model is None else model,
            done_bytes=before.done_bytes if done_bytes is None else done_bytes,
            total_bytes=sum(self._sizes.values()),
            bytes_per_s=bytes_per_s,
            error=error,
        )
        if self._on_progress is not None:
            self._on_progress(self._progress)
