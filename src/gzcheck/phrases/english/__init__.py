"""The grammar of figures printed in English.

`reader` leads the way: `fragment` holds the tokens, `scan` finds every number in them, and exactly one must be left
after `ranges` are joined. `digits`, `words`, `parts` and `multiples` read one number, `scales` and `units` what belongs
to it, `hedges` what stands beside it. `names` and `dates` pass over what holds a number and no figure, `doubts` refuses
what is uncertain, and `unnumbered` reads figures that print no number ("the largest").
"""
