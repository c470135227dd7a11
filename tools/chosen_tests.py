"""A pytest plugin for `tools/mutate.py`: it learns which tests reach which lines, or runs chosen tests in their order.

`LEARN_TO=FOLDER` measures the package with one coverage context a test, and notes in `FOLDER/*.tests` how long each
test took and whether it passed. `CHOSEN_TESTS=FILE` runs the tests whose ids stand in the file, a line each, in that
order, and no others.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

LEARN_TO = os.environ.get("LEARN_TO")
CHOSEN = os.environ.get("CHOSEN_TESTS")
outcomes: dict[str, tuple[float, bool]] = {}

if LEARN_TO:
    from coverage import Coverage

    # Started here, before any test imports the package, so that no line is missed. The data stay in memory: a file
    # would be written to at every change of context.
    measured = Coverage(data_file=None, source=["src/gzcheck"], config_file=False)
    measured.set_option("run:relative_files", True)
    measured.start()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    if LEARN_TO:
        forget_what_is_cached()
        measured.switch_context(item.nodeid)
    try:
        return (yield)
    finally:
        if LEARN_TO:
            measured.switch_context("")


def forget_what_is_cached() -> None:
    """What one test left in a cache would hide that the next one rests on the same lines."""
    for clear in clearers(len(sys.modules)):
        clear()


@cache
def clearers(_modules: int) -> list[Callable[[], None]]:
    """What empties each cache of the package, looked up again when more modules are there.

    Reading's caches hold compiled schemas: they are dear, and no fault is made there.
    """
    modules = [module for name, module in sys.modules.items() if name.startswith("gzcheck.")]
    values = [
        value
        for module in modules
        if not module.__name__.startswith("gzcheck.reading")
        for value in vars(module).values()
    ]
    members = [member for value in values if isinstance(value, type) for member in vars(value).values()]
    found = (getattr(getattr(one, "__func__", one), "cache_clear", None) for one in (*values, *members))
    return list({id(clear.__self__): clear for clear in found if hasattr(clear, "__self__")}.values())


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    seconds, passed = outcomes.get(report.nodeid, (0.0, True))
    outcomes[report.nodeid] = (seconds + report.duration, passed and report.outcome == "passed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHOSEN:
        by_id = {item.nodeid: item for item in items}
        ids = Path(CHOSEN).read_text(encoding="utf-8").splitlines()
        items[:] = [by_id[one] for one in ids if one in by_id]


def pytest_sessionfinish() -> None:
    if LEARN_TO:
        measured.stop()
        Path(LEARN_TO, f"{os.getpid()}.lines").write_bytes(measured.get_data().dumps())
        Path(LEARN_TO, f"{os.getpid()}.tests").write_text(json.dumps(outcomes), encoding="utf-8")
