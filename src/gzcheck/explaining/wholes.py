"""What is wrong with a source as a whole, in words: the counts first, then what it may come from, then examples."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import log

from gzcheck.comparing.facts import Facts
from gzcheck.explaining.factors import SLIPS
from gzcheck.model import Advice, Cause, Corpus, Diagnosis, Example, Problem, Unit, Verdict

NEAR_UNIT = 0.005
"""How far a factor may be off the ratio of two units that it is named by."""


def problem_of(corpus: Corpus, one: Diagnosis, conflicts: int = 0) -> Problem:
    """A diagnosis as a problem, with the conflicts of claims that come of it."""
    subject = ", ".join(filter(None, (one.source, *_on(corpus, one))))
    explains = conflicts + one.conflicts
    return Problem(
        message=f"{subject}: {_found(corpus, one)}{_aside(one, explains)}",
        title=f"{subject}: {_question(corpus, one)}",
        location=one.examples[0].ours.location,
        verdict=Verdict.SUSPICIOUS,
        arithmetic=tuple(_example(corpus, example) for example in one.examples),
        advice=Advice(text=_advice(one)),
        claims=one.claims,
        subject=one.subject,
        evidence=_evidence(corpus, one),
        explains=explains,
    )


def _advice(one: Diagnosis) -> str:
    is_turned = one.cause is Cause.SIGN and one.detail
    return (_TURNED if is_turned else _ADVICE[one.cause]).format(source=one.source, against=one.against)


def _evidence(corpus: Corpus, one: Diagnosis) -> tuple[str, ...]:
    """What a decision on it rests on: the factor by its names, or as far as one more row does not change it."""
    if one.cause in (Cause.FACTOR, Cause.BREAK):
        return tuple(_names(corpus, one)) or (_size(one.factor),)
    return (_size(one.offset),) if one.cause is Cause.OFFSET and not one.detail else ()


GRID = 1.5
"""Sizes are told apart from one power of this to the next."""


def _size(number: float) -> str:
    """A number as far as a decision depends on it: its sign, and the nearest power of `GRID`.

    An estimate moves by some thousandths as rows come in, and from digits it would go to and fro between 2.4 and 2.5.
    What remains: one number in a hundred or so lies as near to the middle between two powers, and a decision on it may
    have to be made twice.
    """
    power = round(log(abs(number), GRID)) if number else 0
    return f"{'-' if number < 0 else ''}{GRID}^{power}"


def _on(corpus: Corpus, one: Diagnosis) -> Iterator[str]:
    if one.indicator:
        yield corpus.indicator_label(one.indicator)
    if one.about:
        yield corpus.entity_label(one.about)


def _question(corpus: Corpus, one: Diagnosis) -> str:
    """What is asked of the source."""
    match one.cause:
        case Cause.FACTOR | Cause.BREAK:
            when = f" {one.detail}" if one.detail else ""
            return f"{_times(one)} what others print{when}?"
        case Cause.OFFSET:
            return f"{one.detail}?" if one.detail else f"{_offset(one)} on what others print?"
        case Cause.SIGN:
            return "every sign turned?" if one.detail else "no sign in front of negative figures?"
        case Cause.PERIOD:
            return f"a period {one.detail}?"
        case Cause.INDICATOR:
            return f"the figures of {corpus.indicator_label(one.detail)}?"
        case Cause.COPY:
            return f"one voice with {one.against}: a copy, one origin, or one definition?"
        case _:
            return f"{_code(one)} for a missing figure?"


def _found(corpus: Corpus, one: Diagnosis) -> str:
    """ "33.86 × every other source in 100 % of 3,343 groups (13 of 13 sources): hPa for inHg?"."""
    counts = f"in {_share(one)} of {one.groups:,} {_compared(one)}{_part(one)} ({_against(one)})"
    match one.cause:
        case Cause.FACTOR | Cause.BREAK:
            when = f" {one.detail}" if one.detail else ""
            return f"{_times(one)} {_other(one)}{when} {counts}{_named(corpus, one)}"
        case Cause.OFFSET:
            return f"{_offset(one)} on {_other(one)} {counts}" if not one.detail else f"{one.detail} {counts}"
        case Cause.SIGN:
            return f"printed {_sign(one)} {counts}"
        case Cause.PERIOD:
            beside = "before" if one.detail == "late" else "behind"
            return f"the others' figure for the period {beside} {counts}: a period {one.detail}?"
        case Cause.INDICATOR:
            return f"the others' figure for {corpus.indicator_label(one.detail)} {counts}"
        case Cause.COPY:
            shared = f"shares {one.explained:,} values that most others contradict with {one.against}"
            return f"{shared}, of {one.groups:,} that either prints{_part(one)}"
        case _:
            return f"{_code(one)} is printed where others have another figure {counts}: a code for missing?"


def _sign(one: Diagnosis) -> str:
    return "with the opposite sign of what others print" if one.detail else "without the sign that others print"


def _offset(one: Diagnosis) -> str:
    """What ours are more than theirs, in the unit that they are printed in."""
    unit = _unit(one)
    if unit is None:
        return f"{one.offset:+.6g}"
    name = "percentage points" if unit.name == "percent" else unit.plural
    return f"{one.offset / float(unit.factor):+.6g} {name}".rstrip()


def _unit(one: Diagnosis) -> Unit | None:
    """The unit that its figures are declared in, if any are at hand."""
    return one.claims[0].figure.unit if one.claims else None


def _code(one: Diagnosis) -> str:
    """A number that stands for none, as it is printed."""
    return one.examples[0].ours.text if one.examples else f"{one.offset:.10g}"


def _other(one: Diagnosis) -> str:
    return "every other source" if one.others > 1 else one.against


def _against(one: Diagnosis) -> str:
    """ "13 of 13 sources"; of two alone, that either may be off."""
    if one.tied:
        return f"no other source than {one.against} has as much in common with it, and either may be off"
    return f"{one.sources} of {one.others} {'source' if one.others == 1 else 'sources'}"


def _compared(one: Diagnosis) -> str:
    """What is counted: groups with another source, so that with several of them a group counts more than once."""
    return "comparisons" if one.sources > 1 else "groups"


def _part(one: Diagnosis) -> str:
    """That only a part of a large table was counted."""
    return f" on one entity in {one.one_in:,}" if one.one_in > 1 else ""


def _share(one: Diagnosis) -> str:
    """Rounded down, so that all but one of many are not all."""
    return f"{100 * one.explained // one.groups} %"


def _times(one: Diagnosis) -> str:
    about = "about " if one.is_rough else ""
    return f"{about}{_plain(one.factor)} ×" if one.factor >= 1 else f"{about}1/{_plain(1 / one.factor)} ×"


def _plain(factor: float) -> str:
    """A factor to four digits, without a power of ten."""
    return f"{Decimal(f'{factor:.4g}'):f}"


def _aside(one: Diagnosis, explains: int) -> str:
    aside = f"; {one.set_aside:,} figures set aside" if one.set_aside else ""
    return f"{aside}; explains {explains:,} {'conflict' if explains == 1 else 'conflicts'}" if explains else aside


def _named(corpus: Corpus, one: Diagnosis) -> str:
    """What a factor is known as: the ratio of two units of the dimension, or a power of ten."""
    names = _names(corpus, one)
    return f": {' or '.join(names)}?" if names else ""


def _names(corpus: Corpus, one: Diagnosis) -> list[str]:
    return list(dict.fromkeys((*_powers(one.factor), *_unit_slips(corpus, one))))[:MOST_NAMES]


MOST_NAMES = 3


def _powers(factor: float) -> Iterator[str]:
    for power, words in {2: "a hundred (per cent)", **SLIPS}.items():
        if any(_near(factor, ratio) for ratio in (10.0**power, 10.0**-power)):
            yield words


def _unit_slips(corpus: Corpus, one: Diagnosis) -> Iterator[str]:
    """The unit that figures are in, for the one that they are declared in: that of the claims at hand, or any, of
    which the indicator's own comes first."""
    dimension = corpus.dimension_of(one.indicator)
    own = corpus.indicators[one.indicator].unit if one.indicator in corpus.indicators else ""
    known = [unit for unit in corpus.units.values() if unit.dimension == dimension]
    known.sort(key=lambda unit: unit.name != own)
    unit = _unit(one)
    for declared in [unit] if unit in known else known:
        yield from (f"{meant.name} for {declared.name}" for meant in known if _is_slip(meant, declared, one.factor))


def _is_slip(meant: Unit, declared: Unit, factor: float) -> bool:
    return meant.offset == declared.offset and _near(factor, float(declared.factor / meant.factor))


def _near(factor: float, ratio: float) -> bool:
    return abs(factor / ratio - 1) <= NEAR_UNIT


def _example(corpus: Corpus, one: Example) -> str:
    when = f", {one.period}" if one.period else ""
    ours, theirs = one.ours, one.theirs
    return (
        f"{corpus.entity_label(one.about)}{when}: {ours.text} ({ours.source}, {ours.location}) "
        f"and {theirs.text} ({theirs.source}, {theirs.location})"
    )


_TURNED = "find out what {source} counts as positive, and turn its signs where that is the opposite"
_ADVICE = {
    Cause.FACTOR: "declare the unit or scale that {source} really uses, or ask it",
    Cause.OFFSET: "declare the unit that {source} really uses, or ask what it counts in",
    Cause.SIGN: "find out where {source} says which figures are negative, and print none of them until then",
    Cause.PERIOD: "find out which end of the period {source} dates its figures by",
    Cause.INDICATOR: "name the columns of {source} by what they hold",
    Cause.COPY: "ask whether one copies, or both define or round alike; they count as one (a copy: derived_from)",
    Cause.MISSING: "list the number under the table's missing:, or leave these figures out",
    Cause.BREAK: "find out what {source} counts there: another scope, or money before a redenomination",
}
"""What to do."""


def diagnosed(facts: Facts, cause: Cause) -> Iterator[Problem]:
    """A problem for every source that one thing is wrong with."""
    found = (one for one in facts.diagnoses if one.cause is cause)
    return (problem_of(facts.corpus, one, facts.folds.sizes.get(one.subject, 0)) for one in found)
