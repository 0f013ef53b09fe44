"""A newer release is found over TLS alone, and nothing is told about who asks."""

from __future__ import annotations

import json
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from talking_avatar import __version__
from talking_avatar.errors import UserError
from talking_avatar.updates import FEED_VARIABLE, Release, newer_release, read_releases

ROOT = Path(__file__).parents[1]
PAGE = "https://example.org/get"
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the program openssl")


class Site(HTTPServer):
    """Gives ``content`` to everybody; ``asked`` are the paths and headers of requests."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.content, self.asked = b"", list[tuple[str, dict[str, str]]]()

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hangs up is no news."""


class _Answer(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.server.content)))
        self.end_headers()
        self.wfile.write(self.server.content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Trusted by this process, and named as the feed."""
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    names = ["-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        ["openssl", *words.split(), *names, "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Site() as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        monkeypatch.setenv(FEED_VARIABLE, f"https://localhost:{server.server_address[1]}/releases.json")
        yield server
        server.shutdown()
        thread.join()


def releases(*versions: str, urgent: str = "") -> bytes:
    listed = [{"version": v, "page": f"{PAGE}/{v}", "urgent": v == urgent} for v in versions]
    return json.dumps({"releases": listed}).encode()


@needs_openssl
def test_the_newest_is_found_whatever_the_order(site: Site) -> None:
    site.content = releases("0.9.1", "0.10.0", "0.2.0")
    assert newer_release("0.9.1") == Release("0.10.0", f"{PAGE}/0.10.0")
    assert newer_release("0.10.0") is None
    assert newer_release("0.10") is None


@needs_openssl
def test_a_security_hole_between_here_and_there_is_told(site: Site) -> None:
    site.content = releases("0.1.0", "0.2.0", "0.3.0", urgent="0.2.0")
    newer = newer_release("0.1.0")
    assert newer is not None
    assert (newer.version, newer.urgent) == ("0.3.0", True)
    newest = newer_release("0.2.0")
    assert newest is not None
    assert not newest.urgent


@needs_openssl
def test_nothing_is_told_about_who_asks(site: Site) -> None:
    site.content = releases("9.0")
    newer_release()
    ((path, headers),) = site.asked
    assert path == "/releases.json"
    assert headers.pop("Host").startswith("localhost")
    assert headers == {
        "User-Agent": f"talking-avatar/{__version__}",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


@needs_openssl
def test_a_certificate_that_nobody_vouches_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(UserError, match="certificate of localhost is not trusted"):
        newer_release()
    assert site.asked == []


@needs_openssl
@pytest.mark.parametrize(
    "content", [b"", b"<html>log in</html>", b"[]", b'{"releases": 3}', b"[" * 50_000, b" " * 70_000]
)
def test_what_is_no_list_is_said_in_one_sentence(site: Site, content: bytes) -> None:
    site.content = content
    with pytest.raises(UserError, match="is no list of releases"):
        newer_release()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/releases.json", "https://[releases", "https:"])
def test_an_address_without_encryption_is_refused(address: str) -> None:
    with pytest.raises(UserError, match="names no encrypted address"):
        newer_release(environment={FEED_VARIABLE: address})


def test_entries_that_make_no_sense_are_left_out() -> None:
    good = {"version": "1.2", "page": PAGE}
    bad = [
        3,
        {},
        {**good, "version": "1"},
        {**good, "version": "1.x"},
        {**good, "page": "http://example.org"},
    ]
    bad += [
        {**good, "page": "javascript:alert(1)"},
        {**good, "page": f"{PAGE}?\nx"},
        {**good, "version": "9" * 9 + ".1"},
    ]
    assert read_releases(json.dumps({"releases": [*bad, good]}).encode()) == [Release("1.2", PAGE)]


def test_the_projects_own_list_names_this_version() -> None:
    listed = read_releases((ROOT / "docs/releases.json").read_bytes())
    assert __version__ in [release.version for release in listed]
