"""RealtimeKit: the service of a Linux desktop that gives priority to threads of people without privileges.

Its interface is described in the README of github.com/heftig/rtkit, section "CLIENTS".
"""

from __future__ import annotations

import jeepney
from jeepney.io.blocking import open_dbus_connection

_ADDRESS = jeepney.DBusAddress(
    "/org/freedesktop/RealtimeKit1", "org.freedesktop.RealtimeKit1", "org.freedesktop.RealtimeKit1"
)
_PATIENCE_S = 1.0
_NOT_THERE = "org.freedesktop.DBus.Error.ServiceUnknown"


class KitMissing(Exception):
    """RealtimeKit does not run here, nor can it be started; the words say what is missing."""


class KitRefusal(Exception):
    """RealtimeKit says no, in its own words."""


def lower_niceness(thread: int, niceness: int) -> None:
    """Of a thread of this process, by the number that Linux gives it; -15 is the least that is given.

    Raises :class:`KitMissing` and :class:`KitRefusal`.
    """
    question = jeepney.new_method_call(_ADDRESS, "MakeThreadHighPriority", "ti", (thread, niceness))
    try:
        with open_dbus_connection("SYSTEM", auth_timeout=_PATIENCE_S) as connection:
            answer = connection.send_and_get_reply(question, timeout=_PATIENCE_S)
    except TimeoutError as error:
        raise KitRefusal("it does not answer") from error
    except (OSError, ValueError, RuntimeError, jeepney.AuthenticationError) as error:
        raise KitMissing("there is no system bus to ask RealtimeKit on") from error
    if answer.header.message_type is jeepney.MessageType.error:
        name = answer.header.fields.get(jeepney.HeaderFields.error_name)
        if name == _NOT_THERE:
            raise KitMissing("RealtimeKit is not installed")
        raise KitRefusal(str(answer.body[0] if answer.body else name))
