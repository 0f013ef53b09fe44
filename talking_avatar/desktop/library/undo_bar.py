"""A line that says what was done and offers to undo it, for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from talking_avatar.desktop.sentences import in_words
from talking_avatar.desktop.theme import Space, announce, button, icon_button, text

translate = QCoreApplication.translate
_SHOWN_MS = 9000


class UndoBar(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "well")
        self._undo: Callable[[], None] | None = None
        self.words = text("", parent=self)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.undo_button = button(translate("Library", "Undo"), "", "undo", self)
        self.undo_button.clicked.connect(self.undo)
        close = icon_button("close", translate("Library", "Dismiss"), "quiet-icon", self)
        close.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.undo_button)
        layout.addWidget(close)
        self._timer = QTimer(self, interval=_SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    @property
    def offers_undo(self) -> bool:
        return self._undo is not None and self.isVisible()

    def tell(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """``undo`` is what the button does; without one the line only tells."""
        self._undo = undo
        self.words.setText(in_words(sentence))
        self.words.setWordWrap(True)
        self.setAccessibleName(self.words.text())
        announce(self, self.words.text())
        self.undo_button.setVisible(undo is not None)
        self.show()
        self._timer.start()

    def undo(self) -> None:
        """Undo what was told last, once."""
        undo, self._undo = self._undo, None
        self.dismiss()
        if undo is not None:
            undo()

    def dismiss(self) -> None:
        self._timer.stop()
        self.hide()
