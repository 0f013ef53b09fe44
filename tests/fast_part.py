"""Which tests ``make test-fast`` leaves out besides those that are marked ``full``.

Of a test that is repeated with many parameters it tries the first two, and of one that is repeated for each
portrait the first portrait. ``make test`` tries all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import pytest

CASES = 2


def leave_out_repetitions(items: Iterable[pytest.Item], other_portraits: Collection[str]) -> None:
    """Mark them ``full``. A test marked ``every_case`` stays whole."""
    tried: Counter[str] = Counter()
    for item in items:
        case = getattr(item, "callspec", None)
        if case is None or item.get_closest_marker("full") or item.get_closest_marker("every_case"):
            continue
        test = item.nodeid.partition("[")[0]
        named = any(isinstance(value, str) and value in other_portraits for value in case.params.values())
        if tried[test] == CASES or (named and tried[test]):
            item.add_marker(pytest.mark.full)
        else:
            tried[test] += 1
