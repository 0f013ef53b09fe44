"""The command line: ``talking-avatar COMMAND ...``.

A command's module is imported only when it is called, so that help and mistyped commands answer at once.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

from talking_avatar import __version__
from talking_avatar.cli.console import tell
from talking_avatar.errors import UserError

PROGRAM = "talking-avatar"
EXIT_OK, EXIT_FAILED, EXIT_USAGE, EXIT_INTERRUPTED = 0, 1, 2, 130

COMMANDS = {
    "gui": "open the window: pick a portrait, go live (also without any command)",
    "remote": "tell the open window something: mute, go live, next portrait",
    "render": "make a video: a portrait says what a sound file says",
    "live": "go live: your microphone moves a portrait, and the portrait is your camera",
    "devices": "list microphones, outputs and virtual cameras",
    "soak": "run a session for long and print what grows, drifts and drops",
    "prepare": "look at a portrait and say how well it will work",
    "edit": "change the expression of a portrait and save the picture",
    "demo": "make a video from the portrait and voice that come with the program",
    "evaluate": "measure how faithfully faces are drawn, and how well they speak",
    "train": "teach a motion model",
    "bench": "measure how fast this machine draws, starts and speaks",
    "corpus": "synthesise speech with known phoneme times to train on",
    "models": "list, fetch and check the models that can be added",
    "doctor": "look at this computer and say what works and what to do",
    "warmup": "compile and prepare in advance what the first start would wait for",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 failed, 2 misused, 130 interrupted."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in words
    try:
        return _run(words)
    except SystemExit as stop:  # argparse has said what is wrong, or printed help
        return stop.code if isinstance(stop.code, int) else EXIT_USAGE
    except UserError as error:
        _show(str(error), debug)
        return EXIT_FAILED
    except KeyboardInterrupt:
        _show("stopped.", debug)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # nobody reads on; Python would complain about it once more at exit
        return EXIT_FAILED
    except Exception as error:
        kind = type(error).__name__
        _show(f"something unexpected went wrong ({kind}: {error}); --debug shows where.", debug)
        return EXIT_FAILED


def _run(words: list[str]) -> int:
    parser = _main_parser()
    options = parser.parse_args(words[:1])
    if options.command is None:
        from talking_avatar.cli.screen import screen_problem

        if screen_problem():
            parser.print_help()
            return EXIT_OK
        options.command = "gui"
    module = import_module(f"talking_avatar.cli.{options.command}")
    command_parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} {options.command}", description=module.__doc__, allow_abbrev=False
    )
    command_parser.add_argument("--debug", action="store_true", help="show where an error comes from")
    module.add_arguments(command_parser)
    # argparse finds an optional second name behind options only so, and refuses it where there are subjects.
    mixes = getattr(module, "OPTIONS_BETWEEN", False)
    parse = command_parser.parse_intermixed_args if mixes else command_parser.parse_args
    return int(module.run(parse(words[1:])))


def _main_parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    listing = "\n".join(f"  {name:{width}}  {summary}" for name, summary in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} COMMAND ...",
        description="A portrait that talks with your voice.",
        epilog=f"commands:\n{listing}\n\n{PROGRAM} COMMAND --help says more about each.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("command", nargs="?", choices=tuple(COMMANDS), help=argparse.SUPPRESS)
    return parser


def _show(sentence: str, debug: bool) -> None:
    if debug:
        traceback.print_exc()
    tell(f"{PROGRAM}: {sentence}")
