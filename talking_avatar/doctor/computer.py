"""Python, the processor, and the disk."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

from talking_avatar.doctor.finding import Finding, State
from talking_avatar.doctor.machine import Machine
from talking_avatar.portrait.cache import default_directory as cache_directory
from talking_avatar.weights.store import default_directory as models_directory

OLDEST, NEWEST = (3, 10), (3, 13)
_FEW_CORES = 2
_LITTLE_BYTES, _TOO_LITTLE_BYTES = 2_000_000_000, 200_000_000


def python(machine: Machine) -> Finding:
    version = ".".join(map(str, machine.python))
    bits = 64 if sys.maxsize > 2**32 else 32
    found = f"{version}, {bits} bit"
    if not OLDEST <= machine.python[:2] <= NEWEST or bits == 32:
        oldest, newest = (".".join(map(str, pair)) for pair in (OLDEST, NEWEST))
        return Finding("Python", State.ERROR, found, f"use a 64-bit Python from {oldest} to {newest}")
    return Finding("Python", State.OK, found)


def processor(machine: Machine) -> Finding:
    """Its name, the cores that this process may use, and the vector instructions that speed drawing up."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    name, flags = _processor(machine)
    known = [word for flag, word in _VECTORS.items() if flag in flags]
    words = [name, f"{cores} core{'s' if cores > 1 else ''}", *known]
    found = ", ".join(word for word in words if word)
    if flags and machine.processor in ("x86_64", "AMD64") and "avx2" not in flags:
        remedy = "drawing is slow without AVX2: use the preset low and a small picture, or another computer"
        return Finding("Processor", State.WARNING, f"{found}, no AVX2", remedy)
    if cores < _FEW_CORES:
        remedy = "one core is little for live use: use the preset low, or give the program more"
        return Finding("Processor", State.WARNING, found, remedy)
    return Finding("Processor", State.OK, found)


_VECTORS = {
    "avx2": "AVX2",
    "avx512f": "AVX-512",
    "avx512_bf16": "bf16",
    "amx_bf16": "AMX",
    "asimd": "NEON",
}


def _processor(machine: Machine) -> tuple[str, set[str]]:
    """Its name and its flags as Linux calls them; elsewhere flags are not known."""
    if machine.system == "linux":
        text = machine.text("proc/cpuinfo")
        name = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
        flags = re.search(r"^(?:flags|Features)\s*:\s*(.+)$", text, re.MULTILINE)
        return (name[1].strip() if name else machine.processor), set(flags[1].split()) if flags else set()
    if machine.system == "darwin":
        name_words = machine.run(["sysctl", "-n", "machdep.cpu.brand_string"]).output.strip()
        return name_words or machine.processor, set()
    return machine.environment.get("PROCESSOR_IDENTIFIER", machine.processor), set()


def disk(machine: Machine) -> Finding:
    """The fullest of the disks that the program writes to."""
    folders = (cache_directory(), models_directory(machine.environment), Path(tempfile.gettempdir()))
    free, folder = min((machine.free_bytes(_existing(folder)), folder) for folder in folders)
    found = f"{free / 1e9:.1f} GB free where {folder} is"
    if free < _TOO_LITTLE_BYTES:
        return Finding("Disk", State.ERROR, found, "free some space: prepared portraits cannot be kept")
    if free < _LITTLE_BYTES:
        return Finding("Disk", State.WARNING, found, "free some space before you record or download models")
    return Finding("Disk", State.OK, found)


def _existing(folder: Path) -> Path:
    """It, or what it will be made in."""
    return next(path for path in (folder, *folder.parents) if path.exists())
