"""The grammar of figures printed in Chinese: digits or 汉字 numbers with 万/亿, hedges around them, units behind.

More regular than English: `folding` makes one script of several, `reader` blanks periods and names, one pattern of
`patterns` finds every number, and exactly one must be there. `numerals` and `values` turn it into a number with a unit,
`ranges` joins two, `shares` reads parts and multiples, `hedges` and `signs` what stands beside it, and `account`
refuses what is not accounted for.
"""

from __future__ import annotations

from gzcheck.phrases.chinese.hedge_words import AFTER, BEFORE
from gzcheck.phrases.chinese.reader import read_chinese
from gzcheck.phrases.folding import ENGLISH_STYLE
from gzcheck.phrases.grammar import Grammar

GRAMMAR = Grammar(language="zh", style=ENGLISH_STYLE, before=BEFORE, after=AFTER, read=read_chinese)
