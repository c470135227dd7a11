"""From bytes to trusted values: YAML with positions, schema errors as faults, printed text as figures.

Other rooms, and the modules of this one that stand above them, take what is listed here from here; a module is read
when its first name is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gzcheck.model import late_names

if TYPE_CHECKING:
    from gzcheck.reading.cache import Cache as Cache
    from gzcheck.reading.cache import FileMemory as FileMemory
    from gzcheck.reading.cache import default_folder as default_folder
    from gzcheck.reading.collecting import no_collection as no_collection
    from gzcheck.reading.disk import Disk as Disk
    from gzcheck.reading.disk import checked_file as checked_file
    from gzcheck.reading.disk import is_within as is_within
    from gzcheck.reading.disk import read_file as read_file
    from gzcheck.reading.disk import repository_of as repository_of
    from gzcheck.reading.document import MAX_BYTES as MAX_BYTES
    from gzcheck.reading.document import Document as Document
    from gzcheck.reading.document import NotKept as NotKept
    from gzcheck.reading.document import Pointer as Pointer
    from gzcheck.reading.document import packed as packed
    from gzcheck.reading.document import unpacked as unpacked
    from gzcheck.reading.faults import DUPLICATE_ID as DUPLICATE_ID
    from gzcheck.reading.faults import FAULTS as FAULTS
    from gzcheck.reading.faults import INVALID_EXPRESSION as INVALID_EXPRESSION
    from gzcheck.reading.faults import INVALID_RESOLUTION as INVALID_RESOLUTION
    from gzcheck.reading.faults import INVALID_VALUE as INVALID_VALUE
    from gzcheck.reading.faults import MIXED_ROWS as MIXED_ROWS
    from gzcheck.reading.faults import REPLACED_UNIT as REPLACED_UNIT
    from gzcheck.reading.faults import SCHEMA as SCHEMA
    from gzcheck.reading.faults import STRAY_FILE as STRAY_FILE
    from gzcheck.reading.faults import TABLE_FILE as TABLE_FILE
    from gzcheck.reading.faults import UNKNOWN_REFERENCE as UNKNOWN_REFERENCE
    from gzcheck.reading.faults import UNREAD_CELLS as UNREAD_CELLS
    from gzcheck.reading.faults import UNREADABLE_FILE as UNREADABLE_FILE
    from gzcheck.reading.foreign import foreign_form as foreign_form
    from gzcheck.reading.opener import CORPUS as CORPUS
    from gzcheck.reading.opener import IDENTITIES as IDENTITIES
    from gzcheck.reading.opener import INDICATORS as INDICATORS
    from gzcheck.reading.opener import IS_FOLDER as IS_FOLDER
    from gzcheck.reading.opener import IS_LINKED_FOLDER as IS_LINKED_FOLDER
    from gzcheck.reading.opener import IS_REPOSITORY as IS_REPOSITORY
    from gzcheck.reading.opener import LEADS_NOWHERE as LEADS_NOWHERE
    from gzcheck.reading.opener import LEADS_OUT as LEADS_OUT
    from gzcheck.reading.opener import RESOLUTIONS as RESOLUTIONS
    from gzcheck.reading.opener import SOURCES as SOURCES
    from gzcheck.reading.opener import TABLES as TABLES
    from gzcheck.reading.opener import Found as Found
    from gzcheck.reading.opener import Held as Held
    from gzcheck.reading.opener import Missing as Missing
    from gzcheck.reading.opener import Opener as Opener
    from gzcheck.reading.opener import Overlay as Overlay
    from gzcheck.reading.opener import Refused as Refused
    from gzcheck.reading.opener import printable as printable
    from gzcheck.reading.parts import Kept as Kept
    from gzcheck.reading.parts import Part as Part
    from gzcheck.reading.parts import Parts as Parts
    from gzcheck.reading.parts import Record as Record
    from gzcheck.reading.resources import example_folder as example_folder
    from gzcheck.reading.resources import is_id as is_id
    from gzcheck.reading.resources import load_schema as load_schema
    from gzcheck.reading.resources import rule_file as rule_file
    from gzcheck.reading.resources import schema_names as schema_names
    from gzcheck.reading.resources import schema_of as schema_of
    from gzcheck.reading.resources import schema_path as schema_path
    from gzcheck.reading.resources import with_schema_line as with_schema_line
    from gzcheck.reading.yaml import read_yaml as read_yaml

_HOMES = {
    "cache": "Cache FileMemory default_folder",
    "collecting": "no_collection",
    "disk": "Disk checked_file is_within read_file repository_of",
    "document": "Document MAX_BYTES NotKept Pointer packed unpacked",
    "faults": (
        "DUPLICATE_ID FAULTS INVALID_EXPRESSION INVALID_RESOLUTION INVALID_VALUE MIXED_ROWS REPLACED_UNIT "
        "SCHEMA STRAY_FILE TABLE_FILE UNKNOWN_REFERENCE UNREAD_CELLS UNREADABLE_FILE"
    ),
    "foreign": "foreign_form",
    "opener": (
        "CORPUS Found Held IDENTITIES INDICATORS IS_FOLDER IS_LINKED_FOLDER IS_REPOSITORY LEADS_NOWHERE LEADS_OUT "
        "Missing Opener Overlay RESOLUTIONS Refused SOURCES TABLES printable"
    ),
    "parts": "Kept Part Parts Record",
    "resources": "example_folder is_id load_schema rule_file schema_names schema_of schema_path with_schema_line",
    "yaml": "read_yaml",
}
"""The same names for the running program; a test holds the two lists together."""
_HOME, __getattr__ = late_names(__name__, _HOMES)
