"""The microphone: whether it hears something, and whether its clock is a clock."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from talking_avatar.audio.media_clock import LARGEST_RATE_ERROR
from talking_avatar.audio.source import VoiceBlock
from talking_avatar.doctor.finding import Finding, State, words_of
from talking_avatar.doctor.machine import Machine
from talking_avatar.errors import UserError

LEVEL_S, CLOCK_S = 1.0, 3.0
_LOOK_EVERY_S = 0.01
_PATIENCE_S = 2.0
_TOO_LOUD = 0.99
_STAND_IN = "until then silence stands in for it, and the face moves by itself"


def microphone(machine: Machine) -> Finding:
    """Records a second."""
    name = "Microphone"
    try:
        label, _, blocks = listen(machine, LEVEL_S)
    except UserError as error:
        missing_library = "PortAudio" in error.why
        remedy = f"{error.remedy or 'plug one in'}; {_STAND_IN}"
        return Finding(name, State.ERROR if missing_library else State.WARNING, words_of(error), remedy)
    if not blocks:
        remedy = f"plug it in again, or choose another with --mic; {_STAND_IN}"
        return Finding(name, State.WARNING, f"{label} delivers nothing", remedy)
    sound = np.concatenate([block.samples for block in blocks])
    peak, mean = float(np.max(np.abs(sound))), float(np.sqrt(np.mean(sound.astype(np.float64) ** 2)))
    if not peak:
        remedy = "unmute it, and allow microphones for this program in the system's privacy settings"
        return Finding(name, State.WARNING, f"{label} hears perfect silence", remedy)
    found = f"{label}: level {_db(mean):.0f} dB, peak {_db(peak):.0f} dB"
    if peak >= _TOO_LOUD:
        return Finding(name, State.WARNING, f"{found}, too loud", "turn it down in the system's settings")
    return Finding(name, State.OK, found)


def audio_clock(machine: Machine) -> Finding:
    """The microphone's sample counter against the computer's clock, for three seconds."""
    name = "Audio clock"
    try:
        label, rate_hz, blocks = listen(machine, CLOCK_S)
    except UserError:
        blocks, label, rate_hz = [], "", 1
    if len(blocks) < 10:
        return Finding(name, State.OK, "the computer's own, as no microphone runs")
    ppm, error_ppm = drift(blocks, rate_hz)
    found = f"{label}, {rate_hz} Hz: {ppm:+.0f} ± {error_ppm:.0f} parts per million"
    if abs(ppm) - 3 * error_ppm > LARGEST_RATE_ERROR * 1e6:
        remedy = "choose another microphone: sound and picture would drift apart with this one"
        return Finding(name, State.WARNING, found, remedy)
    return Finding(name, State.OK, found)


def listen(machine: Machine, duration_s: float) -> tuple[str, int, list[VoiceBlock]]:
    """The source's name, its rate, and what it hears in ``duration_s``; less when it is slow to begin.

    Raises :class:`UserError` when there is none, or it stops.
    """
    source = machine.microphone()
    source.open()
    try:
        blocks: list[VoiceBlock] = []
        heard_s, end_s = 0.0, machine.now_s() + duration_s + _PATIENCE_S
        while heard_s < duration_s and machine.now_s() < end_s:
            block = source.take()
            if block is None:
                machine.sleep(_LOOK_EVERY_S)
                continue
            blocks.append(block)
            heard_s += len(block.samples) / source.rate_hz
        return source.name, source.rate_hz, blocks
    finally:
        source.close()


def drift(blocks: list[VoiceBlock], rate_hz: int) -> tuple[float, float]:
    """How much faster than the computer's clock the samples come, and the standard error of that, in parts
    per million: the slope of a line through the times at which blocks were captured."""
    starts = np.cumsum([0, *(len(block.samples) for block in blocks[:-1])]) / rate_hz
    times: NDArray[np.float64] = np.array([block.captured_s for block in blocks])
    x, y = times - times.mean(), starts - starts.mean()
    slope = float(x @ y / (x @ x))
    rest = y - slope * x
    error = math.sqrt(float(rest @ rest) / (len(blocks) - 2) / float(x @ x))
    return (slope - 1) * 1e6, error * 1e6


def _db(amplitude: float) -> float:
    return 20 * math.log10(max(amplitude, 1e-7))
