"""Downloads from a server on this computer, which breaks, lies and stalls. A broken model is never used."""

from __future__ import annotations

import contextlib
import random
import re
import socket
import threading
from pathlib import Path

import pytest

from talking_avatar.errors import UserError
from talking_avatar.weights.download import ENDS, Progress, Stage
from talking_avatar.weights.fetching import Patience
from talking_avatar.weights.hub import Hub
from talking_avatar.weights.store import ModelStore, Presence
from tests.weights.conftest import Scene
from tests.weights.file_hub import until
from tests.weights.full_disk import files_at_most
from tests.weights.published import listing, network, sha256, state_file


def one_sentence(progress: Progress, *words: str) -> None:
    assert progress.stage is Stage.FAILED
    assert progress.error.endswith(".")
    assert "\n" not in progress.error
    assert "Error" not in progress.error
    for word in words:
        assert word in progress.error


def nothing_is_given_out(scene: Scene) -> None:
    with pytest.raises(UserError, match="talking-avatar models download toy"):
        scene.store.model_path("toy/net")


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


def test_the_connection_breaks_again_and_again(scene: Scene) -> None:
    """At random bytes; every byte is sent once."""
    size, random_ = scene.source.stat().st_size, random.Random(4)
    scene.server.conduct.cuts = [random_.randrange(1, size // 12) for _ in range(9)]
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()
    assert len(scene.server.asked) == 10
    assert scene.server.sent_bytes == size
    assert all("if-range" in request for request in scene.server.asked[1:])


def test_a_server_without_ranges_costs_only_time(scene: Scene) -> None:
    scene.server.conduct.ranges = False
    scene.server.conduct.cuts = [60_000, 90_000]
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()


@pytest.mark.parametrize("hashed", [True, False])
def test_a_server_without_etags(scene: Scene, hashed: bool) -> None:
    """With a hash in the list one can go on all the same, as it decides in the end."""
    if not hashed:
        scene.without_hashes()
    scene.server.conduct.etags = False
    scene.server.conduct.cuts = [60_000]
    assert scene.run().stage is Stage.DONE
    assert ("range" in scene.server.asked[1]) == hashed
    assert scene.fetched()


@pytest.mark.parametrize("cuts", [[], [30_000]])
def test_a_server_that_does_not_say_how_long_the_file_is(scene: Scene, cuts: list[int]) -> None:
    scene.server.conduct.lengths = False
    scene.server.conduct.cuts = cuts
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()


def test_a_damaged_beginning_is_noticed_and_fetched_anew(scene: Scene) -> None:
    scene.server.conduct.cuts = [60_000] + [0] * 10
    assert scene.run().stage is Stage.FAILED
    part = scene.store.part_of(scene.store.manifest.models[0])
    assert part.stat().st_size == 60_000
    part.write_bytes(b"x" * 60_000)
    scene.server.conduct.cuts = []
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()


def test_another_file_on_the_server_meanwhile(scene: Scene) -> None:
    """Without a hash in the list: the etag tells, and the second file is fetched from its beginning."""
    scene.without_hashes()
    scene.server.conduct.cuts = [60_000] + [0] * 10
    scene.run()
    state_file(scene.source, network(seed=9))
    scene.server.conduct.cuts = []
    assert scene.run().stage is Stage.DONE
    assert not scene.fetched()
    record = (scene.store.directory / "first_hashes.json").read_text()
    assert sha256(scene.source) in record


@pytest.mark.parametrize("ranges", [True, False])
def test_a_wrong_file_of_the_right_size_is_never_used(scene: Scene, ranges: bool) -> None:
    wrong = bytearray(scene.source.read_bytes())
    wrong[1000] ^= 4
    scene.server.conduct.replacement = bytes(wrong)
    scene.server.conduct.ranges = ranges
    scene.server.conduct.cuts = [80_000]
    one_sentence(scene.run(), "not the published file")
    nothing_is_given_out(scene)
    assert not scene.store.part_of(scene.store.manifest.models[0]).exists()
    scene.server.conduct.replacement = None
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()


def test_another_file_is_refused_before_it_is_sent(scene: Scene) -> None:
    """The hub says the hash of what it has on the way to it."""
    changed = bytearray(scene.source.read_bytes())
    changed[1000] ^= 4
    scene.source.write_bytes(changed)
    one_sentence(scene.run(), "another file under its name")
    assert scene.store.presence(scene.store.manifest.models[0]) is Presence.ABSENT


@pytest.mark.parametrize("content", [b"", b"<html>please log in</html>", b"x" * 900_000])
def test_a_file_of_another_size_is_refused_at_once(scene: Scene, content: bytes) -> None:
    scene.server.conduct.replacement = content
    one_sentence(scene.run(), "something else")
    nothing_is_given_out(scene)


def test_endless_bytes_are_stopped(scene: Scene) -> None:
    scene.server.conduct.lengths = False
    scene.server.conduct.replacement = b"x" * 5_000_000
    one_sentence(scene.run(), "more than the file")
    assert scene.store.part_of(scene.store.manifest.models[0]).stat().st_size < 1_000_000
    nothing_is_given_out(scene)


def test_a_wrong_range_is_refused(scene: Scene) -> None:
    scene.server.conduct.cuts = [60_000]
    scene.server.conduct.wrong_range = True
    one_sentence(scene.run(), "wrong answer")
    nothing_is_given_out(scene)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (401, "does not give it to everybody (401)"),
        (403, "does not give it to everybody (403)"),
        (404, "does not have it any more (404)"),
        (429, "has been asked too often (429)"),
        (500, "has a fault (500)"),
        (503, "has a fault (503)"),
    ],
)
def test_a_server_that_refuses(scene: Scene, code: int, words: str) -> None:
    scene.server.conduct.refusals = [code] * 20
    one_sentence(scene.run(), words)
    passing = code in (429, 500, 503)
    assert len(scene.server.asked) == (3 if passing else 1)
    nothing_is_given_out(scene)


def test_a_passing_fault_passes(scene: Scene) -> None:
    scene.server.conduct.refusals = [503, 429]
    scene.server.conduct.retry_after = "0"
    assert scene.run().stage is Stage.DONE


def test_a_range_that_the_server_does_not_have(scene: Scene) -> None:
    scene.server.conduct.cuts = [60_000]
    scene.server.conduct.refusals = []
    download = scene.download(Patience(tries=3, first_wait_s=0.3))
    download.start()
    until(lambda: scene.store.part_of(scene.store.manifest.models[0]).is_file())
    until(lambda: len(scene.server.asked) == 1)
    scene.server.conduct.refusals = [416]
    assert download.wait(20)
    assert download.progress.stage is Stage.DONE
    assert scene.fetched()


def test_the_file_is_not_on_the_server(scene: Scene) -> None:
    scene.source.rename(scene.source.with_name("moved.pth"))
    one_sentence(scene.run(), "(404)")


def test_nobody_answers(scene: Scene, tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        scene.hub = Hub(f"http://127.0.0.1:{unused.getsockname()[1]}", False, tmp_path)
        one_sentence(scene.run(Patience()), "127.0.0.1 cannot be reached")
    nothing_is_given_out(scene)


def test_no_network(scene: Scene, tmp_path: Path) -> None:
    scene.hub = Hub("https://hub.invalid", False, tmp_path)
    one_sentence(scene.run(Patience()), "hub.invalid cannot be found", "Internet")


def test_offline_by_choice(scene: Scene) -> None:
    scene.hub = Hub(scene.hub.endpoint, True, scene.hub.cache)
    one_sentence(scene.run(), "HF_HUB_OFFLINE", "models import")
    assert scene.server.asked == []


def test_the_file_may_lie_on_another_host(scene: Scene) -> None:
    elsewhere = f"localhost:{scene.server.server_address[1]}"
    scene.server.conduct.away_to = f"http://{elsewhere}/storage/net.pth"
    scene.server.conduct.cuts = [40_000]
    assert scene.run().stage is Stage.DONE
    assert [request["host"] for request in scene.server.asked] == [elsewhere] * 2
    assert "range" in scene.server.asked[1]


def test_addresses_that_lead_in_a_circle(scene: Scene) -> None:
    scene.server.conduct.away_to = f"/authors/toy/resolve/{'a1' * 20}/nets/net.pth"
    one_sentence(scene.run(), "leads nowhere")


def test_tls_is_never_left(scene: Scene) -> None:
    scene.server.conduct.away_to = "ftp://127.0.0.1/net.pth"
    one_sentence(scene.run(), "without encryption")


def test_a_proxy_of_the_environment_is_used(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server itself plays the proxy: it is asked for a whole address, which it does not have."""
    monkeypatch.setenv("http_proxy", scene.server.address)
    monkeypatch.setenv("no_proxy", "")
    scene.hub = Hub("http://hub.invalid", False, scene.hub.cache)
    one_sentence(scene.run(), "hub.invalid does not have it any more (404)")


def test_a_full_disk(scene: Scene) -> None:
    with files_at_most(70_000):
        one_sentence(scene.run(), "is full")
    nothing_is_given_out(scene)
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()


def test_a_disk_that_would_be_full_is_not_filled(scene: Scene) -> None:
    download = scene.download(free_bytes=lambda folder: 1000)
    download.start()
    assert download.wait(20)
    one_sentence(download.progress, "0 MB left", "are needed")
    assert scene.server.asked == []


def test_a_folder_that_cannot_be_made(scene: Scene, tmp_path: Path) -> None:
    store = ModelStore(tmp_path / "models", scene.store.manifest)
    (tmp_path / "models" / "toy").write_text("a file in its place")
    scene.store = store
    one_sentence(scene.run())


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


def test_the_hub_says_the_hash_that_the_list_does_not(scene: Scene) -> None:
    scene.without_hashes()
    changed = bytearray(scene.source.read_bytes())
    changed[500] ^= 1
    scene.server.conduct.replacement = bytes(changed)
    one_sentence(scene.run(), "not the published file")
    nothing_is_given_out(scene)


def test_the_first_hash_is_kept_and_another_refused(scene: Scene) -> None:
    scene.without_hashes()
    scene.server.conduct.tells_hash = False
    assert scene.run().stage is Stage.DONE
    scene.store.remove(scene.store.manifest.models[0])
    state_file(scene.source, network(seed=5))
    one_sentence(scene.run(), "not the published file")
    nothing_is_given_out(scene)


def test_a_file_that_is_no_network(scene: Scene) -> None:
    """Its hash is right, so its authors published it so."""
    scene.source.write_bytes(b"not a network" * 20)
    scene.store = ModelStore(scene.store.directory, listing(scene.source.parent, scene.source.name))
    one_sentence(scene.run())
    nothing_is_given_out(scene)


@pytest.mark.parametrize("place", ["blobs", "snapshots"])
@pytest.mark.parametrize("hashed", [True, False])
def test_the_hubs_own_cache_is_used(scene: Scene, tmp_path: Path, place: str, hashed: bool) -> None:
    folder = tmp_path / "cache" / "models--authors--toy"
    blob = folder / "blobs" / sha256(scene.source)
    blob.parent.mkdir(parents=True)
    scene.source.rename(blob)
    if place == "snapshots":
        link = folder / "snapshots" / ("a1" * 20) / "nets" / "net.pth"
        link.parent.mkdir(parents=True)
        link.symlink_to(blob)
    scene.hub = Hub("http://hub.invalid", True, tmp_path / "cache")
    if not hashed:
        blob.rename(scene.source)
        scene.without_hashes()
        scene.source.rename(blob)
    if not hashed and place == "blobs":
        one_sentence(scene.run(), "HF_HUB_OFFLINE")
        return
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()
    assert blob.is_file()


def test_a_damaged_cache_is_passed_over(scene: Scene, tmp_path: Path) -> None:
    blob = tmp_path / "cache" / "models--authors--toy" / "blobs" / sha256(scene.source)
    blob.parent.mkdir(parents=True)
    blob.write_bytes(scene.source.read_bytes()[:-1] + b"!")
    scene.hub = Hub(scene.hub.endpoint, False, tmp_path / "cache")
    assert scene.run().stage is Stage.DONE
    assert len(scene.server.asked) == 1
    assert scene.fetched()


def test_the_environment_is_read_as_the_hubs_tools_do() -> None:
    assert Hub.of({"HF_HOME": "/a"}).cache == Path("/a/hub")
    assert Hub.of({"HF_HOME": "/a", "HF_HUB_CACHE": "/b"}).cache == Path("/b")
    assert Hub.of({"XDG_CACHE_HOME": "/c"}).cache == Path("/c/huggingface/hub")
    assert Hub.of({"HF_HUB_OFFLINE": "1"}).offline
    assert not Hub.of({"HF_HUB_OFFLINE": "0"}).offline
    assert Hub.of({"HF_ENDPOINT": "https://mirror.example/"}).endpoint == "https://mirror.example"
    assert Hub.of({}).endpoint.startswith("https://")
    with pytest.raises(UserError, match="HF_ENDPOINT"):
        Hub.of({"HF_ENDPOINT": "mirror"})


def test_addresses_are_pinned() -> None:
    hub = Hub.of({})
    for model in ModelStore(Path("unused")).manifest.models:
        assert re.search(r"/resolve/[0-9a-f]{40}/[\w./-]+$", hub.url(model))


def test_no_thread_is_left(scene: Scene) -> None:
    scene.run()
    assert scene.run().stage in ENDS
    assert all(thread.name != "model download" for thread in threading.enumerate())
