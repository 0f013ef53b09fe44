"""One family of optional models: what it is for, whether it is here, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from talking_avatar.desktop.dialogs.model_words import family_size, progress_words, state_words
from talking_avatar.desktop.library.check_card import Sign
from talking_avatar.desktop.sentences import capital, in_words
from talking_avatar.desktop.theme import Card, Space, button, row, text
from talking_avatar.weights.download import ENDS, Progress, Stage
from talking_avatar.weights.manifest import Family, OptionalModel
from talking_avatar.weights.store import Presence

_STEPS = 1000


class ModelCard(Card):
    """The buttons tell what is wanted; :meth:`show_presence` and :meth:`show_progress` show what is so."""

    download_wanted = Signal()
    pause_wanted = Signal(bool)
    cancel_wanted = Signal()
    verify_wanted = Signal()
    import_wanted = Signal()
    remove_wanted = Signal()

    def __init__(
        self, family: Family, models: Sequence[OptionalModel], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.family, self.models = family, tuple(models)
        self._sign = Sign(self)
        self.state = text("", "muted", self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(self.tr("Progress of {name}").format(name=family.title))
        self.words = text("", "caption", self)
        self.error = text("", "error", self)
        self._make_buttons()
        self._lay_out()
        self.say("")
        self.show_presence([Presence.ABSENT] * len(self.models))

    def _make_buttons(self) -> None:
        self.download = button(self.tr("Download"), "primary", "download", self)
        self.pause = button(self.tr("Pause"), "", "pause", self)
        self.resume = button(self.tr("Resume"), "", "play", self)
        self.cancel = button(self.tr("Cancel"), "quiet", "", self)
        self.verify = button(self.tr("Verify"), "", "check", self)
        self.take = button(self.tr("Use a folder…"), "quiet", "folder", self)
        self.take.setToolTip(self.tr("Take files that you have downloaded already"))
        self.remove = button(self.tr("Remove"), "quiet", "trash", self)
        for piece, signal in (
            (self.download, self.download_wanted),
            (self.cancel, self.cancel_wanted),
            (self.verify, self.verify_wanted),
            (self.take, self.import_wanted),
            (self.remove, self.remove_wanted),
        ):
            piece.setAccessibleName(f"{piece.text()}: {self.family.title}")
            piece.clicked.connect(signal)
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(True))
        self.resume.clicked.connect(lambda: self.pause_wanted.emit(False))

    def _lay_out(self) -> None:
        family = self.family
        head = row(text(family.title, "section", self), None, self._sign, self.state)
        facts = self.tr("{purpose}. {size} to download, licence {licence}, from {repository}.").format(
            purpose=capital(in_words(family.purpose)),
            size=family_size(self.models),
            licence=family.licence,
            repository=family.repository,
        )
        self.state.setWordWrap(False)
        self.body.addLayout(head)
        self.body.addWidget(text(facts, "muted", self))
        self.body.addWidget(text(in_words(family.licence_notice), "caption", self))
        self.body.addWidget(self.bar)
        self.body.addWidget(self.words)
        self.body.addWidget(self.error)
        self.error.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        tools = row(self.download, self.resume, self.pause, self.cancel, self.verify, self.take, None)
        tools.addWidget(self.remove)
        self.body.addSpacing(Space.XS)
        self.body.addLayout(tools)

    def show_presence(self, presences: Sequence[Presence]) -> None:
        """How its models stand on the disk, while nothing is going on."""
        words, icon_name, tone = state_words(presences)
        self.state.setText(words)
        self._sign.setVisible(bool(icon_name))
        self._sign.show_icon(icon_name, tone)
        whole = all(presence is Presence.READY for presence in presences)
        some = any(presence is not Presence.ABSENT for presence in presences)
        started = some and not whole
        damaged = any(presence is Presence.DAMAGED for presence in presences)
        words = self.tr("Continue download") if started else self.tr("Download")
        self.download.setText(self.tr("Download again") if damaged else words)
        offered = [] if whole else [self.download, self.take]
        if any(presence is Presence.READY for presence in presences):
            offered.append(self.verify)
        if some:
            offered.append(self.remove)
        self._offer(*offered)
        self.bar.hide()
        self.words.hide()

    def show_progress(self, progress: Progress) -> None:
        """While a download goes on; an error stays when it has ended."""
        if progress.stage in ENDS:
            self.say(progress.error)
            return
        paused = progress.stage is Stage.PAUSED
        self.say("")
        self._sign.hide()
        self.state.setText("")
        self._offer(self.resume if paused else self.pause, self.cancel)
        self.bar.show()
        self.words.show()
        total = max(progress.total_bytes, 1)
        self.bar.setValue(round(_STEPS * min(progress.done_bytes / total, 1.0)))
        self.words.setText(progress_words(progress))

    def show_busy(self, words: str) -> None:
        """While something goes on that cannot be stopped."""
        self.say("")
        self._sign.show()
        self._sign.wait()
        self.state.setText(words)
        self._offer()

    def say(self, sentence: str) -> None:
        """What went wrong; empty takes it away."""
        self.error.setText(in_words(sentence))
        self.error.setVisible(bool(sentence))

    def _offer(self, *tools: QPushButton) -> None:
        """These buttons, and no others."""
        for tool in (
            self.download, self.pause, self.resume, self.cancel, self.verify, self.take, self.remove
        ):  # fmt: skip
            tool.setVisible(tool in tools)
