"""A motion generator of one's own: the jaw follows the loudness, and the head nods with it.

``python examples/own_motion.py me.jpg speech.wav talk.mp4``. A generator is whatever fits
``talking_avatar.motion.generator.MotionGenerator``; what it makes must not depend on how the sound is cut.
"""

import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.assembly.engines import make_renderer
from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.motion.controls import CONTROL_INDEX, POSE_INDEX
from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion
from talking_avatar.motion.generator import VOICE_RATE_HZ
from talking_avatar.motion.performer import Performer
from talking_avatar.offline.file_job import FileJob, FileJobRunner
from talking_avatar.render.framing import Framing, OriginalBackground

SAMPLES = VOICE_RATE_HZ // MOTION_RATE_HZ
"""Of one frame of motion."""


class NoddingJaw:
    look_ahead_s = 0.0

    def stream(self, seed: int) -> "NoddingJawStream":
        return NoddingJawStream()


class NoddingJawStream:
    def __init__(self) -> None:
        self._rest = np.zeros(0, np.float32)

    def push(self, samples: NDArray[np.float32]) -> FaceMotion:
        sound = np.concatenate([self._rest, samples])
        whole = len(sound) // SAMPLES * SAMPLES
        self._rest = sound[whole:]
        loudness = np.sqrt((sound[:whole].reshape(-1, SAMPLES) ** 2).mean(axis=1))
        opening = np.clip(loudness * 6, 0, 1).astype(np.float32)
        motion = FaceMotion.neutral(len(opening))
        motion.controls[:, CONTROL_INDEX["jawOpen"]] = opening
        motion.pose[:, POSE_INDEX["pitch_deg"]] = 4 * opening
        motion.voice[:] = opening
        return motion

    def finish(self) -> FaceMotion:
        missing = -len(self._rest) % SAMPLES
        return self.push(np.zeros(missing, np.float32))


if __name__ == "__main__":
    picture, voice, out = map(Path, sys.argv[1:])
    renderer = make_renderer(PortraitShelf().get(picture), Framing(), OriginalBackground())
    runner = FileJobRunner(FileJob(voice, out, Fraction(25)), NoddingJaw(), Performer(), renderer)
    print(runner.run(progress=lambda done_s, whole_s: None, stop=lambda: False).video.path)
