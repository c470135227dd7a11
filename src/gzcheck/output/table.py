"""The one table of formats: for every type of result, the function that renders it in each format.

A new member of `Format` needs a field of `Row` and then an answer in every row, or mypy refuses the module. A row that
says None for a format refuses it to its users, before the command has run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, assert_never

from gzcheck.model import (
    ClaimList,
    Comparison,
    ConsensusList,
    CoverageList,
    Difference,
    Drafted,
    IdentityList,
    Migrated,
    ProofReport,
    Recorded,
    Report,
    RuleList,
    SchemaList,
    SourceList,
    Started,
    Stop,
    TextList,
    UnitList,
    Walked,
    dataclass,
)
from gzcheck.output import Canvas
from gzcheck.settings import Format

R = TypeVar("R")
Outlet = Literal[
    Format.JSONL,
    Format.SARIF,
    Format.GITHUB,
    Format.GITLAB,
    Format.JUNIT,
    Format.MARKDOWN,
    Format.CSV,
    Format.HTML,
]
Renderer = Callable[[R, Canvas], str]

if TYPE_CHECKING:
    from gzcheck.output import Findings, csv, github, gitlab, html, json, jsonl, junit, markdown, rich, sarif, text
else:

    class _Late:
        """A format's module, imported when one of its functions is first called: Rich alone costs 40 ms."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, function: str) -> Renderer[Any]:
            return lambda result, canvas: getattr(import_module(self._name), function)(result, canvas)

    _NAMES = "csv github gitlab html json jsonl junit markdown rich sarif text".split()
    csv, github, gitlab, html, json, jsonl, junit, markdown, rich, sarif, text = (
        _Late(f"gzcheck.output.{name}") for name in _NAMES
    )


@dataclass(frozen=True, kw_only=True)
class Outlets:
    """The formats that only reports of findings have, since they show findings and nothing else."""

    jsonl: Renderer[Findings]
    sarif: Renderer[Findings]
    github: Renderer[Findings]
    gitlab: Renderer[Findings]
    junit: Renderer[Findings]
    markdown: Renderer[Findings]
    csv: Renderer[Findings]
    html: Renderer[Findings]


@dataclass(frozen=True, kw_only=True)  # no slots: Python 3.11 cannot make generic ones
class Row(Generic[R]):
    """How one type of result looks in each format; None where it is not to be had."""

    schema: str
    """The name of the schema of its JSON: `schemas/<schema>-output.schema.json`."""
    rich: Renderer[R] | None
    text: Renderer[R] | None
    json: Renderer[R] | None
    outlets: Outlets | None
    """None where the result is no report of findings."""

    def renderer(self, format: Format) -> Renderer[R] | None:
        """What renders it in a format."""
        match format:
            case Format.RICH:
                return self.rich
            case Format.TEXT:
                return self.text
            case Format.JSON:
                return self.json
            case _:
                return self._outlet(format)

    def _outlet(self, format: Outlet) -> Renderer[Any] | None:
        if self.outlets is None:
            return None
        match format:
            case Format.JSONL:
                return self.outlets.jsonl
            case Format.SARIF:
                return self.outlets.sarif
            case Format.GITHUB:
                return self.outlets.github
            case Format.GITLAB:
                return self.outlets.gitlab
            case Format.JUNIT:
                return self.outlets.junit
            case Format.MARKDOWN:
                return self.outlets.markdown
            case Format.CSV:
                return self.outlets.csv
            case Format.HTML:
                return self.outlets.html
            case _ as never:
                assert_never(never)


_OUTLETS = Outlets(
    jsonl=jsonl.findings,
    sarif=sarif.findings,
    github=github.findings,
    gitlab=gitlab.findings,
    junit=junit.findings,
    markdown=markdown.findings,
    csv=csv.findings,
    html=html.findings,
)
TABLE: Mapping[type[Any], Row[Any]] = {
    Report: Row[Report](schema="report", rich=rich.report, text=text.report, json=json.report, outlets=_OUTLETS),
    ProofReport: Row[ProofReport](
        schema="proof", rich=rich.proofs, text=text.proofs, json=json.proofs, outlets=_OUTLETS
    ),
    ClaimList: Row[ClaimList](schema="claims", rich=rich.claims, text=text.claims, json=json.claims, outlets=None),
    IdentityList: Row[IdentityList](
        schema="identities", rich=rich.identities, text=text.identities, json=json.identities, outlets=None
    ),
    SourceList: Row[SourceList](
        schema="sources", rich=text.sources, text=text.sources, json=json.sources, outlets=None
    ),
    Difference: Row[Difference](
        schema="diff", rich=text.difference, text=text.difference, json=json.difference, outlets=_OUTLETS
    ),
    Comparison: Row[Comparison](
        schema="compare", rich=text.comparison, text=text.comparison, json=json.comparison, outlets=None
    ),
    RuleList: Row[RuleList](schema="rule", rich=text.rules, text=text.rules, json=json.rules, outlets=None),
    SchemaList: Row[SchemaList](schema="schema", rich=text.schemas, text=text.schemas, json=json.schemas, outlets=None),
    UnitList: Row[UnitList](schema="units", rich=text.units, text=text.units, json=json.units, outlets=None),
    Started: Row[Started](schema="init", rich=text.started, text=text.started, json=json.started, outlets=None),
    Recorded: Row[Recorded](schema="resolve", rich=text.recorded, text=text.recorded, json=json.recorded, outlets=None),
    TextList: Row[TextList](schema="figures", rich=rich.texts, text=text.texts, json=json.texts, outlets=None),
    CoverageList: Row[CoverageList](
        schema="coverage", rich=rich.coverage, text=text.coverage, json=json.coverage, outlets=None
    ),
    ConsensusList: Row[ConsensusList](
        schema="consensus", rich=text.consensus, text=text.consensus, json=json.consensus, outlets=None
    ),
    Drafted: Row[Drafted](schema="draft", rich=text.drafted, text=text.drafted, json=json.drafted, outlets=None),
    Walked: Row[Walked](schema="walk", rich=text.walked, text=text.walked, json=json.walked, outlets=None),
    Migrated: Row[Migrated](schema="migrate", rich=text.migrated, text=text.migrated, json=json.migrated, outlets=None),
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
