"""Servers that refuse, lead astray or are not there, and what lies between: one sentence each."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from talking_avatar.weights.download import Stage
from talking_avatar.weights.fetching import Patience
from talking_avatar.weights.hub import Hub
from tests.weights.conftest import Scene, nothing_is_given_out, one_sentence


@pytest.mark.every_case
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


@pytest.mark.parametrize("name", ["all_proxy", "ALL_PROXY"])
def test_a_proxy_for_everything_is_used(scene: Scene, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, scene.server.address)
    monkeypatch.setenv("no_proxy", "")
    scene.hub = Hub("http://hub.invalid", False, scene.hub.cache)
    one_sentence(scene.run(), "hub.invalid does not have it any more (404)")


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "SOCKS5H://user:secret@127.0.0.1:9"])
@pytest.mark.parametrize("name", ["http_proxy", "all_proxy"])
def test_a_proxy_that_speaks_socks_is_never_passed_by(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, name: str, proxy: str
) -> None:
    monkeypatch.setenv(name, proxy)
    monkeypatch.setenv("no_proxy", "")
    progress = scene.run()
    one_sentence(progress, "speaks SOCKS", "HTTP_PROXY", "models import")
    assert "secret" not in progress.error
    assert scene.server.asked == []


def test_no_proxy_names_hosts_that_need_none(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()
