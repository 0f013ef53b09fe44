"""The standby picture that a meeting reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from talking_avatar.live.camera_desk import CameraDesk
from talking_avatar.live.frame_outputs import CameraOutput
from talking_avatar.media.images import read_picture
from talking_avatar.outputs.camera.standby import StandbyWords, standby_picture
from talking_avatar.resources import bundled

SIZE_PX = (320, 180)
PORTRAIT = bundled("resources", "portraits", "clara.jpg")
GERMAN = StandbyWords("Einen Moment", "Bin gleich wieder da")


@dataclass(eq=False)
class StillCamera:
    """Keeps what it shall show."""

    shown: list[NDArray[np.uint8]] = field(default_factory=list)

    def show_standby(self, picture: NDArray[np.uint8]) -> None:
        self.shown.append(picture)


def test_it_is_written_in_the_language_of_now_also_when_that_changes() -> None:
    output, camera = CameraOutput(), StillCamera()
    desk = CameraDesk(output, SIZE_PX, Fraction(30), StandbyWords(), lambda sentence: None)
    output.exchange(camera)  # type: ignore[arg-type]
    desk.show_standby(PORTRAIT)
    desk.say(GERMAN)
    desk.show_standby(PORTRAIT, before_face=True)
    picture = read_picture(PORTRAIT).rgb
    for shown, words in zip(
        camera.shown, (StandbyWords().paused, GERMAN.paused, GERMAN.starting), strict=True
    ):
        np.testing.assert_array_equal(shown, standby_picture(SIZE_PX, words, picture))
    assert (camera.shown[0] != camera.shown[1]).any()
