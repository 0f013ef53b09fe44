"""What ``make test-fast`` leaves out besides the tests that are marked ``full``.

Of a test that is repeated with many parameters it tries the first, and of random examples a fifth.
``make test`` tries all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import pytest
from hypothesis import settings

USUAL_EXAMPLES = 100
"""What Hypothesis tries of a test that does not say how many."""
FAST_EXAMPLES = 20


def is_wanted(config: pytest.Config) -> bool:
    return config.getoption("markexpr") == "not full"


def use_few_examples() -> None:
    settings.register_profile("fast", settings(), max_examples=FAST_EXAMPLES)
    settings.load_profile("fast")


def examples(count: int) -> int:
    """``count`` in ``make test``, and in the fast part as much less as everywhere."""
    return math.ceil(count * settings().max_examples / USUAL_EXAMPLES)


def leave_out_repetitions(items: Iterable[pytest.Item]) -> None:
    """Mark them ``full``. A test marked ``every_case`` stays whole."""
    tried: set[str] = set()
    for item in items:
        repeated = hasattr(item, "callspec")
        if not repeated or item.get_closest_marker("full") or item.get_closest_marker("every_case"):
            continue
        test = item.nodeid.partition("[")[0]
        if test in tried:
            item.add_marker(pytest.mark.full)
        tried.add(test)
