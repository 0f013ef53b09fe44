"""A preview for another process: frames go into shared memory while it looks."""

from __future__ import annotations

from talking_avatar.live.frame_outputs import Preview
from talking_avatar.live.picture_stage import LiveFrame
from talking_avatar.outputs.camera.frame_exchange import FrameExchange


class SharedPreview(Preview):
    """``looking`` is set by whoever hears the other process."""

    def __init__(self, exchange: FrameExchange) -> None:
        super().__init__()
        self.looking = True
        self._exchange = exchange

    @property
    def watched(self) -> bool:
        return self.looking or self.asked

    def __call__(self, frame: LiveFrame) -> None:
        if self.looking:
            self._exchange.publish(frame.picture, frame.due_s, frame.media_s)
        super().__call__(frame)
