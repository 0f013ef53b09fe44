"""Opens the other windows, joins them to the session, and ends them with the program."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QSystemTrayIcon

from talking_avatar.desktop.crash_log import default_crash_log
from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.global_keys.global_keys import GlobalKeys, KeysState
from talking_avatar.desktop.library.portraits import LibraryPortrait
from talking_avatar.desktop.main_window import MainWindow
from talking_avatar.desktop.reveal import show_in_folder
from talking_avatar.desktop.update_notice import UpdateNotice
from talking_avatar.desktop.window_drops import WindowDrops
from talking_avatar.errors import UserError

if TYPE_CHECKING:  # they take longer to import than the main window
    from talking_avatar.desktop.dialogs.doctor_page import DoctorPage
    from talking_avatar.desktop.dialogs.model_manager import ModelManager
    from talking_avatar.desktop.dialogs.tour import Tour
    from talking_avatar.desktop.dialogs.video_dialog import VideoDialog

_FOLDER = "talking_avatar.desktop.dialogs"
_IMPORTED_EARLY = ("tour", "video_dialog", "preferences", "model_manager", "about", "doctor_page")
_EARLY_MS = 4000
_UPDATES_AFTER_MS = 10_000


class DialogDesk(QObject):
    """None of these windows holds the main one up; what works in them goes on when they are closed.
    ``theme_chosen`` and ``language_chosen`` tell choices of the preferences that are not the window's."""

    theme_chosen = Signal(str)
    language_chosen = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._keys: GlobalKeys | None = None
        self._videos: list[VideoDialog] = []
        self._models: ModelManager | None = None
        self._tour: Tour | None = None
        self._doctor: DoctorPage | None = None
        window.ending.connect(self.end)
        drops = WindowDrops(window)
        drops.pictures.connect(window.strip.offer)
        drops.sound.connect(self.show_video)
        drops.inviting.connect(window.strip.add_button.invite)
        self._errands = Errands(self)
        self._updates = UpdateNotice(window.notices, self)
        QTimer.singleShot(_EARLY_MS, self, self._import_early)
        if window.workspace.settings.look_for_updates:
            QTimer.singleShot(_UPDATES_AFTER_MS, self, self._updates.look)

    def show_video(self, sound: Path | None = None) -> None:
        """A new one, with ``sound`` filled in; those that work already stay as they are."""
        from talking_avatar.desktop.dialogs.video_dialog import VideoDialog
        from talking_avatar.desktop.dialogs.video_form import VideoSubject

        workspace, window = self._window.workspace, self._window
        look = workspace.look.look
        subject = VideoSubject(
            workspace.portrait.path,
            workspace.portrait.name,
            look.sliders,
            look.framing,
            look.background,
            window.strip.still_of(workspace.portrait.id),
        )
        self._forget_idle_videos()
        dialog = VideoDialog(subject, window.recordings.folder, window)
        dialog.made.connect(lambda path: self._tell_made(dialog, path))
        self._videos.append(dialog)
        dialog.show()
        if sound is not None:
            dialog.form.sound.take(sound)

    def show_models(self) -> None:
        from talking_avatar.desktop.dialogs.model_manager import ModelManager

        if self._models is None:
            try:
                self._models = ModelManager(self._window)
            except UserError as error:
                self._window.notices.tell(str(error))
                return
        self._models.show()
        self._models.raise_()

    def show_tour(self) -> None:
        from talking_avatar.desktop.dialogs.tour import Tour, TourStart

        window, workspace = self._window, self._window.workspace
        controller, chosen = window.controller, workspace.settings
        start = TourStart(
            workspace.portrait.id,
            chosen.microphone,
            chosen.camera or "auto",
            controller.voice,
            window.devices.devices,
        )
        tour = Tour(
            start, workspace.library, controller.worker, window.preview.frame, window.strip.thumbnails, window
        )
        tour.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tour.setModal(True)
        tour.portrait_chosen.connect(self._choose_portrait)
        tour.microphone_chosen.connect(window.choose_microphone)
        tour.camera_chosen.connect(window.choose_camera)
        tour.mute_wanted.connect(lambda on: controller.use_voice(muted=on))
        tour.ended.connect(self._end_tour)
        window.devices.changed.connect(tour.show_devices)
        controller.voice_changed.connect(tour.show_voice)
        self._tour = tour
        tour.show()

    def show_doctor(self) -> None:
        from talking_avatar.desktop.dialogs.doctor_page import DoctorPage

        if self._doctor is None:
            self._doctor = DoctorPage(self._window)
        elif not self._doctor.isVisible():
            self._doctor.start()
        self._doctor.show()
        self._doctor.raise_()

    def show_preferences(self) -> None:
        from talking_avatar.desktop.dialogs.preferences import Preferences

        if self._raised(Preferences):
            return
        window = self._window
        tray = QSystemTrayIcon.isSystemTrayAvailable()
        page = Preferences(window.workspace.settings, window.recordings.folder, tray, self._keys, window)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.language_waits = self.busy
        page.changed.connect(self._take_preference)
        page.models_wanted.connect(self.show_models)
        page.show()

    def use_keys(self, keys: GlobalKeys) -> None:
        """Offer them in the preferences; end them with the window."""
        self._keys = keys
        keys.changed.connect(self._tell_keys)

    def show_about(self) -> None:
        from talking_avatar.desktop.dialogs.about import About

        if self._raised(About):
            return
        page = About(self._window.workspace.settings, default_crash_log(), self._window)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.show()

    def end(self) -> None:
        """Stop what works in the windows."""
        if self._tour is not None:
            self._tour.close()
        for dialog in self._videos:
            dialog.end()
        if self._models is not None:
            self._models.end()
        if self._keys is not None:
            self._keys.end()

    @property
    def busy(self) -> bool:
        """Whether something is being made or downloaded."""
        return any(video.busy for video in self._videos) or (
            self._models is not None and self._models.downloading
        )

    def _raised(self, kind: type[QDialog]) -> bool:
        """Whether one of this kind is open already, which then comes to the front."""
        shown = [dialog for dialog in self._window.findChildren(kind) if dialog.isVisible()]
        for dialog in shown:
            dialog.raise_()
            dialog.activateWindow()
        return bool(shown)

    def _import_early(self) -> None:
        """Beside the window, so that opening one for the first time does not wait for its modules."""
        self._errands.run(
            lambda: [import_module(f"{_FOLDER}.{name}") for name in _IMPORTED_EARLY], lambda modules: None
        )

    def _forget_idle_videos(self) -> None:
        for dialog in [dialog for dialog in self._videos if not (dialog.busy or dialog.isVisible())]:
            self._videos.remove(dialog)
            dialog.deleteLater()

    def _tell_made(self, dialog: VideoDialog, path: Path) -> None:
        if not dialog.isVisible():
            words = self.tr("{name} is ready.").format(name=path.name)
            self._window.notices.tell(words, self.tr("Show in folder"), lambda: show_in_folder(path))

    def _tell_keys(self, state: KeysState) -> None:
        """Unless the preferences are open, which show it themselves."""
        from talking_avatar.desktop.dialogs.preferences import Preferences

        open_pages = [page for page in self._window.findChildren(Preferences) if page.isVisible()]
        if state.problem and not open_pages:
            self._window.notices.tell(state.problem)

    def _take_preference(self, field: str, value: object) -> None:
        self._window.workspace.change(**{field: value})
        if field == "theme":
            self.theme_chosen.emit(str(value))
        elif field == "language" and not self.busy:
            self.language_chosen.emit()
        elif field == "engine":
            self._window.controller.choose_engine(str(value))
        elif field == "device":
            self._window.controller.choose_device(str(value))
        elif field == "close_to_tray":
            self._window.stays_in_tray = bool(value)
        elif field == "look_for_updates" and value:
            self._updates.look_and_tell()

    def _choose_portrait(self, portrait: LibraryPortrait) -> None:
        self._window.strip.model.refresh()
        self._window.strip.select(portrait.id)
        self._window.workspace.choose_portrait(portrait)

    def _end_tour(self) -> None:
        self._tour = None
        self._window.workspace.change(tour_done=True)
        self._window.show_choices()
