"""List the microphones, outputs and virtual cameras that this computer has now."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec

from talking_avatar.audio.devices import audio_devices
from talking_avatar.cli.console import say, tell
from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.v4l2 import LOAD, loopback_devices


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser


def run(given: argparse.Namespace) -> int:
    """One line each, kind and name; 0 also when something is missing, which is then told."""
    del given
    try:
        _list_sound()
    except UserError as error:
        tell(str(error))
    _list_cameras()
    return 0


def _list_sound() -> None:
    microphones = [device for device in audio_devices("input") if not device.monitor]
    outputs = audio_devices("output")
    for device in microphones:
        say(f"microphone  {device.name}")
    for device in outputs:
        say(f"output      {device.name}")
    if not microphones:
        tell("There is no microphone; --mic also takes a sound file, or silence.")


def _list_cameras() -> None:
    if sys.platform != "linux":
        driver = "OBS Virtual Camera" if find_spec("pyvirtualcam") else "none: pip install pyvirtualcam"
        say(f"camera      {driver}")
        return
    cameras = loopback_devices()
    for camera in cameras:
        busy = "" if camera.writable else " (taken by another program)"
        say(f"camera      {camera.label} ({camera.path}){busy}")
    if not cameras:
        tell(f"There is no virtual camera because v4l2loopback is not loaded; {LOAD}.")
