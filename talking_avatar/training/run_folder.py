"""The folder of one training run: recipe, log, and the state from which it goes on after any stop."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import torch

from talking_avatar.errors import UserError
from talking_avatar.training.recipe import Recipe

State: TypeAlias = Mapping[str, Any]
"""``step``; weights of ``model`` and ``average``; ``optimizer``; ``constants``: offsets and scales of motion
and features, as JSON; ``data``: a fingerprint of the training data; ``facts`` about it, as JSON;
``steps_before``: of the runs it started from."""


class RunFolder:
    """``recipe.json``; ``log.jsonl``, one JSON object a line; ``state.pt``, replaced as a whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._log, self._state = path / "log.jsonl", path / "state.pt"

    def begin(self, recipe: Recipe) -> None:
        """Raises :class:`UserError` when another recipe has been begun here."""
        self.path.mkdir(parents=True, exist_ok=True)
        file = self.path / "recipe.json"
        if file.exists() and Recipe.from_json(file.read_text("utf-8")) != recipe:
            raise UserError(
                f"{self.path} holds a run with another recipe",
                "",
                "go on with that one, or name a new folder",
            )
        file.write_text(recipe.to_json() + "\n", "utf-8")

    def recipe(self) -> Recipe:
        """As it was begun. Raises :class:`UserError` when nothing was."""
        try:
            return Recipe.from_json((self.path / "recipe.json").read_text("utf-8"))
        except OSError as error:
            raise UserError(f"There is no training run in {self.path}", "its recipe is missing") from error

    def log(self, entry: Mapping[str, object]) -> None:
        with self._log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")

    def forget_after(self, step: int) -> None:
        """Remove log lines of steps that will be taken again; a half-written line goes, too."""
        if not self._log.exists():
            return
        kept = [entry for entry in self.entries() if int(str(entry.get("step", 0))) <= step]
        part = self._log.with_suffix(".part")
        part.write_text("".join(json.dumps(entry) + "\n" for entry in kept), "utf-8")
        part.replace(self._log)

    def entries(self) -> list[dict[str, object]]:
        """The log so far."""
        if not self._log.exists():
            return []
        found = []
        for line in self._log.read_text("utf-8").splitlines():
            try:
                found.append(json.loads(line))
            except ValueError:
                continue  # the line that a kill cut short
        return found

    def save_state(self, state: State) -> None:
        part = self._state.with_suffix(".part")
        with part.open("wb") as file:
            torch.save(dict(state), file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._state)

    def load_state(self) -> State | None:
        """``None`` when the run has not got so far. Raises :class:`UserError` for a damaged file."""
        if not self._state.exists():
            return None
        try:
            state: State = torch.load(self._state, map_location="cpu", weights_only=True)
        except Exception as error:  # torch raises many kinds for damaged files
            raise UserError(
                f"The state {self._state} cannot be read", str(error).splitlines()[0], "start a new run"
            ) from error
        return state
