"""Frames out of the packets of one stream, however damaged the file is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import av
from av.container import InputContainer


def decoded_frames(container: InputContainer, stream: Any, tell_damage: Callable[[], None]) -> Iterator[Any]:
    """What can be decoded of ``stream``, in order; ``tell_damage`` is called for each packet that cannot.

    What cannot be read ends the stream; what cannot be decoded is left out.
    """
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets)
        except StopIteration:
            return
        except (av.FFmpegError, OSError):
            tell_damage()
            return
        try:
            yield from packet.decode()
        except (av.FFmpegError, OSError, ValueError):
            tell_damage()
