"""Every text of the window is there in every language, whole, and is what the window says."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.app_settings import AppSettings
from talking_avatar.desktop.dialogs.preferences import Preferences
from talking_avatar.desktop.figures import size_words
from talking_avatar.desktop.translations import LANGUAGES, install_language

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
TRANSLATED = [code for code in LANGUAGES if code != "en"]
REMEDY = "run packaging/update_translations.py and translate what is unfinished"


class Texts(ast.NodeVisitor):
    """``(context, text)`` of every ``self.tr`` and ``translate`` of a module."""

    def __init__(self) -> None:
        self.found: set[tuple[str, str]] = set()
        self._class = ""

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        outer, self._class = self._class, node.name
        self.generic_visit(node)
        self._class = outer

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if isinstance(function, ast.Attribute) and function.attr == "tr" and words:
            self.found.add((self._class, words[0]))
        elif isinstance(function, ast.Name) and function.id == "translate" and len(words) == 2:
            self.found.add((words[0], words[1]))
        self.generic_visit(node)


def texts_of_the_sources() -> set[tuple[str, str]]:
    texts = Texts()
    for path in (ROOT / "talking_avatar" / "desktop").rglob("*.py"):
        texts.visit(ast.parse(path.read_text(encoding="utf-8")))
    return texts.found


def messages(code: str) -> dict[tuple[str, str], str]:
    """Finished ones."""
    tree = ET.parse(FOLDER / f"talking_avatar_{code}.ts").getroot()
    found: dict[tuple[str, str], str] = {}
    for context in tree.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                found[context.findtext("name", ""), message.findtext("source", "")] = translation.text
    return found


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^{}]*\}|%n", text))


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_is_translated(code: str) -> None:
    missing = texts_of_the_sources() - messages(code).keys()
    assert not missing, REMEDY


@pytest.mark.parametrize("code", TRANSLATED)
def test_places_accelerators_and_ends_agree(code: str) -> None:
    for (_, text), translation in messages(code).items():
        assert places(text) == places(translation), text
        assert text.count("&") == translation.count("&"), text
        assert text.endswith("…") == translation.endswith("…"), text
        assert text.endswith(".") == translation.endswith("."), text


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_compiled_file_is_that_of_today(code: str, qapp: QApplication) -> None:
    del qapp
    translator = QTranslator()
    assert translator.load(f"talking_avatar_{code}", str(FOLDER))
    for (context, text), translation in messages(code).items():
        assert translator.translate(context, text) == translation, REMEDY


@pytest.fixture
def german(dressed: object, qapp: QApplication) -> Iterator[None]:
    del dressed
    before = set(qapp.findChildren(QTranslator))
    assert install_language(qapp, "de") == "de"
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale.c())


def test_a_window_speaks_the_chosen_language(german: None, qtbot: QtBot, tmp_path: Path) -> None:
    del german
    page = Preferences(AppSettings(), tmp_path, tray=True)
    qtbot.addWidget(page)
    assert page.windowTitle() == "Einstellungen"
    assert page.to_tray.text() == "Beim Schließen des Fensters in der Leiste weiterlaufen"
    assert size_words(1_500_000) == "1,5 MB"


def test_a_language_that_is_not_there_is_english(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda self: ["tlh-Qaak", "tlh"])
    assert install_language(qapp, "system") == "en"
    assert install_language(qapp, "nonsense") == "en"


def test_the_systems_language_is_followed_by_preference(monkeypatch: pytest.MonkeyPatch) -> None:
    from talking_avatar.desktop import translations

    monkeypatch.setattr(QLocale, "uiLanguages", lambda self: ["fr-FR", "es-MX", "de"])
    assert next(c for c in translations._system_languages() if c in LANGUAGES) == "es"
