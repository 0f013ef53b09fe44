"""The icon in the system's tray: go live and mute without the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from talking_avatar.desktop.go_live_state import GoLiveState
from talking_avatar.desktop.main_actions import MainActions
from talking_avatar.desktop.main_window import MainWindow
from talking_avatar.desktop.theme import colours
from talking_avatar.resources import bundled

_SIDE_PX, _DOT_PX = 64, 26


class Tray(QObject):
    """Shown where the system has a tray. A click brings the window up."""

    def __init__(self, window: MainWindow, actions: MainActions) -> None:
        super().__init__(window)
        self._window = window
        self._icon = QSystemTrayIcon(self)
        self._menu = QMenu(window)
        self._menu.addAction(self.tr("Show the window"), self.show_window)
        self._menu.addSeparator()
        for action in (actions.live, actions.standby, actions.mute):
            self._menu.addAction(action)
        self._menu.addSeparator()
        quit_action = QAction(self.tr("Quit"), self._menu)
        quit_action.triggered.connect(actions.quit.trigger)
        self._menu.addAction(quit_action)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._clicked)
        window.controller.state_changed.connect(self.show_state)
        self.show_state(window.controller.state)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()

    @property
    def shown(self) -> bool:
        return self._icon.isVisible()

    def hide(self) -> None:
        self._icon.hide()

    def show_window(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def show_state(self, state: GoLiveState) -> None:
        words = {
            GoLiveState.OFF: self.tr("not live"),
            GoLiveState.PREPARING: self.tr("starting"),
            GoLiveState.LIVE: self.tr("live"),
            GoLiveState.STANDBY: self.tr("on standby"),
            GoLiveState.TROUBLE: self.tr("needs you"),
        }[state]
        self._icon.setToolTip(f"Talking Avatar: {words}")
        self._icon.setIcon(_marked(state))

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.show_window()


def _marked(state: GoLiveState) -> QIcon:
    """The program's icon with a dot of the state's colour."""
    pixmap = QIcon(str(bundled("resources", "icons", "app.svg"))).pixmap(QSize(_SIDE_PX, _SIDE_PX))
    tone = {GoLiveState.LIVE: "live", GoLiveState.STANDBY: "warning", GoLiveState.TROUBLE: "warning"}.get(
        state
    )
    if tone is None:
        return QIcon(pixmap)
    marked = QPixmap(pixmap)
    painter = QPainter(marked)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor("#ffffff"))
    painter.setBrush(QColor(getattr(colours(), tone)))
    side = marked.width() / marked.devicePixelRatio()
    dot = QRectF(side - _DOT_PX - 1, side - _DOT_PX - 1, _DOT_PX, _DOT_PX)
    painter.drawEllipse(dot)
    painter.end()
    return QIcon(marked)
