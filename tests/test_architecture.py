"""The house: who may import whom, what a rule may do, and what a clean run may load."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import gzcheck
from gzcheck.reading.resources import example_folder
from gzcheck.rules import ALL_RULES
from gzcheck.rules.rule import RuleModule

PACKAGE = Path(gzcheck.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "resources": set(),
    "exits": set(),
    "settling": {"model"},
    "reading": {"model", "resources"},
    "corpus": {"reading", "model"},
    "gates": {"settling", "corpus", "reading", "model"},
    "rules": {"gates", "corpus", "reading", "model"},
    "engine": {"rules", "gates", "settling", "corpus", "reading", "model"},
    "render": {"model"},
    "settings": {"model"},
    "starting": {"resources", "model"},
    "explain": {"rules", "model"},
    "listing": {"render", "corpus", "model"},
    "comparing": {"render", "rules", "reading", "model"},
    "witnessing": {"render", "gates", "corpus", "model"},
    "diffing": {"engine", "render", "corpus", "model"},
    "resolving": {"corpus", "reading", "model"},
    "walking": {"resolving", "render", "model"},
    "console": {"settings", "render"},
    "running": {"console", "engine", "render", "corpus", "model", "settings", "exits"},
    "cli": {
        "console",
        "running",
        "comparing",
        "diffing",
        "explain",
        "listing",
        "resolving",
        "starting",
        "walking",
        "witnessing",
        "settings",
        "engine",
        "render",
        "corpus",
        "model",
        "exits",
    },
    "__main__": {"cli"},
}
"""Imports go down only: for every room, those below it that it may look into."""
ROOMS = {"arithmetic": "gates"}
"""Modules that belong to another room: the identities are gates too, and the two need each other."""
WAY_IN = {("gzcheck.model.figure", "gzcheck.phrases.read")}
"""`Figure.parse`, imported when called, is how a notebook gets a figure: the one look upwards there is."""

IO_NAMES = {"open", "print", "input", "exit", "quit", "breakpoint", "eval", "exec", "__import__"}
IO_METHODS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "unlink"}
IO_MODULES = {
    "os",
    "sys",
    "io",
    "pathlib",
    "shutil",
    "subprocess",
    "socket",
    "tempfile",
    "logging",
    "urllib",
    "time",
    "random",
    "typer",
    "rich",
    "yaml",
    "json",
}
rule_sources = pytest.mark.parametrize("path", sorted(PACKAGE.glob("rules/*.py")), ids=lambda path: path.stem)
every_rule = pytest.mark.parametrize("module", ALL_RULES, ids=lambda module: module.RULE.name)


def name_of(path: Path) -> str:
    parts = ("gzcheck", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


def room_of(module: str) -> str:
    """The room a module is in: its folder, or itself where it lies at the top."""
    room = module.split(".")[1]
    return ROOMS.get(room, room)


def imports(path: Path) -> Iterator[str]:
    """Every module that `path` imports, inside functions and for type checking too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write imports out"
            whole = node.module or ""
            submodules = [f"{whole}.{alias.name}" for alias in node.names]
            known = {name_of(module) for module in MODULES}
            yield from (name if name in known else whole for name in submodules)


@pytest.mark.parametrize("path", [p for p in MODULES if name_of(p) != "gzcheck"], ids=name_of)
def test_imports_go_down_only(path: Path) -> None:
    name = name_of(path)
    room = room_of(name)
    inside = {other for other in imports(path) if other.startswith("gzcheck.") and (name, other) not in WAY_IN}
    assert {room_of(other) for other in inside} - {room} <= MAY_IMPORT[room]


def test_every_room_is_on_the_plan_and_the_plan_has_no_empty_room() -> None:
    assert {room_of(name_of(path)) for path in MODULES if name_of(path) != "gzcheck"} == set(MAY_IMPORT)


def test_the_plan_itself_goes_down_only() -> None:
    order = list(MAY_IMPORT)
    rank = {room: max((order.index(below) for below in MAY_IMPORT[room]), default=-1) for room in order}
    assert [room for room in order if rank[room] >= order.index(room)] == []


def test_the_package_itself_imports_nothing_of_its_own_at_once() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    at_once = [node.module for node in tree.body if isinstance(node, ast.ImportFrom)]
    assert [name for name in at_once if name and name.startswith("gzcheck")] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = re.compile(r"utils?|helpers?|manager|common|misc|\w*\d")
    assert [name_of(path) for path in MODULES if empty.fullmatch(path.stem)] == []


@rule_sources
def test_rules_do_no_io(path: Path) -> None:
    assert {name.partition(".")[0] for name in imports(path)} & IO_MODULES == set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            assert node.func.id not in IO_NAMES, f"{path.name}:{node.lineno}"
        if isinstance(node.func, ast.Attribute):
            assert node.func.attr not in IO_METHODS, f"{path.name}:{node.lineno}"


@every_rule
def test_a_rule_is_a_module_of_its_name(module: RuleModule) -> None:
    name = module.RULE.name
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert module.__name__ == f"gzcheck.rules.{name.replace('-', '_')}"  # type: ignore[attr-defined]
    assert re.fullmatch(r"GZ[0123489]\d\d", module.RULE.code)
    assert callable(module.check)


def test_every_module_with_a_rule_is_registered_once() -> None:
    with_rule = {path.stem for path in PACKAGE.glob("rules/*.py") if "\nRULE = " in path.read_text(encoding="utf-8")}
    registered = [module.RULE.name.replace("-", "_") for module in ALL_RULES]
    assert sorted(registered) == sorted(with_rule)


def test_codes_are_unique() -> None:
    codes = [module.RULE.code for module in ALL_RULES]
    assert sorted(set(codes)) == sorted(codes)


# ---------------------------------------------------------------- what a run loads


def loaded(*arguments: str) -> set[str]:
    """The top-level modules in memory after a clean run in a fresh interpreter."""
    code = (
        "import sys; from gzcheck.cli import main; code = main(sys.argv[1:]); "
        "sys.stderr.write(' '.join({name.partition('.')[0] for name in sys.modules})); sys.exit(code)"
    )
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


def test_version_loads_nothing_it_does_not_need() -> None:
    needless = {"rich", "jsonschema", "jsonschema_rs", "yaml", "hypothesis", "pydantic", "decimal", "tomllib"}
    assert loaded("--version") & needless == set()


def test_clean_validate_loads_neither_renderer_nor_explainer() -> None:
    run = loaded("validate", "--corpus", str(example_folder("starter")))
    assert "jsonschema_rs" in run
    assert run & {"rich", "jsonschema", "hypothesis", "pydantic"} == set()
