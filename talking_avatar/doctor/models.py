"""The models that come with the program, and those that were added."""

from __future__ import annotations

import sys
from pathlib import Path

from talking_avatar.doctor.finding import Finding, State
from talking_avatar.doctor.machine import Machine
from talking_avatar.errors import UserError
from talking_avatar.resources import bundled
from talking_avatar.weights.safe_files import sha256_of
from talking_avatar.weights.store import ModelStore, Presence, default_directory

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_AGAIN = "install Talking Avatar again"


def built_in_models(machine: Machine) -> Finding:
    """All of them, by their hashes."""
    del machine
    return judge(bundled("models", "manifest.toml"))


def judge(manifest: Path) -> Finding:
    """``manifest`` names files beside it with their SHA-256."""
    name = "Built-in models"
    try:
        listed = tomllib.loads(manifest.read_text(encoding="utf-8"))
        wrong = []
        for entry in listed.values():
            path = manifest.parent / entry["file"]
            if not path.is_file():
                wrong.append(f"{path.name} is missing")
            elif sha256_of(path) != entry["sha256"]:
                wrong.append(f"{path.name} is damaged")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return Finding(name, State.ERROR, f"{manifest.name} cannot be read ({error})", _AGAIN)
    if wrong:
        return Finding(name, State.ERROR, "; ".join(wrong), _AGAIN)
    return Finding(name, State.OK, f"all {len(listed)} are whole")


def optional_models(machine: Machine) -> Finding:
    """Those that are here, by their hashes."""
    name = "Added models"
    try:
        store = ModelStore(default_directory(machine.environment))
    except UserError as error:
        return Finding(name, State.ERROR, error.what, error.remedy)
    found = {model.name: store.check(model, again=True) for model in store.manifest.models}
    damaged = [model for model, presence in found.items() if presence is Presence.DAMAGED]
    if damaged:
        remedy = f"get them again: talking-avatar models download {' '.join(damaged)}"
        return Finding(name, State.WARNING, f"damaged: {', '.join(damaged)}", remedy)
    partial = [model for model, presence in found.items() if presence is Presence.PARTIAL]
    if partial:
        remedy = f"go on with it: talking-avatar models download {' '.join(partial)}"
        return Finding(name, State.WARNING, f"partly downloaded: {', '.join(partial)}", remedy)
    ready = [model for model, presence in found.items() if presence is Presence.READY]
    words = f"{len(ready)}, whole: {', '.join(ready)}" if ready else "none; the program needs none"
    return Finding(name, State.OK, words)
