"""The sign of a number by the words of its English sentence, where its own fragment leaves it open.

A word of falling in front of a number ("narrowed by", "took off"), or a comparison behind it ("6.2 per cent cheaper"),
makes a change negative. It holds on through a list, and for what a coordination leaves out: "the STOXX slipped 0.7% and
the FTSE 0.4%". A loss makes the amounts that follow it negative, levels too, until another thing is spoken of: "net
loss narrowed to $14.2 million from $36 million, or 11 cents a share, on revenue of $2 billion".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from gzcheck.model import Sign
from gzcheck.model import units as known_units
from gzcheck.phrases.english.sign_words import CUTTING, DAMAGE, FALLING, RISING
from gzcheck.texts.english.patterns import Words, one_of, words_of
from gzcheck.texts.sieve import Found, Sentence

_MORE_FALLING = """narrowed narrows narrowing narrow deducted subtracted subtracts thinned lost lose loses losing
    shortened shorten shortens shortening eroded
    edged\\sdown took\\soff taken\\soff takes\\soff knocked\\soff shaved\\soff wiped\\soff ticked\\sdown inched\\sdown
    was\\soff were\\soff is\\soff are\\soff ended\\soff closed\\soff finished\\soff traded\\soff
    gave\\sup pared shaved weakened softened slackened"""
_MORE_RISING = """widened widens widening added adds adding strengthened firmed appreciated bounced recouped swelled
    gained
    advanced climbed took\\sup up"""
_NO_MOVE = {
    "cost",
    "costs",
    "ease",
    "contract",
    "contracts",
    "more",
    "profit",
    "profits",
    "earned",
    "earnings",
    "surplus",
}
_FALLS = {*(FALLING - {"lower"} - _NO_MOVE), *_MORE_FALLING.split()}
_RISES = {*(RISING - {"higher", "greater"} - _NO_MOVE), *_MORE_RISING.split()}
_FALL = one_of(_FALLS)
_BETWEEN = r"""(?: \s(?: \w+ly | a | an | the | another | further | some | about | around | nearly | almost | just |
    only
    | by | of | another | well | more\sthan | less\sthan | over | under | at\sleast | up\sto | as\smuch\sas | between
    | roughly | a\sfurther | its | their | his | her | total | net | one-off | by\sbetween ) )*"""
_FALLING = re.compile(rf"(?xi) \b(?P<word>{_FALL}) {_BETWEEN} \s? [($€£¥]?\s?$")
_FALL_WAS = re.compile(
    r"(?i)\b(?P<word>fall|drop|drag|decline|decrease|contraction|slump|dip|slide|reduction)"
    r"(?:\s(?:in|for|over|since|on)\s(?:[\w’'-]+\s){1,3}?|\s)"
    r"(?:was|were|is|came to|amounted to|totall?ed|averaged|reached|of)\s"
    r"(?:an?\s|about\s|around\s|some\s|nearly\s|just\s|only\s|almost\s|over\s|under\s|more than\s)*$"
)
"""A fall as the thing of which it is told how large it was: "the fall was 4.1%"."""
_OFF = re.compile(
    r"(?i)(?<!\bpaid )(?<!\bsold )(?<!\bspun )(?<!\bwrote )(?<!\bsells )(?<!\bliving )(?<!\blive )"
    r"(?<!\bfend )(?<!\bhived )(?<!\bpay )"
    r"(?<!\bsell )(?<!\btee )(?<!\bget )\b(?P<word>off)\s(?:about\s|around\s|some\s|nearly\s|just\s|only\s|by\s"
    r"|more than\s)*$"
)
"""Right in front of a percentage: "with volume off 3.1%"."""
_AS_REPORTED = "as reported"
"""Behind a change it tells how it was reckoned, and nothing of a level."""
_WIPED = re.compile(
    r"(?i)\b(?P<word>wiped|wiping|wipes|wipe|erased|erasing|knocking|slicing|shaving)(?:\sout)?\s"
    r"(?:an?\s|about\s|around\s|some\s|nearly\s|almost\s|over\s|another\s|more than\s|at least\s|as much as\s)*[$€£¥]?$"
)
_FROM = re.compile(r"(?i)\s(?:off|from)\b")
"""Behind an amount that was wiped these show what became less."""
_TAKEN = re.compile(
    r"(?i)\b(?P<word>tak(?:es?|ing|en)|took|knock(?:s|ed)?|shav(?:es?|ed)|lop(?:s|ped|ping)?|chop(?:s|ped|ping)?"
    r"|slic(?:es?|ed)|cut(?:s|ting)?|dock(?:s|ed|ing)?)\s"
    r"(?:an?\s|about\s|around\s|some\s|nearly\s|almost\s|over\s|another\s|roughly\s|more than\s|at least\s"
    r"|as much as\s|up to\s)*[$€£¥]?$"
)
"""In front of an amount with "off" behind it: "took 0.8 percentage points off growth"."""
_OFF_BEHIND = re.compile(r"(?i)\soff\b")
_GREATER = re.compile(
    r"(?i)\s(?:points?\s)?(?:higher|more|greater|larger|bigger|dearer|faster|stronger|longer|up|above)\b(?!\sthan\s(?:half|a))"
)
"""Behind a number this goes before the word of falling that governs the number in front of it."""
_COUNTS_LESS = frozenset(("fewer", "less", "down", "below", "under", "worse off"))
_OF_A_NOUN = re.compile(
    r"(?i)\s(?!than\b|in\b|on\b|at\b|over\b|year\b|by\b|and\b|or\b|but\b|to\b|from\b|for\b|this\b|last\b)[a-z]"
)
"""Behind "five smaller" these show that it says of which kind the five are."""
_PHRASAL = re.compile(
    r"(?i)\b(?:sen[dt]|sends|sending|pa(?:id|ys?|ying)|lay|puts|putting"
    r"|shot|shoot|gunned|mowed|hunted|put|laid|broke|handed|passed"
    r"|tracked|chopped|pinned|shouted"
    r"|wrote|note[ds]?|tore|pulled|brought|brings?|bringing|took|taken|taking|takes?|struck|shut|shutting)\sdown\s"
    r"(?:about\s|some\s|nearly\s|another\s|more than\s|at least\s)*$"
)
"""Here "down" belongs to the verb, and nothing became less: "sent down 31 overs", "shot down 12 drones"."""
_PUT_DOWN = re.compile(r"(?i)\b(?:put|puts|putting|pa(?:id|ys?|ying)|laid|lay)\sdown\s")
"""Of money or a share of a price: "put down 10 per cent"."""
_LYING = re.compile(
    r"(?i)\b(?:lies?|lay|lying|sits?|sat|rests?|found|located|buried|trapped|sank|some|about|under|is|was|are|were)\s$"
)
"""In front of "30 metres down" these tell where something is."""
_SUMMIT = re.compile(
    r"(?i)\s(?:the\s|its\s|sea\b|ground\b|street\b)(?:\s?(?:summit|surface|ground|sea|peak|top|deck|street|road|pass|hut|camp|village|rim))?"
    r"(?!\s?(?:average|normal|usual|norm|record|level|mean))\b"
)
"""Behind "30 metres below" a place, and no level."""
_INTO = re.compile(
    r"(?i)\s(?:into|onto|down an?|off an?|from an?|to (?:his|her|their|its) death|to the (?:ground|floor|street))\b"
)
"""Behind a length where someone or something fell."""
_DROPPED = re.compile(r"(?i)\bdropp(?:ed|ing)\s(?:[a-z]+\s){0,2}$")
_OF_A_THING = re.compile(r"(?i)\s(?:of\s[a-z]|on\s(?:the|it|them)\b)")
"""Behind "dropped 211,000 gallons" these show that something was let fall, and nothing became less."""
_OBJECT_BY = re.compile(
    r"(?i)\b[^,;:()\d]{1,120}(?<!ed)(?<!en)(?<!wn)\sby\s"
    r"(?:an?\s|about\s|around\s|some\s|nearly\s|just\s|only\s|almost\s|over\s|another\s|more than\s|at least\s"
    r"|up to\s)*[$€£¥]?$"
)
"""Behind a falling word: what fell, and then by how much ("cutting the number of projects under way by 35 percent")."""
_INTERVAL = re.compile(r"(?i)\b(?:(?:CI|interval|IQR)[,:]?\s?\(?|give\sor\stake\s)$")
"""In front of the ends between which a figure is thought to lie, or of how far it may be off."""
_OF_AN_INDEX = re.compile(r"\s+points?\b")
_DONE_BY = re.compile(
    r"(?i)\b(?P<word>[a-z]+ed|led|driven|won|seen|held|run|made|built|hit|sent|brought)\sby\s(?:[a-z]+\s){0,2}$"
)
"""By whom something was done: "led by 3 firms"."""
_LEVEL_VERBS = set(
    """keep keeps kept keeping hold holding
    was were is are stood reached reaches hit totalled totaled amounted averaged had has have held holds reported
    posted owes owed owns owned spent spends bought buys won wins earned needs needed employs took takes leaves left
    recorded counted remained stayed unchanged flat came cost costs sold paid pays expects expected""".split()
)
_PARTICIPLE = re.compile(r"\b(?:needed|owed|owned|spent|paid)\s(?=(?:for|by|to|on)\b)")
"""Behind a noun it tells which: "the steel needed for a deck"."""
_LESSER = one_of(
    """lower cheaper fewer less smaller slower weaker shorter narrower lighter cooler colder down below thinner
    worse\\soff
    under(?=\\s(?:budget|target|forecast|estimates?|plan|par|guide|the\\s(?:target|budget|limit|forecast|average|estimate|asking))|[.,;)]|$)"""
)
_BEHIND = re.compile(
    rf"(?i)^[\s-](?:an? (?:year|month|week|day|night|hour|share|barrel|tonne|head)\s)?"
    r"(?:year[- ]on[- ]year\s|on (?:the )?year\s|annually\s)?"
    rf"(?:\w+\s)?(?:{_LESSER})\b(?!\s(?:the|sea|zero|freezing|ground|par)\b(?!\s(?:[\w-]+\s){{0,2}}(?:average|level|previous|year|same|norm"
    rf"|peak|record|figure|mean|forecast|consensus|estimate|normal|usual)|\s*$))"
)
_SAID_TWICE = re.compile(
    r"(?i)^(?:\spoints?)?(?:,?\sor\s[^,;()]{1,30},|\s\([^();]{1,30}\))\s(?P<word>lower|down|less|fewer|cheaper|weaker)\b"
)
"""Behind a change that is told in another measure too: "$1.84, or 2.6%, lower"."""
_PLAIN_LESSER = re.compile(rf"(?i)^[\s-](?:points?\s)?(?:{_LESSER})\b")
_PLACE = re.compile(r"(?i)^\s(?:down|below)\b")
"""Behind a length it is where something lies: "half a metre down"."""
_LOSS = re.compile(
    r"""(?xi) \b(?: (?: net | operating | pre-?tax | quarterly | annual | full-year | underlying | adjusted | trading
    | group
    | after-tax | half-year | first-half | second-half | attributable | ebitda | statutory | core | interim |
    deficit )\s
    loss(?:es)? | loss(?:es)?(?=,?\s(?:of\s[$€£¥A-Z])|\s(?:narrowed|widened|shrank|swelled|grew|halved
    |doubled|tripled|deepened|eased|rose|fell|dropped|declined|increased|decreased|jumped|climbed|ballooned|reached|hit
    |stood|more\sthan|almost|nearly|(?:(?:more\sthan|almost|nearly)\s)?$|for|was|were|per|before|after
    |in|came|totalled|totaled|attributable|to)) | (?:deficit|shortfall|outflow)s? )\b"""
)
_LOSS_ENDS = re.compile(
    r"""(?xi) \b(?: profits? | income | revenues? | sales | earnings | gains? | dividends? | cash | costs? | debts? |
    surplus(?:es)?
    | inflows? | turnover | valued | fine | charges? | shares?\s(?:rose|fell|slid|closed|dropped|jumped|climbed) |
    budget\sof
    | spending | investment | orders? | assets | fees | write-?downs? | savings | backlog | exports | imports
    | raised | borrowed | covered | insured | bonus | compensation | stock | price | reserves | bookings | line )\b
    | ;"""
)
_LOSS_GOES_ON = re.compile(
    r"(?i)\b(?:loss(?:es)?|deficits?|shortfalls?|outflows?)\b[^.;]{0,60}$"
    r"|^[\s,(]*(?:[a-z]+,?\s){0,5}?(?:from|against|compared (?:with|to)|versus|vs\.?|or|and|to|than"
    r"|with)\s(?:[a-z]+\s){0,4}$"
    r"|^\s?[(–-]\s?$"
)
"""What stands between a loss and an amount of it, or between two amounts of it."""
_NO_LOSS_CHANGE = re.compile(r"(?i)\b(?:by|widened|narrowed|grew|shrank|rose|fell|increased|decreased)\s$")
_SEATS = re.compile(
    r"(?i)\b(?:seats?|count(?:y|ies)|votes?|members?|subscribers?|customers?|jobs?|states?|districts?|users?|wards?"
    r"|councillors?|mandates?|followers?|points?|places|nurses|teachers|staff|employees|clients|readers|viewers|passengers)\b"
)
_LOSING = frozenset(("lost", "lose", "loses", "losing"))
"""Of seats; behind these "by" tells by how many votes somebody was beaten."""
_LOST = re.compile(rf"(?xi) \b(?: lost | lose | loses | losing | shed ) {_BETWEEN} \s?$")
_ELLIPSIS = re.compile(
    r"""(?xi) ^ [\s,;()]* (?:
    (?:and|or|while|but|then|the|a|by|about|some|nearly|almost|just|respectively|respective|in|its
    |that\ of|those\ of|also|of\ which|another|further|more\ than|less\ than|around|roughly|over) [\s,]+
    | [A-Z0-9][\w&.’'-]*[\s,]+ | [a-z-]{3,}(?:['’]s)?[\s,]+ ){0,7} $"""
)
_LEVEL_WORDS = re.compile(
    r"(?i)\b(?:to|at|from|of(?! which)|with|for|per|than|on|is|was|were|had|has|up|after|until|since|before|among"
    r"|that|who|which|where|when|if|as|into|against|compared|versus|said|not|than|within|during|over|under|including|aged|above"
    r"|below|near|beyond|still|target|goal)\b"
)
_IN_A_TIME = re.compile(
    r"(?i)\bin (?:the (?:first|second|third|fourth|final|previous)\b|[A-Z][a-z]+\b|(?:19|20)\d\d\b)"
)
_TO_A_LEVEL = re.compile(
    r"(?i)\b(?:(?<!from )(?P<hedge>below|under|beneath|short of)|from\s(?:an?\s|the\s|its\s"
    r"|their\s)?(?:\w+\s){0,3}of(?:\s(?P<near>almost|nearly|about|around|some|over|roughly|just|more than))?)\s$"
)
_OR = re.compile(rf"(?i)^(?:\s(?:{_LESSER}))?[,\s(]*or\s(?:about\s|some\s|nearly\s|almost\s)?$|^\s?\($")
_BY = re.compile(r"(?i)\bby\s(?:about\s|some\s|nearly\s|almost\s|another\s|a\s)?$")
_COMMA_BY = re.compile(
    r"(?i)(?:,|\band|\bor)\sby\s(?:about\s|some\s|nearly\s|almost\s|another\s|a\s|as much as\s|up to\s"
    r"|more than\s|at least\s|over\s)?$"
)
_ENDS = re.compile(
    r"(?i)^\s?(?:$|[,.;:)–—]|on an? [\w-]+ basis|(?:in|on|and|or|to|but|while|each|respectively|after|from|at|as|for|by"
    r"|compared|against|year|month|a\s|over|during|around|across|among|near|outside|throughout|last|this|since|when|with|before|lower|less|fewer|per|ahead|then|overall|annually)\b)"
)
"""Behind a number these show that no thing of its own follows: "0.4 percent in May", but "2 percent target"."""
_JOINED = re.compile(r"(?i)\s(?:or|and)\s")
_NEXT = re.compile(r"[\s-]?(?:from|by|\d|[$€£¥]|to)")
"""Behind a falling word these show that it speaks of the next number: "12 percent, down 3"."""
_WORD = re.compile(r"[a-z]+")
_LENGTHS = {
    "year",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "second",
    "rank",
    "calendar-year",
    "tier",
    "date",
    "decade",
}
_CHANGES = {"percent", "percentage-point", "basis-point", "ratio", "permille", "celsius-difference"}
_LOST_STEM = "los"
_NEAR = 64
"""How far in front of a number the word that governs it directly may stand."""
_BOUND = 160
"""How far apart two numbers of one list may stand, in characters."""


_LOSS_STEM = re.compile(r"(?i)loss|deficit|shortfall|outflow")
_DAMAGE = frozenset(DAMAGE)
_CUT = {"cut", "cuts", "cutting"}
_WAS = {"was", "were", "is", "are", "ended", "closed", "finished", "traded"}
"""Behind these "off" makes a share price's fall: "the index ended off 0.4%"."""
_PARTICLES = {
    "off": {"took", "taken", "takes", "knocked", "shaved", "wiped", *_WAS},
    "up": {"gave", "give", "gives", "giving"},
}
"""Behind these verbs a particle makes a fall: "took off", "gave up"."""


class _Way(Enum):
    UNKNOWN = auto()
    DOWN = auto()
    UP = auto()


_DOWNWARD = frozenset(("drag", *_FALLS, *_PARTICLES["up"], "off", "worse", *_LESSER.split("|")))
_WAYS = dict.fromkeys(_FALLS, _Way.DOWN) | dict.fromkeys(_RISES, _Way.UP)


@dataclass(slots=True)
class _State:
    """What the words up to a number govern."""

    way: _Way = _Way.UNKNOWN
    word: str = ""
    outside: tuple[_Way, str] | None = None
    """What they governed in front of a bracket that is still open."""
    is_loss: bool = False
    loss: str = ""


class _Place(NamedTuple):
    """A number with what stands around it."""

    number: Found
    before: Found | None
    """The number in front of it in the sentence."""
    unit: str
    gap: str
    """From the number in front to this one's digits."""
    behind: str
    """From this one to the next."""
    after: str
    """From this one on, the next included."""
    around: str
    printed: str


def give_signs(sentence: Sentence, numbers: Sequence[Found]) -> None:
    """Make the numbers negative that the sentence says fall or are lost."""
    state = _State()
    text = sentence.text.replace(_AS_REPORTED, " " * len(_AS_REPORTED))
    words = words_of(text)
    if not _may_fall(sentence, words, numbers):
        return
    is_damage = words.has(_DAMAGE)
    place = 0
    for i, number in enumerate(numbers):
        before = numbers[i - 1] if i else None
        low = before.end if before is not None else 0
        high = numbers[i + 1].start if i + 1 < len(numbers) else len(text)
        spot = _Place(
            number,
            before,
            next(iter(number.units), "count"),
            text[max(low, number.core[0] - _BOUND) : number.core[0]],
            text[number.end : min(high, number.end + _BOUND)],
            text[number.end : number.end + _BOUND],
            sentence.around(number.start, number.end, _BOUND),
            text[number.start : number.end],
        )
        _walk(state, text[place : number.start], is_damage=is_damage)
        place = max(place, number.start)
        _decide(state, spot)


def _may_fall(sentence: Sentence, words: Words, numbers: Sequence[Found]) -> bool:
    """Whether a sentence has a word that may make a number negative, or a number that is so already."""
    if words.has(_DOWNWARD) or any(number.reading and number.reading.sign is not Sign.NONE for number in numbers):
        return True
    return _LOSS_STEM.search(sentence.text) is not None


def _walk(state: _State, gap: str, *, is_damage: bool) -> None:
    """Note what the words between two numbers begin and end; what stands in brackets governs nothing behind them."""
    cut = gap.rfind(";")
    if cut >= 0:
        state.way, state.is_loss, state.outside = _Way.UNKNOWN, False, None
    if state.outside is not None and ")" in gap[cut + 1 :]:
        cut = gap.index(")", cut + 1)
        (state.way, state.word), state.outside = state.outside, None
    opened = gap.rfind("(")
    if opened > max(cut, gap.rfind(")")):
        _note(state, gap[cut + 1 : opened])
        state.outside, cut = (state.way, state.word), opened
    _note(state, gap[cut + 1 :])
    if state.is_loss or _LOSS_STEM.search(gap):
        _walk_loss(state, gap, is_damage=is_damage)


def _note(state: _State, text: str) -> None:
    """Note the last word of falling or rising, or the verb of a level that ends it."""
    before = ""
    for word in _WORD.findall(_PARTICIPLE.sub("", text.lower())):
        way = _Way.DOWN if before in _PARTICLES.get(word, ()) else _WAYS.get(word)
        if way is not None:
            state.way, state.word = way, word
        elif word in _LEVEL_VERBS:
            state.way = _Way.UNKNOWN
        before = word


def _walk_loss(state: _State, gap: str, *, is_damage: bool) -> None:
    loss = None
    for match in _LOSS.finditer(gap):
        loss = match
    ends = [match.start() for match in _LOSS_ENDS.finditer(gap)]
    if loss is not None and not is_damage:
        state.is_loss, state.loss = not ends or ends[-1] < loss.end(), loss[0]
    elif ends:
        state.is_loss = False


def _decide(state: _State, spot: _Place) -> None:
    reading = spot.number.reading
    if reading is None or reading.sign is Sign.MARK or _INTERVAL.search(spot.gap):
        return
    if reading.value.value <= 0:
        _affirm_level(spot)
    elif spot.unit not in _LENGTHS or reading.sign is not Sign.NONE or _BY.search(spot.gap):
        if words := _governing(state, spot):
            spot.number.negate(Sign.CHANGE, words)
        elif state.is_loss and _is_of_the_loss(spot):
            spot.number.negate(Sign.RESULT, state.loss)


def _affirm_level(spot: _Place) -> None:
    """ "Fell below 1 per cent" and "down from a peak of 7.79" are levels."""
    words, number = _TO_A_LEVEL.search(spot.gap), spot.number
    phrasal = _PHRASAL.search(spot.gap) if _is_thing(spot) or _PUT_DOWN.search(spot.gap) else None
    if phrasal is not None:
        number.start = max(number.start, number.core[0] - len(phrasal[0]) + phrasal[0].lower().index("down ") + 5)
        number.affirm()
    elif _is_no_fall(spot):
        number.affirm()
    if words is not None and number.reading is not None and number.reading.sign is Sign.CHANGE:
        number.start = number.core[0] - (len(spot.gap) - words.start(words.lastgroup) if words.lastgroup else 0)
        number.affirm()


def _is_no_fall(spot: _Place) -> bool:
    """Whether a word right beside a number says something else: "led by 3 firms", "0.1 points higher"."""
    done = _DONE_BY.search(spot.gap)
    if _is_depth(spot) or _is_drop(spot):
        return True
    if spot.number.sign_from and _GREATER.match(spot.behind):
        return True
    return _is_let_fall(spot) or (done is not None and done["word"].lower() not in _WAYS)


def _is_depth(spot: _Place) -> bool:
    """Whether it is told where something lies: "the wreck lies 38 metres down"."""
    printed = spot.printed.rstrip(".,").lower()
    is_down = printed.endswith(" down") and _LYING.search(spot.gap) is not None
    is_below = printed.endswith(" below") and _SUMMIT.match(spot.behind) is not None
    return (is_down or is_below) and known_units()[spot.unit].dimension == "length"


def _is_drop(spot: _Place) -> bool:
    """Whether somebody or something fell so far: "fell 80 metres into a ravine"."""
    return known_units()[spot.unit].dimension == "length" and _INTO.match(spot.behind) is not None


def _is_let_fall(spot: _Place) -> bool:
    """Whether a thing was let fall, and nothing became less: "dropped 211,000 gallons of water"."""
    return _is_thing(spot) and _DROPPED.search(spot.gap) is not None and _OF_A_THING.match(spot.behind) is not None


def _is_thing(spot: _Place) -> bool:
    is_change = spot.unit in _CHANGES or _is_money(spot.unit)
    return not is_change and _OF_AN_INDEX.match(spot.behind) is None


def _is_of_the_loss(spot: _Place) -> bool:
    return (
        _is_money(spot.unit) and _LOSS_GOES_ON.search(spot.gap) is not None and _NO_LOSS_CHANGE.search(spot.gap) is None
    )


def _governing(state: _State, spot: _Place) -> str:
    """The words that make a number a fall; empty where none do."""
    reading = spot.number.reading
    if spot.unit == "ratio" and reading is not None and reading.value.value >= 1:
        return ""  # "twice", "2.4 times"
    return _wiped(spot) or _falling(state, spot) or _said_twice(spot) or _lesser(spot) or _carried(state, spot)


def _wiped(spot: _Place) -> str:
    """What is taken off a value: "wiping some $14 billion from its market value"."""
    wiped = _WIPED.search(spot.gap) if _FROM.match(spot.behind) else None
    wiped = wiped or (_TAKEN.search(spot.gap) if _OFF_BEHIND.match(spot.behind) else None)
    return wiped["word"] if wiped and (spot.unit in _CHANGES or _is_money(spot.unit)) else ""


def _falling(state: _State, spot: _Place) -> str:
    """A word of falling right in front: "narrowed by 3 percent"."""
    if spot.unit in _CHANGES and (was := _FALL_WAS.search(spot.gap) or _off(spot)):
        return was["word"]
    if state.way is _Way.DOWN and _is_by_how_much(state.word, spot):
        return state.word
    if state.way is not _Way.DOWN and _LOST_STEM not in spot.gap.lower():
        return ""
    match = None if _is_let_fall(spot) else _FALLING.search(spot.gap[-_NEAR:])
    return match["word"] if match is not None and _is_change(match["word"].lower(), spot) else ""


def _off(spot: _Place) -> re.Match[str] | None:
    """ "Volume off 3.1%", where nothing is told that the percentage is of."""
    return _OFF.search(spot.gap) if _ENDS.match(spot.behind) else None


def _is_by_how_much(word: str, spot: _Place) -> bool:
    """Whether "by" stands right in front of a number, and what fell between it and the falling word."""
    place = -1 if word in _LOSING and spot.unit == "count" else spot.gap.lower().rfind(word)
    return place >= 0 and _OBJECT_BY.match(spot.gap, place + len(word)) is not None


def _carried(state: _State, spot: _Place) -> str:
    """A word of falling that governs a number before this one, and this one too."""
    before = spot.before
    if before is not None and _OR.match(spot.gap):
        return (before.sign_from or state.word or "or") if _is_other_measure(before, spot.unit) else ""
    if state.way is not _Way.DOWN or not _ENDS.match(spot.behind):
        return ""
    is_on = _COMMA_BY.search(spot.gap) is not None or (before is not None and _goes_on(spot, before))
    return state.word if is_on else ""


def _said_twice(spot: _Place) -> str:
    """A comparison behind a change and the same in another measure: "12 points, or 0.4%, lower"."""
    said = None if _is_thing(spot) else _SAID_TWICE.match(spot.after)
    return said["word"] if said else ""


def _lesser(spot: _Place) -> str:
    """A comparison behind the number: "6.2 per cent cheaper"; "3 percent or less" is none."""
    is_change = spot.unit in _CHANGES or _is_money(spot.unit)
    match = _BEHIND.match(spot.behind) if is_change else _PLAIN_LESSER.match(spot.behind)
    is_place = known_units()[spot.unit].dimension == "length" and _PLACE.match(spot.behind) is not None
    if match is None or is_place or _JOINED.match(spot.behind) or _is_kind(spot, match):
        return ""
    is_of_next = match[0].strip().lower() in ("down", "under") and _NEXT.match(spot.behind[match.end() :])
    return "" if is_of_next else match[0].strip()


def _is_kind(spot: _Place, match: re.Match[str]) -> bool:
    """Whether a comparison says of which kind counted things are: "five smaller parties"."""
    is_less = match[0].strip(" -").lower() in _COUNTS_LESS
    return spot.unit == "count" and not is_less and _OF_A_NOUN.match(spot.behind, match.end()) is not None


def _is_other_measure(before: Found, unit: str) -> bool:
    """Whether "or" tells a fall or a loss in another measure: "lose $2.3 million, or 7 percent"."""
    return _is_negative_change(before) or (unit in ("percent", "ratio") and _is_negative(before))


def _is_negative(number: Found) -> bool:
    return number.reading is not None and number.reading.value.value < 0


def _is_negative_change(number: Found) -> bool:
    return number.reading is not None and _is_negative(number) and number.reading.sign is Sign.CHANGE


def _is_change(low: str, spot: _Place) -> bool:
    """Whether a word of falling in front makes it a change: "lost" is damage or a defeat where no seats are lost."""
    if low in _LOSING:
        if spot.unit == "count":
            return _is_lost(spot)
        return spot.unit in _CHANGES or _is_money(spot.unit)
    if _OF_AN_INDEX.match(spot.behind):
        return True
    is_sure = low not in CUTTING or (spot.unit != "count" and low not in _CUT) or spot.unit in _CHANGES
    return is_sure or _BY.search(spot.gap) is not None


def _is_lost(spot: _Place) -> bool:
    """Whether seats or the like are lost, and nobody is beaten by so many of them."""
    return bool(_SEATS.search(spot.around) and _LOST.search(spot.gap) and not _BY.search(spot.gap))


def _goes_on(spot: _Place, before: Found) -> bool:
    """Whether the word of falling still governs a number: a list, or a coordination that leaves the word out."""
    if spot.unit not in _CHANGES and spot.unit != next(iter(before.units), "count"):
        return False
    plain = _IN_A_TIME.sub("", spot.gap)
    if (
        _LEVEL_WORDS.search(plain)
        or not _LEVEL_VERBS.isdisjoint(_WORD.findall(plain.lower()))
        or not _ELLIPSIS.match(plain)
    ):
        return False
    is_negative = _is_negative(before)
    return _BY.search(plain) is not None or is_negative or spot.unit in ("percent", "percentage-point")


def _is_money(unit: str) -> bool:
    return known_units()[unit].is_currency
