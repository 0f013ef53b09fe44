"""A download from a server on this computer as a whole: paused, cancelled, twice at once."""

from __future__ import annotations

import contextlib
import socket
import threading
from pathlib import Path

import pytest

from talking_avatar.errors import UserError
from talking_avatar.weights.download import ENDS, Progress, Stage
from talking_avatar.weights.hub import Hub
from talking_avatar.weights.store import ModelStore, Presence
from tests.weights.conftest import Scene, nothing_is_given_out
from tests.weights.file_hub import until


def test_a_whole_download(scene: Scene) -> None:
    progress = scene.run()
    assert progress.stage is Stage.DONE, progress.error
    assert progress.done_bytes == progress.total_bytes == scene.source.stat().st_size
    assert scene.fetched()
    folder = scene.store.path_of(scene.store.manifest.models[0]).parent
    assert sorted(path.name for path in folder.iterdir()) == ["net.json", "net.safetensors"]


def test_what_is_here_is_not_fetched_again(scene: Scene) -> None:
    scene.run()
    asked = len(scene.server.asked)
    assert scene.run().stage is Stage.DONE
    assert len(scene.server.asked) == asked


def test_pause_and_resume(scene: Scene) -> None:
    scene.server.conduct.bytes_per_s = 80_000
    seen: list[Progress] = []
    download = scene.download(on_progress=seen.append)
    download.start()
    until(lambda: download.progress.done_bytes > 20_000)
    download.pause()
    until(lambda: download.progress.stage is Stage.PAUSED)
    there, asked = download.progress.done_bytes, len(scene.server.asked)
    assert not download.wait(0.2)
    assert (download.progress.done_bytes, len(scene.server.asked)) == (there, asked)
    scene.server.conduct.bytes_per_s = 0
    download.resume()
    assert download.wait(20)
    assert download.progress.stage is Stage.DONE
    assert scene.server.asked[-1]["range"] == f"bytes={there}-"
    assert scene.fetched()
    done = [progress.done_bytes for progress in seen]
    assert done == sorted(done)
    assert max(progress.bytes_per_s for progress in seen) > 10_000


def test_cancelling_ends_at_once_and_keeps_what_has_come(scene: Scene) -> None:
    scene.server.conduct.bytes_per_s = 60_000
    download = scene.download()
    download.start()
    until(lambda: download.progress.done_bytes > 20_000)
    download.cancel()
    assert download.wait(5)
    assert download.progress.stage is Stage.CANCELLED
    model = scene.store.manifest.models[0]
    assert scene.store.presence(model) is Presence.PARTIAL
    nothing_is_given_out(scene)
    scene.server.conduct.bytes_per_s = 0
    assert scene.run().stage is Stage.DONE
    assert "range" in scene.server.asked[-1]


def test_cancelling_a_server_that_says_nothing(scene: Scene, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        scene.hub = Hub(f"http://127.0.0.1:{silent.getsockname()[1]}", False, tmp_path)
        download = scene.download()
        download.start()
        connection, _ = silent.accept()
        assert not download.wait(0.1)
        download.cancel()
        assert download.wait(5)
        assert download.progress.stage is Stage.CANCELLED
        connection.close()


def test_cancelling_a_server_that_does_not_even_greet(scene: Scene, tmp_path: Path) -> None:
    """Its queue is full, so the connection is neither made nor refused."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, contextlib.ExitStack() as others:
        for _ in range(4):
            waiting = others.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        scene.hub = Hub(f"http://127.0.0.1:{full.getsockname()[1]}", False, tmp_path)
        download = scene.download()
        download.start()
        assert not download.wait(0.3)
        download.cancel()
        assert download.wait(5)
        assert download.progress.stage is Stage.CANCELLED


def test_cancelling_a_pause(scene: Scene) -> None:
    download = scene.download()
    download.pause()
    download.start()
    until(lambda: download.progress.stage is Stage.PAUSED)
    download.cancel()
    assert download.wait(5)
    assert download.progress.stage is Stage.CANCELLED
    assert scene.server.asked == []


def test_two_at_once_fetch_it_once(scene: Scene) -> None:
    scene.server.conduct.bytes_per_s = 800_000
    other = ModelStore(scene.store.directory, scene.store.manifest)
    first, second = scene.download(), Scene(scene.source, scene.server, other, scene.hub).download()
    first.start()
    second.start()
    assert first.wait(20)
    assert second.wait(20)
    assert {first.progress.stage, second.progress.stage} == {Stage.DONE}
    assert len(scene.server.asked) == 1


def test_a_licence_comes_first(scene: Scene, tmp_path: Path) -> None:
    scene.store = ModelStore(tmp_path / "another", scene.store.manifest)
    with pytest.raises(UserError, match=r"licence \(MIT\) has not been accepted"):
        scene.download()


def test_no_thread_is_left(scene: Scene) -> None:
    scene.run()
    assert scene.run().stage in ENDS
    assert all(thread.name != "model download" for thread in threading.enumerate())
