"""Whether a newer release is out: asked only when a person wants to know, and telling nothing about them.

The project's site lays a small JSON file beside its pages (``docs/releases.json``). It is fetched over TLS,
with no other headers than a download has, and nothing is installed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from talking_avatar import __version__
from talking_avatar.errors import UserError
from talking_avatar.weights.line import Line, LineError, scheme_of

FEED = "https://talking-avatar.github.io/releases.json"
FEED_VARIABLE = "TALKING_AVATAR_RELEASES"
"""Names another address, of a mirror or of an organisation's own releases."""

_LONGEST_BYTES = 65_536
_SILENT_AFTER_S = 10.0
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){1,3}")
_WHAT = "Whether there is a newer version could not be found out"


@dataclass(frozen=True)
class Release:
    """``page`` is where people get it; ``urgent`` when it closes a security hole."""

    version: str
    page: str
    urgent: bool = False


def newer_release(
    version: str = __version__, environment: Mapping[str, str] | None = None, line: Line | None = None
) -> Release | None:
    """The newest release beyond ``version``, which is urgent if any between them is; ``None`` where there is
    none. Takes as long as the network does. Raises :class:`UserError`."""
    feed = (os.environ if environment is None else environment).get(FEED_VARIABLE) or FEED
    if scheme_of(feed) != "https":
        raise UserError(
            _WHAT, f"{FEED_VARIABLE} names no encrypted address", "give one that begins with https://"
        )
    try:
        releases = read_releases(_fetched(feed, line or Line(_SILENT_AFTER_S)))
    except LineError as error:
        raise UserError(
            _WHAT, error.why, f"try again later, or look at https://{urlsplit(feed).hostname}"
        ) from error
    except ValueError as error:
        raise UserError(
            _WHAT, f"what {urlsplit(feed).hostname} sent is no list of releases", "try again later"
        ) from error
    newer = [release for release in releases if _order(release.version) > _order(version)]
    if not newer:
        return None
    newest = max(newer, key=lambda release: _order(release.version))
    return Release(newest.version, newest.page, any(release.urgent for release in newer))


def read_releases(content: bytes) -> list[Release]:
    """``{"releases": [{"version": "0.2.0", "page": "https://...", "urgent": true}, ...]}``; entries that make
    no sense are left out. Raises ``ValueError`` for what is no such list."""
    try:
        listed = json.loads(content)["releases"]
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("no releases") from error
    if not isinstance(listed, list):
        raise ValueError("no list")
    return [release for release in map(_release, listed) if release is not None]


def _release(entry: object) -> Release | None:
    if not isinstance(entry, dict):
        return None
    version, page = entry.get("version"), entry.get("page")
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        return None
    if not isinstance(page, str) or not re.fullmatch(r"https://[\w.-]+(/[\w./#-]*)?", page, re.ASCII):
        return None
    return Release(version, page, entry.get("urgent") is True)


def _fetched(feed: str, line: Line) -> bytes:
    content = b""
    with line.get(feed, {}) as answer:
        while block := answer.read(_LONGEST_BYTES):
            content += block
            if len(content) > _LONGEST_BYTES:
                raise ValueError("too long")
    return content


def _order(version: str) -> tuple[int, ...]:
    """What versions are compared by: 0.2 is 0.2.0, and this program's own, which may be of a build between
    two releases, counts by the numbers that it begins with."""
    match = _VERSION.match(version)
    numbers = [int(part) for part in match[0].split(".")] if match else []
    return tuple(numbers + [0] * (4 - len(numbers)))
