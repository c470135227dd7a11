"""English hedges: the words and signs that say how a number is meant."""

from __future__ import annotations

from gzcheck.model import Hedge
from gzcheck.phrases.grammar import HedgeWords


def _table(lines: dict[Hedge, str]) -> HedgeWords:
    return {hedge: tuple(phrase.strip() for phrase in line.split("|")) for hedge, line in lines.items()}


BEFORE = _table(
    {
        Hedge.EXACT: "exactly | precisely",
        Hedge.ABOUT: "about | around | some | roughly | approximately | approx | circa | c. | ca | an estimated | "
        "estimated | in the region of | more or less | somewhere around | somewhere near | in the order of | on the order "
        "of | or about | or around | estimated at | est | in the vicinity of | in the neighborhood of | in the "
        "neighbourhood of | something like | roughly speaking | or so | in the ballpark of | a ballpark | ballpark | in the "
        "realm of | in the range of | around about",
        Hedge.NEARLY: "nearly | almost | close to | approaching | approaches | approached | approach | nearing | just short "
        "of | just shy of | shy of | not quite | verging on | closing in on | nigh on | near | neared | nears | close on | "
        "getting on for | bordering on | not far off | not far short of | within a whisker of | within touching distance "
        "of | the best part of | best part of | just missed | narrowly missed | just misses | narrowly misses",
        Hedge.OVER: "more than | over | above | exceed | exceeds | exceeded | exceeding | surpass | surpasses | surpassed | "
        "surpassing | tops | topped | topping | in excess of | upward of | upwards of | greater than | higher than | "
        "larger than | north of | beyond | better than | older than | longer than | bigger than | taller than | heavier "
        "than | crossed | crosses | crossing | passed | passes | passing | breached | breaches | breaching | broke through "
        "| breaking through | outstripped | eclipsed",
        Hedge.AT_LEAST: "at least | no less than | no fewer than | not less than | not fewer than | a minimum of | minimum "
        "of | no lower than | not lower than | no smaller than | as few as | as little as | as low as | at the least | at "
        "the very least | minimum | no shorter than | no younger than | a good",
        Hedge.UNDER: "less than | under | below | fewer than | lower than | smaller than | younger than | shorter than | "
        "short of | fell short of | falls short of | fall short of | falling short of | fallen short of | south of | undershot | cheaper than",
        Hedge.AT_MOST: "at most | no more than | not more than | up to | as many as | as much as | as high as | a maximum "
        "of | maximum of | max | not exceeding | no higher than | not higher than | no greater than | not greater than | no "
        "larger than | as large as | as big as | as long as | at the most | at the very most | maximum | capped at | no "
        "longer than | no older than | upto",
    }
)
"""Words that stand before a number."""

AFTER = _table(
    {
        Hedge.ABOUT: "or so | or thereabouts | give or take | more or less | approximately | roughly | approx | est | "
        "estimated | ish",
        Hedge.AT_LEAST: "or more | or above | and above | or over | and over | or higher | plus | at least | and up | or "
        "greater | or better | or older | or longer | and more | and higher | and older | and counting | minimum | at the "
        "least | at the very least | or upwards | and upwards | and beyond | or beyond",
        Hedge.AT_MOST: "or less | or fewer | or below | or under | and below | or lower | at most | maximum | or younger | "
        "or shorter | and under | and lower | at the most | at the very most | and younger | tops | max",
        Hedge.ODD: "odd | and change | and a bit",
    }
)
"""Words that stand behind a number."""

SIGNS = {
    "~": Hedge.ABOUT,
    "≈": Hedge.ABOUT,
    ">": Hedge.OVER,
    "≥": Hedge.AT_LEAST,
    ">=": Hedge.AT_LEAST,
    "=>": Hedge.AT_LEAST,
    "<": Hedge.UNDER,
    "≤": Hedge.AT_MOST,
    "<=": Hedge.AT_MOST,
    "=<": Hedge.AT_MOST,
}
"""Signs that stand before a number."""

OFTEN_NO_HEDGE = set(
    """about around some over above under below beyond topped tops topping approach approached approaches
        approaching estimated ca circa est minimum maximum near neared nears passed passes passing crossed crosses
        crossing breached breaches breaching approximately roughly approx max ish eclipsed""".split()
) - {"approximately", "roughly"}
"""Hedges that are other words as well, and say nothing where they do not touch a number."""
MOVING = set(
    """went go goes going gone climbed climb climbs rose rise rises risen shot moved move moves jumped jump crept
        creep inched edged ticked ramped stepped built build built added adds adding picked catch caught speed sped
        scaled scale bumped pushed push""".split()
)
"""Behind these "up" belongs to the verb, and "to" names a level: "climbed up to 230"."""
TURNING = set(
    """turned turn turns turning came come comes look looked looking walked going went getting got around""".split()
)
"""Behind these "around" and "about" are no hedges ("turned around 10 days later")."""
