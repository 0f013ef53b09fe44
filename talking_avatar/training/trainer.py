"""The loop that trains a denoiser; stops at any moment and goes on as if it had not."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping

import numpy as np
import torch

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.config import DenoiserConfig
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.normalisation import Normalisation
from talking_avatar.motion.dit.objective import Corruption, TrainingWindow, predict
from talking_avatar.motion.dit.schedule import cosine_schedule
from talking_avatar.training.board import Board
from talking_avatar.training.losses import MotionLoss
from talking_avatar.training.pace import MovingAverage, rate_at
from talking_avatar.training.parallel import Workers
from talking_avatar.training.recipe import Recipe
from talking_avatar.training.run_folder import RunFolder, State
from talking_avatar.training.windows import Pool, WindowDraw, feature_constants, motion_constants

_LOG_EVERY = 10
_MEASURING_SEED = 1234


class Trainer:
    """Trains on ``train`` and measures on ``valid`` as ``recipe`` says, in ``folder``.

    The same recipe, data and machine give the same weights, also when the run was stopped and taken up again.
    ``start``: the state of another run of the same network, whose averaged weights are where this one begins.
    """

    def __init__(
        self,
        recipe: Recipe,
        train: Pool,
        valid: Pool,
        folder: RunFolder,
        workers: Workers,
        start: State | None = None,
    ) -> None:
        self.recipe, self._folder, self._workers = recipe, folder, workers
        self.config = denoiser_config(
            recipe, len(train.about.columns), train.features.shape[1], len(train.about.styles)
        )
        self._data = train.fingerprint
        own = folder.load_state()
        state = own or start
        self._steps_before = _steps_before(own, start)
        self._facts = {
            "encoder": train.about.encoder,
            "also_hears": train.also_hears,
            "columns": train.about.columns,
            "styles": train.about.styles,
            "audio_dim": train.features.shape[1],
            "hours": round(train.hours, 2),
            "hours_of_video": max(round(train.filmed_frames / 25 / 3600, 4), _hours_of_video(state)),
            "ways": len(train.motion),
        }
        self.motion, self.features = (
            (motion_constants(train), feature_constants(train)) if state is None else constants_in(state)
        )
        self._loss = MotionLoss(recipe.losses, train.about.columns, self.motion)
        self._schedule = cosine_schedule(self.config.step_count)
        sizes = self.config.context_frames, self.config.window_frames
        self._draw = WindowDraw(train, self.motion, self.features, *sizes)
        self._valid = WindowDraw(valid, self.motion, self.features, *sizes)
        torch.manual_seed(recipe.seed)
        self.model = Denoiser(self.config).to(workers.device)
        if start is not None:
            _load(self.model, start["average"])
        workers.share_weights(self.model)
        self.average = MovingAverage(self.model, recipe.average)
        self._optimizer = torch.optim.AdamW(
            self.model.parameters(), recipe.rate, betas=(0.9, 0.99), weight_decay=recipe.weight_decay
        )
        self.step = 0

    def run(self, tell: Callable[[str], None], should_stop: Callable[[], bool]) -> bool:
        """Train to the end, or until ``should_stop``; whether the end was reached."""
        self.resume()
        if not self._workers.is_first:
            return self._run(tell, should_stop, lambda entry: None)
        self._folder.forget_after(self.step)
        with Board(self._folder.path / "tensorboard", self.step + 1) as board:

            def note(entry: Mapping[str, float]) -> None:
                self._folder.log(entry)
                board.write(entry)

            return self._run(tell, should_stop, note)

    def _run(
        self,
        tell: Callable[[str], None],
        should_stop: Callable[[], bool],
        note: Callable[[Mapping[str, float]], None],
    ) -> bool:
        began_s, began = time.monotonic(), self.step
        while self.step < self.recipe.steps and not should_stop():
            parts = self._train_step()
            self.step += 1
            if self.step % _LOG_EVERY == 0 and self._workers.is_first:
                speed = (self.step - began) / (time.monotonic() - began_s)
                note({"step": self.step, "rate": rate_at(self.step, self.recipe), **parts})
                if self.step % (10 * _LOG_EVERY) == 0:
                    tell(f"step {self.step}: loss {parts['total']:.4f}, {speed:.2f} steps/s")
            if self.step % self.recipe.measure_every == 0 or self.step == self.recipe.steps:
                measured = self.measure()
                if self._workers.is_first:
                    note({"step": self.step, **{f"valid_{k}": v for k, v in measured.items()}})
                    tell(f"step {self.step}: on unknown voices {measured['total']:.4f}")
            if self.step % self.recipe.save_every == 0:
                self._save()
        self._save()
        return self.step >= self.recipe.steps

    def measure(self) -> dict[str, float]:
        """Losses of the averaged weights on always the same windows of voices that are not trained on."""
        averaged = self.averaged_model()
        numbers, chance = (
            np.random.default_rng(_MEASURING_SEED),
            torch.Generator().manual_seed(_MEASURING_SEED),
        )
        clean = Corruption(0.0, 0.0, 1, 0.0)
        sums: dict[str, float] = {}
        rounds = max(self.recipe.measure_windows // 64, 1)
        with torch.no_grad():
            for _ in range(rounds):
                window = self._on_device(self._valid.batch(64, numbers))
                _, parts = self._loss(predict(averaged, self._schedule, window, clean, chance))
                for name, value in parts.items():
                    sums[name] = sums.get(name, 0.0) + value / rounds
        return sums

    def averaged_model(self) -> Denoiser:
        averaged = Denoiser(self.config).to(self._workers.device)
        averaged.load_state_dict(self.average.state)
        return averaged.eval()

    def _train_step(self) -> dict[str, float]:
        # Chance depends on seed, step and process only, so a resumed run sees the same batches.
        key = [self.recipe.seed, self.step, self._workers.rank]
        numbers = np.random.default_rng(key)
        torch.manual_seed(int(numbers.integers(2**62)))
        chance = torch.Generator().manual_seed(int(numbers.integers(2**62)))
        for group in self._optimizer.param_groups:
            group["lr"] = rate_at(self.step, self.recipe)
        self.model.train()
        window = self._on_device(self._draw.batch(self.recipe.batch, numbers))
        with torch.autocast("cuda", torch.bfloat16, enabled=self._workers.device.type == "cuda"):
            prediction = predict(self.model, self._schedule, window, self.recipe.corruption, chance)
            loss, parts = self._loss(prediction)
        if not bool(torch.isfinite(loss)):
            raise UserError(
                f"Training failed at step {self.step}", "the loss is no number", "lower the learning rate"
            )
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        self._workers.average_gradients(self.model)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.recipe.clip)
        self._optimizer.step()
        self.average.update(self.model, self.step)
        return parts

    def _on_device(self, window: TrainingWindow) -> TrainingWindow:
        device = self._workers.device
        if device.type == "cpu":
            return window
        present, at_start = window.present, window.at_start
        return TrainingWindow(
            window.motion.to(device),
            window.features.to(device),
            None if present is None else present.to(device),
            None if at_start is None else at_start.to(device),
            window.conditions.to(device),
        )

    def _save(self) -> None:
        if not self._workers.is_first:
            return
        self._folder.save_state(
            {
                "step": self.step,
                "model": self.model.state_dict(),
                "average": self.average.state,
                "optimizer": self._optimizer.state_dict(),
                "constants": json.dumps(_as_lists(self.motion, self.features)),
                "data": self._data,
                "facts": json.dumps(self._facts),
                "steps_before": self._steps_before,
            }
        )

    def resume(self) -> None:
        """Take up the state of the folder, if it has one. Raises :class:`UserError` when it does not fit."""
        state = self._folder.load_state()
        if state is None:
            return
        if state["data"] != self._data:
            raise UserError(
                f"The run in {self._folder.path} cannot go on",
                "its training data has changed",
                "begin another, from this one if you like",
            )
        _load(self.model, state["model"])
        self._optimizer.load_state_dict(state["optimizer"])
        self.average.state = {k: v.to(self._workers.device) for k, v in state["average"].items()}
        self.step = int(state["step"])


def denoiser_config(recipe: Recipe, motion_dim: int, audio_dim: int, style_dim: int) -> DenoiserConfig:
    size = recipe.network
    return DenoiserConfig(
        motion_dim=motion_dim,
        audio_dim=audio_dim,
        width=size.width,
        layers=size.layers,
        heads=size.heads,
        feed_forward=size.feed_forward,
        context_frames=size.context_frames,
        window_frames=size.window_frames,
        step_count=size.step_count,
        style_dim=style_dim,
        dropout=size.dropout,
    )


def _load(model: Denoiser, weights: Mapping[str, torch.Tensor]) -> None:
    try:
        model.load_state_dict(dict(weights))
    except RuntimeError as error:
        raise UserError(
            "The run to start from does not fit", "its network or its data are of another size"
        ) from error


def _steps_before(own: State | None, start: State | None) -> int:
    """Steps of the runs that this one started from."""
    if own is not None:
        return int(own["steps_before"])
    return 0 if start is None else int(start["step"]) + int(start.get("steps_before", 0))


def _hours_of_video(state: State | None) -> float:
    """That earlier runs have learned from, if any."""
    return 0.0 if state is None else float(json.loads(state["facts"]).get("hours_of_video", 0.0))


def constants_in(state: State) -> tuple[Normalisation, Normalisation]:
    """Those of motion and of features."""
    values = [np.array(v, np.float32) for v in json.loads(state["constants"])]
    return Normalisation(values[0], values[1]), Normalisation(values[2], values[3])


def _as_lists(*constants: Normalisation) -> list[list[float]]:
    return [values.tolist() for c in constants for values in (c.offset, c.scale)]
