"""The command line with all networks, their weights by recipe: no face is drawn, but every step is taken."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
import torch

from talking_avatar.assembly.engines import EngineShelf
from talking_avatar.cli import main
from talking_avatar.media.images import read_picture
from talking_avatar.media.video_writer import VideoWriter
from talking_avatar.render.liveportrait.compute import compute_on
from talking_avatar.render.liveportrait.loading import Networks
from talking_avatar.render.liveportrait.model import LivePortraitModel
from tests.conftest import PORTRAITS


@pytest.mark.full
def test_a_video_drives_and_a_still_is_edited(
    networks: Networks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    model = LivePortraitModel(networks, compute_on(torch.device("cpu")))
    monkeypatch.setattr(EngineShelf, "require", lambda shelf, engine: None)
    monkeypatch.setattr(EngineShelf, "liveportrait", lambda shelf: model)
    video, out, still = tmp_path / "drive.mp4", tmp_path / "out.mp4", tmp_path / "still.png"
    face = cv2.resize(read_picture(PORTRAITS["man"]).rgb, (384, 384), interpolation=cv2.INTER_AREA)
    with VideoWriter(video, (384, 384), Fraction(25)) as writer:
        for turned in (face, np.ascontiguousarray(face[:, ::-1])):
            writer.write_frame(turned)
        writer.finish()
    woman = str(PORTRAITS["woman"])
    words = ["--drive", str(video), "-o", str(out), "--engine", "liveportrait", "--size", "256", "-q"]
    assert main(["render", woman, *words]) == 0
    with av.open(str(out)) as container:
        frames = [frame.to_ndarray(format="rgb24").astype(int) for frame in container.decode(video=0)]
    assert len(frames) == 2
    assert np.abs(frames[1] - frames[0]).mean() > 0.2
    assert main(["edit", woman, str(still), "--yaw", "15", "--smile", "1", "-q"]) == 0
    edited, photo = read_picture(still).rgb.astype(int), read_picture(PORTRAITS["woman"]).rgb
    assert np.abs(edited[:20, :20] - photo[:20, :20]).max() <= 1
    assert np.abs(edited - photo[: edited.shape[0], : edited.shape[1]]).mean() > 1
