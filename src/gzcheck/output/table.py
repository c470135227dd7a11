"""The one table of formats: for every type of result, the function that renders it in each format.

A new member of `Format` needs a field of `Row` and then an answer in every row, or mypy refuses the module. A row that
says None for a format refuses it to its users, before the command has run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar, assert_never

from gzcheck.model import (
    ClaimList,
    Comparison,
    CoverageList,
    Difference,
    Drafted,
    IdentityList,
    Migrated,
    ProofReport,
    Recorded,
    Report,
    RuleList,
    SourceList,
    Started,
    Stop,
    TextList,
    UnitList,
    Walked,
)
from gzcheck.output import Canvas
from gzcheck.settings import Format

R = TypeVar("R")
Renderer = Callable[[R, Canvas], str]

if TYPE_CHECKING:
    from gzcheck.output import json, rich, text
else:

    class _Late:
        """A format's module, imported when one of its functions is first called: Rich alone costs 40 ms."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, function: str) -> Renderer[Any]:
            return lambda result, canvas: getattr(import_module(self._name), function)(result, canvas)

    json, rich, text = (_Late(f"gzcheck.output.{name}") for name in ("json", "rich", "text"))


@dataclass(frozen=True, kw_only=True)  # no slots: Python 3.11 cannot make generic ones
class Row(Generic[R]):
    """How one type of result looks in each format; None where it is not to be had."""

    schema: str
    """The name of the schema of its JSON: `schemas/<schema>-output.schema.json`."""
    rich: Renderer[R] | None
    text: Renderer[R] | None
    json: Renderer[R] | None

    def renderer(self, format: Format) -> Renderer[R] | None:
        """What renders it in a format."""
        match format:
            case Format.RICH:
                return self.rich
            case Format.TEXT:
                return self.text
            case Format.JSON:
                return self.json
            case _ as never:
                assert_never(never)


TABLE: Mapping[type[Any], Row[Any]] = {
    Report: Row[Report](schema="report", rich=rich.report, text=text.report, json=json.report),
    ProofReport: Row[ProofReport](schema="proof", rich=rich.proofs, text=text.proofs, json=json.proofs),
    ClaimList: Row[ClaimList](schema="claims", rich=rich.claims, text=text.claims, json=json.claims),
    IdentityList: Row[IdentityList](
        schema="identities", rich=rich.identities, text=text.identities, json=json.identities
    ),
    SourceList: Row[SourceList](schema="sources", rich=text.sources, text=text.sources, json=json.sources),
    Difference: Row[Difference](schema="diff", rich=text.difference, text=text.difference, json=json.difference),
    Comparison: Row[Comparison](schema="compare", rich=text.comparison, text=text.comparison, json=json.comparison),
    RuleList: Row[RuleList](schema="rule", rich=text.rules, text=text.rules, json=json.rules),
    UnitList: Row[UnitList](schema="units", rich=text.units, text=text.units, json=json.units),
    Started: Row[Started](schema="init", rich=text.started, text=text.started, json=json.started),
    Recorded: Row[Recorded](schema="resolve", rich=text.recorded, text=text.recorded, json=json.recorded),
    TextList: Row[TextList](schema="figures", rich=rich.texts, text=text.texts, json=json.texts),
    CoverageList: Row[CoverageList](schema="coverage", rich=rich.coverage, text=text.coverage, json=json.coverage),
    Drafted: Row[Drafted](schema="draft", rich=text.drafted, text=text.drafted, json=json.drafted),
    Walked: Row[Walked](schema="walk", rich=text.walked, text=text.walked, json=json.walked),
    Migrated: Row[Migrated](schema="migrate", rich=text.migrated, text=text.migrated, json=json.migrated),
}


def renderer(kind: type[R], format: Format) -> Renderer[R]:
    """What renders a type of result in a format; raises `Stop` where the two do not go together."""
    row: Row[R] = TABLE[kind]
    if found := row.renderer(format):
        return found
    there = ", ".join(other.value for other in Format if row.renderer(other))
    raise Stop(f"this result is not to be had as {format.value}; --format may be {there}")


def render(result: object, format: Format, canvas: Canvas) -> str:
    """A result in a format; raises `Stop` where the two do not go together."""
    return renderer(type(result), format)(result, canvas)
