"""Tell the running window something, for example by a global key of your desktop."""

from __future__ import annotations

import argparse
from pathlib import Path

from talking_avatar.desktop.remote_commands import REMOTE_COMMANDS
from talking_avatar.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    width = max(map(len, REMOTE_COMMANDS))
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "words:\n" + "\n".join(
        f"  {name:{width}}  {summary}" for name, summary in REMOTE_COMMANDS.items()
    )
    parser.add_argument("word", choices=tuple(REMOTE_COMMANDS), metavar="WORD", help="see below")
    parser.add_argument("--settings", type=Path, metavar="FILE", help="of the window, if it was given some")


def run(given: argparse.Namespace) -> int:
    """Raises :class:`UserError` when no window is open."""
    from talking_avatar.desktop.settings_store import default_settings_path
    from talking_avatar.desktop.single_instance import call_running

    place = str((given.settings or default_settings_path()).absolute())
    if not call_running(place, given.word):
        raise UserError("Nobody was told", "the window of Talking Avatar is not open", "start it first")
    return 0
