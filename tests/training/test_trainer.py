"""Training learns, repeats itself exactly, and survives a kill at any moment."""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.checkpoint import load_model, save_model
from talking_avatar.motion.dit.objective import Prediction
from talking_avatar.training.card import card_text
from talking_avatar.training.export import exported
from talking_avatar.training.losses import LossWeights, MotionLoss
from talking_avatar.training.pace import rate_at
from talking_avatar.training.parallel import Workers
from talking_avatar.training.recipe import NetworkSize, Recipe
from talking_avatar.training.run_folder import RunFolder
from talking_avatar.training.trainer import Trainer
from talking_avatar.training.windows import motion_constants, read_pool

ALONE = Workers(0, 1, torch.device("cpu"))
TINY = Recipe(
    steps=30,
    batch=8,
    warmup=5,
    measure_every=15,
    measure_windows=64,
    save_every=4,
    network=NetworkSize(
        width=32, layers=2, heads=2, feed_forward=64, context_frames=4, window_frames=16, step_count=20
    ),
)


def trained(recipe: Recipe, clips: Path, path: Path, stop_after: int | None = None) -> Trainer:
    folder = RunFolder(path)
    folder.begin(recipe)
    trainer = Trainer(recipe, read_pool(clips, "train"), read_pool(clips, "valid"), folder, ALONE)
    trainer.run(lambda _: None, lambda: stop_after is not None and trainer.step >= stop_after)
    return trainer


def weights(trainer: Trainer) -> dict[str, torch.Tensor]:
    return {name: value.clone() for name, value in trainer.average.state.items()}


def same(first: dict[str, torch.Tensor], second: dict[str, torch.Tensor]) -> bool:
    return all(torch.equal(first[name], second[name]) for name in first)


@pytest.mark.full
def test_a_fixed_seed_reproduces_a_run_exactly_and_another_differs(clips: Path, tmp_path: Path) -> None:
    first = trained(TINY, clips, tmp_path / "a")
    again = trained(TINY, clips, tmp_path / "b")
    other = trained(replace(TINY, seed=1), clips, tmp_path / "c")
    assert same(weights(first), weights(again))
    assert not same(weights(first), weights(other))
    logs = [(tmp_path / name / "log.jsonl").read_text() for name in "ab"]
    assert logs[0] == logs[1]


@pytest.mark.full
def test_a_run_that_is_stopped_goes_on_as_if_it_had_not(clips: Path, tmp_path: Path) -> None:
    whole = trained(TINY, clips, tmp_path / "whole")
    trained(TINY, clips, tmp_path / "parts", stop_after=13)
    resumed = trained(TINY, clips, tmp_path / "parts")
    assert resumed.step == TINY.steps
    assert same(weights(whole), weights(resumed))
    steps = [int(str(e["step"])) for e in RunFolder(tmp_path / "parts").entries()]
    assert steps == [int(str(e["step"])) for e in RunFolder(tmp_path / "whole").entries()]


@pytest.mark.full
def test_a_killed_process_goes_on_from_its_last_state(clips: Path, tmp_path: Path) -> None:
    recipe = replace(TINY, steps=150)
    (tmp_path / "recipe.json").write_text(recipe.to_json())
    words = [sys.executable, "-m", "talking_avatar", "train", "run", str(clips), str(tmp_path / "run")]
    words += ["--recipe", str(tmp_path / "recipe.json")]
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL, env=environment)
    state = tmp_path / "run" / "state.pt"
    while not state.exists() and process.poll() is None:
        time.sleep(0.02)
    time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert state.exists()
    assert torch.load(state, weights_only=True)["step"] < recipe.steps
    assert subprocess.run(words, stderr=subprocess.DEVNULL, env=environment, check=False).returncode == 0
    killed = torch.load(state, weights_only=True)["average"]
    torch.set_num_threads(1)
    whole = trained(recipe, clips, tmp_path / "whole")
    assert same(weights(whole), killed)


@pytest.mark.full
def test_it_learns(clips: Path, tmp_path: Path) -> None:
    recipe = replace(TINY, steps=250, rate=3e-3, average=0.98, measure_every=50)
    trainer = trained(recipe, clips, tmp_path)
    entries = RunFolder(tmp_path).entries()
    measured = [float(str(e["valid_total"])) for e in entries if "valid_total" in e]
    assert measured[-1] < 0.75 * measured[0]
    assert trainer.step == 250


@pytest.mark.full
def test_what_is_exported_predicts_the_same_from_raw_features(clips: Path, tmp_path: Path) -> None:
    trainer = trained(TINY, clips, tmp_path / "run")
    pool = read_pool(clips, "train")
    model = trainer.averaged_model()
    file = tmp_path / "model.safetensors"
    save_model(file, exported(RunFolder(tmp_path / "run")))
    loaded = load_model(file)
    assert loaded.description.columns == pool.about.columns
    assert loaded.description.encoder == "test-bands"
    assert loaded.description.card["steps"] == TINY.steps
    assert "| Steps | 30 |" in card_text(file.name, loaded.description)
    assert "No video and no recorded voice" in card_text(file.name, loaded.description)
    raw = torch.from_numpy(pool.features[:20].astype(np.float32))[None]
    standard = torch.from_numpy(trainer.features.normal(pool.features[:20]))[None]
    with torch.no_grad():
        assert torch.allclose(loaded.denoiser.hear(raw), model.hear(standard), atol=1e-4)
    with pytest.raises(UserError, match="no training run"):
        exported(RunFolder(tmp_path / "nothing"))


@pytest.mark.full
def test_a_run_can_start_from_another_with_more_data(clips: Path, tmp_path: Path) -> None:
    first = trained(TINY, clips, tmp_path / "first")
    start = RunFolder(tmp_path / "first").load_state()
    pool = read_pool(clips, "valid")
    folder = RunFolder(tmp_path / "second")
    folder.begin(TINY)
    second = Trainer(TINY, pool, pool, folder, ALONE, start)
    assert np.array_equal(second.motion.scale, first.motion.scale)
    assert same(weights(first), dict(second.model.state_dict()))
    second.run(lambda _: None, lambda: second.step >= 3)
    with pytest.raises(UserError, match="training data has changed"):
        Trainer(TINY, read_pool(clips, "train"), pool, folder, ALONE).resume()
    wider = replace(TINY, network=replace(TINY.network, width=48))
    with pytest.raises(UserError, match="does not fit"):
        Trainer(wider, pool, pool, RunFolder(tmp_path / "third"), ALONE, start)


@pytest.mark.full
def test_another_recipe_or_other_data_cannot_go_on(clips: Path, tmp_path: Path) -> None:
    trained(TINY, clips, tmp_path, stop_after=4)
    with pytest.raises(UserError, match="another recipe"):
        RunFolder(tmp_path).begin(replace(TINY, rate=1.0))
    (tmp_path / "state.pt").write_bytes(b"no state")
    with pytest.raises(UserError, match="cannot be read"):
        RunFolder(tmp_path).load_state()


def test_a_recipe_survives_json() -> None:
    assert Recipe.from_json(TINY.to_json()) == TINY
    assert (
        Recipe.from_json('{"rate": 1, "losses": {"columns": {"jawOpen": 3}}}').losses.columns["jawOpen"] == 3
    )


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"speed": 3}, "speed"),
        ({"a\nb": 3}, "b"),
        ({"steps": "many"}, "steps cannot be 'many'"),
        ({"steps": 2.5}, "steps cannot be '2.5'"),
        ({"batch": 0}, "batch cannot be '0'"),
        ({"rate": -1.0}, "rate cannot be '-1.0'"),
        ({"rate": math.nan}, "rate cannot be 'nan'"),
        ({"rate": 10**400}, "rate cannot be '1000"),
        ({"seed": True}, "seed cannot be 'True'"),
        ({"network": {"width": 1e9}}, "width cannot be"),
        ({"network": 3}, "recipe"),
        ({"losses": {"columns": {"jawOpen": None}}}, "jawOpen cannot be 'None'"),
        ([], "recipe"),
    ],
)
def test_what_is_wrong_with_a_recipe_is_said_in_one_line(values: object, words: str) -> None:
    with pytest.raises(UserError, match=words) as refused:
        Recipe.from_json(json.dumps(values))
    assert len(str(refused.value).splitlines()) == 1


def test_the_rate_warms_up_and_falls() -> None:
    rates = [rate_at(step, TINY) for step in range(TINY.steps + 1)]
    assert rates[0] < rates[3] < max(rates) == pytest.approx(TINY.rate)
    assert rates[-1] == pytest.approx(TINY.rate * TINY.last_rate)
    assert all(a >= b for a, b in pairwise(rates[5:]))


def test_lips_left_open_in_a_closure_cost_more_than_elsewhere(clips: Path) -> None:
    pool = read_pool(clips, "train")
    constants, columns = motion_constants(pool), pool.about.columns
    loss = MotionLoss(LossWeights(), columns, constants)
    shut, jaw = columns.index("mouthClose"), columns.index("jawOpen")

    def aperture_cost(is_closure: bool) -> float:
        target = np.zeros((1, 1, len(columns)), np.float32)
        target[..., shut if is_closure else jaw] = 1.0 if is_closure else 0.1
        given = target.copy()
        given[..., jaw] += 0.1
        if is_closure:
            given[..., shut] = 0
        flags = torch.ones(1)
        clean, wanted = (torch.from_numpy(constants.normal(v)) for v in (given, target))
        prediction = Prediction(
            clean, wanted, wanted[:, 0], torch.ones(1, 1), flags, torch.ones(1, dtype=torch.int64), flags > 0
        )
        return loss(prediction)[1]["aperture"]

    assert aperture_cost(True) == pytest.approx(3 * aperture_cost(False), rel=1e-3)


@pytest.mark.full
def test_tensorboard_shows_what_the_log_holds(clips: Path, tmp_path: Path) -> None:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    trained(TINY, clips, tmp_path, stop_after=22)
    trained(TINY, clips, tmp_path)
    shown = EventAccumulator(str(tmp_path / "tensorboard"))
    shown.Reload()
    for tag, key in (("train/total", "total"), ("train/rate", "rate"), ("valid/aperture", "valid_aperture")):
        logged = [(int(str(e["step"])), e[key]) for e in RunFolder(tmp_path).entries() if key in e]
        assert [s.step for s in shown.Scalars(tag)] == [step for step, _ in logged]
        values = [float(str(value)) for _, value in logged]
        assert [s.value for s in shown.Scalars(tag)] == pytest.approx(values, rel=1e-6)
