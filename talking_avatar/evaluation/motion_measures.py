"""Numbers about one motion: against the articulation truth, in silence, at seams, between seeds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion
from talking_avatar.motion.lips import LIPS_SHUT_IPD, lip_aperture_ipd
from talking_avatar.training.articulation.phones import Segment
from talking_avatar.training.articulation.visemes import BILABIAL

_FINE = 10
_LONGEST_LAG_MS = 240
_AROUND_S = 0.02
_OPEN_IPD = 0.06
_ONSET_SHARE = 0.2


def aperture(motion: FaceMotion) -> NDArray[np.float64]:
    """``(T,)`` in interpupillary distances."""
    return np.asarray(lip_aperture_ipd(motion.controls), np.float64)


def correlation(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    """Pearson's; 0 when one does not move."""
    if first.std() < 1e-6 or second.std() < 1e-6:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def lag_ms(shown: NDArray[np.float64], truth: NDArray[np.float64]) -> float:
    """By how much ``shown`` comes later than ``truth``: the shift of the best correlation, to 4 ms."""
    count = len(truth)
    fine = np.arange((count - 1) * _FINE + 1) / _FINE
    shown_fine, truth_fine = (np.interp(fine, np.arange(count), values) for values in (shown, truth))
    step_ms = 1000 / MOTION_RATE_HZ / _FINE
    shifts = np.arange(-int(_LONGEST_LAG_MS / step_ms), int(_LONGEST_LAG_MS / step_ms) + 1)
    scores = [_shifted_correlation(shown_fine, truth_fine, int(shift)) for shift in shifts]
    return float(shifts[int(np.argmax(scores))] * step_ms)


def _shifted_correlation(shown: NDArray[np.float64], truth: NDArray[np.float64], shift: int) -> float:
    if shift >= 0:
        return correlation(shown[shift:], truth[: len(truth) - shift])
    return correlation(shown[:shift], truth[-shift:])


def closures_met(motion: FaceMotion, sounds: Sequence[Segment]) -> tuple[int, int]:
    """How many of the bilabials in ``sounds`` show lips that meet (within 20 ms), and how many there are."""
    gap, met, count = aperture(motion), 0, 0
    for sound in sounds:
        if not sound.is_silence and sound.first.closure == BILABIAL:
            first = int(np.ceil((sound.start_s - _AROUND_S) * MOTION_RATE_HZ - 1e-6))
            last = int(np.floor((sound.end_s + _AROUND_S) * MOTION_RATE_HZ + 1e-6))
            frames = gap[max(first, 0) : last + 1]
            if len(frames):
                count += 1
                met += bool(frames.min() <= LIPS_SHUT_IPD)
    return met, count


def false_closures(motion: FaceMotion, truth: FaceMotion) -> tuple[int, int]:
    """In how many frames the lips meet where the truth has them well apart, and how many those are."""
    apart = aperture(truth) > _OPEN_IPD
    return int((aperture(motion)[apart] <= LIPS_SHUT_IPD).sum()), int(apart.sum())


def onset_lag_ms(motion: FaceMotion, truth: FaceMotion) -> float:
    """From the lips' first opening in the truth to that in ``motion``; not-a-number without one."""
    times = [_onset_s(aperture(m)) for m in (motion, truth)]
    return (times[0] - times[1]) * 1000


def _onset_s(gap: NDArray[np.float64]) -> float:
    """When a fifth of the usual opening is first passed, between frames."""
    level = _ONSET_SHARE * np.percentile(gap, 95)
    above = np.flatnonzero(gap > level)
    if level < 1e-3 or not len(above):
        return float("nan")
    at = int(above[0])
    part = 0.0 if at == 0 else (gap[at] - level) / (gap[at] - gap[at - 1])
    return float((at - part) / MOTION_RATE_HZ)


def seam_ratio(values: NDArray[np.float64], hop: int) -> float:
    """Median frame-to-frame change of ``values (T, D)`` at multiples of ``hop``, over that elsewhere."""
    change = np.linalg.norm(np.diff(values, axis=0), axis=1)
    at_seam = (np.arange(1, len(values)) % hop) == 0
    if not at_seam.any() or at_seam.all():
        return float("nan")
    return float(np.median(change[at_seam]) / max(float(np.median(change[~at_seam])), 1e-9))


def diversity(motions: Sequence[NDArray[np.float64]]) -> float:
    """Spread between seeds over the spread in time, both root mean square over columns that move."""
    stack = np.stack(motions)
    between, within = stack.std(axis=0).mean(axis=0), stack.std(axis=1).mean(axis=0)
    moving = within > 1e-5
    return float(np.mean(between[moving] / within[moving])) if moving.any() else 0.0
