"""Buses of a test's own, and services on them that stand in for a desktop's."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import jeepney
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>{kind}</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
  </policy>
</busconfig>
"""
_START_TIMEOUT_S = 10.0

Answer = Callable[[str, tuple[Any, ...]], tuple[str, tuple[Any, ...]]]
"""From a method and its arguments to the signature and the values of the answer; ``ServiceError`` refuses."""


class ServiceError(Exception):
    def __init__(self, name: str, words: str) -> None:
        super().__init__(words)
        self.name, self.words = name, words


def missing_program() -> str:
    return "" if shutil.which("dbus-daemon") else "dbus-daemon"


def system_bus(folder: Path) -> AbstractContextManager[dict[str, str]]:
    """A running bus, which is this process's system bus meanwhile; gives the environment for others."""
    return _bus(folder, "system")


def session_bus(folder: Path) -> AbstractContextManager[dict[str, str]]:
    """The same for the session's."""
    return _bus(folder, "session")


@contextmanager
def _bus(folder: Path, kind: str) -> Iterator[dict[str, str]]:
    address = f"DBUS_{kind.upper()}_BUS_ADDRESS"
    socket, configuration = folder / "bus", folder / "bus.conf"
    configuration.write_text(_CONFIGURATION.format(socket=socket, kind=kind), encoding="utf-8")
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={configuration}", "--nofork"], stderr=subprocess.DEVNULL
    )
    before = os.environ.get(address)
    os.environ[address] = f"unix:path={socket}"
    try:
        deadline = time.monotonic() + _START_TIMEOUT_S
        while not socket.exists():
            assert time.monotonic() < deadline, "dbus-daemon does not start"
            time.sleep(0.01)
        yield dict(os.environ)
    finally:
        daemon.terminate()
        daemon.wait(timeout=10)
        if before is None:
            del os.environ[address]
        else:
            os.environ[address] = before


@contextmanager
def service(name: str, answer: Answer, kind: str = "system") -> Iterator[DBusConnection]:
    """Answers what is sent to ``name`` on a bus; gives its own connection, for signals."""
    connection = open_dbus_connection(kind.upper())
    request = jeepney.message_bus.RequestName(name)
    connection.send_and_get_reply(request, timeout=5)
    ended = threading.Event()
    thread = threading.Thread(target=_serve, args=(connection, answer, ended), daemon=True)
    thread.start()
    try:
        yield connection
    finally:
        ended.set()
        thread.join()
        connection.close()


def _serve(connection: DBusConnection, answer: Answer, ended: threading.Event) -> None:
    while not ended.is_set():
        try:
            asked = connection.receive(timeout=0.05)
        except TimeoutError:
            continue
        if asked.header.message_type is not jeepney.MessageType.method_call:
            continue
        method = asked.header.fields[jeepney.HeaderFields.member]
        try:
            signature, values = answer(method, asked.body)
            connection.send(jeepney.new_method_return(asked, signature or None, values))
        except ServiceError as error:
            connection.send(jeepney.new_error(asked, error.name, "s", (error.words,)))
