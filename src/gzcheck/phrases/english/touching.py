"""What touches a number, on either side, and the signs in front of it: known to be nothing, or the reason to refuse."""

from __future__ import annotations

from gzcheck.phrases.english.fragment import Fragment, Number
from gzcheck.phrases.reading import PhraseError

_FREE_BEFORE = set("([\"',.;:—-!?…&=@+") | {"..."}
"""Signs that may stand before a number and be nothing, with a space between."""
_FREE_LEFT = set("([\"'—-@")
"""The ones that may touch it on the left."""
_FREE_RIGHT = set(")]\"',.;:!?—…-")
"""The ones that may touch it on the right."""


def refuse_touching(f: Fragment, number: Number, start: int) -> None:
    """Refuse what touches the number or its hedge and is not understood."""
    _refuse_left(f, number, number.first)
    if start != number.first:
        _refuse_left(f, number, start)
    if f.glued[number.last]:
        _refuse_right(f, number, number.last)


def _refuse_left(f: Fragment, number: Number, place: int) -> None:
    kind, text = f.kinds[place - 1], f.texts[place - 1]
    if place == 0 or _is_taken_left(f, number, place, kind):
        return
    if f.glued[place]:
        is_plus = text == "+" and place == number.first
        _refuse_unless(is_plus or text in _FREE_LEFT, text, "touches the number")
        _refuse_unless(not _is_joint(f, place - 1), text, "joins a word to it")
    elif kind == "sign":
        _refuse_unless(text in _FREE_BEFORE, text, "stands in front of the number")


def _is_taken_left(f: Fragment, number: Number, place: int, kind: str) -> bool:
    """Whether it is known what the token before `place` is; a name that touches the figure is not part of it."""
    is_name = f.glued[place] and kind in ("number", "word") and not f.is_hedge[place - 1]
    return f.used[place - 1] and not is_name


def _is_joint(f: Fragment, i: int) -> bool:
    """Whether a sign at `i` joins what stands before it to the number: "A-240", "12e+14"."""
    before = i - 1
    if f.texts[i] not in "-+" or not f.glued[i] or before < 0:
        return False
    return not (f.texts[before] in _FREE_LEFT or f.used[before] or f.kinds[before] == "currency")


def _refuse_right(f: Fragment, number: Number, i: int) -> None:
    if f.used[i] and f.kinds[i] != "number":
        return
    if f.lows[i] == "/" and _is_per(f, number, i + 1):
        return
    _refuse_unless(f.lows[i] in _FREE_RIGHT, f.texts[i], "touches the number")
    _refuse_chain(f, i)
    if f.glued[i + 1] and f.kinds[i + 1] == "word" and f.lows[i] != "—":
        is_compound = f.lows[i] in '-"' and (len(f.texts[i + 1]) > 1 or f.lows[i + 1] == "a")
        _refuse_unless(is_compound, f"{f.texts[i]}{f.texts[i + 1]}", "touches the number")


def _refuse_chain(f: Fragment, i: int) -> None:
    """Refuse a number anywhere in what is glued behind the figure: "2-for-1", "230,5.6"."""
    end = i
    while f.glued[end]:
        is_number = f.kinds[end] in ("number", "currency") and (end > i or f.kinds[i] == "number")
        _refuse_unless(not is_number, "".join(f.texts[i : end + 1]), "touches the number")
        end += 1


def _is_per(f: Fragment, number: Number, i: int) -> bool:
    """Whether "/kg" behind a price says what it is of."""
    is_price = bool(number.units) and number.units[0].isupper()
    return is_price and (f.is_unit(i) or f.lows[i] in ("share", "person", "head", "day", "unit"))


def _refuse_unless(is_known: bool, piece: str, what: str) -> None:
    if not is_known:
        raise PhraseError(f"{piece!r} {what} and is not understood: choose a fragment without it, or write it out")
