"""Keeps Python's garbage collector from holding a live session up.

A full collection looks at every object there is, some 150,000 once a motion model is loaded, and lets no
other thread run for 70 ms: two frames. It comes rarely, within an hour of a session whose memory does not
grow.
"""

from __future__ import annotations

import gc


def spare_what_is_loaded() -> None:
    """Leave all that there is now out of later collections. What nobody refers to any more is still given
    back at once, but for circles of objects, which wait for :func:`look_at_everything`."""
    gc.freeze()


def look_at_everything() -> None:
    """Undo :func:`spare_what_is_loaded`, for a session that has ended."""
    gc.unfreeze()
