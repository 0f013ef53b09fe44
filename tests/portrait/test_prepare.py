"""Every picture that people may bring either works or is refused with one sentence."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from talking_avatar.errors import UserError
from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import CROP_PX, PHOTO_MAX_PX, Portrait
from talking_avatar.portrait.prepare import FaceModels, portrait_key, prepare_portrait
from tests.conftest import PORTRAITS
from tests.on_demand import OnDemand
from tests.portrait import painting

ONE_SENTENCE = re.compile(r"[A-Z][^.!?]*(\d\.\d[^.!?]*)*\.")
FIRST_FAST = [
    "woman",
    *(pytest.param(name, marks=pytest.mark.full) for name in ("photo", "man", "open-mouth")),
]
TURNED = Path(__file__).parents[1] / "data" / "turned"
INNER_EYE_CORNERS, MOUTH_CORNERS = [133, 362], [61, 291]


def photo(name: str = "woman", side: int | None = None) -> NDArray[np.uint8]:
    image = Image.open(PORTRAITS[name]).convert("RGB")
    return np.asarray(image if side is None else image.resize((side, side), Image.Resampling.LANCZOS))


def file_of(pixels: NDArray, kind: str = "PNG", mode: str | None = None, **options: object) -> bytes:
    image = Image.fromarray(pixels)
    target = io.BytesIO()
    (image.convert(mode) if mode else image).save(target, kind, **options)
    return target.getvalue()


def in_photo(portrait: Portrait) -> NDArray[np.float64]:
    """Landmarks in px of the photo."""
    scale = portrait.crop_from_photo[0, 0]
    return np.asarray((portrait.landmarks_px[:, :2] - portrait.crop_from_photo[:, 2]) / scale)


def distance_ipd(portrait: Portrait, wanted_px: NDArray[np.float64]) -> float:
    """Mean distance of the landmarks from where they should be."""
    ipd_px = portrait.head.ipd_px / portrait.crop_from_photo[0, 0]
    return float(np.linalg.norm(in_photo(portrait) - wanted_px, axis=1).mean() / ipd_px)


@pytest.fixture(scope="session")
def small(face_models: FaceModels) -> Portrait:
    """The woman at 512 px, which the encoded variants are compared with."""
    return prepare_portrait(file_of(photo(side=512)), models=face_models)


@pytest.mark.full
def test_what_a_portrait_holds(portraits: OnDemand[Portrait]) -> None:
    for portrait in portraits.values():
        side = CROP_PX * portrait.detail
        assert portrait.crop.shape == (side, side, 3)
        assert max(portrait.photo.shape[:2]) <= PHOTO_MAX_PX
        assert portrait.subject.shape == (CROP_PX, CROP_PX)
        assert portrait.landmarks_px.shape == (478, 3)
        assert portrait.face_count == 1
        eyes = portrait.landmarks_px[[topology.RIGHT_IRIS_CENTRE, topology.LEFT_IRIS_CENTRE]]
        assert eyes[0, 0] < eyes[1, 0]
        assert (portrait.landmarks_px[MOUTH_CORNERS, 1] > eyes[:, 1].max()).all()
        for array in (portrait.photo, portrait.crop, portrait.landmarks_px, portrait.subject, portrait.matte):
            assert not array.flags.writeable
        skin = portrait.landmarks_px[: topology.SKIN_POINTS, :2].astype(int)
        assert portrait.subject[skin[:, 1], skin[:, 0]].mean() > 0.99
        assert 0.1 < portrait.subject.mean() < 0.9


def test_preparing_again_gives_the_same(face_models: FaceModels, woman: Portrait) -> None:
    again = prepare_portrait(PORTRAITS["woman"], models=face_models)
    assert again.content_hash == woman.content_hash
    for name in ("crop", "landmarks_px", "blendshapes", "subject", "matte"):
        np.testing.assert_array_equal(getattr(again, name), getattr(woman, name))
    assert again.traits == woman.traits


@pytest.mark.full
def test_the_crop_shows_the_photo(portraits: OnDemand[Portrait]) -> None:
    """A point of the photo lies in the crop where the affine says."""
    for portrait in portraits.values():
        points = in_photo(portrait)[[*INNER_EYE_CORNERS, *MOUTH_CORNERS]]
        for point, mark in zip(points, [*INNER_EYE_CORNERS, *MOUTH_CORNERS], strict=True):
            scale = portrait.crop_from_photo[0, 0]
            half = 12 / scale
            size = (48, 48)
            at = (portrait.landmarks_px[mark, :2] + 0.5) * portrait.detail - 0.5
            from_crop = cv2.resize(
                cv2.getRectSubPix(portrait.crop, (round(24 * portrait.detail),) * 2, at.tolist()), size
            )
            from_photo = cv2.resize(
                cv2.getRectSubPix(portrait.photo, (max(2, round(2 * half)),) * 2, point.tolist()), size
            )
            likeness = np.corrcoef(from_crop.ravel(), from_photo.ravel())[0, 1]
            assert likeness > 0.85


def heic_of(pixels: NDArray[np.uint8]) -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return file_of(pixels, "HEIF", quality=90)


ENCODED: dict[str, Callable[[NDArray[np.uint8]], bytes]] = {
    "jpeg": lambda a: file_of(a, "JPEG", quality=92),
    "worst jpeg": lambda a: file_of(a, "JPEG", quality=12),
    "webp": lambda a: file_of(a, "WEBP", quality=90),
    "avif": lambda a: file_of(a, "AVIF", quality=85),
    "heic": heic_of,
    "cmyk jpeg": lambda a: file_of(a, "JPEG", "CMYK", quality=92),
    "grey png": lambda a: file_of(a, "PNG", "L"),
    "16-bit grey png": lambda a: file_of(cv2.cvtColor(a, cv2.COLOR_RGB2GRAY).astype(np.uint16) * 257),
    "16-bit tiff": lambda a: cv2.imencode(".tiff", a[..., ::-1].astype(np.uint16) * 257)[1].tobytes(),
    "palette gif": lambda a: file_of(a, "GIF"),
    "bmp": lambda a: file_of(a, "BMP"),
}


@pytest.mark.parametrize("kind", ENCODED)
def test_the_same_face_is_found_in_every_format(kind: str, small: Portrait, face_models: FaceModels) -> None:
    portrait = prepare_portrait(ENCODED[kind](photo(side=512)), models=face_models)
    assert distance_ipd(portrait, in_photo(small)) < 0.03
    assert "covered-mouth" not in [warning.code for warning in portrait.warnings]


@pytest.mark.parametrize("orientation", range(8, 1, -1))
def test_cameras_may_be_held_any_way(orientation: int, small: Portrait, face_models: FaceModels) -> None:
    pixels = photo(side=512)
    stored = {
        2: pixels[:, ::-1], 3: pixels[::-1, ::-1], 4: pixels[::-1], 5: pixels.swapaxes(0, 1),
        6: np.rot90(pixels, 1), 7: pixels.swapaxes(0, 1)[::-1, ::-1], 8: np.rot90(pixels, -1),
    }  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = file_of(np.ascontiguousarray(stored[orientation]), "PNG", exif=exif)
    portrait = prepare_portrait(data, models=face_models)
    np.testing.assert_array_equal(portrait.photo, small.photo)
    np.testing.assert_array_equal(portrait.landmarks_px, small.landmarks_px)


def test_a_cut_out_subject_brings_its_own_mask(small: Portrait, face_models: FaceModels) -> None:
    alpha = cv2.resize(small.matte, (512, 512))
    alpha[:, 470:] = 0
    portrait = prepare_portrait(file_of(np.dstack([photo(side=512), alpha])), models=face_models)
    assert distance_ipd(portrait, in_photo(small)) < 0.03
    matte = cv2.resize(portrait.matte, (512, 512)).astype(int)
    assert np.abs(matte - alpha).mean() < 3


@pytest.mark.full
def test_a_hundred_megapixels_work_at_full_detail(face_models: FaceModels, small: Portrait) -> None:
    huge = cv2.resize(photo(side=512), (10_000, 10_000), interpolation=cv2.INTER_LINEAR)
    portrait = prepare_portrait(file_of(huge, "JPEG", quality=70), models=face_models)
    assert max(portrait.photo.shape) == PHOTO_MAX_PX
    assert portrait.detail == 2
    assert distance_ipd(portrait, (in_photo(small) + 0.5) * 5 - 0.5) < 0.03


@pytest.mark.parametrize("side", [420, 200, 130])
def test_small_pictures_work_and_say_so(side: int, small: Portrait, face_models: FaceModels) -> None:
    portrait = prepare_portrait(file_of(photo(side=side)), models=face_models)
    assert distance_ipd(portrait, (in_photo(small) + 0.5) * side / 512 - 0.5) < 0.06
    assert ("small-face" in [w.code for w in portrait.warnings]) == (side < 300)


@pytest.mark.parametrize("degrees", [-90, -40, 15, 60])
def test_tilted_faces_are_found_where_they_are(
    degrees: float, small: Portrait, face_models: FaceModels
) -> None:
    turn = cv2.getRotationMatrix2D((255.5, 255.5), degrees, 0.8)
    turned = cv2.warpAffine(
        photo(side=512), turn, (512, 512), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
    )
    portrait = prepare_portrait(file_of(turned), models=face_models)
    assert distance_ipd(portrait, in_photo(small) @ turn[:, :2].T + turn[:, 2]) < 0.03
    assert portrait.traits.roll_deg == pytest.approx(small.traits.roll_deg - degrees, abs=1.5)
    assert ("tilted-head" in [w.code for w in portrait.warnings]) == (abs(degrees) > 20)


@pytest.mark.parametrize("degrees", [140, 180, 200])
def test_a_face_on_its_head_is_refused(degrees: float, face_models: FaceModels) -> None:
    turn = cv2.getRotationMatrix2D((255.5, 255.5), degrees, 1)
    turned = cv2.warpAffine(photo(side=512), turn, (512, 512), borderMode=cv2.BORDER_REPLICATE)
    with pytest.raises(UserError, match="stands on its head; turn the picture upright"):
        prepare_portrait(file_of(turned), models=face_models)


@pytest.mark.full
def test_of_several_faces_the_largest_or_the_wanted_one(
    portraits: OnDemand[Portrait], face_models: FaceModels
) -> None:
    group = np.hstack(
        [photo("man", 400), cv2.resize(photo("woman"), (560, 560))[80:480], photo("photo", 400)]
    )
    data = file_of(group)
    largest = prepare_portrait(data, models=face_models)
    assert largest.face_count == 3
    assert "several-faces" in [warning.code for warning in largest.warnings]
    centres = []
    for number in (1, 2, 3):
        portrait = prepare_portrait(data, face=number, models=face_models)
        assert portrait.content_hash == portrait_key(hashlib.sha256(data).hexdigest(), number)
        centres.append(in_photo(portrait)[:, 0].mean())
    assert centres == sorted(centres)
    assert in_photo(largest)[:, 0].mean() == pytest.approx(centres[1], abs=2)
    with pytest.raises(UserError, match=r"no face number 4 .*shows 3 faces; .*1 to 3"):
        prepare_portrait(data, face=4, models=face_models)


REFUSED: dict[str, tuple[Callable[[Portrait], NDArray], str]] = {
    "nobody": (lambda p: np.full((300, 400, 3), 128, np.uint8), "No face was found"),
    "noise": (
        lambda p: np.random.default_rng(0).integers(0, 255, (300, 300, 3)).astype(np.uint8),
        "No face was found",
    ),
    "one pixel": (lambda p: np.zeros((1, 1, 3), np.uint8), "No face was found"),
    "a strip": (lambda p: np.full((8, 3000, 3), 90, np.uint8), "No face was found"),
    "40 pixels": (lambda p: photo(side=40), "is too small"),
    "lost in the picture": (lambda p: far_away(), "No face was found|is too small"),
    "mask": (painting.with_mask, "mouth in .* is covered"),
}


def far_away() -> NDArray[np.uint8]:
    scene = np.full((2000, 3000, 3), 170, np.uint8)
    scene[1500:1600, 2000:2100] = photo(side=100)
    return scene


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("name", FIRST_FAST[:2])
def test_what_cannot_work_is_refused_in_one_sentence(
    case: str, name: str, portraits: OnDemand[Portrait], face_models: FaceModels
) -> None:
    draw, words = REFUSED[case]
    with pytest.raises(UserError, match=words) as refusal:
        prepare_portrait(file_of(draw(portraits[name])), models=face_models)
    assert ONE_SENTENCE.fullmatch(str(refusal.value))
    assert refusal.value.remedy


def square_glasses(portrait: Portrait) -> NDArray[np.uint8]:
    return painting.with_glasses(portrait, (20, 20, 20), 0.05, square=True)


def round_glasses(portrait: Portrait) -> NDArray[np.uint8]:
    return painting.with_glasses(portrait, (90, 60, 30), 0.04, square=False)


CHANGED: dict[str, tuple[Callable[[Portrait], NDArray[np.uint8]], set[str], set[str], float]] = {
    # drawing, warnings that must come, warnings that must not, how far landmarks may stray (IPD)
    "square glasses": (square_glasses, {"glasses"}, {"blank-eyes"}, 0.08),
    "round glasses": (round_glasses, {"glasses"}, {"blank-eyes"}, 0.08),
    "sunglasses": (painting.with_sunglasses, {"glasses", "blank-eyes"}, set(), 0.12),
    "blank eyes": (painting.with_blank_eyes, {"blank-eyes"}, {"closed-eyes"}, 0.06),
    "closed eyes": (painting.with_closed_lids, {"closed-eyes"}, {"blank-eyes", "glasses"}, 0.08),
    "hat": (painting.with_hat, set(), {"glasses", "covered-mouth", "closed-eyes"}, 0.08),
    "beard": (painting.with_beard, set(), {"glasses", "covered-mouth", "closed-eyes"}, 0.08),
}


@pytest.mark.parametrize("case", CHANGED)
@pytest.mark.parametrize("name", FIRST_FAST)
def test_hats_beards_glasses_and_odd_eyes_work_with_a_warning(
    case: str, name: str, portraits: OnDemand[Portrait], face_models: FaceModels
) -> None:
    before = portraits[name]
    draw, expected, unexpected, stray_ipd = CHANGED[case]
    portrait = prepare_portrait(file_of(draw(before)), models=face_models)
    codes = {warning.code for warning in portrait.warnings}
    assert expected <= codes
    assert not unexpected & codes
    assert distance_ipd(portrait, before.landmarks_px[:, :2]) < stray_ipd


@pytest.mark.parametrize("turn", ["-45", "+45", "-60", "+60"])
@pytest.mark.parametrize("name", ["amara", "clara", "felix", "jun", "livia", "walter"])
def test_a_profile_is_refused(name: str, turn: str, face_models: FaceModels) -> None:
    with pytest.raises(UserError, match=r"turned too far|No face was found") as refusal:
        prepare_portrait((TURNED / f"{name}{turn}.jpg").read_bytes(), models=face_models)
    assert ONE_SENTENCE.fullmatch(str(refusal.value))


@pytest.mark.parametrize("name", ["amara", "clara", "felix", "jun", "livia", "walter"])
def test_a_half_turned_face_works_with_a_warning(name: str, face_models: FaceModels) -> None:
    portrait = prepare_portrait(TURNED / f"{name}+30.jpg", models=face_models)
    assert "turned-head" in {warning.code for warning in portrait.warnings}
    assert portrait.traits.yaw_deg == pytest.approx(-30, abs=4)


@pytest.mark.full
def test_a_grin_and_an_open_mouth_are_told_apart(portraits: OnDemand[Portrait]) -> None:
    codes = {name: {w.code for w in portrait.warnings} for name, portrait in portraits.items()}
    assert "teeth-showing" in codes["photo"]
    assert "open-mouth" in codes["open-mouth"]
    assert not codes["woman"] & {"teeth-showing", "open-mouth"}
    assert not codes["man"] & {"teeth-showing", "open-mouth"}


@pytest.mark.full
def test_good_portraits_have_no_warnings(portraits: OnDemand[Portrait]) -> None:
    assert portraits["woman"].warnings == ()
    assert portraits["man"].warnings == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda a: cv2.GaussianBlur(a, (0, 0), 6), "blurred"),
        (lambda a: a[100:400, 130:390], "tight-crop"),
    ],
)
def test_bad_pictures_work_with_a_warning(
    change: Callable[[NDArray], NDArray], code: str, face_models: FaceModels
) -> None:
    portrait = prepare_portrait(file_of(change(photo(side=512))), models=face_models)
    assert code in {warning.code for warning in portrait.warnings}
    for warning in portrait.warnings:
        assert ONE_SENTENCE.fullmatch(warning.sentence)
