"""Advice: which of several readings to print and why, by stated steps, or that nothing decides.

1. Only independent voices vote (see `independence`).
2. An official source on its own figure decides, unless two of them disagree.
3. Where the readings follow one another in time and none returns, each is printed with its date.
4. Otherwise the reading with more independent voices than any other, at least two.
5. Among figures that agree, the most printed; on a tie the finer one, if it rounds to the coarser and has no more than
   six digits.
6. Otherwise nothing decides, and the advice says whom to ask.

An older figure is never advised because its date is better known, nor because more sources repeat it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC
from itertools import pairwise, starmap

from gzcheck.comparing.facts import Facts
from gzcheck.explaining.digits import opposite_sign
from gzcheck.explaining.factors import unit_slip
from gzcheck.explaining.independence import count, knows_publisher, voices
from gzcheck.explaining.offsets import offset_slip
from gzcheck.model import Advice, AdviceKind, Claim, Figure, Kind, Period, SourceKind, Verdict, compare, dataclass
from gzcheck.wording import figures as wording

MAX_DIGITS = 6
"""A figure with more digits is never advised for being finer: nobody prints it."""
MAX_TOLD = 8
"""How many readings a sentence names."""
OFFICIAL, IN_TIME, INDEPENDENT, MOST_PRINTED, FINER = (
    "official-source",
    "each-at-its-time",
    "independent-sources",
    "most-printed",
    "finer",
)
"""The steps, as JSON names them."""


_Votes = tuple[tuple[str, int], ...]
"""The readings with how many independent voices support each."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What some claims print alike."""

    claims: tuple[Claim, ...]
    votes: int
    """Independent voices that print just this."""
    support: int
    """Independent voices whose figures agree with it."""

    @property
    def figure(self) -> Figure:
        return self.claims[0].figure

    @property
    def text(self) -> str:
        return wording.figure(self.figure)


def advise(facts: Facts, claims: Sequence[Claim]) -> Advice:
    """What to print of claims on one thing, which need not contradict each other."""
    voice_of = voices(claims, facts.copies)
    readings = _readings(claims, voice_of)
    votes = tuple((reading.text, reading.support) for reading in readings)
    return (
        _by_office(facts, claims, votes)
        or _by_time(facts, claims, votes)
        or _by_vote(readings, votes, count(claims, voice_of))
        or _nothing(claims, readings, votes)
    )


def _by_office(facts: Facts, claims: Sequence[Claim], votes: _Votes) -> Advice | None:
    """What the official sources print, if they agree."""
    official = [claim for claim in claims if _is_official(claim)]
    if not official or not _agree(official):
        return None
    chosen = max(_readings(official, voices(official, facts.copies)), key=_preference)
    text = f"print {chosen.text}: {chosen.claims[0].source.id} speaks officially for it"
    return _cite(chosen, text, [OFFICIAL], votes)


def _by_time(facts: Facts, claims: Sequence[Claim], votes: _Votes) -> Advice | None:
    """Each of several readings with its date, where they follow one another and do not agree."""
    if _agree(claims):
        return None
    blocks = in_time(facts, claims)
    return _each(blocks, votes) if blocks else None


def in_time(facts: Facts, claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims by reading in the order of their times, or nothing where these overlap, a reading returns or slips.

    Nothing grows by a known factor or turns its sign: such a reading is not to be printed at any date.
    """
    if facts.corpus.indicators[claims[0].indicator].kind is Kind.EVENT:
        return []
    ordered = sorted(claims, key=lambda claim: (moment(claim).nominal, _clock(claim), claim.id))
    blocks = _blocks(ordered)
    return blocks if _follow(blocks) else []


def _follow(blocks: Sequence[Sequence[Claim]]) -> bool:
    """Whether there are several, each ends before the next, and no reading returns or is a slip of the one before."""
    figures = [block[0].figure for block in blocks]
    if len(blocks) < 2 or _returns(figures):
        return False
    return all(starmap(_ends_before, pairwise(blocks))) and not any(starmap(is_slip, pairwise(figures)))


def _blocks(ordered: Sequence[Claim]) -> list[list[Claim]]:
    """Neighbours with the same reading, together."""
    blocks: list[list[Claim]] = []
    for claim in ordered:
        if blocks and claim.figure.same_reading(blocks[-1][0].figure):
            blocks[-1].append(claim)
        else:
            blocks.append([claim])
    return blocks


def _returns(figures: Sequence[Figure]) -> bool:
    """Whether a reading comes back after another one."""
    earlier: dict[object, list[Figure]] = defaultdict(list)
    """By what all figures with the same reading have in common."""
    for figure in figures:
        alike = earlier[figure.base_value.as_integer_ratio(), figure.hedge]
        if any(figure.same_reading(other) for other in alike):
            return True
        alike.append(figure)
    return False


def _ends_before(earlier: Sequence[Claim], later: Sequence[Claim]) -> bool:
    last = max(earlier, key=lambda claim: (moment(claim).nominal[1], _clock(claim)))
    return moment(last).before(moment(later[0]))


def is_slip(a: Figure, b: Figure) -> bool:
    """Whether two readings differ by what one unit is mistaken for another by, or by their sign alone."""
    return unit_slip(a, b) is not None or offset_slip(a, b) is not None or opposite_sign(a, b)


def _clock(claim: Claim) -> str:
    """The time of day as text that sorts, in one zone."""
    clock = moment(claim).clock
    return (clock.astimezone(UTC) if clock.tzinfo else clock).isoformat() if clock else ""


def moment(claim: Claim) -> Period:
    """The time that a claim speaks of: the one it is for, or when it was published."""
    return claim.period or claim.source.published


def _readings(claims: Sequence[Claim], voice_of: dict[str, int]) -> list[_Reading]:
    """The distinct readings, most support first, then most votes."""
    alike: list[list[Claim]] = []
    by_value: dict[object, list[list[Claim]]] = {}
    for claim in claims:
        near = by_value.setdefault((claim.figure.base_value, claim.figure.hedge), [])
        home = next((group for group in near if group[0].figure.same_reading(claim.figure)), None)
        if home is None:
            home = []
            near.append(home)
            alike.append(home)
        home.append(claim)
    few = len(alike) <= MAX_PAIRS
    readings = [
        _Reading(
            claims=tuple(group),
            votes=count(group, voice_of),
            support=count(_supporters(group[0], claims) if few else group, voice_of),
        )
        for group in alike
    ]
    return sorted(readings, key=_preference, reverse=True)


MAX_PAIRS = 100
"""With more readings than this, only those who print a reading support it: all pairs would take too long."""


def _supporters(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    return [other for other in claims if compare(claim.figure, other.figure) is Verdict.AGREE]


def _preference(reading: _Reading) -> tuple[int, int, int]:
    """Most support first; among those that agree the most printed, then the finer one."""
    return (reading.support, reading.votes, _fineness(reading.figure))


def _fineness(figure: Figure) -> int:
    digits = figure.value.significant_digits
    return digits if digits <= MAX_DIGITS else 0


def _agree(claims: Sequence[Claim]) -> bool:
    first = claims[0].figure
    return all(compare(first, claim.figure) is Verdict.AGREE for claim in claims)


def _is_official(claim: Claim) -> bool:
    """Whether a source is the official one on this figure; one that was withdrawn is not."""
    source = claim.source
    if source.withdrawn or source.replaced_by:
        return False
    return claim.about in source.speaks_for if source.speaks_for else source.kind is SourceKind.OFFICIAL


def _by_vote(readings: Sequence[_Reading], votes: _Votes, total: int) -> Advice | None:
    """The reading with more independent voices than any that disagrees with it, at least two."""
    first = readings[0]
    friends, rivals = _sides(readings)
    if rivals and not _prevails(first, rivals):
        return None
    chosen, step = _best(friends)
    if chosen is None:
        return None
    steps = list(filter(None, (INDEPENDENT if rivals else "", step)))
    return _cite(chosen, _why(chosen, first.support, steps, total), steps, votes)


def _sides(readings: Sequence[_Reading]) -> tuple[list[_Reading], list[_Reading]]:
    """The readings that agree with the first one, itself among them, and the others."""
    friends = [one for one in readings if compare(one.figure, readings[0].figure) is Verdict.AGREE]
    return friends, [one for one in readings if one not in friends]


def _prevails(reading: _Reading, rivals: Sequence[_Reading]) -> bool:
    """Whether a reading has more independent voices than any of its rivals, and at least two."""
    return reading.support >= max(2, *(one.support + 1 for one in rivals))


def _best(friends: Sequence[_Reading]) -> tuple[_Reading | None, str]:
    """Of readings that agree the one printed most, or the finest of several; and what decided, if anything had to.

    None where the finest does not round to the others.
    """
    printed_most = _printed_most(friends)
    chosen = max(printed_most, key=lambda one: (_fineness(one.figure), one.claims[0].id))
    if len(printed_most) == 1:
        return chosen, MOST_PRINTED if len(friends) > 1 else ""
    coarser = [one for one in printed_most if _fineness(one.figure)]
    return (chosen, FINER) if _rounds_to(chosen.figure, coarser) else (None, "")


def _printed_most(readings: Sequence[_Reading]) -> list[_Reading]:
    most = max(one.votes for one in readings)
    return [one for one in readings if one.votes == most]


def _rounds_to(figure: Figure, friends: Sequence[_Reading]) -> bool:
    """Whether the finer figure lies in what the coarser ones allow."""
    return all(figure.base.soft.within(friend.figure.base.hard) for friend in friends)


def _why(reading: _Reading, support: int, steps: Sequence[str], total: int) -> str:
    reasons = {
        INDEPENDENT: f"{support} of {total} independent sources",
        MOST_PRINTED: "it is printed most",
        FINER: "it is the finest of those that agree",
    }
    why = "; ".join(reasons[step] for step in steps) or "all sources agree"
    return f"print {reading.text} ({reading.claims[0].source.id}): {why}"


def _cite(reading: _Reading, text: str, steps: Sequence[str], votes: _Votes) -> Advice:
    ids = tuple(claim.id for claim in reading.claims)
    return Advice(text=text, kind=AdviceKind.CITE, claims=ids, steps=tuple(steps), votes=votes)


def _each(blocks: Sequence[Sequence[Claim]], votes: _Votes) -> Advice:
    """Every reading with the time it is for, the latest named as the latest."""
    told = [f"{wording.figure(block[-1].figure)} ({_date(block[-1])})" for block in blocks[-MAX_TOLD:]]
    text = f"print each with its date: {', '.join(told)}; the latest is {wording.figure(blocks[-1][-1].figure)}"
    ids = tuple(claim.id for block in blocks for claim in block)
    return Advice(text=text, kind=AdviceKind.EACH_WITH_DATE, claims=ids, steps=(IN_TIME,), votes=votes)


def _date(claim: Claim) -> str:
    return wording.period(moment(claim)).removesuffix(" (assumed)")


def _nothing(claims: Sequence[Claim], readings: Sequence[_Reading], votes: _Votes) -> Advice:
    """Nothing decides; whom to ask are the publishers that are known, or an official source."""
    told = [reading.text for reading in readings[:MAX_TOLD]]
    if len(readings) > MAX_TOLD:
        told.append(f"{len(readings) - MAX_TOLD} others")
    publishers = sorted({claim.source.publisher for claim in claims if knows_publisher(claim.source)})
    whom = " or ".join([*publishers[:3], "an official source"])
    return Advice(text=f"nothing here decides between {' and '.join(told)}; ask {whom}", votes=votes)
