"""What stands in front of a bare number in English, and whether it can be the name that the number belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from gzcheck.phrases.english.lexicon import MONTHS
from gzcheck.texts.english.behind import FUNCTION_WORDS, PLURAL_VERBS, VERBS_IN_S, Behind, is_plural

_REACH = 90
"""How far in front of a number its name may begin, in characters."""
_TOKEN = re.compile(r"[A-Za-z][\w.'’&/-]*|&|\d(?:[\d,.]*\d)?\w*|[^\w\s]")
_NUMBERS = re.compile(
    r"(?i)\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million)\b"
)
_JOINED_NAME = frozenset("of the to for de la van von & and".split())
"""Small words within a name: "Help to Buy", "Bank of Lagos"."""
_SEVERAL = re.compile(
    r"[A-Z]?\d{1,3}[A-Z]?(?:,\s[A-Z]?\d{1,3}[A-Z]?)*,?\s(?:and|or|to)\s[A-Z]?\d{1,3}[A-Z]?\b(?![.,]\d|%)"
)
_DIGITS = re.compile(r"\d+\w*")
_NEXT_NAME = re.compile(r"(?:\s\([^()]*\))?,?\s(?:and\s)?(?:the\s)?(?:[A-Z][\w.'’&-]*\s){1,4}\d|;\s")
"""A list of names with a number each goes on: "Labour 41, Greens 12"."""
ARTICLES = frozenset("a an the his her its their our my your this that each".split())
_DEFINITE = ARTICLES - {"a", "an"}
_GAPS = frozenset("and or but while whereas to against versus , ; :".split())
"""In front of a name these may leave out a verb: "Spain won 12 and Italy 9"."""
_FRONTED = frozenset(
    "in at on across around near outside inside from for of by with under during after before among between".split()
)
_TIMES = frozenset(
    f"""{" ".join(MONTHS)} sept monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu
    thurs fri sat
    sun christmas easter ramadan night morning evening afternoon week weekend month year today tonight yesterday
    tomorrow spring summer autumn winter fall season quarter half time day days weeks months years hour decade century
    noon midnight lunchtime period""".split()
)
QUANTITIES = frozenset(
    """age aged population capacity attendance crowd weight height width length depth price score pulse rating total
    average mean median maximum minimum max min record sum crew circulation elevation altitude magnitude temperature
    speed value turnout toll count size rate yield density voltage distance redshift ratio index ph iq bmi eps
    gdp revenue profit balance deposit cost fee fare wage salary number numbers probability odds volume pressure dose
    top bottom first last next past final best least most about around some nearly over almost only just another under
    below above exactly roughly approximately including given having still yet not versus against per into than plus
    minus circa overall altogether combined together maybe perhaps between ca approx c composite nationwide limit
    goal target threshold
    floor ceiling margin gap baseline peak high low lead majority minority figure tally mass radius diameter
    period interval strength force concentration half full whole
    extra additional further more less fewer double triple twice combined up down net gross each every both few several
    many all any no none nos q h fy p n us hk nz nt rs rm ksh sh r a s tk rp br gh chf eur usd gbp jpy cny rmb inr aud
    ci hr rr or irr cad sgd hkd nzd sek nok dkk pln brl zar krw twd kr cfa""".split()
)
"""Nouns of which a bare number tells how much, and words that only stand with an amount."""
_NO_NOUN = re.compile(
    r"(?:ed|ing|(?<!fami)(?<!semb)(?<!upp)(?<!rep)ly|[^aeiou]en|n't|able|ible|ive|ous|ful|less|est|ary|ory|ical)$"
)
"""Ends of verbs, adverbs and adjectives."""
_VERBS = frozenset(
    """lost won hit cut cost ran led fed held sold told paid made said met bought brought caught taught thought fought
    sought left kept slept felt dealt built sent spent lent bent meant put set let shut beat broke spoke stole
    woke wrote
    drove rode rose chose froze gave took shook forgot got sat shot began swam drew flew grew knew threw blew wore tore
    bore saw ate fell came became went did had stood understood struck stuck swept slew dug hung sank sang rang drank
    found ground wound bound read spread hurt bid rid quit split cast burst broadcast forecast worth unlike least kill
    add employ carry number total average score take make get see want need buy sell pay hold keep reach near exceed
    cover include involve contain require produce serve weigh measure earn win lose run walk save cost give find
    left been being seen done gone born here there ago later earlier old new young big small good bad high low long late
    early else even ever never often soon once""".split()
)
"""Verbs whose form does not show it, and words that are no noun."""
_SUBJECT = frozenset(
    "to will would can could may might must should i we they you he she it who that which n't not".split()
)


_NO_PART = FUNCTION_WORDS | QUANTITIES | _TIMES
"""Words that begin no name, though they have a capital at the start of a sentence."""


_NO_HEADS = FUNCTION_WORDS | PLURAL_VERBS | _TIMES
"""Words that no name ends with."""


@dataclass(frozen=True, slots=True)
class Head:
    """The words that a bare number follows."""

    words: tuple[str, ...]
    """Those of a name, or one noun."""
    opener: str
    """What stands in front of them; empty at the start of the sentence."""
    is_name_opened: bool
    """Whether the opener has a capital."""
    is_first: bool
    """Whether the opener begins its clause."""
    is_gapped: bool
    """Whether no verb or preposition stands between them and a comma, a link or the start of the sentence."""
    has_article: bool
    """Whether an article that tells which one stands in front of them within that stretch."""
    is_last: bool
    """Whether nothing stands behind the number."""
    is_of_several: bool
    """Whether they are in the plural and several numbers follow: "cameras 2 and 6"."""
    is_listed: bool
    """Whether other numbers stand in front, or a list of names goes on behind."""

    @property
    def is_name(self) -> bool:
        """Whether they have a capital."""
        return self.words[-1][0].isupper()


def head_of(text: str, place: int) -> Head | None:
    """What stands right in front of the number at a place; None where nothing does that could be of a name."""
    in_front = text[max(0, place - _REACH) : place].rstrip("#")
    tokens: list[str] = _TOKEN.findall(in_front) if in_front.endswith((" ", "\u00a0")) else []
    if not tokens or not tokens[-1][0].isalpha() or not _may_end_name(_last_part(tokens[-1])):
        return None
    first = _start_of_name(tokens) if tokens[-1][0].isupper() else len(tokens) - 1
    return _head(tokens, first, text, place)


def _last_part(word: str) -> str:
    """A word, or the last of the words that hyphens join, in small letters."""
    return word.lower().rstrip(".").rpartition("-")[2]


def _may_end_name(last: str) -> bool:
    return last not in _NO_HEADS and last not in QUANTITIES and last.removesuffix("s") not in QUANTITIES


def _head(tokens: list[str], first: int, text: str, place: int) -> Head:
    before = [token.lower() for token in tokens[:first]]
    phrase = list(takewhile(_is_of_phrase, reversed(before)))
    left = before[: len(before) - len(phrase)]
    return Head(
        words=tuple(tokens[first:]),
        opener=before[-1] if before else "",
        is_name_opened=bool(first) and tokens[first - 1][0].isupper(),
        is_first=first < 2 or not before[-2][0].isalnum() or before[-2] in _GAPS,
        is_gapped=not tokens[-1].endswith(".") and (not left or left[-1] in _GAPS),
        has_article=not _DEFINITE.isdisjoint(phrase),
        is_last=not text[place:].lstrip("0123456789").strip(" ."),
        is_of_several=is_plural(tokens[-1]) and _SEVERAL.match(text, place) is not None,
        is_listed=_NUMBERS.search(" ".join(tokens[:first])) is not None or _goes_on(text, place),
    )


def _is_of_phrase(word: str) -> bool:
    """Whether a word may stand between an article and its noun, or is one."""
    return word[0].isalpha() and word not in _GAPS and (word in ARTICLES or word not in FUNCTION_WORDS)


def _start_of_name(tokens: list[str]) -> int:
    """The first of the words with capitals that the last token is one of; small words may join them."""
    first = _first_capital(tokens, len(tokens) - 1)
    while first > 1 and tokens[first - 1] in _JOINED_NAME and tokens[first - 2][0].isupper():
        first = _first_capital(tokens, first - 2)
    return first


def _first_capital(tokens: list[str], first: int) -> int:
    """How far words with capitals reach to the front, but for a preposition at the start of a sentence."""
    while first and tokens[first - 1][0].isupper() and tokens[first - 1].lower() not in _NO_PART:
        first -= 1
    return first


def _goes_on(text: str, place: int) -> bool:
    number = _DIGITS.match(text, place)
    return number is not None and _NEXT_NAME.match(text, number.end()) is not None


def is_named(head: Head, what: Behind) -> bool:
    """Whether a number behind such words, with such a thing behind it, is part of a name."""
    if head.words[-1].endswith(("'s", "’s")) and what in _ENDS:
        return False
    last = _last_part(head.words[-1])
    if head.is_of_several and last not in _VERBS:
        return what in _CLOSED or what is Behind.PLURAL_VERB
    return _is_of_name(head, what) if head.is_name else _is_of_noun(head, last, what)


_ENDS = (Behind.END, Behind.FUNCTION)
_CLOSED = (*_ENDS, Behind.VERB)
"""Behind these nothing follows that the number might count."""


def _is_of_name(head: Head, what: Behind) -> bool:
    """ "Outside Club 54", "his Contessa 32 on"; but "Spain won 12 and Italy 9", "in Gaza 35 died"."""
    if not head.opener and len(head.words) == 1 and not _may_begin(head, what):
        return False
    if _may_be_listed(head) and what in _ENDS:
        return False
    if is_plural(head.words[-1]) and what is not Behind.NAME:
        return False
    if head.opener in _FRONTED and head.is_first:
        return what in _CLOSED
    return what is not Behind.PLURAL_VERB


def _may_be_listed(head: Head) -> bool:
    """Whether a number behind a name goes on with a list of what others have; "a Bell 412" does not."""
    is_one = head.opener in ("a", "an")
    return head.is_listed and not is_one and (head.is_gapped or is_plural(head.words[-1]))


def _may_begin(head: Head, what: Behind) -> bool:
    """Whether one word at the start of a sentence may be a name or a noun: "Rider 114 of", "Claim 1 covers a"."""
    word = head.words[0].lower()
    return what in _CLOSED and not head.is_last and word not in _VERBS and not _NO_NOUN.search(word)


def _is_of_noun(head: Head, last: str, what: Behind) -> bool:
    """ "(grant 847412)", "badge 2207, ran"; but "they employ 45", "killing 35", "one clinic took 9, the other 4"."""
    if what not in _CLOSED or is_plural(last) or last in VERBS_IN_S or last in _VERBS or _NO_NOUN.search(last):
        return False
    if head.is_listed and head.is_gapped and head.has_article and what in _ENDS:
        return False
    return bool(head.opener) and head.opener not in _SUBJECT and _may_open(head, what)


def _may_open(head: Head, what: Behind) -> bool:
    """Whether a noun may follow: an article, a preposition, a sign, or a word that can be no subject of a verb."""
    opener = head.opener
    if opener in ARTICLES or opener in _FRONTED or not opener[0].isalnum() or what is Behind.VERB:
        return True
    is_bound = opener in _GAPS or opener in QUANTITIES or opener in FUNCTION_WORDS or opener in PLURAL_VERBS
    return not head.is_name_opened and not is_bound and not is_plural(opener)
