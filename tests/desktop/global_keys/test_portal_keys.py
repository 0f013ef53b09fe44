"""Keys from a desktop's portal: the program's own client, and a stand-in on a bus of the test's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

pytest.importorskip("jeepney", reason="needs the library jeepney, which is for Linux")

from talking_avatar.desktop.global_keys.global_keys import GlobalKeys
from talking_avatar.desktop.global_keys.key_listener import KeysAnswer, NoKeys
from talking_avatar.desktop.global_keys.listeners import key_listener
from talking_avatar.desktop.global_keys.portal_keys import PortalKeys
from talking_avatar.desktop.remote_control import RemoteControl
from talking_avatar.desktop.single_instance import SingleInstance
from tests import system_bus
from tests.desktop.global_keys.heard import PROGRAM, Heard
from tests.desktop.global_keys.stand_in_portal import StandInPortal, Wish
from tests.desktop.global_keys.voice import Voice
from tests.desktop.stage import Stage

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs D-Bus, which is for Linux")
MISSING = system_bus.missing_program()
needs_bus = pytest.mark.skipif(bool(MISSING), reason=f"needs the program {MISSING}")
BOTH = {"toggle-live": "Ctrl+Alt+L", "talk": "F10"}


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[None]:
    with system_bus.session_bus(tmp_path):
        yield


@pytest.fixture
def portal(bus: None) -> Iterator[StandInPortal]:
    del bus
    with StandInPortal() as made:
        yield made


@pytest.fixture
def heard(qtbot: QtBot, portal: StandInPortal) -> Iterator[Heard]:
    del portal
    made = Heard(qtbot)
    yield made
    made.keys.close()


@needs_bus
def test_the_desktop_hears_what_each_key_is_for_and_tells_what_it_chose(
    heard: Heard, portal: StandInPortal
) -> None:
    portal.chooses = {"toggle-live": "Press <Super>l"}
    heard.use(toggle_live="Ctrl+Alt+L", talk="F10")
    assert heard.answer() == KeysAnswer((), {"toggle-live": "Press <Super>l", "talk": "F10"})
    assert portal.programs == [PROGRAM]
    assert portal.questions == [
        {"toggle-live": Wish("Go live, or end", "CTRL+ALT+l"), "talk": Wish("Hold to talk", "F10")}
    ]


@needs_bus
def test_a_key_is_pressed_once_however_long_it_is_held(heard: Heard, portal: StandInPortal) -> None:
    heard.use(talk="F10")
    heard.answer()
    for act in (portal.press, portal.press, portal.release, portal.press, portal.release):
        act("talk")
    portal.press("never-asked-for")
    heard.until(lambda: len(heard.told) >= 4)
    assert heard.told == ["talk down", "talk up", "talk down", "talk up"]


@needs_bus
def test_without_a_key_the_person_is_not_asked(heard: Heard, portal: StandInPortal) -> None:
    heard.use()
    assert heard.answer() == KeysAnswer()
    assert not portal.questions and not portal.sessions


@needs_bus
def test_other_keys_are_asked_for_anew_and_a_held_one_is_let_go(heard: Heard, portal: StandInPortal) -> None:
    heard.use(talk="F10")
    heard.answer()
    portal.press("talk")
    heard.until(lambda: heard.told == ["talk down"])
    heard.use(talk="F9")
    assert heard.answer(1).triggers == {"talk": "F9"}
    assert heard.told == ["talk down", "talk up"]
    heard.use()
    assert heard.answer(2) == KeysAnswer()
    assert len(portal.questions) == 2 and not portal.sessions


@needs_bus
def test_while_the_person_is_asked_only_the_newest_wish_is_kept(heard: Heard, portal: StandInPortal) -> None:
    portal.hesitates = True
    heard.use(talk="F8")
    heard.until(lambda: len(portal.waiting) == 1)
    heard.use(talk="F9")
    heard.use(talk="F10")
    portal.hesitates = False
    portal.decide()
    assert heard.answer(0).triggers == {"talk": "F8"}
    assert heard.answer(1).triggers == {"talk": "F10"}
    assert [question["talk"].trigger for question in portal.questions] == ["F8", "F10"]


@needs_bus
@pytest.mark.every_case
@pytest.mark.parametrize(
    ("desktop", "words"),
    [
        (StandInPortal(has_shortcuts=False), "portal has no global shortcuts"),
        (StandInPortal(in_menu=False), "only to programs in its menu"),
        (StandInPortal(response=1), "answered with no"),
        (StandInPortal(response=2), "refuses"),
    ],
)
def test_a_refusal_says_why_and_what_to_do(
    qtbot: QtBot, bus: None, desktop: StandInPortal, words: str
) -> None:
    del bus
    with desktop:
        heard = Heard(qtbot)
        heard.use(talk="F10")
        problem = heard.answer().problem
        heard.keys.close()
    assert words in problem
    assert "talking-avatar remote toggle-mute" in problem


@needs_bus
def test_without_a_portal_the_person_hears_what_to_do(qtbot: QtBot, bus: None) -> None:
    del bus
    heard = Heard(qtbot)
    heard.use(talk="F10")
    assert "runs no portal" in heard.answer().problem
    assert heard.keys.why_not == heard.answers[0].problem
    heard.keys.close()


def test_without_a_bus_the_person_hears_what_to_do(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    listener = key_listener("wayland", {})
    assert isinstance(listener, NoKeys)
    assert "runs no portal" in listener.why_not


@needs_bus
def test_x11_programs_on_wayland_ask_the_portal_too(qtbot: QtBot, bus: None) -> None:
    del qtbot, bus
    listener = key_listener("xcb", {"WAYLAND_DISPLAY": "wayland-0"})
    assert isinstance(listener, PortalKeys)
    listener.close()


def test_where_nothing_was_made_it_says_so(qtbot: QtBot) -> None:
    del qtbot
    listener = key_listener("cocoa")
    answers: list[KeysAnswer] = []
    listener.answered.connect(answers.append)
    listener.use({})
    listener.use({"talk": QKeySequence("F10")})
    assert answers[0].problem == ""
    assert "not made for this system" in answers[1].problem


@needs_bus
def test_when_the_portal_starts_anew_it_is_asked_anew(qtbot: QtBot, bus: None) -> None:
    del bus
    with StandInPortal() as before:
        heard = Heard(qtbot)
        heard.use(talk="F10")
        heard.answer()
        before.press("talk")
        heard.until(lambda: heard.told == ["talk down"])
    heard.until(lambda: heard.told == ["talk down", "talk up"])
    with StandInPortal() as after:
        assert heard.answer(1).triggers == {"talk": "F10"}
        after.press("talk")
        heard.until(lambda: len(heard.told) == 3)
        heard.keys.close()


@needs_bus
def test_keys_that_are_taken_back_or_changed_are_told(heard: Heard, portal: StandInPortal) -> None:
    heard.use(talk="F10")
    heard.answer()
    portal.change_trigger("talk", "F7")
    assert heard.answer(1).triggers == {"talk": "F7"}
    portal.press("talk")
    portal.take_back()
    assert "took them back" in heard.answer(2).problem
    assert heard.told == ["talk down", "talk up"]


@needs_bus
def test_what_the_desktop_does_not_give_is_named(qtbot: QtBot, portal: StandInPortal) -> None:
    portal.chooses = {"talk": None}
    keys = GlobalKeys(PortalKeys(PROGRAM), Voice(), lambda command: None)  # type: ignore[arg-type]
    with qtbot.waitSignal(keys.changed):
        keys.use(BOTH)
    assert keys.state.possible and "asks you" in keys.state.remark
    assert "F10" in keys.state.problem and "Ctrl+Alt+L" not in keys.state.problem
    assert keys.state.triggers == {"toggle-live": "CTRL+ALT+l"}
    keys.end()


@needs_bus
@pytest.mark.full
def test_they_do_what_the_windows_own_keys_do(stage: Stage, portal: StandInPortal) -> None:
    window, actions = stage.window, stage.desktop.actions
    stage.until_awake()
    actions.push.trigger()
    place = SingleInstance(str(stage.folder / "keys"))
    remote = RemoteControl(place, window, stage.desktop.tray.show_window)
    keys = GlobalKeys(PortalKeys(PROGRAM), window.controller, remote.do, window)
    stage.desktop.dialogs.use_keys(keys)
    keys.use({**BOTH, "toggle-mute": "F8", "toggle-standby": "F9"})
    stage.until(lambda: len(keys.state.triggers) == 4)
    portal.press("toggle-mute")
    stage.until(actions.mute.isChecked)
    portal.release("toggle-mute")
    portal.press("talk")
    stage.until(lambda: window.controller.voice.talking)
    portal.release("talk")
    stage.until(lambda: not window.controller.voice.talking)
    portal.press("toggle-live")
    stage.until(lambda: window.controller.live)
    assert actions.live.text() == "End live"
    portal.press("toggle-standby")
    stage.until(actions.standby.isChecked)
    portal.take_back()
    stage.until(lambda: "took them back" in window.notices.label.text())
