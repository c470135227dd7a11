"""Frozen values can do what those of the standard library can."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field
from functools import cached_property

import pytest

from gzcheck.model import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Two by place."""

    first: int
    second: str = "two"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wide(Pair):
    """With all kinds of fields."""

    table: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    doubled: int = field(init=False, repr=False)
    kept: int | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        object.__setattr__(self, "doubled", 2 * self.first)


@dataclass(frozen=True, slots=True, order=True)
class Ordered:
    """Sorted by its fields."""

    line: int
    column: int = 1


@dataclass(frozen=True)
class Open:
    """Without slots, so that something can be worked out once."""

    number: int = 7

    @cached_property
    def square(self) -> int:
        return self.number**2


@dataclass(frozen=True, slots=True, eq=False)
class Alone:
    """Equal to what it says itself."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Alone) and self.name.lower() == other.name.lower()

    def __hash__(self) -> int:
        return hash(self.name.lower())


def test_arguments_by_place_and_by_name() -> None:
    assert (Pair(1).second, Pair(1, "b").second, Pair(first=3).first) == ("two", "b", 3)
    wide = Wide(first=4)
    assert (wide.first, wide.second, wide.table, wide.doubled, wide.kept) == (4, "two", {}, 8, None)
    assert Wide(first=4).table is not wide.table


@pytest.mark.parametrize("arguments", [(), (1, "b", 3)])
def test_wrong_arguments(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match=r"__init__\(\)"):
        Pair(*arguments)  # type: ignore[call-arg, arg-type]


def test_nothing_can_be_assigned_or_deleted() -> None:
    for value in (Pair(1), Wide(first=1), Open(1)):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, "first", 2)  # noqa: B010
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(value, "first")
    assert not hasattr(Pair(1), "__dict__")


def test_equality_and_hash() -> None:
    assert Pair(1) == Pair(1, "two") != Pair(2)
    assert len({Pair(1), Pair(1), Pair(2)}) == 2
    assert Pair(1) != Wide(first=1) and Pair(1) != (1, "two")
    assert Wide(first=1, table={"a": 1}) == Wide(first=1)
    assert Alone("A") == Alone("a") and hash(Alone("A")) == hash(Alone("a"))


def test_order() -> None:
    assert sorted([Ordered(2), Ordered(1, 5), Ordered(1)]) == [Ordered(1), Ordered(1, 5), Ordered(2)]
    assert Ordered(1) < Ordered(2) and Ordered(2) >= Ordered(2) > Ordered(1) and Ordered(1) <= Ordered(1)
    with pytest.raises(TypeError):
        _ = Ordered(1) < 2  # type: ignore[operator]


def test_repr_replace_and_fields() -> None:
    assert repr(Pair(1)) == "Pair(first=1, second='two')"
    assert repr(Wide(first=1)) == "Wide(first=1, second='two', kept=None)"
    assert dataclasses.replace(Pair(1), second="b") == Pair(1, "b")
    assert dataclasses.replace(Wide(first=1), first=5).doubled == 10
    assert [one.name for one in dataclasses.fields(Pair)] == ["first", "second"]
    assert Pair.__match_args__ == ("first", "second") and Wide.__match_args__ == ("first", "second")  # type: ignore[attr-defined]


def test_copies_and_pickles() -> None:
    for value in (Pair(3), Ordered(1), Alone("a"), Open(4)):
        assert copy.copy(value) == value
        assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(Wide(first=1, table={"a": 1})).table == {"a": 1}


def test_something_can_be_worked_out_once() -> None:
    assert Open().square == 49 and Open(2).square == 4
    assert vars(Open(2)) == {"number": 2}
