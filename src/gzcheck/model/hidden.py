"""Characters that stand in a text and cannot be seen in it."""

from __future__ import annotations

from gzcheck.model.patterns import late_pattern

_ACTED_ON = (
    r"\x00-\x1f\x7f-\x9f\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u2028\u2029\ud800-\udfff\ufff9-\ufffb"
    r"\U000110bd\U000110cd\U00013430-\U0001343f"
)
"""Categories Cc, Cf, Cs, Zl and Zp, but for those below; written out because asking takes a tenth of a second."""

_IGNORED = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Default_Ignorable_Code_Point in DerivedCoreProperties.txt of the Unicode Character Database."""

HIDDEN = late_pattern(f"[{_ACTED_ON}{_IGNORED}]")
"""Characters that a terminal might act on, or that nobody can see."""


def as_text(text: str) -> str:
    """What the system could not decode, because it works in another encoding (`LC_ALL=C`), decoded as UTF-8.

    Python keeps each byte that it cannot decode as half a character; what is no UTF-8 either stays so. Any other text
    is returned as it is.

    >>> as_text("\\udce4\\udcb8\\udcad"), as_text("\\udce4") == "\\udce4"
    ('中', True)
    """
    if text.isascii():
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character that stands for no byte
        return text
