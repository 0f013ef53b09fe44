"""The networks: what they find stays where it is when the picture is moved, scaled, turned or mirrored."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.blendshapes import BLENDSHAPE_INDEX, BLENDSHAPE_NAMES
from talking_avatar.portrait.face_crop import crop_affine, cut_crop, detail_of
from talking_avatar.portrait.face_landmarks import FaceRegion
from talking_avatar.portrait.head_frame import HeadFrame
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.portrait.prepare import FaceModels
from tests.on_demand import OnDemand
from tests.portrait import painting


def crop_of(portrait: Portrait) -> NDArray[np.uint8]:
    return np.asarray(cv2.resize(portrait.crop, (CROP_PX, CROP_PX), interpolation=cv2.INTER_AREA))


def found(
    picture: NDArray[np.uint8], near_px: NDArray[np.float64], models: FaceModels
) -> NDArray[np.float64]:
    return models.landmarker.locate(picture, FaceRegion.around_points(near_px), passes=3).points_px


@pytest.mark.parametrize("name", ["woman", "man", "photo", "open-mouth"])
@pytest.mark.parametrize(
    ("scale", "degrees", "shift_px"), [(1, 0, 9), (0.5, 0, 0), (1, 25, 0), (0.7, -80, 5)]
)
def test_landmarks_follow_the_picture(
    name: str,
    scale: float,
    degrees: float,
    shift_px: float,
    portraits: OnDemand[Portrait],
    face_models: FaceModels,
) -> None:
    portrait = portraits[name]
    move = cv2.getRotationMatrix2D((255.5, 255.5), degrees, scale)
    move[:, 2] += shift_px
    picture = cv2.warpAffine(
        crop_of(portrait), move, (512, 512), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
    )
    wanted = portrait.landmarks_px.copy()
    wanted[:, :2] = wanted[:, :2] @ move[:, :2].T + move[:, 2]
    marks = found(np.asarray(picture), wanted, face_models)
    error_ipd = np.linalg.norm(marks[:, :2] - wanted[:, :2], axis=1) / (portrait.head.ipd_px * scale)
    assert error_ipd.mean() < 0.02
    assert error_ipd.max() < 0.10


def test_a_mirrored_face_has_mirrored_landmarks(woman: Portrait, face_models: FaceModels) -> None:
    mirrored = np.ascontiguousarray(crop_of(woman)[:, ::-1])
    region = FaceRegion.around_points(woman.landmarks_px)
    turned = replace(region, centre_x=511 - region.centre_x, roll_rad=-region.roll_rad)
    marks = face_models.landmarker.locate(mirrored, turned, passes=3).points_px
    for left, right in ((33, 263), (61, 291), (133, 362), (234, 454), (78, 308)):
        expected = np.array([511 - woman.landmarks_px[right, 0], woman.landmarks_px[right, 1]])
        assert np.linalg.norm(marks[left, :2] - expected) < 0.03 * woman.head.ipd_px


def test_a_rough_box_settles_where_a_good_one_does(woman: Portrait, face_models: FaceModels) -> None:
    crop = crop_of(woman)
    good = FaceRegion.around_points(woman.landmarks_px)
    rough = FaceRegion(good.centre_x + 25, good.centre_y - 20, 1.2 * good.side, 0.25)
    marks = face_models.landmarker.locate(crop, rough, passes=4)
    assert np.abs(marks.points_px[:, :2] - woman.landmarks_px[:, :2]).mean() < 0.02 * woman.head.ipd_px
    assert marks.score > 0.99


def test_an_empty_wall_is_no_face(face_models: FaceModels) -> None:
    wall = np.full((400, 400, 3), 150, np.uint8)
    assert face_models.detector.detect(wall) == ()
    assert face_models.landmarker.locate(wall, FaceRegion(200, 200, 200, 0)).score < 0.5


@pytest.mark.parametrize("size", [(512, 512), (300, 1200), (1600, 500)])
def test_the_detector_gives_boxes_in_pixels_of_the_picture(
    size: tuple[int, int], woman: Portrait, face_models: FaceModels
) -> None:
    height, width = size
    picture = np.full((height, width, 3), 140, np.uint8)
    side = 290
    top, left = (height - side) // 3, 2 * (width - side) // 3
    picture[top : top + side, left : left + side] = cv2.resize(crop_of(woman), (side, side))
    face = face_models.detector.detect(picture)[0]
    eyes = woman.landmarks_px[[*topology.RIGHT_EYE, *topology.LEFT_EYE], :2].mean(axis=0) * side / 512
    assert abs(face.centre_x - (left + eyes[0])) < 0.2 * side
    assert abs(face.centre_y - (top + eyes[1])) < 0.25 * side
    assert 0.25 * side < face.width < 0.6 * side
    assert abs(face.roll_rad) < 0.2
    assert face.score > 0.7


@pytest.mark.full
def test_expressions_are_scored(portraits: OnDemand[Portrait], face_models: FaceModels) -> None:
    scores = {name: portrait.blendshapes for name, portrait in portraits.items()}
    for values in scores.values():
        assert values.shape == (len(BLENDSHAPE_NAMES),)
        assert ((values >= 0) & (values <= 1)).all()
    jaw, smile = BLENDSHAPE_INDEX["jawOpen"], BLENDSHAPE_INDEX["mouthSmileLeft"]
    assert scores["open-mouth"][jaw] > scores["woman"][jaw] + 0.2
    assert scores["photo"][smile] > max(scores["woman"][smile], scores["man"][smile]) + 0.3
    closed = found(
        painting.with_closed_lids(portraits["woman"]), portraits["woman"].landmarks_px, face_models
    )
    blink = BLENDSHAPE_INDEX["eyeBlinkLeft"]
    assert face_models.blendshapes(closed)[blink] > scores["woman"][blink] + 0.3


@pytest.mark.full
def test_the_mask_is_the_person(portraits: OnDemand[Portrait], face_models: FaceModels) -> None:
    for name in ("woman", "man", "photo"):
        portrait = portraits[name]
        mask = face_models.segmenter.of_crop(crop_of(portrait))
        marks = portrait.landmarks_px[: topology.SKIN_POINTS, :2].astype(int)
        assert mask[marks[:, 1], marks[:, 0]].mean() > 0.9
        assert mask[:20, :20].mean() < 0.2


def rotation(pitch_deg: float, yaw_deg: float, roll_deg: float) -> NDArray[np.float64]:
    """Pitch, then yaw, then roll of points in image axes, with the signs of ``POSE_NAMES``."""
    p, y, r = np.deg2rad([pitch_deg, yaw_deg, roll_deg])
    about_x = np.array([[1, 0, 0], [0, np.cos(p), -np.sin(p)], [0, np.sin(p), np.cos(p)]])
    about_y = np.array([[np.cos(y), 0, -np.sin(y)], [0, 1, 0], [np.sin(y), 0, np.cos(y)]])
    about_z = np.array([[np.cos(r), -np.sin(r), 0], [np.sin(r), np.cos(r), 0], [0, 0, 1]])
    return np.asarray(about_z @ about_y @ about_x)


@pytest.mark.every_case
@pytest.mark.parametrize("turn_deg", [(20, 0, 0), (0, 30, 0), (0, 0, 25), (-10, -35, 12), (12, 50, -8)])
def test_the_head_frame_turns_with_the_head(turn_deg: tuple[float, float, float], woman: Portrait) -> None:
    upright = woman.head.to_head(woman.landmarks_px)
    points = upright @ rotation(*turn_deg).T * 80 + [200, 220, 5]
    still, head = HeadFrame.of_landmarks(upright), HeadFrame.of_landmarks(points)
    rest = np.array(still.pose_deg())
    assert np.allclose(rest, 0, atol=1.5)
    assert head.pose_deg() == pytest.approx(turn_deg, abs=2)
    assert head.ipd_px == pytest.approx(80, rel=0.01)
    np.testing.assert_allclose(head.to_crop(head.to_head(points)), points, atol=1e-6)
    np.testing.assert_allclose(head.to_head(points), still.to_head(upright), atol=1e-6)


def test_the_crop_is_framed_by_the_face(woman: Portrait) -> None:
    marks = woman.landmarks_px[:, :2]
    affine = crop_affine(woman.landmarks_px)
    moved = marks * affine[0, 0] + affine[:, 2]
    low, high = moved[: topology.SKIN_POINTS].min(axis=0), moved[: topology.SKIN_POINTS].max(axis=0)
    assert max(high - low) == pytest.approx(CROP_PX / 2.3, rel=1e-6)
    assert (low + high)[0] / 2 == pytest.approx((CROP_PX - 1) / 2, abs=1)
    assert (low + high)[1] / 2 == pytest.approx((CROP_PX - 1) / 2 + CROP_PX / 8, abs=1)


@pytest.mark.parametrize("shrink", [0.8, 1.0, 1.7, 3.4])
def test_cutting_a_crop_keeps_places_and_brightness(shrink: float) -> None:
    """A soft blob of known place is found at the place that the affine says, at any scale."""
    side = int(700 * max(shrink, 1))
    y, x = np.mgrid[:side, :side]
    blob = np.array([0.55 * side, 0.4 * side])
    sigma = 14 * shrink
    value = 40 + 180 * np.exp(-((x - blob[0]) ** 2 + (y - blob[1]) ** 2) / (2 * sigma**2))
    picture = np.repeat(np.rint(value).astype(np.uint8)[..., None], 3, axis=2)
    scale = 1 / shrink
    affine = np.array([[scale, 0, 256 - blob[0] * scale], [0, scale, 200 - blob[1] * scale]])
    for detail in (1, 2):
        crop = cut_crop(picture, affine, detail)
        assert crop.shape == (CROP_PX * detail, CROP_PX * detail, 3)
        weight = np.clip(crop[..., 0].astype(float) - 45, 0, None)
        rows, columns = np.mgrid[: weight.shape[0], : weight.shape[1]]
        centre = np.array([(weight * columns).sum(), (weight * rows).sum()]) / weight.sum()
        np.testing.assert_allclose((centre + 0.5) / detail - 0.5, [256, 200], atol=0.2)
        assert crop.max() == pytest.approx(220, abs=4)
        assert crop.min() == pytest.approx(40, abs=2)


def test_detail_follows_the_pictures_own_pixels() -> None:
    affine = np.array([[0.5, 0, 0], [0, 0.5, 0]])
    assert detail_of(affine, 1.0) == 2
    assert detail_of(2 * affine, 1.0) == 1
    assert detail_of(2 * affine, 2.0) == 2
