"""What happens when the window is closed: a question while live, then everything is given back behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from talking_avatar.desktop.workspace import Workspace


class Closing(QObject):
    """``done`` comes when the camera is free and the settings are written; the window is hidden by then."""

    done = Signal()

    def __init__(self, workspace: Workspace, window: QWidget, let_go: Callable[[], None]) -> None:
        """``let_go`` ends what belongs to the window itself."""
        super().__init__(window)
        self._workspace, self._window, self._let_go = workspace, window, let_go
        self._begun = False
        workspace.controller.worker.finished.connect(self._end)

    def close(self, asking: bool = True) -> None:
        """Begin to close, unless the person wishes to stay live; not ``asking`` where nobody could answer."""
        if self._begun or (asking and self._workspace.controller.live and not self._may_end()):
            return
        self._begun = True
        self._let_go()
        self._window.hide()
        if not self._workspace.controller.finish():
            self._end()

    def _end(self) -> None:
        self._workspace.store.flush()
        self.done.emit()

    def _may_end(self) -> bool:
        question = QMessageBox(self._window)
        question.setWindowTitle(self.tr("You are live"))
        question.setText(self.tr("You are live. End it and close?"))
        question.setInformativeText(self.tr("The meeting will no longer see your avatar."))
        end = question.addButton(self.tr("End and close"), QMessageBox.ButtonRole.DestructiveRole)
        stay = question.addButton(self.tr("Stay live"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(stay)
        question.setEscapeButton(stay)
        question.exec()
        ended = question.clickedButton() is end
        question.deleteLater()
        return ended
