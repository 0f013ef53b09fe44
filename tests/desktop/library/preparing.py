"""Prepares nothing: pictures are refused by their names, and thumbnails are of one colour a frame."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PIL import Image

from talking_avatar.desktop.library.moving_thumbnail import LOOP_COLUMNS, LOOP_FRAMES, SIDE_PX
from talking_avatar.desktop.library.preparer import Order, Prepared
from talking_avatar.portrait.portrait import QualityWarning


class PromptPreparer:
    """Answers from another thread at once. A picture 13 pixels wide shows no face."""

    def __init__(self, done: Callable[[Prepared], None]) -> None:
        self._done = done
        self.orders: list[Order] = []

    def order(self, order: Order, urgent: bool = False) -> None:
        del urgent
        self.orders.append(order)
        threading.Thread(target=self._answer, args=(order,), name="prompt-preparer").start()

    def close(self) -> None:
        pass

    def _answer(self, order: Order) -> None:
        with Image.open(order.picture) as picture:
            width, red = picture.width, picture.convert("RGB").getpixel((0, 0))
        if order.thumbnails is not None:
            order.thumbnails.loop.parent.mkdir(parents=True, exist_ok=True)
            rows = LOOP_FRAMES // LOOP_COLUMNS
            sheet = Image.new("RGB", (LOOP_COLUMNS * SIDE_PX, rows * SIDE_PX))
            for frame in range(LOOP_FRAMES):
                y, x = divmod(frame, LOOP_COLUMNS)
                colour = (0, 6 * frame, 255) if frame else red
                sheet.paste(colour, (x * SIDE_PX, y * SIDE_PX, (x + 1) * SIDE_PX, (y + 1) * SIDE_PX))
            sheet.save(order.thumbnails.loop, quality=95)
            sheet.crop((0, 0, SIDE_PX, SIDE_PX)).save(order.thumbnails.still, quality=95)
        problem = "No face was found in it." if width == 13 else ""
        small = (QualityWarning("small-face", "The face is 5 pixels wide."),)
        self._done(Prepared(order, problem, small if width < 30 else ()))
