"""docs/limits.md against the program: every number on the page is the program's, and none that decides is missing."""

import importlib
import pkgutil
import re
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "limits.md"
ROOMS = ("model", "comparing", "explaining", "rules")
ROW = re.compile(r"\| (?P<what>.+) \| (?P<number>\S+) \| `(?P<module>[a-z_.]+)\.(?P<name>[A-Z_]+)` \|")
WORDS_OF_NUMBERS = {"model.figure.DOZEN", "model.figure.SCORE", "rules.growth_against_levels.PERCENT"}


def rows() -> list[tuple[str, str]]:
    """The name in the program and the number beside it, of every row."""
    found = map(ROW.fullmatch, PAGE.read_text(encoding="utf-8").splitlines())
    return [(f"{row['module']}.{row['name']}", row["number"]) for row in found if row]


def as_number(value: object) -> Fraction:
    """A limit as a plain number; days of a duration."""
    if isinstance(value, timedelta):
        return Fraction(value.days)
    assert isinstance(value, int | float | Fraction)
    return Fraction(value).limit_denominator(10**6)


@pytest.mark.parametrize(("name", "number"), rows())
def test_a_number_on_the_page_is_the_programs(name: str, number: str) -> None:
    module, _, constant = name.rpartition(".")
    assert as_number(getattr(importlib.import_module(f"gzcheck.{module}"), constant)) == Fraction(number)


def modules_of(room: str) -> list[ModuleType]:
    package = importlib.import_module(f"gzcheck.{room}")
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [importlib.import_module(one.name) for one in found]


@pytest.mark.parametrize("room", ROOMS)
def test_no_number_that_decides_is_missing_on_the_page(room: str) -> None:
    listed = {name for name, _ in rows()}
    there = {
        f"{module.__name__.removeprefix('gzcheck.')}.{name}"
        for module in modules_of(room)
        for name, value in vars(module).items()
        if re.fullmatch("[A-Z][A-Z_]*", name)
        and isinstance(value, int | float | Fraction | timedelta)
        and re.search(rf"^[^#\n]*\b{name}\b[^=\n]*= ", Path(str(module.__file__)).read_text(encoding="utf-8"), re.M)
    }
    assert there - listed - WORDS_OF_NUMBERS == set()
