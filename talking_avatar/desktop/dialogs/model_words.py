"""What the model manager says about models and downloads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from talking_avatar.desktop.figures import duration_words, size_words
from talking_avatar.weights.download import Progress, Stage
from talking_avatar.weights.manifest import OptionalModel
from talking_avatar.weights.store import Presence

translate = QCoreApplication.translate


def family_size(models: Sequence[OptionalModel]) -> str:
    return size_words(sum(model.size_bytes for model in models))


def state_words(presences: Sequence[Presence]) -> tuple[str, str, str]:
    """Words, icon and tone for how the models of a family stand."""
    if any(presence is Presence.DAMAGED for presence in presences):
        return translate("Models", "Damaged: download it again"), "warning", "warning"
    if all(presence is Presence.READY for presence in presences):
        return translate("Models", "Ready"), "check", "good"
    if any(presence is not Presence.ABSENT for presence in presences):
        return translate("Models", "Partly downloaded"), "info", "muted"
    return translate("Models", "Not on this computer"), "", "muted"


def progress_words(progress: Progress) -> str:
    """One line on a download that goes on."""
    stage = {
        Stage.WAITING: translate("Models", "Waiting"),
        Stage.CHECKING: translate("Models", "Looking at what is here"),
        Stage.DOWNLOADING: translate("Models", "Downloading"),
        Stage.CONVERTING: translate("Models", "Checking and converting"),
        Stage.PAUSED: translate("Models", "Paused"),
    }.get(progress.stage, "")
    of = translate("Models", "{done} of {total}")
    parts = [
        f"{stage} {progress.model.rpartition('/')[2]}".strip(),
        of.format(done=size_words(progress.done_bytes), total=size_words(progress.total_bytes)),
    ]
    if progress.stage is Stage.DOWNLOADING and progress.bytes_per_s > 0:
        parts.append(
            translate("Models", "{size} a second").format(size=size_words(int(progress.bytes_per_s)))
        )
        if progress.left_s is not None:
            left = duration_words(progress.left_s)
            parts.append(translate("Figures", "about {time} left").format(time=left))
    return "  ·  ".join(parts)
