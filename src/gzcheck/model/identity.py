"""Identities: declared arithmetic that claims must satisfy, or that derives a figure nobody printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from gzcheck.model.claim import Claim, Status
from gzcheck.model.expression import Comparator, Expression, Relation
from gzcheck.model.interval import Interval
from gzcheck.model.location import Location
from gzcheck.model.period import Period
from gzcheck.model.rule import Severity
from gzcheck.model.span import Span
from gzcheck.model.unit import Unit
from gzcheck.model.values import dataclass
from gzcheck.model.verdict import Verdict

EACH = "each"
"""In `where`: the identity applies to every value for which all its terms have a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What a name in an expression stands for: a claim, the figure of another identity, or an indicator's claim."""

    name: str
    location: Location
    claim: str = ""
    derived: str = ""
    indicator: str = ""
    about: str = ""
    period: Period | None = None
    source: str = ""
    status: Status = Status.ACTUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A figure made from others, and what it would be a figure of."""

    name: str
    comparator: Comparator
    """Equal, or only a lower (`>=`) or upper (`<=`) bound."""
    expression: Expression
    indicator: str
    about: str
    unit: Unit
    period: Period | None

    def bounded(self, span: Interval) -> Interval:
        """The interval of the figure, given that of the expression: for a bound, everything beyond it too."""
        if self.comparator is Comparator.AT_LEAST:
            return Interval(span.lower, None, span.lower_closed)
        if self.comparator is Comparator.AT_MOST:
            return Interval(None, span.upper, upper_closed=span.upper_closed)
        return span


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One piece of arithmetic; it has either a relation or a derivation."""

    id: str
    title: str
    why: str
    terms: Mapping[str, Term]
    location: Location
    at: Location
    """Where the expression stands."""
    weakened: bool
    """Whether an equation between a total and its parts was read as parts <= total, the parts not being complete."""
    relation: Relation | None = None
    derivation: Derivation | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    """How bad it is when it is broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a term amounts to, in base units: from one claim, several that agree, or another identity."""

    span: Span
    dimension: str
    claims: tuple[Claim, ...] = ()
    origin: Evaluation | None = None
    """The derivation it comes from, if it is no claim's own figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """An identity applied to claims."""

    identity: Identity
    verdict: Verdict
    binding: Mapping[str, str] = field(default_factory=dict)
    """The values that `each` took."""
    values: Mapping[str, Value] = field(default_factory=dict)
    reason: str = ""
    """Why it was not checked."""
    at_fault: bool = False
    """Whether it was not checked because of how the identity is written, rather than for want of claims."""
    sides: tuple[Span, ...] = ()
    """The left and the right side, or the derived figure, in base units."""
    needs: tuple[str, ...] = ()
    """Terms whose rounding or hedge alone would make it hold."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims that took part, by the order of the terms, each once."""
        every = (claim for value in self.values.values() for claim in value.claims)
        return tuple({claim.id: claim for claim in every}.values())

    @property
    def title(self) -> str:
        """The identity's title with what it was applied to."""
        bound = ", ".join(self.binding.values())
        return f"{self.identity.title} ({bound})" if bound else self.identity.title


def circular(identities: Mapping[str, Identity]) -> frozenset[str]:
    """Ids of the identities that are derived from themselves, directly or through others."""
    links = {
        name: {term.derived for term in entry.terms.values() if term.derived in identities}
        for name, entry in identities.items()
    }
    left = _without_ends(links)
    return frozenset(name for name in left if name in _reached(left, name))


def _without_ends(links: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """What is left when all that lead nowhere are taken away, again and again."""
    left = {name: set(others) for name, others in links.items()}
    users = _users(links)
    ready = [name for name, others in left.items() if not others]
    while ready:
        name = ready.pop()
        del left[name]
        for user in users[name]:
            left[user].discard(name)
            if not left[user]:
                ready.append(user)
    return left


def _users(links: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """By name, who leads to it."""
    users: dict[str, list[str]] = {name: [] for name in links}
    for name, others in links.items():
        for other in others:
            users[other].append(name)
    return users


def _reached(links: Mapping[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    queue = list(links[start])
    while queue:
        step = queue.pop()
        if step not in seen:
            seen.add(step)
            queue += links[step]
    return seen
