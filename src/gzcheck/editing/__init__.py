"""What an editor is told of a corpus while it is typed: findings, hovers, completions, places, and edits it may make.

Everything but `server`, `answering`, `publishing` and `wire` is a function of a corpus, the text in the editor and a
place in it, and knows no protocol. The checks are the engine's, on the editor's buffers. The modules that stand above
the others take what is listed here from here; a module is read when its first name is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gzcheck.model import late_names

if TYPE_CHECKING:
    from gzcheck.editing.answers import Card as Card
    from gzcheck.editing.answers import Edit as Edit
    from gzcheck.editing.answers import Fix as Fix
    from gzcheck.editing.answers import Look as Look
    from gzcheck.editing.answers import Question as Question
    from gzcheck.editing.answers import Refused as Refused
    from gzcheck.editing.answers import Suggested as Suggested
    from gzcheck.editing.answers import Symbol as Symbol
    from gzcheck.editing.desk import Desk as Desk
    from gzcheck.editing.desk import home_of as home_of
    from gzcheck.editing.meaning import Meaning as Meaning
    from gzcheck.editing.meaning import Sort as Sort
    from gzcheck.editing.meaning import is_definition as is_definition
    from gzcheck.editing.meaning import meaning_of as meaning_of
    from gzcheck.editing.meaning import names_claims_by_key as names_claims_by_key
    from gzcheck.editing.meaning import sort_at as sort_at
    from gzcheck.editing.meaning import source_in as source_in
    from gzcheck.editing.mending import applied as applied
    from gzcheck.editing.mending import difference as difference
    from gzcheck.editing.mending import fixes as fixes
    from gzcheck.editing.naming import Occurrence as Occurrence
    from gzcheck.editing.naming import definition as definition
    from gzcheck.editing.naming import name_at as name_at
    from gzcheck.editing.naming import occurrences as occurrences
    from gzcheck.editing.naming import references as references
    from gzcheck.editing.naming import symbols as symbols
    from gzcheck.editing.notes import Level as Level
    from gzcheck.editing.notes import Note as Note
    from gzcheck.editing.notes import crash_note as crash_note
    from gzcheck.editing.notes import note_of as note_of
    from gzcheck.editing.notes import notes_of as notes_of
    from gzcheck.editing.outline import Pointer as Pointer
    from gzcheck.editing.outline import Slot as Slot
    from gzcheck.editing.outline import slot_at as slot_at
    from gzcheck.editing.outline import slots_of as slots_of
    from gzcheck.editing.placing import moved as moved
    from gzcheck.editing.schemas import described as described
    from gzcheck.editing.schemas import node_at as node_at
    from gzcheck.editing.schemas import properties as properties
    from gzcheck.editing.schemas import required as required
    from gzcheck.editing.schemas import values as values
    from gzcheck.editing.searching import Candidate as Candidate
    from gzcheck.editing.searching import candidates as candidates
    from gzcheck.editing.searching import ranked as ranked
    from gzcheck.editing.session import DRAFTS as DRAFTS
    from gzcheck.editing.session import OPTIONS as OPTIONS
    from gzcheck.editing.session import Document as Document
    from gzcheck.editing.session import Session as Session
    from gzcheck.editing.session import path_of as path_of
    from gzcheck.editing.view import Checked as Checked
    from gzcheck.editing.view import View as View
    from gzcheck.editing.wire import UTF_16 as UTF_16
    from gzcheck.editing.wire import diagnostic_of as diagnostic_of
    from gzcheck.editing.wire import place_at as place_at
    from gzcheck.editing.wire import range_of as range_of

_HOMES = {
    "answers": "Card Edit Fix Look Question Refused Suggested Symbol",
    "desk": "Desk home_of",
    "meaning": "Meaning Sort is_definition meaning_of names_claims_by_key sort_at source_in",
    "mending": "applied difference fixes",
    "naming": "Occurrence definition name_at occurrences references symbols",
    "notes": "Level Note crash_note note_of notes_of",
    "outline": "Pointer Slot slot_at slots_of",
    "placing": "moved",
    "schemas": "described node_at properties required values",
    "searching": "Candidate candidates ranked",
    "session": "DRAFTS Document OPTIONS Session path_of",
    "view": "Checked View",
    "wire": "UTF_16 diagnostic_of place_at range_of",
}
"""The same names for the running program; a test holds the two lists together."""
_HOME, __getattr__ = late_names(__name__, _HOMES)
