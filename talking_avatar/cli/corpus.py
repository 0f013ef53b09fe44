"""Synthesise the speech with known phoneme times that the motion model is trained on.

Can be stopped at any time; called again, it goes on. It needs the packages of talking-avatar[corpus], the
programs flite and espeak-ng, and Kokoro's voices: npm pack kokoro-js@1.2.1
"""

from __future__ import annotations

import argparse
from pathlib import Path

from talking_avatar.cli.console import tell
from talking_avatar.training.corpus.make import SHARDS, load_engines, make_corpus
from talking_avatar.training.corpus.plan import Shard


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the shards go")
    parser.add_argument(
        "--voices", type=Path, required=True, metavar="TGZ", help="kokoro-js-1.2.1.tgz, as npm pack gives it"
    )
    parser.add_argument(
        "--shards",
        type=int,
        default=SHARDS,
        metavar="N",
        help="of nearly two minutes of speech (default: %(default)s)",
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="what is said, and by whom")


def run(given: argparse.Namespace) -> int:
    def report(shard: Shard, seconds: float) -> None:
        tell(f"{shard.split} {shard.number}: {seconds:.0f} s of speech")

    make_corpus(given.folder, load_engines(given.voices), given.shards, given.seed, report)
    return 0
