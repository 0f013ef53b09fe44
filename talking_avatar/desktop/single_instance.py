"""One program for each user: a second start brings the first one's window up, and words reach it."""

from __future__ import annotations

import getpass
import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from talking_avatar.desktop.remote_commands import SHOW

_TIMEOUT_MS = 500
_LONGEST_WORD = 64


class SingleInstance(QObject):
    """``asked`` comes in the first program when another one is started, ``heard`` with any other word that it
    is told. ``place`` tells programs apart that may run beside each other (by their settings file)."""

    asked = Signal()
    heard = Signal(str)

    def __init__(self, place: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place, self._name = place, _name_of(place)
        self._sockets: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def claim(self) -> bool:
        """Become the one; false when there is one already, which then shows itself."""
        if call_running(self._place, SHOW):
            return False
        QLocalServer.removeServer(self._name)  # left by one that died
        return self._server.listen(self._name) or not call_running(self._place, SHOW)

    def release(self) -> None:
        self._server.close()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._sockets.append(socket)
            socket.readyRead.connect(self._listen)
            socket.disconnected.connect(self._listen)
        self._listen()

    def _listen(self) -> None:
        """Take what has come, and forget who has gone."""
        words = [bytes(socket.read(_LONGEST_WORD).data()) for socket in self._sockets]
        gone = [s for s in self._sockets if s.state() == QLocalSocket.LocalSocketState.UnconnectedState]
        self._sockets = [socket for socket in self._sockets if socket not in gone]
        for socket in gone:
            socket.deleteLater()
        for word in words:
            text = word.decode("ascii", "replace").strip()
            if text == SHOW:
                self.asked.emit()
            elif text:
                self.heard.emit(text)


def call_running(place: str, word: str) -> bool:
    """Tell the program that runs at ``place`` a word; false when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name_of(place))
    if not socket.waitForConnected(_TIMEOUT_MS):
        return False
    socket.write(word.encode("ascii"))
    socket.waitForBytesWritten(_TIMEOUT_MS)
    socket.disconnectFromServer()
    return True


def _name_of(place: str) -> str:
    digest = hashlib.sha256(f"{getpass.getuser()} {place}".encode()).hexdigest()[:16]
    return f"talking-avatar-{digest}"
