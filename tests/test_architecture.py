"""Imports go from the window and the command line down to the rooms, and rooms share types only.

docs/architecture.md says the same in words.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "talking_avatar"

GROUND = {"talking_avatar", "talking_avatar.errors", "talking_avatar.resources"}
"""What everybody may import."""

SHARED_TYPES = {
    "talking_avatar.motion.controls",
    "talking_avatar.motion.face_motion",
    "talking_avatar.motion.generator",
    "talking_avatar.motion.keypoint_basis",
    "talking_avatar.portrait.face_mesh_topology",
    "talking_avatar.portrait.head_frame",
    "talking_avatar.portrait.portrait",
    "talking_avatar.render.framing",
    "talking_avatar.render.renderer",
    "talking_avatar.speech.encoder",
}
"""What rooms may import from each other."""

TOOLS = {"inference"}
"""What rooms may use: knows nothing of any of them."""

ROOMS = {"media", "audio", "speech", "portrait", "motion", "render", "outputs", "weights"}

ALSO_ALLOWED = {
    ("portrait", "talking_avatar.media.images"),
    ("motion", "talking_avatar.weights.published_file"),
}
"""(room, module): what a room needs beyond the types, each for a reason given in docs/architecture.md."""

ABOVE = {
    "updates": {"weights"},
    "assembly": ROOMS,
    "offline": ROOMS | {"assembly"},
    "live": ROOMS | {"assembly"},
    "training": ROOMS | {"assembly"},
    "evaluation": ROOMS | {"assembly", "training"},
    "doctor": ROOMS | {"assembly", "updates"},
    "cli": ROOMS | {"assembly", "offline", "live", "training", "evaluation", "doctor", "desktop"},
    "desktop": ROOMS | {"assembly", "offline", "live", "doctor", "updates"},
    "__main__": {"cli"},
}
"""What lies above the rooms, and what each may import."""

ONLY_IN = {
    "torch": ("speech", "motion.dit", "render.liveportrait", "training", "weights.published_file"),
    "transformers": ("speech",),
    "onnxruntime": ("inference", "training.corpus"),
    "PySide6": ("desktop",),
    "numba": ("render.warp", "render.liveportrait.rewrites"),
    "pyvirtualcam": ("outputs.camera.driver_camera",),
    "sounddevice": ("audio.portaudio",),
    "jeepney": ("outputs.punctuality.realtime_kit", "desktop.global_keys.portal_bus"),
    "ai_edge_litert": ("portrait.litert",),
    "argparse": ("cli",),
}
"""Packages that are slow to import or belong to one place."""


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def statements(block: ast.AST) -> Iterator[ast.AST]:
    """All that are in it, at any depth; expressions hold no imports."""
    for part in ("body", "orelse", "finalbody", "handlers", "cases"):
        for statement in getattr(block, part, ()):
            yield statement
            yield from statements(statement)


@functools.cache
def imports_of(path: Path) -> set[str]:
    """Full names of all modules that the file imports, inside functions too."""
    found: set[str] = set()
    for node in statements(parsed(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import; write the full name"
            found.update(_modules(node))
    return found


def _modules(node: ast.ImportFrom) -> set[str]:
    """``from a.b import c`` imports ``a.b.c`` where that is a module, else ``a.b``."""
    base = node.module or ""
    folder = PACKAGE.parent.joinpath(*base.split("."))
    submodules = {f"{base}.{a.name}" for a in node.names if _is_module(folder / a.name)}
    return submodules if len(submodules) == len(node.names) else submodules | {base}


def _is_module(path: Path) -> bool:
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def objection(room: str, module: str) -> str:
    """Why ``room`` may not import ``module`` of the package; empty when it may."""
    target = room_of(module)
    if module in GROUND or target == room or (target in TOOLS and room in ROOMS):
        return ""
    if room in TOOLS:
        return "tools know no rooms"
    if room in ROOMS:
        if module in SHARED_TYPES or (room, module) in ALSO_ALLOWED:
            return ""
        return "rooms share types only"
    if room in ABOVE:
        return "" if target in ABOVE[room] else "imports go down only"
    return f"{room} has no place yet in tests/test_architecture.py and docs/architecture.md"


def objections(name: str, imports: set[str]) -> dict[str, str]:
    """What of its imports the module ``name`` may not import, and why."""
    ours = {module for module in imports if module.split(".")[0] == "talking_avatar"}
    if name in GROUND:
        return dict.fromkeys(ours - GROUND, "the ground stands on nothing")
    return {module: why for module in ours if (why := objection(room_of(name), module))}


def strangers(name: str, imports: set[str]) -> dict[str, str]:
    """What of its imports belongs elsewhere than in the module ``name``, and where."""
    inner = name.removeprefix("talking_avatar").lstrip(".")
    found = {}
    for module in imports:
        places = ONLY_IN.get(module.split(".")[0], ())
        if places and not any(inner == place or inner.startswith(place + ".") for place in places):
            found[module] = f"belongs to {' and '.join(places)}"
    return found


SOURCES = sorted(PACKAGE.rglob("*.py"))
Rule = Callable[[str, set[str]], dict[str, str]]


def breaches(rule: Rule) -> dict[str, dict[str, str]]:
    """By the modules of the package, those that keep to the rule left out."""
    assert len(SOURCES) > 300
    asked = {module_name(path): rule(module_name(path), imports_of(path)) for path in SOURCES}
    return {name: wrong for name, wrong in asked.items() if wrong}


def test_imports_follow_the_arrows() -> None:
    assert breaches(objections) == {}


def test_special_packages_stay_where_they_belong() -> None:
    assert breaches(strangers) == {}


def circle_in(imports: dict[str, set[str]]) -> list[str]:
    """Modules of which each imports the next, and the last the first; empty where there are none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_files_import_each_other_in_a_circle() -> None:
    assert circle_in({module_name(path): imports_of(path) for path in SOURCES}) == []


STARTS = ("cli.render", "cli.live", "assembly.motion_models")
"""What is imported before a video or a session with the built-in engine and model begins."""


def imported_at_once(name: str) -> set[str]:
    """Modules that ``name`` imports when it is imported itself, and theirs."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        module = waiting.pop()
        path = PACKAGE.parent.joinpath(*module.split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if module in found or not path.exists():
            found.add(module)
            continue
        found.add(module)
        for node in parsed(path).body:
            if isinstance(node, ast.Import):
                waiting += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                waiting += _modules(node)
    return found


@pytest.mark.every_case
@pytest.mark.parametrize("start", STARTS)
def test_the_built_in_way_starts_without_pytorch(start: str) -> None:
    found = imported_at_once(f"talking_avatar.{start}")
    assert len(found) > 20
    assert not {name for name in found if name.split(".")[0] in ("torch", "transformers")}


def test_the_rules_notice_a_wrong_import() -> None:
    assert objection("render", "talking_avatar.portrait.prepare")
    assert objection("motion", "talking_avatar.cli")
    assert objection("media", "talking_avatar.offline.file_job")
    assert objection("inference", "talking_avatar.speech.encoder")
    assert objection("offline", "talking_avatar.cli.console")
    assert objections("talking_avatar.errors", {"talking_avatar.cli"})
    assert strangers("talking_avatar.live.session", {"torch.nn"})
    assert not strangers("talking_avatar.motion.dit.denoiser", {"torch.nn"})
    assert not objection("render", "talking_avatar.portrait.portrait")
    assert not objection("cli", "talking_avatar.offline.file_job")
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}})
