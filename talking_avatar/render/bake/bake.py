"""From a portrait and another engine to a ``BakedFace``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.bake.agreement import objection
from talking_avatar.render.bake.drawn_state import DrawnState, StateDrawer
from talking_avatar.render.bake.looks import (
    MouthGrid,
    StatePair,
    lid_picture,
    mouth_picture,
    packed_change,
    photo_light,
    relit,
    skin_change,
)
from talking_avatar.render.bake.registration import laid_over, landmark_shift, refined
from talking_avatar.render.bake.states import BAKE_STATES, SIDES, BakeState, FacePart, state_space
from talking_avatar.render.bake.teacher import FaceFinder, Teacher
from talking_avatar.render.bake.zones import skin_shares
from talking_avatar.render.warp.baked_face import (
    BakedFace,
    LidPatches,
    MouthPatches,
    Refusal,
    SkinRegion,
    StateSpace,
)
from talking_avatar.render.warp.frozen import frozen
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS
from talking_avatar.render.warp.rig import WarpRig

_MOUTH_PX_PER_IPD = 100.0
_MOUTH_HALF_WIDTH_IPD, _MOUTH_TOP_IPD, _MOUTH_BELOW_JAW_IPD = 0.56, -0.24, 0.22
_UPPER_TEETH_END_IPD, _LOWER_TEETH_BEGIN_IPD, _LEAST_DROP_IPD = 0.07, 0.0, 0.1
_OPEN_ENOUGH, _SHUT = 200, 8
_UNTRUSTED_IPD = 0.08
"""Around an opening, what is in it draws the search for the same skin aside."""

_LID_CLOSES_FROM = 0.3


@dataclass(frozen=True, eq=False)
class _Taken:
    state: BakeState
    pair: StatePair


class Baker:
    """Bakes one portrait: asks, compares, refuses or takes over, state by state."""

    def __init__(self, portrait: Portrait, rig: WarpRig, teacher: Teacher, find: FaceFinder) -> None:
        self._portrait, self._rig = portrait, rig
        self._teacher, self._find = teacher, find
        self._drawer = StateDrawer(portrait, rig)
        self._ipd_px = portrait.head.ipd_px

    def bake(
        self,
        states: Sequence[BakeState] = BAKE_STATES,
        progress: Callable[[int, int], None] = lambda done, total: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> BakedFace:
        """The states that both engines agree on. The same teacher's frames give the same bytes.

        ``progress`` is called with the number of frames that the teacher has drawn and will draw. Raises
        :class:`UserError` when the teacher does not draw this face, or no state of it as asked, and
        ``KeyboardInterrupt`` once ``stop`` says so.
        """
        total = len(states) + 1
        progress(0, total)
        neutral, light = self._neutral()
        taken: list[_Taken] = []
        refused: dict[str, str] = {}
        for done, state in enumerate(states, start=1):
            progress(done, total)
            if stop():
                raise KeyboardInterrupt
            pair = self._pair(state, light)
            if isinstance(pair, str):
                refused[state.name] = pair
            else:
                taken.append(_Taken(state, pair))
        progress(total, total)
        if not taken:
            raise UserError(
                f"{self._teacher.engine} draws none of the {len(states)} states as they were asked for",
                next(iter(refused.values()), ""),
                "try a picture that shows the face from the front and sharply",
            )
        refusals = (Refusal(name, f"The state {name!r} is left out: {why}.") for name, why in refused.items())
        return self._assembled(neutral, taken, tuple(refusals))

    def _neutral(self) -> tuple[StatePair, NDArray[np.float32]]:
        drawn = self._drawer.draw(None)
        theirs = self._teacher.draw(FaceState.neutral(), self._portrait.traits)
        laid = self._laid_over(drawn, theirs, None)
        if isinstance(laid, str):
            raise UserError(
                f"{self._teacher.engine} does not draw the face of this portrait",
                laid,
                "try another portrait, or fetch the engine's models again",
            )
        light = photo_light(drawn.ours, laid, self._ipd_px)
        return StatePair(drawn, relit(laid, light)), light

    def _pair(self, state: BakeState, light: NDArray[np.float32]) -> StatePair | str:
        drawn = self._drawer.draw(state)
        theirs = self._teacher.draw(state.face, self._portrait.traits)
        laid = self._laid_over(drawn, theirs, state.part)
        return laid if isinstance(laid, str) else StatePair(drawn, relit(laid, light))

    def _laid_over(
        self, drawn: DrawnState, theirs: NDArray[np.uint8], part: FacePart | None
    ) -> NDArray[np.uint8] | str:
        """``theirs`` registered with ``drawn``, or why it cannot be."""
        ours_found = self._find(drawn.ours, drawn.landmarks_px)
        theirs_found = self._find(theirs, drawn.landmarks_px)
        why = objection(ours_found, theirs_found, part, self._ipd_px)
        if why:
            return why
        shift = landmark_shift(ours_found, theirs_found, self._ipd_px, drawn.ours.shape[:2])
        shift = refined(shift, drawn.ours, theirs, self._trusted(drawn), self._ipd_px)
        return np.asarray(laid_over(theirs, shift), np.uint8)

    def _trusted(self, drawn: DrawnState) -> NDArray[np.float32]:
        """1 where both engines should show the same skin: on the face, but not in the mouth."""
        trusted = np.zeros(drawn.ours.shape[:2], np.float32)
        cv2.fillConvexPoly(trusted, cv2.convexHull(drawn.landmarks_px[:468, :2].astype(np.int32)), 1.0)
        if drawn.mouth is not None:
            x0, y0, x1, y1 = drawn.mouth.box
            inside = np.zeros(trusted.shape, np.uint8)
            inside[y0:y1, x0:x1] = drawn.mouth.mask
            reach = 2 * round(_UNTRUSTED_IPD * self._ipd_px) + 1
            trusted *= cv2.dilate(inside, np.ones((reach, reach), np.uint8)) < _SHUT
        return trusted

    def _assembled(
        self, neutral: StatePair, taken: Sequence[_Taken], refused: tuple[Refusal, ...]
    ) -> BakedFace:
        sheet = self._sheet()
        lids = [self._lids(eye, taken) for eye in (0, 1)]
        return frozen(
            BakedFace(
                engine=self._teacher.engine,
                weights=self._teacher.weights,
                sheet_px=sheet,
                skin=tuple(self._skin(neutral, taken, sheet)),
                lids=tuple(lid for lid in lids if lid is not None),
                mouth=self._mouth(taken),
                refused=refused,
            )
        )

    def _sheet(self) -> NDArray[np.int64]:
        points = self._portrait.landmarks_px[:468, :2]
        low = np.maximum(np.floor(points.min(0)), 0).astype(np.int64)
        high = np.minimum(np.ceil(points.max(0)) + 1, CROP_PX).astype(np.int64)
        return np.concatenate([low, high - low])

    def _skin(
        self, neutral: StatePair, taken: Sequence[_Taken], sheet: NDArray[np.int64]
    ) -> list[SkinRegion]:
        changes = {item.state.name: skin_change(item.pair, neutral) for item in taken}
        regions = []
        for (part, side), share in skin_shares(self._portrait, self._rig).items():
            own = [item for item in taken if item.state.part is part]
            rows, columns = np.nonzero(_cut(share, sheet) > 0)
            if not own or not len(rows):
                continue
            x0, y0, x1, y1 = columns.min(), rows.min(), columns.max() + 1, rows.max() + 1
            cut = (slice(y0, y1), slice(x0, x1))
            maps = [
                packed_change(_cut(changes[item.state.name], sheet)[cut], _cut(share, sheet)[cut])
                for item in own
            ]
            regions.append(SkinRegion(_space(part, (side,), own), np.stack(maps), np.array([x0, y0])))
        return regions

    def _lids(self, eye: int, taken: Sequence[_Taken]) -> LidPatches | None:
        side = self._rig.mesh.eyes[eye].side
        own = [item for item in taken if item.state.part is FacePart.EYES]
        blink = RIG_COEFFICIENTS.index("eyeBlink" + side)
        closing = [float(item.pair.drawn.coefficients[blink]) for item in own]
        closes = [i for i, share in enumerate(closing) if share >= _LID_CLOSES_FROM]
        if not closes:
            return None
        fold = self._rig.eyelids[eye].crease_eye_widths
        pictures = [lid_picture(own[i].pair, eye, fold, closing[i]) for i in closes]
        of_node = np.array(closes, np.int64) + 1
        return LidPatches(side, _space(FacePart.EYES, (side,), own), np.stack(pictures), of_node)

    def _mouth(self, taken: Sequence[_Taken]) -> MouthPatches | None:
        own = [item for item in taken if item.state.part is FacePart.MOUTH]
        seen = [
            (i, item.pair, opening)
            for i, item in enumerate(own)
            if (opening := item.pair.drawn.mouth) is not None and opening.mask.max() >= _OPEN_ENOUGH
        ]
        if not seen:
            return None
        drop = max(_LEAST_DROP_IPD, *(opening.jaw_drop_ipd for _, _, opening in seen))
        scale = _MOUTH_PX_PER_IPD
        height = round((drop + _MOUTH_BELOW_JAW_IPD - _MOUTH_TOP_IPD) * scale)
        grid = MouthGrid(
            shape=(height, round(2 * _MOUTH_HALF_WIDTH_IPD * scale)),
            px_per_ipd=scale,
            left_ipd=-_MOUTH_HALF_WIDTH_IPD,
            top_ipd=_MOUTH_TOP_IPD,
            upper_ipd=_UPPER_TEETH_END_IPD,
            lower_ipd=_LOWER_TEETH_BEGIN_IPD,
            drop_ipd=drop,
        )
        return MouthPatches(
            space=_space(FacePart.MOUTH, SIDES, own),
            pictures=np.stack([mouth_picture(pair, opening, grid) for _, pair, opening in seen]),
            of_node=np.array([i for i, _, _ in seen], np.int64) + 1,
            px_per_ipd=grid.px_per_ipd,
            left_ipd=grid.left_ipd,
            top_ipd=grid.top_ipd,
            upper_ipd=grid.upper_ipd,
            lower_ipd=grid.lower_ipd,
            drop_ipd=grid.drop_ipd,
        )


def _space(part: FacePart, sides: Sequence[str], taken: Sequence[_Taken]) -> StateSpace:
    coefficients = [item.pair.drawn.coefficients for item in taken]
    return state_space(part, sides, [item.state.name for item in taken], coefficients)


def _cut(field: NDArray, sheet: NDArray[np.int64]) -> NDArray:
    x, y, width, height = sheet
    return np.asarray(field[y : y + height, x : x + width])
