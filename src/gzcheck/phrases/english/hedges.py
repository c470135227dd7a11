"""Hedges: the words in front of a number, at it and behind it that say how it is meant."""

from __future__ import annotations

from typing import NamedTuple

from gzcheck.model import NEGATED, Hedge
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.hedge_words import AFTER, BEFORE, MOVING, OFTEN_NO_HEDGE, SIGNS, TURNING
from gzcheck.phrases.english.lexicon import COMPARATIVES, NEGATIONS
from gzcheck.phrases.grammar import HedgeWords
from gzcheck.phrases.reading import PhraseError

_FILLERS = set(
    """a an additional another combined extra further just record staggering whopping only mere total net""".split()
)
"""Words that may stand between a hedge and its number; "total of" may too."""
_COMPASS = {"north", "south"}
"""With "of" these are places first of all ("12 miles north of the city")."""
_OPENING = {"(", '"', "'", "["}
_MODALS = {"to", "will", "would", "could", "may", "might", "should", "can"}
_BETWEEN_NOT_AND_HEDGE = {"to", "be", "been", "have", "has", "yet", "go", "any"}

_Phrases = dict[str, list[tuple[list[str], Hedge]]]


def _phrases(table: HedgeWords, edge: int) -> _Phrases:
    """The table's phrases, longest first, by their first (`edge` 0) or last (-1) word."""
    found: _Phrases = {}
    for hedge, group in table.items():
        for words in map(str.split, group):
            found.setdefault(words[edge], []).append((words, hedge))
    for phrases in found.values():
        phrases.sort(key=lambda pair: -len(pair[0]))
    return found


_BY_LAST_WORD, _BY_FIRST_WORD = _phrases(BEFORE, -1), _phrases(BEFORE, 0)
_BEHIND = _phrases(AFTER, 0)


class Span(NamedTuple):
    """A hedge in the fragment."""

    hedge: Hedge
    words: range
    """The tokens of the hedge."""
    start: int
    """The token at which it starts, a negation included."""


def hedge_of(f: Fragment, number: Number) -> tuple[Hedge, int]:
    """The number's hedge, and the token at which what stands in front starts; marks the words as used."""
    front, start = hedge_before(f, number)
    behind = hedge_behind(f, number)
    further = front and _ending(f, front.start)
    start = further.start if further else start
    spans = [front, further, behind]
    f.hedge_end = behind.words.stop if behind else 0
    hedges = []
    for span in filter(None, spans):
        f.use(span.words.start, span.words.stop)
        for place in span.words:
            f.is_hedge[place] = True
        hedges.append(span.hedge)
    if number.hedge:
        hedges.append(number.hedge)
    if len(set(hedges)) > 1:
        raise PhraseError(f"two hedges contradict each other: {' and '.join(hedges)}")
    return (hedges[0] if hedges else Hedge.BARE), start


def hedge_before(f: Fragment, number: Number) -> tuple[Span | None, int]:
    """The hedge in front of the number, and the token at which it, or what belongs to the number, starts."""
    end = number.first
    if f.lows[end - 1] in ("minus", "negative"):
        end -= 1
    if f.lows[end - 1] in ("+", "-") and f.glued[end]:
        end -= 1
    while end > 0:
        low = f.lows[end - 1]
        if low == "top" or (low == "-" and f.lows[end - 2] == "top"):
            start = end - 1 - (low == "-")
            return Span(_top(f, number, start), range(start, end), start), start
        if span := _ending(f, end):
            return span, span.start
        if low in _OPENING or low in _FILLERS or (low == "the" and _is_clear_word(f.lows[end - 2])):
            end -= 1
        elif low == "of" and f.lows[end - 2] in ("total", "record"):
            end -= 2
        else:
            break
    return None, end


def _ending(f: Fragment, end: int) -> Span | None:
    """The hedge whose last word stands in front of token `end`."""
    low = f.lows[end - 1]
    if low in SIGNS:
        return (
            None if f.glued[end - 1] and f.kinds[end - 2] == "word" else Span(SIGNS[low], range(end - 1, end), end - 1)
        )
    for words, hedge in _BY_LAST_WORD.get(low, ()):
        start = end - len(words)
        if start >= 0 and f.lows[start:end] == words and not _is_of_a_verb(f, start, words):
            return _negated(f, Span(hedge, range(start, end), start))
    return None


def _is_of_a_verb(f: Fragment, start: int, words: list[str]) -> bool:
    """Whether the words belong to the verb in front ("climbed up to 230"); refuses "turned around 10 days later"."""
    before = f.lows[start - 1]
    if words in (["around"], ["about"]) and before in TURNING:
        raise PhraseError(f"'{before} {words[0]}' may be a verb or a hedge: leave {before!r} out of the fragment")
    if words == ["up", "to"] and before in MOVING:
        f.use(start, start + 2)
        return True
    return False


def _negated(f: Fragment, span: Span) -> Span:
    """The hedge, turned by a "not" in front of it."""
    place = span.start - 1
    while f.lows[place] in _BETWEEN_NOT_AND_HEDGE:
        place -= 1
    word = f.lows[place]
    if word.startswith("fail"):
        raise PhraseError(f"'{word} to' in front of a hedge has no reading")
    if word not in NEGATIONS and not word.endswith("n't"):
        return span
    if span.hedge not in NEGATED:
        raise PhraseError(f"'{' '.join(f.lows[place : span.words.stop])}' has no reading")
    return Span(NEGATED[span.hedge], span.words, place)


def _top(f: Fragment, number: Number, place: int) -> Hedge:
    """ "top 3" is a rank, "will top 500 million" is over; what could be either is refused."""
    is_verb = f.lows[place - 1] in _MODALS
    is_small = number.kind is Kind.PLAIN and not number.units and not number.scaled and number.value.value <= 1000
    if f.hint != "rank" and (is_verb or not is_small):
        if not is_verb and number.units[:1] in (("percent",), ("ratio",)):
            raise PhraseError("'top' in front of a share may be a rank or 'more than': leave it out")
        return Hedge.OVER
    if f.hint not in ("", "rank"):
        raise PhraseError(f"'top {number.value}' may be a rank or 'more than': leave 'top' out of the fragment")
    number.kind, number.units = Kind.RANK, ("rank",)
    return Hedge.AT_MOST


def hedge_behind(f: Fragment, number: Number) -> Span | None:
    """The hedge behind the number; "or so" and its like may stand behind one more word ("300 people or so")."""
    last = number.last
    is_counted = f.kinds[last] == "word" and f.lows[last + 1] in ("or", "(", "at", "-")
    for start in (last, last + 1) if is_counted else (last,):
        is_open = f.lows[start] == "("
        for words, hedge in _BEHIND.get(f.lows[f.past_hyphen(start + is_open)], ()):
            end = _phrase_end(f, f.past_hyphen(start + is_open), words)
            if words != ["plus"] and end and (not is_open or f.lows[end] in (")", ".")):
                return Span(hedge, range(start, end), start)
    return None


def _phrase_end(f: Fragment, i: int, words: list[str]) -> int:
    """The token behind `words` at `i`, also with hyphens between ("1,000-or-so"); 0 when they do not stand there."""
    for word in words:
        i = f.past_hyphen(i)
        if f.lows[i] != word:
            return 0
        i += 1
    return i


def take_hedge(f: Fragment, number: Number) -> None:
    """Note a hedge between the number and its unit, or glued to it: "300+", "300-odd", "300-plus"."""
    i = number.last
    if f.lows[i] == "+" and (f.glued[i] or not f.lows[i + 1]):
        if not (f.glued[i + 1] and f.kinds[i + 1] == "number"):
            number.hedge, number.last = Hedge.AT_LEAST, i + 1
        return
    place = f.past_hyphen(i)
    if f.lows[place] == "ish" and f.glued[place]:
        number.hedge, number.last = Hedge.ABOUT, place + 1
        return
    if f.lows[place] == "odd":
        number.hedge, number.last = Hedge.ODD, place + 1
    elif f.lows[place] == "plus":
        if (
            place == i
            and not f.glued[place]
            and (f.kinds[place + 1] or f.lows[place + 1]) not in ("", ".", ",", "sign")
        ):
            raise PhraseError("'plus' may add something or mean 'or more': choose a shorter fragment")
        number.hedge, number.last = Hedge.AT_LEAST, place + 1


def comparison_end(f: Fragment, number: Number) -> int:
    """The token behind "more than" or "as many as" that compares, behind the number, and is no hedge."""
    i = number.last
    if number.units[:1] == ("ratio",) and f.lows[i] == "as" and f.lows[i + 2] == "as":
        return i + 3
    return i + 2 if f.lows[i] in COMPARATIVES and f.lows[i + 1] == "than" else i


def clear_hedge_at(f: Fragment, i: int) -> str:
    """The words at `i` that can only be a hedge; empty when there are none."""
    low = f.lows[i]
    for words, _ in (*_BY_FIRST_WORD.get(low, ()), *_BEHIND.get(low, ())):
        is_clear = words[0] not in _COMPASS if len(words) > 1 else _is_clear_word(low)
        if f.lows[i : i + len(words)] == words and is_clear:
            return " ".join(words)
    return ""


def _is_clear_word(low: str) -> bool:
    return [low] in [words for words, _ in _BY_FIRST_WORD.get(low, ())] and low not in OFTEN_NO_HEDGE
