"""The first page of making a video: which sound, how it shall look, where it goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from talking_avatar.desktop.app_settings import PICTURE_HEIGHTS_PX
from talking_avatar.desktop.controls.picture_section import KINDS, kind_names
from talking_avatar.desktop.dialogs.picture_label import PictureLabel
from talking_avatar.desktop.dialogs.sound_field import SoundField
from talking_avatar.desktop.dialogs.video_maker import VideoOrder
from talking_avatar.desktop.theme import Segmented, Space, button, column, icon_button, row, text
from talking_avatar.motion.performer.sliders import Sliders
from talking_avatar.render.framing import FrameKind

FACE_PX = 72
_USUAL_HEIGHT_PX = 720


@dataclass(frozen=True)
class VideoSubject:
    """Who shall speak, and how they look now; ``face`` is a small picture of them, null for none."""

    portrait: Path
    name: str
    sliders: Sliders = field(default_factory=Sliders)
    framing: str = "16:9"
    background: str = "original"
    face: QImage = field(default_factory=QImage, compare=False)


class VideoForm(QWidget):
    """``wanted`` comes with a :class:`VideoOrder`; ``left`` when the person thinks better of it."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, subject: VideoSubject, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject, self._folder = subject, folder
        self._named_by_hand = False
        self.sound = SoundField(self)
        self.framing = Segmented(kind_names(), self.tr("Framing"), self)
        self.resolution = Segmented([f"{height}p" for height in PICTURE_HEIGHTS_PX], self.tr("Size"), self)
        self.out = QLineEdit(self)
        self.out.setPlaceholderText(self.tr("Chosen with the sound file"))
        self.out.setAccessibleName(self.tr("File to make"))
        self.browse = icon_button("folder", self.tr("Choose where the video goes"), parent=self)
        self.make = button(self.tr("Make video"), "primary", "film", self)
        self.make.setDefault(True)
        self.leave = button(self.tr("Close"), "quiet", parent=self)
        self.framing.choose(KINDS.index(FrameKind(subject.framing)))
        self.resolution.choose(PICTURE_HEIGHTS_PX.index(_USUAL_HEIGHT_PX))
        self._lay_out()
        self.sound.chosen.connect(self._sound_chosen)
        self.out.textEdited.connect(self._named)
        self.out.textChanged.connect(lambda words: self._update())
        self.browse.clicked.connect(self._choose_out)
        self.make.clicked.connect(self._order)
        self.leave.clicked.connect(self.left)
        self._update()

    def _lay_out(self) -> None:
        face = PictureLabel(self._subject.face, FACE_PX, self)
        title = text(self.tr("Make a video from a sound file"), "title", self)
        says = self.tr("{name} says what the file says. You stay live meanwhile.")
        head = row(face, spacing=Space.L)
        head.addLayout(column(title, text(says.format(name=self._subject.name), "muted", self)), 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        for place, (words, field_) in enumerate(
            ((self.tr("Framing"), self.framing), (self.tr("Size"), self.resolution))
        ):
            grid.addWidget(text(words, "muted", self), place, 0)
            grid.addWidget(field_, place, 1)
        grid.addWidget(text(self.tr("Save as"), "muted", self), 2, 0)
        grid.addLayout(row(self.out, self.browse), 2, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 80)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.L)
        layout.addLayout(head)
        layout.addWidget(self.sound)
        layout.addLayout(grid)
        layout.addStretch(1)
        layout.addLayout(row(None, self.leave, self.make))
        self.sound.setFocus(Qt.FocusReason.OtherFocusReason)

    def order(self) -> VideoOrder | None:
        """What is filled in, ``None`` while something is missing."""
        out = self.out.text().strip()
        if self.sound.file is None or not out:
            return None
        path = Path(out).expanduser()
        return VideoOrder(
            self._subject.portrait,
            self.sound.file,
            path if path.is_absolute() else self._folder / path,
            KINDS[self.framing.group.checkedId()].value,
            PICTURE_HEIGHTS_PX[self.resolution.group.checkedId()],
            self._subject.background,
            self._subject.sliders,
        )

    def _sound_chosen(self, file: Path | None) -> None:
        if file is not None and not self._named_by_hand:
            self.out.setText(str(free_name(self._folder / f"{file.stem}.mp4")))
        self._update()

    def _named(self) -> None:
        self._named_by_hand = True

    def _choose_out(self) -> None:
        start = self.out.text() or str(self._folder / "video.mp4")
        kinds = self.tr("Video") + " (*.mp4 *.mkv *.mov *.webm)"
        file, _ = QFileDialog.getSaveFileName(self, self.tr("Save the video as"), start, kinds)
        if file:
            self._named_by_hand = True
            self.out.setText(file if Path(file).suffix else f"{file}.mp4")

    def _order(self) -> None:
        order = self.order()
        if order is not None:
            self.wanted.emit(order)

    def _update(self) -> None:
        self.make.setEnabled(self.order() is not None)


def free_name(path: Path) -> Path:
    """``path``, or with the first number behind its name for which there is no file yet."""
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free
