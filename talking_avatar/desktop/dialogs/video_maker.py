"""Makes a video from a sound file in a process of its own, so that the avatar stays live. Knows no Qt."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias

from talking_avatar.desktop.backgrounds import background_of
from talking_avatar.errors import UserError
from talking_avatar.motion.performer.sliders import Sliders

_SPAWN = multiprocessing.get_context("spawn")
_NICENESS = 5
_FRAME_RATE = Fraction(25)
_TELL_EVERY_S = 0.1


@dataclass(frozen=True)
class VideoOrder:
    """``background`` as in ``desktop.backgrounds``; ``framing`` is a value of ``FrameKind``. ``out`` is
    replaced if it exists."""

    portrait: Path
    voice: Path
    out: Path
    framing: str = "16:9"
    height_px: int = 720
    background: str = "original"
    sliders: Sliders = field(default_factory=Sliders)


@dataclass(frozen=True)
class VideoProgress:
    """Seconds drawn, of how many; ``None`` while that is unknown."""

    done_s: float
    total_s: float | None


@dataclass(frozen=True)
class VideoMade:
    """``remarks`` are sentences about what could be better."""

    path: Path
    duration_s: float
    size_bytes: int
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class VideoFailed:
    sentence: str


@dataclass(frozen=True)
class VideoCancelled:
    """Nothing is left of it."""


VideoNews: TypeAlias = VideoProgress | VideoMade | VideoFailed | VideoCancelled


class VideoMaker:
    """One video. ``tell`` is called from a thread of its own: progress, and one of the others at the end."""

    def __init__(
        self,
        order: VideoOrder,
        tell: Callable[[VideoNews], None],
        work: Callable[[VideoOrder, Connection], None] | None = None,
    ) -> None:
        self._order, self._tell = order, tell
        self._connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=work or make_video, args=(order, theirs), daemon=True)
        self._theirs = theirs
        self._thread = threading.Thread(target=self._listen, name="video-maker", daemon=True)

    def start(self) -> None:
        self._process.start()
        self._theirs.close()
        self._thread.start()

    def cancel(self) -> None:
        """Stop soon, and leave nothing behind."""
        with contextlib.suppress(OSError):
            self._connection.send("cancel")

    def close(self) -> None:
        """Cancel, and wait until it is over."""
        self.cancel()
        self._thread.join()

    def _listen(self) -> None:
        over = False
        while not over:
            try:
                news: VideoNews = self._connection.recv()
            except (EOFError, OSError):
                why = "the process that made it died"
                news = VideoFailed(str(UserError(f"{self._order.out.name} was not made", why, "try again")))
            over = not isinstance(news, VideoProgress)
            if over:
                self._process.join()
                self._connection.close()
            self._tell(news)


class _Cancelled(Exception):
    pass


def make_video(order: VideoOrder, connection: Connection) -> None:
    """The process."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_NICENESS)
    news: VideoNews
    try:
        news = _make(order, _Reporter(connection))
    except _Cancelled:
        news = VideoCancelled()
    except UserError as error:
        news = VideoFailed(str(error))
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        news = VideoFailed(str(UserError(f"{order.out.name} was not made", why)))
    with contextlib.suppress(OSError):
        connection.send(news)


class _Reporter:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._told_s = -1.0

    def __call__(self, done_s: float, total_s: float | None) -> None:
        try:
            if self._connection.poll():
                raise _Cancelled
            if done_s - self._told_s >= _TELL_EVERY_S or done_s < self._told_s:
                self._told_s = done_s
                self._connection.send(VideoProgress(done_s, total_s))
        except (EOFError, OSError) as error:  # the app has gone
            raise _Cancelled from error


def _make(order: VideoOrder, report: _Reporter) -> VideoMade:
    from talking_avatar.assembly.engines import make_renderer
    from talking_avatar.assembly.portraits import PortraitShelf
    from talking_avatar.assembly.voices import make_voice
    from talking_avatar.motion.performer import FILE_LOOK_AHEAD_FRAMES, Performer, PerformerSettings
    from talking_avatar.offline.file_job import FileJob, FileJobRunner
    from talking_avatar.render.framing import FrameKind, Framing

    report(0.0, None)
    ready = PortraitShelf().get(order.portrait)
    report(0.0, None)
    voice = make_voice()
    framing = Framing(FrameKind(order.framing), order.height_px)
    renderer = make_renderer(ready, framing, background_of(order.background))
    performer = Performer(PerformerSettings(order.sliders, look_ahead_frames=FILE_LOOK_AHEAD_FRAMES), 0)
    job = FileJob(order.voice, order.out, _FRAME_RATE)
    made = FileJobRunner(job, voice.generator, performer, renderer).run(report, lambda: False)
    remarks = [voice.note] if voice.note else []
    if made.damaged:
        remarks.append(f"Parts of {order.voice.name} are damaged and were left out.")
    video = made.video
    return VideoMade(video.path, video.duration_s, video.size_bytes, tuple(remarks))
