"""The house: what a rule may do and where it has its home, and what a run may load.

Who may import whom is held by import-linter (`make lint`); the floors are in `pyproject.toml`.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import gzcheck
import gzcheck.editing
import gzcheck.model
import gzcheck.output
import gzcheck.reading
from gzcheck.model.rule import Family, Rule
from gzcheck.reading.faults import FAULTS
from gzcheck.reading.resources import example_folder
from gzcheck.rules import ALL_RULES, catalogue
from gzcheck.rules.rule import RuleModule

PACKAGE = Path(gzcheck.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

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
    assert module.__name__ == f"gzcheck.rules.{module.RULE.name.replace('-', '_')}"  # type: ignore[attr-defined]
    assert callable(module.check)


def test_every_module_with_a_rule_is_registered_once() -> None:
    with_rule = {path.stem for path in PACKAGE.glob("rules/*.py") if "\nRULE = " in path.read_text(encoding="utf-8")}
    registered = [module.RULE.name.replace("-", "_") for module in ALL_RULES]
    assert sorted(registered) == sorted(with_rule)


def test_rules_without_a_module_are_those_that_reading_reports() -> None:
    assert set(catalogue()) - {module.RULE for module in ALL_RULES} == set(FAULTS)


DIGIT_OF_FAMILY = {
    Family.READING: "0",
    Family.PROVENANCE: "1",
    Family.SAME: "2",
    Family.ARITHMETIC: "3",
    Family.SUSPICION: "4",
    Family.PROOFING: "5",
    Family.SOURCE: "6",
    Family.RESOLUTION: "8",
}


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.name)
def test_names_are_plain_and_codes_begin_with_the_digit_of_their_family(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert re.fullmatch(rf"GZ{DIGIT_OF_FAMILY[rule.family]}\d\d", rule.code)


@pytest.mark.parametrize("what", ["code", "name"])
def test_codes_and_names_are_unique(what: str) -> None:
    names = [getattr(rule, what) for rule in catalogue()]
    assert sorted(set(names)) == sorted(names)


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
    run = loaded("validate", "--no-cache", "--corpus", str(example_folder("starter")))
    assert "jsonschema_rs" in run
    assert run & {"rich", "jsonschema", "hypothesis", "pydantic"} == set()


FACES = (gzcheck.editing, gzcheck.model, gzcheck.output, gzcheck.reading)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
def test_a_face_names_each_thing_once(face: ModuleType) -> None:
    """What type checkers see and what a running program gets are the same names from the same modules."""
    room = face.__name__
    tree = ast.parse((PACKAGE / room.removeprefix("gzcheck.") / "__init__.py").read_text(encoding="utf-8"))
    typed = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{room}.")
        for alias in node.names
    }
    assert typed == {name: f"{room}.{module}" for name, module in face._HOME.items()}
    for name in typed:
        assert getattr(face, name) is not None


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
def test_no_name_of_a_face_is_also_a_module(face: ModuleType) -> None:
    """`from gzcheck.model import units` would give the module as soon as anything had read it."""
    modules = {path.stem for path in (PACKAGE / face.__name__.removeprefix("gzcheck.")).glob("*.py")}
    assert not modules & face._HOME.keys()
