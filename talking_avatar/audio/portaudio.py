"""PortAudio, which makes its list of devices once and must be started anew to see another."""

from __future__ import annotations

import contextlib
import ctypes
import sys
import threading
from collections.abc import Callable
from typing import Any

from talking_avatar.errors import UserError

_PERIODS = 32
"""Of ALSA's buffer, at most. PortAudio's own 4 tie its length, which outlasts a pause of this program, to the
length of a period, which every sample waits for."""

_LINUX_REMEDY = "install it (Debian and Ubuntu: sudo apt install libportaudio2)"


class PortAudio:
    """Opens streams and lists devices. One for the whole process, as the library is (:func:`portaudio`)."""

    def __init__(self) -> None:
        try:
            import sounddevice
        except OSError as error:
            raise UserError(
                "Microphones cannot be used", "the PortAudio library is missing", _LINUX_REMEDY
            ) from error
        self._library: Any = sounddevice
        _allow_periods(sounddevice)
        self._lock = threading.Lock()
        self._open_streams = 0

    def devices(self) -> list[dict[str, Any]]:
        """As sounddevice's ``query_devices``. Looks again for devices unless a stream is open."""
        with self._lock:
            self._look_again()
            return [dict(device) for device in self._library.query_devices()]

    def devices_now(self) -> list[dict[str, Any]]:
        """The list as it is, without looking again."""
        return [dict(device) for device in self._library.query_devices()]

    def default_index(self, direction: str) -> int:
        """The system's choice; negative when there is none."""
        return int(self._library.default.device[0 if direction == "input" else 1])

    def api_name(self, index: int) -> str:
        return str(self._library.query_hostapis(index)["name"])

    def open(self, direction: str, callback: Callable[..., None], **options: Any) -> Any:
        """A started stream. Raises ``sounddevice.PortAudioError`` (see :func:`failure_words`)."""
        make = self._library.InputStream if direction == "input" else self._library.OutputStream
        with self._lock:
            stream = make(callback=callback, dtype="float32", **options)
            try:
                stream.start()
            except BaseException:
                stream.close(ignore_errors=True)
                raise
            self._open_streams += 1
            return stream

    def close(self, stream: Any) -> None:
        with self._lock:
            self._open_streams -= 1
            stream.abort(ignore_errors=True)
            stream.close(ignore_errors=True)

    @property
    def error(self) -> type[Exception]:
        kind: type[Exception] = self._library.PortAudioError
        return kind

    def _look_again(self) -> None:
        if self._open_streams == 0:
            self._library._terminate()
            self._library._initialize()


def _allow_periods(sounddevice: Any) -> None:
    """See ``PaAlsa_SetNumPeriods`` in PortAudio's ``pa_linux_alsa.h``; sounddevice does not pass it on."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(sounddevice._libname).PaAlsa_SetNumPeriods(_PERIODS)


_made: list[PortAudio] = []
_making = threading.Lock()


def portaudio() -> PortAudio:
    """The process's one. Raises :class:`UserError` where the library is missing."""
    with _making:
        if not _made:
            _made.append(PortAudio())
        return _made[0]


def failure_words(error: Exception) -> str:
    """PortAudio's reason as a part of a sentence."""
    words = str(error.args[0] if error.args else error).partition(": ")[2] or str(error)
    return words[:1].lower() + words[1:].partition(" [PaErrorCode")[0]
