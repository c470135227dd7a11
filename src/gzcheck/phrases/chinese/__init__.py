"""The grammar of figures printed in Chinese: digits or 汉字 numbers with 万/亿, hedges around them, units behind.

More regular than English: `reader` blanks periods and names, one pattern of `patterns` finds every number, and exactly
one must be there. `numerals` turns its characters into a number, `shares` reads parts and multiples, `hedges` what
stands beside it, and `doubts` refuses what is uncertain.
"""
