"""The guard for German: what stands at a number is known to be nothing, or the fragment is refused.

A noun behind a number is what it counts, unless it may be a unit or a scale: known as one, or made with a word that is.
"""

from __future__ import annotations

from functools import cache

from gzcheck.model import PhraseError, printed_units
from gzcheck.phrases.german.fragment import Found, German
from gzcheck.phrases.german.words import BEFORE, HALVES, NEGATIONS, PARTS, SCALES, UNITS
from gzcheck.phrases.tokens import Token

_FREE_LEFT, _FREE_RIGHT = set("(\"'—"), set(")\"',.;:!?—")
_FREE_BEFORE = _FREE_LEFT | set("-,.:;+")
"""Signs that may stand in front of a number with a space between."""
_UNCLEAR = NEGATIONS | {"als", "gegen", "quasi", "praktisch", "vermutlich", "angeblich"}
_BELONGING = {*SCALES, *"%‰°±≠√×^/"}
"""Words and signs that belong to a number wherever they stand."""
_ARTICLES = set("der die das dem den des am im zum vom beim zur".split())
_RANKED = set("nr nummer no platz rang paragraph artikel phase kapitel seite".split())
"""In front of a number these make a rank or a name of it."""
_RATES = {"je", "pro", "/"}
_LONG = 4
"""Letters of a unit word that is looked for in longer ones."""
_CODE = 3
"""Letters of a currency's code."""
_NO_UNITS = set("in am um im da re le pro tier tiere tiers gold all top bad mad cup sit ban pm die an a".split())
"""German words that are a unit's symbol elsewhere."""
_STEMS = tuple(
    """million milliard billi trilli tausend hundert dutzend promille drittel viertel kilo mega giga tera milli mikro
    nano quadrat kubik""".split()
) + tuple(word for word in SCALES if len(word) >= _LONG)
"""How words for scales and units begin ("Millionenfach", "Kubikzoll")."""
_ENDINGS = tuple(words[-1] for words in UNITS if len(words[-1]) >= _LONG) + tuple(
    """kronen krone rappen schilling gulden forint dinar riyal rubel dirham ringgit rupien rupie pesos shekel dollars
    dollar volt ampere hertz joule kalorien bytes unze unzen quartal quartale quartalen karat dezibel
    stel fach fache fachen faches facher malig illiarden illionen""".split()
)
_ENDINGS += tuple(PARTS.keys() - HALVES)
"""How words for units, parts and scales end ("Seemeilen", "Lichtjahre")."""
_UNIT_WORDS = {*"mark rand real lot gran rial baht peso byte bit bits fuß grade".split(), *HALVES}
"""Units that other words end with, and halves."""
_CLEAR = set(
    """mindestens wenigstens zumindest höchstens maximal minimal allenfalls ungefähr circa ca zirka schätzungsweise
    beinahe knapp nahezu annähernd fast etwa""".split()
)
"""Words that can only be a hedge."""
_COMPARING = set("mehr weniger darüber darunter älter jünger höher niedriger größer kleiner länger kürzer".split())
_CLEAR_PHRASES = [
    phrase.split()
    for group in BEFORE.values()
    for phrase in group
    if " " in phrase and phrase not in ("um die", "in etwa")
]


def account(g: German, number: Found, start: int, end: int) -> None:
    """Refuse the fragment if a piece at the number, or a mark anywhere, is not accounted for."""
    before, behind = g.before(start), g.tokens[end]
    if before.low in _UNCLEAR or not _is_free_left(before, g.tokens[start].glued):
        raise PhraseError(f"{before.text!r} in front of the number has no certain reading")
    is_compound = behind.low == "-" and g.tokens[end + 1].kind == "word"
    if behind.glued and behind.low not in _FREE_RIGHT and not is_compound:
        raise PhraseError(f"{behind.text!r} touches the number and is not understood")
    _refuse_follower(g, number)
    _refuse_leftovers(g, [*range(start), *range(end, g.size)])


def refuse_numbered(g: German, number: Found) -> None:
    """Refuse "Nr. 5", "Platz 5", "5. Platz", "der 5.": a rank or an ordinal has no reading."""
    before = g.before(number.first)
    if _has_point(g, number) and (g.tokens[number.last + 1].kind == "word" or before.low in _ARTICLES):
        raise PhraseError("a number with a point behind it is an ordinal, which has no reading")
    name = g.before(number.first - (before.low == "."))
    if name.low in _RANKED and not number.unit:
        raise PhraseError(f"{name.text!r} in front of the number makes a rank or a name of it")


def _has_point(g: German, number: Found) -> bool:
    """Whether a point touches a number that has neither unit nor scale."""
    behind = g.tokens[number.last]
    return behind.low == "." and behind.glued and not number.unit and not number.power


def _refuse_follower(g: German, number: Found) -> None:
    """Refuse what follows a number and may be a unit, a scale, or part of one."""
    if g.has_hyphen(number.last):
        _refuse_compound(g, number, g.tokens[number.last + 1])
    if not number.unit and g.tokens[number.last].kind == "word":
        _refuse_word_behind(g, number.last)


def _refuse_word_behind(g: German, i: int) -> None:
    """Refuse a word behind a number that may be its unit or scale, or belong to one."""
    behind, word = g.tokens[i], g.tokens[i + 1]
    if _may_be_unit(behind) or _may_end_in_unit(g, i):
        raise PhraseError(f"{behind.text!r} behind the number may be a unit or a scale without a reading here")
    if (behind.text.islower() and g.unit_at(i + 1)) or not _RATES.isdisjoint(g.lows(i, 3)):
        raise PhraseError(f"'{behind.text} {word.text}' behind the number may be a unit without a reading here")


def _may_end_in_unit(g: German, i: int) -> bool:
    """Whether the word at `i` has a hyphen behind it and then what may be a unit: "See-Meilen"."""
    hyphen = g.tokens[i + 1]
    return hyphen.low == "-" and hyphen.glued and _may_be_unit(g.tokens[i + 2])


def _refuse_compound(g: German, number: Found, word: Token) -> None:
    """Refuse "5-köpfig", "10 Euro-Münzen", "40 %-ige"; "5-Euro-Schein" is read."""
    is_joined = "-" in g.lows(number.first, number.last - number.first)
    if not number.unit or not is_joined or word.text.islower():
        raise PhraseError(f"'-{word.text}' behind the number is not understood: choose a fragment without it")


def _may_be_unit(token: Token) -> bool:
    """Whether a word may be a unit, a scale or a part: known as such, or made with a word that is."""
    low = token.low
    if low in _NO_UNITS:
        return False
    is_known = low in _UNIT_WORDS or not _foreign_units().isdisjoint((token.text, low))
    return is_known or _is_made_with_unit(low)


def _is_made_with_unit(low: str) -> bool:
    return low.startswith(_STEMS) or low.endswith(_ENDINGS) or "prozent" in low


@cache
def _foreign_units() -> frozenset[str]:
    """What English prints for units: the symbols are the same; an ISO code is none in small letters."""
    forms = printed_units("en")
    return frozenset(forms) | {form.lower() for form in forms if not (form.isupper() and len(form) == _CODE)}


def _refuse_leftovers(g: German, places: list[int]) -> None:
    """Refuse marks, currencies, scale words and hedges that belong to no number."""
    for i in places:
        token = g.tokens[i]
        if token.kind == "currency" or token.low in _BELONGING or _is_hedge_apart(g, i):
            raise PhraseError(f"{token.text!r} belongs to no number here: choose a fragment that shows which")


def _is_hedge_apart(g: German, i: int) -> bool:
    """Whether a hedge starts at `i` that touches no number, or an addition to it that is not understood."""
    if g.low(i) in _CLEAR or _is_addition(g, i):
        return True
    return any(g.lows(i, len(words)) == words for words in _CLEAR_PHRASES)


def _is_addition(g: German, i: int) -> bool:
    """Whether "oder", "und" or "plus" at `i` goes on to what may change a number."""
    behind = g.tokens[i + 1]
    match g.low(i):
        case "oder":
            return behind.kind != ""
        case "und":
            return behind.text.islower() and behind.low in _COMPARING
        case "plus" | "+":
            return i > 0
    return False


def _is_free_left(before: Token, glued: bool) -> bool:
    """Whether a token before a number says nothing of it."""
    if glued:
        return before.low in _FREE_LEFT or before.low == "-"
    return before.kind != "sign" or before.low in _FREE_BEFORE
