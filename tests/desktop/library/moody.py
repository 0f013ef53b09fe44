"""A process that prepares portraits in its own way; few imports, for it is started anew in every test."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection
from pathlib import Path

from talking_avatar.desktop.library.preparer import Prepared


def moody(connection: Connection, directory: Path | None) -> None:
    """Answers with the name of what is ordered; dies of one called ``deadly``."""
    del directory
    try:
        while True:
            order = connection.recv()
            if order.picture.name == "deadly":
                os._exit(9)
            if order.picture.name == "slow":
                time.sleep(0.5)
            connection.send(Prepared(order, order.picture.name))
    except EOFError:
        pass
