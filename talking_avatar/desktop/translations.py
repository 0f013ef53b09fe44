"""The languages of the window."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from talking_avatar.resources import bundled_if_there

SYSTEM = "system"
_NAME = "language of the window"
LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "English", "de": "Deutsch", "es": "Español"})
"""By code, as they call themselves. English is in the sources; the others in ``resources/translations``."""


def install_language(app: QCoreApplication, chosen: str) -> str:
    """Let ``app`` speak the chosen language, or the system's; gives its code. Windows that are there already
    keep theirs.

    English where there is no translation.
    """
    for before in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(before)
        before.deleteLater()
    wanted = [chosen] if chosen in LANGUAGES else _system_languages()
    code = next((code for code in wanted if code in LANGUAGES), "en")
    QLocale.setDefault(QLocale(code) if chosen in LANGUAGES else QLocale.system())
    if code == "en":
        return code
    folder = bundled_if_there("resources", "translations")
    places = [(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))]
    if folder is not None:
        places.append((f"talking_avatar_{code}", str(folder)))
    for name, place in places:
        translator = QTranslator(app)
        translator.setObjectName(_NAME)
        if translator.load(name, place):
            app.installTranslator(translator)
    return code


def _system_languages() -> list[str]:
    """Two-letter codes, the preferred first."""
    return [language.replace("_", "-").split("-")[0] for language in QLocale.system().uiLanguages()]
