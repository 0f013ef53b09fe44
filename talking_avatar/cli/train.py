"""Teach a motion model: prepare the data, run the training, export the checkpoint.

A run that was stopped, or killed, goes on when it is called again with the same words.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from talking_avatar.cli.console import stop_on_interrupt, tell
from talking_avatar.errors import UserError

if TYPE_CHECKING:
    from talking_avatar.speech.encoder import AudioEncoder

EXIT_OK, EXIT_INTERRUPTED = 0, 130
QUICK_TOKENS_AHEAD = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    stages = parser.add_subparsers(
        dest="stage", required=True, metavar="prepare | from-videos | run | ridge | export"
    )
    prepare = stages.add_parser("prepare", help="encode a corpus: features, motion and conditions in shards")
    prepare.add_argument(
        "corpus", type=Path, metavar="CORPUS", help="a folder that talking-avatar corpus made"
    )
    prepare.add_argument("data", type=Path, metavar="DATA", help="where the shards go")
    prepare.add_argument("--variants", type=int, default=3, metavar="N", help="augmented copies (default: 3)")
    prepare.add_argument("--ways", type=int, default=3, metavar="N", help="of moving, for each (default: 3)")
    prepare.add_argument("--seed", type=int, default=0, metavar="N")
    videos = stages.add_parser(
        "from-videos", help="watch people talk in videos: shards like those of prepare"
    )
    videos.add_argument(
        "folder", type=Path, metavar="FOLDER", help="videos, best in a folder for each person"
    )
    videos.add_argument("data", type=Path, metavar="DATA", help="where the shards go")
    videos.add_argument("--variants", type=int, default=3, metavar="N", help="augmented copies (default: 3)")
    videos.add_argument("--seed", type=int, default=0, metavar="N")
    running = stages.add_parser("run", help="train, or go on training")
    running.add_argument("data", type=Path, metavar="DATA", help="a folder of prepared shards")
    running.add_argument("folder", type=Path, metavar="RUN", help="where recipe, log and state go")
    running.add_argument(
        "--also",
        type=_other_data,
        action="append",
        default=[],
        metavar="DATA=SHARE",
        help="a further folder of shards, and the share of what is learned that it gives (0..1)",
    )
    running.add_argument("--recipe", type=Path, metavar="JSON", help="settings other than the built-in ones")
    running.add_argument("--steps", type=int, metavar="N", help="instead of the recipe's")
    running.add_argument("--seed", type=int, metavar="N", help="instead of the recipe's")
    running.add_argument("--start", type=Path, metavar="RUN", help="begin with the weights of another run")
    running.add_argument(
        "--device", default="auto", metavar="NAME", help="cpu, cuda (default: what is there)"
    )
    ridge = stages.add_parser("ridge", help="fit the ridge regression that evaluate motion compares with")
    ridge.add_argument("corpus", type=Path, nargs="+", metavar="CORPUS")
    ridge.add_argument("-o", "--out", type=Path, required=True, metavar="FILE.npz")
    export = stages.add_parser("export", help="write the checkpoint of a run, and its model card")
    export.add_argument("folder", type=Path, metavar="RUN")
    export.add_argument("-o", "--out", type=Path, required=True, metavar="FILE.safetensors")
    export.add_argument("--overwrite", action="store_true")


def run(given: argparse.Namespace) -> int:
    stages = {
        "prepare": _prepare,
        "from-videos": _from_videos,
        "run": _run,
        "ridge": _ridge,
        "export": _export,
    }
    return stages[given.stage](given)


def _prepare(given: argparse.Namespace) -> int:
    from talking_avatar.training.prepare import Preparation, prepare_corpus

    preparation = Preparation(variants=given.variants, ways=given.ways, seed=given.seed)
    written = prepare_corpus(given.corpus, given.data, _encoders(), preparation, tell)
    tell(f"{written} shards were added to {given.data}.")
    return EXIT_OK


def _from_videos(given: argparse.Namespace) -> int:
    from talking_avatar.training.footage.from_videos import VideoPreparation, summary_of

    with stop_on_interrupt() as stop:
        preparation = VideoPreparation(
            given.folder, given.data, _encoders(), given.variants, given.seed, stop
        )
        results = preparation.run(tell)
    tell(summary_of(results))
    if all(result.why for result in results):
        raise UserError(f"Nothing can be learned from the videos in {given.folder}", "see the reasons above")
    return EXIT_OK


def _encoders() -> list[AudioEncoder]:
    """Every third variant is heard in a hurry, for live use with the least delay."""
    from talking_avatar.speech.catalogue import built_in_encoder

    return [built_in_encoder(), built_in_encoder(), built_in_encoder(QUICK_TOKENS_AHEAD)]


def _run(given: argparse.Namespace) -> int:
    from dataclasses import replace

    from talking_avatar.training.mixture import read_mixture
    from talking_avatar.training.parallel import join_workers
    from talking_avatar.training.recipe import Recipe
    from talking_avatar.training.run_folder import RunFolder
    from talking_avatar.training.trainer import Trainer

    recipe = Recipe.from_json(_text_of(given.recipe)) if given.recipe else Recipe()
    changes = {name: getattr(given, name) for name in ("steps", "seed") if getattr(given, name) is not None}
    recipe = replace(recipe, **changes)
    folder = RunFolder(given.folder)
    workers = join_workers(given.device)
    if workers.is_first:
        folder.begin(recipe)
    train, valid = (read_mixture(given.data, given.also, split) for split in ("train", "valid"))
    start = RunFolder(given.start).load_state() if given.start else None
    if given.start and start is None:
        raise UserError(f"There is no run to start from in {given.start}")
    trainer = Trainer(recipe, train, valid, folder, workers, start)
    tell(
        f"{train.hours:.2f} hours of training voices, {valid.hours:.2f} of others, "
        f"{sum(p.numel() for p in trainer.model.parameters()) / 1e6:.2f} M weights"
    )
    with stop_on_interrupt() as stop:
        finished = trainer.run(tell, stop)
    workers.leave()
    return EXIT_OK if finished else EXIT_INTERRUPTED


def _ridge(given: argparse.Namespace) -> int:
    from talking_avatar.training.prepare import plain_takes
    from talking_avatar.training.ridge import fit_ridge

    fit_ridge(plain_takes(given.corpus)).save(given.out)
    return EXIT_OK


def _export(given: argparse.Namespace) -> int:
    from talking_avatar.motion.dit.checkpoint import save_model
    from talking_avatar.training.card import card_text
    from talking_avatar.training.export import exported
    from talking_avatar.training.run_folder import RunFolder

    if given.out.exists() and not given.overwrite:
        raise UserError(f"{given.out} exists already", "", "add --overwrite or choose another name")
    model = exported(RunFolder(given.folder))
    save_model(given.out, model, half=True)
    given.out.with_suffix(".md").write_text(card_text(given.out.name, model.description), "utf-8")
    tell(f"{given.out} and its card are written ({given.out.stat().st_size / 1e6:.1f} MB).")
    return EXIT_OK


def _other_data(words: str) -> tuple[Path, float]:
    folder, _, share = words.rpartition("=")
    try:
        if folder and 0 < float(share) < 1:
            return Path(folder), float(share)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{words} is no folder with a share, such as videos=0.3")


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"The recipe {path} cannot be read", str(error)) from error
