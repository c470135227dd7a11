"""The word in front of a number: free, unless it may be a hedge, a negation, or part of a name.

Each question looks at one such word and answers with the reason to refuse, or with nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gzcheck.model import Hedge, PhraseError
from gzcheck.phrases.english.fragment import Fragment, Number
from gzcheck.phrases.english.hedge_words import OFTEN_NO_HEDGE
from gzcheck.phrases.english.lexicon import FREE_ADVERBS, GAMES, MONTHS, NEGATIONS, PHONES, UNCLEAR
from gzcheck.phrases.english.sign_words import THROUGH
from gzcheck.phrases.english.unit_words import OFTEN_NO_UNIT

_TIME = {"year", "month", "week", "day", "hour", "quarter", "minute", "second"}
_DETERMINERS = {"the", "its", "their", "these", "those", "all", "only", "this"}
_BEFORE_OVER = {
    "",
    *"for just well a of after little bit slightly lasts lasted took takes far is was aged".split(),
    *"spent spend spends waited wait waits".split(),
}
"""Words that show that "over" in front of a time is no "during"."""
_LITTLE_WORDS = MONTHS.keys() | set(
    """now then in by since from until till after before about over under some only just but and with has had have was
    were is are the a an all its their at to for of on as up down nearly almost these those both another""".split()
)
"""Words that may have a capital at the start of a sentence, and make no name of the number behind them."""
_DOUBTFUL_BEFORE = {
    "even": NEGATIONS,
    "from": {"far", "away"},
    "as": set("close far well soon late early deep tall short".split()),
}
"""In front of a number these have no certain reading behind one of those."""
_SHORTEST_ADVERB = 5


class _Front(NamedTuple):
    """The two words in front of a number or its hedge, in small letters."""

    f: Fragment
    number: Number
    start: int
    hedge: Hedge

    @property
    def word(self) -> str:
        """The word in front; "not" for "not the 230"."""
        word = self.f.lows[self.start - 1]
        return self.before if word == "the" and self.before in UNCLEAR else word

    @property
    def before(self) -> str:
        return self.f.lows[self.start - 2]

    @property
    def is_time(self) -> bool:
        return self.number.unit in _TIME


def refuse_unclear(f: Fragment, number: Number, start: int, hedge: Hedge) -> None:
    """Refuse words in front of token `start`, where the number or its hedge starts, that may be a hedge or not."""
    if not number.first:
        return
    front = _Front(f, number, start, hedge)
    if not any(f.is_hedge[start : number.first]):
        hedge = Hedge.BARE  # one behind the number says nothing of what stands in front
    questions = _ALWAYS if hedge not in _QUESTIONS else (*_ALWAYS, *_QUESTIONS[hedge])
    for question in questions:
        if reason := question(front):
            raise PhraseError(reason)


def _telephone(front: _Front) -> str:
    return "a telephone number is no figure" if front.word in PHONES and front.number.is_bare else ""


def _currency_in_front(front: _Front) -> str:
    """ "dollars 5 million": a currency's name in front of a number without a unit; a sign would have been read."""
    f, place = front.f, front.number.first - 1
    is_settled = f.used[place] or front.number.units or f.lows[place] in OFTEN_NO_UNIT
    if is_settled or not _is_currency(f, place):
        return ""
    return f"{f.texts[place]!r} in front of the number may be its currency: write it behind, or leave it out"


def _is_currency(f: Fragment, i: int) -> bool:
    """Whether the one word at `i` is a currency's name."""
    meaning, last = f.unit_at(i)
    return meaning is not None and last == i + 1 and f.words.is_currency(meaning.units[0])


def _name(front: _Front) -> str:
    """A word with a capital and digits alone behind it: "Apollo 11"."""
    f, first = front.f, front.number.first
    is_named = f.has_capital(first - 1) and not _is_no_name(f, first - 1)
    if not is_named or not _is_alone(f, front.number):
        return ""
    return f"'{f.texts[first - 1]} {f.texts[first]}' may be a name: choose a fragment that shows what is counted"


def _is_no_name(f: Fragment, i: int) -> bool:
    return f.used[i] or f.lows[i] in _LITTLE_WORDS


def _is_alone(f: Fragment, number: Number) -> bool:
    """Whether nothing but ungrouped digits is there that a name could not end in."""
    first, last = number.first, number.last
    if not number.is_bare or number.digits != range(first, last) or "," in f.texts[first]:
        return False
    return f.kinds[first] == "number" and f.kinds[last] in ("", "sign")


def _hedge_apart(front: _Front) -> str:
    """ "over the 300 mark"."""
    is_apart = front.f.lows[front.start - 1] in _DETERMINERS and front.before in OFTEN_NO_HEDGE
    if not is_apart or (front.before == "over" and front.is_time):
        return ""
    return f"'{front.before}' may be a hedge here or not: choose a fragment that shows which"


def _hardly(front: _Front) -> str:
    """ "hardly more than 230", "little over 230": about so much, or less."""
    word = front.f.lows[front.start - 1]
    is_doubtful = word in ("hardly", "scarcely") or (word == "little" and front.before != "a")
    return f"{word!r} in front of the hedge has no certain reading" if is_doubtful else ""


def _during(front: _Front) -> str:
    """ "grew over five years", "under eight years of": a time and no limit."""
    limit, behind = front.f.lows[front.start], front.f.lows[front.number.last]
    if limit not in ("over", "under") or not front.is_time or behind == "old":
        return ""
    is_clear = front.f.lows[front.start - 1] in _BEFORE_OVER and behind != "of"
    return "" if is_clear else f"{limit!r} may mean 'during' or a limit here: choose a fragment that shows which"


def _doubtful(front: _Front) -> str:
    word = front.word
    is_doubtful = not front.is_time if word == "past" else word in UNCLEAR or word.endswith("n't") or _is_adverb(word)
    return f"{word!r} in front of the number has no certain reading" if is_doubtful else ""


def _is_adverb(word: str) -> bool:
    """Whether a word may be a hedge for its ending alone ("virtually"); the free ones are listed."""
    is_free = word in FREE_ADVERBS or word in THROUGH
    return word.endswith("ly") and len(word) >= _SHORTEST_ADVERB and not is_free


def _two_words(front: _Front) -> str:
    word, before = front.word, front.before
    is_doubtful = before in _DOUBTFUL_BEFORE.get(word, ())
    return f"'{before} {word}' has no certain reading" if is_doubtful else ""


def _comparison(front: _Front) -> str:
    is_open = front.word == "than"
    return "what is compared by 'than' is unclear: choose a fragment with the whole comparison" if is_open else ""


_Question = Callable[[_Front], str]
_ALWAYS: tuple[_Question, ...] = (_telephone, _name, _currency_in_front)
_QUESTIONS: dict[Hedge, tuple[_Question, ...]] = {
    Hedge.BARE: (_hedge_apart, _doubtful, _two_words, _comparison),
    Hedge.OVER: (_hardly, _hedge_apart, _during),
    Hedge.UNDER: (_hedge_apart, _during),
}


def refuse_games(f: Fragment, low: Number, high: Number) -> None:
    """Refuse scores, votes, telephone numbers and codes that two bare numbers with a hyphen may be."""
    if f.lows[low.last : high.first] != ["-"] or not (low.is_bare and high.is_bare):
        return
    if not GAMES.isdisjoint(f.lows):
        raise PhraseError("a score or a vote is no range")
    if _is_code(f, low, high):
        raise PhraseError("two numbers such as these may be a name or a telephone number")


def _is_code(f: Fragment, low: Number, high: Number) -> bool:
    """Whether two numbers, alone or behind a name, are rather parts of a code (737-800) than a range (300-400)."""
    is_alone = low.first == 0 and not f.lows[high.last]
    is_named = is_alone or f.has_capital(low.first - 1)
    return is_named and f.glued[high.first] and _are_long(f.texts[low.first], f.texts[high.first])


def _are_long(first: str, last: str) -> bool:
    """Whether both are digits alone, the first at least three, and not both are round."""
    is_round = {first[-1], last[-1]} <= {"0", "5"}
    return len(first) >= 3 and (first + last).isdecimal() and not is_round
