"""The bill of materials and the licence report tell what is installed."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from talking_avatar import __version__

pytestmark = pytest.mark.full

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sbom")
    script = CHECKOUT / "packaging/make_sbom.py"
    for name in ("sbom", "again"):
        command = [sys.executable, str(script), "-o", str(folder / f"{name}.json")]
        subprocess.run([*command, "--licences", str(folder / "licences.md")], check=True)
    return folder


@pytest.fixture(scope="module")
def bill(made: Path) -> dict[str, Any]:
    return json.loads((made / "sbom.json").read_text())


def components(bill: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {part["name"]: part for part in bill["components"]}


def test_it_is_a_cyclonedx_bill_of_this_program(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    program = bill["metadata"]["component"]
    assert (program["type"], program["name"], program["version"]) == (
        "application",
        "talking-avatar",
        __version__,
    )


def test_packages_have_the_installed_versions_and_licences(bill: dict[str, Any]) -> None:
    for name in ("numpy", "onnxruntime", "opencv-python-headless", "llvmlite"):
        part = components(bill)[name]
        assert part["version"] == version(name)
        assert part["purl"] == f"pkg:pypi/{name}@{version(name)}"
    assert all(part["licenses"] for part in bill["components"])


def test_what_only_tests_or_training_need_is_no_part_of_it(bill: dict[str, Any]) -> None:
    assert not {"pytest", "torch", "transformers", "mkdocs"} & set(components(bill))


def test_models_are_named_with_their_hashes(bill: dict[str, Any]) -> None:
    models = [part for part in bill["components"] if part["type"] == "machine-learning-model"]
    assert len(models) > 5
    assert all(len(model["hashes"][0]["content"]) == 64 for model in models)


def test_every_dependency_leads_to_a_component(bill: dict[str, Any]) -> None:
    refs = {part["bom-ref"] for part in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    assert len(refs) == len(bill["components"]) + 1
    for edge in bill["dependencies"]:
        assert {edge["ref"], *edge["dependsOn"]} <= refs


def test_the_same_environment_gives_the_same_bill(made: Path) -> None:
    assert (made / "sbom.json").read_bytes() == (made / "again.json").read_bytes()


def test_the_report_says_what_gpl_parts_mean(made: Path) -> None:
    text = (made / "licences.md").read_text()
    assert "not said" not in text
    assert "libx264" in text and "GPL-2.0-or-later" in text
