"""Networks that are ready to run."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import onnxruntime
from numpy.typing import NDArray

_ERRORS_ONLY = 3

Arrays = Mapping[str, NDArray[np.generic]]


class Network:
    """An ONNX model on the calling thread alone, which leaves the interpreter free while it runs.

    Sharing out a millisecond of work gains little on idle cores; on busy ones, as beside a renderer, threads
    that wait for each other made it ten times slower. May be used by several threads at once.
    """

    def __init__(self, model: bytes) -> None:
        """``model``: the contents of an ONNX file.

        Raises ONNX Runtime's errors, which have no common class, when it cannot be used.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.log_severity_level = _ERRORS_ONLY
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def __call__(self, inputs: Arrays) -> list[NDArray[np.float32]]:
        """All outputs in their order. Inputs must be contiguous and of the graph's types."""
        outputs: list[NDArray[np.float32]] = self._session.run(None, inputs)
        return outputs
