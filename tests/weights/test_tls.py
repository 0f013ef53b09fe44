"""TLS as a person's computer would have it: trusted certificates only, and no way out of encryption."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from talking_avatar.weights.download import Stage
from talking_avatar.weights.hub import Hub
from tests.weights.conftest import Scene
from tests.weights.file_hub import until

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the program openssl")


@pytest.fixture
def tls(scene: Scene, tmp_path: Path) -> Path:
    """The server speaks TLS with the certificate whose path this is."""
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    names = ["-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        ["openssl", *words.split(), *names, "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    scene.server.socket = context.wrap_socket(scene.server.socket, server_side=True)
    scene.hub = Hub(f"https://localhost:{scene.server.server_address[1]}", False, tmp_path / "no cache")
    return certificate


def test_a_certificate_that_nobody_vouches_for(scene: Scene, tls: Path) -> None:
    progress = scene.run()
    assert progress.stage is Stage.FAILED
    assert "the certificate of localhost is not trusted" in progress.error
    assert scene.server.asked == []


def test_a_trusted_certificate(scene: Scene, tls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tls))
    scene.server.conduct.cuts = [50_000]
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()


def test_no_redirect_leaves_tls(scene: Scene, tls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tls))
    scene.server.conduct.away_to = "http://127.0.0.1:9/net.pth"
    progress = scene.run()
    assert progress.stage is Stage.FAILED
    assert "an address without encryption" in progress.error


def test_a_pause_cuts_tls_as_well(scene: Scene, tls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tls))
    scene.server.conduct.bytes_per_s = 60_000
    download = scene.download()
    download.start()
    until(lambda: download.progress.done_bytes > 20_000)
    download.pause()
    until(lambda: download.progress.stage is Stage.PAUSED)
    scene.server.conduct.bytes_per_s = 0
    download.resume()
    assert download.wait(20)
    assert download.progress.stage is Stage.DONE
    assert scene.fetched()


def test_a_silent_server_is_left_at_once(scene: Scene, tls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tls))
    scene.server.conduct.bytes_per_s = 0.1
    download = scene.download()
    download.start()
    until(lambda: download.progress.done_bytes > 0)
    download.cancel()
    assert download.wait(5)
    assert download.progress.stage is Stage.CANCELLED
