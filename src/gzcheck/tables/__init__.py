"""Tables of any size, through relational expressions: their cells with hard ends, and the groups that may conflict.

Everything here speaks Ibis, so that one expression runs in more than one engine, and only what may be in conflict comes
into Python. The package that has Ibis is an extra, and is imported when a corpus has tables and their data are at hand.
"""
