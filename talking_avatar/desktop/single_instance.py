"""One program for each user: a second start brings the first one's window up."""

from __future__ import annotations

import getpass
import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_TIMEOUT_MS = 500
_WORD = b"show"


class SingleInstance(QObject):
    """``asked`` comes in the first program when another one is started. ``place`` tells programs apart that
    may run beside each other (by their settings file)."""

    asked = Signal()

    def __init__(self, place: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(f"{getpass.getuser()} {place}".encode()).hexdigest()[:16]
        self._name = f"talking-avatar-{digest}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def claim(self) -> bool:
        """Become the one; false when there is one already, which then shows itself."""
        if self._call():
            return False
        QLocalServer.removeServer(self._name)  # left by one that died
        return self._server.listen(self._name) or not self._call()

    def release(self) -> None:
        self._server.close()

    def _call(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_TIMEOUT_MS):
            return False
        socket.write(_WORD)
        socket.waitForBytesWritten(_TIMEOUT_MS)
        socket.disconnectFromServer()
        return True

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.asked.emit()
