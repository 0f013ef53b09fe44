"""pyvirtualcam is found where a person laid it, behind everything that comes with the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.camera_driver import TESTED_VERSION, load_camera_driver

ROOT = Path(__file__).parents[3]
FAKE = """
import numpy
class PixelFormat: I420 = NV12 = UYVY = RGB = RGBA = type("", (), {"name": "RGB"})()
class Camera:
    device = "added camera"
    def __init__(self, *size, **options): self.size = size
    def send(self, frame): print("sent", frame.shape)
    def close(self): pass
"""
PROGRAM = """
import sys
from fractions import Fraction
import numpy as np
sys.frozen = True
sys.modules.pop("pyvirtualcam", None)
class Without:  # a one-folder program has none of its own
    def find_spec(self, name, path=None, target=None):
        if name == "pyvirtualcam" and path is None:
            from importlib.machinery import PathFinder
            return PathFinder.find_spec(name, [p for p in sys.path if "added" in p])
sys.meta_path.insert(0, Without())
from talking_avatar.outputs.camera import camera_driver
from pathlib import Path
camera_driver.added_packages = lambda: Path(sys.argv[1])
from talking_avatar.outputs.camera.driver_camera import open_any
camera = open_any("", (64, 48), Fraction(30))
camera.prepare(np.zeros((48, 64, 3), np.uint8))
camera.send(None)
print(camera.name, Path(sys.modules["numpy"].__file__).parts[-3])
"""


def test_what_a_person_added_is_used_and_replaces_nothing(tmp_path: Path) -> None:
    added = tmp_path / "added"
    for name, content in (
        ("pyvirtualcam", FAKE),
        ("numpy", "raise RuntimeError"),
        ("json", "raise RuntimeError"),
    ):
        (added / name).mkdir(parents=True)
        (added / name / "__init__.py").write_text(content)
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, added], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split("\n")[:2] == ["sent (48, 64, 3)", "added camera site-packages"]


def test_without_it_the_person_hears_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyvirtualcam", None)
    monkeypatch.setattr(sys, "path", list(sys.path))
    with pytest.raises(UserError, match=r"pip install pyvirtualcam\.$"):
        load_camera_driver(frozen=False)
    with pytest.raises(UserError) as refusal:
        load_camera_driver(frozen=True, added=tmp_path)
    assert f'--target "{tmp_path}" pyvirtualcam=={TESTED_VERSION}' in str(refusal.value)
