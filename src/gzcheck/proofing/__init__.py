"""A draft held against the corpus: each figure is tied to a thing and a time, and then judged. A draft has no vote.

The modules that stand above the others take what is listed here from here; a module is read when its first name is
asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gzcheck.model import late_names

if TYPE_CHECKING:
    from gzcheck.proofing.counting import BARE as BARE
    from gzcheck.proofing.counting import is_coming_or_going as is_coming_or_going
    from gzcheck.proofing.counting import is_counted as is_counted
    from gzcheck.proofing.counting import is_numbering as is_numbering
    from gzcheck.proofing.disputes import Disputes as Disputes
    from gzcheck.proofing.disputes import words_of as words_of
    from gzcheck.proofing.levels import POINTS as POINTS
    from gzcheck.proofing.levels import change_of as change_of
    from gzcheck.proofing.levels import changing as changing
    from gzcheck.proofing.levels import is_falling as is_falling
    from gzcheck.proofing.levels import is_level as is_level
    from gzcheck.proofing.levels import is_moved as is_moved
    from gzcheck.proofing.levels import is_start as is_start
    from gzcheck.proofing.likeness import has_digits_of_one as has_digits_of_one
    from gzcheck.proofing.likeness import is_in_another_unit as is_in_another_unit
    from gzcheck.proofing.likeness import is_near_one as is_near_one
    from gzcheck.proofing.marks import Mark as Mark
    from gzcheck.proofing.marks import marks_of as marks_of
    from gzcheck.proofing.meeting import as_decline as as_decline
    from gzcheck.proofing.meeting import backing as backing
    from gzcheck.proofing.meeting import has_fewer_digits as has_fewer_digits
    from gzcheck.proofing.meeting import has_weight as has_weight
    from gzcheck.proofing.meeting import is_its_number as is_its_number
    from gzcheck.proofing.meeting import is_opposite as is_opposite
    from gzcheck.proofing.meeting import is_positive as is_positive
    from gzcheck.proofing.meeting import is_same_number as is_same_number
    from gzcheck.proofing.meeting import is_season as is_season
    from gzcheck.proofing.meeting import is_surely_at as is_surely_at
    from gzcheck.proofing.meeting import loosely_met as loosely_met
    from gzcheck.proofing.meeting import may_meet as may_meet
    from gzcheck.proofing.meeting import nearest_first as nearest_first
    from gzcheck.proofing.meeting import overlaps as overlaps
    from gzcheck.proofing.meeting import significant as significant
    from gzcheck.proofing.naming import counted_nouns as counted_nouns
    from gzcheck.proofing.naming import family_of as family_of
    from gzcheck.proofing.naming import indicator_names as indicator_names
    from gzcheck.proofing.naming import known_names as known_names
    from gzcheck.proofing.naming import own_words as own_words
    from gzcheck.proofing.naming import short_names as short_names
    from gzcheck.proofing.naming import thing_words as thing_words
    from gzcheck.proofing.opposites import are_opposite as are_opposite
    from gzcheck.proofing.opposites import is_signed as is_signed
    from gzcheck.proofing.opposites import stand_for as stand_for
    from gzcheck.proofing.parts import is_by_something as is_by_something
    from gzcheck.proofing.parts import is_for_each as is_for_each
    from gzcheck.proofing.parts import is_of_something as is_of_something
    from gzcheck.proofing.saying import says as says
    from gzcheck.proofing.saying import sides as sides
    from gzcheck.proofing.saying import told as told
    from gzcheck.proofing.scenes import Scene as Scene
    from gzcheck.proofing.scenes import Scenes as Scenes
    from gzcheck.proofing.subjects import CHANGE_WORDS as CHANGE_WORDS
    from gzcheck.proofing.subjects import goes_on as goes_on
    from gzcheck.proofing.subjects import has_own_subject as has_own_subject
    from gzcheck.proofing.subjects import is_nothing_between as is_nothing_between
    from gzcheck.proofing.subjects import is_open as is_open
    from gzcheck.proofing.subjects import may_be_said_again as may_be_said_again
    from gzcheck.proofing.tie import Tie as Tie

_HOMES = {
    "counting": "BARE is_coming_or_going is_counted is_numbering",
    "disputes": "Disputes words_of",
    "levels": "POINTS change_of changing is_falling is_level is_moved is_start",
    "likeness": "has_digits_of_one is_in_another_unit is_near_one",
    "marks": "Mark marks_of",
    "meeting": (
        "as_decline backing has_fewer_digits has_weight is_its_number is_opposite is_positive is_same_number "
        "is_season is_surely_at loosely_met may_meet nearest_first overlaps significant"
    ),
    "naming": "counted_nouns family_of indicator_names known_names own_words short_names thing_words",
    "opposites": "are_opposite is_signed stand_for",
    "parts": "is_by_something is_for_each is_of_something",
    "saying": "says sides told",
    "scenes": "Scene Scenes",
    "subjects": "CHANGE_WORDS goes_on has_own_subject is_nothing_between is_open may_be_said_again",
    "tie": "Tie",
}
"""The same names for the running program; a test holds the two lists together."""
_HOME, __getattr__ = late_names(__name__, _HOMES)
