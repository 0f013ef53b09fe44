"""A picture and a voice become a video: ``python examples/render.py me.jpg speech.wav talk.mp4``."""

import sys
from fractions import Fraction
from pathlib import Path

from talking_avatar.assembly.engines import make_renderer
from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.assembly.voices import make_generator
from talking_avatar.motion.performer import Performer
from talking_avatar.offline.file_job import FileJob, FileJobRunner
from talking_avatar.render.framing import Framing, OriginalBackground

picture, voice, out = map(Path, sys.argv[1:])
renderer = make_renderer(PortraitShelf().get(picture), Framing(), OriginalBackground())
runner = FileJobRunner(FileJob(voice, out, Fraction(25)), make_generator(), Performer(), renderer)
report = runner.run(progress=lambda done_s, whole_s: None, stop=lambda: False)
print(f"{report.video.path}: {report.video.frames} frames")
