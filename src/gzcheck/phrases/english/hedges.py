"""Hedges: the words in front of a number, at it and behind it that say how it is meant."""

from __future__ import annotations

from typing import NamedTuple

from gzcheck.model import NEGATED, Hedge, PhraseError
from gzcheck.phrases.english.fragment import Fragment, Kind, Number
from gzcheck.phrases.english.hedge_words import AFTER, BEFORE, MOVING, OFTEN_NO_HEDGE, SIGNS, TURNING
from gzcheck.phrases.english.lexicon import COMPARATIVES, NEGATIONS
from gzcheck.phrases.grammar import HedgeWords

_FILLERS = set(
    """a an additional another combined extra further just record staggering whopping only mere total net""".split()
)
_FILLERS |= set("([\"'")
"""Words and signs that may stand between a hedge and its number; "total of" may too."""
_COMPASS = {"north", "south"}
"""With "of" these are places first of all ("12 miles north of the city")."""
_MODALS = {"to", "will", "would", "could", "may", "might", "should", "can"}
_BETWEEN_NOT_AND_HEDGE = {"to", "be", "been", "have", "has", "yet", "go", "any", "even", "ever"}
_BEFORE_HEDGE_OF_COUNTED = {"or", "(", "at", "-"}
"""What starts a hedge behind one more word ("300 people or so")."""
_LAST_WORDS = {"max", "maximum", "minimum", "tops", "ish", "plus", "odd", "est", "estimated", "approx", "+"}
"""Hedges of one word that end a fragment, also behind what is counted ("25 firms max"); elsewhere they may be none."""
_NOT_COUNTED = set("of to and or in on at by for from with as than a an the per but nor".split())
"""Words behind a number that it does not count: "5 to max" is no five of anything."""
_DENYING = set(
    """unable unlikely reluctant reluctantly impossible hardly scarcely rarely seldom nobody nothing none few little
        powerless incapable kept barred yet""".split()
)
_DENYING_STEMS = ("fail", "refus", "declin", "struggl", "hesitat", "avoid", "prevent", "stopp", "forbid", "forbad")
"""Words, and beginnings of words, that may deny the verb behind them."""
_BEFORE_GERUND = {"from", "of", "in"}
"""Words between a denial and a verb in -ing ("far from exceeding")."""
_FIRST_OF_VERBS = set(
    """exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing top tops topped topping approach
        approaches approached approaching neared nears nearing""".split()
)
_REACHING = set(
    """reach reached reaches reaching hit hits hitting attain attained achieve achieved meet met match matched break
        cross pass breach beat eclipse outstrip near touch make get clear""".split()
)
"""Verbs that name a figure, which is not the one that holds if they are denied."""
_MOST_RANKS = 1000
_BETWEEN = {"+": Hedge.AT_LEAST, "plus": Hedge.AT_LEAST, "ish": Hedge.ABOUT, "odd": Hedge.ODD}
"""Hedges between a number and its unit."""

_Phrases = dict[str, list[tuple[list[str], Hedge]]]


def _phrases(table: HedgeWords, edge: int) -> _Phrases:
    """The table's phrases, longest first, by their first (`edge` 0) or last (-1) word."""
    pairs = [(words.split(), hedge) for hedge, group in table.items() for words in group]
    found: _Phrases = {}
    for words, hedge in sorted(pairs, key=lambda pair: -len(pair[0])):
        found.setdefault(words[edge], []).append((words, hedge))
    return found


_BY_LAST_WORD, _BY_FIRST_WORD = _phrases(BEFORE, -1), _phrases(BEFORE, 0)
_BEHIND = _phrases(AFTER, 0)
_CLEAR_WORDS = {word for group in BEFORE.values() for word in group if " " not in word} - OFTEN_NO_HEDGE
"""Single words that can only be a hedge."""


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
    further = _ending(f, front.start) if front else None
    f.hedge_end = behind.words.stop if behind else 0
    hedges = [_noted(f, span) for span in (front, further, behind) if span]
    if number.hedge:
        hedges.append(number.hedge)
    if not hedges:
        return Hedge.BARE, start
    if len(set(hedges)) > 1:
        raise PhraseError(f"two hedges contradict each other: {' and '.join(hedges)}")
    return hedges[0], further.start if further else start


def _noted(f: Fragment, span: Span) -> Hedge:
    """A hedge whose words are marked as such."""
    f.use(span.words.start, span.words.stop)
    for place in span.words:
        f.is_hedge[place] = True
    return span.hedge


def hedge_before(f: Fragment, number: Number) -> tuple[Span | None, int]:
    """The hedge in front of the number, and the token at which it, or what belongs to the number, starts."""
    end = _before_sign(f, number.first)
    while end > 0:
        if span := _top(f, number, end) or _ending(f, end):
            return span, span.start
        if not (width := _filler(f, end)):
            break
        end -= width
    return None, end


def _before_sign(f: Fragment, end: int) -> int:
    """The token at which the signs in front of a number start."""
    end -= f.lows[end - 1] in ("minus", "negative")
    return end - (f.lows[end - 1] in ("+", "-") and f.glued[end])


def _filler(f: Fragment, end: int) -> int:
    """How many tokens in front of `end` may stand between a hedge and its number."""
    low, before = f.lows[end - 1], f.lows[end - 2]
    if low in _FILLERS or (low == "the" and before in _CLEAR_WORDS):
        return 1
    return 2 if low == "of" and before in ("total", "record") else 0


def _ending(f: Fragment, end: int) -> Span | None:
    """The hedge whose last word stands in front of token `end`."""
    low = f.lows[end - 1]
    if low in SIGNS:
        touches_word = f.glued[end - 1] and f.kinds[end - 2] == "word"
        return None if touches_word else Span(SIGNS[low], range(end - 1, end), end - 1)
    for words, hedge in _BY_LAST_WORD.get(low, ()):
        start = end - len(words)
        if start >= 0 and f.lows[start:end] == words and not _is_of_a_verb(f, start, words):
            return _negated(f, Span(hedge, range(start, end), start))
    return None


def _is_of_a_verb(f: Fragment, start: int, words: list[str]) -> bool:
    """Whether the words belong to the verb in front ("climbed up to 230"); refuses "turned around 10 days later"."""
    before = f.lows[start - 1]
    if before in TURNING and words in (["around"], ["about"]):
        raise PhraseError(f"'{before} {words[0]}' may be a verb or a hedge: leave {before!r} out of the fragment")
    if before in MOVING and words == ["up", "to"]:
        f.use(start, start + 2)
        return True
    return False


def _before_verb(f: Fragment, place: int) -> int:
    """The last token up to `place` that is no word between a negation and its verb."""
    place -= f.lows[place] in _BEFORE_GERUND and f.lows[place + 1].endswith("ing")
    while place > 0 and f.lows[place] in _BETWEEN_NOT_AND_HEDGE and f.lows[place : place + 2] != ["yet", "to"]:
        place -= 1
    return place


def _is_negation(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


def _is_denying(f: Fragment, place: int) -> bool:
    """Whether the word at `place` leaves open whether what the verb behind it says is so ("failed to top")."""
    word = f.lows[place]
    if place < 0 or (word in ("few", "little") and f.lows[place - 1] == "a"):
        return False
    if word in ("far", "short"):
        return f.lows[place + 1] in _BEFORE_GERUND
    return word in _DENYING or word.startswith(_DENYING_STEMS)


def refuse_denied(f: Fragment, start: int) -> None:
    """Refuse "failed to reach 230", "did not reach 230": the figure at `start` is not the one that holds."""
    verb = start - 1
    if f.lows[verb] not in _REACHING:
        return
    place = _before_verb(f, verb - 1)
    if _is_denying(f, place) or _is_negation(f.lows[place]):
        raise PhraseError(f"'{' '.join(f.texts[place:start])}' in front of the number has no certain reading")


def _negated(f: Fragment, span: Span) -> Span:
    """The hedge, turned by a "not" in front of it."""
    place = _before_verb(f, span.start - 1)
    word = f.lows[place]
    if word.startswith("fail") or (f.lows[span.words.start] in _FIRST_OF_VERBS and _is_denying(f, place)):
        raise PhraseError(f"'{' '.join(f.texts[place : span.words.stop])}' has no reading")
    if not _is_negation(word):
        return span
    if span.hedge not in NEGATED:
        raise PhraseError(f"'{' '.join(f.lows[place : span.words.stop])}' has no reading")
    return Span(NEGATED[span.hedge], span.words, place)


def _top(f: Fragment, number: Number, end: int) -> Span | None:
    """The "top" or "top-" in front of token `end`."""
    start = end - 1 - (f.lows[end - 1] == "-")
    if f.lows[start] != "top":
        return None
    span = Span(_hedge_of_top(f, number, start), range(start, end), start)
    return _negated(f, span) if span.hedge is Hedge.OVER else span


def _is_behind_auxiliary(f: Fragment, place: int) -> bool:
    """Whether the word at `place` is a verb: "will top", "did not top"."""
    return place > 0 and (f.lows[place - 1] in _MODALS or _is_negation(f.lows[place - 1]))


def _hedge_of_top(f: Fragment, number: Number, place: int) -> Hedge:
    """ "top 3" is a rank, "will top 500 million" is over; what could be either is refused."""
    is_verb = _is_behind_auxiliary(f, place)
    is_small = number.is_bare and number.value.value <= _MOST_RANKS
    if (f.hint != "rank" or number.units) and (is_verb or not is_small):
        if not is_verb and number.unit in ("percent", "ratio"):
            raise PhraseError("'top' in front of a share may be a rank or 'more than': leave it out")
        return Hedge.OVER
    if f.hint not in ("", "rank"):
        raise PhraseError(f"'top {number.value}' may be a rank or 'more than': leave 'top' out of the fragment")
    number.kind, number.units = Kind.RANK, ("rank",)
    return Hedge.AT_MOST


def hedge_behind(f: Fragment, number: Number) -> Span | None:
    """The hedge behind the number; "or so" and its like may stand behind one more word ("300 people or so")."""
    last = number.last
    if span := _starting(f, last):
        return span
    if f.kinds[last] != "word":
        return None
    if f.lows[last + 1] in _BEFORE_HEDGE_OF_COUNTED:
        return _starting(f, last + 1)
    return _last_word(f, last + 1)


def _last_word(f: Fragment, place: int) -> Span | None:
    """The hedge behind what is counted that ends the fragment: "25 firms max", "300 firms plus"."""
    if f.lows[place] not in _LAST_WORDS or not _ends(f, place + 1) or f.lows[place] == "+":
        return None
    if f.lows[place - 1] in _NOT_COUNTED:
        return None
    _refuse_name(f, place)
    hedge = next(hedge for words, hedge in _BEHIND[f.lows[place]] if len(words) == 1)
    return Span(hedge, range(place, place + 1), place)


def _ends(f: Fragment, i: int) -> bool:
    """Whether the fragment, or a part of its sentence, ends in front of token `i`."""
    return f.lows[i] in ("", ".", ",", ";", ")", ":")


def refuse_hedge_apart(f: Fragment, i: int) -> None:
    """Refuse a word at `i` that ends the fragment and may be the hedge of a number ("240 tech firms max")."""
    if f.lows[i] in _LAST_WORDS and i and _ends(f, i + 1):
        raise PhraseError(f"{f.texts[i]!r} does not touch the number: choose a shorter fragment")


def _refuse_name(f: Fragment, place: int) -> None:
    """Refuse "737 MAX" and "15 Plus": in capital letters a hedge may be part of a name."""
    if f.has_capital(place):
        raise PhraseError(f"{f.texts[place]!r} behind the number may be part of a name: choose a shorter fragment")


def _starting(f: Fragment, start: int) -> Span | None:
    """The hedge at token `start`, also in brackets."""
    is_open = f.lows[start] == "("
    first = f.past_hyphen(start + is_open)
    if not is_open and f.is_glued_word(first) and first == start:
        return None
    for words, hedge in _BEHIND.get(f.lows[first], ()):
        end = f.past(first, words)
        if words != ["plus"] and end and (not is_open or f.lows[end] in (")", ".")):
            if words[0] in _LAST_WORDS:
                _refuse_name(f, first)
            return Span(hedge, range(start, end), start)
    return None


def take_hedge(f: Fragment, number: Number) -> None:
    """Note a hedge between the number and its unit, or glued to it: "300+", "300-odd", "300-plus"."""
    place = f.past_hyphen(number.last)
    hedge = _BETWEEN.get(f.lows[place])
    if hedge is None:
        return
    is_beside = place == number.last
    is_taken = {"+": is_beside and _is_or_more(f, place), "ish": f.glued[place]}.get(f.lows[place], True)
    if is_taken:
        _refuse_name(f, place)
        if f.lows[place] == "plus" and is_beside:
            _refuse_adding(f, place)
        number.hedge, number.last = hedge, place + 1


def _is_or_more(f: Fragment, i: int) -> bool:
    """Whether a "+" at `i` stands for "or more" and adds nothing."""
    if f.glued[i + 1] and f.kinds[i + 1] == "number":
        return False
    return f.glued[i] or not f.lows[i + 1]


def _refuse_adding(f: Fragment, i: int) -> None:
    """Refuse "300 plus" with something behind that may be added."""
    if not f.glued[i] and f.kinds[i + 1] not in ("", "sign"):
        raise PhraseError("'plus' may add something or mean 'or more': choose a shorter fragment")


def comparison_end(f: Fragment, number: Number) -> int:
    """The token behind "more than" or "as many as" that compares, behind the number, and is no hedge."""
    i = number.last
    if f.lows[i] == "as" and f.lows[i + 2] == "as" and number.unit == "ratio":
        return i + 3
    return i + 2 if f.lows[i] in COMPARATIVES and f.lows[i + 1] == "than" else i


def clear_hedge_at(f: Fragment, i: int) -> str:
    """The words at `i` that can only be a hedge; empty when there are none."""
    low = f.lows[i]
    for words, _ in (*_BY_FIRST_WORD.get(low, ()), *_BEHIND.get(low, ())):
        if f.stands(words, i) and (low in _CLEAR_WORDS if len(words) == 1 else low not in _COMPASS):
            return " ".join(words)
    return ""
