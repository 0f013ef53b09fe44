"""A process that downloads until it is killed: SERVER, STORE, LIST."""

from __future__ import annotations

import sys
from pathlib import Path

from talking_avatar.weights.download import Download
from talking_avatar.weights.hub import Hub
from talking_avatar.weights.manifest import Manifest
from talking_avatar.weights.store import ModelStore


def main(server: str, directory: str, listed: str) -> None:
    store = ModelStore(Path(directory), Manifest.load(Path(listed)))
    download = Download(store.manifest.models, store, Hub(server, False, Path(directory) / "no cache"))
    download.start()
    sys.stdout.write("started\n")
    sys.stdout.flush()
    download.wait()
    sys.stdout.write(download.progress.stage.value + "\n")


main(*sys.argv[1:])
