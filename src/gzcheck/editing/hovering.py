"""What is told about a place: how a figure is read, what others print, and what a name stands for. In Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gzcheck.editing import (
    Card,
    Meaning,
    Slot,
    Sort,
    View,
    candidates,
    described,
    meaning_of,
    slot_at,
    slots_of,
    source_in,
)
from gzcheck.model import Claim, Corpus, Finding, Report, Unit
from gzcheck.output.axis import LEGEND, Row, draw
from gzcheck.wording import figures as wording

COLUMNS = 64
"""Of a drawing."""
MOST_OTHERS = 12
"""Other claims that are told of one thing."""
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def hover(view: View, file: str, text: str, line: int, column: int) -> Card | None:
    """What is told about a place of a file with this text; None where there is nothing to tell."""
    slots = slots_of(text)
    slot = slot_at(slots, line, column)
    if slot is None:
        return None
    on_key = slot.is_key_at(line, column)
    told = "\n\n".join(part for part in _parts(view, file, slots, slot, line, on_key=on_key) if part)
    return Card(text=told, location=slot.key if on_key else slot.value) if told else None


def _parts(view: View, file: str, slots: list[Slot], slot: Slot, line: int, *, on_key: bool) -> Iterator[str]:
    meaning = meaning_of(file, slot, source_in(slots))
    if meaning is not None and (meaning.in_key or not on_key) and not _is_own_id(meaning):
        return named(view, meaning)
    if slot.name == "fingerprint" and not on_key:
        return (finding_card(one) for one in _with_fingerprint(view.report, slot.text))
    claim = claim_at(view.now, file, line)
    return _key(file, slot) if on_key or claim is None else figure_card(claim, _others(view, claim))


def _is_own_id(meaning: Meaning) -> bool:
    """Whether it is the id of a claim in its own entry: of interest there is the figure, not the name."""
    return meaning.defines and meaning.sort is Sort.CLAIM


def claim_at(corpus: Corpus, file: str, line: int) -> Claim | None:
    """The claim whose entry holds a line of a file."""
    own = (claim for claim in corpus.entered if claim.location.path == file)
    return next((claim for claim in own if claim.location.line <= line <= claim.location.end[0]), None)


def _with_fingerprint(report: Report | None, name: str) -> Iterator[Finding]:
    found = (*report.findings, *report.resolved) if report else ()
    return (one for one in found if one.fingerprint == name)


def _key(file: str, slot: Slot) -> Iterator[str]:
    said = described(file, slot.way)
    if said:
        yield f"**{plain(slot.name)}**: {plain(said)}"


def plain(text: str) -> str:
    """A text in which no sign means anything to Markdown."""
    return _SIGNS.sub(r"\\\1", text).replace("\n", " ")


# ---------------------------------------------------------------- figures


def figure_card(claim: Claim, others: Sequence[Claim] = ()) -> Iterator[str]:
    """How a figure is read, drawn with what the other sources print."""
    unit = claim.figure.unit
    yield f"**{plain(wording.figure(claim.figure))}**, printed “{plain(claim.printed)}”"
    hard, soft = claim.figure.span.hard, claim.figure.span.soft
    yield f"must mean {plain(wording.interval(hard, unit))}; suggests {plain(wording.interval(soft, unit))}"
    yield _drawing((claim, *others), unit)
    if others:
        yield "\n".join(_told(other) for other in others[:MOST_OTHERS])
        if len(others) > MOST_OTHERS:
            yield f"and {len(others) - MOST_OTHERS} more"


def _drawing(claims: Sequence[Claim], unit: Unit) -> str:
    """The readings on one axis, the claim's own first; figures of another dimension are not drawn."""
    rows = [
        Row(f"{_sign(place)} {wording.figure(one.figure)}", unit.span_from_base(one.figure.base))
        for place, one in enumerate(claims[: MOST_OTHERS + 1])
        if one.figure.unit.dimension == unit.dimension
    ]
    if len(rows) == 1 and rows[0].span.hard.is_point:
        return ""
    drawn = "\n".join([*draw(rows, COLUMNS, unit.name), "", LEGEND])
    return f"```text\n{drawn}\n```"


def _sign(place: int) -> str:
    return "▸" if place == 0 else " "


def _told(claim: Claim) -> str:
    when = wording.period(claim.period) if claim.period else "no period"
    return f"- `{claim.id}` prints “{plain(claim.printed)}”: {plain(wording.figure(claim.figure))} ({when})"


def _others(view: View, claim: Claim) -> list[Claim]:
    """The other claims that one was compared with."""
    groups = [group.claims for group in view.facts.groups] if view.facts else []
    groups = [claims for claims in groups if any(one.id == claim.id for one in claims)]
    found = {one.id: one for claims in groups for one in claims if one.id != claim.id}
    return list(found.values())


# ---------------------------------------------------------------- names


def named(view: View, meaning: Meaning) -> Iterator[str]:
    """What a name stands for; nothing for one that nobody knows."""
    name, corpus, now = meaning.name, view.whole, view.now
    match meaning.sort:
        case Sort.ENTITY if name in now.entities:
            yield from _entity(corpus, now, name)
        case Sort.INDICATOR if name in now.indicators:
            yield from _indicator(corpus, now, name)
        case Sort.CLAIM:
            found = view.claim(name)
            yield from [f"**{plain(corpus.label(found))}**", *figure_card(found)] if found else []
        case Sort.UNIT if name in now.units:
            yield _unit(now.units[name])
        case Sort.SOURCE if name in corpus.sources:
            one = corpus.sources[name]
            yield f"**{plain(one.title)}**, {plain(one.publisher)}, {wording.period(one.published)}"
        case Sort.IDENTITY if name in corpus.identities:
            yield f"**{plain(corpus.identities[name].title)}**: {plain(corpus.identities[name].why)}"
        case Sort.RULE:
            yield from rule_card(name)


def _entity(corpus: Corpus, now: Corpus, name: str) -> Iterator[str]:
    one = now.entities[name]
    yield f"**{plain(one.label)}** {plain(one.label_zh)}".strip()
    if one.part_of:
        yield f"part of {plain(now.entity_label(one.part_of))}"
    about = sorted({claim.indicator for claim in corpus.claims if claim.about == name})
    if about:
        labels = ", ".join(plain(corpus.indicator_label(indicator)) for indicator in about[:MOST_OTHERS])
        yield f"figures on: {labels}{' ...' if len(about) > MOST_OTHERS else ''}"


def _indicator(corpus: Corpus, now: Corpus, name: str) -> Iterator[str]:
    one = now.indicators[name]
    yield f"**{plain(one.label)}** {plain(one.label_zh)}".strip()
    yield plain(one.definition)
    yield f"{one.kind.value}, in {plain(one.unit)}{', a running total' if one.cumulative else ''}"
    if one.aliases:
        yield f"also called {plain(', '.join(one.aliases))}"
    series = sorted((claim for claim in corpus.claims if claim.indicator == name), key=_by_time)
    if series:
        rows = [f"- {plain(corpus.entity_label(claim.about))}: {_told(claim)[2:]}" for claim in series[:MOST_OTHERS]]
        more = [f"- and {len(series) - MOST_OTHERS} more"] if len(series) > MOST_OTHERS else []
        yield "\n".join([*rows, *more])


def _by_time(claim: Claim) -> tuple[object, ...]:
    return claim.about, claim.period is not None, claim.period.nominal if claim.period else (), claim.id


def _unit(one: Unit) -> str:
    forms = ", ".join([*one.printed("en")[:4], *one.printed("zh")[:2]])
    return f"**{plain(one.name)}** ({plain(one.dimension)}){f', printed {plain(forms)}' if forms else ''}"


# ---------------------------------------------------------------- rules and findings


def rule_card(code: str) -> Iterator[str]:
    """The documentation of a rule."""
    for rule in candidates(Corpus(claims=()), Sort.RULE, ""):
        if rule.name == code:
            yield f"**{rule.name} {rule.label}**: {plain(rule.definition)}"


def finding_card(finding: Finding) -> str:
    """A finding in a few lines."""
    return f"**{finding.rule.code} {finding.rule.name}**: {plain(finding.message)}"
