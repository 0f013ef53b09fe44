"""``pytest --slower-than S`` lists what takes longer than S seconds: tests, fixtures, importing test modules.

Wall time says what a person waits for, CPU time (of this process and of the children it waited for) what is
dear however busy the computer is. ``make test-slow`` asks it of the fast tests.
"""

from __future__ import annotations

import os
import time
from collections.abc import Generator
from dataclasses import dataclass, field

import pytest


def add_option(parser: pytest.Parser) -> None:
    parser.addoption(
        "--slower-than",
        type=float,
        metavar="S",
        help="list what takes longer than S seconds of wall or CPU time, setup and imports too",
    )


def cpu_s() -> float:
    """CPU seconds of this process and of the children that ended and were waited for."""
    return sum(os.times()[:4])


@dataclass(frozen=True)
class Row:
    what: str
    wall_s: float
    cpu_s: float


@dataclass(eq=False)
class SlowReport:
    """A pytest plugin that times each step."""

    limit_s: float
    rows: list[Row] = field(default_factory=list)

    def _timed(self, what: str) -> Generator[None, object, object]:
        begin_s, begin_cpu_s = time.perf_counter(), cpu_s()
        try:
            return (yield)
        finally:
            self.rows.append(Row(what, time.perf_counter() - begin_s, cpu_s() - begin_cpu_s))

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Generator[None, object, object]:
        if isinstance(collector, pytest.Module):
            return (yield from self._timed(f"import   {collector.nodeid}"))
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, object, object]:
        return (yield from self._timed(f"setup    {item.nodeid}"))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        return (yield from self._timed(f"call     {item.nodeid}"))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None, object, object]:
        return (yield from self._timed(f"teardown {item.nodeid}"))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        slow = sorted(self.rows, key=lambda row: -max(row.wall_s, row.cpu_s))
        slow = [row for row in slow if max(row.wall_s, row.cpu_s) > self.limit_s]
        terminalreporter.section(f"{len(slow)} steps slower than {self.limit_s:g} s (wall, CPU)")
        for row in slow:
            terminalreporter.write_line(f"{row.wall_s:7.2f} {row.cpu_s:7.2f}  {row.what}")
        for folder, of_folder in sorted(self._by_folder().items()):
            wall, cpu = sum(row.wall_s for row in of_folder), sum(row.cpu_s for row in of_folder)
            terminalreporter.write_line(f"{wall:7.2f} {cpu:7.2f}  all of {folder}")

    def _by_folder(self) -> dict[str, list[Row]]:
        folders: dict[str, list[Row]] = {}
        for row in self.rows:
            folder = "/".join(row.what.split()[1].split("::")[0].split("/")[:2])
            folders.setdefault(folder, []).append(row)
        return folders
