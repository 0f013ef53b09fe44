"""Videos that the program drew itself give back the motion that drew them; what is no use is left out."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.assembly.engines import make_renderer
from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.errors import UserError
from talking_avatar.evaluation.motion_clips import SpokenClip, read_folder
from talking_avatar.evaluation.motion_measures import correlation, lag_ms
from talking_avatar.media.audio import SoundFormat
from talking_avatar.media.video import VideoReader
from talking_avatar.media.video_writer import VideoWriter
from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.motion.interpolation import interpolate_rows, motion_rows, row_state, split_time
from talking_avatar.motion.lips import lip_aperture_ipd
from talking_avatar.portrait.prepare import FaceModels
from talking_avatar.render.framing import Framing, OriginalBackground
from talking_avatar.training.articulation.articulate import articulate
from talking_avatar.training.articulation.prosody import measure_prosody
from talking_avatar.training.articulation.style import ArticulationStyle
from talking_avatar.training.card import card_text
from talking_avatar.training.clips import read_clips
from talking_avatar.training.columns import COLUMNS
from talking_avatar.training.export import exported
from talking_avatar.training.footage.from_videos import LEDGER, VideoPreparation, split_of, summary_of
from talking_avatar.training.footage.watch_video import watch_video
from talking_avatar.training.mixture import read_mixture
from talking_avatar.training.run_folder import RunFolder
from talking_avatar.training.trainer import Trainer
from tests.training.small_data import BandEncoder
from tests.training.test_trainer import ALONE, TINY

RESOURCES = Path(__file__).parents[3] / "resources"
SOUND = SoundFormat(16000, 1)


def spoken() -> tuple[SpokenClip, FaceMotion]:
    """A voice that comes with the program, and a face that says it while its head sways."""
    clip = read_folder(RESOURCES / "voices")[0]
    random = np.random.default_rng(3)
    motion = articulate(
        clip.sounds, len(clip.truth), measure_prosody(clip.samples), ArticulationStyle(0.6), random
    )
    pose = motion.pose.copy()
    pose[:, 1] += 4 * np.sin(np.arange(len(pose)) / 25 * 2 * np.pi * 0.35)
    return clip, replace(motion, pose=pose.astype(np.float32))


def film(path: Path, who: str, rate: Fraction, clip: SpokenClip, motion: FaceMotion) -> None:
    renderer = make_renderer(
        PortraitShelf().get(RESOURCES / f"portraits/{who}.jpg"), Framing(), OriginalBackground()
    )
    with VideoWriter(path, renderer.size_px, rate, SOUND, False) as writer:
        writer.write_sound(clip.samples[:, None])
        rows = motion_rows(motion)
        for number in range(round(len(motion) / 25 * rate)):
            index, position = split_time(number / float(rate))
            near = rows[np.clip(np.arange(index - 1, index + 3), 0, len(rows) - 1)]
            writer.write_frame(renderer.draw(row_state(interpolate_rows(near, position))))
        writer.finish()


def silent_copy(video: Path, out: Path) -> None:
    with av.open(str(video)) as source, av.open(str(out), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(source.streams.video[0]):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)


@pytest.fixture(scope="module")
def filmed() -> tuple[SpokenClip, FaceMotion]:
    return spoken()


@pytest.fixture(scope="module")
def videos(tmp_path_factory: pytest.TempPathFactory, filmed: tuple[SpokenClip, FaceMotion]) -> Path:
    """A folder with two people, and videos that are no use."""
    folder = tmp_path_factory.mktemp("videos")
    (folder / "livia").mkdir()
    film(folder / "livia" / "one.mp4", "livia", Fraction(25), *filmed)
    film(folder / "felix.mkv", "felix", Fraction(30), *filmed)
    silent_copy(folder / "felix.mkv", folder / "mute.mkv")
    data = (folder / "livia" / "one.mp4").read_bytes()
    (folder / "cut.mp4").write_bytes(data[:2000])
    clip, _ = filmed
    with VideoWriter(folder / "empty.mp4", (320, 240), Fraction(25), SOUND, False) as writer:
        writer.write_sound(clip.samples[:64000, None])
        for _ in range(100):
            writer.write_frame(np.full((240, 320, 3), 90, np.uint8))
        writer.finish()
    return folder


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory, videos: Path) -> tuple[Path, list[str]]:
    out, said = tmp_path_factory.mktemp("shards"), []
    VideoPreparation(videos, out, [BandEncoder()], variants=2).run(said.append)
    return out, said


def columns(rows: NDArray[np.floating], *names: str) -> NDArray[np.float64]:
    return np.asarray(rows[:, [COLUMNS.index(name) for name in names]], np.float64)


@pytest.mark.full
@pytest.mark.parametrize("video", ["livia/one.mp4", "felix.mkv"])
def test_a_drawn_video_gives_back_its_motion(
    videos: Path, filmed: tuple[SpokenClip, FaceMotion], video: str
) -> None:
    clip, truth = filmed
    (found,) = watch_video(videos / video, FaceModels.load())
    first = round(found.start_s * 25)
    wanted = slice(first, first + len(found.motion))
    assert len(found.motion) >= len(truth) - 3
    seen, asked = lip_aperture_ipd(found.motion.controls), lip_aperture_ipd(truth.controls[wanted])
    assert correlation(seen, asked) >= 0.9
    assert abs(lag_ms(seen, asked)) <= 12
    assert np.polyfit(asked, seen, 1)[0] == pytest.approx(1, abs=0.3)
    assert correlation(found.motion.pose[:, 1], truth.pose[wanted, 1]) >= 0.95
    assert abs(lag_ms(found.motion.pose[:, 1], truth.pose[wanted, 1])) <= 20
    for name, least in (("jawOpen", 0.8), ("mouthFunnel", 0.6), ("mouthClose", 0.6), ("mouthPucker", 0.6)):
        column = CONTROL_INDEX[name]
        assert correlation(found.motion.controls[:, column], truth.controls[wanted, column]) >= least, name
    heard = clip.samples[first * 640 :][: len(found.samples)]
    assert np.corrcoef(found.samples[: len(heard)], heard)[0, 1] > 0.98


@pytest.mark.full
def test_a_cut_to_somebody_else_begins_another_clip(
    videos: Path, filmed: tuple[SpokenClip, FaceMotion], tmp_path: Path
) -> None:
    clip, truth = filmed
    cut_s, end_s = 3.6, 7.2
    with VideoWriter(tmp_path / "two.mp4", (512, 512), Fraction(25), SOUND, False) as writer:
        writer.write_sound(clip.samples[: round(end_s * 16000), None])
        for name, first_s, last_s in (("livia/one.mp4", 0, cut_s), ("felix.mkv", cut_s, end_s)):
            with VideoReader(videos / name, 1000) as reader:
                shown = [f for f in reader.frames(100) if first_s - 1e-3 <= f.time_s < last_s - 1e-3]
            times_s = np.array([frame.time_s for frame in shown])
            for time_s in np.arange(round(first_s * 25), round(last_s * 25)) / 25:
                writer.write_frame(shown[int(np.abs(times_s - time_s).argmin())].rgb)
        writer.finish()
    found = list(watch_video(tmp_path / "two.mp4", FaceModels.load()))
    assert [round(part.start_s, 2) for part in found] == [0, pytest.approx(cut_s, abs=0.09)]
    for part in found:
        first = round(part.start_s * 25)
        wanted = lip_aperture_ipd(truth.controls[first : first + len(part.motion)])
        assert correlation(lip_aperture_ipd(part.motion.controls), wanted) > 0.85


@pytest.mark.full
def test_shards_are_like_those_of_a_corpus_and_train_beside_them(
    shards: tuple[Path, list[str]], clips: Path, tmp_path: Path
) -> None:
    out, _ = shards
    about, found = read_clips(next(out.glob("*.000.1.npz")))
    assert about.fits(read_clips(next(clips.glob("train-*.npz")))[0])
    assert all(len(c.features) == c.motions.shape[1] for c in found)
    assert all(((c.styles >= 0) & (c.styles <= 1)).all() for c in found)
    train = read_mixture(clips, [(out, 0.4)], "train")
    own = len(np.diff(read_mixture(clips, [], "train").bounds))
    assert train.draw_chances[own:].sum() == pytest.approx(0.4)
    valid = read_mixture(clips, [(out, 0.4)], "valid")
    folder = RunFolder(tmp_path)
    folder.begin(TINY)
    trainer = Trainer(TINY, train, valid, folder, ALONE)
    assert trainer.run(lambda _: None, lambda: False)
    assert all(np.isfinite(float(str(e.get("total", 0)))) for e in folder.entries())
    card = exported(folder).description
    assert 0 < float(str(card.card["of_them_from_videos_of_people"])) < 0.02
    assert "answers for their consent" in card_text("model", card)
    assert "No video" not in card_text("model", card)


@pytest.mark.full
def test_useless_videos_are_left_out_with_a_sentence_each(
    videos: Path, shards: tuple[Path, list[str]]
) -> None:
    out, said = shards
    assert len(said) == 5
    sentences = {name: next(line for line in said if name in line) for name in ("mute", "cut", "empty")}
    assert "holds no sound" in sentences["mute"]
    assert "cannot be opened because" in sentences["cut"]
    assert "shows no face" in sentences["empty"]
    assert all(line.count(".") <= 3 and line.endswith("left out.") for line in sentences.values())
    again: list[str] = []
    before = {path: path.stat().st_mtime_ns for path in out.glob("*.npz")}
    with (out / LEDGER).open("a") as ledger:
        ledger.write('{"key": ["half a li')
    results = VideoPreparation(videos, out, [BandEncoder()], variants=2).run(again.append)
    assert again == said
    assert {path: path.stat().st_mtime_ns for path in out.glob("*.npz")} == before
    assert summary_of(results).startswith("2 of 5 videos give 0.")


@pytest.mark.full
def test_a_stop_loses_at_most_the_video_under_way(videos: Path, tmp_path: Path) -> None:
    looks = iter(range(10**6))
    stopped = VideoPreparation(videos, tmp_path, [BandEncoder()], 1, should_stop=lambda: next(looks) > 230)
    with pytest.raises(KeyboardInterrupt):
        stopped.run(lambda _: None)
    assert not list(tmp_path.glob("*.part"))
    done = [json.loads(line)["result"]["video"] for line in (tmp_path / LEDGER).read_text().splitlines()]
    assert "cut.mp4" in done
    assert "livia/one.mp4" not in done


def test_a_tenth_of_the_people_is_put_aside_whole() -> None:
    people = [f"person{i}" for i in range(400)]
    aside = [p for p in people if split_of(f"{p}/a.mp4") == "valid"]
    assert 20 <= len(aside) <= 65
    assert all(split_of(f"{p}/{name}.mov") == "valid" for p in aside for name in "bcd")


def test_a_folder_without_videos_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no videos"):
        VideoPreparation(tmp_path, tmp_path / "out", [BandEncoder()], 1).run(lambda _: None)
