"""A microphone moves a portrait on the camera: ``python examples/live.py me.jpg 60`` for a minute.

A microphone and a camera may be named after these: ``python examples/live.py me.jpg 5 speech.wav trace:log``.
"""

import sys
import time
from pathlib import Path

from talking_avatar.live.session import LiveSession
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.state import SessionState


def main(portrait: str, seconds: str, microphone: str = "default", camera: str = "auto") -> None:
    settings = LiveSettings(Path(portrait), microphone, camera=camera)
    session = LiveSession(settings, on_event=lambda event: print(event.sentence))
    session.start()
    while session.state is SessionState.PREPARING:
        time.sleep(0.1)
    time.sleep(float(seconds))
    print(f"{session.status().statistics.drawn} frames")
    session.stop()


if __name__ == "__main__":  # the camera is a process of its own, which imports this file
    main(*sys.argv[1:])
