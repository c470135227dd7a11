"""Files of a corpus folder that no command reads: each is told of, and what may hold claims counts as not checked."""

from __future__ import annotations

import posixpath
import re

from gzcheck.model import Fault, Location, Severity, did_you_mean
from gzcheck.reading import (
    CORPUS,
    IDENTITIES,
    INDICATORS,
    RESOLUTIONS,
    SOURCES,
    STRAY_FILE,
    TABLES,
    Found,
    Opener,
    Refused,
    printable,
)

FOLDERS = {SOURCES: "the sources", TABLES: "the tables"}
KNOWN = (CORPUS, INDICATORS, IDENTITIES, RESOLUTIONS)
_STEMS = frozenset(posixpath.splitext(name)[0] for name in KNOWN)
LOOKED_AT = 1 << 16
"""Bytes of a file that are looked at for what it may be."""
_SOURCE = re.compile(
    rb"""(?m)(?:^|[{,])[ \t]{0,40}["']?(?:source|claims)["']?[ \t]{0,40}:[ \t]{0,40}(?:$|[{\[#&!|>])"""
)
"""The two keys of a source file with what belongs to them, in YAML or JSON."""
_YAML_NAME = re.compile(r"(?i)\.ya?ml")


def stray(one: Found, opener: Opener) -> Fault | None:
    """What is to be said of a file that is not read, if anything; raises `Refused` where it cannot be looked into.

    In the folder of sources that is every file of another ending: a warning where it looks like a source, else a note.
    Beside it notes and data are at home, and only what is called like a file of the corpus, or YAML, is told of.
    """
    folder = one.name.partition("/")[0]
    if one.name in FOLDERS:
        raise Refused(f"is a file, where the folder of {FOLDERS[one.name]} should be")
    if folder in FOLDERS:
        return _beside_sources(one.name, folder, opener) if is_looked_into(one) else None
    return _beside_the_registry(one, opener)


def is_looked_into(one: Found) -> bool:
    """Whether what is to be said of a file that is not read may hang on what it holds."""
    folder = one.name.partition("/")[0]
    has_yaml_name = _YAML_NAME.search(posixpath.basename(one.name)) is not None
    return not one.is_yaml and (folder == SOURCES or (folder == TABLES and has_yaml_name))


def _beside_sources(name: str, folder: str, opener: Opener) -> Fault:
    if _YAML_NAME.search(posixpath.basename(name)) or is_like_a_source(opener.read(name, LOOKED_AT)):
        hint = f"give it a name that ends in .yaml, or move it out of {folder}/"
        return _fault(name, opener, ", which looks like a source file", hint)
    hint = f"move it out of {folder}/; what is read there has a name that ends in .yaml"
    return _fault(name, opener, "", hint, Severity.NOTE)


def is_like_a_source(content: bytes) -> bool:
    """Whether the beginning of a file reads like that of a source, whatever its encoding or ending."""
    return _SOURCE.search(content.replace(b"\0", b"").replace(b"\r", b"\n")) is not None


def _beside_the_registry(one: Found, opener: Opener) -> Fault | None:
    first = one.name.partition("/")[0]
    is_ours = one.name == first and first.partition(".")[0].lower() in _STEMS
    if one.name in KNOWN or not (one.is_yaml or is_ours):
        return None
    guess = did_you_mean(first, (*KNOWN, *FOLDERS))
    named = f"give it the name {first.partition('.')[0].lower()}.yaml, or move it out of the corpus" if is_ours else ""
    return _fault(one.name, opener, "", named or guess or f"move it to {SOURCES}/, or out of the corpus")


def _fault(name: str, opener: Opener, what: str, hint: str, level: Severity | None = None) -> Fault:
    message = f"nothing reads {printable(name)}{what}"
    return Fault(rule=STRAY_FILE, location=Location(opener.shown(name)), message=message, hint=hint, level=level)
