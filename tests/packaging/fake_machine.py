"""A machine made of stubs, to run ``packaging/setup.sh`` on without installing anything."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]

BASE_TOOLS = (
    *("sh", "cat", "chmod", "cksum", "cp", "dirname", "env"),
    *("find", "grep", "ls", "mkdir", "rm", "sed", "tail", "uname"),
)

PYTHON = f"""#!/bin/sh
# Stands in for python3 and for the one inside the virtual environment: it notes what it is asked to do.
echo "$*" >>"$CALLS"
case "$*" in
    --version) echo "Python 3.11.7" ;;
    "-m venv"*) mkdir -p "$4/bin"; : >"$4/pyvenv.cfg"; cp "$0" "$4/bin/python" ;;
    "-c import ensurepip"*) exit "${{NO_VENV:-0}}" ;;
    "-c import ai_edge_litert"*)
        [ -z "${{LOAD_ERROR:-}}" ] || {{ echo "ImportError: $LOAD_ERROR"; exit 1; }} ;;
    "-c import sounddevice"*) exit "${{NO_PORTAUDIO:-0}}" ;;
    "-c from importlib"*) exit 0 ;;
    -c*) exec {sys.executable} "$@" ;;
    "-m pip install"*)
        [ -z "${{KILL_AT:-}}" ] || case "$*" in *"$KILL_AT"*) kill -9 "$PPID" ;; esac
        [ -z "${{FAIL_AT:-}}" ] || case "$*" in *"$FAIL_AT"*) echo "no route to host"; exit 1 ;; esac
        ;;
    "-m talking_avatar"*) echo "started: $*" ;;
    "-m pytest"*) echo "tested: $*" ;;
esac
"""


@dataclass
class FakeMachine:
    """A checkout with the real set-up script, and a PATH that holds only stubs and basic tools."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root = self.folder / "checkout"
        self.bin = self.folder / "bin"
        (self.root / "packaging").mkdir(parents=True)
        self.bin.mkdir()
        for name in ("packaging/setup.sh", "packaging/constraints.txt", "pyproject.toml"):
            shutil.copy(CHECKOUT / name, self.root / name)
        for name in BASE_TOOLS:
            tool = shutil.which(name)
            assert tool, name
            (self.bin / name).symlink_to(tool)
        self.calls_file = self.folder / "calls"
        self.calls_file.touch()
        self.set_user(1000)

    def add(self, name: str, script: str = "#!/bin/sh\n") -> None:
        path = self.bin / name
        path.write_text(script)
        path.chmod(0o755)

    def add_python(self, name: str = "python3") -> None:
        self.add(name, PYTHON)

    def set_user(self, uid: int) -> None:
        self.add("id", f"#!/bin/sh\necho {uid}\n")

    def setup(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the script; ``calls`` then tells what Python was asked to do during this run alone."""
        self.calls_file.write_text("")
        return subprocess.run(
            [self.bin / "sh", self.root / "packaging/setup.sh", *arguments],
            env={"PATH": str(self.bin), "CALLS": str(self.calls_file), "HOME": os.devnull, **self.variables},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=30,
            check=False,
        )

    @property
    def calls(self) -> list[str]:
        return self.calls_file.read_text().splitlines()

    def installs(self) -> list[str]:
        """What ``pip install`` was asked for after the constraints, call by call."""
        return [call.partition("constraints.txt ")[2] for call in self.calls if "-m pip install" in call]
