"""From a folder of talking videos to shards of clips, as those that are made from a corpus.

The work can be stopped at any time: a video that was finished is not watched again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from talking_avatar.errors import UserError
from talking_avatar.motion.face_motion import MOTION_RATE_HZ
from talking_avatar.portrait.prepare import FaceModels
from talking_avatar.speech.encoder import AudioEncoder
from talking_avatar.training.augmentation import AugmentationChances, augment
from talking_avatar.training.clips import FILMED, Clip, ClipsAbout, write_clips
from talking_avatar.training.columns import COLUMNS, rows_of
from talking_avatar.training.footage.filmed_style import filmed_style
from talking_avatar.training.footage.watch_video import FilmedClip, watch_video
from talking_avatar.training.prepare import STYLES

_SUFFIXES = (".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".wmv", ".flv", ".ogv")
_SHARD_FRAMES = 240 * MOTION_RATE_HZ
_VALID_OF = 10
_AS_HEARD = AugmentationChances(throat=0, room=0, noise=0, microphone=0, codec=0, clipping=0)
_ALTERED = AugmentationChances(throat=0)
"""The throat stays as it is, because it changes the tempo."""

LEDGER = "videos.jsonl"


@dataclass(frozen=True)
class Footage:
    """What came of one video: seconds that can be learned from, or else ``why`` there are none."""

    video: str
    clips: int = 0
    seconds: float = 0.0
    why: str = ""


class VideoPreparation:
    """Makes shards in ``out`` from the videos in ``folder`` and the folders in it.

    Each video is heard ``variants`` times: as it is, and then in other rooms and through other microphones,
    by ``encoders`` in turn; the first is the model's own. A tenth of the people is put aside for measuring: a
    folder in ``folder`` is a person, a video beside them another.
    """

    def __init__(
        self,
        folder: Path,
        out: Path,
        encoders: Sequence[AudioEncoder],
        variants: int,
        seed: int = 0,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self._folder, self._out, self._encoders = folder, out, encoders
        self._variants, self._seed, self._should_stop = variants, seed, should_stop

    def run(self, tell: Callable[[str], None]) -> list[Footage]:
        """What came of every video, in the order of their names; ``tell`` gets a line for each.

        Raises :class:`UserError` when there is no video, and ``KeyboardInterrupt`` once it should stop.
        """
        videos = sorted(p for p in self._folder.rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file())
        if not videos:
            raise UserError(f"There are no videos in {self._folder}", "", "choose a folder with videos in it")
        self._out.mkdir(parents=True, exist_ok=True)
        known = self._known()
        models = FaceModels.load()
        results = []
        for path in videos:
            key = self._key(path)
            if json.dumps(key) not in known:
                footage = self._watch(path, models)
                with (self._out / LEDGER).open("a", encoding="utf-8") as file:
                    file.write(json.dumps({"key": key, "result": vars(footage)}) + "\n")
                known[json.dumps(key)] = footage
            footage = known[json.dumps(key)]
            tell(footage.why or f"{footage.video}: {footage.clips} clips, {footage.seconds:.0f} s")
            results.append(footage)
        return results

    def _watch(self, path: Path, models: FaceModels) -> Footage:
        name = path.relative_to(self._folder).as_posix()
        stem = f"{split_of(name)}-video-{zlib.crc32(name.encode()):08x}"
        for old in self._out.glob(f"{stem}.*"):
            old.unlink()
        shard: list[FilmedClip] = []
        clips = frames = parts = 0
        try:
            for clip in watch_video(path, models, self._should_stop):
                shard.append(clip)
                clips, frames = clips + 1, frames + len(clip.motion)
                if sum(len(c.motion) for c in shard) >= _SHARD_FRAMES:
                    self._write(stem, parts, shard)
                    shard, parts = [], parts + 1
        except UserError as error:
            because = f" because {error.why}" if error.why else ""
            return Footage(name, why=f"{error.what}{because}, so it is left out.")
        if shard:
            self._write(stem, parts, shard)
        return Footage(name, clips, frames / MOTION_RATE_HZ)

    def _write(self, stem: str, part: int, shard: Sequence[FilmedClip]) -> None:
        for variant in range(1 if stem.startswith("valid") else self._variants):
            encoder = self._encoders[variant % len(self._encoders)]
            random = np.random.default_rng([self._seed, variant, part, zlib.crc32(stem.encode())])
            chances = _ALTERED if variant else _AS_HEARD
            about = ClipsAbout(
                self._encoders[0].name, COLUMNS, STYLES, f"{FILMED}{stem}.{part}/{variant}", encoder.name
            )
            clips = [
                Clip(
                    encoder.encode(augment(clip.samples, chances, random).samples),
                    rows_of(clip.motion)[None],
                    filmed_style(clip.motion)[None],
                )
                for clip in shard
            ]
            write_clips(self._out / f"{stem}.{part:03}.{variant}.npz", about, clips)

    def _key(self, path: Path) -> list[str | int]:
        file = path.stat()
        name = path.relative_to(self._folder).as_posix()
        return [name, file.st_size, file.st_mtime_ns, self._variants, self._seed, self._encoders[0].name]

    def _known(self) -> dict[str, Footage]:
        ledger = self._out / LEDGER
        found: dict[str, Footage] = {}
        for line in ledger.read_text("utf-8").splitlines() if ledger.exists() else []:
            try:
                entry = json.loads(line)
                found[json.dumps(entry["key"])] = Footage(**entry["result"])
            except (ValueError, KeyError, TypeError):
                continue  # the line that a kill cut short
        return found


def split_of(name: str) -> str:
    """``train``, or for a tenth of the people ``valid``; ``name`` is a path in the folder of videos."""
    return "train" if zlib.crc32(name.split("/", maxsplit=1)[0].encode()) % _VALID_OF else "valid"


def summary_of(results: Sequence[Footage]) -> str:
    """One sentence or two."""
    used = [r for r in results if not r.why]
    words = (
        f"{len(used)} of {len(results)} videos give {sum(r.seconds for r in used) / 60:.1f} min to learn from"
    )
    aside = sum(r.seconds for r in used if split_of(r.video) == "valid")
    if used and not aside:
        return words + "; none was put aside for measuring, so train on them beside other data."
    return words + f", {aside / 60:.1f} min of it put aside for measuring."
