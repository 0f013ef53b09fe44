"""Try the frozen program out: `python packaging/smoke_test_app.py build/app/talking-avatar/talking-avatar`.

With empty caches, on a screen that nobody sees (Xvfb on Linux): makes a second of video, goes live for
some seconds to a camera that is a file, opens the window. Prints sizes and times; fails with the sentence
that says what did not work. It needs the packages of the checkout.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import av
import numpy as np

from talking_avatar.cli.console import say, tell
from talking_avatar.outputs.camera.trace import read_trace

LIVE_S = 8
_STARTED_S = 60.0


class Failed(Exception):
    pass


def folder_mb(folder: Path) -> float:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def environment(home: Path, **more: str) -> dict[str, str]:
    """Nothing of the checkout, and all that is kept goes into ``home``."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL", "NUMBA"))
    }
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
    return {**kept, **folders, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **more}


def run(command: list[str], home: Path) -> float:
    """Seconds of wall time."""
    begun_s = time.perf_counter()
    done = subprocess.run(
        command, env=environment(home), cwd=home, capture_output=True, text=True, timeout=300, check=False
    )
    if done.returncode != 0:
        raise Failed(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - begun_s


@contextmanager
def started(command: list[str], home: Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program that runs on, and is ended with all its processes."""
    log = (home / "started.log").open("wb")
    process = subprocess.Popen(
        command, env=environment(home, **more), cwd=home, stdout=log, stderr=log, start_new_session=True
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        log.close()


def wait_for(found: Callable[[], bool], process: subprocess.Popen[bytes], home: Path, what: str) -> float:
    begun_s = time.perf_counter()
    while not found():
        if process.poll() is not None or time.perf_counter() - begun_s > _STARTED_S:
            raise Failed(f"{what} did not come:\n{(home / 'started.log').read_text(errors='replace')}")
        time.sleep(0.02)
    return time.perf_counter() - begun_s


def one_second_of(voice: Path, out: Path) -> Path:
    with av.open(str(voice)) as container:
        pieces = [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)]
        rate = container.streams.audio[0].rate
    sound = np.concatenate(pieces)[:rate]
    with wave.open(str(out), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(sound.astype(np.int16).tobytes())
    return out


def try_rendering(app: str, bundled: Path, home: Path) -> None:
    voice = one_second_of(bundled / "voices/heart.flac", home / "second.wav")
    video = home / "second.mp4"
    command = [app, "render", str(bundled / "portraits/clara.jpg"), str(voice), "-o", str(video), "-y"]
    first_s, second_s = run(command, home), run(command, home)
    with av.open(str(video)) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    if not (24 <= len(frames) <= 30 and np.abs(frames[0].astype(int) - frames[12]).max() > 20):
        raise Failed(f"the video has {len(frames)} frames, or its face does not move")
    say(f"a second of video, the first time (compiling)   {first_s:6.1f} s")
    say(f"the same again                                  {second_s:6.1f} s")


def try_live(app: str, bundled: Path, home: Path) -> None:
    trace = home / "camera"
    portrait, voice = bundled / "portraits/clara.jpg", bundled / "voices/heart.flac"
    command = [app, "live", "--portrait", str(portrait), "--mic", str(voice), "--camera", f"trace:{trace}"]
    begun_s = time.perf_counter()
    whole_s = run([*command, "--seconds", str(LIVE_S)], home)
    seen = read_trace(trace)
    faces = seen.sequence > 0
    shown = len(np.unique(seen.sequence[faces]))
    if shown < LIVE_S * 10 or np.ptp(seen.pictures[faces].astype(int), axis=0).max() < 20:
        raise Failed(f"the camera got {shown} frames with a face in {whole_s:.0f} s, or they do not change")
    say(f"start to the standby picture on the camera      {seen.sent_s[0] - begun_s:6.1f} s")
    say(f"start to the first frame with a face            {seen.sent_s[faces][0] - begun_s:6.1f} s")
    say(f"frames with a face in the {LIVE_S} s after it          {shown:6d}")


def try_window(app: str, home: Path) -> None:
    if sys.platform != "linux":
        with started([app], home) as window:
            time.sleep(8)
            survived(window, home)
        say("the window stays open offscreen")
        return
    if not (shutil.which("Xvfb") and shutil.which("xwininfo")):
        raise Failed("the window was not tried: install Xvfb and xwininfo (xvfb and x11-utils on Debian)")
    with started(["Xvfb", ":77", "-screen", "0", "1600x1000x24"], home) as screen:
        wait_for(lambda: windows(":77") is not None, screen, home, "the screen")
        for name in ("first", "second"):
            with started([app], home, DISPLAY=":77", QT_QPA_PLATFORM="xcb") as window:
                start_s = wait_for(
                    lambda: "Talking Avatar" in (windows(":77") or ""), window, home, "the window"
                )
                say(f"start to the window, the {name + ' time':22} {start_s:6.1f} s")
                time.sleep(5)
                survived(window, home)


def windows(display: str) -> str | None:
    listing = subprocess.run(
        ["xwininfo", "-display", display, "-root", "-tree"], capture_output=True, text=True, check=False
    )
    return listing.stdout if listing.returncode == 0 else None


def survived(window: subprocess.Popen[bytes], home: Path) -> None:
    log = (home / "started.log").read_text(errors="replace")
    if window.poll() is not None or "Traceback" in log:
        raise Failed(f"the window closed by itself, or complains:\n{log}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("app", type=Path, help="the frozen program")
    app = parser.parse_args().app.resolve()
    (bundled,) = app.parent.rglob("_bundled/resources")
    torch = sorted(path.name for path in app.parent.rglob("*torch*") if path.is_dir() or path.suffix == ".so")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        try:
            if torch:
                raise Failed(f"PyTorch is in it: {torch}")
            say(f"size of the folder                              {folder_mb(app.parent):6.0f} MB")
            say(
                f"start to --version                              {run([str(app), '--version'], home):6.1f} s"
            )
            try_rendering(str(app), bundled, home)
            try_live(str(app), bundled, home)
            run([str(app), "doctor", "packages", "models", "window"], home)
            try_window(str(app), home)
        except Failed as failure:
            tell(f"smoke test: {failure}")
            return 1
    say("smoke test: all of it works")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
