"""Servers that send something else: it is noticed and never used."""

from __future__ import annotations

import pytest

from talking_avatar.weights.download import Stage
from talking_avatar.weights.store import ModelStore, Presence
from tests.weights.conftest import Scene, nothing_is_given_out, one_sentence
from tests.weights.published import listing, network, state_file


@pytest.mark.every_case
@pytest.mark.parametrize("ranges", [True, False])
def test_a_wrong_file_of_the_right_size_is_never_used(scene: Scene, ranges: bool) -> None:
    wrong = bytearray(scene.source.read_bytes())
    wrong[1000] ^= 4
    scene.server.conduct.replacement = bytes(wrong)
    scene.server.conduct.ranges = ranges
    scene.server.conduct.cuts = [80_000]
    one_sentence(scene.run(), "not the published file")
    nothing_is_given_out(scene)
    assert not scene.store.part_of(scene.store.manifest.models[0]).exists()
    scene.server.conduct.replacement = None
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()


def test_another_file_is_refused_before_it_is_sent(scene: Scene) -> None:
    """The hub says the hash of what it has on the way to it."""
    changed = bytearray(scene.source.read_bytes())
    changed[1000] ^= 4
    scene.source.write_bytes(changed)
    one_sentence(scene.run(), "another file under its name")
    assert scene.store.presence(scene.store.manifest.models[0]) is Presence.ABSENT


@pytest.mark.every_case
@pytest.mark.parametrize("content", [b"", b"<html>please log in</html>", b"x" * 900_000])
def test_a_file_of_another_size_is_refused_at_once(scene: Scene, content: bytes) -> None:
    scene.server.conduct.replacement = content
    one_sentence(scene.run(), "something else")
    nothing_is_given_out(scene)


def test_endless_bytes_are_stopped(scene: Scene) -> None:
    scene.server.conduct.lengths = False
    scene.server.conduct.replacement = b"x" * 5_000_000
    one_sentence(scene.run(), "more than the file")
    assert scene.store.part_of(scene.store.manifest.models[0]).stat().st_size < 1_000_000
    nothing_is_given_out(scene)


def test_the_hub_says_the_hash_that_the_list_does_not(scene: Scene) -> None:
    scene.without_hashes()
    changed = bytearray(scene.source.read_bytes())
    changed[500] ^= 1
    scene.server.conduct.replacement = bytes(changed)
    one_sentence(scene.run(), "not the published file")
    nothing_is_given_out(scene)


def test_the_first_hash_is_kept_and_another_refused(scene: Scene) -> None:
    scene.without_hashes()
    scene.server.conduct.tells_hash = False
    assert scene.run().stage is Stage.DONE
    scene.store.remove(scene.store.manifest.models[0])
    state_file(scene.source, network(seed=5))
    one_sentence(scene.run(), "not the published file")
    nothing_is_given_out(scene)


def test_a_file_that_is_no_network(scene: Scene) -> None:
    """Its hash is right, so its authors published it so."""
    scene.source.write_bytes(b"not a network" * 20)
    scene.store = ModelStore(scene.store.directory, listing(scene.source.parent, scene.source.name))
    one_sentence(scene.run())
    nothing_is_given_out(scene)
