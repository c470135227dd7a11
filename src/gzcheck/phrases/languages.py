"""The languages whose figures can be read, and which of them a text is in."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from gzcheck.model import PhraseError
from gzcheck.phrases.folding import has_chinese
from gzcheck.phrases.grammar import Grammar

GRAMMARS = {
    "en": "gzcheck.phrases.english",
    "zh": "gzcheck.phrases.chinese",
    "de": "gzcheck.phrases.german",
}
"""Where each grammar lives; imported when the first fragment of its language is read, for patterns are costly."""

_BY_SCRIPT = ("en", "zh")
"""Sources in either print fragments of the other; the script of a fragment tells them apart."""


def has_grammar(language: str) -> bool:
    """Whether fragments of a source in `language` (a BCP 47 tag) can be read."""
    return language.partition("-")[0].lower() in GRAMMARS


def grammar_of(text: str, language: str | None) -> Grammar:
    """The grammar for a fragment from a source in `language` (a BCP 47 tag; None: by script).

    Raises `PhraseError` when there is none.
    """
    chosen = (language or "en").partition("-")[0].lower()
    if chosen in _BY_SCRIPT:
        chosen = "zh" if has_chinese(text) else "en"
    if chosen not in GRAMMARS:
        raise PhraseError(f"fragments in language {language!r} cannot be read; only {', '.join(GRAMMARS)} can")
    return _load(chosen)


@cache
def _load(language: str) -> Grammar:
    grammar: Grammar = import_module(GRAMMARS[language]).GRAMMAR
    return grammar
