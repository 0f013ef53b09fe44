"""A process that downloads until it is killed: SERVER, STORE, PUBLISHED FOLDER, FILE."""

from __future__ import annotations

import sys
from pathlib import Path

from talking_avatar.weights.download import Download
from talking_avatar.weights.hub import Hub
from talking_avatar.weights.store import ModelStore
from tests.weights.published import listing


def main(server: str, directory: str, folder: str, name: str) -> None:
    store = ModelStore(Path(directory), listing(Path(folder), name))
    store.accept(store.manifest.models[0].family)
    download = Download(store.manifest.models, store, Hub(server, False, Path(directory) / "no cache"))
    download.start()
    sys.stdout.write("started\n")
    sys.stdout.flush()
    download.wait()
    sys.stdout.write(download.progress.stage.value + "\n")


main(*sys.argv[1:])
