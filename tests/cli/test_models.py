"""`talking-avatar models` from the first look to the last, against a server on this computer."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from talking_avatar.cli import main
from tests.weights.conftest import Scene, scene
from tests.weights.published import listing_text

__all__ = ["scene"]


class Answering(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def listed(scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """The program's list names the file of the scene, and its hub is the scene's server."""
    path = tmp_path / "optional.toml"
    path.write_text(listing_text(scene.source.parent, scene.source.name))
    monkeypatch.setattr("talking_avatar.weights.manifest.bundled", lambda *parts: path)
    monkeypatch.setenv("TALKING_AVATAR_MODELS", str(tmp_path / "mine"))
    monkeypatch.setenv("HF_ENDPOINT", scene.server.address)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "no cache"))
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    return scene


def state(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["models", "list", "--json"]) == 0
    return str(json.loads(capsys.readouterr().out)[0]["state"])


def test_from_nothing_to_a_model_and_back(listed: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    assert state(capsys) == "absent"
    assert main(["models", "verify"]) == 1
    assert main(["models", "download", "toy", "--accept-licence"]) == 0
    assert "Licence: MIT" in capsys.readouterr().err
    assert state(capsys) == "ready"
    assert main(["models", "list"]) == 0
    assert "toy/net" in (shown := capsys.readouterr().out)
    assert "ready" in shown
    assert main(["models", "verify"]) == 0
    assert capsys.readouterr().out == "toy/net: whole\n"
    assert main(["models", "download", "all"]) == 0
    assert capsys.readouterr().err == "Already here, and whole: toy/net.\n"
    assert main(["models", "remove", "toy/net"]) == 0
    assert state(capsys) == "absent"


def test_the_licence_is_asked_for_once(
    listed: Scene, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["models", "download", "toy"]) == 1
    assert "add --accept-licence" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", Answering("n\n"))
    assert main(["models", "download", "toy"]) == 1
    assert listed.server.asked == []
    monkeypatch.setattr(sys, "stdin", Answering("y\n"))
    assert main(["models", "download", "toy"]) == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    main(["models", "remove", "toy"])
    capsys.readouterr()
    assert main(["models", "download", "toy", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_what_goes_wrong_is_one_line(listed: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    listed.server.conduct.refusals = [403]
    assert main(["models", "download", "toy", "--accept-licence", "-q"]) == 1
    shown = capsys.readouterr().err.splitlines()
    assert shown[-1].startswith("talking-avatar: The model toy/net was not downloaded because 127.0.0.1")
    assert "talking-avatar models import --from FOLDER" in shown[-1]
    assert main(["models", "download", "something"]) == 1
    assert "choose one of toy, or all" in capsys.readouterr().err


def test_damage_is_found_and_mended(
    listed: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["models", "download", "toy", "--accept-licence", "-q"])
    path = tmp_path / "mine" / "toy" / "net.safetensors"
    path.write_bytes(path.read_bytes()[:-1] + b"~")
    capsys.readouterr()
    assert main(["models", "verify"]) == 1
    shown = capsys.readouterr()
    assert shown.out == "toy/net: damaged\n"
    assert "talking-avatar models download toy/net" in shown.err
    assert main(["models", "download", "toy/net", "-q"]) == 0
    assert main(["models", "verify"]) == 0


def test_files_fetched_by_hand(listed: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    words = ["--accept-licence", "--from"]
    assert main(["models", "import", *words, str(tmp_path / "empty")]) == 1
    assert "no file there is called net.pth" in capsys.readouterr().err
    assert main(["models", "import", *words, str(listed.source.parent)]) == 0
    assert capsys.readouterr().out == "toy/net: taken\n"
    assert state(capsys) == "ready"
    assert listed.server.asked == []
