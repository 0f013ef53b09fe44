"""The camera's own process: keeps the rate, whatever becomes of the program."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import time
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle

import numpy as np

from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.backend import CameraBackend, open_backend
from talking_avatar.outputs.camera.frame_exchange import FrameExchange, FrameNote
from talking_avatar.outputs.camera.pacing import FramePacer
from talking_avatar.outputs.camera.standby import NO_FRAMES, standby_picture
from talking_avatar.outputs.punctuality.priority import go_ahead
from talking_avatar.outputs.punctuality.urgency import Urgency

GO, GO_ON, STOP = "go", "go on", "stop"
_RETRY_S = 1.0
_ORPHAN_S = 60.0
"""So long the standby picture stays when the program is gone; then the device is given back."""

_FADE = (0.25, 0.5, 0.75)
_WATCH_EVERY_S = 0.5


@dataclass(frozen=True)
class CameraOrder:
    """What a camera process shall open. ``target`` is the factory (see ``backend.BACKENDS``)."""

    exchange: str
    size_px: tuple[int, int]
    frame_rate: Fraction
    target: str
    device: str


@dataclass(frozen=True)
class CameraReport:
    """From the process to the program: the device's name when it opened, or a sentence for people; neither
    when the process is ready to open it. ``handle_follows``: the open device itself comes after this."""

    opened: str | None
    problem: str | None
    handle_follows: bool = False


def run_camera(order: CameraOrder, connection: Connection) -> None:
    """The process's main function. Waits for ``GO``, or for ``GO_ON`` and an open device; ends at ``STOP``,
    or some time after the program has died."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which says "stop"
    go_ahead(Urgency.PUNCTUAL)
    exchange = FrameExchange.attach(order.exchange, order.size_px)
    import_module(order.target.partition(":")[0])
    try:
        connection.send(CameraReport(None, None))
        word = connection.recv()
        handle = recv_handle(connection) if word == GO_ON else None
        if word in (GO, GO_ON):
            gc.freeze()  # a collection of all that is imported would hold frames up
            _Camera(order, exchange, connection, handle).run()
    except (EOFError, OSError):
        pass
    finally:
        exchange.close()


class _Camera:
    def __init__(
        self, order: CameraOrder, exchange: FrameExchange, connection: Connection, handle: int | None
    ) -> None:
        self._inherited = handle
        self._order, self._exchange, self._connection = order, exchange, connection
        self._interval_s = float(1 / order.frame_rate)
        self._pacer = FramePacer(exchange, self._interval_s, time.perf_counter, time.sleep)
        width, height = order.size_px
        self._frame = np.zeros((height, width, 3), np.uint8)
        self._mixed = np.zeros_like(self._frame)
        self._standby = standby_picture(order.size_px)  # until the program hands one over
        self._standby_version = 0
        self._fade: list[float] = []
        self._last: FrameNote | None = None
        self._showing_standby = True
        self._stopped = False
        self._orphaned_s: float | None = None
        self._watch_s = 0.0
        self._problem = ""

    def run(self) -> None:
        while not self._told_to_stop():
            backend = self._open()
            if backend is None:
                time.sleep(_RETRY_S)
                continue
            failure = self._serve(backend)
            self._exchange.set_counter("opened", 0)
            with contextlib.suppress(OSError, RuntimeError):
                backend.close()
            if failure is not None:
                self._exchange.count("failed")
                self._tell(None, f"The camera {backend.name} takes no more frames because {failure}.")
                time.sleep(_RETRY_S)

    def _open(self) -> CameraBackend | None:
        order = self._order
        inherited, self._inherited = self._inherited, None
        try:
            backend = open_backend(order.target, order.device, order.size_px, order.frame_rate, inherited)
        except UserError as error:
            self._tell(None, str(error))
            return None
        self._exchange.set_counter("opened", 1)
        self._tell(backend.name, None, getattr(backend, "handle", None))
        return backend

    def _serve(self, backend: CameraBackend) -> OSError | None:
        """Feed the device until told to stop (``None``), or until it fails."""
        try:
            self._feed(backend)
        except OSError as error:
            return error
        return None

    def _feed(self, backend: CameraBackend) -> None:
        self._take_standby()
        backend.prepare(self._standby)
        while not self._told_to_stop():
            note, moment_s = self._pacer.next()
            if note is not None and self._exchange.take(note, self._frame):
                self._showing_standby, self._fade = False, []
                backend.prepare(self._frame)
                self._send(backend, note, moment_s, "fresh")
                self._last = note
            elif self._pacer.stale:
                self._show_standby(backend, moment_s)
            else:
                self._send(backend, self._last, moment_s, "repeated")
            self._watch(backend)

    def _show_standby(self, backend: CameraBackend, moment_s: float) -> None:
        if not self._showing_standby:
            self._showing_standby, self._fade = True, list(_FADE)
            self._tell(None, NO_FRAMES)
        if self._take_standby() and not self._fade:
            backend.prepare(self._standby)
        if self._fade:
            share = self._fade.pop(0)
            mixed = self._frame * (1 - share) + self._standby * share
            np.copyto(self._mixed, mixed, casting="unsafe")
            backend.prepare(self._mixed)
            if not self._fade:
                backend.prepare(self._standby)
        self._send(backend, None, moment_s, "standby")

    def _send(self, backend: CameraBackend, note: FrameNote | None, moment_s: float, kind: str) -> None:
        self._pacer.wait_for(moment_s)
        backend.send(note)
        if kind == "fresh" and note is not None:
            self._exchange.note_sent(note, time.perf_counter())
        self._exchange.count(kind)

    def _take_standby(self) -> bool:
        version = self._exchange.standby_version
        if version == self._standby_version or not self._exchange.take_standby(self._standby):
            return False
        self._standby_version = version
        return True

    def _watch(self, backend: CameraBackend) -> None:
        now_s = time.perf_counter()
        if now_s - self._watch_s > _WATCH_EVERY_S:
            self._watch_s = now_s
            watchers = backend.watchers()
            self._exchange.set_counter("watched", -1 if watchers is None else int(watchers > 0))

    def _told_to_stop(self) -> bool:
        if self._orphaned_s is not None:
            return time.perf_counter() - self._orphaned_s > _ORPHAN_S
        try:
            self._stopped = self._stopped or (self._connection.poll() and self._connection.recv() == STOP)
        except (EOFError, OSError):
            self._orphaned_s = time.perf_counter()
        return self._stopped

    def _tell(self, opened: str | None, problem: str | None, handle: int | None = None) -> None:
        if problem is not None and problem == self._problem:
            return
        self._problem = problem or ""
        with contextlib.suppress(OSError):
            self._connection.send(CameraReport(opened, problem, handle is not None))
            if handle is not None:
                send_handle(self._connection, handle, os.getppid())
