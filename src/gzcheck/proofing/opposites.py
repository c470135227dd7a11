"""Words of sign that stand for the word of a name: a net loss is a negative net profit, a deficit a negative balance.

The sign of the figure is read with the figure; here it is told which names such a word may stand for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from gzcheck.model import Figure, Indicator
from gzcheck.proofing.meeting import is_positive
from gzcheck.texts.labels import placed_stems, stems_in

_Spots = Sequence[tuple[int, int]]
_RISE = r"(?:rise|increase|gain|jump|surge)"
_FALL = r"(?:fall|drop|decline|decrease|reduction|slump|contraction|plunge)"
_POSITIVE = (
    (re.compile(r"\bprofits?\b", re.IGNORECASE), "result"),
    (re.compile(r"\bsurplus\b", re.IGNORECASE), "balance"),
    (re.compile(rf"\b{_RISE}(?=\s(?:in|of)\s)", re.IGNORECASE), "growth change"),
)
_NEGATIVE = (
    (re.compile(r"\bloss(?:es)?\b", re.IGNORECASE), "profit result"),
    (re.compile(r"\bdeficit\b", re.IGNORECASE), "surplus balance"),
    (re.compile(rf"\b{_FALL}(?=\s(?:in|of)\s)", re.IGNORECASE), "growth change"),
)
"""What stands in a text, and the words of names that it is the positive or negative side of."""
_NEGATIVE_ZH = (("亏损", "利润"), ("逆差", "顺差"), ("赤字", "盈余"))
"""As long as one another, so that places stay."""
_GAINS, _LOSSES = (frozenset(stems_in(words)) for words in ("profit surplus", "loss deficit"))
_SIGNED = frozenset(stems_in("profit result surplus balance"))
_SIGNED_ZH = re.compile("利润|损益|顺差|差额|盈余|余额|结余")


def stand_for(text: str, figure: Figure) -> Mapping[str, _Spots]:
    """The stems of names that words of a text stand for beside a figure of that sign, with their places."""
    return _stand_for(text, is_positive(figure))


@lru_cache(64)
def _stand_for(text: str, is_gain: bool) -> Mapping[str, _Spots]:
    """The same by the sign; kept, for all figures of a sentence ask for it."""
    said = _in_english(text, _POSITIVE if is_gain else _NEGATIVE) | ({} if is_gain else _in_chinese(text))
    return {stem: spots for stem, spots in said.items() if stem not in placed_stems(text)}


def _in_english(text: str, table: Sequence[tuple[re.Pattern[str], str]]) -> dict[str, _Spots]:
    said: dict[str, _Spots] = {}
    for pattern, words in table:
        spots = [match.span() for match in pattern.finditer(text)]
        said |= {stem: spots for stem in stems_in(words) if spots}
    return said


def _in_chinese(text: str) -> dict[str, _Spots]:
    said: dict[str, _Spots] = {}
    for word, other in _NEGATIVE_ZH:
        said |= placed_stems(text.replace(word, other)) if word in text else {}
    return said


def are_opposite(text: str, name: str, figure: Figure) -> bool:
    """Whether a text tells a positive figure of a loss and a name is that of a profit, or the other way round."""
    told, named = _sides_of(text), _sides_of(name)
    return is_positive(figure) and len(told) == len(named) == 1 and told != named


def _sides_of(text: str) -> set[bool]:
    """Whether words for a gain stand in a text, and words for a loss."""
    stems = set(stems_in(text))
    found = {
        True: not stems.isdisjoint(_GAINS) or any(word in text for _, word in _NEGATIVE_ZH),
        False: not stems.isdisjoint(_LOSSES) or has_loss_zh(text),
    }
    return {side for side, is_there in found.items() if is_there}


def has_loss_zh(text: str) -> bool:
    """Whether a Chinese text tells of a loss or deficit."""
    return any(word in text for word, _ in _NEGATIVE_ZH)


def is_signed(indicator: Indicator) -> bool:
    """Whether an indicator by its name has another one's sign: no loss is ever a profit of as much."""
    words = {stem for name in (indicator.label, *indicator.aliases) for stem in stems_in(name)}
    return not words.isdisjoint(_SIGNED) or _SIGNED_ZH.search(indicator.label_zh) is not None
