"""Small training data, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from talking_avatar.training.prepare import Preparation, prepare_corpus
from tests.training.small_data import BandEncoder, write_babble


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of prepared clips of babble."""
    root = tmp_path_factory.mktemp("training")
    write_babble(root / "corpus")
    prepare_corpus(root / "corpus", root / "clips", [BandEncoder()], Preparation(variants=1), lambda _: None)
    return root / "clips"
