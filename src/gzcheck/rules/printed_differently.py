"""A claim's value, unit or hedge says something else than its printed fragment.

Double entry: the curator types the figure and copies the fragment; the tool
reads the fragment and compares. This catches the commonest fault of hand-made
fact tables, a number typed wrongly.

Fails:

    harbour, 2017-05-02:
      - {indicator: firms, value: 132, hedge: over,
         printed: more than 123 firms}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 123, hedge: over,
         printed: more than 123 firms}
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gzcheck.model.figure import Figure, FigureError
from gzcheck.model.hedge import Hedge
from gzcheck.model.units import Measure
from gzcheck.phrases.reading import PhraseError, Reading
from gzcheck.rules.rule import Advice, Claim, Facts, Family, Problem, Reason, Rule, Said, Severity, Skipped, Verdict
from gzcheck.wording import figures as wording

RULE = Rule(code="GZ102", name="printed-differently", severity=Severity.ERROR, family=Family.PROVENANCE)


def check(facts: Facts) -> Iterator[Said]:
    """Yield claims that disagree with their own fragment."""
    corpus = facts.corpus
    for claim in corpus.quoted_claims:
        reading = facts.readings[claim.id]
        if isinstance(reading, PhraseError):
            continue
        if not reading.units and claim.figure.unit.measure is Measure.MEASURED:
            yield Skipped(reason=Reason.UNIT_NOT_PRINTED, subject=claim.id)
        if difference := _hedge(claim, reading) or _difference(claim, reading):
            field, text, correction = difference
            yield Problem(
                message=f"{claim.printed!r} reads as {text}",
                location=claim.at(field),
                verdict=Verdict.INVALID,
                claims=(claim,),
                advice=Advice(text=f"{correction or f'correct {field}'}, or copy the fragment again"),
            )


def _hedge(claim: Claim, reading: Reading) -> tuple[str, str, str] | None:
    """What is wrong with the hedge: the field to point at, both readings in words, and what to do."""
    typed, printed = claim.figure.hedge, reading.hedge
    if typed is printed:
        return None
    if typed is Hedge.BARE:
        return "value", f"hedge {printed.value!r}, but the claim has no hedge", f"add 'hedge: {printed.value}'"
    if printed is Hedge.BARE:
        return "hedge", f"a bare number, but the claim says {typed.value!r}", "drop the hedge"
    return "hedge", f"hedge {printed.value!r}, but the claim says {typed.value!r}", ""


def _difference(claim: Claim, reading: Reading) -> tuple[str, str, str] | None:
    """The same for unit and value; None when they agree."""
    figure = claim.figure
    if reading.units and figure.unit.name not in reading.units:
        return "unit", f"{' or '.join(reading.units)}, but the claim's unit is {figure.unit.name}", ""
    if (figure.value, figure.upper) == (reading.value, reading.upper):
        return None
    if reading.sign_open and figure.value.value == -reading.value.value:
        return None
    if (figure.value.value, _upper(figure)) == (reading.value.value, _upper(reading)):
        return _precision(figure, reading)
    return "value", f"{_ends(reading)}, but the claim's value is {_ends(figure)}", ""


def _ends(holder: Figure | Reading) -> str:
    """The number, or both of a range."""
    return " to ".join(wording.number(part) for part in (holder.value, holder.upper) if part)


def _upper(holder: Figure | Reading) -> Fraction | None:
    return None if holder.upper is None else holder.upper.value


def _precision(figure: Figure, reading: Reading) -> tuple[str, str, str] | None:
    """Equal values may be written to different digits (127e3 for "127,000"); it matters if the intervals change."""
    try:
        printed = Figure(reading.value, figure.unit, reading.hedge, reading.upper)
    except FigureError as error:
        return "value", str(error), ""
    typed = Figure(figure.value, figure.unit, figure.hedge, figure.upper)
    if printed.same_reading(typed):
        return None
    place = wording.number(reading.value.place)
    said = wording.number(figure.value.place)
    text = f"a number printed to the nearest {place}, but the claim's digits say to the nearest {said}"
    return "value", text, f"write 'value: {reading.value.as_typed}'"
