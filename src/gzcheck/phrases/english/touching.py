"""What touches a number, on either side, and the signs in front of it: known to be nothing, or the reason to refuse."""

from __future__ import annotations

from gzcheck.model import PhraseError
from gzcheck.phrases.english.fragment import Fragment, Number

_FREE_BEFORE = set("([\"',.;:—-!?…&=@+") | {"..."}
"""Signs that may stand before a number and be nothing, with a space between."""
_FREE_LEFT = set("([\"'—-@")
"""The ones that may touch it on the left."""
_FREE_RIGHT = set(")]\"',.;:!?—…-")
"""The ones that may touch it on the right."""
_OF_A_PRICE = {"share", "person", "head", "day", "unit"}


def refuse_touching(f: Fragment, number: Number, start: int) -> None:
    """Refuse what touches the number or its hedge and is not understood."""
    _refuse_left(f, number, number.first)
    if start != number.first:
        _refuse_left(f, number, start)
    i = number.last
    if f.glued[i] and not _is_taken_right(f, number, i):
        _refuse_right(f, i)


def _refuse_left(f: Fragment, number: Number, place: int) -> None:
    if place == 0 or _is_taken_left(f, place):
        return
    if f.glued[place]:
        _refuse_glued_left(f, place, is_digits=place == number.first)
    elif f.kinds[place - 1] == "sign":
        text = f.texts[place - 1]
        _refuse_unless(text in _FREE_BEFORE, text, "stands in front of the number")


def _refuse_glued_left(f: Fragment, place: int, is_digits: bool) -> None:
    """Refuse what touches a token on the left, unless it is nothing, or the plus of a number."""
    text = f.texts[place - 1]
    _refuse_unless(text in _FREE_LEFT or (is_digits and text == "+"), text, "touches the number")
    _refuse_unless(not _is_joint(f, place - 1), text, "joins a word to it")


def _is_taken_left(f: Fragment, place: int) -> bool:
    """Whether it is known what the token before `place` is; a name that touches the figure is not part of it."""
    i = place - 1
    is_name = f.glued[place] and f.kinds[i] in ("number", "word") and not f.is_hedge[i]
    return f.used[i] and not is_name


def _is_joint(f: Fragment, i: int) -> bool:
    """Whether a sign at `i` joins what stands before it to the number: "A-240", "12e+14"."""
    before = i - 1
    if before < 0 or not f.glued[i] or f.texts[i] not in "-+":
        return False
    return not (f.used[before] or f.texts[before] in _FREE_LEFT or f.kinds[before] == "currency")


def _is_taken_right(f: Fragment, number: Number, i: int) -> bool:
    """Whether it is known what the token behind the number is."""
    return (f.used[i] and f.kinds[i] != "number") or (f.lows[i] == "/" and _is_per(f, number, i + 1))


def _refuse_right(f: Fragment, i: int) -> None:
    _refuse_unless(f.lows[i] in _FREE_RIGHT, f.texts[i], "touches the number")
    _refuse_chain(f, i)
    if f.is_glued_word(i + 1) and f.lows[i] != "—":
        is_compound = f.lows[i] in '-"' and (len(f.texts[i + 1]) > 1 or f.lows[i + 1] == "a")
        _refuse_unless(is_compound, f"{f.texts[i]}{f.texts[i + 1]}", "touches the number")


def _refuse_chain(f: Fragment, i: int) -> None:
    """Refuse a number anywhere in what is glued behind the figure: "2-for-1", "230,5.6"."""
    end = i
    while f.glued[end]:
        _refuse_unless(f.kinds[end] not in ("number", "currency"), "".join(f.texts[i : end + 1]), "touches the number")
        end += 1


def _is_per(f: Fragment, number: Number, i: int) -> bool:
    """Whether "/kg" behind a price says what it is of."""
    return number.unit.isupper() and (f.is_unit(i) or f.lows[i] in _OF_A_PRICE)


def _refuse_unless(is_known: bool, piece: str, what: str) -> None:
    if not is_known:
        raise PhraseError(f"{piece!r} {what} and is not understood: choose a fragment without it, or write it out")
