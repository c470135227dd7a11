"""Chinese texts: what is no figure, and where a number and its sentence begin and end.

`dates`, `names`, `idioms` and `ordinals` say what holds no figure, `cores` where numbers stand. `respelling` writes
what the grammar of fragments cannot read in a way that it can, `settling` and `quantities` decide what only the
sentence tells, and `tables` reads the names of rows and columns.
"""

from __future__ import annotations

from gzcheck.texts.chinese import cores
from gzcheck.texts.chinese.apart import apart_in
from gzcheck.texts.chinese.respelling import respelled
from gzcheck.texts.chinese.settling import settle
from gzcheck.texts.chinese.tables import SCALE, measure_of, scale_of
from gzcheck.texts.sieve import Sieve

SIEVE = Sieve(
    language="zh",
    sentences=cores.sentences,
    apart=apart_in,
    core=cores.CORE,
    joint=cores.JOINT,
    opener=cores.OPENER,
    listed=cores.LISTED,
    mover=cores.MOVER,
    together=cores.TOGETHER,
    joining=cores.JOINING,
    rank=cores.RANK,
    ranked="第{}",
    clause=cores.CLAUSE,
    connective=cores.CONNECTIVE,
    word=cores.WORD,
    left=14,
    right=8,
    scale=SCALE,
    scale_of=scale_of,
    respelled=respelled,
    settle=settle,
    measure=measure_of,
    has_number=cores.has_number,
)
