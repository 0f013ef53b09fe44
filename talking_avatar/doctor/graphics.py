"""The graphics card, PyTorch, and the window. All of them are asked in processes of their own: they are slow
to load, and may crash."""

from __future__ import annotations

from importlib.util import find_spec

from talking_avatar.doctor.finding import Finding, State
from talking_avatar.doctor.machine import Machine

_SMI = ["nvidia-smi", "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader"]
_TORCH = """
import json, torch
gpu = torch.cuda.is_available()
print(json.dumps({
    "version": torch.__version__,
    "built_for": torch.version.cuda or torch.version.hip or "",
    "gpu": torch.cuda.get_device_name(0) if gpu else "",
    "mps": torch.backends.mps.is_available(),
}))
"""
_WINDOW = """
import json, PySide6
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
screens = [f"{s.size().width()} x {s.size().height()} at {s.devicePixelRatio():g}" for s in app.screens()]
print(json.dumps({"version": PySide6.__version__, "platform": app.platformName(), "screens": screens}))
"""
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


def graphics_card(machine: Machine) -> Finding:
    """The built-in engine needs none, so a computer without one is well."""
    ran = machine.run(_SMI)
    if ran.code == 0 and ran.output.strip():
        name, memory, driver = (part.strip() for part in (ran.output.splitlines()[0] + ",,").split(",")[:3])
        return Finding("Graphics card", State.OK, f"{name}, {memory}, driver {driver}")
    if ran.code is not None:
        why = (ran.output + ran.errors).strip().splitlines() or [f"nvidia-smi ended with {ran.code}"]
        return Finding(
            "Graphics card",
            State.WARNING,
            f"NVIDIA's driver does not answer: {why[0].strip()[:160]}",
            "restart the computer, or install the driver again; the built-in engine needs no card",
        )
    if machine.system == "darwin" and machine.processor == "arm64":
        return Finding("Graphics card", State.OK, "Apple's own, through Metal")
    return Finding("Graphics card", State.OK, "none from NVIDIA; the built-in engine needs none")


def pytorch(machine: Machine) -> Finding:
    if machine.frozen:
        found = "none in the one-folder program; LivePortrait and training need an installation with pip"
        return Finding("PyTorch", State.OK, found)
    if find_spec("torch") is None:
        return Finding(
            "PyTorch",
            State.WARNING,
            "not installed",
            "for LivePortrait, JoyVASA and training: pip install 'talking-avatar[neural]'",
        )
    said, why = machine.ask_python(_TORCH)
    if not said:
        remedy = "install it again: pip install --force-reinstall torch"
        return Finding("PyTorch", State.ERROR, f"it does not load: {why}", remedy)
    version = str(said.get("version"))
    if said.get("gpu") or said.get("mps"):
        return Finding("PyTorch", State.OK, f"{version}, on {said.get('gpu') or 'the graphics of Apple'}")
    return _on_the_processor(version, str(said.get("built_for") or ""), machine.run(_SMI).code == 0)


def _on_the_processor(version: str, built_for: str, has_card: bool) -> Finding:
    if not has_card:
        return Finding("PyTorch", State.OK, f"{version}, on the processor")
    if built_for:
        remedy = f"update the driver to one for CUDA {built_for}"
        return Finding("PyTorch", State.WARNING, f"{version} cannot use the graphics card", remedy)
    remedy = "get the build for it: TALKING_AVATAR_TORCH=gpu make run"
    return Finding("PyTorch", State.WARNING, f"{version} is not built for the graphics card", remedy)


def window(machine: Machine) -> Finding:
    if find_spec("PySide6") is None:
        remedy = "pip install PySide6-Essentials; the commands work without"
        return Finding("Window", State.WARNING, "Qt (PySide6) is not installed", remedy)
    chosen = machine.environment.get("QT_QPA_PLATFORM", "")
    on_linux = machine.system.startswith("linux")
    if on_linux and not chosen and not any(machine.environment.get(name) for name in _SCREENS):
        remedy = "start the program in a desktop session; the commands work without"
        return Finding("Window", State.WARNING, "there is no screen here", remedy)
    said, why = machine.ask_python(_WINDOW)
    if not said:
        remedy = "install what Qt names"
        if on_linux:
            remedy = (
                "install what it needs: sudo apt install libxcb-cursor0 libxkbcommon-x11-0 libegl1 libgl1"
            )
        return Finding("Window", State.ERROR, f"Qt does not start: {why}", remedy)
    screens = ", ".join(str(screen) for screen in said.get("screens") or ["no screen"])
    return Finding("Window", State.OK, f"Qt {said.get('version')} on {said.get('platform')}, {screens}")
