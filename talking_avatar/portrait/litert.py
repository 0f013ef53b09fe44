"""The networks that come with the program, run on the CPU by LiteRT."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class LiteRtModel:
    """One network with a single input; loaded once, safe to call from several threads."""

    def __init__(self, path: Path) -> None:
        # Here, because a stored portrait needs no network.
        from ai_edge_litert.interpreter import Interpreter

        self._interpreter = Interpreter(model_path=str(path), num_threads=1)
        self._interpreter.allocate_tensors()
        self._input = self._interpreter.get_input_details()[0]["index"]
        self._outputs = {d["name"]: d["index"] for d in self._interpreter.get_output_details()}
        self._lock = threading.Lock()

    def __call__(self, tensor: NDArray[np.floating]) -> dict[str, NDArray[np.float32]]:
        """Outputs by name for one input; the batch axis is added here."""
        with self._lock:
            self._interpreter.set_tensor(self._input, tensor[np.newaxis].astype(np.float32, copy=False))
            self._interpreter.invoke()
            return {name: self._interpreter.get_tensor(index) for name, index in self._outputs.items()}
