"""English texts: what is no figure, and where a number and its sentence begin and end."""

from __future__ import annotations

from gzcheck.texts.english.apart import apart_in
from gzcheck.texts.english.cores import (
    CLAUSE,
    CONNECTIVE,
    CORE,
    JOINING,
    JOINT,
    LISTED,
    MOVER,
    OPENER,
    RANK,
    SCALE,
    TOGETHER,
    UNSCALED,
    WORD,
    scale_of,
    sentences,
)
from gzcheck.texts.sieve import Sieve

SIEVE = Sieve(
    language="en",
    sentences=sentences,
    apart=apart_in,
    core=CORE,
    joint=JOINT,
    opener=OPENER,
    listed=LISTED,
    mover=MOVER,
    together=TOGETHER,
    joining=JOINING,
    rank=RANK,
    ranked="ranked {}",
    clause=CLAUSE,
    connective=CONNECTIVE,
    word=WORD,
    left=7,
    right=5,
    scale=SCALE,
    scale_of=scale_of,
    unscaled=UNSCALED,
)
