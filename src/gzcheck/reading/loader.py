"""A folder of YAML becomes a `Corpus`: registry, sources and claims, with a fault for everything that is wrong.

A broken file or claim is left out and recorded; it never stops the others.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from gzcheck.model.claim import Claim, Entity, Indicator, Source
from gzcheck.model.corpus import Corpus
from gzcheck.model.finding import Fault, Reason, Skipped
from gzcheck.model.location import Location
from gzcheck.model.period import Duration
from gzcheck.model.rule import Rule
from gzcheck.model.suggest import did_you_mean
from gzcheck.model.units import units
from gzcheck.reading.declared_units import read_units
from gzcheck.reading.faults import DUPLICATE_ID, INVALID_RESOLUTION, STRAY_FILE, UNREADABLE_FILE
from gzcheck.reading.registry import read_entity, read_indicator, unknown_unit
from gzcheck.reading.schema import violations
from gzcheck.reading.sources import read_claim, read_source
from gzcheck.reading.yaml import Document, read_yaml

if TYPE_CHECKING:
    from gzcheck.model.identity import Identity
    from gzcheck.model.resolution import Resolution

DEFAULT_SAME_TIME = "P6M"
_Entry = TypeVar("_Entry", bound="Entity | Indicator | Identity")
CORPUS, INDICATORS, IDENTITIES, RESOLUTIONS = "corpus.yaml", "indicators.yaml", "identities.yaml", "resolutions.yaml"
SOURCES = "sources"


class CorpusError(Exception):
    """There is nothing to load: a path is missing or is no corpus. The message says what to do."""


def load_corpus(root: str | Path, only: Sequence[str | Path] = ()) -> Corpus:
    """Load the corpus in folder `root`, or its registry and just the source files `only`.

    Raises `CorpusError` when `root` is no corpus or a named file does not exist.
    """
    folder = Path(root)
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such folder; name the corpus with --corpus, or start one with 'gzcheck init'")
    if not (folder / CORPUS).exists():
        raise CorpusError(f"{folder}: no {CORPUS} in it; start a corpus with 'gzcheck init'")
    with _no_collection():
        return _Loader(folder).load([Path(path) for path in only])


def source_paths(root: str | Path, paths: Sequence[str | Path]) -> list[str]:
    """Which source files must be loaded to check `paths`; an empty list means all of them.

    The registry concerns every claim, and so does the folder itself. Raises `CorpusError` for a path that does not
    exist or does not belong to the corpus.
    """
    folder = Path(root).resolve()
    chosen: dict[Path, str] = {}
    for path in map(Path, paths):
        if not path.exists():
            raise CorpusError(f"{path}: no such file")
        place = path.resolve()
        if not place.is_relative_to(folder):
            raise CorpusError(f"{path}: not in the corpus {root}; name the corpus with --corpus")
        relative = place.relative_to(folder).parts
        if len(relative) < 2 or relative[0] != SOURCES:
            return []
        if place.is_dir() and path.suffix not in (".yaml", ".yml"):
            return []
        chosen.setdefault(place, str(path))
    return list(chosen.values())


@contextmanager
def _no_collection() -> Iterator[None]:
    """Loading allocates many small objects and frees none; the collector would only scan them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def shown(path: Path) -> str:
    """A path as findings show it: relative to the working directory where it lies below it."""
    relative = os.path.relpath(path)
    return Path(path if relative.startswith("..") else relative).as_posix()


class _Loader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents: dict[str, Document] = {}
        self.faults: list[Fault] = []
        self.skipped: list[Skipped] = []
        self.left_out: set[str] = set()
        self.entities: dict[str, Entity] = {}
        self.indicators: dict[str, Indicator] = {}
        self.aliases: dict[str, str] = {}
        self.sources: dict[str, Source] = {}
        self.claims: dict[str, Claim] = {}
        self.identities: dict[str, Identity] = {}
        self.resolutions: dict[str, Resolution] = {}
        self.title = ""
        self.units = units()
        self.same_time = Duration.parse(DEFAULT_SAME_TIME)

    def load(self, only: list[Path]) -> Corpus:
        self._registry()
        for path in sorted(only) if only else self._source_files():
            self._source_file(path)
        if not only:
            self._identities()
        self._resolutions()
        if not only:
            self._stray_files()
        return Corpus(
            title=self.title,
            entities=self.entities,
            indicators=self.indicators,
            sources=self.sources,
            claims=tuple(self.claims.values()),
            faults=tuple(self.faults),
            skipped=tuple(self.skipped),
            left_out=frozenset(self.left_out),
            identities=self.identities,
            resolutions=tuple(self.resolutions.values()),
            lines={path: document.lines for path, document in self.documents.items()},
            complete=not only,
            units=self.units,
        )

    # ------------------------------------------------------------ files

    def _source_files(self) -> Iterable[Path]:
        folder = self.folder / SOURCES
        found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".yaml", ".yml"))
        return [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]

    def _read(self, path: Path, schema: str) -> tuple[Document, list[tuple[str | int, ...]]] | None:
        """The document and the ways to its invalid fields, or None when nothing of it can be used."""
        loaded = self._content(path, schema)
        if loaded is None:
            self.left_out.add(path.name)
            self.skipped.append(Skipped(reason=Reason.UNREAD_FILE, subject=shown(path)))
        return loaded

    def _content(self, path: Path, schema: str) -> tuple[Document, list[tuple[str | int, ...]]] | None:
        name = shown(path)
        try:
            content = path.read_bytes()
        except OSError as error:
            what = "is a directory, not a file" if path.is_dir() else f"cannot be read: {error.strerror}"
            hint = "move it away" if path.is_dir() else "check that it exists and that you may read it"
            self._fault(UNREADABLE_FILE, Location(name), f"{path.name} {what}", hint)
            return None
        document = read_yaml(name, content)
        self.documents[name] = document
        self.faults += document.faults
        bad: list[tuple[str | int, ...]] = []
        if document.data is not None or not document.faults:
            bad, faults = violations(document, schema)
            self.faults += faults
        return None if document.data is None or () in bad else (document, bad)

    def _fault(self, rule: Rule, location: Location, message: str, hint: str = "") -> None:
        self.faults.append(Fault(rule=rule, location=location, message=message, hint=hint))

    def _stray_files(self) -> None:
        known = {CORPUS, INDICATORS, IDENTITIES, RESOLUTIONS}
        for path in sorted(self.folder.rglob("*")):
            inside = path.relative_to(self.folder)
            hidden = any(part.startswith(".") for part in inside.parts)
            if hidden or path.suffix.lower() not in (".yaml", ".yml") or inside.parts[0] == SOURCES:
                continue
            if inside.as_posix() not in known:
                hint = (
                    did_you_mean(inside.parts[0], (*known, SOURCES)) or f"move it to {SOURCES}/, or out of the corpus"
                )
                self._fault(STRAY_FILE, Location(shown(path)), f"nothing reads {inside.as_posix()}", hint)
                self.skipped.append(Skipped(reason=Reason.UNREAD_FILE, subject=shown(path)))

    # ------------------------------------------------------------ registry

    def _registry(self) -> None:
        if loaded := self._read(self.folder / CORPUS, "corpus"):
            document, bad = loaded
            self.title = document.data.get("title") or ""
            if ("defaults", "same_time") not in bad and (
                text := (document.data.get("defaults") or {}).get("same_time")
            ):
                self.same_time = Duration.parse(text)
            if ("units",) not in bad:
                self.units, faults = read_units(document, [way[1] for way in bad if way[0] == "units"])
                self.faults += faults
            for index, entry in self._entries(document, bad, "entities"):
                self._register(self.entities, read_entity(document, index, entry), "entity")
        if loaded := self._read(self.folder / INDICATORS, "indicators"):
            document, bad = loaded
            for index, entry in self._entries(document, bad, "indicators"):
                if fault := unknown_unit(document, ("indicators", index, "unit"), entry["unit"], self.units):
                    self.faults.append(fault)
                self._register(self.indicators, read_indicator(document, index, entry, self.same_time), "indicator")
            self.aliases = {alias: one.id for one in self.indicators.values() for alias in one.aliases}
            self.aliases = {alias: name for alias, name in self.aliases.items() if alias not in self.indicators}

    def _entries(
        self, document: Document, bad: list[tuple[str | int, ...]], key: str
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """The entries of a list that conform; one that does not is dropped (its faults are recorded)."""
        broken = {pointer[1] for pointer in bad if len(pointer) > 1 and pointer[0] == key}
        if (key,) in bad:
            self.left_out.add(Path(document.path).name)
            return
        for index, entry in enumerate(document.data.get(key) or ()):
            if index in broken:
                subject = f"{document.path}#{key}/{index}"
                reasons = {"identities": Reason.IDENTITY, "resolutions": Reason.RESOLUTION}
                self.skipped.append(Skipped(reason=reasons.get(key, Reason.INVALID_CLAIM), subject=subject))
                if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                    self.left_out.add(f"{Path(document.path).stem}/{entry['id']}" if key == "claims" else entry["id"])
            else:
                yield index, entry

    def _register(self, table: dict[str, _Entry], entry: _Entry, what: str) -> None:
        if entry.id in table:
            first = table[entry.id].location.line
            message = f"{what} {entry.id!r} is registered twice (first on line {first})"
            self._fault(DUPLICATE_ID, entry.location, message, "keep one of the two")
            return
        table[entry.id] = entry

    # ------------------------------------------------------------ identities

    def _identities(self) -> None:
        path = self.folder / IDENTITIES
        if not (path.exists() or path.is_symlink()):
            return
        if loaded := self._read(path, "identities"):
            from gzcheck.reading.identities import circular_faults, read_identity

            document, bad = loaded
            for index, entry in self._entries(document, bad, "identities"):
                identity = read_identity(document, index, entry, self.units)
                if isinstance(identity, Fault):
                    self.faults.append(identity)
                    self.left_out.add(entry["id"])
                    self.skipped.append(Skipped(reason=Reason.IDENTITY, subject=entry["id"]))
                else:
                    self._register(self.identities, identity, "identity")
            self.faults += circular_faults(self.identities)

    # ------------------------------------------------------------ resolutions

    def _resolutions(self) -> None:
        path = self.folder / RESOLUTIONS
        if not (path.exists() or path.is_symlink()):
            return
        if loaded := self._read(path, "resolutions"):
            from gzcheck.reading.resolutions import read_resolution

            document, bad = loaded
            for index, entry in self._entries(document, bad, "resolutions"):
                resolution = read_resolution(document, index, entry)
                if isinstance(resolution, Fault):
                    self.faults.append(resolution)
                elif resolution.fingerprint in self.resolutions:
                    line = self.resolutions[resolution.fingerprint].location.line
                    message = f"two decisions on {resolution.fingerprint} (first on line {line})"
                    self._fault(INVALID_RESOLUTION, resolution.at("fingerprint"), message, "keep one of them")
                else:
                    self.resolutions[resolution.fingerprint] = resolution
                    continue
                self.skipped.append(Skipped(reason=Reason.RESOLUTION, subject=f"{document.path}#resolutions/{index}"))

    # ------------------------------------------------------------ sources

    def _source_file(self, path: Path) -> None:
        loaded = self._read(path, "source")
        if loaded is None:
            self.left_out.add(path.stem)
            return
        document, bad = loaded
        source = None if any(pointer[:1] == ("source",) for pointer in bad) else self._source(document)
        if source is None:
            self.left_out.add(path.stem)
            self.skipped.append(Skipped(reason=Reason.UNREAD_FILE, subject=document.path))
            return
        self.sources[source.id] = source
        for index, entry in self._entries(document, bad, "claims"):
            claim = self._claim(document, index, entry, source)
            if claim is None:
                self.left_out.add(f"{source.id}/{entry['id']}")
                self.skipped.append(Skipped(reason=Reason.INVALID_CLAIM, subject=f"{source.id}/{entry['id']}"))
            else:
                self.claims[claim.id] = claim

    def _source(self, document: Document) -> Source | None:
        source = read_source(document)
        if isinstance(source, Fault):
            self.faults.append(source)
            return None
        if source.id in self.sources:
            message = f"source {source.id!r} stands in {self.sources[source.id].location.path} too"
            self._fault(DUPLICATE_ID, document.at(("source", "id")), message, "give one of them another id")
            return None
        return source

    def _claim(self, document: Document, index: int, entry: dict[str, Any], source: Source) -> Claim | None:
        if first := self.claims.get(f"{source.id}/{entry['id']}"):
            message = f"claim id {entry['id']!r} is used twice (first on line {first.location.line})"
            self._fault(DUPLICATE_ID, document.at(("claims", index, "id")), message, "give one of them another id")
            return None
        if canonical := self.aliases.get(entry["indicator"]):
            entry["indicator"] = canonical
        claim = read_claim(document, index, entry, source, self.indicators.get(entry["indicator"]), self.units)
        if isinstance(claim, Fault):
            self.faults.append(claim)
            return None
        return claim
