"""The session bus, to speak with the desktop's portals: whatever is asked is answered later.

Protocol: documentation of xdg-desktop-portal, "Requests", "Sessions", org.freedesktop.portal.Request.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

import jeepney
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, Signal

PORTAL = "org.freedesktop.portal.Desktop"
DESKTOP = "/org/freedesktop/portal/desktop"
REQUEST, SESSION = "org.freedesktop.portal.Request", "org.freedesktop.portal.Session"
_BUS = "org.freedesktop.DBus"
_PATIENCE_S = 1.0


@dataclass(frozen=True)
class Answer:
    """``values`` of a call that went well. Else ``error`` is D-Bus's name of what went wrong, and ``words``
    tell it to people."""

    values: tuple[Any, ...] = ()
    error: str = ""
    words: str = ""


Done = Callable[[Answer], None]


class PortalBus(QObject):
    """``signalled`` brings path, name and values of a signal of ``interface``, or of one of our sessions.
    ``left`` and ``came`` tell when the portal ends, and when there is one again; ``lost`` that the bus is
    gone. Raises ``OSError`` where there is no session bus."""

    signalled = Signal(str, str, object)
    left = Signal()
    came = Signal()
    lost = Signal()

    def __init__(self, interface: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        try:
            self._connection = open_dbus_connection(_address(), auth_timeout=_PATIENCE_S)
        except (ValueError, RuntimeError, jeepney.AuthenticationError) as error:
            raise OSError("there is no session bus") from error
        self._me = str(self._connection.unique_name)[1:].replace(".", "_")
        self._open, self._missing = True, False
        self._tokens = count(1)
        self._calls: dict[int, Done] = {}
        self._requests: dict[str, Done] = {}
        self._notifier = QSocketNotifier(self._connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        for rule in self._rules(interface):
            self._send(jeepney.message_bus.AddMatch(rule))

    def call(
        self, path: str, interface: str, method: str, signature: str, values: tuple[Any, ...], done: Done
    ) -> None:
        """Ask the portal; ``done`` gets what it gives back."""
        address = jeepney.DBusAddress(path, PORTAL, interface)
        serial = self._send(jeepney.new_method_call(address, method, signature or None, values))
        self._calls[serial] = done

    def request(
        self,
        interface: str,
        method: str,
        signature: str,
        values: tuple[Any, ...],
        options: Mapping[str, tuple[str, Any]],
        done: Done,
    ) -> None:
        """Ask what the portal may ask the person before it answers. ``signature`` and the call end with
        ``options``; ``done`` gets the response (0 yes, 1 the person said no, 2 something else) and the
        results, by name."""
        token = f"talking_avatar_{next(self._tokens)}"
        path = f"{DESKTOP}/request/{self._me}/{token}"
        self._requests[path] = done

        def begun(answer: Answer) -> None:
            if answer.error and self._requests.pop(path, None) is not None:
                done(answer)

        given = {**options, "handle_token": ("s", token)}
        self.call(DESKTOP, interface, method, signature, (*values, given), begun)

    def close(self) -> None:
        """What the portal gave to this connection ends with it."""
        if self._open:
            self._open = False
            self._notifier.setEnabled(False)
            self._connection.close()

    def _rules(self, interface: str) -> tuple[jeepney.MatchRule, ...]:
        owner = jeepney.MatchRule(type="signal", sender=_BUS, member="NameOwnerChanged")
        owner.add_arg_condition(0, PORTAL)
        ours = ((REQUEST, f"{DESKTOP}/request/{self._me}"), (SESSION, f"{DESKTOP}/session/{self._me}"))
        return (
            owner,
            jeepney.MatchRule(type="signal", sender=PORTAL, interface=interface, path=DESKTOP),
            *(
                jeepney.MatchRule(type="signal", sender=PORTAL, interface=kind, path_namespace=place)
                for kind, place in ours
            ),
        )

    def _send(self, message: jeepney.Message) -> int:
        """Gives its number."""
        serial: int = next(self._connection.outgoing_serial)
        if self._open:
            try:
                self._connection.send(message, serial=serial)
            except OSError:
                self._lose()
        return serial

    def _lose(self) -> None:
        self.close()
        self.lost.emit()

    def _hear(self) -> None:
        while self._open:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:
                self._lose()
                return
            self._take(message)

    def _take(self, message: jeepney.Message) -> None:
        fields, kind = message.header.fields, message.header.message_type
        if kind in (jeepney.MessageType.method_return, jeepney.MessageType.error):
            done = self._calls.pop(fields.get(jeepney.HeaderFields.reply_serial, 0), None)
            if done is not None:
                done(_answer(message))
        elif kind is jeepney.MessageType.signal:
            path, member = fields[jeepney.HeaderFields.path], fields[jeepney.HeaderFields.member]
            if member == "NameOwnerChanged":
                self._see_owner(*message.body)
            elif member == "Response":
                done = self._requests.pop(path, None)
                if done is not None:
                    done(Answer(message.body))
            else:
                self.signalled.emit(path, member, message.body)

    def _see_owner(self, name: str, before: str, after: str) -> None:
        if name != PORTAL:
            return
        if before:
            self._calls.clear()
            self._requests.clear()
            self._missing = True
            self.left.emit()
        if after and self._missing:
            self._missing = False
            self.came.emit()


def _answer(message: jeepney.Message) -> Answer:
    if message.header.message_type is not jeepney.MessageType.error:
        return Answer(message.body)
    name = str(message.header.fields.get(jeepney.HeaderFields.error_name, ""))
    words = message.body[0] if message.body and isinstance(message.body[0], str) else name
    return Answer((), name, words)


def _address() -> str:
    """Where systemd puts the bus, when nobody says where it is."""
    told = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    return told or f"unix:path={os.environ.get('XDG_RUNTIME_DIR', '')}/bus"
