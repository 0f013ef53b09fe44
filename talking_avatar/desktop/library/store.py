"""The portrait library on disk. Knows no Qt."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import platformdirs

from talking_avatar.desktop.atomic_file import UnreadableFile, read_table, set_aside, write_table
from talking_avatar.desktop.library.picture_files import cropped_png, not_kept, stored_suffix, write_bytes
from talking_avatar.desktop.library.portraits import (
    Crop,
    Entry,
    LibraryPortrait,
    Rights,
    entry_from_json,
    entry_to_json,
    tidy_name,
)
from talking_avatar.errors import UserError
from talking_avatar.resources import bundled_if_there

_VERSION = 1
_BUNDLED_KINDS = {".jpg", ".jpeg", ".png", ".webp"}
_log = logging.getLogger(__name__)


def default_library_folder() -> Path:
    return Path(platformdirs.user_data_path("talking-avatar", appauthor=False)) / "library"


def pictures_that_come_along() -> list[Path]:
    """Empty where the installation lacks them."""
    folder = bundled_if_there("resources", "portraits")
    if folder is None:
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in _BUNDLED_KINDS)


class PortraitLibrary:
    """Portraits in the order that the person gave them: their own, copied into ``folder``, and the bundled.

    What is deleted can be restored until the library is opened the next time. Methods that change something
    raise :class:`UserError` when the disk does not take it, and leave everything as it was. Any thread may
    call; :meth:`add` and :meth:`set_crop` decode pictures and may take seconds.
    """

    def __init__(self, folder: Path | None = None, bundled: Sequence[Path] | None = None) -> None:
        self.folder = folder or default_library_folder()
        self.notes: list[str] = []
        self._pictures = self.folder / "pictures"
        self._file = self.folder / "library.json"
        come_along = pictures_that_come_along() if bundled is None else bundled
        self._bundled = {portrait.id: portrait for portrait in map(_bundled_portrait, come_along)}
        self._lock = threading.RLock()
        self._entries: dict[str, Entry] = {}
        self._removed: dict[str, Entry] = {}
        self._hidden: set[str] = set()
        self._order: list[str] = []
        self._load()

    def portraits(self) -> tuple[LibraryPortrait, ...]:
        with self._lock:
            return tuple(self._portrait(id) for id in self._ordered())

    def get(self, id: str) -> LibraryPortrait | None:
        with self._lock:
            return self._portrait(id) if id in self._ordered() else None

    def add(
        self, source: Path | bytes, name: str, rights: Rights, crop: Crop | None = None
    ) -> LibraryPortrait:
        """Copy a picture (a file, or a file's content) into the library, as the first one.

        A picture that is there already is not copied again, but takes the new name, rights and crop. Raises
        :class:`UserError` for what is no picture.
        """
        from talking_avatar.media.images import read_file, read_picture

        data, called = (source, name) if isinstance(source, bytes) else read_file(source)
        picture = read_picture(data, called)
        digest = hashlib.sha256(data).hexdigest()
        id = f"own-{digest[:16]}"
        with self._lock:
            file = f"{id}{stored_suffix(called)}"
            known = self._entries.get(id) or self._removed.get(id)
            if known is not None and (self._pictures / known.file).exists():
                file = known.file
            else:
                write_bytes(self._pictures / file, data)
            entry = Entry(id, file, tidy_name(name), Rights(rights))
            if crop is not None and not crop.whole:
                entry = self._cropped(entry, cropped_png(picture, crop), crop)
            order = [id, *(other for other in self._ordered() if other != id)]
            self._commit({**self._entries, id: entry}, _without(self._removed, id), self._hidden, order)
            return self._portrait(id)

    def rename(self, id: str, name: str) -> LibraryPortrait:
        return self._replace(id, replace(self._own(id), name=tidy_name(name)))

    def set_rights(self, id: str, rights: Rights) -> LibraryPortrait:
        return self._replace(id, replace(self._own(id), rights=rights))

    def set_crop(self, id: str, crop: Crop | None) -> LibraryPortrait:
        """Use this part of the picture, or all of it."""
        from talking_avatar.media.images import read_picture

        entry = self._own(id)
        if crop is None or crop.whole:
            return self._replace(id, replace(entry, crop=None, cropped=None))
        png = cropped_png(read_picture(self._pictures / entry.file), crop)
        with self._lock:
            return self._replace(id, self._cropped(self._own(id), png, crop))

    def move(self, id: str, place: int) -> None:
        """Put it at this place, counted from 0 without it."""
        with self._lock:
            order = [other for other in self._ordered() if other != id]
            order.insert(max(place, 0), id)
            self._commit(self._entries, self._removed, self._hidden, order)

    def delete(self, id: str) -> int:
        """Take it out (hide it, if it is bundled); gives the place where it was, for :meth:`restore`."""
        with self._lock:
            place = self._ordered().index(id)
            if id in self._bundled:
                self._commit(self._entries, self._removed, self._hidden | {id}, self._order)
            else:
                removed = {**self._removed, id: self._entries[id]}
                self._commit(_without(self._entries, id), removed, self._hidden, self._order)
            return place

    def restore(self, id: str, place: int = 0) -> LibraryPortrait:
        """Undo :meth:`delete`. Raises ``KeyError`` when there is nothing to restore."""
        with self._lock:
            if id in self._bundled:
                self._commit(self._entries, self._removed, self._hidden - {id}, self._order)
            else:
                entries = {**self._entries, id: self._removed[id]}
                self._commit(entries, _without(self._removed, id), self._hidden, self._order)
            self.move(id, place)
            return self._portrait(id)

    def show_bundled(self) -> None:
        """Bring back all hidden bundled portraits."""
        with self._lock:
            self._commit(self._entries, self._removed, set(), self._order)

    @property
    def hides_bundled(self) -> bool:
        return bool(self._hidden & self._bundled.keys())

    def _portrait(self, id: str) -> LibraryPortrait:
        return self._bundled.get(id) or self._entries[id].portrait(self._pictures)

    def _own(self, id: str) -> Entry:
        if id in self._bundled:
            raise UserError(f"{self._bundled[id].name} comes with the program", "", "change a copy of it")
        return self._entries[id]

    def _ordered(self) -> list[str]:
        shown = {**self._entries, **{id: None for id in self._bundled if id not in self._hidden}}
        known = [id for id in dict.fromkeys(self._order) if id in shown]
        return known + [id for id in shown if id not in known]

    def _cropped(self, entry: Entry, png: bytes, crop: Crop) -> Entry:
        file = f"{entry.id}-crop-{hashlib.sha256(png).hexdigest()[:12]}.png"
        write_bytes(self._pictures / file, png)
        return replace(entry, crop=crop, cropped=file)

    def _replace(self, id: str, entry: Entry) -> LibraryPortrait:
        with self._lock:
            self._commit({**self._entries, id: entry}, self._removed, self._hidden, self._order)
            return self._portrait(id)

    def _commit(
        self, entries: dict[str, Entry], removed: dict[str, Entry], hidden: set[str], order: list[str]
    ) -> None:
        data = {
            "version": _VERSION,
            "portraits": [entry_to_json(entry) for entry in entries.values()],
            "removed": [entry_to_json(entry) for entry in removed.values()],
            "hidden": sorted(hidden),
            "order": order,
        }
        try:
            write_table(self._file, data)
        except OSError as error:
            raise not_kept("The library cannot be written", error) from error
        self._entries, self._removed, self._hidden, self._order = entries, removed, hidden, order

    def _load(self) -> None:
        try:
            data = read_table(self._file) or {}
        except UnreadableFile as problem:
            kept = set_aside(self._file)
            where = f"; the old list is now called {kept.name}" if kept else ""
            self.notes.append(f"The list of portraits could not be read because {problem}{where}.")
            data = {}
        for item in _list(data.get("portraits")):
            self._take(item)
        self._hidden = {id for id in _list(data.get("hidden")) if isinstance(id, str)}
        self._order = [id for id in _list(data.get("order")) if isinstance(id, str)]
        self._purge(_list(data.get("removed")))

    def _take(self, item: object) -> None:
        try:
            entry = entry_from_json(item)
        except (ValueError, TypeError):
            self.notes.append("A portrait in the list made no sense and was left out.")
            return
        if not (self._pictures / entry.file).is_file():
            self.notes.append(f"The picture of {entry.name} is gone, so it was left out.")
            return
        if entry.cropped is not None and not (self._pictures / entry.cropped).is_file():
            entry = replace(entry, crop=None, cropped=None)
        self._entries[entry.id] = entry

    def _purge(self, removed: list[object]) -> None:
        """Delete the files of what was deleted before this start."""
        for item in removed:
            try:
                entry = entry_from_json(item)
                if entry.id in self._entries:
                    continue
                (self._pictures / entry.file).unlink(missing_ok=True)
                for crop in self._pictures.glob(f"{entry.id}-crop-*.png"):
                    crop.unlink(missing_ok=True)
            except (OSError, ValueError, TypeError) as error:
                _log.info("a deleted portrait stays on the disk: %s", error)


def _bundled_portrait(path: Path) -> LibraryPortrait:
    name = path.stem.replace("_", " ").title()
    return LibraryPortrait(f"bundled-{path.stem.lower()}", path, name, Rights.GENERATED, True, path)


def _without(entries: dict[str, Entry], id: str) -> dict[str, Entry]:
    return {key: value for key, value in entries.items() if key != id}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
