"""FFmpeg's programs, which look at videos from outside."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any


def tool(name: str) -> str:
    path = shutil.which(name)
    assert path, f"{name} is needed to look at videos from outside; install ffmpeg"
    return path


def probe(path: Path, *options: str) -> dict[str, Any]:
    """What ffprobe says of the file: ``{"streams": [...], "format": {...}}``."""
    command = [tool("ffprobe"), "-v", "error", *options, "-show_streams", "-show_format", "-of", "json"]
    done = subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    return dict(json.loads(done.stdout))
