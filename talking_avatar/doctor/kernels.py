"""Whether the inner loops are compiled, so that the first start does not wait for it."""

from __future__ import annotations

import ast
import os
import struct
import sys
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from talking_avatar.doctor.finding import Finding, State
from talking_avatar.doctor.machine import Machine
from talking_avatar.errors import UserError
from talking_avatar.render.warp import kernel_cache

_DECORATOR = "kernel"
_COMPILE_S = 600.0


def compiled_kernels(machine: Machine) -> Finding:
    folder = Path(kernel_cache.__file__).parent
    kernel_cache.choose_kernel_cache()
    chosen = os.environ.get("NUMBA_CACHE_DIR")
    return judge(machine, folder, Path(chosen) if chosen else folder / "__pycache__")


def judge(machine: Machine, sources: Path, cache: Path) -> Finding:
    """``cache``: where numba keeps machine code, in files named after module, function and line."""
    name = "Compiled loops"
    wanted = kernels(sources)
    if not wanted:
        return Finding(name, State.OK, "part of the program")
    tag = f"py{machine.python[0]}{machine.python[1]}"
    there = {path.name: path for path in cache.rglob("*.nbi")} if cache.is_dir() else {}
    missing = 0
    for kernel, source in wanted.items():
        index = there.get(f"{kernel}.{tag}.nbi")
        missing += index is None or not _is_of(index, source)
    if missing:
        found = f"{missing} of {len(wanted)} are not compiled yet"
        remedy = "compile them now, or the next start waits for it: talking-avatar warmup"
        return Finding(name, State.WARNING, found, remedy, lambda: _compile(machine))
    return Finding(name, State.OK, f"all {len(wanted)}")


def _is_of(index: Path, source: Path) -> bool:
    """Whether numba's ``index`` is of ``source`` as it is: it holds the version of numba, and the hash of the
    source (older numbas: its time). It is a pickle, so it is searched and not opened."""
    held = index.read_bytes()
    marks = (sha256(source.read_bytes()).digest(), struct.pack(">d", source.stat().st_mtime))
    return metadata.version("numba").encode() in held and any(mark in held for mark in marks)


def kernels(sources: Path) -> dict[str, Path]:
    """``module.function-line`` of each function decorated with ``kernel``, and its file."""
    found: dict[str, Path] = {}
    for path in sorted(sources.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(map(_is_kernel, node.decorator_list)):
                line = min(decorator.lineno for decorator in node.decorator_list)
                found[f"{path.stem}.{node.name}-{line}"] = path
    return found


def _is_kernel(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else None
    return isinstance(called, ast.Name) and called.id == _DECORATOR


def _compile(machine: Machine) -> None:
    ran = machine.run([sys.executable, "-m", "talking_avatar", "warmup", "--quiet"], limit_s=_COMPILE_S)
    if ran.code != 0:
        why = ran.errors.strip().splitlines() or ["it did not end"]
        raise UserError("The inner loops were not compiled", why[-1])
