"""Scores of games and votes: "3–2", "6–4, 3–6, 7–6 (7–5)", "20-20"; only in a sentence that tells of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.model import NoFigure
from gzcheck.texts.document import Apart
from gzcheck.texts.english.patterns import Words, matches_at, one_of

_COUNTED = one_of(
    r"percent per\scent % million billion trillion thousand km kilomet metre meter year month day hour minute week "
    r"degrees people tonnes tons points?\srange age kg bn inch foot feet mm cm seat member bed storey point".split()
)
_PAIR = r"\d{1,3}(?:[-–]|\s[-–]\s)\d{1,3}"
_SCORE = re.compile(
    rf"(?<![\w.$£€¥₹%-]){_PAIR}(?:\s?\(\d{{1,2}}\s?[-–]\s?\d{{1,2}}\)|\s\(?(?:aet|pens|on penalties|on aggregate"
    rf"|agg)\)?)?"
    rf"(?:,?\s(?:and\s)?{_PAIR}(?:\s?\(\d{{1,2}}(?:[-–]\d{{1,2}})?\))?)*"
    rf"(?![\w%$£€]|[.,/-]\d|\s?(?:{_COUNTED})|-(?:{_COUNTED}))"
)
_SETS = re.compile(rf"{_PAIR}(?:,\s{_PAIR}){{2}}")
_TWO = re.compile(r"(\d+)\s?[-–]\s?(\d+)")
_RESULT_LINE = re.compile(
    r"^\s*(?P<first>(?:[A-Z][\w.&'’-]*\s){1,4})(?P<a>\d{1,2}),?\s(?P<second>(?:[A-Z][\w.&'’-]*\s){1,4})(?P<b>\d{1,2})\s*(?P<goals>\([^()]{1,80}\))?\s*$"
)
"""A line that is nothing but two sides and their goals: "Harborough Harriers 4, Denby United 1"."""
_RACE_TIME = re.compile(
    r"(?i)\b(?:clocked|clocking|timed|stopped the clock(?: at)?|(?:in|with) a (?:personal best|record|season's best"
    r"|world record|time) of"
    r"|(?:ran|swam|rode|finished)(?: it)?(?: home)?(?: in)?|personal best of|won in|lap of)\s(?:a\s|an?\s\w+\s)?"
    r"(?P<time>\d{1,2}\.\d{2,3}(?:s\b|\sseconds\b)?)(?![\d%]|\s(?:percent|per cent|points|million|billion|km|miles"
    r"|met))"
)
_RACE_WORDS = frozenset("clocked clocking timed clock best record time ran swam rode finished won lap".split())
_HOUR_WORDS = frozenset(("h", "hr", "hrs"))
_LONG_TIME = re.compile(
    r"(?<![\w.,])\d{1,2}\s?h(?:rs?)?\s?[0-5]?\d\s?(?:['’′m]|mins?)\s?[0-5]?\d\s?(?:[\"”″s]|''|secs?)?(?!\w)"
)
"""The time of a race with its seconds: "5h 02' 17\""."""
_GAME = frozenset(
    """win wins won winning lost lose loses losing beat beats beaten beating defeat defeats defeated victory
    victories score
    scores scored scoreline draw drew drawn tie tied level levelled vs versus record set sets match halftime half
    aggregate
    lead led leads ahead trail trails trailed tiebreak vote votes voted voting ruling ruled majority edged thrash
    thrashed
    semifinal final quarterfinal penalty penalties overtime inning innings down up comeback series goal goals shoot
    shootout league seed seeds seeded leg split past over stays tally drop dropped bt""".split()
)
_ODDS = re.compile(r"(?i)\bodds\b.{0,60}?\b(?P<odds>\d{1,3}(?:-|/|\sto\s)\d{1,2})\b")
_CRICKET = frozenset(
    """wicket wickets innings lbw overs bowler bowlers spinner seamer batsman batsmen batter batters ducks unbeaten
    crease stumps bowled fours sixes batting bowling odi""".split()
)
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
_TOTAL = re.compile(
    r"(?<![\w.,$£€-])\d{1,3}(?:[-–/]\d{1,2})?\s(?:not out|all out|dec(?:lared)?)\b|(?<![\w.,$£€-])\d{1,3}\*(?![\w*])"
    r"|\bTest\b[^.;]{0,40}[A-Z][\w-]+[’']s\s(?P<runs>\d{2,3})(?=\s[a-z]|[,.;]|$)"
)
"""Runs that say so themselves: "97 not out", "287-6 dec", "44*", "Third Test: Smith's 189"."""
_RUNS = re.compile(
    rf"(?<![\w.,$£€-])\d{{1,3}}[-–/]\d{{1,2}}(?![\w%$£€]|[.,/-]\d)"
    rf"|(?<![\w.,$£€-])\d{{1,3}}\sfor\s(?:\d{{1,3}}|{_SMALL})\b(?!\s(?:[a-z]+s|million|percent)\b|[.,]\d)"
    r"|(?<=[a-z]\s\()\d{1,3}(?=\))"
    r"|\b(?:lbw|out|caught|bowled|dismissed|stumped|trapped|fell|departed|went|gone)\s(?:[a-z]+\s)?for\s(?:a\s)?"
    r"(?P<out>\d{1,3})\b(?![.,]\d|\s(?:million|percent))"
    r"|\b(?:dropped|reprieved|missed)\s(?:[a-z]+\s)?on\s(?P<spared>\d{1,3}(?:\sand\s(?:again\s)?(?:on\s)?\d{1,3})?)"
    r"\b(?![.,]\d|%)"
    r"|\b(?:made|making|scored|hit|reached)\s(?P<made>\d{1,3})(?=[.;,:)](?!\d)|$|\s(?:from|off)\s\d)"
    r"|\b(?:the|his|her)\s(?P<mark>fifty|hundred)\b(?!\s(?:people|or|and|thousand|million))"
    r"|\b[A-Z][\w’'-]+\s(?:made\s|scored\s|hit\s)?(?P<first>\d{2,3})(?=\s(?:and|&)\s\d{2,3}[-–/]\d)"
)
"""Runs in a sentence on cricket: "4 for 71", "164-4", "lbw for 0", "dropped on 12 and again on 58", "made 7"."""
_GOLF = frozenset(
    """birdie birdied birdies bogey bogeyed bogeys eagle eagled fairway tee teed par holed holes stroke strokes fairways
    greens""".split()
)
_UNDER_PAR = re.compile(
    r"(?i)\bat\s(?P<par>\d{1,2}\s(?:under|over))(?=\s?[,.;)]|$|\s(?:and|after|for|through)\b)"
    r"|\b(?:opened|closed|followed up|finished)\swith\sa\s(?P<round>[67]\d)"
    r"(?=\s?[,.;)]|$|\s(?:and|to|on|at|after)\b)(?![.,]\d)"
)
"""Strokes in any sentence: "at 11 under", "opened with a 67"."""
_STROKES = re.compile(
    rf"(?i)\b(?P<par>(?:\d{{1,2}}|{_SMALL})\s(?:under|over)(?:\spar)?)"
    r"(?=\s?[,.;)]|$|\s(?:and|after|for|through|with|in)\b)"
    r"|\b(?:a|an|carded|shot|signed for|round of|opened with|turned in|out in|home in)\s(?:a\s|an\s)?(?:[a-z-]+\s)?"
    r"(?P<round>[2-9]\d)"
    r"(?=\s?[,.;)]|$|\s(?:and|to|on|at|after|for|was|in)\b)(?![.,]\d)"
    rf"|\b(?P<club>(?:{_SMALL})[- ]irons?)\b|\bpar[- ](?P<hole>(?:\d|{_SMALL}))\b|\bbogey\s(?P<bogey>{_SMALL}|\d)\b"
    r"|(?<=\()(?P<rounds>\d{2}(?:[-–]\d{2}){1,3})(?=\))"
)
"""In a sentence on golf: "at 11 under", "signed for a 64", "a seven-iron", "the par-3", "(66-67)"."""
_VERDICT = re.compile(
    r"(?i)\b(?:verdict|rating|score|rated|marks?|stars)\b:?\s(?P<of>\d(?:\.\d)?(?:/| out of )(?:5|10))\b"
)
_SIDE = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
_TWO_SIDES = re.compile(rf"[:;]\s(?P<sides>{_SIDE}\s\d{{1,3}},?\s{_SIDE}\s\d{{1,3}})(?=\s*(?:[;.(]|$))")
"""Two sides and their points behind a colon: "Rugby: Bath 24 Sale 24"."""
_WIND = re.compile(r"(?i)\bwind\s(?P<wind>[+−-]\d\.\d)\b(?!\s?m)")
_RATIO_BEFORE = re.compile(r"(?i)(?:\bratio(?: of)?|\bCI,?|\binterval,?|\brange,?)\s(?:was |is )?$")
_MOVED = re.compile(r"(?i)\b(?:rose|fell|grew|aged|ages|between|from|increase[ds]?|temperatures?)\s(?:of\s|by\s)?$")


def _is_of_sets(printed: str) -> bool:
    """Whether three pairs or more are the sets of a match: of ranges none runs downwards."""
    pairs = [(int(a), int(b)) for a, b in _TWO.findall(printed)]
    return len(pairs) > 2 and any(a > b for a, b in pairs)


def _times_of_races(text: str, words: Words) -> Iterator[Apart]:
    """What a race was run in, and a line that is a result alone."""
    if line := _RESULT_LINE.match(text):
        yield Apart(*line.span("a"), NoFigure.SCORE)
        yield Apart(*line.span("b"), NoFigure.SCORE)
        if line["goals"]:
            yield Apart(*line.span("goals"), NoFigure.TIME)
    for match in _RACE_TIME.finditer(text) if words.has(_RACE_WORDS) else ():
        yield Apart(*match.span("time"), NoFigure.SCORE)


_NAMED = ("club", "hole")
_BY_WORD = (
    (frozenset(("verdict", "rating", "score", "rated", "mark", "marks", "stars")), _VERDICT),
    (frozenset(("wind",)), _WIND),
    (frozenset(("under", "over", "with")), _UNDER_PAR),
    (frozenset(("h", "hr", "hrs")), _LONG_TIME),
)
_OF_TOTALS = frozenset(("out", "dec", "declared", "test"))


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Of what was found the group that holds the score, or the whole."""
    return match.span(match.lastgroup or 0)


def runs_in(text: str, words: Words) -> Iterator[Apart]:
    """Runs and wickets, and lines of results within a sentence; in "287-6 dec" they stand before any date."""
    if words.has(_GOLF):
        for match in _STROKES.finditer(text):
            yield Apart(*_span(match), NoFigure.NAME if match.lastgroup in _NAMED else NoFigure.SCORE)
    if not bool(words.digits):
        return
    for one in _patterns_for(text, words):
        for match in one.finditer(text):
            yield Apart(*_span(match), NoFigure.SCORE)


def _patterns_for(text: str, words: Words) -> list[re.Pattern[str]]:
    """Those that may find something in a sentence with a digit."""
    found = [one for some, one in _BY_WORD if words.has(some)]
    if ":" in text or ";" in text:
        found.append(_TWO_SIDES)
    may_be_total = "*" in text or words.has(_OF_TOTALS)
    if words.has(_CRICKET) or (may_be_total and _TOTAL.search(text)):
        found += (_TOTAL, _RUNS)
    return found


def scores_in(text: str, words: Words) -> Iterator[Apart]:
    """The scores of a sentence."""
    if not bool(words.digits):
        return
    if "odds" in words.places:
        for match in _ODDS.finditer(text):
            yield Apart(*match.span("odds"), NoFigure.SCORE)
    yield from _times_of_races(text, words)
    is_game = words.has(_GAME)
    for match in matches_at(_SCORE.match, text, words.digits) if is_game or _SETS.search(text) else ():
        before = text[max(0, match.start() - 24) : match.start()]
        if (is_game or _is_of_sets(match[0])) and not _RATIO_BEFORE.search(before) and not _MOVED.search(before):
            yield Apart(*match.span(), NoFigure.SCORE)
