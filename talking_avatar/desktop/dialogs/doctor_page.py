"""The doctor as a window: looks at the computer, says what to do, and mends what is safe to mend."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.library.check_card import Sign
from talking_avatar.desktop.sentences import capital, in_words
from talking_avatar.desktop.theme import Card, ScrolledColumn, Space, button, column, line, row, text
from talking_avatar.doctor.checks import CHECKS, examine
from talking_avatar.doctor.finding import Finding, State

translate = QCoreApplication.translate

_SIGNS = {
    State.OK: ("check", "good"),
    State.WARNING: ("warning", "warning"),
    State.ERROR: ("warning", "live"),
}

Look = Callable[[str], Finding]


class DoctorPage(QDialog):
    """Looks at one thing after the other as soon as it is shown. ``names`` and ``look`` are those of
    ``talking_avatar.doctor.checks``."""

    def __init__(
        self, parent: QWidget | None = None, names: Sequence[str] = tuple(CHECKS), look: Look | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Doctor"))
        self._names, self._look = tuple(names), look or _examine
        self._errands = Errands(self)
        self.rows: dict[str, FindingRow] = {}
        self._card = Card(self)
        self.summary = text("", "muted", self)
        self.again = button(self.tr("Look again"), "", "reset", self)
        self.copy = button(self.tr("Copy report"), "quiet", "copy", self)
        self.close_button = button(self.tr("Close"), "", parent=self)
        self.again.clicked.connect(self.start)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report()))
        self.close_button.clicked.connect(self.close)
        self._lay_out()
        self.start()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.M)
        layout.addWidget(text(self.tr("How this computer is doing"), "title", self))
        layout.addWidget(self.summary)
        findings = ScrolledColumn(self)
        findings.add(self._card)
        layout.addWidget(findings, 1)
        layout.addLayout(row(self.copy, None, self.again, self.close_button))
        self.resize(660, 640)
        self.close_button.setFocus()
        for number, name in enumerate(self._names):
            if number:
                self._card.body.addWidget(line(self._card))
            self.rows[name] = FindingRow(self._card)
            self.rows[name].fix.clicked.connect(lambda checked=False, name=name: self._mend(name))
            self._card.body.addWidget(self.rows[name])

    def start(self) -> None:
        """Look at everything (again)."""
        if self._errands.busy:
            return
        self.again.setEnabled(False)
        for name, shown in self.rows.items():
            shown.wait(name)
        self._next(0)

    def report(self) -> str:
        """All that was found, as lines of text."""
        found = [shown.finding for shown in self.rows.values() if shown.finding is not None]
        lines = []
        for finding in found:
            lines.append(f"{finding.state.value:8} {finding.name}: {finding.found}")
            if finding.remedy:
                lines.append(f"         -> {finding.remedy}")
        return "\n".join(lines)

    def _next(self, number: int) -> None:
        if number == len(self._names):
            self.again.setEnabled(True)
            self._sum_up()
            return
        name = self._names[number]
        self.summary.setText(
            self.tr("Looking: {number} of {count}").format(number=number + 1, count=len(self._names))
        )

        def found(finding: Finding) -> None:
            self.rows[name].show_finding(finding)
            self._next(number + 1)

        self._errands.run(lambda: self._look(name), found, lambda sentence: self._next(number + 1))

    def _mend(self, name: str) -> None:
        shown = self.rows[name]
        finding = shown.finding
        if finding is None or finding.fix is None:
            return
        fix = finding.fix
        shown.wait(finding.name)

        def seen_again(finding: Finding) -> None:
            shown.show_finding(finding)
            self._sum_up()

        def mended(nothing: object) -> None:
            self._errands.run(lambda: self._look(name), seen_again)

        def failed(sentence: str) -> None:
            shown.show_finding(finding)
            shown.remedy.setText(in_words(sentence))

        self._errands.run(fix, mended, failed)

    def _sum_up(self) -> None:
        states = [shown.finding.state for shown in self.rows.values() if shown.finding is not None]
        errors, warnings = states.count(State.ERROR), states.count(State.WARNING)
        if errors == 1:
            words = self.tr("One thing must be mended before it works.")
        elif errors:
            words = self.tr("{count} things must be mended before it works.").format(count=errors)
        elif warnings == 1:
            words = self.tr("It works; one thing could be better.")
        elif warnings:
            words = self.tr("It works; {count} things could be better.").format(count=warnings)
        else:
            words = self.tr("Everything is well.")
        self.summary.setText(words)


class FindingRow(QWidget):
    """One thing that was looked at."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.finding: Finding | None = None
        self._sign = Sign(self)
        self.name = text("", parent=self)
        self.found = text("", "muted", self)
        self.remedy = text("", "caption", self)
        self.fix = button(self.tr("Fix it"), "", parent=self)
        self.remedy.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, Space.XS, 0, Space.XS)
        layout.setSpacing(Space.M)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column(self.name, self.found, self.remedy, spacing=2), 1)
        layout.addWidget(self.fix, 0, Qt.AlignmentFlag.AlignVCenter)

    def wait(self, name: str) -> None:
        self.finding = None
        self._sign.wait()
        self.name.setText(in_words(capital(name)))
        for piece in (self.found, self.remedy, self.fix):
            piece.hide()

    def show_finding(self, finding: Finding) -> None:
        self.finding = finding
        self._sign.show_icon(*_SIGNS[finding.state])
        name, found, remedy = (in_words(words) for words in (finding.name, finding.found, finding.remedy))
        self.name.setText(name)
        self.found.setText(capital(found))
        self.remedy.setText(capital(remedy))
        self.found.show()
        self.remedy.setVisible(bool(finding.remedy))
        self.fix.setVisible(finding.fix is not None)
        self.setAccessibleName(f"{name}: {_state_words(finding.state)}. {found}. {remedy}")


def _state_words(state: State) -> str:
    return {
        State.OK: translate("DoctorPage", "well"),
        State.WARNING: translate("DoctorPage", "could be better"),
        State.ERROR: translate("DoctorPage", "must be mended"),
    }[state]


def _examine(name: str) -> Finding:
    return next(examine([name]))
