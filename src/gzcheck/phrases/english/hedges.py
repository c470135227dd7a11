"""Hedges: the words in front of a number, at it and behind it that say how it is meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gzcheck.model import NEGATED, Hedge, PhraseError, agreed
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
_ENDS = {"", ".", ",", ";", ")", ":"}
"""What stands behind the last word of a fragment, or of a part of its sentence."""
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
_LACKING = set("is are was were be been being am ran run runs running left still remain remains remained".split())
"""Behind these "short of 22 drivers" tells how many are missing."""
_REACHING = set(
    """reach reached reaches reaching hit hits hitting attain attained achieve achieved meet met match matched break
        cross pass breach beat eclipse outstrip near touch make get clear""".split()
)
"""Verbs that name a figure, which is not the one that holds if they are denied."""
_MOST_RANKS = 1000
_BETWEEN = {"+": Hedge.AT_LEAST, "plus": Hedge.AT_LEAST, "ish": Hedge.ABOUT, "odd": Hedge.ODD}
"""Hedges between a number and its unit."""

_Phrases = dict[str, list[tuple[list[str], Hedge]]]


def _phrases(table: HedgeWords) -> _Phrases:
    """The table's phrases, longest first, by their first word."""
    pairs = [(words.split(), hedge) for hedge, group in table.items() for words in group]
    found: _Phrases = {}
    for words, hedge in sorted(pairs, key=lambda pair: -len(pair[0])):
        found.setdefault(words[0], []).append((words, hedge))
    return found


_IN_FRONT, _BEHIND = _phrases(BEFORE), _phrases(AFTER)
_HEDGES = {tuple(words): hedge for phrases in _IN_FRONT.values() for words, hedge in phrases}
_WIDTHS = {
    last: sorted({len(words) for words in _HEDGES if words[-1] == last}, reverse=True)
    for last in {words[-1] for words in _HEDGES}
}
"""By the last word of a hedge in front of a number: how many words it may have."""
WORDS = frozenset((*_IN_FRONT, *_BEHIND, *_LAST_WORDS))
"""With these hedges begin, or they are the last word of a fragment."""
_OF_ONE_WORD = {words[0]: hedge for phrases in _BEHIND.values() for words, hedge in phrases if len(words) == 1}
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
    words = [_noted(f, span) for span in (front, further, behind) if span]
    return agreed([*words, number.hedge]), further.start if further else start


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
        return _sign(f, end - 1)
    for width in _WIDTHS.get(low, ()):
        words = tuple(f.lows[end - width : end])
        if words in _HEDGES and not _is_of_a_verb(f, words, end):
            start = end - width
            return _negated(f, Span(_HEDGES[words], range(start, end), start))
    return None


def _sign(f: Fragment, i: int) -> Span | None:
    """The sign at `i` as a hedge; one that touches a word belongs to that."""
    touches_word = f.glued[i] and f.kinds[i - 1] == "word"
    return None if touches_word else Span(SIGNS[f.lows[i]], range(i, i + 1), i)


def _is_of_a_verb(f: Fragment, words: tuple[str, ...], end: int) -> bool:
    """Whether the words belong to the verb in front ("climbed up to 230"); refuses "turned around 10 days later"."""
    start = end - len(words)
    before = f.lows[start - 1]
    if before in TURNING and words in (("around",), ("about",)):
        raise PhraseError(f"'{before} {words[0]}' may be a verb or a hedge: leave {before!r} out of the fragment")
    if before in _LACKING and words == ("short", "of"):
        return True
    if before in MOVING and words == ("up", "to"):
        f.use(start, start + 2)
        return True
    return False


def _before_verb(f: Fragment, place: int) -> int:
    """The last token up to `place` that is no word between a negation and its verb."""
    place -= f.lows[place] in _BEFORE_GERUND and f.lows[place + 1].endswith("ing")
    while place > 0 and _is_between(f, place):
        place -= 1
    return place


def _is_between(f: Fragment, place: int) -> bool:
    """Whether the word at `place` may stand between a negation and its verb; the "yet" of "yet to" denies itself."""
    return f.lows[place] in _BETWEEN_NOT_AND_HEDGE and f.lows[place : place + 2] != ["yet", "to"]


def is_negation(word: str) -> bool:
    """Whether a word denies: "not", "never", "didn't"."""
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
    if _is_denying(f, place) or is_negation(f.lows[place]):
        raise PhraseError(f"'{' '.join(f.texts[place:start])}' in front of the number has no certain reading")


def _negated(f: Fragment, span: Span) -> Span:
    """The hedge, turned by a "not" in front of it."""
    place = _before_verb(f, span.start - 1)
    if _is_verb_denied(f, span, place):
        raise PhraseError(f"'{' '.join(f.texts[place : span.words.stop])}' has no reading")
    if not is_negation(f.lows[place]):
        return span
    if span.hedge not in NEGATED:
        raise PhraseError(f"'{' '.join(f.lows[place : span.words.stop])}' has no reading")
    return Span(NEGATED[span.hedge], span.words, place)


def _is_verb_denied(f: Fragment, span: Span, place: int) -> bool:
    """Whether the word at `place` denies a hedge that is a verb ("failed to exceed", "unable to top")."""
    if f.lows[place].startswith("fail"):
        return True
    return f.lows[span.words.start] in _FIRST_OF_VERBS and _is_denying(f, place)


def _top(f: Fragment, number: Number, end: int) -> Span | None:
    """The "top" or "top-" in front of token `end`."""
    start = end - 1 - (f.lows[end - 1] == "-")
    if f.lows[start] != "top":
        return None
    if number.unit == "tier" and f.lows[start - 1] == "the":
        raise PhraseError("'the top ... tiers' may be the tiers or their ranks: leave 'top' out of the fragment")
    span = Span(_hedge_of_top(f, number, start), range(start, end), start)
    return _negated(f, span) if span.hedge is Hedge.OVER else span


def _is_behind_auxiliary(f: Fragment, place: int) -> bool:
    """Whether the word at `place` is a verb: "will top", "did not top"."""
    return place > 0 and (f.lows[place - 1] in _MODALS or is_negation(f.lows[place - 1]))


def _hedge_of_top(f: Fragment, number: Number, place: int) -> Hedge:
    """ "top 3" is a rank, "will top 500 million" is over; what could be either is refused."""
    is_rank = f.hint == "rank" and not number.units
    if not is_rank and _means_over(f, number, place):
        return Hedge.OVER
    if f.hint not in ("", "rank"):
        raise PhraseError(f"'top {number.value}' may be a rank or 'more than': leave 'top' out of the fragment")
    number.kind, number.units = Kind.RANK, ("rank",)
    return Hedge.AT_MOST


def _means_over(f: Fragment, number: Number, place: int) -> bool:
    """Whether "top" at `place` is a verb, or the number too big for a rank or none."""
    if _is_behind_auxiliary(f, place):
        return True
    if number.is_bare and number.value.value <= _MOST_RANKS:
        return False
    if number.unit in ("percent", "ratio"):
        raise PhraseError("'top' in front of a share may be a rank or 'more than': leave it out")
    return True


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
    if not _is_last(f, place) or f.lows[place] == "+" or f.lows[place - 1] in _NOT_COUNTED:
        return None
    _refuse_name(f, place)
    return Span(_OF_ONE_WORD[f.lows[place]], range(place, place + 1), place)


def _is_last(f: Fragment, i: int) -> bool:
    """Whether a hedge at `i` ends the fragment, or a part of its sentence."""
    return f.lows[i] in _LAST_WORDS and f.lows[i + 1] in _ENDS


def refuse_hedge_apart(f: Fragment, i: int) -> None:
    """Refuse a word at `i` that ends the fragment and may be the hedge of a number ("240 tech firms max")."""
    if i and _is_last(f, i):
        raise PhraseError(f"{f.texts[i]!r} does not touch the number: choose a shorter fragment")


def _refuse_name(f: Fragment, place: int) -> None:
    """Refuse "737 MAX" and "15 Plus": in capital letters a hedge may be part of a name."""
    if f.has_capital(place):
        raise PhraseError(f"{f.texts[place]!r} behind the number may be part of a name: choose a shorter fragment")


def _starting(f: Fragment, start: int) -> Span | None:
    """The hedge at token `start`, also in brackets."""
    is_open = f.lows[start] == "("
    first = f.past_hyphen(start + is_open)
    if f.lows[first] not in _BEHIND or (first == start and f.is_glued_word(first)):
        return None
    for hedge, end in _phrases_at(f, first):
        if is_open and f.lows[end] not in (")", "."):
            continue
        if f.lows[first] in _LAST_WORDS:
            _refuse_name(f, first)
        return Span(hedge, range(start, end), start)
    return None


def _phrases_at(f: Fragment, i: int) -> Iterator[tuple[Hedge, int]]:
    """The hedges whose words stand at `i`, and the token behind each; "plus" alone may add something."""
    for words, hedge in _BEHIND[f.lows[i]]:
        end = f.past(i, words)
        if end and words != ["plus"]:
            yield hedge, end


def take_hedge(f: Fragment, number: Number) -> None:
    """Note a hedge between the number and its unit, or glued to it: "300+", "300-odd", "300-plus"."""
    place = f.past_hyphen(number.last)
    is_beside = place == number.last
    if f.lows[place] in _BETWEEN and _is_taken(f, place, is_beside):
        _refuse_name(f, place)
        if f.lows[place] == "plus" and is_beside:
            _refuse_adding(f, place)
        number.hedge, number.last = _BETWEEN[f.lows[place]], place + 1


def _is_taken(f: Fragment, i: int, is_beside: bool) -> bool:
    """Whether a word or sign at `i`, beside the number or behind a hyphen, is a hedge."""
    match f.lows[i]:
        case "+":
            return is_beside and _is_or_more(f, i)
        case "ish":
            return f.glued[i]
    return True


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
    for words, _ in (*_IN_FRONT.get(low, ()), *_BEHIND.get(low, ())):
        if _is_clear(words) and f.stands(words, i):
            return " ".join(words)
    return ""


def _is_clear(words: list[str]) -> bool:
    """Whether the words of a hedge can be nothing else."""
    return words[0] in _CLEAR_WORDS if len(words) == 1 else words[0] not in _COMPASS
