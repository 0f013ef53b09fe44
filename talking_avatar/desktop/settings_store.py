"""Keeps :class:`AppSettings` in a file. Knows no Qt."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import platformdirs

from talking_avatar.desktop.app_settings import AppSettings, Json, from_json, to_json
from talking_avatar.desktop.atomic_file import UnreadableFile, read_table, set_aside, write_table

Migration = Callable[[Json], Json]

MIGRATIONS: Sequence[Migration] = ()
"""Entry n makes version n + 2 of a file of version n + 1. Add one whenever a key changes its meaning."""

_QUIET_S = 0.5
_log = logging.getLogger(__name__)


def default_settings_path() -> Path:
    """Where this user's settings belong."""
    return Path(platformdirs.user_config_path("talking-avatar", appauthor=False)) / "settings.json"


class SettingsStore:
    """The settings, in memory and on disk.

    :meth:`change` is cheap and may be called at every movement of a slider: a thread writes the file half a
    second later, and :meth:`flush` at once. ``notes`` are sentences that the person should
    see after a start: what was wrong with the file, and where it is now.

    Whatever lies at ``path``, the store opens: a file that cannot be read is set aside, an entry that makes
    no sense becomes its default, entries of other versions are kept.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        migrations: Sequence[Migration] = MIGRATIONS,
        quiet_s: float = _QUIET_S,
    ) -> None:
        self.path = path or default_settings_path()
        self.notes: list[str] = []
        self._migrations = migrations
        self._version = len(migrations) + 1
        self._quiet_s = quiet_s
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._timer: threading.Timer | None = None
        self._dirty = False
        self._settings = self._load()

    @property
    def settings(self) -> AppSettings:
        return self._settings

    def change(self, **fields: Any) -> AppSettings:
        """Replace these fields; gives the new settings."""
        with self._lock:
            changed = replace(self._settings, **fields)
            if changed != self._settings:
                self._settings = changed
                self._dirty = True
                self._write_later()
            return self._settings

    def flush(self) -> None:
        """Write what is not yet written. Call it when the app ends; does not raise."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        self._write()

    def _write_later(self) -> None:
        if self._timer is not None:
            return
        self._timer = threading.Timer(self._quiet_s, self._write)
        self._timer.name = "settings-writer"
        self._timer.daemon = True
        self._timer.start()

    def _write(self) -> None:
        with self._writing:
            with self._lock:
                self._timer = None
                if not self._dirty:
                    return
                settings, self._dirty = self._settings, False
            try:
                write_table(self.path, {"version": self._version, **to_json(settings)})
            except (OSError, ValueError) as error:
                self._dirty = True
                _log.warning("the settings cannot be kept in %s: %s", self.path, error)

    def _load(self) -> AppSettings:
        try:
            data = read_table(self.path)
            if data is None:
                return AppSettings()
            data = self._migrated(data)
        except UnreadableFile as problem:
            self._tell_set_aside(str(problem))
            return AppSettings()
        settings, wrong = from_json(data)
        if wrong:
            self.notes.append(f"Some settings made no sense and are back to normal: {', '.join(wrong)}.")
        return settings

    def _migrated(self, data: Json) -> Json:
        version = data.get("version", 1)
        if isinstance(version, bool) or not isinstance(version, int) or version < 1:
            raise UnreadableFile("it is damaged")
        if version > self._version:
            self._keep_newer(version)
        for migrate in self._migrations[version - 1 :]:
            try:
                data = migrate(data)
            except Exception as error:  # a file may hold anything
                raise UnreadableFile("it is damaged") from error
        return data

    def _keep_newer(self, version: int) -> None:
        kept = self.path.with_name(f"{self.path.stem}.version-{str(version)[:12]}{self.path.suffix}")
        try:
            shutil.copyfile(self.path, kept)
        except OSError as error:
            _log.warning("settings of a newer version were not copied: %s", error)
            return
        self.notes.append(f"These settings are from a newer version of the app; a copy is in {kept.name}.")

    def _tell_set_aside(self, why: str) -> None:
        kept = set_aside(self.path)
        where = f"it is now called {kept.name}" if kept else "it will be replaced"
        self.notes.append(f"The settings could not be read because {why}, so the app starts afresh; {where}.")
