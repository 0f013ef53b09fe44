"""Open the window: pick a portrait, go live."""

from __future__ import annotations

import argparse
from pathlib import Path

from talking_avatar.cli.console import tell
from talking_avatar.cli.screen import screen_problem
from talking_avatar.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mic", metavar="NAME", help="a microphone, or a sound file, instead of the last one"
    )
    parser.add_argument("--camera", metavar="NAME", help="a virtual camera instead of the last one")
    parser.add_argument("--settings", type=Path, metavar="FILE", help="keep the settings there")
    parser.add_argument("--library", type=Path, metavar="FOLDER", help="keep the portraits there")
    parser.add_argument(
        "--or-demo", action="store_true", help="without a screen, make a video from what comes along"
    )


def run(given: argparse.Namespace) -> int:
    """The window's exit code. Raises :class:`UserError` where none can be shown."""
    try:
        if problem := screen_problem():
            raise UserError("The window cannot be opened", problem, "use the other commands (--help)")
        from talking_avatar.desktop.app import AppOptions, run_app
    except (UserError, ImportError) as error:
        if given.or_demo:
            return _demo(error)
        if isinstance(error, ImportError):
            raise _qt_missing(error) from error
        raise
    return run_app(AppOptions(given.settings, given.library, given.mic, given.camera))


def _qt_missing(error: ImportError) -> UserError:
    return UserError(
        "The window cannot be opened", f"Qt does not load: {error}", "run packaging/setup.sh again"
    )


def _demo(error: UserError | ImportError) -> int:
    from talking_avatar.cli import demo

    reason = _qt_missing(error) if isinstance(error, ImportError) else error
    tell(f"{reason}\nHere is the demo as a video instead.")
    parser = argparse.ArgumentParser()
    demo.add_arguments(parser)
    return demo.run(parser.parse_args([]))
