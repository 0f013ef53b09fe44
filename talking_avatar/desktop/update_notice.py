"""Tells that a newer version is out, where the person wants to be told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.notice_bar import NoticeBar
from talking_avatar.updates import Release, newer_release


class UpdateNotice(QObject):
    """Asks once for each call; nothing is fetched but the list of releases, and nothing is installed."""

    def __init__(
        self, notices: NoticeBar, parent: QObject, ask: Callable[[], Release | None] = newer_release
    ) -> None:
        super().__init__(parent)
        self._notices, self._ask = notices, ask
        self._errands = Errands(self)

    def look(self) -> None:
        """At the start of the program: being offline is no news, nor is having the newest version."""
        self._errands.run(self._ask, self._tell, lambda problem: None)

    def look_and_tell(self) -> None:
        """When the person has just asked for it: whatever comes of it is told."""
        self._errands.run(self._ask, self._tell_all, self._notices.tell)

    def _tell_all(self, newer: Release | None) -> None:
        if newer is None:
            self._notices.tell(self.tr("This is the newest version."))
        self._tell(newer)

    def _tell(self, newer: Release | None) -> None:
        if newer is None:
            return
        words = self.tr("Version {version} is out.")
        if newer.urgent:
            words = self.tr("Version {version} is out; it closes a security hole.")
        page = QUrl(newer.page)
        self._notices.tell(words.format(version=newer.version), self.tr("Get it"), lambda: _open(page))


def _open(page: QUrl) -> None:
    QDesktopServices.openUrl(page)
