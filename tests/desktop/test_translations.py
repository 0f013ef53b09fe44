"""Every text of the window is there in every language, whole, and is what the window says."""

from __future__ import annotations

import ast
import importlib.util
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRectF, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from talking_avatar.assembly.engines import check_engine
from talking_avatar.desktop.app_settings import AppSettings
from talking_avatar.desktop.dialogs.preferences import Preferences
from talking_avatar.desktop.figures import size_words
from talking_avatar.desktop.notice_bar import NoticeBar
from talking_avatar.desktop.sentences import in_words
from talking_avatar.desktop.translations import LANGUAGES, install_language
from talking_avatar.errors import UserError
from talking_avatar.media.images import read_picture

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


def sentences_of_the_rooms() -> list[str]:
    """As the script finds them in the sources of today."""
    script = ROOT / "packaging" / "sentence_templates.py"
    spec = importlib.util.spec_from_file_location("sentence_templates", script)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    templates: list[str] = module.templates()
    return templates


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^{}]*\}|%n", text))


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_is_translated(code: str) -> None:
    missing = texts_of_the_sources() - messages(code).keys()
    assert not missing, REMEDY


@pytest.mark.full
def test_every_sentence_of_the_rooms_below_is_known_and_translated() -> None:
    sentences = sentences_of_the_rooms()
    assert len(sentences) > 200
    assert (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines() == sentences, REMEDY
    for code in TRANSLATED:
        assert {("Sentence", text) for text in sentences} <= messages(code).keys(), REMEDY


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
    qtbot.waitUntil(lambda: page.complete)
    assert page.windowTitle() == "Einstellungen"
    assert page.to_tray.text() == "Beim Schließen des Fensters in der Leiste weiterlaufen"
    assert size_words(1_500_000) == "1,5 MB"


def raised(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        act()
    return str(caught.value)


def test_sentences_from_below_are_said_in_the_chosen_language(german: None, tmp_path: Path) -> None:
    del german
    nothing = tmp_path / "nothing.jpg"
    assert in_words(raised(lambda: read_picture(nothing))) == (
        f"Es gibt keine Datei {nothing}; prüfe den Namen oder wähle ein anderes Bild."
    )
    assert in_words(raised(lambda: check_engine("magic"))) == (
        "Einen Renderer namens 'magic' gibt es nicht; wähle warp or liveportrait."
    )
    why = "LivePortrait takes seconds for a frame without a graphics card."
    assert in_words(f"Note: {why} The built-in engine, warp, draws instead.") == (
        "Hinweis: LivePortrait braucht ohne Grafikkarte Sekunden für ein Bild. "
        "Der eingebaute Renderer, warp, zeichnet statt dessen."
    )
    assert in_words("Nobody ever said this.") == "Nobody ever said this."


def test_every_sentence_comes_out_in_the_chosen_language_with_its_pieces(german: None) -> None:
    del german
    told = messages("de")
    for text in (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if ("Sentence", text) not in told:  # which another test minds
            continue
        pieces = [f"«{number}»" for number in range(len(places(text)))]
        assert in_words(text.format(*pieces)) == told["Sentence", text].format(*pieces)


def test_notices_are_said_in_the_chosen_language(german: None, qtbot: QtBot) -> None:
    del german
    window = QWidget()
    qtbot.addWidget(window)
    notices = NoticeBar(window, lambda: QRectF(0, 0, 400, 300))
    notices.tell("The microphone Headset is back.")
    assert notices.label.text() == "Das Mikrofon Headset ist wieder da."


def test_a_language_that_is_not_there_is_english(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda self: ["tlh-Qaak", "tlh"])
    assert install_language(qapp, "system") == "en"
    assert install_language(qapp, "nonsense") == "en"


def test_the_systems_language_is_followed_by_preference(monkeypatch: pytest.MonkeyPatch) -> None:
    from talking_avatar.desktop import translations

    monkeypatch.setattr(QLocale, "uiLanguages", lambda self: ["fr-FR", "es-MX", "de"])
    assert next(c for c in translations._system_languages() if c in LANGUAGES) == "es"
