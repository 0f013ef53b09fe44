"""Where the process of a session begins; apart, so that who starts it need not import the rest."""

from __future__ import annotations

from multiprocessing.connection import Connection

from talking_avatar.live.session_messages import SessionOrder


def start_session(order: SessionOrder, connection: Connection) -> None:
    """The process's main function; see :func:`talking_avatar.live.session_process.run_session`."""
    from talking_avatar.live.session_process import run_session

    run_session(order, connection)
