"""Connections that break, and servers that know no ranges: what has come is kept, and goes on."""

from __future__ import annotations

import random

import pytest

from talking_avatar.weights.download import Stage
from tests.weights.conftest import Scene, nothing_is_given_out, one_sentence
from tests.weights.published import network, sha256, state_file


def test_the_connection_breaks_again_and_again(scene: Scene) -> None:
    """At random bytes; every byte is sent once."""
    size, random_ = scene.source.stat().st_size, random.Random(4)
    scene.server.conduct.cuts = [random_.randrange(1, size // 12) for _ in range(9)]
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()
    assert len(scene.server.asked) == 10
    assert scene.server.sent_bytes == size
    assert all("if-range" in request for request in scene.server.asked[1:])


def test_a_server_without_ranges_costs_only_time(scene: Scene) -> None:
    scene.server.conduct.ranges = False
    scene.server.conduct.cuts = [60_000, 90_000]
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()


@pytest.mark.every_case
@pytest.mark.parametrize("hashed", [True, False])
def test_a_server_without_etags(scene: Scene, hashed: bool) -> None:
    """With a hash in the list one can go on all the same, as it decides in the end."""
    if not hashed:
        scene.without_hashes()
    scene.server.conduct.etags = False
    scene.server.conduct.cuts = [60_000]
    assert scene.run().stage is Stage.DONE
    assert ("range" in scene.server.asked[1]) == hashed
    assert scene.fetched()


@pytest.mark.parametrize("cuts", [[], [30_000]])
def test_a_server_that_does_not_say_how_long_the_file_is(scene: Scene, cuts: list[int]) -> None:
    scene.server.conduct.lengths = False
    scene.server.conduct.cuts = cuts
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()


def test_a_damaged_beginning_is_noticed_and_fetched_anew(scene: Scene) -> None:
    scene.server.conduct.cuts = [60_000] + [0] * 10
    assert scene.run().stage is Stage.FAILED
    part = scene.store.part_of(scene.store.manifest.models[0])
    assert part.stat().st_size == 60_000
    part.write_bytes(b"x" * 60_000)
    scene.server.conduct.cuts = []
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()


def test_another_file_on_the_server_meanwhile(scene: Scene) -> None:
    """Without a hash in the list: the etag tells, and the second file is fetched from its beginning."""
    scene.without_hashes()
    scene.server.conduct.cuts = [60_000] + [0] * 10
    scene.run()
    state_file(scene.source, network(seed=9))
    scene.server.conduct.cuts = []
    assert scene.run().stage is Stage.DONE
    assert not scene.fetched()
    record = (scene.store.directory / "first_hashes.json").read_text()
    assert sha256(scene.source) in record


def test_a_wrong_range_is_refused(scene: Scene) -> None:
    scene.server.conduct.cuts = [60_000]
    scene.server.conduct.wrong_range = True
    one_sentence(scene.run(), "wrong answer")
    nothing_is_given_out(scene)


def test_a_passing_fault_passes(scene: Scene) -> None:
    scene.server.conduct.refusals = [503, 429]
    scene.server.conduct.retry_after = "0"
    assert scene.run().stage is Stage.DONE


def test_a_range_that_the_server_does_not_have(scene: Scene) -> None:
    scene.server.conduct.cuts = [60_000]
    scene.server.conduct.refusals = [0, 416]
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()
    assert ["range" in request for request in scene.server.asked] == [False, True, False]
