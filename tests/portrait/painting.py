"""Changes to pictures of faces that a camera could have seen: glasses, a mask, closed lids, no irises."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import Portrait

_JAW = (
    234,
    93,
    132,
    58,
    172,
    136,
    150,
    149,
    176,
    148,
    152,
    377,
    400,
    378,
    379,
    365,
    397,
    288,
    361,
    323,
    454,
    5,
)


def _plain_crop(portrait: Portrait) -> NDArray[np.uint8]:
    return np.asarray(cv2.resize(portrait.crop, (512, 512), interpolation=cv2.INTER_AREA)).copy()


def with_glasses(
    portrait: Portrait, rgb: tuple[int, int, int], width_ipd: float, square: bool
) -> NDArray[np.uint8]:
    """The crop with a full frame drawn on it."""
    crop, ipd = _plain_crop(portrait), portrait.head.ipd_px
    angle = np.linspace(0, 2 * np.pi, 80, endpoint=False)
    power = 0.45 if square else 1.0
    shape = np.stack([np.sign(f(angle)) * np.abs(f(angle)) ** power for f in (np.cos, np.sin)], axis=1)
    shape *= [0.42, 0.30 if square else 0.38]
    thickness = max(1, round(width_ipd * ipd))
    bridge = []
    for corners, inner in (((33, 133), 1), ((362, 263), -1)):
        centre = portrait.landmarks_px[list(corners), :2].mean(axis=0) + [0, 0.06 * ipd]
        ring = np.rint((centre + shape * ipd) * 16).astype(np.int32)
        cv2.polylines(crop, [ring], True, rgb, thickness, cv2.LINE_AA, 4)
        bridge.append(centre + [inner * 0.42 * ipd, -0.06 * ipd])
    bridge.insert(1, np.mean(bridge, axis=0) - [0, 0.05 * ipd])
    cv2.polylines(
        crop, [np.rint(np.array(bridge) * 16).astype(np.int32)], False, rgb, thickness, cv2.LINE_AA, 4
    )
    return crop


def with_mask(portrait: Portrait) -> NDArray[np.uint8]:
    """The crop with a cloth over nose and mouth."""
    crop = _plain_crop(portrait)
    cloth = cv2.convexHull(portrait.landmarks_px[list(_JAW), :2].astype(np.int32))
    cv2.fillConvexPoly(crop, cloth, (150, 190, 205))
    return np.asarray(cv2.GaussianBlur(crop, (0, 0), 1))


def with_blank_eyes(portrait: Portrait) -> NDArray[np.uint8]:
    """The crop with eyeballs as a statue has them: shaded, lids and lashes kept, no irises."""
    crop = _plain_crop(portrait).astype(np.float32)
    for upper, lower, centre, ring in (
        (
            topology.RIGHT_EYE_UPPER,
            topology.RIGHT_EYE_LOWER,
            topology.RIGHT_IRIS_CENTRE,
            topology.RIGHT_IRIS_RING,
        ),
        (
            topology.LEFT_EYE_UPPER,
            topology.LEFT_EYE_LOWER,
            topology.LEFT_IRIS_CENTRE,
            topology.LEFT_IRIS_RING,
        ),
    ):
        opening = np.zeros((512, 512), np.uint8)
        outline = portrait.landmarks_px[list(upper + lower[::-1]), :2]
        cv2.fillPoly(opening, [np.rint(outline).astype(np.int32)], 1)
        opening = cv2.erode(opening, np.ones((2, 2), np.uint8))
        middle = portrait.landmarks_px[centre, :2]
        radius = np.linalg.norm(portrait.landmarks_px[list(ring), :2] - middle, axis=1).mean()
        y, x = np.mgrid[:512, :512]
        white = (opening > 0) & (np.hypot(x - middle[0], y - middle[1]) > 1.25 * radius)
        colour = np.median(crop[white], axis=0)
        soft = cv2.GaussianBlur(opening.astype(np.float32), (0, 0), 0.7)[..., np.newaxis]
        crop = crop * (1 - soft) + colour * soft
    return np.rint(crop).astype(np.uint8)


def with_closed_lids(portrait: Portrait) -> NDArray[np.uint8]:
    """The crop with both lids down: lid skin stretched over the eye, the lashes along its lower edge."""
    crop = _plain_crop(portrait)
    rows, columns = np.mgrid[:512, :512].astype(np.float32)
    for upper, lower in (
        (topology.RIGHT_EYE_UPPER, topology.RIGHT_EYE_LOWER),
        (topology.LEFT_EYE_UPPER, topology.LEFT_EYE_LOWER),
    ):
        top, bottom = portrait.landmarks_px[list(upper), :2], portrait.landmarks_px[list(lower), :2]
        low, high = top[:, 0].min(), top[:, 0].max()
        column = columns[0]
        inside = (column > low) & (column < high)
        lid = np.interp(column, top[:, 0], top[:, 1])
        edge = np.interp(column, bottom[:, 0], bottom[:, 1]) - 1
        fold = lid - 0.30 * (high - low)
        share = np.clip((rows - fold) / np.maximum(edge - fold, 1), 0, 1)
        source = fold + share**1.0 * (lid - 2 - fold)
        moves = inside & (rows > fold) & (rows < edge)
        map_y = np.where(moves, source, rows).astype(np.float32)
        closed = cv2.remap(crop, columns, map_y, cv2.INTER_LINEAR)
        lashes = np.stack([column[inside], edge[inside]], axis=1)
        cv2.polylines(closed, [np.rint(lashes * 16).astype(np.int32)], False, (50, 35, 30), 2, cv2.LINE_AA, 4)
        crop = closed
    return np.asarray(cv2.GaussianBlur(crop, (0, 0), 0.6))


def with_sunglasses(portrait: Portrait) -> NDArray[np.uint8]:
    """The crop with dark lenses, so that neither iris nor lids can be seen."""
    crop, ipd = _plain_crop(portrait), portrait.head.ipd_px
    for corners in ((33, 133), (362, 263)):
        centre = portrait.landmarks_px[list(corners), :2].mean(axis=0) + [0, 0.05 * ipd]
        axes = (round(0.40 * ipd), round(0.30 * ipd))
        cv2.ellipse(
            crop, np.rint(centre).astype(int).tolist(), axes, 0, 0, 360, (18, 18, 20), -1, cv2.LINE_AA
        )
    bridge = portrait.landmarks_px[[133, 362], :2].astype(int)
    cv2.line(
        crop, bridge[0].tolist(), bridge[1].tolist(), (18, 18, 20), max(2, round(0.06 * ipd)), cv2.LINE_AA
    )
    return crop


def with_hat(portrait: Portrait) -> NDArray[np.uint8]:
    """The crop with a brimmed hat down to the brows."""
    crop, ipd = _plain_crop(portrait), portrait.head.ipd_px
    left, right = portrait.landmarks_px[[234, 454], :2]
    brim = portrait.landmarks_px[[9, 151], :2].mean(axis=0)
    middle, half = (left[0] + right[0]) / 2, (right[0] - left[0]) / 2
    crown = np.array(
        [
            [middle - 1.05 * half, brim[1]],
            [middle - 0.9 * half, brim[1] - 1.5 * ipd],
            [middle + 0.9 * half, brim[1] - 1.5 * ipd],
            [middle + 1.05 * half, brim[1]],
        ]
    )
    cv2.fillPoly(crop, [np.rint(crown).astype(np.int32)], (92, 70, 50), cv2.LINE_AA)
    centre = (round(middle), round(brim[1]))
    cv2.ellipse(
        crop, centre, (round(1.7 * half), round(0.16 * ipd)), 0, 0, 360, (70, 52, 36), -1, cv2.LINE_AA
    )
    return np.asarray(cv2.GaussianBlur(crop, (0, 0), 0.7))


def with_beard(portrait: Portrait) -> NDArray[np.uint8]:
    """The crop with a full beard: dark hairs on jaw, chin and upper lip, the lips free."""
    crop, ipd = _plain_crop(portrait), portrait.head.ipd_px
    points = portrait.landmarks_px[:, :2]
    area = np.zeros((512, 512), np.uint8)
    outline = [
        132,
        58,
        172,
        136,
        150,
        149,
        176,
        148,
        152,
        377,
        400,
        378,
        379,
        365,
        397,
        288,
        361,
        425,
        2,
        205,
    ]
    cv2.fillPoly(area, [np.rint(points[outline]).astype(np.int32)], 1)
    lips = points[list(topology.OUTER_LIP_UPPER + topology.OUTER_LIP_LOWER[-2:0:-1])]
    cv2.fillPoly(area, [np.rint(lips).astype(np.int32)], 0)
    random = np.random.default_rng(1)
    hairs = np.zeros((512, 512), np.float32)
    rows, columns = np.nonzero(area)
    for index in random.choice(len(rows), min(6000, len(rows))):
        start = np.array([columns[index], rows[index]])
        end = start + random.normal([0, 0.07], [0.03, 0.03]) * ipd
        cv2.line(hairs, start.tolist(), np.rint(end).astype(int).tolist(), float(random.uniform(0.5, 1)), 1)
    weight = 0.85 * cv2.GaussianBlur(hairs * area, (0, 0), 0.6)[..., np.newaxis]
    return np.rint(crop * (1 - weight) + np.array([38, 28, 22]) * weight).astype(np.uint8)
