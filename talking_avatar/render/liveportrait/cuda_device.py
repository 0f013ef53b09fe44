"""A frame device on an NVIDIA GPU: two streams, a captured graph, page-locked memory for the way back."""

from __future__ import annotations

import logging

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from talking_avatar.render.liveportrait.frame_device import DRIVING_SHAPE, FrameProgram, Stream

_log = logging.getLogger(__name__)

_WARM_UP_RUNS = 3
"""Before capturing, so that libraries have chosen their ways and allocated what they need."""


class CudaDevice:
    """Nothing in the loop synchronises but :meth:`wait`. ``captured`` tells whether frames replay a graph;
    where capturing fails the program runs as it is, and ``why_not`` says so."""

    def __init__(self, program: FrameProgram, device: torch.device, slots: int) -> None:
        """Runs ``program`` a few times. Raises what PyTorch raises when memory does not suffice."""
        self._program = program
        self._streams = {
            stream: torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
            for stream in Stream
        }
        self._input = torch.zeros(DRIVING_SHAPE, device=device)
        self._graph: torch.cuda.CUDAGraph | None = None
        self.why_not = ""
        self._output = self._warm_up()
        self._capture()
        self._kept = [torch.empty_like(self._output) for _ in range(slots)]
        self._written = [torch.zeros(DRIVING_SHAPE).pin_memory() for _ in range(slots)]
        shape = tuple(self._output.shape)
        self._frames = [torch.empty(shape, dtype=torch.uint8).pin_memory() for _ in range(slots)]
        self._events: dict[int, torch.cuda.Event] = {}
        self._marked = 0
        torch.cuda.synchronize(device)

    @property
    def captured(self) -> bool:
        return self._graph is not None

    def write(self, slot: int, driving: NDArray[np.float32]) -> None:
        self._written[slot].copy_(torch.from_numpy(driving))

    def upload(self, slot: int) -> None:
        with torch.cuda.stream(self._streams[Stream.RENDER]):
            self._input.copy_(self._written[slot], non_blocking=True)

    def draw(self) -> None:
        with torch.cuda.stream(self._streams[Stream.RENDER]), torch.no_grad():
            if self._graph is not None:
                self._graph.replay()
            else:
                self._output = self._program(self._input)

    def keep(self, slot: int) -> None:
        with torch.cuda.stream(self._streams[Stream.RENDER]):
            self._kept[slot].copy_(self._output, non_blocking=True)

    def download(self, slot: int) -> None:
        with torch.cuda.stream(self._streams[Stream.COPY]):
            self._frames[slot].copy_(self._kept[slot], non_blocking=True)

    def mark(self, stream: Stream) -> int:
        event = torch.cuda.Event()  # type: ignore[no-untyped-call]
        event.record(self._streams[stream])
        self._marked += 1
        self._events[self._marked] = event
        return self._marked

    def hold(self, stream: Stream, mark: int) -> None:
        # Events may go once the stream has been told; the driver keeps what it needs.
        self._streams[stream].wait_event(self._events.pop(mark))

    def wait(self, mark: int) -> None:
        self._events.pop(mark).synchronize()

    def read(self, slot: int) -> NDArray[np.uint8]:
        frame: NDArray[np.uint8] = self._frames[slot].numpy()
        return frame

    def _warm_up(self) -> Tensor:
        stream = self._streams[Stream.RENDER]
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream), torch.no_grad():
            for _ in range(_WARM_UP_RUNS):
                output = self._program(self._input)
        stream.synchronize()
        return output

    def _capture(self) -> None:
        graph = torch.cuda.CUDAGraph()
        # Another portrait may be drawn by another thread meanwhile, which shall not break the capture.
        capture = torch.cuda.graph(
            graph, stream=self._streams[Stream.RENDER], capture_error_mode="thread_local"
        )
        try:
            with torch.no_grad(), capture:
                output = self._program(self._input)
        except torch.cuda.OutOfMemoryError:
            raise
        except RuntimeError as error:
            self.why_not = str(error).partition("\n")[0]
            _log.warning("LivePortrait draws without a captured graph, more slowly: %s", self.why_not)
            return
        self._graph, self._output = graph, output
