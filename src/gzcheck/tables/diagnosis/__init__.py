"""Sources of tables as wholes: one cause behind many figures, counted in the engine before any single conflict.

`encounters` puts the figures of two sources side by side, the other modules count in how many of these each cause would
explain the difference, `gzcheck.comparing.wholes` decides, and `folding` sets aside the rows that are explained.
"""
