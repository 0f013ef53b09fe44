"""Who may go ahead on Linux, and what everybody else is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("jeepney", reason="needs the library jeepney, which is for Linux")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs RealtimeKit, which is for Linux")

from talking_avatar.outputs.punctuality.priority import go_ahead  # noqa: E402
from talking_avatar.outputs.punctuality.urgency import Urgency  # noqa: E402
from tests import system_bus  # noqa: E402
from tests.outputs.punctuality import asking  # noqa: E402

KIT, POLICY = "org.freedesktop.RealtimeKit1", "org.freedesktop.PolicyKit1"
DAEMON = next(
    (path for path in ("/usr/libexec/rtkit-daemon", "/usr/lib/rtkit-daemon") if shutil.which(path)), ""
)
MISSING = asking.missing_program() or system_bus.missing_program()
needs_bus = pytest.mark.skipif(bool(MISSING), reason=f"needs the program {MISSING}")


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    with system_bus.system_bus(tmp_path) as environment:
        yield environment


def test_only_the_asking_thread_goes_ahead() -> None:
    seen: dict[str, Any] = {}

    def ask() -> None:
        before = os.getpriority(os.PRIO_PROCESS, 0)
        grant = go_ahead(Urgency.PUNCTUAL)
        seen.update(grant=grant, before=before, after=os.getpriority(os.PRIO_PROCESS, 0))

    mine = os.getpriority(os.PRIO_PROCESS, 0)
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert seen["after"] == (-10 if seen["grant"].granted else seen["before"])
    assert os.getpriority(os.PRIO_PROCESS, 0) == mine


@needs_bus
@pytest.mark.parametrize("address", ["unix:path=none", "tcp:host=localhost,port=1"])
def test_without_a_bus_the_person_hears_what_to_do(address: str) -> None:
    nowhere = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address}
    asked = asking.ask(nowhere, asking.without_privilege())
    assert not asked.granted
    assert "no system bus" in asked.words
    assert "rtkit" in asked.remedy and "limits.conf" in asked.remedy


@needs_bus
def test_without_the_service_the_person_hears_what_to_install(bus: dict[str, str]) -> None:
    asked = asking.ask(bus, asking.without_privilege())
    assert not asked.granted
    assert "RealtimeKit is not installed" in asked.words
    assert "apt install rtkit" in asked.remedy


@needs_bus
def test_the_service_is_asked_for_the_thread_that_asks(bus: dict[str, str]) -> None:
    wishes: list[tuple[str, tuple[Any, ...]]] = []

    def allow(method: str, values: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        wishes.append((method, values))
        return "", ()

    with system_bus.service(KIT, allow):
        asked = asking.ask(bus, asking.without_privilege())
    assert asked.granted
    assert asked.words == "RealtimeKit allows it"
    assert wishes == [("MakeThreadHighPriority", (asked.thread, -10))]


@needs_bus
def test_a_refusal_is_told_in_the_services_own_words(bus: dict[str, str]) -> None:
    def refuse(method: str, values: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        raise system_bus.ServiceError("org.freedesktop.DBus.Error.AccessDenied", "Operation not permitted")

    with system_bus.service(KIT, refuse):
        asked = asking.ask(bus, asking.without_privilege())
    assert not asked.granted
    assert asked.words == "RealtimeKit refuses (Operation not permitted)"
    assert "log in at the computer itself" in asked.remedy


@needs_bus
def test_a_service_that_never_answers_is_not_waited_for(bus: dict[str, str]) -> None:
    gave_up = threading.Event()

    def wait(method: str, values: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        gave_up.wait(30)
        return "", ()

    with system_bus.service(KIT, wait):
        asked = asking.ask(bus, asking.without_privilege())
        gave_up.set()
    assert not asked.granted
    assert "does not answer" in asked.words


@needs_bus
@pytest.mark.skipif(not DAEMON, reason="needs the program rtkit-daemon")
@pytest.mark.skipif(os.geteuid() != 0, reason="needs to be root, to run a system service")
def test_the_real_service_lowers_the_niceness_of_an_ordinary_users_thread(bus: dict[str, str]) -> None:
    """Only the service that knows who sits at the computer is a stand-in: it says yes."""
    with system_bus.service(POLICY, lambda method, values: ("(bba{ss})", ((True, False, {}),))):
        daemon = subprocess.Popen([DAEMON, "--stderr", "--no-canary"], env=bus, stderr=subprocess.PIPE)
        try:
            assert daemon.stderr is not None
            while b"Running" not in (line := daemon.stderr.readline()):
                assert line, "rtkit-daemon does not start"
            asked = asking.ask(bus, asking.without_privilege())
        finally:
            daemon.terminate()
            daemon.communicate(timeout=10)
    assert asked.granted, asked.words
    assert (asked.niceness, asked.others) == (-10, os.getpriority(os.PRIO_PROCESS, 0))
