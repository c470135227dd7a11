"""English texts: what is no figure, and where a number and its sentence begin and end.

`dates`, `names`, `contacts`, `idioms`, `scores` and `ordinals` say what holds no figure, `cores` where numbers stand.
`respelling` and `forms` write what the grammar of fragments cannot read in a way that it can; `units`, `told_units`,
`ages`, `signs` and `far_hedges` decide what only the sentence tells, and `tables` reads the names of rows and columns.
"""

from __future__ import annotations

from gzcheck.phrases.english.unit_words import OFTEN_NO_UNIT, built_in_words
from gzcheck.texts.english import cores
from gzcheck.texts.english.apart import apart_in
from gzcheck.texts.english.evidence import survey
from gzcheck.texts.english.respelling import respelled
from gzcheck.texts.english.settling import settle
from gzcheck.texts.english.tables import SCALE, measure_of, scale_of
from gzcheck.texts.sieve import Sieve

UNIT_WORDS = frozenset(word for word in built_in_words().first_words if word not in OFTEN_NO_UNIT) - {
    "in",
    "a",
    "all",
}

SIEVE = Sieve(
    language="en",
    sentences=cores.sentences,
    apart=apart_in,
    core=cores.CORE,
    joint=cores.JOINT,
    opener=cores.OPENER,
    listed=cores.LISTED,
    mover=cores.MOVER,
    together=cores.TOGETHER,
    joining=cores.JOINING,
    foreseen=cores.FORESEEN,
    rank=cores.RANK,
    ranked="ranked {}",
    clause=cores.CLAUSE,
    connective=cores.CONNECTIVE,
    word=cores.WORD,
    left=7,
    right=5,
    scale=SCALE,
    scale_of=scale_of,
    survey=survey,
    respelled=respelled,
    settle=settle,
    measure=measure_of,
    bare_start=cores.BARE_START,
    bound=cores.BOUND,
    has_number=cores.has_number,
    core_places=cores.core_places,
    unit_words=UNIT_WORDS,
    is_foreign=cores.is_foreign,
    spread=cores.SPREAD,
    near=(3, 2),
    max_words=12,
)
