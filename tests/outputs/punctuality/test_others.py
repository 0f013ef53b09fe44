"""What Windows and macOS are asked, by libraries that stand in for theirs."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pytest

from talking_avatar.outputs.punctuality import macos, windows
from talking_avatar.outputs.punctuality.urgency import Urgency


@dataclass
class Function:
    """Takes what a function of a library takes once its types are declared."""

    answer: int
    argtypes: Any = None
    restype: Any = None
    called: list[tuple[Any, ...]] = field(default_factory=list)

    def __call__(self, *values: Any) -> int:
        for kind, value in zip(self.argtypes, values, strict=True):
            kind.from_param(value)
        self.called.append(values)
        return self.answer


@dataclass
class Library:
    function: Function

    def __getattr__(self, name: str) -> Function:
        assert name in ("AvSetMmThreadCharacteristicsW", "pthread_set_qos_class_self_np")
        return self.function


def absent() -> Any:
    raise OSError("no such library")


@pytest.mark.every_case
@pytest.mark.parametrize(("urgency", "task"), [(Urgency.PUNCTUAL, "Pro Audio"), (Urgency.PROMPT, "Capture")])
def test_windows_gets_the_name_of_a_task(urgency: Urgency, task: str) -> None:
    join = Function(answer=7)
    assert windows.go_ahead(urgency, lambda: Library(join)).granted
    assert join.called[0][0] == task
    assert join.restype is ctypes.c_void_p  # a handle is as wide as a pointer


def test_windows_that_refuses_or_has_no_scheduler_is_told_with_a_remedy() -> None:
    for library in (lambda: Library(Function(answer=0)), absent):
        grant = windows.go_ahead(Urgency.PUNCTUAL, library)
        assert not grant.granted
        assert "Multimedia Class Scheduler" in grant.remedy


@pytest.mark.every_case
@pytest.mark.parametrize(("urgency", "quality"), [(Urgency.PUNCTUAL, 0x21), (Urgency.PROMPT, 0x19)])
def test_macos_gets_a_quality_of_service(urgency: Urgency, quality: int) -> None:
    choose = Function(answer=0)
    assert macos.go_ahead(urgency, lambda: Library(choose)).granted
    assert choose.called == [(quality, 0)]


def test_macos_that_refuses_is_told() -> None:
    assert not macos.go_ahead(Urgency.PUNCTUAL, lambda: Library(Function(answer=1))).granted
