"""A desktop's portal for global shortcuts, after its documentation; a test presses the keys."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import jeepney
from jeepney.io.blocking import open_dbus_connection

_NAME, _OBJECT = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal."
_INVALID, _NOT_ALLOWED = "org.freedesktop.DBus.Error.InvalidArgs", _INTERFACE + "Error.NotAllowed"
_SIGNATURES = {
    "Register": "sa{sv}",
    "Get": "ss",
    "CreateSession": "a{sv}",
    "BindShortcuts": "oa(sa{sv})sa{sv}",
    "Close": None,
}


class Refusal(Exception):
    def __init__(self, name: str, words: str) -> None:
        super().__init__(words)
        self.name, self.words = name, words


@dataclass(frozen=True)
class Wish:
    """For one shortcut."""

    words: str
    trigger: str


@dataclass
class StandInPortal:
    """``chooses``: other triggers than were asked for, by shortcut; ``None`` for one that it does not give.
    ``response`` is what the person answers (1 is no). While ``hesitates``, the person does not answer at
    all."""

    has_shortcuts: bool = True
    in_menu: bool = True
    response: int = 0
    chooses: Mapping[str, str | None] = field(default_factory=dict)
    hesitates: bool = False
    programs: list[str] = field(default_factory=list)
    questions: list[dict[str, Wish]] = field(default_factory=list)
    sessions: dict[str, bool] = field(default_factory=dict)
    """By path, whether its shortcuts are bound."""
    waiting: list[tuple[str, dict[str, Wish]]] = field(default_factory=list)
    """Where the answer goes, and what was asked."""

    def __enter__(self) -> StandInPortal:
        self._connection = open_dbus_connection("SESSION")
        self._known: set[str] = set()
        self._connection.send_and_get_reply(jeepney.message_bus.RequestName(_NAME), timeout=5)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
        self._connection.close()

    def press(self, shortcut: str) -> None:
        self._tell("Activated", shortcut)

    def release(self, shortcut: str) -> None:
        self._tell("Deactivated", shortcut)

    def change_trigger(self, shortcut: str, trigger: str) -> None:
        """As the person may in the desktop's settings."""
        details = {"trigger_description": ("s", trigger)}
        self._signal(_OBJECT, "GlobalShortcuts", "ShortcutsChanged", "oa(sa{sv})", ([(shortcut, details)],))

    def take_back(self) -> None:
        (session,) = self.sessions
        del self.sessions[session]
        self._signal(session, "Session", "Closed", "a{sv}", ({},))

    def decide(self) -> None:
        """The person answers what waits."""
        for handle, wishes in self.waiting:
            self._respond(handle, wishes)
        self.waiting.clear()

    def _tell(self, member: str, shortcut: str) -> None:
        self._signal(_OBJECT, "GlobalShortcuts", member, "osta{sv}", (shortcut, 12345, {}))

    def _signal(
        self, path: str, interface: str, member: str, signature: str, values: tuple[Any, ...]
    ) -> None:
        """Those whose signature begins with a session get the only one there is."""
        if signature.startswith("o"):
            (session,) = self.sessions
            values = (session, *values)
        emitter = jeepney.DBusAddress(path, interface=_INTERFACE + interface)
        self._connection.send(jeepney.new_signal(emitter, member, signature, values))

    def _serve(self) -> None:
        while not self._ended.is_set():
            try:
                asked = self._connection.receive(timeout=0.02)
            except TimeoutError:
                continue
            if asked.header.message_type is jeepney.MessageType.method_call:
                try:
                    self._answer(asked)
                except Refusal as refusal:
                    self._connection.send(jeepney.new_error(asked, refusal.name, "s", (refusal.words,)))

    def _answer(self, asked: jeepney.Message) -> None:
        fields = asked.header.fields
        method, sender = fields[jeepney.HeaderFields.member], fields[jeepney.HeaderFields.sender]
        if fields.get(jeepney.HeaderFields.signature) != _SIGNATURES[method]:
            raise Refusal(_INVALID, f"wrong types for {method}")
        if method == "Register":
            self._register(sender, asked.body[0])
            self._reply(asked)
        elif method == "Get":
            if not self.has_shortcuts:
                raise Refusal(_INVALID, "No such interface")
            self._reply(asked, "v", (("u", 1),))
        elif method == "CreateSession":
            self._create(asked, sender)
        elif method == "BindShortcuts":
            self._bind(asked, sender)
        else:
            del self.sessions[fields[jeepney.HeaderFields.path]]
            self._reply(asked)

    def _register(self, sender: str, program: str) -> None:
        if sender in self._known:
            raise Refusal(_INTERFACE + "Error.Failed", "Connection already associated with an application ID")
        if not self.in_menu:
            raise Refusal(_INTERFACE + "Error.Failed", f"App info not found for '{program}'")
        self._known.add(sender)
        self.programs.append(program)

    def _create(self, asked: jeepney.Message, sender: str) -> None:
        if sender not in self._known:
            raise Refusal(_NOT_ALLOWED, "An app id is required")
        (options,) = asked.body
        session = f"{_OBJECT}/session/{_element(sender)}/{options['session_handle_token'][1]}"
        if session in self.sessions:
            raise Refusal(_INVALID, "Session handle is in use")
        self.sessions[session] = False
        handle = _handle(sender, options)
        self._reply(asked, "o", (handle,))
        self._signal(handle, "Request", "Response", "ua{sv}", (0, {"session_handle": ("s", session)}))

    def _bind(self, asked: jeepney.Message, sender: str) -> None:
        session, shortcuts, _, options = asked.body
        if self.sessions[session]:
            raise Refusal(_INVALID, "Session already has bound shortcuts")
        self.sessions[session] = True
        wishes = {
            name: Wish(details["description"][1], details.get("preferred_trigger", ("s", ""))[1])
            for name, details in shortcuts
        }
        self.questions.append(wishes)
        handle = _handle(sender, options)
        if self.hesitates:
            self.waiting.append((handle, wishes))
        else:
            self._respond(handle, wishes)  # may come before the call returns
        self._reply(asked, "o", (handle,))

    def _respond(self, handle: str, wishes: Mapping[str, Wish]) -> None:
        triggers = {name: self.chooses.get(name, wish.trigger) for name, wish in wishes.items()}
        given = [
            (name, {"description": ("s", wishes[name].words), "trigger_description": ("s", trigger)})
            for name, trigger in triggers.items()
            if trigger is not None
        ]
        results = {} if self.response else {"shortcuts": ("a(sa{sv})", given)}
        self._signal(handle, "Request", "Response", "ua{sv}", (self.response, results))

    def _reply(
        self, asked: jeepney.Message, signature: str | None = None, values: tuple[Any, ...] = ()
    ) -> None:
        self._connection.send(jeepney.new_method_return(asked, signature, values))


def _element(sender: str) -> str:
    return sender[1:].replace(".", "_")


def _handle(sender: str, options: Mapping[str, tuple[str, Any]]) -> str:
    return f"{_OBJECT}/request/{_element(sender)}/{options['handle_token'][1]}"
