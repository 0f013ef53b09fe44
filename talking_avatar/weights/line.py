"""One HTTP request at a time, over TLS that the system trusts, which another thread can cut off.

Proxies are the environment's (``HTTPS_PROXY``, ``ALL_PROXY``, ``NO_PROXY`` ...) or the system's, as
``urllib`` finds them; those that speak SOCKS are refused, as it does not.
"""

from __future__ import annotations

import contextlib
import email.message
import http.client
import re
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import truststore

from talking_avatar import __version__

_HASH = re.compile(r'"?([0-9a-f]{64})"?')
_LONGEST_WAIT_S = 120.0
_PASSING = {408, 425, 429, 500, 502, 503, 504}


class LineError(Exception):
    """Why there is no answer, as a part of a sentence. ``passing``: it may be different in a while, perhaps
    after ``wait_s``. ``status``: of HTTP, 0 without an answer."""

    def __init__(self, why: str, passing: bool, status: int = 0, wait_s: float = 0.0) -> None:
        super().__init__(why)
        self.why, self.passing, self.status, self.wait_s = why, passing, status, wait_s


@dataclass(frozen=True, eq=False)
class Answer:
    """``linked_sha256``: what the hub says the file's hash is, on the way to the file; empty where it does
    not. ``etag`` is empty unless it is a strong one."""

    status: int
    headers: email.message.Message
    linked_sha256: str
    _body: Any

    @property
    def etag(self) -> str:
        etag = str(self.headers.get("ETag") or "")
        return etag if etag.startswith('"') else ""

    def read(self, most: int) -> bytes:
        """The next bytes, none at the end or where the connection was closed. Raises :class:`LineError`."""
        try:
            return bytes(self._body.read1(most))
        except Exception as error:  # what comes of a strange answer may be anything
            raise LineError(_words(error), passing=True) from error


class Line:
    """Not for several requests at once; :meth:`cut` is for other threads."""

    def __init__(self, silent_after_s: float = 20.0) -> None:
        """``silent_after_s``: a server that says nothing for so long is given up."""
        self._silent_after_s = silent_after_s
        self._sockets: list[socket.socket] = []

    @contextmanager
    def get(self, url: str, headers: Mapping[str, str]) -> Iterator[Answer]:
        """The answer, its body yet unread. Raises :class:`LineError`."""
        redirects = _Redirects()
        opener = urllib.request.build_opener(
            _Proxies(), _Plain(self._sockets), _Secure(self._sockets), redirects
        )
        agent = {"User-Agent": f"talking-avatar/{__version__}", "Accept-Encoding": "identity"}
        request = urllib.request.Request(url, headers={**agent, **headers})
        body = None
        try:
            try:
                body = opener.open(request, timeout=self._silent_after_s)
            except urllib.error.HTTPError as error:
                error.close()
                raise _refusal(error, url) from error
            except LineError:
                raise
            except Exception as error:  # what comes of a strange answer may be anything
                raise LineError(_words(error, url), _passes(error)) from error
            yield Answer(body.status, body.headers, redirects.linked_sha256 or _linked(body.headers), body)
        finally:
            if body is not None:
                body.close()
            self._sockets.clear()

    def cut(self) -> None:
        """End what is going on now; who waits for it gets a :class:`LineError`, or the end of the body."""
        for connection in list(self._sockets):
            with contextlib.suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)


def scheme_of(url: str) -> str:
    """``https``, ``http`` or another; empty where ``url`` names no host."""
    try:
        parts = urlsplit(url)
    except ValueError:  # as for brackets without an IPv6 address in them
        return ""
    return parts.scheme if parts.hostname else ""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows to other addresses, but never from TLS to none, and without reading what comes with them."""

    linked_sha256 = ""
    _left = 8

    def http_error_302(self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any) -> Any:
        fp.close()
        self.linked_sha256 = self.linked_sha256 or _linked(headers)
        target = urljoin(req.full_url, str(headers.get("Location") or ""))
        before, after = urlsplit(req.full_url).scheme, urlsplit(target).scheme
        if after != "https" and (after, before) != ("http", "http"):
            raise LineError("the server leads to an address without encryption", passing=False)
        self._left -= 1
        if self._left < 0 or not headers.get("Location"):
            raise LineError("the server leads nowhere", passing=False, status=code)
        onwards = urllib.request.Request(target, headers=dict(req.header_items()), unverifiable=True)
        onwards.remove_header("Host")
        return self.parent.open(onwards, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class _Proxies(urllib.request.ProxyHandler):
    """``ALL_PROXY`` counts too; where a proxy is wanted that cannot be spoken to, nobody is asked past it."""

    def __init__(self) -> None:
        proxies = urllib.request.getproxies()
        if every := proxies.pop("all", ""):
            proxies = {"http": every, "https": every} | proxies
        super().__init__(proxies)

    def proxy_open(self, req: urllib.request.Request, proxy: str, type: str) -> Any:
        if proxy.lower().startswith("socks") and not urllib.request.proxy_bypass(req.host):
            raise LineError(
                "the proxy that is set up for it speaks SOCKS, which downloads do not (an HTTP proxy in "
                f"{type.upper()}_PROXY would do)",
                passing=False,
            )
        return super().proxy_open(req, proxy, type)  # type: ignore[misc]


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, sockets: list[socket.socket]) -> None:
        super().__init__()
        self._sockets = sockets

    def http_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(_noting(http.client.HTTPConnection, self._sockets), req)


class _Secure(urllib.request.HTTPSHandler):
    def __init__(self, sockets: list[socket.socket]) -> None:
        self._trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().__init__(context=self._trust)
        self._sockets = sockets

    def https_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(_noting(http.client.HTTPSConnection, self._sockets), req, context=self._trust)


def _noting(kind: Any, sockets: list[socket.socket]) -> Any:
    """``kind`` of connection that adds its socket to ``sockets``, already while it connects."""

    def connected(address: tuple[str, int], timeout_s: float, source: Any = None) -> socket.socket:
        problem: OSError = OSError("no address")
        for family, form, protocol, _, place in socket.getaddrinfo(*address, 0, socket.SOCK_STREAM):
            try:
                opened = socket.socket(family, form, protocol)
            except OSError as error:  # an IPv6 address where there is no IPv6
                problem = error
                continue
            sockets.append(opened)
            try:
                opened.settimeout(timeout_s)
                opened.connect(place)
                return opened
            except OSError as error:
                problem = error
                opened.close()
        raise problem

    class Noting(kind):  # type: ignore[misc]
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._create_connection = connected

        def connect(self) -> None:
            super().connect()
            sockets.append(self.sock)  # TLS has made another of it

    return Noting


def _linked(headers: Any) -> str:
    match = _HASH.fullmatch(str(headers.get("X-Linked-Etag") or ""))
    return match[1] if match else ""


def _refusal(error: urllib.error.HTTPError, url: str) -> LineError:
    host, code = urlsplit(url).hostname, error.code
    known = {
        401: "does not give it to everybody",
        403: "does not give it to everybody",
        404: "does not have it any more",
        410: "does not have it any more",
        429: "has been asked too often",
    }
    words = known.get(code, "has a fault" if code >= 500 else "gives a wrong answer")
    return LineError(f"{host} {words} ({code})", code in _PASSING, code, _wait_s(error.headers))


def _wait_s(headers: Any) -> float:
    text = str((headers or {}).get("Retry-After") or "")
    return min(float(text), _LONGEST_WAIT_S) if text.isdecimal() and len(text) < 8 else 0.0


def _passes(error: Exception) -> bool:
    reason = getattr(error, "reason", error)
    return not isinstance(reason, (ssl.SSLCertVerificationError, http.client.InvalidURL))


def _words(error: Exception, url: str = "") -> str:
    host = urlsplit(url).hostname or "the server"
    reason = getattr(error, "reason", error)
    if isinstance(reason, socket.gaierror):
        return f"{host} cannot be found (no connection to the Internet?)"
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"the certificate of {host} is not trusted ({reason.verify_message})"
    if isinstance(reason, TimeoutError):
        return f"{host} says nothing any more"
    if isinstance(reason, ConnectionRefusedError):
        return f"{host} cannot be reached"
    text = " ".join(str(getattr(reason, "strerror", None) or reason).split())[:120] or type(reason).__name__
    return f"the connection to {host} broke ({text})" if not url else f"{host} cannot be reached ({text})"
