"""Where numbers stand in an English sentence, what joins them, and where its sentences and clauses end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gzcheck.model import NumberStyle
from gzcheck.phrases.english.lexicon import (
    FOLDS,
    HALVINGS,
    MULTIPLES,
    ONES,
    ORDERS,
    ORDINALS,
    PARTS,
    SCALES,
    TENS,
    TENTHS,
    UNCLEAR,
)
from gzcheck.phrases.folding import ENGLISH_STYLE
from gzcheck.texts.english.ordinals import ORDINAL, SUPERLATIVE
from gzcheck.texts.english.ordinals import RANKED as RANKED
from gzcheck.texts.english.patterns import Words, one_of, words_of

_SMALL = one_of([*ONES, *TENS, "hundred", "thousand", "million", "billion", "trillion", "dozen"])
_PART = one_of([*PARTS, "hundredths?", "thousandths?", "twentieths?"])
_ORDER = one_of(ORDERS)
_SCALE = one_of([word for word in SCALES if len(word) > 1])
_MULTIPLE = one_of([*MULTIPLES, *FOLDS, *HALVINGS])
_VULGAR = "½⅓⅔¼¾⅕⅛"
_DIGITS = rf"""
    (?: \d[\d,]*(?:\.\d\d)?-[1357]/[248](?![\d/])                             # 11-3/4, 5.68-1/2
      | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d+)?(?![\d,.]\d)                       # 1.234.567, of another style
      | \d{{1,3}}\.\d{{3}},\d+(?![\d,.]\d)                                     # 1.234,5, of another style
      | \d+,\d{{1,2}}(?![\d,])(?!\.\d)                                         # 12,5, of another style
      | \d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?                                    # 1,234.5 and 1,23,456
      | \d{{1,3}}(?:[\ \u00a0\u202f']\d{{3}})+(?![\d,.])(?!\.\d)              # 1 234
      | \d+(?:\.\d+)?(?:\s\d/\d(?!\d))?(?:[eE][+-]?\d+)?                      # 12.5, 2 1/2, 1e6
      | \.\d+
      | [{_VULGAR}]
    )[{_VULGAR}]?(?:/\d+(?![\d/]))?(?:\s?(?:±|\+/-)\s?\d+(?:\.\d+)?)?           # 1.45 ± 0.12
"""
_CURRENCY = r"""
    (?: (?:(?<![A-Za-z])(?:US|U\.S\.|HK|NZ|NT|Aus|Can|Mex|[ACSR])\s?)?[$]
      | [£€¥₹₩₽₺฿₫₦₪₱]
      | (?<![A-Za-z])
        (?:USD|EUR|GBP|JPY|CNY|RMB|HKD|INR|AUD|CAD|CHF|SGD|NZD|SEK|NOK|DKK|ZAR|BRL|KRW|Rs\.?|RM|KSh|Rp|R|N|Tk)(?=\s?\d)
    )\s?
"""
_SCALED = rf"""
    (?:\)(?=\ (?:thousand|million|billion|trillion)\b))?      # (12.6) million
    (?:[-\ ]?(?:(?i:{_SCALE}|hundred|dozen)|m(?![²³2-3/])|k|K(?!\w)|M|B|b|T|tn)\b(?!\.\w))*
"""
_DENOMINATOR = r"""
    (?: \sper\smillion\s(?:Btu|BTU|British\sthermal\sunits)\b
      | (?:\s[a-z]+){0,3}?\s(?:per|in\ every|for\ every)\s
        (?: \d[\d,]*(?:\s(?:thousand|million))? | thousand | million | hundred
        )\b(?!\s?(?:dollars|euros|pounds|yuan|yen|Btu|BTU|British))
    )?
"""
_WORD = rf"""
    (?: half\sas\s(?:much|many|big|large|high|long)\sagain
      | half[ -](?:a|an)[ -](?:million|billion|trillion|dozen|hundred|thousand|percent|per\ cent|point
                               |percentage\ point)
      | half[ -](?:million|billion|trillion|dozen)
      | an?\ (?:full\ |whole\ |single\ )?(?:percentage\ point|basis\ point)
      | an?\ (?:full|whole)\ point
      | (?:a|an)[ -](?:{_ORDER}|hundred|thousand|million|billion|trillion|dozen|half|third|quarter|fourth|fifth|sixth
                       |seventh|eighth|ninth|tenth)
      | {_SMALL}
      | half | quarters? | once
      | (?:a\sfew|several|many)\s(?:dozen|hundred|thousand|million|billion)
      | (?:{_ORDER})
    )
"""
_WORDS = rf"""
    \b{_WORD}
    (?: (?:[ -]|-and-|(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\sand\s
          |\sand\s(?=(?:a[ -])?(?:half|quarter|third)\b|(?:{_SMALL})[ -](?:{_PART})\b|(?:{_PART})\b)
          |(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion)),\s(?=(?:{_SMALL})\b))
        (?: (?:a[ -])?(?:half|quarter|third)\b | (?:{_SMALL})\b | point(?:\s(?:{_SMALL}))+ | (?:{_PART})\b
          | of\s(?:{_ORDER})\b
        )
    )*
    (?: \sof\san?\s(?:percentage\spoint|percent|per\scent|point|inch|mile|hour|minute|day|degree|second|penny|cent)\b )?
"""
_N = rf"(?:\d[\d,]{{0,18}}(?:\.\d{{1,9}})?|(?:{_SMALL}))"
PEOPLE = one_of(
    "person people household child children adult man woman men women patient family worker resident student voter "
    "star "
    "job firm company house home car school respondent pupil business employee American Briton"
)
_PLACES_BEHIND = (
    r"(?!\s(?:countr|count(?:y|ies)|cit|provinc|region|state|district|town(?!speople)|villag(?!ers)|suburb|island(?!ers)|parish(?!ion)|municipal|commun"
    r"|neighbo|hospital(?!i[sz])|school(?!child|boy|girl)|prefectur|ward|borough|area|location|site|place|market|sector|categor|compan|month|year|week|day|hour|minute|place|quarter|game"
    r"|match|second|innings|attempt|race|season|set)[a-z]*\b(?!\s(?!have|has|are|were|and|in|on|of|at|to|with|as|is)[a-z]+s\b)|[,.]\d)"
)
_RATIO = rf"""
    (?!\d{{4}}|\d+,\d{{3}}(?:\s\w+)?\sin\s(?:[a-z]|\d{{1,2}}\b))\b{_N}
    (?:[ -]|\s(?:(?:{PEOPLE})s?|[a-z]+s(?=\sout)|(?<=one\s)[a-z]+)\s)
    (?:in|out\ of)[ -](?:every[ -]|each\s)?
    (?:a[ -](?:{_SMALL})|{_N}(?:[ -](?:hundred|thousand|million|billion))?)\b{_PLACES_BEHIND}
  | \b(?:of|out\ of)\ every\s{_N}\s(?:[a-z]+\s){{0,2}}?[a-z]+,?\s(?:about\s|some\s|only\s|just\s)?{_N}\b
  | \b{_N}\sfor\severy\s(?!1,?000|10,?000|100,?000|million|hundred\s|thousand)(?:\d[\d,]*|(?:{_SMALL}))\b(?![.,]\d)
  | \b{_N}(?:\sto\s|-to-)(?:one|1)\b(?![,.]\d|\s?(?:%|per|million|billion|vote|score|win))
"""
LENGTH = "second|minute|hour|day|week|fortnight|month|year|decade|mile|inch|point|percentage\\ point"
"""What may be "a week or two"."""
_BETWEEN = r"(?:,\s|,?\sand\s|\s)"
_PARTS = (
    ("weeks?", "days?"),
    ("days?", "(?:hours?|hrs?)"),
    ("(?:hours?|hrs?)", rf"(?:minutes?|mins?)(?:{_BETWEEN}\b{_N}\s(?:seconds?|secs?))?"),
    ("(?:minutes?|mins?)", "(?:seconds?|secs?)"),
    ("years?", "months?"),
    ("(?:pounds?|lbs?)", "(?:ounces?|oz)"),
)
"""The larger and the smaller unit of one quantity."""
_IN_TWO_UNITS = "|".join(
    rf"(?:{_N}[ -]{large}{_BETWEEN}|(?<![sm]\s)an?\s{large}\sand\s){_N}\s{small}\b" for large, small in _PARTS
)
_COMPOUND = rf"""
    \b(?:{_IN_TWO_UNITS})                                                           # 2 hours 51 minutes
  | \b\d+\s?(?:h|hrs?)\s?\d+\s?(?:m|mins?|minutes?)\b                               # 2h 20min, 2 h 20 min
  | \ban?\s(?:{LENGTH})\sor\s(?:two|so\sor\stwo)\b                                  # a week or two
  | \b\d[- ]?(?:foot|feet|ft)[- ]\d{{1,2}}(?:[- ]?(?:inch(?:es)?|in)\b)?(?!\w|[.,]\d)  # 7-foot-1, 6ft 2in
"""
_POWER = r"""
    \b\d+(?:\.\d+)?\s?[x×]\s?10(?:\^[-−]?\d+|[⁻⁰¹²³⁴-⁹]+)                      # 3.9 × 10^14, 1 × 10²²
"""
_OF_TWO_NUMBERS = rf"""
    (?P<ratio>(?i:{_RATIO}))
  | (?P<compound>(?i:{_COMPOUND}))
  | (?P<power>{_POWER})
"""
_OF_ONE_NUMBER = rf"""
    (?P<digits>(?:{_CURRENCY})?(?<![\w.,]){_DIGITS}{_SCALED}DENOMINATOR)
  | (?P<money>(?:{_CURRENCY}){_DIGITS}{_SCALED})
  | (?P<words>(?i:{_WORDS}\b))
  | (?P<multiple>(?i:\b(?:{_MULTIPLE})\b))
  | (?P<rank>(?i:\b{ORDINAL}(?:-{ORDINAL})?\b(?:[-\ ]{SUPERLATIVE})?))
"""
# Numbers begin at the start of a word, or with a digit or sign: nothing else is tried inside words.
_START = r"(?: (?<![A-Za-z])(?=[abdefhmnoqstzA-Z]) | (?=[^A-Za-z\s,;:()]) )"
_OF_NO_RATE, _OF_RATES = (_OF_ONE_NUMBER.replace("DENOMINATOR", one) for one in ("", _DENOMINATOR))
CORE = re.compile(f"(?x) {_START} (?: {_OF_TWO_NUMBERS} | {_OF_RATES} )")
_SIMPLE_CORE = re.compile(f"(?x) {_START} (?: {_OF_RATES} )")
"""The same for a sentence that has no word that joins two numbers to one."""
_SIMPLEST_CORE = re.compile(f"(?x) {_START} (?: {_OF_NO_RATE} )")
"""For one that has no word of a rate either."""
_RATE_WORDS = frozenset(("per", "every"))
_NUMBER_WORDS = frozenset(
    "hundred thousand million billion trillion dozen hundredths thousandths twentieth twentieths once ones".split()
).union(ONES, TENS, ORDERS, MULTIPLES, FOLDS, HALVINGS, ORDINALS, TENTHS, PARTS)
_FIRST_WORDS = _NUMBER_WORDS.union("a an several many half quarter quarters".split())  # "a few dozen"
_EVERY_WORDS = _FIRST_WORDS | {"of", "out"}  # "out of every"
_DOLLAR_WORDS = frozenset("us u hk nz nt aus can mex a c r s".split())
_MONEY_WORDS = frozenset(
    "usd eur gbp jpy cny rmb hkd inr aud cad chf sgd nzd sek nok dkk zar brl krw rs rm ksh rp r n tk".split()
)
"""With what a number begins that begins with a letter: of words, in front of "$", and in front of digits."""
_FIRST_SIGN = re.compile(rf"[$£€¥₹₩₽₺฿₫₦₪₱{_VULGAR}]|\.(?=\d)(?<![\w,.]\.)")
_NUMBER_SIGN = re.compile(rf"[\d{_VULGAR}¹²³⁴-⁹①-⑳]")
_COMPOUND_WORDS = frozenset(
    "every x week weeks hour hours hr hrs minute minutes min mins month months foot feet ft ounce ounces oz".split()
)
_JOINING_WORDS = frozenset(("in", "out", "to"))
_JOINED_WORD = re.compile(
    r"(?i)(?:in|out of)[ -](?:every[ -]|each\s)?(?:a[ -])?(?:\d|(?P<word>[a-z]+))|to[\s-](?:one|1)\b"
)
_SMALL_WORDS = frozenset(_SMALL.split("|"))


def core_places(text: str) -> tuple[re.Pattern[str], list[int]]:
    """Where in a sentence `CORE` may match, which is dear to try at every character; and as much of it as is needed."""
    words = words_of(text)
    signs = [match.start() for match in _FIRST_SIGN.finditer(text)]
    first = _first_words(has_every="every" in words.places, has_dollar="$" in text, has_digit=bool(words.digits))
    return _core_for(text, words), sorted((*words.digits, *words.places_of(first), *signs))


def _core_for(text: str, words: Words) -> re.Pattern[str]:
    """As much of `CORE` as may match in a sentence."""
    if _may_join_numbers(text, words):
        return CORE
    return _SIMPLE_CORE if words.has(_RATE_WORDS) else _SIMPLEST_CORE


@cache
def _first_words(*, has_every: bool, has_dollar: bool, has_digit: bool) -> frozenset[str]:
    """The words with which a number may begin in a sentence."""
    found = _EVERY_WORDS if has_every else _FIRST_WORDS
    if has_dollar:
        found |= _DOLLAR_WORDS
    return found | _MONEY_WORDS if has_digit else found


def _may_join_numbers(text: str, words: Words) -> bool:
    """Whether a sentence may have "1 in 5", "2 hours 51 minutes" or "3.9 × 10^14"."""
    if words.has(_COMPOUND_WORDS) or "×" in text:
        return True
    joining = words.places.keys() & _JOINING_WORDS
    return any(_joins_number(text, place) for word in joining for place in words.places[word])


def _joins_number(text: str, place: int) -> bool:
    """Whether "in", "out" or "to" at a place stands in front of a number."""
    match = _JOINED_WORD.match(text, place)
    return match is not None and (match["word"] is None or match["word"].lower() in _SMALL_WORDS)


def has_number(text: str) -> bool:
    """Whether a sentence has what may be a mention."""
    words = words_of(text)
    if words.digits or words.has(_NUMBER_WORDS):
        return True
    return not text.isascii() and _NUMBER_SIGN.search(text) is not None


JOINT = re.compile(
    r"""(?xi)
    (?:\s?(?: % | °\s?[CF]? | percent | per\ cent | (?!and\b|or\b|to\b|in\b|of\b|by\b)[a-z]{1,12} ))?
    (?: \s[-–—~]\s | [-–—~]\s? | \s(?:to|and|or)\s | -\ ?to\ ?- | -\s(?:to|or)\s | -or- )
    """
)
_NEAR_HEDGE = (
    r"(?:(?:about|around|some|nearly|just|almost|only|roughly|over|under|up\sto|at\s(?:least|most)|as\smuch\sas"
    r"|(?:more|less|fewer|higher|lower)\sthan|an?\s(?:further|additional)|another|well)\s){0,2}"
)
OPENER = re.compile(rf"\bbetween\s{_NEAR_HEDGE}$", re.IGNORECASE)
_MOVED = one_of(
    r"""dropping falling climbing jumping slipping gaining losing edging growing increasing decreasing declining
    widening narrowing sliding surging plunging easing adding dipping soaring tumbling shrinking dropped? shedding
    r[io]se risen fell fall(?:en)? gr[eo]wn? increased? decreased? dropped declined climbed jumped edged up down
    widened narrowed slipped shr[au]nk gained lost surged plunged raised lowered cut reduced improved eased added
    dipped soared tumbled slid gains? rises rising falls drops advanced""".split()
)
_SPREAD = (
    r"(?<!runs )(?<!running )(?<!run )(?<!extends )(?<!extending )(?<!reaches )(?<!stretches )(?<!ranging )"
    r"(?<!ranged )(?<!range )(?<!ranges )(?<!varying )(?<!anywhere )(?<!vary )(?<!varies )"
)
MOVER = re.compile(
    rf"(?i)\b(?:{_SPREAD}from\s{_NEAR_HEDGE}"
    rf"|(?:{_MOVED})\s(?:by\s)?{_NEAR_HEDGE}|by\s{_NEAR_HEDGE})$"
)
TOGETHER = re.compile(
    r"(?i)(?<!,\s)\b(?:and|or|to|instead of|rather than|against|versus|vs|compared)\b|,\s(?:and|then)\s"
)
JOINING = re.compile(
    r"(?i)\b(?:and|but|or|with|while|than the|by|of|to|the|is|are|was|were|,)\s"
    r"(?=(?:more|less|fewer|over|up|about|above|under|nearly|almost|at|some|around)\b)"
)
_HARMLESS = one_of(
    r"""within than past behind or and by to the from with of in at as for on vs versus against into until on until only
    then now after before when while where which including plus between per is are was were had have has its their his
    her our this these those such all among but if so because  since through toward towards that ratio CI OR HR RR every
    add adds adding hire hires employ employs reach create creates need needs least point below above under
    over""".split()
)
_LARGER = "years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?"
BOUND = re.compile(
    rf"(?i)\b(?:(?P<rate>(?<=[sm]\s)an?\s(?:{_LARGER}))|{_LARGER})\sand\s$"
    # "did not reach", where what holds is another number
    r"|(?:\bnot|n['’]t|\bto|\bnever)\s(?:reach(?:ed)?|hit|attain(?:ed)?|achieved?|meet|met|match|break|cross|pass|breach|beat)\s"
    r"(?:the\s)?$"
)
BARE_START = re.compile(
    rf"(?:\b(?:(?i:{_HARMLESS})|(?!(?i:{one_of(UNCLEAR)})\b)[A-Z][\w'’]*)|['’]s|,\s(?i:not)|(?i:give\sor\stake)|^|\b(?i:versus|vs|against)\sa)\s*[(\[\"“'‘*]*$"
)
FORESEEN = re.compile(
    r"(?i)\b(?:expect(?:s|ed)?|forecasts?|project(?:s|ed)?|predict(?:s|ed)?|should|could|may|might|likely|will|would|set|seen|guidance"
    rf"|see|sees|plans?|aims?)\s[^.;\d]*\bby\s{_NEAR_HEDGE}$"
)
SPREAD = re.compile(
    r"(?i)(?<!from )\d{1,3}(?:\.\d+)?\sto\s\d{1,3}(?:\.\d+)?\s?"
    r"(?:%|percent|per cent|percentage points|basis points|points|degrees|°|mm\b|cm\b|km\b|millimet|centimet|metres"
    r"|meters|inches|feet|years|months|days|hours|minutes)"
    r"|(?<=by )\d{1,3}(?:\.\d+)?\sto\s\d{1,3}(?:\.\d+)?\s?(?:cents|pence|p\b|¢)"
)
"""Two bare numbers of which only the last has a unit of change are a range, behind a verb of change too."""
RANK = re.compile(rf"(?i)(?P<rank>{ORDINAL}(?:-{ORDINAL})?)(?:[- ]{SUPERLATIVE})?")
_LINKS = (
    r"and|or|to|instead\sof|rather\sthan|against|versus|vs\.?|compared\s(?:with|to)|from|by|then|about|around|respectively|plus|respective|a\sfurther"
    r"|another|some|nearly|almost|down|up"
)
LISTED = re.compile(rf"[\s,;]*(?:(?:{_LINKS})\b[\s,]*)*(?:\ba\s)?", re.IGNORECASE)
CLAUSE = re.compile(r"[,;:—()\[\]\"“”]|(?<=[a-zA-Z%])\s/\s|\s[-–]\s|\.{3}|…")
CONNECTIVE = re.compile(
    r"""(?xi)\b(?:
    (?:and|or)(?!\s(?:over|older|above|up|more|so|less|fewer|under|younger|below|better|longer|higher|lower|greater
                    |beyond|thereabouts)\b)
    |(?<!and\s)(?<!or\s)(?:up|over|above|below|under)
    |(?:over|above|below|under)(?=\s(?:the|its|our|their|his|her|a|an|last|that|those|\d))
    |to|from|within|but|while|whereas|with|compared|against|versus|than|as|down|by|including|of|at|about|around|some
    |nearly|almost|rose|fell|the|after|before|despite|amid|following|since|when|because|although
    |though|if|until|where|which|who
    )\b"""
)
_SPACED = re.compile(r"\d[ \u00a0\u202f']\d{3}")
_EUROPEAN = re.compile(r"\d\.\d{3}(?:\.\d{3}|,\d)|(?<![\d,])\d+,\d{1,2}(?![\d,])")
_ENGLISH = re.compile(r"\d,\d{3}(?:,\d{3}|\.\d)")


def is_foreign(number: str, style: NumberStyle | None) -> bool:
    """Whether a number is grouped or has decimals as the source does not write them: "1 800", "1.234,5"."""
    if number.isalnum():
        return False
    own = style or ENGLISH_STYLE
    if _SPACED.search(number):
        return not own.group.isspace() and own.group != "'"
    if _EUROPEAN.search(number):
        return own.decimal != ","
    return own.decimal == "," and _ENGLISH.search(number) is not None


WORD = re.compile(r"\S+")

_END = re.compile(r"[.!?]+[\"'”’)\]]*(?:\[[\d,\s]+\])?(?=\s+[\"'“‘(\[]?[A-Z0-9$£€¥]|\[[A-Z]|\s*$)")
_TITLES = (
    "Mr Mrs Ms Dr Prof St No Nos NO Tel tel vs v approx ca c est fig Fig figs p pp vol Vol incl"
    " cf al Mt Rs Sr Jr Hon Rev"
)
_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sept? Oct Nov Dec Inc Corp Ltd Co Bros Gen Col Lt Sgt Gov Sen Rep Capt Pte Adm"
_ABBREVIATION = re.compile(
    rf"(?:\b(?:{one_of(f'{_TITLES} {_SHORT}')}|e\.g|i\.e|U\.S|U\.K|U\.N|E\.U|D\.C|[A-Z])|\b[ap]\.m|\([a-z]{{1,5}})\.$"
)
_LOOK = 12


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences stand; an abbreviation's dot ends none."""
    start = 0
    for match in _END.finditer(text):
        if match[0].startswith(".") and _ABBREVIATION.search(text[max(0, match.start() - _LOOK) : match.start() + 1]):
            continue
        yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)
