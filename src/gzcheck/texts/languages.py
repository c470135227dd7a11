"""The languages whose texts can be scanned, and which one a text is in."""

from __future__ import annotations

import re
from collections import Counter

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


_LOOK = 20_000
"""So many characters tell."""
_SCRIPTS = {
    "Japanese": (re.compile(r"[\u3040-\u30ff]"), 0.1),
    "Korean": (re.compile(r"[\u1100-\u11ff\uac00-\ud7af]"), 0.3),
    "the Cyrillic script": (re.compile(r"[\u0400-\u052f]"), 0.5),
    "the Arabic script": (re.compile(r"[\u0600-\u077f]"), 0.5),
    "the Greek script": (re.compile(r"[\u0370-\u03ff]"), 0.5),
    "the Hebrew script": (re.compile(r"[\u0590-\u05ff]"), 0.5),
    "the Devanagari script": (re.compile(r"[\u0900-\u097f]"), 0.5),
    "the Thai script": (re.compile(r"[\u0e00-\u0e7f]"), 0.5),
}
"""Scripts of texts that no sieve is for, each with the share of the letters from which a text is in it."""
_SMALL_WORDS = {
    name: frozenset(words.split())
    for name, words in {
        "English": "the and of that with has have were from said which this than by for it are been its",
        "German": "der das und ist nicht von mit den dem ein eine einen auf für im zu sich des auch als rund hat sind",
        "French": "le la les des et est une dans du pour que sur au aux par plus avec qui sont",
        "Spanish": "el los las una y del por con para que en más se su al como fue",
        "Italian": "il di che una per della sono nel più con gli dei delle è",
        "Portuguese": "os uma do da em não para com mais das dos foi são ao",
        "Dutch": "het een van de en op met voor zijn dat niet aan bij ook",
    }.items()
}
_FEWEST = 3
"""Small words of another language that tell, where there are more than twice as many as English ones."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The language of a text by its script and its small words: Chinese, or English for all else.

    Raises `Stop` for a text that is surely in a language without a sieve: read as English, 1.234 is little more than 1
    where 1234 is printed.
    """
    head = text[:_LOOK]
    letters = sum(map(str.isalpha, head))
    if other := _other_script(head, letters) or _other_language(head):
        names = " or ".join(SIEVES)
        raise Stop(
            f"the text seems to be in {other}, and texts are scanned in {names} only; --language en if it is English"
        )
    han = sum("\u3400" <= char <= "\u9fff" for char in head)
    return "zh" if letters and han / letters > _ENOUGH else "en"


def _other_script(text: str, letters: int) -> str:
    found = (
        name for name, (script, share) in _SCRIPTS.items() if letters and len(script.findall(text)) > share * letters
    )
    return next(found, "")


def _other_language(text: str) -> str:
    """The language whose small words stand in a text rather than English ones; empty for none."""
    words = Counter(word.lower() for word in _WORD.findall(text))
    counts = {name: sum(words[word] for word in small) for name, small in _SMALL_WORDS.items()}
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] >= _FEWEST and counts[most] > 2 * counts["English"] else ""
