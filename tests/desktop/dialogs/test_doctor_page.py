"""The doctor's window, on findings that are made up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.dialogs.doctor_page import DoctorPage
from talking_avatar.doctor.finding import Finding, State
from talking_avatar.errors import UserError


class Patient:
    """Its camera can be mended, its microphone not, and looking at its disk fails."""

    def __init__(self) -> None:
        self.camera_loaded = False

    def look(self, name: str) -> Finding:
        if name == "camera":
            if self.camera_loaded:
                return Finding("Camera", State.OK, "shows what it was given")
            return Finding("Camera", State.ERROR, "is not loaded", "load it", self.load)
        if name == "microphone":
            return Finding("Microphone", State.WARNING, "there is none", "plug one in", self.fail)
        if name == "disk":
            raise RuntimeError("unplugged")
        return Finding("Python", State.OK, "3.11, 64 bit")

    def load(self) -> None:
        self.camera_loaded = True

    def fail(self) -> None:
        raise UserError("The microphone was not mended", "nobody is allowed to", "ask somebody")


def page_of(qtbot: QtBot, patient: Patient) -> DoctorPage:
    page = DoctorPage(None, ("python", "camera", "microphone", "disk"), patient.look)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.again.isEnabled)
    return page


def test_findings_are_shown_and_copied(qtbot: QtBot, dressed: object) -> None:
    del dressed
    page = page_of(qtbot, Patient())
    assert page.rows["camera"].remedy.text() == "Load it"
    assert not page.rows["python"].fix.isVisible()
    assert page.summary.text() == "One thing must be mended before it works."
    QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    report = QGuiApplication.clipboard().text()
    assert "error    Camera: is not loaded\n         -> load it" in report
    assert "warning  Microphone: there is none" in report


def test_what_is_safe_to_mend_is_mended_and_looked_at_again(qtbot: QtBot, dressed: object) -> None:
    del dressed
    page = page_of(qtbot, Patient())
    camera = page.rows["camera"]
    QTest.mouseClick(camera.fix, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: camera.found.text() == "Shows what it was given")
    assert not camera.fix.isVisible()
    qtbot.waitUntil(lambda: page.summary.text() == "It works; one thing could be better.")


def test_a_fix_that_fails_says_why(qtbot: QtBot, dressed: object) -> None:
    del dressed
    page = page_of(qtbot, Patient())
    microphone = page.rows["microphone"]
    QTest.mouseClick(microphone.fix, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "nobody is allowed to" in microphone.remedy.text())
    assert microphone.fix.isVisible()


def test_it_can_be_looked_again(qtbot: QtBot, dressed: object) -> None:
    del dressed
    patient = Patient()
    page = page_of(qtbot, patient)
    patient.camera_loaded = True
    QTest.mouseClick(page.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.rows["camera"].found.text() == "Shows what it was given")
