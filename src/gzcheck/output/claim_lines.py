"""The claims of a finding, a line each: source, date, paragraph, the fragment as printed, and what it is read as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gzcheck.model import Claim, Status
from gzcheck.output import Column, Key, ends, published, row, visible, width, wrapped
from gzcheck.wording import figures as wording

MAX_CLAIMS = 20
"""How many claims of a finding are printed; the others are counted."""
_LEAST_FRAGMENT = 18
"""With fewer columns than this for the fragment it stands on a line of its own."""
_LONGEST_DATE = 18
_GAP = 2
Cells = tuple[str, str, str, str, str]


def claim_lines(claims: Sequence[Claim], key: Key, columns: int) -> Iterator[str]:
    """Lines of at most `columns` columns."""
    yield from _table([_cells(claim, key.letters[claim.source.id]) for claim in claims[:MAX_CLAIMS]], columns)
    if len(claims) > MAX_CLAIMS:
        yield f"and {len(claims) - MAX_CLAIMS:,} more claims"


def series_lines(claims: Sequence[Claim], key: Key, columns: int) -> Iterator[str]:
    """The same for a series: each figure by the time it is for."""
    rows = []
    for claim in claims:
        tag, _, place, fragment, _ = _cells(claim, key.letters[claim.source.id])
        rows.append((time_of(claim), tag, place, fragment, f"{reading_of(claim)}{_status_below(claim)}"))
    yield from _table(rows, columns)


def _status_below(claim: Claim) -> str:
    return "" if claim.status is Status.ACTUAL else f"\n{claim.status.value}"


def _table(rows: Sequence[Cells], columns: int) -> Iterator[str]:
    first, second, place, _, reading = (max((_longest(one[at]) for one in rows), default=0) for at in range(5))
    first, second = min(first, _LONGEST_DATE), min(second, _LONGEST_DATE)
    reading = min(reading, max(12, columns * 3 // 10))
    fragment = columns - first - second - place - reading - 4 * _GAP
    layout = [Column(first), Column(second), Column(place), Column(fragment), Column(reading, right=True)]
    for cells in rows:
        yield from _stacked(cells, columns) if fragment < _LEAST_FRAGMENT else row(cells, layout, _GAP)


def claim_line(claim: Claim, columns: int) -> Iterator[str]:
    """One claim by itself, without a letter."""
    _, date, place, fragment, reading = _cells(claim, "")
    yield from _table([(date, "", place, fragment, reading)], columns)


def _cells(claim: Claim, letter: str) -> Cells:
    where = f"¶{claim.paragraph}" if claim.paragraph else ""
    fragment = visible(wording.fragment(claim))
    when = f"\n{meant_for(claim)}" if meant_for(claim) else ""
    return letter, published(claim.source), where, fragment, f"{reading_of(claim)}{when}"


def time_of(claim: Claim) -> str:
    """The time a claim is for, in few columns."""
    if claim.period is None:
        return "no period"
    return wording.period(claim.period).removesuffix(" (assumed)").removeprefix("about ").replace(" to ", "-")


def _longest(cell: str) -> int:
    return max(width(line) for line in cell.split("\n"))


def _stacked(cell: Cells, columns: int) -> Iterator[str]:
    """Where there is little room: source, date and paragraph, then the fragment, then the reading at the right."""
    *head, fragment, reading = cell
    yield from wrapped(" ".join(part for part in head if part), columns)
    yield from (f"  {line}" for line in wrapped(fragment, columns - 2))
    for line in reading.split("\n"):
        yield from ends("", line, columns)


def reading_of(claim: Claim) -> str:
    """What its figure must mean."""
    return visible(wording.reading(claim))


def meant_for(claim: Claim) -> str:
    """What the figure is for, where that is not simply the day of its source: "for 2016", "target for 2017"."""
    status = "" if claim.status is Status.ACTUAL else claim.status.value
    if claim.stated_period:
        return f"{status} for {wording.period(claim.stated_period)}".lstrip()
    return ", ".join(part for part in (status, "" if claim.period else "no period") if part)
