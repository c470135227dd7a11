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
_PAIR = r"\d{1,3}\s?[-–]\s?\d{1,3}"
_SCORE = re.compile(
    rf"(?<![\w.$£€¥₹%-]){_PAIR}(?:\s?\(\d{{1,2}}\s?[-–]\s?\d{{1,2}}\)|\s\(?(?:aet|pens|on penalties|on aggregate"
    rf"|agg)\)?)?"
    rf"(?:,\s(?:and\s)?{_PAIR}(?:\s?\(\d{{1,2}}(?:[-–]\d{{1,2}})?\))?)*"
    rf"(?![\w%$£€]|[.,/-]\d|\s?(?:{_COUNTED})|-(?:{_COUNTED}))"
)
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
    shootout league seed seeds seeded leg split past over stays tally drop dropped""".split()
)
_ODDS = re.compile(r"(?i)\bodds\b.{0,60}?\b(?P<odds>\d{1,3}(?:-|/|\sto\s)\d{1,2})\b")
_RATIO_BEFORE = re.compile(r"(?i)(?:\bratio(?: of)?|\bCI,?|\binterval,?|\brange,?)\s(?:was |is )?$")
_MOVED = re.compile(r"(?i)\b(?:rose|fell|grew|aged|ages|between|from|increase[ds]?|temperatures?)\s(?:of\s|by\s)?$")


def _times_of_races(text: str, words: Words) -> Iterator[Apart]:
    """What a race was run in, and a line that is a result alone."""
    if line := _RESULT_LINE.match(text):
        yield Apart(*line.span("a"), NoFigure.SCORE)
        yield Apart(*line.span("b"), NoFigure.SCORE)
        if line["goals"]:
            yield Apart(*line.span("goals"), NoFigure.TIME)
    for match in _RACE_TIME.finditer(text) if words.has(_RACE_WORDS) else ():
        yield Apart(*match.span("time"), NoFigure.SCORE)
    for match in _LONG_TIME.finditer(text) if words.has(_HOUR_WORDS) else ():
        yield Apart(*match.span(), NoFigure.SCORE)


def scores_in(text: str, words: Words) -> Iterator[Apart]:
    """The scores of a sentence."""
    if not words.has_digit:
        return
    if "odds" in words.places:
        for match in _ODDS.finditer(text):
            yield Apart(*match.span("odds"), NoFigure.SCORE)
    yield from _times_of_races(text, words)
    if not words.has(_GAME):
        return
    for match in matches_at(_SCORE.match, text, words.digits):
        before = text[max(0, match.start() - 24) : match.start()]
        if not _RATIO_BEFORE.search(before) and not _MOVED.search(before):
            yield Apart(*match.span(), NoFigure.SCORE)
