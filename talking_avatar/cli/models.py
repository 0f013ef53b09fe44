"""The models that can be fetched in addition: what there is, fetching, checking, taking away."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from talking_avatar.assembly.liveportrait_kernels import compile_liveportrait
from talking_avatar.cli.console import StatusLine, duration_words, say, size_words, stop_on_interrupt, tell
from talking_avatar.errors import UserError
from talking_avatar.render.liveportrait.model_files import FILES as LIVEPORTRAIT_FILES
from talking_avatar.weights.by_hand import import_from
from talking_avatar.weights.download import Download, Progress, Stage
from talking_avatar.weights.hub import Hub
from talking_avatar.weights.manifest import Family, OptionalModel
from talking_avatar.weights.store import ModelStore, Presence

_LOOK_EVERY_S = 0.1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    adding = parser.add_subparsers(dest="action", required=True, metavar="ACTION", title="actions")
    actions = {
        "list": (_list, "what there is, what for, how large, and whether it is here"),
        "download": (_download, "fetch models from the hub; goes on where an earlier download stopped"),
        "verify": (_verify, "read the models that are here again and compare their hashes"),
        "import": (_import, "take models that you have downloaded yourself"),
        "remove": (_remove, "take models away from this computer"),
    }
    for action, (run_action, summary) in actions.items():
        below = adding.add_parser(action, help=summary, description=summary, allow_abbrev=False)
        below.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        below.set_defaults(run_action=run_action)
        _add_options(below, action)


def _add_options(parser: argparse.ArgumentParser, action: str) -> None:
    if action == "list":
        parser.add_argument("--json", action="store_true", help="for programs")
        return
    if action in ("download", "remove"):
        parser.add_argument(
            "models", nargs="+", metavar="MODEL", help="a name from the list, a family, or all"
        )
    else:
        parser.add_argument(
            "models", nargs="*", default=["all"], metavar="MODEL", help="a name or a family (default: all)"
        )
    if action == "import":
        parser.add_argument(
            "--from", type=Path, required=True, dest="folder", metavar="DIR", help="the folder with the files"
        )
    if action in ("download", "import"):
        parser.add_argument(
            "--accept-licence", action="store_true", help="agree to the licences without being asked"
        )
    if action == "download":
        parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")


def run(given: argparse.Namespace) -> int:
    return int(given.run_action(given))


def _list(given: argparse.Namespace) -> int:
    store = ModelStore()
    if given.json:
        say(json.dumps([_data(store, model) for model in store.manifest.models], indent=2))
        return 0
    width = max(len(model.name) for model in store.manifest.models)
    for family, models in groupby(store.manifest.models, key=lambda model: model.family):
        listed = list(models)
        size = size_words(sum(model.size_bytes for model in listed))
        say(f"{family.title}: {family.purpose} ({size}, {family.licence} licence, {family.repository})")
        for model in listed:
            words = store.presence(model).value
            say(f"  {model.name:{width}}  {size_words(model.size_bytes):>8}  {words:17}  {model.purpose}")
    return 0


def _data(store: ModelStore, model: OptionalModel) -> dict[str, object]:
    return {
        "name": model.name,
        "purpose": f"{model.family.purpose}: {model.purpose}",
        "size_bytes": model.size_bytes,
        "licence": model.family.licence,
        "licence_accepted": store.accepted(model.family),
        "repository": model.family.repository,
        "revision": model.family.revision,
        "state": store.presence(model).name.lower(),
        "path": str(store.path_of(model)),
    }


def _download(given: argparse.Namespace) -> int:
    store, hub = ModelStore(), Hub.of()
    wanted = _wanted(store, given.models)
    models = [model for model in wanted if store.check(model, again=True) is not Presence.READY]
    if not models:
        if not given.quiet:
            tell(f"Already here, and whole: {_names(wanted)}.")
        return 0
    _agree(store, models, hub, given.accept_licence)
    download = Download(models, store, hub)
    line = StatusLine(given.quiet)
    with stop_on_interrupt() as stop:
        download.start()
        while not download.wait(_LOOK_EVERY_S):
            _show(line, download.progress)
            if stop():
                download.cancel()
    line.clear()
    progress = download.progress
    if progress.stage is Stage.FAILED:
        tell(f"talking-avatar: {progress.error}")
        return 1
    if progress.stage is Stage.CANCELLED:
        tell("Stopped; the same command goes on from here.")
        return 130
    if not given.quiet:
        tell(f"Ready: {_names(models)}.")
    _warm_up(store, models, given.quiet)
    return 0


def _show(line: StatusLine, progress: Progress) -> None:
    share = min(progress.done_bytes / progress.total_bytes, 1.0) if progress.total_bytes else None

    def words() -> str:
        if share is None or progress.stage is not Stage.DOWNLOADING:
            return f"{progress.stage.value} {progress.model}"
        left = f", {duration_words(progress.left_s)} left" if progress.left_s is not None else ""
        speed = f", {size_words(round(progress.bytes_per_s))}/s" if progress.bytes_per_s else ""
        amount = f"{size_words(progress.done_bytes)} of {size_words(progress.total_bytes)}"
        return f"{line.bar(share)} {amount}{speed}{left}"

    line.show(share, words)


def _verify(given: argparse.Namespace) -> int:
    """0 when all that is here is whole, and something is."""
    store = ModelStore()
    found = {model: store.check(model, again=True) for model in _wanted(store, given.models)}
    here = {m: presence for m, presence in found.items() if presence in (Presence.READY, Presence.DAMAGED)}
    for model, presence in here.items():
        say(f"{model.name}: {'whole' if presence is Presence.READY else presence.value}")
    damaged = [model.name for model, presence in here.items() if presence is Presence.DAMAGED]
    if damaged:
        tell(f"Get again what is damaged: talking-avatar models download {' '.join(damaged)}")
    elif not here:
        tell("None of these models is on this computer.")
    return 1 if damaged or not here else 0


def _import(given: argparse.Namespace) -> int:
    store, hub = ModelStore(), Hub.of()
    wanted = _wanted(store, given.models)
    _agree(store, wanted, hub, given.accept_licence)
    taken = [model for model in wanted if import_from(given.folder, model, store) is not None]
    if not taken:
        names = " or ".join(dict.fromkeys(model.file_name for model in wanted))
        raise UserError(
            f"No model was found in {given.folder}",
            f"no file there is called {names}",
            "keep the names that the files have on the hub",
        )
    for model in taken:
        say(f"{model.name}: taken")
    _warm_up(store, taken, quiet=False)
    return 0


def _warm_up(store: ModelStore, fetched: Sequence[OptionalModel], quiet: bool) -> None:
    """Compile now what the first frame of LivePortrait would wait for."""
    if any(model.name in LIVEPORTRAIT_FILES for model in fetched):
        words = "Compiling what LivePortrait draws with on this processor (ten seconds, this once)."
        compile_liveportrait(store, lambda: None if quiet else tell(words))


def _remove(given: argparse.Namespace) -> int:
    store = ModelStore()
    gone = [model.name for model in _wanted(store, given.models) if store.remove(model)]
    for name in gone:
        say(f"{name}: removed")
    if not gone:
        tell("None of these models was on this computer.")
    return 0


def _wanted(store: ModelStore, names: Sequence[str]) -> list[OptionalModel]:
    return list(dict.fromkeys(model for name in names for model in store.manifest.find(name)))


def _agree(store: ModelStore, models: Sequence[OptionalModel], hub: Hub, accepted: bool) -> None:
    """Show each licence once and have it accepted. Raises :class:`UserError` when it is not."""
    for family, listed in groupby(models, key=lambda model: model.family):
        if store.accepted(family):
            continue
        _show_licence(family, hub.page(next(listed)))
        if not accepted and not _says_yes():
            raise UserError(
                f"{family.title} was left out",
                "its licence has not been accepted",
                "add --accept-licence to agree to it",
            )
        store.accept(family)


def _show_licence(family: Family, page: str) -> None:
    tell(f"{family.title}, {family.purpose}. Licence: {family.licence}. {family.licence_notice}")
    tell(f"More about it: {page}")


def _says_yes() -> bool:
    if not sys.stdin.isatty():
        return False
    sys.stderr.write("Do you accept this licence? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _names(models: Sequence[OptionalModel]) -> str:
    return ", ".join(model.name for model in models)
