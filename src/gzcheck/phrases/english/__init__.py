"""The grammar of figures printed in English.

`reader` leads the way: `fragment` holds the tokens, `scan` finds every number in them, and exactly one must be left
after `ranges` are joined. `digits`, `words`, `parts` and `multiples` read one number, `scales`, `money` and `units`
what belongs to it, `hedges` and `signs` what stands beside it. `names` and `dates` pass over what holds a number and no
figure, `account` refuses what is not accounted for, and `unnumbered` reads figures that print no number.
"""

from __future__ import annotations

from gzcheck.phrases.english.hedge_words import AFTER, BEFORE
from gzcheck.phrases.english.reader import read_english
from gzcheck.phrases.folding import ENGLISH_STYLE
from gzcheck.phrases.grammar import Grammar

GRAMMAR = Grammar(language="en", style=ENGLISH_STYLE, before=BEFORE, after=AFTER, read=read_english)
