"""Other spellings for what the grammar of fragments does not read as it stands in English texts.

Each says the same thing: "1 × 10^22" in digits, "7-foot-1" in inches, "two in 3.5 million" as a fraction. Where only
the sentence tells what is meant ("points", "degrees", "m"), the sentence is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from gzcheck.phrases.english.lexicon import ONES, TENS
from gzcheck.texts.english.cores import PEOPLE
from gzcheck.texts.english.evidence import likeliest
from gzcheck.texts.english.forms import FORMS
from gzcheck.texts.english.patterns import Words, has_sign, matches_at, one_of, words_of
from gzcheck.texts.sieve import Edit, Sentence

_SMALL = one_of([*ONES, *TENS, "a hundred", "hundred", "thousand"])
_N = rf"(?:(?<![\w.,])\d[\d,]{{0,18}}(?:\.\d{{1,9}})?(?![\d,]*\d)|\b(?:{_SMALL})\b)"
_N_WORDS = frozenset((*ONES, *TENS, "a", "hundred", "thousand"))
_ROUND = {10**power for power in range(2, 7)}
"""Behind "for every" these make a rate that has a unit of its own."""
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_REACH = 80
"""How far around a number its sentence is asked, in characters."""

# What decides whether "points" are of a share or of an index or a game.
_SHARE_WORDS = re.compile(
    r"""(?xi) % | \b(?: percent | per\ cent | pct | percentage | rates? | shares? | polls? | polled | polling | margins?
    | turnout | votes? | voters? | approval | ratings? | unemployment | inflation | gdp | growth | lead | leads | led
    | swing | load\ factor | occupancy | coverage
    | yield | basket | backed | majority | contribut\w+ | economists | forecasts?
    | weight | proportion | ratio | support | recount | punctuality | reliability | availability | satisfaction
    | literacy | vacancy | compliance | uptake | take-up )\b"""
)
_INDEX_WORDS = re.compile(
    r"""(?xi) \b(?: index | indices | dow | nasdaq | nikkei | ftse | dax | cac | stoxx | hang\ seng | s&p | sensex | vix
    | composite | closed | pmi | scored? | scoring | season | game | games | league | table | match | matches
    | rebounds | assists | safety | championship | standings | clear | deducted | team | club | tournament
    | players? | group\ stage | ranking | rating\ agency | driver | race | sentiment | confidence )\b"""
)
_LONE_POINTS = re.compile(
    rf"(?i)(?:{_N}\)?|a)(?:\s\w+)?[\s-](?P<points>points?|pts)\b"  # "a" of "half a point", "a full point" too
    r"(?!\s(?:of\sview|guard|out))"
)
_LARGE = re.compile(r"(?<![\d.])(?:\d{3,}|\d+,\d{3})(?:\.\d+)?[\s-]?(?:\w+\s)?$")
"""Nothing changes by a hundred percentage points."""
_LOOK = 24
_NO_LONE = re.compile(
    r"(?i)\b(?:percentage|percent|basis|per cent|data|match|set|break|focal|selling|key|talking)[- ]$"
)


def respelled(sentence: Sentence) -> Iterator[Edit]:
    """All edits of a sentence, in its order."""
    text = sentence.text
    words = words_of(text)
    chosen = {i for word in _BY_WORD.keys() & words.places.keys() for i in _BY_WORD[word]}
    for sign, i in _BY_SIGN:  # a loop: this is asked for every sentence
        if sign in text:
            chosen.add(i)
    if not chosen:
        return
    found = [edit for i in sorted(chosen) for edit in _RESPELLINGS[i].edits(text, sentence)]
    yield from sorted(found, key=lambda edit: (edit.start, -edit.end))


def _at_numbers(regex: re.Pattern[str], text: str, words: Words) -> list[re.Match[str]]:
    """What a regex finds that begins with a number."""
    return matches_at(regex.match, text, sorted((*words.digits, *words.places_of(_N_WORDS))))


def _points(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "rose 2.3 points": of a share in percentage points, of an index or a game a plain number."""
    for match in _at_numbers(_LONE_POINTS, text, words_of(text)):
        start, end = match.span("points")
        if not _NO_LONE.search(text[max(0, start - 12) : start]):
            is_share = is_of_a_share(sentence, start, end)
            yield Edit(start, end, "percentage points" if is_share else " " * (end - start))


def is_of_a_share(sentence: Sentence, start: int, end: int) -> bool:
    """Whether "points" at a place are percentage points: by the last word in front that tells, or the nearest."""
    if _LARGE.search(sentence.text[max(0, start - _LOOK) : start]):
        return False
    in_front = sentence.before(start, 2 * _REACH)
    share = max((match.start() for match in _SHARE_WORDS.finditer(in_front) if match[0] != "%"), default=-1)
    index = max((match.start() for match in _INDEX_WORDS.finditer(in_front)), default=-1)
    if share != index:
        return share > index
    low, high = max(0, start - 2 * _REACH), end + 2 * _REACH
    nearest_share = _nearest(_SHARE_WORDS, sentence.text, low, high, start, end)
    nearest_index = _nearest(_INDEX_WORDS, sentence.text, low, high, start, end)
    if nearest_share != nearest_index:
        return nearest_share < nearest_index
    place = sentence.surroundings.place
    wider = sentence.surroundings.paragraph()[max(0, place + start - 10 * _REACH) : place + end + 10 * _REACH]
    return len(_SHARE_WORDS.findall(wider)) > len(_INDEX_WORDS.findall(wider))


def _nearest(pattern: re.Pattern[str], text: str, low: int, high: int, start: int, end: int) -> int:
    """How far the nearest match is; far more than the stretch where there is none."""
    found = (max(start - match.end(), match.start() - end) for match in pattern.finditer(text, low, high))
    return min(found, default=10 * _REACH)


_POWER = re.compile(r"\b(?P<n>\d+(?:\.\d+)?)\s?[x×]\s?10(?:\^(?P<power>[-−]?\d{1,2})\b|(?P<raised>[⁻⁰¹²³⁴-⁹]{1,3}))")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def _powers(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "3.9 × 10^14 km" in digits."""
    for match in _POWER.finditer(text):
        power = int((match["power"] or match["raised"].translate(_RAISED)).replace("−", "-"))
        whole, _, decimals = match["n"].partition(".")
        if power >= len(decimals):
            yield Edit(*match.span(), whole + decimals + "0" * (power - len(decimals)))
        else:
            digits = (whole + decimals).rjust(len(decimals) - power + 1, "0")
            cut = len(digits) - (len(decimals) - power)
            yield Edit(*match.span(), f"{digits[:cut]}.{digits[cut:]}")


_IN = re.compile(
    rf"(?i)(?<![\w.,])(?P<n>{_N})(?P<who>\s(?:{PEOPLE}|[a-z]+s(?=\sout)|(?<=one\s)[a-z]+)\s|[ -])"
    r"(?P<in>in|out of)[ -](?:every[ -]"
    rf"|each\s)?"
    rf"(?P<m>{_N})(?:[ -](?P<scale>hundred|thousand|million|billion))?\b"
)
_IN_WORDS = frozenset(("in", "out"))
_IN_A_NUMBER = re.compile(rf"(?i)(?:in|out of)[ -](?:every[ -]|each\s)?(?:\d|{_SMALL})")
_ONE_WORDS = re.compile(r"(?i)to[\s-](?:one|1)\b")
_OF_EVERY = re.compile(
    rf"(?i)\b(?:out )?of every\s(?P<m>{_N})\s(?:[a-z]+\s){{0,2}}?[a-z]+,?\s(?:about\s|some\s|only\s"
    rf"|just\s)?(?P<n>{_N})\b"
)
_TO_ONE = re.compile(rf"(?i)(?<![\w.,])(?P<n>{_N})(?P<to>\sto\s|-to-)(?P<one>one|1)\b(?![,.]\d)")


def _ratios(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "One star in five", "one in 3.5 million"."""
    words = words_of(text)
    if any(_IN_A_NUMBER.match(text, place) for place in words.places_of(_IN_WORDS)):
        for match in _at_numbers(_IN, text, words):
            yield from _share(match)


def _shares_of_every(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "Of every 100 jobs, 23" and "one for every 410 residents"; "656 for every 10,000" is so many per 10,000."""
    for match in (*_OF_EVERY.finditer(text), *_FOR_EVERY.finditer(text)):
        n, m = _number(match["n"]), _number(match["m"])
        if match.re is _FOR_EVERY and m in _ROUND:
            yield Edit(match.start("for"), match.end("for"), "per")
        elif n is not None and m and n < m and m.denominator == n.denominator == 1:
            yield Edit(*match.span(), f"{n} in {m}")


def _proportions(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "Almost 2 to 1" is as much as "almost 2 times"."""
    words = words_of(text)
    if any(_ONE_WORDS.match(text, place) for place in words.places["to"]):
        for match in _at_numbers(_TO_ONE, text, words):
            yield Edit(match.start("to"), match.end("one"), " times")


def _share(match: re.Match[str]) -> Iterator[Edit]:
    n, m = _number(match["n"]), _number(match["m"])
    if n is None or not m:
        return
    m *= _SCALES.get((match["scale"] or "").lower(), 1)
    if match["scale"] or m.denominator != 1 or m > 10**4:
        if m.denominator == n.denominator == 1 and n < m:
            yield Edit(*match.span(), f"{n} in {m}")
    elif match["who"].strip(" -") and n < m:
        yield Edit(match.start("who"), match.end("in"), " in")


def _number(printed: str) -> Fraction | None:
    low = printed.lower().replace(",", "")
    if low[0].isdigit():
        return Fraction(low)
    words = ONES | TENS | {"hundred": 100, "a hundred": 100, "thousand": 1000}
    return Fraction(words[low]) if low in words else None


_COMPOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?i)(?<![\w.,]){regex}"), words)
    for regex, words in (
        (r"(?P<a>\d+)\s?(?:h|hrs?)\s?(?P<b>\d+)\s?(?:m|mins?|minutes?)\b", "{a} hours {b} minutes"),
        (
            r"(?P<a>\d)[- ]?(?:foot|feet|ft)[- ](?P<b>\d{1,2})(?:[- ]?(?:inch(?:es)?|in)\b)?(?!\w|[.,]\d)",
            "{a} feet {b} inches",
        ),
    )
)


def _compounds(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "2h 51min" and "7-foot-1" as the grammar of fragments knows them."""
    words = words_of(text)
    for regex, written in _COMPOUNDS:
        for match in _at_numbers(regex, text, words):
            yield Edit(*match.span(), written.format(a=match["a"], b=match["b"]))


_COMPOUND_WORDS = frozenset("h hr hrs foot feet ft".split())
_TIMES_EACH = re.compile(r"(?<=\d)\s?[x×](?=\s?\d[\d.,]*\s?(?!10\b)[A-Za-z])")
_MIXED = re.compile(rf"(?i)\b(?P<n>{_N})-and-(?P<part>a-half|a-quarter|three-quarters)(?P<unit>-[a-z]+)?\b")
_DEGREES = re.compile(
    rf"(?i)(?:\d|\b(?:{_SMALL}))(?P<word>(?P<space>[\s-])degrees?)\b(?!\s?(?:C\b|F\b|celsius|fahrenheit|centigrade))"
)
_NO_HEAT = re.compile(
    r"(?i)\b(?:angle|latitude|longitude|tilt\w*|lean\w*|rotat\w+|turn\w*|burns?|murder|north|south)\b"
)
_C_OR_F = re.compile(r"(?<=\d)\s?(?P<scale>[CF])\b(?!-|\.\w|\s[A-Z])")
_HEAT = re.compile(
    r"(?i)\b(?:temperatures?|degrees|minus|heat\w*|cold\w*|freez\w+|warm\w*|thermometer|mercury|highs?|lows?|frosts?|mild\w*"
    r"|(?:mean|average|daily|overnight)\s(?:minimum|maximum)|chill\w*)\b"
)
_AT_HEAT = re.compile(r"(?i)\b(?:at|of|to|from|around|about|is|was|below|above|reached|hit)\s[-−]?\d{1,3}$")
"""In front of a C that touches its number: "serve at 17C"."""
_DECIMALS = re.compile(r"\d\.\d$")
_METRES = re.compile(r"(?<=\d)(?P<m>\s?m)\b(?![²³/2-3]|\.\w)")
_LONG = re.compile(
    r"(?i)^\s?(?:deep|high|long|wide|tall|above|below|of\s(?:water|snow|rain|cable|pipe|track|road)|race|freestyle|from"
    r"|away|thick|in\s(?:length|height|depth|diameter)|tsunami|waves?|hurdles|final|\()"
)
_HUNDREDTHS = re.compile(r"(?<![\d.,])\d{1,2}\.\d\d$")
_FIELD_EVENT = re.compile(
    r"(?i)\b(?:vault|(?:high|long|triple) jump|javelin|discus|shot[- ]put|hammer|cleared"
    r"|threw|leapt|leaped|jumped|hurled)\b"
)
_SPEED = re.compile(r"(?<=[\d⁰¹²³⁴-⁹])\s?m/s\b(?!²)")
_MONEY = re.compile(r"[$€£¥]\s?[\d.,]+$")
_MBIT = re.compile(r"(?<=\d)\s?Mbit/s\b")
_GBIT = re.compile(r"(?<=\d)\s?Gbit/s\b")
_FINISHED = re.compile(
    r"(?i)\bfinished(?=\s(?:about\s|nearly\s)?[\d.,]+\s?(?:points|percent|per cent|%|pence|cents|p\b))"
)
_A_TIER = re.compile(r"(?i)\ba\s(?=(?:third|fourth|fifth|sixth)[- ]tier\b)")
_FALL_SHORT = re.compile(r"(?i)\bf[ae]ll(?:s|ing|en)?\sshort\b(?!\sof\b)")
_VOLTS = re.compile(r"(?<=\d)\s?V\b(?![’'])")
_GRAMS = re.compile(r"(?<=\d)\sg\b(?!\s?(?:force|of\sforce)|[.’'-]\w)")
_KELVIN = re.compile(r"(?<=\d)\sK\b(?!\w)")
_EMPHASIS = re.compile(r"\*+|(?<!\w)__?(?=\w)|(?<=\w)__?(?!\w)")
_UNITS_OF_MONEY = (
    "dollar euro pound yen yuan share barrel tonne ton ounce vote head night person capita user month "
    "bushel MWh kWh gram kilogram therm litre liter gallon"
)
_PER = re.compile(
    rf"(?i)\s(?:per|to the|against the)\s(?:{one_of(_UNITS_OF_MONEY)}|US dollar|U\.S\. dollar"
    r"|million (?:Btu|British thermal units))\b"
)
_UNCOUNTED = re.compile(rf"(?i)(?:{_N}|million|thousand|billion)\s(?P<word>nights?|cups?|hands?|bars?|stones?|bits?)\b")
_UNCOUNTED_WORDS = frozenset("night nights cup cups hand hands bar bars stone stones bit bits".split())
_ODDS = re.compile(
    r"\b(?:OR|HR|RR|aOR|aHR)(?:\s?[=:]\s?|\s)(?=\d)|(?<=[(\s])[PpRrn]\s?=\s?(?=[\d.])|(?<=[(\s])[Pp]\s?(?=[<≤>]\s?[\d.])"
)
_PLUS_OR_MINUS = re.compile(r"(?i)(?:\bplus or minus|±|\+/-|\+/−)\s?(?=[$€£¥]?\d)")
_SPREAD = re.compile(r"(?i)(?<=[\d%])\s?(?:±|\+/-|\+/−)\s?\d[\d.,]*(?<![.,])")
_LARGE_JOULES = re.compile(r"(?<=\d)(?P<space>\s?)(?P<prefix>exa|zetta|E|Z)(?:joules?|J)\b")
_JOULES = {"exa": "thousand PJ", "e": "thousand PJ", "zetta": "million PJ", "z": "million PJ"}
_WITHIN = re.compile(rf"(?i)\bwithin(?=\s(?:about\s)?{_N}[\s-](?:(?:\w+-)?[a-z]{{3,}}|of\b|(?:km|mi|ft|cm|mm|m)\b))")
_EARLIER_THAN = re.compile(
    rf"(?i)\b(?:more|less|higher|lower|fewer|later|earlier|larger|smaller|better|worse|cheaper|dearer|stronger|weaker)\sthan"
    rf"(?=\s{_N}\s(?:years?|months?|weeks?|days?|decades?|quarters?|hours?)\s(?:ago|earlier|before|previously)\b)"
)
_FOR_EVERY = re.compile(rf"(?i)\b(?P<n>{_N})\s(?P<for>for\severy)\s(?P<m>\d[\d,]*|(?:{_SMALL}))\b(?![.,]\d)")
_AS_MUCH = re.compile(
    r"(?i)(?<=times\s)as (?:much|many|high|large|big|long|often) as\b|(?<=twice\s)as (?:much|many) as\b"
)


@dataclass(frozen=True, slots=True)
class _Swap:
    """What is written in another way, or left out, wherever it stands."""

    signs: tuple[str, ...]
    """One of these must stand in the sentence for this to be looked for."""
    regex: re.Pattern[str]
    text: str = ""
    """Blanks of the same length where it is empty."""
    words: frozenset[str] = frozenset()
    """Of these too; empty: no matter which."""


_SWAPS = (
    _Swap(("*", "_"), _EMPHASIS),
    _Swap((" per ", "the "), _PER, words=frozenset((*_UNITS_OF_MONEY.split(), "btu", "british"))),
    _Swap(("ithin",), _WITHIN, "at most"),
    _Swap(("than ",), _EARLIER_THAN, words=frozenset(("ago", "earlier", "before", "previously"))),
    _Swap((" as ",), _AS_MUCH, "as", words=frozenset(("times", "twice"))),
    _Swap(("OR", "HR", "RR", "=", "<", "≤"), _ODDS),
    _Swap(("±", "+/"), _SPREAD),
    _Swap(("minus", "±"), _PLUS_OR_MINUS),
    _Swap(("m/s",), _SPEED, " metres per second"),
    _Swap(("Mbit/s",), _MBIT, " Mbps"),
    _Swap(("Gbit/s",), _GBIT, " Gbps"),
    _Swap(("inished",), _FINISHED),
    _Swap((" short",), _FALL_SHORT),
    _Swap(("-tier", " tier"), _A_TIER),
    _Swap(("×", "x"), _TIMES_EACH),
    _Swap((" g",), _GRAMS, " grams"),
    _Swap(("K",), _KELVIN, " kelvin"),
    _Swap(("V",), _VOLTS, " volts"),
)


def _swapped(swap: _Swap, text: str, sentence: Sentence) -> Iterator[Edit]:
    """Emphasis, "within", "per dollar" and the like."""
    if has_sign(text, swap.signs):
        for match in swap.regex.finditer(text):
            yield Edit(*match.span(), swap.text or " " * len(match[0]))


def _uncounted(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "3.9 million nights": things that are counted, though a unit goes by the same word."""
    for match in _UNCOUNTED.finditer(text):
        yield Edit(*match.span("word"), " " * len(match["word"]))


def _mixed(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "Four-and-a-half-year" without its hyphens."""
    for match in _MIXED.finditer(text):
        yield Edit(*match.span(), match[0].replace("-and-a-", " and a ").replace("-", " "))


def _degrees(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "8 degrees" on the scale that the text uses."""
    scale = likeliest(sentence.evidence, ("celsius", "fahrenheit"))
    if sentence.evidence["celsius"] == sentence.evidence["fahrenheit"]:
        scale = next((one for one in sentence.evidence if one in ("celsius", "fahrenheit")), scale)
    for match in _DEGREES.finditer(text):
        if not _NO_HEAT.search(text, max(0, match.start() - _REACH), match.end() + _REACH):
            yield Edit(*match.span("word"), f"{match['space']}degrees {scale}")


def _letters_of_heat(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "Minus 9 C" where the sentence speaks of heat or cold."""
    is_heat = _HEAT.search(text) is not None
    for match in _C_OR_F.finditer(text):
        if (
            is_heat
            or (match[0] == "C" and _DECIMALS.search(text, 0, match.start()))
            or (match[0] == "C" and _AT_HEAT.search(text, max(0, match.start() - _LOOK), match.start()))
        ):
            yield Edit(*match.span(), " degrees " + ("celsius" if match["scale"] == "C" else "fahrenheit"))


def _joules(text: str, sentence: Sentence) -> Iterator[Edit]:
    """Zettajoules and exajoules in the largest unit that there is."""
    for match in _LARGE_JOULES.finditer(text):
        yield Edit(*match.span(), f" {_JOULES[match['prefix'].lower()]}")


def _metres(text: str, sentence: Sentence) -> Iterator[Edit]:
    """ "3,216 m" is a length, "9.5m" millions where no length is spoken of; money is always millions."""
    for match in _METRES.finditer(text):
        if not _MONEY.search(text[max(0, match.start() - _LOOK) : match.start()]):
            is_length = (
                match["m"] != "m" or _LONG.match(text[match.end() : match.end() + _LOOK]) or _is_jump(text, match)
            )
            yield Edit(*match.span(), " metres" if is_length else " million")


def _is_jump(text: str, match: re.Match[str]) -> bool:
    """Whether it is told how far or high someone jumped or threw: "cleared 4.81m"."""
    around = text[max(0, match.start() - _REACH) : match.end() + _REACH]
    return _HUNDREDTHS.search(text[max(0, match.start() - _LOOK) : match.start()]) is not None and bool(
        _FIELD_EVENT.search(around)
    )


_BRACKETED = re.compile(r"\((?P<number>\d[\d,]*(?:\.\d+)?)\)(?=\s(?:thousand|million|billion|trillion)\b)")


def _in_brackets(text: str, _: Sentence) -> Iterator[Edit]:
    """ "(12.6) million": accounting brackets with the scale behind them."""
    for match in _BRACKETED.finditer(text):
        yield Edit(*match.span(), f"-{match['number']}")


@dataclass(frozen=True, slots=True)
class _Respelling:
    """One way to find what is respelled, looked for where one of its words or signs stands."""

    edits: Callable[[str, Sentence], Iterator[Edit]]
    words: frozenset[str] = frozenset()
    signs: tuple[str, ...] = ()


_RESPELLINGS = (
    _Respelling(_points, frozenset(("point", "points", "pts"))),
    _Respelling(_powers, frozenset("x"), ("×",)),
    _Respelling(_ratios, _IN_WORDS),
    _Respelling(_shares_of_every, frozenset(("every",))),
    _Respelling(_proportions, frozenset(("to",))),
    _Respelling(_compounds, _COMPOUND_WORDS),
    *(_Respelling(partial(_swapped, swap), swap.words, () if swap.words else swap.signs) for swap in _SWAPS),
    *(_Respelling(*one) for one in FORMS),
    _Respelling(_uncounted, _UNCOUNTED_WORDS),
    _Respelling(_mixed, signs=("-and-",)),
    _Respelling(_in_brackets, signs=(") million", ") billion", ") thousand", ") trillion")),
    _Respelling(_degrees, frozenset(("degree", "degrees"))),
    _Respelling(_letters_of_heat, frozenset("cf")),
    _Respelling(_joules, signs=("oule", "J")),
    _Respelling(_metres, frozenset("m")),
)
_BY_WORD = {
    word: [i for i, one in enumerate(_RESPELLINGS) if word in one.words]
    for word in frozenset().union(*(one.words for one in _RESPELLINGS))
}
_BY_SIGN = [(sign, i) for i, one in enumerate(_RESPELLINGS) for sign in one.signs]
