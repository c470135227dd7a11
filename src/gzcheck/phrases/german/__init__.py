"""The grammar of figures printed in German: "rund 230", "mehr als 1.234", "2,5 Millionen", "fast 70 Prozent".

Small on purpose: numbers in digits and words, scales, units, hedges, ranges with "bis", parts, and the sign. `words`
has the tables, `numerals` reads a number in one word, `reader` leads the way.
"""

from __future__ import annotations

from gzcheck.model import NumberStyle
from gzcheck.phrases.german.reader import read_german
from gzcheck.phrases.german.words import AFTER, BEFORE
from gzcheck.phrases.grammar import Grammar

GRAMMAR = Grammar(
    language="de", style=NumberStyle(group=".", decimal=","), before=BEFORE, after=AFTER, read=read_german
)
