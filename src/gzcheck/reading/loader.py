"""The files of a corpus become a `Corpus`: registry, sources and claims, with a fault for everything that is wrong.

A broken file or claim is left out and recorded; it never stops the others.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from gzcheck.model import (
    DEFAULT_SAME_TIME,
    Claim,
    Corpus,
    Duration,
    Entity,
    Fault,
    Indicator,
    Reason,
    SetAside,
    Severity,
    Source,
)
from gzcheck.reading import (
    CORPUS,
    DUPLICATE_ID,
    IDENTITIES,
    INDICATORS,
    INVALID_RESOLUTION,
    MAX_BYTES,
    RESOLUTIONS,
    SOURCES,
    TABLES,
    Disk,
    Found,
    Kept,
    Opener,
    Overlay,
    Part,
    Parts,
    Refused,
    is_within,
    no_collection,
)
from gzcheck.reading.declared_units import read_units
from gzcheck.reading.intake import Intake, Sheet, Twice, stem_of
from gzcheck.reading.registry import read_entity, read_indicator, read_same_time
from gzcheck.reading.sources import Known, read_claim, read_set_aside, read_source
from gzcheck.reading.stray import stray

if TYPE_CHECKING:
    from gzcheck.model import Identity, Resolution, Table
    from gzcheck.reading import FileMemory

_Entry = TypeVar("_Entry", bound="Entity | Indicator | Identity")


class CorpusError(Exception):
    """There is nothing to load: a path is missing or is no corpus. The message says what to do."""


def load(
    corpus: Opener | str | Path,
    only: Sequence[str] = (),
    memory: FileMemory | None = None,
    parts: Parts | None = None,
) -> Corpus:
    """Load a corpus from its folder or any other opener, or its registry and just the source files `only`.

    `only` are names in the corpus ("sources/harbour.yaml"). What did not change since it was last read comes from the
    memory, if there is one; whoever loads one corpus again and again keeps its `parts`. Raises `CorpusError` when the
    folder is no corpus.
    """
    opener = corpus_folder(corpus) if isinstance(corpus, str | Path) else corpus
    with no_collection():
        return _Loader(opener, memory, parts).load(only)


load_corpus = load


def source_paths(root: str | Path, paths: Sequence[str | Path]) -> list[str]:
    """The names in the corpus of the source files to load for checking `paths`; an empty list means all of them.

    The registry concerns every claim, and so does a folder. Raises `CorpusError` for a path that does not exist or does
    not belong to the corpus.
    """
    names = [_name_in(root, path) for path in paths]
    for path, name in zip(paths, names, strict=True):
        _check_seen(root, path, name)
    everything = any(not name.startswith(f"{SOURCES}/") or _is_folder(root, name) for name in names)
    return [] if everything else list(dict.fromkeys(names))


def _check_seen(root: str | Path, path: str | Path, name: str) -> None:
    """Raise `CorpusError` for what a run over the whole corpus passes by: it would be clean here and unread there."""
    if name == os.curdir or (Found(name).is_yaml and not _is_hidden(name)):
        return
    if _is_hidden(name):
        raise CorpusError(f"{path}: is hidden, and no other command reads it; rename it")
    if not _is_folder(root, name):
        raise CorpusError(f"{path}: no other command reads it; the name of a source file ends in .yaml")
    if name != SOURCES and not name.startswith(f"{SOURCES}/"):
        raise CorpusError(f"{path}: no other command reads what lies in it; source files lie in {SOURCES}/")


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _is_folder(root: str | Path, name: str) -> bool:
    """Whether it is a folder, and not one with the name of a source file, which is a finding."""
    return os.path.isdir(Path(root, name)) and not Found(name).is_yaml


def _name_in(root: str | Path, path: str | Path) -> str:
    """What a path is called in the corpus; the corpus, its sources and the path may be reached by links."""
    if not os.path.lexists(path):
        raise CorpusError(f"{path}: no such file")
    for resolve in (os.path.abspath, os.path.realpath):
        place, folder = resolve(path), resolve(root)
        if is_within(place, folder):
            return Path(os.path.relpath(place, folder)).as_posix()
    place, folder = os.path.realpath(path), os.path.realpath(Path(root, SOURCES))
    if is_within(place, folder):
        return f"{SOURCES}/{Path(os.path.relpath(place, folder)).as_posix()}"
    raise CorpusError(f"{path}: not in the corpus {root}; name the corpus with --corpus")


def corpus_folder(folder: str | Path, *, shown_as: str | None = None) -> Disk:
    """The folder of a corpus (`shown_as`: see `Disk`); raises `CorpusError` where it is none."""
    if not os.path.isdir(folder):
        raise CorpusError(f"{folder}: no such folder; name the corpus with --corpus, or start one with 'gzcheck init'")
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise CorpusError(f"{folder}: cannot be entered: {error.strerror}") from None
    if CORPUS not in names:
        alike = next((name for name in names if name.lower() in (CORPUS, "corpus.yml")), "")
        hint = f"rename {alike} to {CORPUS}" if alike else "start a corpus with 'gzcheck init'"
        raise CorpusError(f"{folder}: no {CORPUS} in it; {hint}")
    return Disk(folder, shown_as=shown_as)


class _Loader:
    """Fills the tables of one corpus, the registry first, since claims are read by it."""

    def __init__(self, opener: Opener, memory: FileMemory | None, parts: Parts | None) -> None:
        self.intake = Intake(opener, memory)
        self.memory, self.parts = memory, parts
        self.kept: Kept | None = None
        self.title = ""
        self.entities: dict[str, Entity] = {}
        self.indicators: dict[str, Indicator] = {}
        self.aliases: dict[str, str] = {}
        """From other names of indicators to their ids."""
        self.sources: dict[str, Source] = {}
        self.claims: dict[str, Claim] = {}
        """With the drafts: an id stands for one of either."""
        self.set_asides: list[SetAside] = []
        self.identities: dict[str, Identity] = {}
        self.resolutions: dict[str, Resolution] = {}
        self.tables: dict[str, Table] = {}
        self.known = Known()

    def load(self, only: Sequence[str]) -> Corpus:
        self._indicators(self._corpus_file())
        if self.parts is not None:
            self.kept = self.parts.begin((self.indicators, self.aliases, self.known.units), self.known)
            self.known = self.kept.known if isinstance(self.kept.known, Known) else self.known
        found = [] if only else sorted(self.intake.opener.walk(), key=lambda one: one.name.split("/"))
        for name in sorted(only) if only else self._files_in(SOURCES, found):
            self._source_file(name)
        for name in self._files_in(TABLES, found):
            self._table_file(name)
        if not only:
            self._identities()
        self._resolutions()
        self._stray_files(found)
        return self._corpus(complete=not only)

    def _corpus(self, *, complete: bool) -> Corpus:
        return Corpus(
            title=self.title,
            entities=self.entities,
            indicators=self.indicators,
            sources=self.sources,
            claims=tuple(claim for claim in self.claims.values() if not claim.is_draft),
            drafts=tuple(claim for claim in self.claims.values() if claim.is_draft),
            set_asides=tuple(self.set_asides),
            faults=self.intake.faults,
            skipped=tuple(self.intake.skipped),
            left_out=frozenset(self.intake.left_out),
            identities=self.identities,
            resolutions=tuple(self.resolutions.values()),
            lines=self.intake.lines,
            complete=complete,
            tables=self.tables,
            memory=self.memory,
            units=self.known.units,
        )

    # ------------------------------------------------------------ which files

    def _files_in(self, folder: str, found: Sequence[Found]) -> Iterator[str]:
        """The names of all files of a folder; what stands in the way of others is recorded."""
        for one in found:
            if f"{one.name}/".startswith(f"{folder}/"):
                if one.obstacle:
                    self.intake.cannot_read(one.name, one.obstacle, "put the files themselves there")
                elif one.is_yaml:
                    yield one.name

    def _stray_files(self, found: Sequence[Found]) -> None:
        for one in found:
            if not one.obstacle:
                self._stray_file(one)

    def _stray_file(self, one: Found) -> None:
        try:
            fault = stray(one, self.intake.opener)
        except Refused as refused:
            self.intake.cannot_read(one.name, str(refused), "move it out of the corpus")
            return
        if fault is not None:
            self.intake.record(fault)
            if fault.level is not Severity.NOTE:
                self.intake.leave_out(Reason.UNREAD_FILE, fault.location.path)

    # ------------------------------------------------------------ registry

    def _corpus_file(self) -> Duration:
        """Title and entities; returns the tolerance that holds where an indicator names none."""
        sheet = self.intake.sheet(CORPUS, "corpus")
        if sheet is None:
            return DEFAULT_SAME_TIME
        self.title = sheet.head.get("title", "")
        declared, faults = read_units(sheet.document)
        self.known = Known(declared)
        self.intake.record(*faults)
        for index, entry in self.intake.entries(sheet):
            self._register(sheet, index, self.entities, read_entity(sheet.document, index, entry), "entity")
        same_time = read_same_time(sheet.document)
        if isinstance(same_time, Fault):
            self.intake.record(same_time)
        return DEFAULT_SAME_TIME if isinstance(same_time, Fault | None) else same_time

    def _indicators(self, same_time: Duration) -> None:
        sheet = self.intake.sheet(INDICATORS, "indicators")
        if sheet is None:
            return
        for index, entry in self.intake.entries(sheet):
            indicator = read_indicator(sheet.document, index, entry, same_time, self.known.units)
            self._register(sheet, index, self.indicators, indicator, "indicator")
        aliases = {alias: one.id for one in self.indicators.values() for alias in one.aliases}
        self.aliases = {alias: name for alias, name in aliases.items() if alias not in self.indicators}

    def _identities(self) -> None:
        sheet = self.intake.sheet(IDENTITIES, "identities", optional=True)
        if sheet is None:
            return
        from gzcheck.reading.identities import circular_faults, read_identity

        for index, entry in self.intake.entries(sheet):
            self._register(
                sheet, index, self.identities, read_identity(sheet.document, index, entry, self.known.units), "identity"
            )
        self.intake.record(*circular_faults(self.identities))

    def _register(self, sheet: Sheet, index: int, table: dict[str, _Entry], made: _Entry | Fault, what: str) -> None:
        """An entry of the registry; of two with one id the first stays."""
        name = sheet.entry(index)["id"]
        if isinstance(made, Fault):
            self.intake.record(made)
            self.intake.leave_out(sheet.reason, sheet.subject(index), name)
            return
        self.intake.enter(
            table,
            name,
            made,
            lambda: Twice(DUPLICATE_ID, f"{what} {name!r} is registered twice", made.location, "keep one of the two"),
        )

    # ------------------------------------------------------------ sources, and resolutions

    def _source_file(self, name: str) -> None:
        """Put what a file comes to by itself to the rest; its claims only if no other file has its source."""
        part = self._part(name)
        self.intake.take(part.head)
        if part.source is None:
            return
        if not self.intake.enter(self.sources, part.source.id, part.source, partial(_there_twice, part.source)):
            self.intake.leave_out(Reason.UNREAD_FILE, self.intake.opener.shown(name), stem_of(name))
            return
        self.intake.take(part.body)
        self.claims.update(part.claims)
        self.set_asides += part.set_asides

    def _table_file(self, name: str) -> None:
        """A table as it is declared; its data lie outside the corpus, and are looked at by whoever checks them."""
        from gzcheck.reading.tables import Register, read_table

        sheet = self.intake.sheet(name, "table")
        if sheet is None:
            return
        source = self._table_source(sheet) if "table" in sheet.head else None
        register = Register(self.entities, self.indicators, self.known.units)
        made = read_table(sheet.document, source, register) if source else None
        if isinstance(made, Fault):
            self.intake.record(made)
        if made is None or isinstance(made, Fault):
            self.intake.leave_out(Reason.UNREAD_FILE, sheet.document.path, stem_of(name))
        else:
            self.tables[made.source.id] = made

    def _table_source(self, sheet: Sheet) -> Source | None:
        source = _source(sheet, self.intake)
        if source is None:
            return None
        is_new = self.intake.enter(self.sources, source.id, source, partial(_there_twice, source))
        return source if is_new else None

    def _part(self, name: str) -> Part:
        opener = self.intake.opener
        if self.kept is None:
            return self._read_part(name, opener)
        try:
            content = opener.read(name, MAX_BYTES)
        except (Refused, OSError):
            return self._read_part(name, opener)
        if self.memory is not None:
            self.memory.note(opener.shown(name), content)
        return self.kept.of(name, content, lambda: self._read_part(name, Overlay(opener, {name: content})))

    def _read_part(self, name: str, opener: Opener) -> Part:
        head, body = Intake(opener, self.memory), Intake(opener, self.memory)
        sheet = head.sheet(name, "source")
        source = _source(sheet, head) if sheet is not None else None
        claims: dict[str, Claim] = {}
        set_asides: list[SetAside] = []
        if sheet is not None and source is not None:
            for index, entry in body.entries(sheet, f"{source.id}/"):
                self._claim(sheet, index, entry, source, claims, body)
            set_asides += _set_asides(sheet, source, body)
        elif sheet is not None:
            head.leave_out(Reason.UNREAD_FILE, sheet.document.path, stem_of(name))
        return Part(head=head.noted(), source=source, body=body.noted(), claims=claims, set_asides=set_asides)

    def _claim(
        self,
        sheet: Sheet,
        index: int,
        entry: dict[str, Any],
        source: Source,
        claims: dict[str, Claim],
        intake: Intake,
    ) -> None:
        name = entry.get("indicator", "")
        if name in self.aliases:
            name = entry["indicator"] = self.aliases[name]
        claim = read_claim(sheet.document, index, entry, source, self.indicators.get(name), self.known)
        if isinstance(claim, Fault):
            intake.record(claim)
        elif intake.enter(claims, claim.id, claim, partial(_claimed_twice, claim)):
            return
        name = f"{source.id}/{entry['id']}"
        intake.leave_out(Reason.INVALID_CLAIM, name, name)

    def _resolutions(self) -> None:
        sheet = self.intake.sheet(RESOLUTIONS, "resolutions", optional=True)
        if sheet is None:
            return
        from gzcheck.reading.resolutions import read_resolution

        for index, entry in self.intake.entries(sheet):
            made = read_resolution(sheet.document, index, entry)
            if isinstance(made, Fault):
                self.intake.record(made)
            else:
                if self.intake.enter(self.resolutions, made.fingerprint, made, partial(_resolved_twice, made)):
                    continue
            self.intake.leave_out(sheet.reason, sheet.subject(index))


def _source(sheet: Sheet, intake: Intake) -> Source | None:
    if "source" not in sheet.head:  # it breaks the schema
        return None
    source = read_source(sheet.document)
    if isinstance(source, Fault):
        intake.record(source)
        return None
    return source


def _set_asides(sheet: Sheet, source: Source, intake: Intake) -> Iterator[SetAside]:
    """What the source leaves out; an entry that breaks the schema is None by now."""
    for index, entry in enumerate(sheet.head.get("set_aside", ())):
        if entry is None:
            intake.leave_out(Reason.SET_ASIDE, f"{source.id}#set_aside/{index}")
        else:
            yield read_set_aside(sheet.document, index, entry, source)


def _there_twice(source: Source) -> Twice:
    hint = "give one of them another id"
    return Twice(DUPLICATE_ID, f"source {source.id!r} is there twice", source.at("id"), hint)


def _claimed_twice(claim: Claim) -> Twice:
    message, hint = f"claim id {claim.local_id!r} is used twice", "give one of them another id"
    return Twice(DUPLICATE_ID, message, claim.at("id"), hint)


def _resolved_twice(resolution: Resolution) -> Twice:
    message, place = f"two resolutions of {resolution.fingerprint}", resolution.at("fingerprint")
    return Twice(INVALID_RESOLUTION, message, place, "keep one of them")
