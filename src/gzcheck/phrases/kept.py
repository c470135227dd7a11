"""What fragments read as, kept from one run to the next: for all that decides it, and so never for anything else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from gzcheck.model import Claim, DateValue, Hedge, Memory, Numeral, PhraseError, Reading, Sign
from gzcheck.phrases.vocabulary import Vocabulary as Vocabulary
from gzcheck.phrases.vocabulary import vocabulary_of as vocabulary_of

_Outcome = Reading | PhraseError
_Given = tuple[str | int | None, ...]
"""All that decides how a fragment is read: the kind of reading, its text, and what that kind looks at beside it."""
_KIND = "readings"


def readings_of(
    claims: Iterable[Claim], vocabulary: Vocabulary | None = None, memory: Memory | None = None
) -> dict[str, _Outcome]:
    """What `read_printed` says of each claim, by id; what many sources print in the same words is read once.

    Fragments of a file that the memory knows are not read at all; it must know nothing of declared units, which decide
    too.
    """
    seen: dict[_Given, _Outcome] = {}
    found: dict[str, _Outcome] = {}
    for path, own in _by_file(claims).items():
        known = set(_remembered(memory, path, seen))
        given = {claim.id: _given(claim) for claim in own}
        found |= {claim.id: _read(claim, given[claim.id], seen, vocabulary) for claim in own}
        if memory is not None:
            _keep(memory, path, given.values(), known, seen)
    return found


def _by_file(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    by_file: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_file[claim.location.path].append(claim)
    return by_file


def _keep(memory: Memory, path: str, given: Iterable[_Given], known: set[_Given], seen: dict[_Given, _Outcome]) -> None:
    """Let the memory know what a file's fragments read as, unless it knows all of them."""
    wanted = set(given)
    if not wanted <= known:
        memory.keep(path, _KIND, [[*one, _packed(seen[one])] for one in sorted(wanted, key=repr)])


def _given(claim: Claim) -> _Given:
    """All that `read_printed` looks at in a claim."""
    if claim.counted:
        return "counted", claim.printed
    if isinstance(claim.figure.value, DateValue):
        return "date", claim.printed, claim.figure.value.period.text, claim.source.published.text
    style, scale = claim.source.numbers, claim.scale
    return (
        "figure",
        claim.printed,
        claim.source.language,
        claim.figure.unit.name,
        style.group if style else None,
        style.decimal if style else None,
        scale.power if scale else None,
    )


def _read(claim: Claim, given: _Given, seen: dict[_Given, _Outcome], known: Vocabulary | None) -> _Outcome:
    if given in seen:
        return seen[given]
    from gzcheck.phrases.read import read_printed  # brings patterns along, which are costly

    seen[given] = read_printed(claim, known)
    return seen[given]


def _remembered(memory: Memory | None, path: str, seen: dict[_Given, _Outcome]) -> Iterator[_Given]:
    """What the memory knows of a file, put with what is known already; whatever does not have the form is passed by."""
    kept = memory.recall(path, _KIND) if memory is not None else None
    with suppress(TypeError, ValueError, KeyError, AttributeError, InvalidOperation, ZeroDivisionError):
        for *given, plain in kept or ():
            one = tuple(given)
            if one not in seen:
                seen[one] = _unpacked(plain)
            yield one


def _packed(outcome: _Outcome) -> Any:
    if isinstance(outcome, PhraseError):
        return str(outcome)
    return [
        _plain(outcome.value),
        outcome.hedge,
        outcome.upper and _plain(outcome.upper),
        outcome.units,
        outcome.must_choose,
        outcome.sign,
        None if outcome.precision is None else str(outcome.precision),
        outcome.span,
    ]


def _unpacked(plain: Any) -> _Outcome:
    if isinstance(plain, str):
        return PhraseError(plain)
    value, hedge, upper, units, must_choose, sign, precision, (first, behind) = plain
    return Reading(
        value=_numeral(value),
        hedge=Hedge(hedge),
        upper=None if upper is None else _numeral(upper),
        units=tuple(units),
        must_choose=must_choose,
        sign=Sign(sign),
        precision="exact" if precision == "exact" else None if precision is None else Fraction(precision),
        span=(first, behind),
    )


def _plain(numeral: Numeral) -> list[object]:
    if isinstance(numeral, DateValue):
        return [numeral.period.text]
    return [str(numeral.written), numeral.decimals, numeral.is_fraction]


def _numeral(plain: Any) -> Numeral:
    if len(plain) == 1:
        return DateValue.parse(plain[0])
    written, decimals, is_fraction = plain
    return Numeral(Fraction(written) if is_fraction else Decimal(written), decimals)
