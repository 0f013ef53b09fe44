"""The sound of any audio or video file, streamed: memory does not grow with its length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import av
import numpy as np
import soxr
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.media.decoding import decoded_frames
from talking_avatar.media.input_file import open_input
from talking_avatar.media.samples import channel_samples, mixing_matrix, to_mono

VOICE_RATE_HZ = 16_000
HIGHEST_RATE_HZ = 48_000
BLOCK_S = 0.5
_GAP_TOLERANCE_S = 0.03
"""Time stamps of containers that count in milliseconds jitter by less; a lost packet is longer."""
_LONGEST_GAP_S = 600.0
"""A longer jump is a damaged time stamp and no pause."""

_OTHER_FILE = "choose a sound or video file such as WAV, MP3, M4A, OGG, FLAC or MP4"


@dataclass(frozen=True)
class SoundFormat:
    """``channels`` is 1 or 2."""

    rate_hz: int
    channels: int


class SoundReader:
    """The first sound stream of a file as float32, from the file's beginning to its end.

    Use as a context manager. ``format`` is the file's own rate (at most ``HIGHEST_RATE_HZ``) and mono or
    stereo (more speakers are mixed down). ``duration_s`` is what the file claims, ``None`` when it does not.
    Sound that starts later than the picture of a video is preceded by silence, and a gap in it stays a gap.
    ``damaged`` is true once a part could not be decoded; that part is silent or missing. ``origin_s`` is what
    the file's time stamps say at that beginning.

    Raises :class:`UserError` when the file cannot be opened or holds no sound.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = False
        self._container = open_input(path, "sound", _OTHER_FILE)
        try:
            self._stream = _sound_stream(self._container, path)
            self._frames = self._decoded()
            self._first = next(self._frames, None)
            if self._first is None:
                raise UserError(f"{path.name} holds no sound that can be decoded", "", _OTHER_FILE)
            self.origin_s = self._earliest_s(self._first)
            channels = self._first.layout.nb_channels
            self.format = SoundFormat(min(self._first.sample_rate, HIGHEST_RATE_HZ), min(channels, 2))
            self.duration_s = _claimed_duration_s(self._container, self._stream)
        except BaseException:
            self._container.close()
            raise

    def __enter__(self) -> SoundReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._container.close()

    def blocks(self) -> Iterator[NDArray[np.float32]]:
        """``(n, channels)`` float32 within -1..1 in pieces of about ``BLOCK_S``; can be walked once."""
        pending: list[NDArray[np.float32]] = []
        count, wanted = 0, int(BLOCK_S * self.format.rate_hz)
        for piece in self._resampled():
            pending.append(piece)
            count += len(piece)
            if count >= wanted:
                yield _within_full_scale(pending)
                pending, count = [], 0
        if count:
            yield _within_full_scale(pending)

    def _resampled(self) -> Iterator[NDArray[np.float32]]:
        target = self.format
        converter: soxr.ResampleStream | None = None
        rate_hz = 0
        for samples, source_rate_hz in self._continuous():
            if source_rate_hz != rate_hz:
                if converter is not None:
                    yield converter.resample_chunk(np.zeros((0, target.channels), np.float32), last=True)
                rate_hz = source_rate_hz
                same = rate_hz == target.rate_hz
                converter = None if same else soxr.ResampleStream(rate_hz, target.rate_hz, target.channels)
            piece = samples if converter is None else converter.resample_chunk(samples)
            if len(piece):
                yield piece.reshape(-1, target.channels)
        if converter is not None:
            tail = converter.resample_chunk(np.zeros((0, target.channels), np.float32), last=True)
            yield tail.reshape(-1, target.channels)

    def _continuous(self) -> Iterator[tuple[NDArray[np.float32], int]]:
        """Pieces at their source rate without gaps or overlaps, from time zero."""
        assert self._first is not None
        origin_s = self.origin_s
        position_s = 0.0
        tolerance_s = 0.0
        frame: av.AudioFrame | None = self._first
        while frame is not None:
            rate_hz = frame.sample_rate
            samples = self._mixed(frame)
            if frame.time is not None:
                late_s = frame.time - origin_s - position_s
                if abs(late_s) > _LONGEST_GAP_S:
                    origin_s += late_s
                elif late_s > tolerance_s:
                    for silence in _silence(round(late_s * rate_hz), rate_hz, self.format.channels):
                        position_s += len(silence) / rate_hz
                        yield silence, rate_hz
                elif late_s < -tolerance_s:
                    samples = samples[round(-late_s * rate_hz) :]
            position_s += len(samples) / rate_hz
            tolerance_s = _GAP_TOLERANCE_S
            if len(samples):
                yield samples, rate_hz
            frame = next(self._frames, None)

    def _mixed(self, frame: av.AudioFrame) -> NDArray[np.float32]:
        speakers = tuple(channel.name for channel in frame.layout.channels)
        samples = channel_samples(frame)
        if samples.shape[1] > 2:
            samples = samples @ mixing_matrix(speakers)
        if samples.shape[1] == self.format.channels:
            return samples
        if self.format.channels == 1:
            return to_mono(samples)[:, None]
        return np.repeat(samples, 2, axis=1)

    def _earliest_s(self, first: av.AudioFrame) -> float:
        starts = [first.time or 0.0]
        for video in self._container.streams.video:
            picture = video.disposition & av.stream.Disposition.attached_pic
            if not picture and video.start_time is not None and video.time_base is not None:
                starts.append(float(video.start_time * video.time_base))
        return min(starts)

    def _decoded(self) -> Iterator[av.AudioFrame]:
        for frame in decoded_frames(self._container, self._stream, self._note_damage):
            if isinstance(frame, av.AudioFrame) and frame.samples and frame.sample_rate > 0:
                yield frame

    def _note_damage(self) -> None:
        self.damaged = True


class VoiceConverter:
    """Turns a file's sound into what motion generators listen to: mono, 16 kHz."""

    def __init__(self, sound: SoundFormat) -> None:
        same = sound.rate_hz == VOICE_RATE_HZ
        self._stream = None if same else soxr.ResampleStream(sound.rate_hz, VOICE_RATE_HZ, 1)

    def push(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """``(n, channels)`` in, ``(m,)`` float32 out; the cutting into pieces makes no difference."""
        mono = to_mono(samples)
        return mono if self._stream is None else np.asarray(self._stream.resample_chunk(mono), np.float32)

    def finish(self) -> NDArray[np.float32]:
        """The samples that the filter still holds."""
        nothing = np.zeros(0, np.float32)
        if self._stream is None:
            return nothing
        return np.asarray(self._stream.resample_chunk(nothing, last=True), np.float32)


def holds_sound(path: Path) -> bool:
    """Whether there is any sound in a file. Raises :class:`UserError` when it cannot be opened."""
    with open_input(path, "video", _OTHER_FILE) as container:
        return bool(container.streams.audio)


def _within_full_scale(pieces: list[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Another rate swings beyond the samples it was made of."""
    whole = np.concatenate(pieces)
    return np.clip(whole, -1.0, 1.0, out=whole)


def _sound_stream(container: av.container.InputContainer, path: Path) -> av.AudioStream:
    if not container.streams.audio:
        raise UserError(f"{path.name} holds no sound", "", _OTHER_FILE)
    stream = container.streams.audio[0]
    if stream.codec_context is None:
        raise UserError(f"The sound of {path.name} cannot be decoded", "its codec is not known", _OTHER_FILE)
    return stream


def _claimed_duration_s(container: av.container.InputContainer, stream: av.AudioStream) -> float | None:
    if container.duration is not None and container.duration > 0:
        return container.duration / 1_000_000
    if stream.duration and stream.time_base is not None and stream.duration > 0:
        return float(stream.duration * stream.time_base)
    return None


def _silence(count: int, rate_hz: int, channels: int) -> Iterator[NDArray[np.float32]]:
    while count > 0:
        piece = min(count, rate_hz)
        yield np.zeros((piece, channels), np.float32)
        count -= piece
