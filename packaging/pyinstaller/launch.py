"""Where the frozen program starts."""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys


def start() -> int:
    if sys.stderr is None:  # the windowed program on Windows has nowhere to write to
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    # `bench` and `doctor` start parts of the program in other processes: `sys.executable -m`, or `-c`.
    if sys.argv[1:2] == ["-m"]:
        del sys.argv[1]
        runpy.run_module(sys.argv[1], run_name="__main__", alter_sys=True)
        return 0
    if sys.argv[1:2] == ["-c"]:
        exec(sys.argv[2], {"__name__": "__main__"})
        return 0
    from talking_avatar.cli import main

    return main()


if __name__ == "__main__":
    multiprocessing.freeze_support()  # the camera, the session and the preparer are processes of this program
    raise SystemExit(start())
