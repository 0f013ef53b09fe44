"""Keypoints for every option of the published pipeline and editors, against the published code."""

from __future__ import annotations

import json

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.render.liveportrait.editor import (
    EDITOR,
    NODE,
    NODE_HEAD_DEG,
    Edit,
    edited_keypoints,
    slider_expression,
)
from talking_avatar.render.liveportrait.head_pose import angles_deg, degrees_of_logits, rotation_matrix
from talking_avatar.render.liveportrait.implicit_face import ImplicitFace
from talking_avatar.render.liveportrait.loading import Retargeting
from talking_avatar.render.liveportrait.motion_transfer import SeenFace, TransferOptions, transfer_motion
from talking_avatar.render.liveportrait.networks.motion import MotionExtractor
from talking_avatar.render.liveportrait.neutral_expression import NEUTRAL_EXPRESSION
from talking_avatar.render.liveportrait.opening_ratios import eye_ratios, lip_ratio
from talking_avatar.render.liveportrait.regions import Region
from talking_avatar.render.liveportrait.stitching import open_eyes, open_lips, stitch
from tests.render.liveportrait.recipe import image, key_points, reference

EXACT = 1e-4
OPTION_NAMES = {
    "flag_relative_motion": "relative",
    "flag_stitching": "stitching",
    "flag_normalize_lip": "close_lips",
    "flag_eye_retargeting": "retarget_eyes",
    "flag_lip_retargeting": "retarget_lips",
    "flag_source_video_eye_retargeting": "hold_eyes",
    "driving_multiplier": "multiplier",
    "driving_smooth_observation_variance": "smoothing",
}
CASES = json.loads(str(reference("pipeline")["cases"]))
EDITOR_CASES = json.loads(str(reference("editor")["gradio_x_d_cases"]))
EDITOR_NAMES = {
    "smile": "smile",
    "wink": "wink",
    "eyebrow": "brows",
    "lip_variation_zero": "pout",
    "lip_variation_one": "purse",
    "lip_variation_two": "grin",
    "lip_variation_three": "open mouth",
    "mov_x": "move x",
    "mov_y": "move y",
    "eyeball_x": "gaze x",
    "eyeball_y": "gaze y",
    "eyeball_direction_x": "gaze x",
    "eyeball_direction_y": "gaze y",
}
NODE_NAMES = {
    "blink": "blink",
    "eyebrow": "brows",
    "wink": "wink",
    "pupil_x": "gaze x",
    "pupil_y": "gaze y",
    "aaa": "open mouth",
    "eee": "grin",
    "woo": "purse",
    "smile": "smile",
}


def close(ours: NDArray, theirs: NDArray) -> bool:
    return bool(np.abs(ours - theirs).max() <= EXACT * np.abs(theirs).max())


def test_head_pose() -> None:
    maths = reference("maths")
    assert close(degrees_of_logits(maths["in/logits"]), maths["degree"])
    assert close(rotation_matrix(*maths["in/pitch_yaw_roll_deg"].T), maths["rotation"])


@pytest.mark.parametrize("name", ["source_image", "driving_image_0", "driving_image_1", "driving_image_2"])
def test_faces_seen_by_the_motion_network(motion: MotionExtractor, name: str) -> None:
    maths = reference("maths")
    face = ImplicitFace.of_outputs({head: value.numpy() for head, value in motion(image(name)).items()})
    info = f"kp_info/{name}/"
    angles = (maths[f"{info}{angle}"][:, 0] for angle in ("pitch", "yaw", "roll"))
    assert close(face.rotation, rotation_matrix(*angles))
    assert close(face.canonical, maths[f"{info}kp"])
    assert close(face.expression, maths[f"{info}exp"])
    assert close(face.scale, maths[f"{info}scale"][:, 0])
    assert close(face.keypoints(), maths[f"transform_keypoint/{name}"])


def test_stitching_and_retargeting(retargeting: Retargeting) -> None:
    maths, small = reference("maths"), reference("retargeting")
    source, driving = (points.numpy() for points in key_points())
    eyes, lips = small["in/eye_ratio"], small["in/lip_ratio"]
    assert close(stitch(retargeting.stitching, source, driving), maths["stitching"])
    assert close(open_eyes(retargeting.eye, source, eyes[:, :2], eyes[:, 2]), maths["retarget_eye"])
    assert close(open_lips(retargeting.lip, source, lips[:, :1], lips[:, 1]), maths["retarget_lip"])


def test_ratios_of_eyes_and_lips() -> None:
    maths = reference("maths")
    assert close(eye_ratios(maths["in/lmk_203"])[None], maths["eye_close_ratio_203"])
    assert close(lip_ratio(maths["in/lmk_203"])[None], maths["lip_close_ratio_203"])


def test_the_neutral_expression_is_the_published_one() -> None:
    assert np.allclose(NEUTRAL_EXPRESSION, reference("maths")["lip_array"][0], rtol=0, atol=1e-12)


@pytest.mark.parametrize("case", CASES)
def test_pipeline(retargeting: Retargeting, case: str) -> None:
    stored, options = reference("pipeline"), CASES[case]
    driving = driving_face(single="driving" in options)
    source = video_source() if "source" in options else picture_source()
    assert close(source.face.keypoints(), stored[f"x_s/{options.get('source', 'src.png')}"])
    chosen = {OPTION_NAMES[k]: v for k, v in options.items() if k in OPTION_NAMES}
    region = Region(options.get("animation_region", "all"))
    ours = transfer_motion(retargeting, source, driving, TransferOptions(region=region, **chosen))
    assert close(ours, stored[f"x_d/{case}"])


def driving_face(single: bool) -> SeenFace:
    stored = {
        k: v[:1] if single else v for k, v in reference("pipeline").items() if k.startswith("in/driving")
    }
    return SeenFace(face_of(stored, "in/driving"), stored["in/driving/c_eyes"], stored["in/driving/c_lip"])


def video_source() -> SeenFace:
    stored = reference("pipeline")
    points = stored["in/source_video/lmk"]
    return SeenFace(face_of(stored, "in/source_video"), eye_ratios(points), lip_ratio(points))


def picture_source() -> SeenFace:
    stored = reference("pipeline")
    info = {
        key.removeprefix("in/source_info/"): value for key, value in stored.items() if "source_info" in key
    }
    face = ImplicitFace(
        info["kp"],
        rotation_matrix(info["pitch"][:, 0], info["yaw"][:, 0], info["roll"][:, 0]),
        info["exp"],
        info["scale"][:, 0],
        info["t"],
    )
    points = stored["in/lmk_203"][None]
    return SeenFace(face, eye_ratios(points), lip_ratio(points))


def face_of(stored: dict[str, NDArray], prefix: str) -> ImplicitFace:
    kp, rotation, exp, scale, t = (
        stored[f"{prefix}/{name}"].astype(np.float64) for name in ("kp", "R", "exp", "scale", "t")
    )
    return ImplicitFace(kp, rotation, exp, scale[:, 0], t)


def test_videos_of_different_length_are_refused(retargeting: Retargeting) -> None:
    source, driving = video_source(), driving_face(single=False)
    shorter = SeenFace(
        ImplicitFace(*(getattr(driving.face, f)[:4] for f in ImplicitFace.__dataclass_fields__)),
        driving.eye_ratios[:4],
        driving.lip_ratio[:4],
    )
    with pytest.raises(ValueError, match="6 frames cannot be driven by 4"):
        transfer_motion(retargeting, source, shorter, TransferOptions())


@pytest.mark.parametrize("key", [k for k in reference("editor") if k.startswith("gradio/")])
def test_editor_sliders(key: str) -> None:
    _, slider, way = key.split("/")
    value = 1.0 if way == "pos" else -1.0
    if slider == "mov_x":  # stored behind the editor's own change of sign
        value = -value
    ours = slider_expression({EDITOR_NAMES[slider]: value}, EDITOR)
    assert np.allclose(ours, reference("editor")[key][0], atol=1e-8)


@pytest.mark.parametrize("key", [k for k in reference("editor") if k.startswith("comfy/") and "exp" in k])
def test_node_sliders(key: str) -> None:
    _, slider, way, _ = key.split("/")
    name, value = NODE_NAMES[slider], 1.0 if way == "pos" else -1.0
    stored = reference("editor")
    assert np.allclose(slider_expression({name: value}, NODE), stored[key][0], atol=1e-8)
    angles = value * np.array(NODE_HEAD_DEG.get(name, (0.0, 0.0, 0.0)))
    assert np.allclose(angles, stored[f"comfy/{slider}/{way}/pitch_yaw_roll"], atol=1e-6)


@pytest.mark.parametrize("case", EDITOR_CASES)
def test_editor_keypoints(retargeting: Retargeting, case: str) -> None:
    maths, settings = reference("maths"), EDITOR_CASES[case]
    info = {k.split("/")[-1]: v for k, v in maths.items() if k.startswith("kp_info/source_image/")}
    angles = np.array([info[angle][0, 0] for angle in ("pitch", "yaw", "roll")])
    turned = rotation_matrix(*angles)[None]
    face = ImplicitFace(info["kp"], turned, info["exp"], info["scale"][:, 0], info["t"])
    points = maths["in/lmk_203"][None]
    source = SeenFace(face, eye_ratios(points), lip_ratio(points))
    edit = Edit(
        sliders={EDITOR_NAMES[k]: v for k, v in settings.items() if k in EDITOR_NAMES},
        pitch_deg=settings.get("input_head_pitch_variation", 0.0),
        yaw_deg=settings.get("input_head_yaw_variation", 0.0),
        roll_deg=settings.get("input_head_roll_variation", 0.0),
        zoom=settings.get("mov_z", 1.0),
        eye_ratio=settings.get("input_eye_ratio"),
        lip_ratio=settings.get("input_lip_ratio"),
        stitching=settings.get("flag_stitching_retargeting_input", True),
    )
    assert close(edited_keypoints(retargeting, source, edit), reference("editor")[f"gradio_x_d/{case}"])


def test_angles_are_read_off_a_rotation() -> None:
    angles = np.array([[0, 0, 0], [20, -35, 10], [-40, 80, -100], [5, -2, 170]], float)
    assert np.abs(angles_deg(rotation_matrix(*angles.T)) - angles).max() < 1e-9
