"""What is drawn: one portrait in one framing by one engine, and how to make it without holding others up."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from talking_avatar.assembly.engine_names import BUILT_IN
from talking_avatar.errors import UserError
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.cache import DerivedStore
from talking_avatar.render.framing import Background, Framing, TransparentBackground
from talking_avatar.render.renderer import Renderer

if TYPE_CHECKING:  # the engines take a second to import, which the camera's first picture need not wait for
    from talking_avatar.assembly.engines import EngineShelf
    from talking_avatar.assembly.portraits import ReadyPortrait

T = TypeVar("T")
_SPAWN = multiprocessing.get_context("spawn")
_REHEARSED = FaceState.of({"jawOpen": 0.5, "eyeBlinkLeft": 0.5, "gazeX": 0.3, "browInnerUp": 0.3}, yaw_deg=5)
"""Drawn before anybody looks: a renderer's first frame takes several times as long, and would be late."""


@dataclass(frozen=True)
class SceneChoice:
    """What a person chose to see. ``face`` counts from 1, ``None`` is the largest; ``device`` is what
    networks run on, a value of ``DeviceKind``. ``use_baked``: the built-in engine shows what another one drew
    of the portrait once, where there is something."""

    portrait: Path
    framing: Framing
    background: Background
    engine: str
    face: int | None = None
    device: str = "auto"
    use_baked: bool = True


@dataclass(frozen=True, eq=False)
class Scene:
    """A choice, ready to be drawn by one thread."""

    choice: SceneChoice
    renderer: Renderer
    notes: tuple[str, ...] = ()


SceneMaker = Callable[[SceneChoice], Scene]


class SceneWorkshop:
    """Makes scenes.

    A portrait that was never prepared is prepared in a process of its own, so that the picture of now does
    not stutter; the last one stays in memory, so that an engine can be started anew at once.
    """

    def __init__(self, directory: Path | None = None, engines: EngineShelf | None = None) -> None:
        """``directory`` of the store; the user's cache when not given. ``engines``: this computer's, when not
        given."""
        self._directory = directory
        self._latest: tuple[Path, int | None, ReadyPortrait] | None = None
        self._engines, self._device = engines, "auto"

    def __call__(self, choice: SceneChoice) -> Scene:
        """Where the chosen engine cannot draw live here, the built-in one does, and a note says why.

        Raises :class:`UserError` for a picture without a usable face, an unknown engine, or a size that
        cannot be drawn.
        """
        if isinstance(choice.background, TransparentBackground):
            raise UserError("A camera cannot be transparent", "", "choose another background")
        from talking_avatar.assembly.engines import EngineShelf

        if self._engines is None or choice.device != self._device:
            self._engines, self._device = EngineShelf(choice.device), choice.device
        objection = self._engines.live_objection(choice.engine)
        ready = self._ready(choice.portrait, choice.face)
        if not choice.use_baked:
            ready = replace(ready, baked=None)
        notes = [warning.sentence for warning in ready.portrait.warnings]
        if not objection:
            try:
                return Scene(choice, self._renderer(choice, ready), tuple(notes))
            except UserError as error:
                if choice.engine == BUILT_IN:
                    raise
                objection = str(error)
                self._engines.forget()
        notes.insert(0, f"Note: {objection} The built-in engine, {BUILT_IN}, draws instead.")
        choice = replace(choice, engine=BUILT_IN)
        return Scene(choice, self._renderer(choice, ready), tuple(notes))

    def _renderer(self, choice: SceneChoice, ready: ReadyPortrait) -> Renderer:
        assert self._engines is not None
        renderer = self._engines.make(choice.engine, ready, choice.framing, choice.background)
        renderer.draw(_REHEARSED)
        return renderer

    def _ready(self, picture: Path, face: int | None) -> ReadyPortrait:
        from talking_avatar.assembly.portraits import PortraitShelf

        if self._latest is not None and self._latest[:2] == (picture, face):
            return self._latest[2]
        try:
            ready = PortraitShelf(_StoredOnly(self._directory)).get(picture, face)
        except _NotStored:
            _prepare_apart(self._directory, picture, face)
            ready = PortraitShelf(DerivedStore(self._directory)).get(picture, face)
        self._latest = (picture, face, ready)
        return ready


class _NotStored(Exception):
    pass


class _StoredOnly(DerivedStore):
    def get_or_make(
        self,
        kind: str,
        key: str,
        version: int | str,
        type: type[T],
        make: Callable[[], T],
    ) -> T:
        def refuse() -> T:
            raise _NotStored

        return super().get_or_make(kind, key, version, type, refuse)


def _prepare_apart(directory: Path | None, picture: Path, face: int | None) -> None:
    """Prepare into the store, in another process. Raises what it raised."""
    ours, theirs = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=_prepare, args=(directory, picture, face, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        problem: UserError | None = ours.recv()
    except EOFError:
        problem = UserError(
            f"{picture.name} could not be prepared", "the process that did it died", "try again"
        )
    process.join()
    ours.close()
    if problem is not None:
        raise problem


def _prepare(directory: Path | None, picture: Path, face: int | None, connection: Connection) -> None:
    from talking_avatar.assembly.portraits import PortraitShelf

    problem: UserError | None = None
    try:
        PortraitShelf(DerivedStore(directory)).get(picture, face)
    except UserError as error:
        problem = UserError(str(error))
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        problem = UserError(f"{picture.name} could not be prepared", why, "try another picture")
    connection.send(problem)
