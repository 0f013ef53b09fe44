"""Lists, records, files and servers that nobody sane would make: refused in one way, never another."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import threading
from pathlib import Path

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talking_avatar.errors import UserError
from talking_avatar.resources import bundled
from talking_avatar.weights.download import Stage
from talking_avatar.weights.fetching import Patience
from talking_avatar.weights.hub import Hub
from talking_avatar.weights.manifest import Manifest
from talking_avatar.weights.part_file import PartFile
from talking_avatar.weights.published_file import read_published
from talking_avatar.weights.safe_files import read_json
from talking_avatar.weights.store import ModelStore, Presence
from tests.fast_part import examples
from tests.weights.conftest import Scene
from tests.weights.published import listing, network, sha256, state_file

LISTED = bundled("models", "optional.toml").read_text(encoding="utf-8")
EASY = settings(
    max_examples=examples(120),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)
FEW = settings(EASY, max_examples=examples(25))

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


def harmless(manifest: Manifest, folder: Path) -> None:
    """Whatever is listed leads nowhere but below the store and the endpoint."""
    store, hub = ModelStore(folder, manifest), Hub("https://hub.example", False, folder / "cache")
    for model in manifest.models:
        for path in (store.path_of(model), store.part_of(model), store.lock_path(model)):
            assert path.resolve().is_relative_to(folder.resolve())
        assert re.fullmatch(
            r"https://hub\.example/[\w.-]+/[\w.-]+/resolve/[0-9a-f]{40}/[\w./-]+", hub.url(model)
        )
        assert not re.search(r"/\.+/", hub.url(model))
        assert model.size_bytes > 0


@EASY
@given(text=st.text(max_size=300))
def test_any_text_as_a_list(tmp_path: Path, text: str) -> None:
    with contextlib.suppress(ValueError):
        harmless(Manifest.parse(text), tmp_path)


@EASY
@given(data=st.data())
def test_a_list_with_one_value_changed(tmp_path: Path, data: st.DataObject) -> None:
    """To any text, at any value of the true list."""
    values = list(re.finditer(r'= "([^"]*)"|= (\d+)', LISTED))
    chosen = data.draw(st.sampled_from(values))
    new = data.draw(
        st.text(max_size=40).map(json.dumps)
        | st.sampled_from(
            ['"../x"', '"a/../../b"', '"..."', '"a\\nb"', "-5", "true", "1e9", "[]", "{}", '"x/y"']
        )
    )
    text = LISTED[: chosen.start()] + f"= {new}" + LISTED[chosen.end() :]
    with contextlib.suppress(ValueError):
        harmless(Manifest.parse(text), tmp_path)


@pytest.mark.full
@EASY
@given(content=st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_record_beside_a_file(tmp_path: Path, content: bytes) -> None:
    source = state_file(tmp_path / "net.pth", {"a": torch.zeros(2)})
    store = ModelStore(tmp_path / "models", listing(tmp_path, "net.pth"))
    model = store.manifest.models[0]
    path = store.path_of(model)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(source.read_bytes())
    for record in (path.with_suffix(".json"), store.directory / "first_hashes.json"):
        record.write_bytes(content)
    assert isinstance(read_json(record), dict)
    assert store.check(model) is Presence.DAMAGED
    assert store.accepted(model.family) is False
    with pytest.raises(UserError):
        store.model_path(model.name)


@pytest.mark.full
@EASY
@given(content=st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_origin_beside_a_part(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "net.part.json").write_bytes(content)
    assert PartFile(tmp_path / "net.part").origin is None


@pytest.mark.full
@EASY
@given(data=st.data())
def test_a_published_file_with_bytes_changed(tmp_path: Path, data: st.DataObject) -> None:
    """Cut, overwritten or with bytes put in: tensors come out of it, or a sentence."""
    whole = state_file(tmp_path / "net.pth", network(values=200)).read_bytes()
    changed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        kind = data.draw(st.sampled_from(["cut", "set", "put"]))
        if kind == "cut":
            del changed[at + 1 :]
        elif kind == "set":
            changed[at] = data.draw(st.integers(0, 255))
        else:
            changed[at:at] = data.draw(st.binary(min_size=1, max_size=20))
    path = tmp_path / "changed.pth"
    path.write_bytes(changed)
    try:
        assert all(isinstance(value, torch.Tensor) for value in read_published(path).values())
    except UserError as error:
        assert str(error).endswith(".")
        assert "\n" not in str(error)


HEADERS = st.sampled_from(
    [
        "Content-Length: 5",
        "Content-Length: -1",
        "Content-Length: 99999999999999999999",
        "Content-Length: five",
        "Content-Range: bytes 0-4/5",
        "Content-Range: bytes 9-1/*",
        "Content-Range: pages 1-2",
        "Transfer-Encoding: chunked",
        'ETag: W/"weak"',
        'ETag: "',
        "X-Linked-Etag: nonsense",
        'X-Linked-Etag: "' + "0" * 64 + '"',
        "Location: /again",
        "Location: http://[broken",
        "Location: file:///etc/passwd",
        "Location:",
        "Retry-After: 0",
        "Retry-After: soon",
        "no colon here",
        "Content-Encoding: gzip",
    ]
)
ANSWERS = st.binary(max_size=60) | st.builds(
    lambda code, headers, body: (
        f"HTTP/1.1 {code} What\r\n".encode()
        + "".join(f"{header}\r\n" for header in headers).encode()
        + b"\r\n"
        + body
    ),
    st.sampled_from([100, 200, 204, 206, 301, 302, 304, 307, 400, 404, 416, 429, 500, 503, 999]),
    st.lists(HEADERS, max_size=5),
    st.binary(max_size=40),
)


@FEW
@given(answers=st.lists(ANSWERS, min_size=1, max_size=3))
def test_any_server(scene: Scene, answers: list[bytes]) -> None:
    """One sentence, and nothing that could be used; half of a download may be there before."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        left = list(answers)

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(1)
                    try:
                        connection.recv(4096)
                        connection.sendall(left.pop(0) if left else answers[-1])
                    except OSError:
                        pass

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        scene.hub = Hub(f"http://127.0.0.1:{server.getsockname()[1]}", False, scene.hub.cache)
        download = scene.download(Patience(tries=2, first_wait_s=0))
        download.start()
        assert download.wait(20)
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)
    assert download.progress.stage is Stage.FAILED
    assert re.search(r" was not downloaded because .*\.$", download.progress.error), download.progress.error
    assert "Traceback" not in download.progress.error
    with pytest.raises(UserError):
        scene.store.model_path("toy/net")


def test_the_fuzzed_file_is_a_good_one(tmp_path: Path) -> None:
    path = state_file(tmp_path / "net.pth", network(values=200))
    assert read_published(path).keys() == network().keys()
    assert len(sha256(path)) == 64
