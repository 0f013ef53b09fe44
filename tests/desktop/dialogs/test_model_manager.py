"""The model manager against a server on this computer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.dialogs.model_card import ModelCard
from talking_avatar.desktop.dialogs.model_manager import ModelManager
from talking_avatar.weights.hub import Hub
from talking_avatar.weights.store import ModelStore, Presence
from tests.desktop.by_hand import press
from tests.weights.file_hub import FileHub, file_hub
from tests.weights.published import listing, network, state_file


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileHub]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    folder = tmp_path / "published"
    folder.mkdir()
    state_file(folder / "net.pth", network())
    with file_hub(folder) as running:
        yield running


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What to answer when a licence is asked about, one after the other."""
    given: list[bool] = []

    def ask(*question: object) -> QMessageBox.StandardButton:
        del question
        return QMessageBox.StandardButton.Yes if given.pop(0) else QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", ask)
    return given


@pytest.fixture
def manager(
    qtbot: QtBot, dressed: object, tmp_path: Path, server: FileHub, answers: list[bool]
) -> Iterator[ModelManager]:
    del dressed, answers
    store = ModelStore(tmp_path / "models", listing(tmp_path / "published", "net.pth"))
    made = ModelManager(None, store, Hub(server.address, False, tmp_path / "no cache"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.end()


def until_ready(qtbot: QtBot, card: ModelCard) -> None:
    qtbot.waitUntil(lambda: card.state.text() == "Ready", timeout=20_000)


def test_a_model_comes_after_its_licence_is_accepted_is_verified_and_removed(
    qtbot: QtBot, manager: ModelManager, answers: list[bool]
) -> None:
    (card,) = manager.cards
    answers.append(False)
    press(card.download)
    assert not manager.downloading
    answers.append(True)
    with qtbot.waitSignal(manager.changed, timeout=20_000):
        press(card.download)
    until_ready(qtbot, card)
    store = manager._store
    model = store.manifest.models[0]
    assert store.check(model, again=True) is Presence.READY
    press(card.verify)
    until_ready(qtbot, card)
    path = store.path_of(model)
    path.write_bytes(path.read_bytes()[:-4] + b"oops")
    press(card.verify)
    qtbot.waitUntil(lambda: "Damaged" in card.state.text())
    press(card.remove)
    qtbot.waitUntil(lambda: card.state.text() == "Not on this computer")
    assert not path.exists()


def test_a_download_is_paused_resumed_and_cancelled_and_goes_on_where_it_was(
    qtbot: QtBot, manager: ModelManager, answers: list[bool], server: FileHub
) -> None:
    (card,) = manager.cards
    answers.append(True)
    server.conduct.bytes_per_s = 150_000
    press(card.download)
    qtbot.waitUntil(lambda: card.bar.isVisible() and card.bar.value() > 50, timeout=20_000)
    press(card.pause)
    qtbot.waitUntil(card.resume.isVisible)
    assert "Paused" in card.words.text()
    press(card.resume)
    qtbot.waitUntil(card.pause.isVisible)
    press(card.cancel)
    qtbot.waitUntil(lambda: card.state.text() == "Partly downloaded")
    assert card.download.text() == "Continue download"
    server.conduct.bytes_per_s = 0
    press(card.download)
    until_ready(qtbot, card)
    assert server.sent_bytes < 1.9 * manager._store.manifest.models[0].size_bytes


def test_a_failure_is_told_in_a_sentence(
    qtbot: QtBot, manager: ModelManager, answers: list[bool], server: FileHub
) -> None:
    (card,) = manager.cards
    answers.append(True)
    server.conduct.refusals = [404] * 9
    press(card.download)
    qtbot.waitUntil(card.error.isVisible, timeout=20_000)
    assert "was not downloaded" in card.error.text()
    qtbot.waitUntil(card.download.isVisible)


def test_files_that_are_here_already_are_taken(
    qtbot: QtBot,
    manager: ModelManager,
    answers: list[bool],
    server: FileHub,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (card,) = manager.cards
    empty = tmp_path / "empty"
    empty.mkdir()
    folders = [str(empty), str(tmp_path / "published")]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *question: folders.pop(0))
    answers.append(True)
    press(card.take)
    qtbot.waitUntil(card.error.isVisible)
    assert "was found in" in card.error.text()
    qtbot.waitUntil(card.take.isVisible)
    press(card.take)
    until_ready(qtbot, card)
    assert not server.asked


def test_ending_breaks_a_download_off(
    qtbot: QtBot, manager: ModelManager, answers: list[bool], server: FileHub
) -> None:
    (card,) = manager.cards
    answers.append(True)
    server.conduct.bytes_per_s = 50_000
    press(card.download)
    qtbot.waitUntil(lambda: card.bar.isVisible() and card.bar.value() > 0, timeout=20_000)
    manager.end()
    assert not manager.downloading
