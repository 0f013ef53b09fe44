"""What the person should know, one sentence at a time, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from talking_avatar.desktop.sentences import in_words
from talking_avatar.desktop.theme import Space, announce, button, icon_button, text

_SHOWN_MS = 9000


class NoticeBar(QFrame):
    """Hidden while there is nothing to say; what nobody closes goes after nine seconds.

    It lies at the top of ``parent`` and moves nothing; ``place`` gives the part of it that it may cover.
    """

    def __init__(self, parent: QWidget, place: Callable[[], QRectF]) -> None:
        super().__init__(parent)
        self._parent, self._place = parent, place
        parent.installEventFilter(self)
        self.setProperty("role", "notice")
        self.label = text("", parent=self)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = button("", "quiet", parent=self)
        self._act: Callable[[], None] | None = None
        self.action.clicked.connect(self._do)
        close = icon_button("close", self.tr("Close this notice"), "quiet-icon", self)
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.action)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(self, sentence: str, offer: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a sentence; ``offer`` names a button that does ``act``, for what went well."""
        self._dress("news" if offer else "notice")
        self.label.setText(in_words(sentence))
        announce(self, self.label.text())
        self.action.setText(offer)
        self.action.setVisible(bool(offer))
        self._act = act
        self._settle()
        self.show()
        self.raise_()
        self._timer.start(_SHOWN_MS)

    def withdraw(self, sentence: str) -> None:
        """Close it if it shows just this, which is said elsewhere now."""
        if self.label.text() == sentence:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._parent and event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def _settle(self) -> None:
        place = self._place().toRect().adjusted(Space.M, Space.M, -Space.M, -Space.M)
        layout = self.layout()
        assert layout is not None
        height = max(layout.heightForWidth(place.width()), layout.sizeHint().height())
        self.setGeometry(place.left(), place.top(), place.width(), height)

    def _dress(self, role: str) -> None:
        if role != self.property("role"):
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)

    def _do(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
