"""Opens, changes and closes the camera of a session, and gives it the standby picture."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from talking_avatar.errors import UserError
from talking_avatar.live.frame_outputs import CameraOutput
from talking_avatar.media.images import read_picture
from talking_avatar.outputs.camera.standby import StandbyWords, standby_picture
from talking_avatar.outputs.camera.virtual_camera import VirtualCamera


class CameraDesk:
    """Size and rate stay the same for every camera of the session. Used by one thread."""

    def __init__(
        self,
        output: CameraOutput,
        size_px: tuple[int, int],
        frame_rate: Fraction,
        words: StandbyWords,
        report: Callable[[str], None],
    ) -> None:
        self._output, self._size_px, self._frame_rate = output, size_px, frame_rate
        self._words, self._report = words, report
        self._shown: tuple[Path, bool] | None = None
        self._problem = ""

    @property
    def problem(self) -> str:
        """Why the camera does not take frames, as it said last; empty while it does."""
        camera = self._output.camera
        return "" if camera is None or camera.opened else self._problem

    def use(self, wanted: str | None, portrait: Path) -> None:
        """Another camera, or none; it begins with the standby picture of ``portrait``. Raises
        :class:`UserError` for an unknown kind, and leaves the one before as it was."""
        camera = None
        if wanted is not None:
            camera = VirtualCamera(wanted, self._size_px, self._frame_rate, self._tell)
            self._problem = ""
            camera.show_standby(standby_picture(self._size_px, self._words.starting))
        before = self._output.exchange(camera)
        if before is not None:
            before.close()
        self.show_standby(portrait, before_face=True)

    def _tell(self, sentence: str) -> None:
        self._problem = sentence
        self._report(sentence)

    def close(self) -> None:
        before = self._output.exchange(None)
        if before is not None:
            before.close()

    def say(self, words: StandbyWords) -> None:
        """Have the standby picture say these from now on."""
        self._words = words
        if self._shown is not None:
            self.show_standby(*self._shown)

    def show_standby(self, portrait: Path, before_face: bool = False) -> None:
        """What stands whenever no live frames come; ``before_face``: as long as there has been none."""
        self._shown = portrait, before_face
        camera = self._output.camera
        if camera is None:
            return
        try:
            picture = read_picture(portrait).rgb
        except UserError:  # the scene's maker says so, in more detail
            return
        words = self._words.starting if before_face else self._words.paused
        camera.show_standby(standby_picture(self._size_px, words, picture))
