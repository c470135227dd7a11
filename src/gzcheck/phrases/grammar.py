"""What a language must offer, so that its printed figures can be read; one folder a language.

A new grammar is one folder with a `GRAMMAR` in its `__init__`, and one line in `languages.GRAMMARS`.
"""

from __future__ import annotations

from collections.abc import Callable

from gzcheck.model import Hedge, NumberStyle, Reading, dataclass
from gzcheck.phrases.folding import Folded
from gzcheck.phrases.vocabulary import Vocabulary

HedgeWords = dict[Hedge, tuple[str, ...]]
"""For a class of hedge, the words that say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The figures of one language."""

    language: str
    """ISO 639-1."""
    style: NumberStyle
    """How the language writes numbers, where a source does not say otherwise."""
    before: HedgeWords
    """Hedges that stand in front of a number."""
    after: HedgeWords
    """Hedges that stand behind a number or its unit."""
    read: Callable[[Folded, str, Vocabulary], Reading]
    """Reads folded text, numbers in `ENGLISH_STYLE`; then the curator's unit or empty, and the units it may print.

    Raises `PhraseError` for whatever is not exactly one figure of which every piece is accounted for.
    """
