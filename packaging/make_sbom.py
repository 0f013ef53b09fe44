"""List what is installed: a CycloneDX bill of materials, and a licence report for people.

    python packaging/make_sbom.py -o build/sbom.json --licences build/licences.md
    build/app-venv/bin/python packaging/make_sbom.py ...      # of what the one-folder program is made from

Of talking-avatar and everything it requires in the environment of the Python that runs this, and of the
models that come along. Needs no package itself. The format: https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import uuid
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

ROOT = "talking-avatar"
MODELS = Path(__file__).resolve().parents[1] / "models/manifest.toml"

# What packages write who do not name their licence by its SPDX expression yet.
IN_WORDS = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-only",
}
CLEAR = re.compile(r"[A-Za-z]+[\w.+-]*( (AND|OR|WITH) [A-Za-z]+[\w.+-]*)*")
NOTES = {
    "PySide6_Essentials": "Used under LGPL-3.0: its libraries lie beside the program and can be replaced.",
    "shiboken6": "As PySide6.",
    "soxr": "LGPL-2.1-or-later: linked dynamically, can be replaced.",
    "pyvirtualcam": "GPL-2.0-only: in the camera's process alone, and never part of a bundle.",
    "av": "Carries FFmpeg with x264 and x265, which are GPL-2.0-or-later: whoever passes on a bundle with "
    "them does so under the GPL, with their sources (PyAV's build scripts name the versions).",
    "pillow_heif": "Carries libheif (LGPL-3.0) and, as built for PyPI, x265 (GPL-2.0-or-later).",
    "opencv-python-headless": "Carries FFmpeg (LGPL-2.1-or-later).",
}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def needs(package: Distribution, extras: set[str]) -> list[tuple[str, set[str]]]:
    """The installed packages that one requires, each with the extras it is wanted with."""
    found = []
    for line in package.requires or ():
        requirement, _, marker = line.partition(";")
        match = re.match(r"\s*([\w.-]+)\s*(?:\[([^\]]*)\])?", requirement)
        extra = re.search(r"extra\s*==\s*['\"]([^'\"]+)", marker)
        if match is None or (extra and extra[1] not in extras):
            continue
        # Other conditions (Python, system) held when it was installed, if it is there.
        found.append((match[1], set(filter(None, re.split(r"[,\s]+", match[2] or "")))))
    return found


def closure(extras: set[str]) -> dict[str, tuple[Distribution, set[str]]]:
    """Everything that is needed and there, by canonical name, with the names of what it needs in turn."""
    packages: dict[str, tuple[Distribution, set[str]]] = {}
    waiting = [(ROOT, extras)]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, wanted = waiting.pop()
        name = canonical(name)
        if (name, frozenset(wanted)) in seen:
            continue
        seen.add((name, frozenset(wanted)))
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        below = needs(package, wanted)
        known = packages.get(name, (package, set()))[1]
        packages[name] = (package, known | {canonical(other) for other, _ in below} - {name})
        waiting += below
    return packages


def licence(package: Distribution) -> str:
    """An SPDX expression where the package gives one or says it in known words, else its own words."""
    data = package.metadata
    if expression := data.get("License-Expression"):
        return str(expression)
    words = str(data.get("License") or "").strip()
    classifiers = [
        str(line).rpartition(" :: ")[2] for line in data.get_all("Classifier") or () if "License" in line
    ]
    for said in (words, *classifiers):
        if said in IN_WORDS:
            return IN_WORDS[said]
    if CLEAR.fullmatch(words) and words not in ("BSD", "UNKNOWN"):
        return words
    return classifiers[0] if classifiers else words.splitlines()[0] if words else ""


def carried(package: Distribution) -> list[str]:
    """The shared libraries of others that lie in a wheel (auditwheel's and delocate's folders)."""
    names = [Path(str(file)) for file in package.files or ()]
    inside = [file for file in names if any(part.endswith((".libs", ".dylibs")) for part in file.parts)]
    return sorted({re.split(r"[-.]", file.name)[0] for file in inside})


def component(package: Distribution) -> dict[str, Any]:
    name = canonical(package.name)
    said = licence(package)
    entry: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{package.version}",
        "name": name,
        "version": package.version,
        "purl": f"pkg:pypi/{name}@{package.version}",
    }
    if said:
        entry["licenses"] = [{"expression": said}] if CLEAR.fullmatch(said) else [{"license": {"name": said}}]
    properties = [{"name": "carries", "value": library} for library in carried(package)]
    if record := package.read_text("RECORD"):
        digest = hashlib.sha256(record.encode()).hexdigest()
        properties.append({"name": "sha256 of RECORD", "value": digest})
    return {**entry, "properties": properties}


def models() -> list[dict[str, Any]]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    table = tomllib.loads(MODELS.read_text(encoding="utf-8"))
    return [
        {
            "type": "machine-learning-model",
            "bom-ref": f"model:{name}",
            "name": name,
            "description": model["purpose"],
            "hashes": [{"alg": "SHA-256", "content": model["sha256"]}],
            "licenses": [{"license": {"name": model["licence"]}}],
        }
        for name, model in table.items()
    ]


def bill(packages: dict[str, tuple[Distribution, set[str]]]) -> dict[str, Any]:
    refs = {name: f"pkg:pypi/{name}@{package.version}" for name, (package, _) in packages.items()}
    body = {
        "metadata": {"component": {**component(packages[ROOT][0]), "type": "application"}},
        "components": [
            *(component(package) for name, (package, _) in sorted(packages.items()) if name != ROOT),
            *models(),
        ],
        "dependencies": [
            {"ref": refs[name], "dependsOn": sorted(refs[other] for other in below if other in refs)}
            for name, (_, below) in sorted(packages.items())
        ],
    }
    # The same environment gives the same bill, to the last byte.
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        **body,
    }


def report(packages: dict[str, tuple[Distribution, set[str]]]) -> str:
    rows = [
        "# Licences",
        "",
        "| package | version | licence | carries | what it means |",
        "|---|---|---|---|---|",
    ]
    for name, (package, _) in sorted(packages.items()):
        note = NOTES.get(package.name, "")
        cells = (name, package.version, licence(package) or "**not said**", ", ".join(carried(package)), note)
        rows.append(f"| {' | '.join(cells)} |")
    rows += ["", "| model | licence |", "|---|---|"]
    rows += [f"| {model['name']} | {model['licenses'][0]['license']['name']} |" for model in models()]
    return "\n".join(rows) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="JSON")
    parser.add_argument("--licences", type=Path, metavar="MD")
    parser.add_argument("--extras", default="heic", help="of talking-avatar, with commas (default: heic)")
    parser.add_argument("--without", nargs="*", default=[], metavar="NAME", help="what a bundle leaves out")
    given = parser.parse_args()
    packages = closure(set(filter(None, given.extras.split(","))))
    for name in given.without:
        packages.pop(canonical(name), None)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(bill(packages), indent=1) + "\n", encoding="utf-8")
    if given.licences:
        given.licences.write_text(report(packages), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
