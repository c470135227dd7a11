"""A pytest plugin for `tools/mutate.py`: it learns which tests reach which lines, or runs chosen tests in their order.

`LEARN_TO=FOLDER` measures the package with one coverage context a test, and notes in `FOLDER/*.tests` how long each
test took and whether it passed. `CHOSEN_TESTS=FILE` runs the tests whose ids stand in the file, a line each, in that
order, and no others. `ASK_FD` and `TELL_FD` collect the tests once and answer questions through two pipes: for each a
child takes a fault in and runs chosen tests, so that nothing is imported again.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

LEARN_TO = os.environ.get("LEARN_TO")
CHOSEN = os.environ.get("CHOSEN_TESTS")
ASK, TELL = os.environ.get("ASK_FD"), os.environ.get("TELL_FD")
outcomes: dict[str, tuple[float, bool]] = {}
failures: list[str] = []
PASSED, FAILED, UNFIT = 0, 1, 2
"""What a child says: no test noticed the fault, one did, or the fault cannot be taken into what is imported already."""

MEMORY = 4 * 2**30
"""How many bytes a process with a fault may take."""

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
        keep_measuring()
        measured.switch_context(item.nodeid)
    begun = computed()
    try:
        return (yield)
    finally:
        if LEARN_TO:
            measured.switch_context("")
            _, passed = outcomes[item.nodeid]
            outcomes[item.nodeid] = (computed() - begun, passed)


def computed() -> float:
    """Seconds that this process and those it has waited for have computed: how busy the machine is says nothing."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def keep_measuring() -> None:
    """A test that runs out of stack, or counts steps, takes the measuring away; all later ones would reach nothing."""
    if sys.gettrace() is None:
        measured.stop()
        measured.start()


def forget_what_is_cached() -> None:
    """What one test left in a cache would hide that the next one rests on the same lines."""
    for clear in clearers(len(sys.modules)):
        clear()


@cache
def clearers(_modules: int) -> list[Callable[[], None]]:
    """What empties each cache of the package and of the tests, looked up again when more modules are there.

    Reading's caches hold compiled schemas: they are dear, and no fault is made there.
    """
    modules = [module for name, module in sys.modules.items() if name.startswith(("gzcheck.", "test_"))]
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
    if report.failed:
        failures.append(report.nodeid)
    _, passed = outcomes.get(report.nodeid, (0.0, True))
    outcomes[report.nodeid] = (0.0, passed and report.outcome == "passed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHOSEN:
        limit_memory()
        by_id = {item.nodeid: item for item in items}
        ids = Path(CHOSEN).read_text(encoding="utf-8").splitlines()
        items[:] = [by_id[one] for one in ids if one in by_id]


def pytest_sessionfinish(session: pytest.Session) -> None:
    if LEARN_TO and not controls_others(session):
        measured.stop()
        Path(LEARN_TO, f"{os.getpid()}.lines").write_bytes(measured.get_data().dumps())
        Path(LEARN_TO, f"{os.getpid()}.tests").write_text(json.dumps(outcomes), encoding="utf-8")


def controls_others(session: pytest.Session) -> bool:
    """Whether others run the tests, and this process only hears of them."""
    return bool(session.config.getoption("numprocesses", None)) and not hasattr(session.config, "workerinput")


# ---------------------------------------------------------------- faults without a new import


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Answer questions instead of running the tests; a first line says that all are collected."""
    if not ASK or not TELL:
        return None
    by_id = {item.nodeid: item for item in session.items}
    with open(int(ASK), encoding="utf-8") as questions, open(int(TELL), "w", encoding="utf-8") as answers:
        print(json.dumps(list(by_id)), file=answers, flush=True)
        for line in questions:
            question = json.loads(line)
            items = [by_id[one] for one in question["tests"] if one in by_id]
            print(in_a_child(session, items, question), file=answers, flush=True)
    return True


def in_a_child(session: pytest.Session, items: list[pytest.Item], question: dict[str, Any]) -> int:
    """Take the fault in and run the tests until one fails; one that never ends has failed."""
    child = os.fork()
    if not child:
        code = FAILED
        try:
            code = with_fault(session, items, question)
        finally:
            os._exit(code)
    end = time.monotonic() + question["seconds"]
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return FAILED


def limit_memory() -> None:
    """A fault may ask for more memory than there is; then its test fails, and nothing else on the machine."""
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, most))


def with_fault(session: pytest.Session, items: list[pytest.Item], question: dict[str, Any]) -> int:
    limit_memory()
    module = sys.modules.get(question["module"])
    if module is not None:
        right, wrong = (compile(question[text], question["module"], "exec") for text in ("right", "wrong"))
        changes = changed_functions(right, wrong, functions_of(module))
        if changes is None:
            return UNFIT
        for function, code in changes:
            function.__code__ = code
    forget_what_is_cached()
    for item, following in zip(items, [*items[1:], None], strict=True):
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if failures:
            return FAILED
    return PASSED


def functions_of(module: ModuleType) -> dict[str, FunctionType]:
    """Every function and method of a module by its qualified name, also inside what wraps it."""
    found: dict[str, FunctionType] = {}
    queue: list[object] = list(vars(module).values())
    while queue:
        value = queue.pop()
        inner = [getattr(value, name, None) for name in ("__func__", "__wrapped__", "fget", "func")]
        if isinstance(value, FunctionType) and value.__module__ == module.__name__:
            found[value.__code__.co_qualname] = value
        elif isinstance(value, type) and value.__module__ == module.__name__:
            inner = list(vars(value).values())
        queue += [one for one in inner if one is not None and one is not value]
    return found


def changed_functions(
    right: CodeType, wrong: CodeType, functions: dict[str, FunctionType]
) -> list[tuple[FunctionType, CodeType]] | None:
    """The functions that a fault changes, with their code; None where it is in what runs at the import."""
    if right == wrong:
        return []
    if right.co_qualname in functions:
        return [(functions[right.co_qualname], wrong)]
    inside = [[one for one in code.co_consts if isinstance(one, CodeType)] for code in (right, wrong)]
    if right.co_name == "<lambda>" or own_steps(right) != own_steps(wrong):
        return None
    found: list[tuple[FunctionType, CodeType]] = []
    for one, other in zip(*inside, strict=True):
        changes = changed_functions(one, other, functions)
        if changes is None:
            return None
        found += changes
    return found


def own_steps(code: CodeType) -> tuple[object, ...]:
    """What it does itself, wherever it stands, without the functions and classes in it."""
    constants = tuple(type(one) if isinstance(one, CodeType) else (type(one), one) for one in code.co_consts)
    return code.co_code, constants, code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars
