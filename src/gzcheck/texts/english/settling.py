"""What only the sentence tells of a number in English: first its unit, then its sign."""

from __future__ import annotations

from collections.abc import Sequence

from gzcheck.texts.english.ages import give_ages
from gzcheck.texts.english.far_hedges import drop_durations, give_far_hedges, refuse_reasons, refuse_sums
from gzcheck.texts.english.signs import give_signs
from gzcheck.texts.english.told_units import give_told_units
from gzcheck.texts.english.units import choose_currencies, give_units
from gzcheck.texts.sieve import Found, Sentence


def settle(sentence: Sentence, numbers: Sequence[Found]) -> None:
    """Decide what the grammar of fragments left open."""
    read = [number for number in numbers if number.reading is not None]
    if not read:
        return
    choose_currencies(sentence, read)
    give_ages(sentence, read)
    give_told_units(sentence, read)
    give_units(sentence, read)
    give_signs(sentence, read)
    give_far_hedges(sentence, read)
    drop_durations(sentence, read)
    refuse_sums(sentence, read)
    refuse_reasons(sentence, read)
