from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.media.audio import SoundFormat, SoundReader, VoiceConverter
from talking_avatar.media.samples import mixing_matrix
from talking_avatar.resources import bundled
from tests.fast_part import examples

VOICE = bundled("resources", "voices", "heart.flac")


def read_sound(path: Path) -> tuple[NDArray[np.float32], SoundFormat]:
    with SoundReader(path) as reader:
        return np.concatenate(list(reader.blocks())), reader.format


def read_voice(path: Path) -> NDArray[np.float32]:
    with SoundReader(path) as reader:
        converter = VoiceConverter(reader.format)
        return np.concatenate([*(converter.push(b) for b in reader.blocks()), converter.finish()])


def lag_ms(heard: NDArray[np.float32], said: NDArray[np.float32], rate_hz: int = 16_000) -> float:
    """How much later ``heard`` is than ``said``."""
    size = 1 << int(np.ceil(np.log2(len(heard) + len(said))))
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(said, size))
    peak = int(np.argmax(np.fft.irfft(spectrum, size)))
    return (peak - size if peak > size // 2 else peak) / rate_hz * 1000


def write_sound(
    path: Path,
    samples: NDArray[np.float32],
    rate_hz: int,
    codec: str,
    *,
    layout: str = "mono",
    sample_format: str = "fltp",
    picture_first_s: float = 0.0,
) -> Path:
    """``samples (n, channels)`` coded by FFmpeg; a picture starts ``picture_first_s`` before the sound."""
    with av.open(str(path), "w") as container:
        if picture_first_s:
            video = container.add_stream("libx264", rate=25)
            video.width = video.height = 64
            video.pix_fmt = "yuv420p"
        stream = container.add_stream(codec, rate=rate_hz)
        stream.codec_context.layout = layout
        if picture_first_s:
            for i in range(25):
                picture = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
                picture.pts, picture.time_base = i, Fraction(1, 25)
                container.mux(video.encode(picture))
            container.mux(video.encode(None))
        planes = np.ascontiguousarray(samples.T)
        if sample_format == "u8":
            planes = np.ascontiguousarray(np.round(samples.reshape(1, -1) * 127 + 128).astype(np.uint8))
        if sample_format == "flt":
            planes = np.ascontiguousarray(samples.reshape(1, -1))
        frame = av.AudioFrame.from_ndarray(planes, format=sample_format, layout=layout)
        frame.sample_rate = rate_hz
        frame.time_base = Fraction(1, rate_hz)
        frame.pts = round(picture_first_s * rate_hz)
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


@pytest.fixture(scope="module")
def speech() -> NDArray[np.float32]:
    """Two seconds of the bundled voice, ``(n, 1)`` at 48 kHz."""
    import soxr

    samples, sound = read_sound(VOICE)
    return np.asarray(soxr.resample(samples, sound.rate_hz, 48_000)[:96_000], np.float32)


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.mp3", "libmp3lame"), ("a.m4a", "aac"), ("a.ogg", "libopus"), ("a.mka", "aac"), ("a.flac", "flac")],
)
def test_compressed_sound_starts_where_it_was_recorded(
    tmp_path: Path, speech: NDArray[np.float32], name: str, codec: str
) -> None:
    sample_format = "s16" if codec == "flac" else "fltp"
    samples = (speech * 32767).astype(np.int16) if codec == "flac" else speech
    path = write_sound(tmp_path / name, samples, 48_000, codec, sample_format=sample_format)
    heard, sound = read_sound(path)
    assert sound == SoundFormat(48_000, 1)
    assert abs(lag_ms(heard[:, 0], speech[:, 0], 48_000)) <= 1.5
    assert len(heard) == pytest.approx(len(speech), abs=48_000 * 0.03)


def test_voice_is_in_step_with_the_sound() -> None:
    samples, sound = read_sound(VOICE)
    voice = read_voice(VOICE)
    assert len(voice) / 16_000 == pytest.approx(len(samples) / sound.rate_hz, abs=0.001)
    again = np.interp(np.arange(len(samples)) / sound.rate_hz, np.arange(len(voice)) / 16_000, voice)
    assert abs(lag_ms(again.astype(np.float32), samples[:, 0], sound.rate_hz)) <= 0.1


def test_cutting_into_pieces_makes_no_difference(speech: NDArray[np.float32]) -> None:
    whole, pieces = VoiceConverter(SoundFormat(48_000, 1)), VoiceConverter(SoundFormat(48_000, 1))
    at_once = np.concatenate([whole.push(speech), whole.finish()])
    parts = [pieces.push(piece) for piece in np.array_split(speech, 37)]
    assert np.abs(np.concatenate([*parts, pieces.finish()]) - at_once).max() < 1e-4


def test_sound_that_starts_later_than_the_picture_is_preceded_by_silence(
    tmp_path: Path, speech: NDArray[np.float32]
) -> None:
    for name, codec in (("late.mp4", "aac"), ("late.mkv", "libopus")):
        path = write_sound(tmp_path / name, speech, 48_000, codec, picture_first_s=0.5)
        heard, _ = read_sound(path)
        assert lag_ms(heard[:, 0], speech[:, 0], 48_000) == pytest.approx(500, abs=3)


def test_eight_bits_and_high_rates_are_read(tmp_path: Path, speech: NDArray[np.float32]) -> None:
    coarse, sound = read_sound(write_sound(tmp_path / "u8.wav", speech, 48_000, "pcm_u8", sample_format="u8"))
    assert np.abs(coarse - speech).max() < 0.01
    high = write_sound(tmp_path / "hi.wav", speech, 96_000, "pcm_f32le", sample_format="flt")
    heard, sound = read_sound(high)
    assert sound.rate_hz == 48_000
    assert len(heard) == pytest.approx(len(speech) / 2, abs=2)


def test_surround_sound_becomes_stereo_with_the_voice_in_the_middle(
    tmp_path: Path, speech: NDArray[np.float32]
) -> None:
    centre_only = np.zeros((len(speech), 6), np.float32)
    centre_only[:, 2] = speech[:, 0]
    path = write_sound(
        tmp_path / "s.wav", centre_only, 48_000, "pcm_f32le", layout="5.1", sample_format="flt"
    )
    heard, sound = read_sound(path)
    assert sound.channels == 2
    assert np.array_equal(heard[:, 0], heard[:, 1])
    assert np.corrcoef(heard[:, 0], speech[:, 0])[0, 1] > 0.999


def test_surround_at_full_scale_does_not_clip() -> None:
    for speakers in (
        ("FL", "FR", "FC", "LFE", "BL", "BR"),
        ("FL", "FR", "FC", "LFE", "BL", "BR", "SL", "SR"),
    ):
        assert mixing_matrix(speakers).sum(0).max() <= 1


def test_samples_that_are_no_numbers_are_silent(tmp_path: Path, speech: NDArray[np.float32]) -> None:
    broken = speech.copy()
    broken[1000:2000:7] = np.nan
    broken[3000] = np.inf
    path = write_sound(tmp_path / "nan.wav", broken, 48_000, "pcm_f32le", sample_format="flt")
    heard, _ = read_sound(path)
    assert np.isfinite(heard).all()
    assert (heard[1000:2000:7] == 0).all()
    assert np.isfinite(read_voice(path)).all()


def test_full_scale_at_another_rate_stays_within_full_scale(tmp_path: Path) -> None:
    square = np.sign(np.sin(np.arange(96_000) / 9)).astype(np.float32)[:, None]
    path = write_sound(tmp_path / "square.wav", square, 96_000, "pcm_f32le", sample_format="flt")
    heard, _ = read_sound(path)
    assert np.abs(heard).max() == 1


def test_truncated_sound_is_used_as_far_as_it_goes(tmp_path: Path) -> None:
    whole, _ = read_sound(VOICE)
    cut = tmp_path / "cut.flac"
    cut.write_bytes(VOICE.read_bytes()[: VOICE.stat().st_size // 2])
    with SoundReader(cut) as reader:
        part = np.concatenate(list(reader.blocks()))
        assert reader.damaged
    assert 0.3 * len(whole) < len(part) < 0.7 * len(whole)
    assert np.array_equal(part[:40_000], whole[:40_000])


def _wav_header(data: bytes) -> bytes:
    body = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 16_000, 32_000, 2, 16)
    return struct.pack("<4sI4s", b"RIFF", 36, b"WAVE") + body + struct.pack("<4sI", b"data", len(data)) + data


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.wav", None, "no such file"),
        ("empty.wav", b"", "empty"),
        ("header.wav", _wav_header(b""), "no sound"),
        ("text.mp3", b"This is not music.\n" * 50, "damaged or no sound"),
        ("list.m3u8", b"#EXTM3U\n#EXTINF:6,\n/etc/hostname\n#EXT-X-ENDLIST\n", "damaged or no sound"),
        ("list.ffconcat", b"ffconcat version 1.0\nfile /etc/hostname\n", "damaged or no sound"),
    ],
)
def test_what_is_no_sound_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError, match=words) as refusal:
        read_sound(path)
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_folders_and_devices_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="folder"):
        read_sound(tmp_path)
    with pytest.raises(UserError, match="ordinary file"):
        read_sound(Path("/dev/zero"))


def test_a_video_without_sound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mute.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        picture = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
        container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    with pytest.raises(UserError, match="holds no sound"):
        read_sound(path)


@pytest.fixture(scope="module")
def sound_files(tmp_path_factory: pytest.TempPathFactory, speech: NDArray[np.float32]) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("sound")
    short = speech[:48_000]
    files = {".flac": VOICE.read_bytes()[:20_000]}
    for name, codec in (("a.mp3", "libmp3lame"), ("a.m4a", "aac"), ("a.ogg", "libopus"), ("a.mka", "aac")):
        path = write_sound(folder / name, short, 48_000, codec)
        files[path.suffix] = path.read_bytes()
    path = write_sound(folder / "a.wav", short, 48_000, "pcm_f32le", sample_format="flt")
    return {**files, ".wav": path.read_bytes()[:20_000]}


@pytest.mark.full
@settings(
    max_examples=examples(80),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), suffix=st.sampled_from([".flac", ".wav", ".mp3", ".m4a", ".ogg", ".mka"]))
def test_damaged_bytes_never_do_worse_than_a_sentence(
    tmp_path: Path, sound_files: dict[str, bytes], data: st.DataObject, suffix: str
) -> None:
    content = bytearray(sound_files[suffix])
    for _ in range(data.draw(st.integers(1, 12))):
        reach = data.draw(st.sampled_from([200, len(content)]))
        position = data.draw(st.integers(0, min(reach, len(content)) - 1))
        noise = data.draw(st.binary(min_size=1, max_size=64))
        content[position : position + len(noise)] = noise
    path = tmp_path / f"noise{suffix}"
    path.write_bytes(bytes(content))
    try:
        with SoundReader(path) as reader:
            for block, _ in zip(reader.blocks(), range(1000), strict=False):
                assert np.isfinite(block).all()
                assert np.abs(block).max(initial=0) <= 1
    except UserError as error:
        assert "\n" not in str(error)
