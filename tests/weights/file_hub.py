"""A server on this computer that stands for the hub: ``resolve`` leads to the files' own address, as there.

It sends ranges, and misbehaves on request.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class Conduct:
    """How the server answers for a file's bytes.

    ``cuts``: after how many bytes it hangs up, one for each of the next answers. ``refusals``: codes for the
    next answers, 0 for a good one. ``ranges``: whether it knows ranges. ``replacement``: what it sends
    instead. ``bytes_per_s``: its speed; 0 is as fast as it can. ``tells_hash``: as the hub does for large
    files.
    """

    cuts: list[int] = field(default_factory=list)
    refusals: list[int] = field(default_factory=list)
    retry_after: str = ""
    ranges: bool = True
    etags: bool = True
    lengths: bool = True
    tells_hash: bool = True
    replacement: bytes | None = None
    bytes_per_s: float = 0
    wrong_range: bool = False
    away_to: str = ""


class FileHub(ThreadingHTTPServer):
    """Serves ``folder`` under ``/authors/toy/resolve/REVISION/nets/``; ``asked``: requests for bytes."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.folder, self.conduct = folder, Conduct()
        self.asked: list[dict[str, str]] = []
        self.sent_bytes = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hangs up is no news."""


@contextlib.contextmanager
def file_hub(folder: Path) -> Iterator[FileHub]:
    with FileHub(folder) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Answer(BaseHTTPRequestHandler):
    server: FileHub
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if match := re.fullmatch(r"/authors/toy/resolve/((?:a1){20})/nets/([\w.]+)", self.path):
            self._lead_on(match[2])
        elif self.path.startswith("/storage/"):
            self._send(self.server.folder / self.path.removeprefix("/storage/"))
        else:
            self._refuse(404)

    def _lead_on(self, name: str) -> None:
        path = self.server.folder / name
        if not path.is_file():
            self._refuse(404)
            return
        self.send_response(302)
        self.send_header("Location", self.server.conduct.away_to or f"/storage/{name}")
        if self.server.conduct.tells_hash:
            self.send_header("X-Linked-Etag", f'"{hashlib.sha256(path.read_bytes()).hexdigest()}"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, path: Path) -> None:
        conduct = self.server.conduct
        self.server.asked.append({key.lower(): value for key, value in self.headers.items()})
        if conduct.refusals and (code := conduct.refusals.pop(0)):
            self._refuse(code)
            return
        data = conduct.replacement if conduct.replacement is not None else path.read_bytes()
        etag = f'"{hashlib.md5(data).hexdigest()}"'
        start = self._start(etag) if conduct.ranges else 0
        if start > len(data) or (start == len(data) and start):
            self._refuse(416)
            return
        self.send_response(206 if start else 200)
        if start:
            first = start + 5 if conduct.wrong_range else start
            self.send_header("Content-Range", f"bytes {first}-{len(data) - 1}/{len(data)}")
        if conduct.etags:
            self.send_header("ETag", etag)
        if conduct.lengths:
            self.send_header("Content-Length", str(len(data) - start))
        else:
            self.close_connection = True
        self.end_headers()
        cut = conduct.cuts.pop(0) if conduct.cuts else len(data)
        self._write(data[start : start + cut])
        if cut < len(data) - start:
            self.close_connection = True

    def _start(self, etag: str) -> int:
        match = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        fresh = self.headers.get("If-Range", etag) == etag
        return int(match[1]) if match and fresh else 0

    def _write(self, data: bytes) -> None:
        speed = self.server.conduct.bytes_per_s
        step = max(int(speed / 50), 1) if speed else len(data) or 1
        for at in range(0, len(data), step):
            self.wfile.write(data[at : at + step])
            self.server.sent_bytes += step
            if speed:
                time.sleep(step / speed)

    def _refuse(self, code: int) -> None:
        self.send_response(code)
        if self.server.conduct.retry_after:
            self.send_header("Retry-After", self.server.conduct.retry_after)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def until(true: Callable[[], bool], within_s: float = 20.0) -> None:
    """Wait for it, and fail when it does not come."""
    end_s = time.monotonic() + within_s
    while not true():
        assert time.monotonic() < end_s, "it did not happen"
        time.sleep(0.005)
