"""The languages whose texts can be scanned, and which one a text is in."""

from __future__ import annotations

from gzcheck.model import Stop
from gzcheck.texts.chinese import SIEVE as CHINESE
from gzcheck.texts.english import SIEVE as ENGLISH
from gzcheck.texts.sieve import Sieve

SIEVES = {sieve.language: sieve for sieve in (ENGLISH, CHINESE)}
_ENOUGH = 0.15
"""A text with a greater share of Chinese characters than this is Chinese."""


def sieve_of(language: str) -> Sieve:
    """The sieve for a BCP 47 tag; raises `Stop` for a language without one."""
    name = language.partition("-")[0].lower()
    if name not in SIEVES:
        raise Stop(f"texts in {language!r} cannot be scanned; --language may be {' or '.join(SIEVES)}")
    return SIEVES[name]


def language_of(text: str) -> str:
    """The language of a text by its script: Chinese characters, or English for all else."""
    letters = [char for char in text[:20_000] if char.isalpha()]
    han = sum("\u3400" <= char <= "\u9fff" for char in letters)
    return "zh" if letters and han / len(letters) > _ENOUGH else "en"
