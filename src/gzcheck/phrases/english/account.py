"""The guard: every piece that touches a number, or may change it, is accounted for, or the fragment is refused.

It knows no list of bad cases: it knows what may stand at a number and be nothing, and refuses the rest. The readers of
numbers, units, hedges and names mark what they took (`Fragment.used`); this pass looks at what is left: what touches
the number (`touching`), what follows it (`following`), the word in front (`in_front`), and marks anywhere.
"""

from __future__ import annotations

from gzcheck.model import Hedge, PhraseError
from gzcheck.phrases.english.following import refuse_follower
from gzcheck.phrases.english.fragment import Fragment, Number
from gzcheck.phrases.english.hedges import WORDS, clear_hedge_at, refuse_denied, refuse_hedge_apart
from gzcheck.phrases.english.in_front import refuse_unclear
from gzcheck.phrases.english.lexicon import SCALES
from gzcheck.phrases.english.money import CODE, code_at
from gzcheck.phrases.english.touching import refuse_touching

_WORDS_TOO = {"mm", "cr", "mil", "lac", "grand", "mio"}
_CHANGING = {*SCALES, "hundred", "percent", "percentage", *"%‰‱°′″±∓√≠×^∞≡∝∑∆§¶†‡"} - _WORDS_TOO
"""Words and signs that belong to a number wherever they stand."""
_TELLING = WORDS | _CHANGING
"""Anything else that is left over is looked at only where it may be a currency."""


def account(f: Fragment, number: Number, start: int, hedge: Hedge) -> None:
    """Refuse the fragment if a piece at the number, or a mark anywhere, is not accounted for.

    `start` is the token at which the number or its hedge begins.
    """
    refuse_touching(f, number, start)
    refuse_follower(f, number)
    account_word(f, number, start, hedge)


def account_word(f: Fragment, number: Number, start: int, hedge: Hedge) -> None:
    """The same for a figure that prints no number, which nothing can touch."""
    refuse_unclear(f, number, start, hedge)
    refuse_denied(f, start)
    refuse_leftovers(f)


def refuse_leftovers(f: Fragment) -> None:
    """Refuse what would change a number if it were known which: marks, currencies, scale words, hedges apart."""
    for i, (kind, text, low, *_) in enumerate(f.tokens):
        if not f.used[i] and (low in _TELLING or kind == "currency" or (len(text) == CODE and code_at(f, i))):
            _refuse_leftover(f, i)


def _refuse_leftover(f: Fragment, i: int) -> None:
    if f.kinds[i] == "currency" or f.lows[i] in _CHANGING or code_at(f, i):
        raise PhraseError(f"{f.texts[i]!r} belongs to no number here: choose a fragment that shows which")
    refuse_hedge_apart(f, i)
    if hedge := clear_hedge_at(f, i):
        raise PhraseError(f"{hedge!r} does not touch the number: choose a shorter fragment")
