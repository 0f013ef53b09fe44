"""From states to keypoints: neutral stays, angles have the project's signs, options do what they say."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.render.liveportrait.driving_options import DrivingOptions
from talking_avatar.render.liveportrait.face_driver import FaceDriver
from talking_avatar.render.liveportrait.head_pose import rotation_matrix
from talking_avatar.render.liveportrait.implicit_face import ImplicitFace
from talking_avatar.render.liveportrait.motion_transfer import SeenFace, TransferOptions, transfer_motion
from talking_avatar.render.liveportrait.regions import EYE_KEYPOINTS, LIP_KEYPOINTS, Region
from tests.render.liveportrait.recipe import uniform
from tests.render.liveportrait.stand_in import small_networks, some_face

IPD = 0.4
SOURCE = SeenFace(some_face(), np.array([[0.35, 0.36]]), np.array([[0.05]]))
NOSE = np.array([[[0.0, 0.0, -0.5]] * 21])


def driver(**options: object) -> FaceDriver:
    return FaceDriver(small_networks(), SOURCE, IPD, DrivingOptions(**options))


def plain_driver(face: ImplicitFace | None = None) -> FaceDriver:
    seen = SeenFace(face or SOURCE.face, SOURCE.eye_ratios, SOURCE.lip_ratio)
    return FaceDriver(small_networks(), seen, IPD, DrivingOptions(stitching=False))


def moved(state: FaceState, drive: FaceDriver) -> NDArray[np.float64]:
    return np.asarray(drive(state) - drive.source)


@pytest.mark.parametrize("region", list(Region))
def test_neutral_is_the_portrait(region: Region) -> None:
    assert np.abs(moved(FaceState.neutral(), driver(region=region))).max() < 1e-6


def test_the_published_stitching_moves_neutral_a_little() -> None:
    assert np.abs(moved(FaceState.neutral(), driver(anchored=False))).max() > 1e-3


def test_motion_is_the_published_pipelines() -> None:
    """A state given as a driving video of two frames, the first of them neutral."""
    change = (0.02 * uniform("test/change", 21, 3)).astype(np.float32)
    state = FaceState(
        np.zeros(CONTROL_COUNT, np.float32), np.array([5, -8, 3, 0.1, -0.05, 0.04], np.float32), change
    )
    two = np.zeros((2, 21, 3)), np.stack([np.eye(3), rotation_matrix(5.0, 8.0, 3.0)])
    driving = ImplicitFace(
        canonical=two[0],
        rotation=two[1],
        expression=np.stack([np.zeros((21, 3)), change]),
        scale=np.array([1.0, 1.04]),
        translation=np.array([[0, 0, 0], [0.1 * IPD, -0.05 * IPD, 0]]),
    )
    ratios = np.full((2, 2), 0.3), np.zeros((2, 1))
    for region in Region:
        for stitching in (False, True):
            options = TransferOptions(region=region, stitching=stitching, close_lips=True, multiplier=1.3)
            wanted = transfer_motion(small_networks(), SOURCE, SeenFace(driving, *ratios), options)[1:]
            ours = driver(
                region=region, stitching=stitching, close_lips=True, multiplier=1.3, anchored=False
            )(state)
            assert np.abs(ours - wanted).max() < 1e-6


@pytest.mark.parametrize(
    ("pose", "axis", "sign"),
    [("pitch_deg", 1, 1), ("yaw_deg", 0, 1)],
    ids=["looking down", "to the picture's right"],
)
def test_the_nose_goes_where_the_head_turns(pose: str, axis: int, sign: int) -> None:
    front = ImplicitFace(NOSE, np.eye(3)[None], np.zeros((1, 21, 3)), np.ones(1), np.zeros((1, 3)))
    assert sign * moved(FaceState.of(**{pose: 10}), plain_driver(front))[0, 0, axis] > 0.05


def test_roll_tilts_clockwise_and_shifts_are_in_interpupillary_distances() -> None:
    right = np.array([[[0.5, 0.0, 0.0]] * 21])
    front = ImplicitFace(right, np.eye(3)[None], np.zeros((1, 21, 3)), np.ones(1), np.zeros((1, 3)))
    drive = plain_driver(front)
    assert moved(FaceState.of(roll_deg=10), drive)[0, 0, 1] > 0.05
    assert np.allclose(moved(FaceState.of(x_ipd=0.5, y_ipd=-0.25), drive), [IPD * 0.5, -IPD * 0.25, 0])
    assert np.allclose(moved(FaceState.of(scale=0.1), drive), 0.1 * right, atol=1e-6)


def test_an_open_jaw_moves_the_lips_keypoints_down() -> None:
    shift = moved(FaceState.of({"jawOpen": 0.5}), plain_driver())
    assert shift[0, 19, 1] > 0.03
    still = [k for k in range(21) if k not in LIP_KEYPOINTS]
    assert np.abs(shift[0, still]).max() < 1e-6


def test_regions_keep_the_rest_still() -> None:
    state = FaceState.of({"jawOpen": 0.5, "eyeBlinkLeft": 1, "eyeBlinkRight": 1}, yaw_deg=10)
    shift = moved(state, driver(region=Region.EYES, stitching=False))
    assert np.abs(shift[0, list(EYE_KEYPOINTS)]).max() > 0.01
    assert np.abs(shift[0, list(LIP_KEYPOINTS)]).max() < 1e-6


def test_networks_for_eyes_and_lips_take_over_what_is_theirs() -> None:
    blink = FaceState.of({"eyeBlinkLeft": 1, "eyeBlinkRight": 0.4})
    by_network = moved(blink, driver(retarget_eyes=True, stitching=False))
    by_basis = moved(blink, driver(stitching=False))
    assert np.abs(by_network - by_basis).max() > 1e-3
    assert np.abs(moved(FaceState.neutral(), driver(retarget_eyes=True, retarget_lips=True))).max() < 1e-6
    jaw = FaceState.of({"jawOpen": 0.6})
    assert np.abs(moved(jaw, driver(retarget_lips=True)) - moved(jaw, driver())).max() > 1e-3


def test_a_blink_by_network_begins_without_a_jump() -> None:
    drive = driver(retarget_eyes=True, retarget_lips=True)
    steps = [
        moved(FaceState.of({"eyeBlinkLeft": v, "eyeBlinkRight": v, "jawOpen": v}), drive)
        for v in np.linspace(0, 1, 101)
    ]
    sizes = np.abs(np.diff(steps, axis=0)).max(axis=(1, 2, 3))
    assert sizes[0] < 3 * np.median(sizes)


def test_networks_for_eyes_and_lips_keep_to_the_region() -> None:
    state = FaceState.of({"eyeBlinkLeft": 1, "eyeBlinkRight": 1})
    drive = driver(retarget_eyes=True, region=Region.LIP, stitching=False)
    still = [k for k in range(21) if k not in LIP_KEYPOINTS]
    assert np.abs(moved(state, drive)[0, still]).max() < 1e-6


def test_parted_lips_are_closed_when_that_is_wanted() -> None:
    assert np.abs(moved(FaceState.neutral(), driver(close_lips=True))).max() > 1e-4


def test_twice_the_motion() -> None:
    state = FaceState.of({"jawOpen": 0.2}, yaw_deg=3)
    once, twice = moved(state, driver()), moved(state, driver(multiplier=2))
    assert np.allclose(twice, 2 * once, atol=1e-6)


def test_not_a_number_and_absurd_values_stay_within_what_a_face_does() -> None:
    broken = FaceState(
        np.full(CONTROL_COUNT, np.nan, np.float32),
        np.array([np.nan, 500, -np.inf, 9, 0, -30], np.float32),
        np.full((21, 3), np.inf, np.float32),
    )
    keypoints = driver()(broken)
    assert np.isfinite(keypoints).all() and np.abs(keypoints).max() < 3
