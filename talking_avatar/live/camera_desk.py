"""Opens, changes and closes the camera of a session, and gives it the standby picture."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from talking_avatar.errors import UserError
from talking_avatar.live.frame_outputs import CameraOutput
from talking_avatar.media.images import read_picture
from talking_avatar.outputs.camera.standby import PAUSED, STARTING, standby_picture
from talking_avatar.outputs.camera.virtual_camera import VirtualCamera


class CameraDesk:
    """Size and rate stay the same for every camera of the session. Used by one thread."""

    def __init__(
        self,
        output: CameraOutput,
        size_px: tuple[int, int],
        frame_rate: Fraction,
        report: Callable[[str], None],
    ) -> None:
        self._output, self._size_px, self._frame_rate = output, size_px, frame_rate
        self._report = report

    def use(self, wanted: str | None, portrait: Path) -> None:
        """Another camera, or none; it begins with the standby picture of ``portrait``. Raises
        :class:`UserError` for an unknown kind, and leaves the one before as it was."""
        camera = None
        if wanted is not None:
            camera = VirtualCamera(wanted, self._size_px, self._frame_rate, self._report)
            camera.show_standby(standby_picture(self._size_px, STARTING))
        before = self._output.exchange(camera)
        if before is not None:
            before.close()
        self.show_standby(portrait, STARTING)

    def close(self) -> None:
        before = self._output.exchange(None)
        if before is not None:
            before.close()

    def show_standby(self, portrait: Path, words: str = PAUSED) -> None:
        """What stands whenever no live frames come."""
        camera = self._output.camera
        if camera is None:
            return
        try:
            picture = read_picture(portrait).rgb
        except UserError:  # the scene's maker says so, in more detail
            return
        camera.show_standby(standby_picture(self._size_px, words, picture))
