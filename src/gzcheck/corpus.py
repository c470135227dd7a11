"""A folder of YAML becomes a `Corpus`: registry, sources and claims, with a fault for everything that is wrong.

A broken file or claim is left out and recorded; it never stops the others.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from gzcheck.model.claim import (
    Claim,
    Entity,
    Indicator,
    Kind,
    Location,
    Plausible,
    Source,
    SourceKind,
    Status,
)
from gzcheck.model.figure import Figure, FigureError, Precision
from gzcheck.model.finding import Fault, Reason, Skipped
from gzcheck.model.hedge import Hedge
from gzcheck.model.numeral import Numeral, NumeralError
from gzcheck.model.period import Duration, Period, PeriodError
from gzcheck.model.suggest import did_you_mean
from gzcheck.model.units import units
from gzcheck.reading.phrase import read_phrase
from gzcheck.reading.reading_result import PhraseError, Reading
from gzcheck.reading.schema import violations
from gzcheck.reading.snapshot import Snapshot
from gzcheck.reading.yaml_reader import Document, read_yaml

if TYPE_CHECKING:
    from gzcheck.model.identity import Identity
    from gzcheck.model.resolution import Resolution
    from gzcheck.reading.exchange import ReferenceRates

DEFAULT_SAME_TIME = "P6M"
_Entry = TypeVar("_Entry", bound="Entity | Indicator | Identity")
CORPUS, INDICATORS, IDENTITIES, RESOLUTIONS = "corpus.yaml", "indicators.yaml", "identities.yaml", "resolutions.yaml"
SOURCES = "sources"


class CorpusError(Exception):
    """There is nothing to load: a path is missing or is no corpus. The message says what to do."""


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Everything the rules look at; all mappings are by id."""

    title: str
    entities: Mapping[str, Entity]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    claims: tuple[Claim, ...]
    """Ordered by id, however they were given."""
    faults: tuple[Fault, ...]
    skipped: tuple[Skipped, ...]
    """What could not be loaded."""
    identities: Mapping[str, Identity]
    resolutions: tuple[Resolution, ...] = ()
    """In the order of the file."""
    documents: Mapping[str, Document]
    """By path, for the lines findings point at."""
    complete: bool
    """Whether all source files were loaded, rather than only those named."""
    snapshots: Mapping[str, Snapshot] = field(default_factory=dict)
    """By source id; empty when none were asked for."""
    rates: ReferenceRates | None = None
    """Reference exchange rates, if the package that has them is installed and they are needed."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "claims", tuple(sorted(self.claims, key=lambda claim: claim.id)))

    @cached_property
    def readings(self) -> Mapping[str, Reading | PhraseError]:
        """What every claim's printed fragment reads as, or why it cannot be read, by claim id."""
        return {claim.id: _read_printed(claim) for claim in self.claims}

    def label(self, claim: Claim) -> str:
        """What a claim is about, in plain words: "National key laboratories, Guangzhou"."""
        return f"{self.indicator_label(claim.indicator)}, {self.entity_label(claim.about)}"

    def indicator_label(self, name: str) -> str:
        """The label of an indicator, or its id when it is not registered."""
        return self.indicators[name].label if name in self.indicators else name

    def entity_label(self, name: str) -> str:
        """The label of an entity, or its id when it is not registered."""
        return self.entities[name].label if name in self.entities else name


LANGUAGES = ("en", "zh")
"""Languages whose printed figures can be read."""


def _read_printed(claim: Claim) -> Reading | PhraseError:
    language = claim.source.language.partition("-")[0]
    if language not in LANGUAGES:
        return PhraseError(f"fragments in language {language!r} cannot be read")
    try:
        return read_phrase(claim.printed, claim.figure.unit.name)
    except PhraseError as error:
        return error


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
    chosen = []
    for path in map(Path, paths):
        if not path.exists():
            raise CorpusError(f"{path}: no such file")
        place = path.resolve()
        if not place.is_relative_to(folder):
            raise CorpusError(f"{path}: not in the corpus {root}; name the corpus with --corpus")
        relative = place.relative_to(folder).parts
        if len(relative) < 2 or relative[0] != SOURCES:
            return []
        chosen.append(str(path))
    return chosen


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
        self.entities: dict[str, Entity] = {}
        self.indicators: dict[str, Indicator] = {}
        self.sources: dict[str, Source] = {}
        self.claims: dict[str, Claim] = {}
        self.identities: dict[str, Identity] = {}
        self.resolutions: dict[str, Resolution] = {}
        self.title = ""
        self.same_time = Duration.parse(DEFAULT_SAME_TIME)

    def load(self, only: list[Path]) -> Corpus:
        self._registry()
        for path in sorted(only) if only else self._source_files():
            self._source_file(path)
        if not only:
            self._identities()
        self._resolutions()
        return Corpus(
            title=self.title, entities=self.entities, indicators=self.indicators, sources=self.sources,
            claims=tuple(self.claims.values()), faults=tuple(self.faults),
            skipped=tuple(self.skipped), identities=self.identities,
            resolutions=tuple(self.resolutions.values()), documents=self.documents, complete=not only,
        )

    # ------------------------------------------------------------ files

    def _source_files(self) -> Iterable[Path]:
        folder = self.folder / SOURCES
        found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".yaml", ".yml"))
        return [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]

    def _read(self, path: Path, schema: str) -> tuple[Document, list[tuple[str | int, ...]]] | None:
        """The document and the ways to its invalid fields, or None when nothing of it can be used."""
        name = shown(path)
        try:
            content = path.read_bytes()
        except OSError as error:
            what = "is a directory, not a file" if path.is_dir() else f"cannot be read: {error.strerror}"
            hint = "move it away" if path.is_dir() else "check that it exists and that you may read it"
            self._fault("unreadable-file", Location(name), f"{path.name} {what}", hint)
            self.skipped.append(Skipped(reason=Reason.UNREAD_FILE, subject=name))
            return None
        document = read_yaml(name, content)
        self.documents[name] = document
        self.faults += document.faults
        bad: list[tuple[str | int, ...]] = []
        if document.data is not None or not document.faults:
            bad, faults = violations(document, schema)
            self.faults += faults
        if document.data is None or () in bad:
            self.skipped.append(Skipped(reason=Reason.UNREAD_FILE, subject=name))
            return None
        return document, bad

    def _fault(self, rule: str, location: Location, message: str, hint: str = "") -> None:
        self.faults.append(Fault(rule=rule, location=location, message=message, hint=hint))

    # ------------------------------------------------------------ registry

    def _registry(self) -> None:
        if loaded := self._read(self.folder / CORPUS, "corpus"):
            document, bad = loaded
            self.title = document.data.get("title") or ""
            if ("defaults", "same_time") not in bad and (text := (document.data.get("defaults") or {}).get("same_time")):
                self.same_time = Duration.parse(text)
            for index, entry in self._entries(document, bad, "entities"):
                self._register(self.entities, _entity(document, index, entry), "entity")
        if loaded := self._read(self.folder / INDICATORS, "indicators"):
            document, bad = loaded
            for index, entry in self._entries(document, bad, "indicators"):
                self._register(self.indicators, self._indicator(document, index, entry), "indicator")

    def _entries(
        self, document: Document, bad: list[tuple[str | int, ...]], key: str
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """The entries of a list that conform; one that does not is dropped (its faults are recorded)."""
        broken = {pointer[1] for pointer in bad if len(pointer) > 1 and pointer[0] == key}
        if (key,) in bad:
            return
        for index, entry in enumerate(document.data.get(key) or ()):
            if index in broken:
                subject = f"{document.path}#{key}/{index}"
                reasons = {"identities": Reason.IDENTITY, "resolutions": Reason.RESOLUTION}
                self.skipped.append(Skipped(reason=reasons.get(key, Reason.INVALID_CLAIM), subject=subject))
            else:
                yield index, entry

    def _register(self, table: dict[str, _Entry], entry: _Entry, what: str) -> None:
        if entry.id in table:
            first = table[entry.id].location.line
            message = f"{what} {entry.id!r} is registered twice (first on line {first})"
            self._fault("duplicate-id", entry.location, message, "keep one of the two")
            return
        table[entry.id] = entry

    def _indicator(self, document: Document, index: int, entry: dict[str, Any]) -> Indicator:
        location = document.at(("indicators", index))
        if entry["unit"] not in units():
            self._unknown_unit(document.at(("indicators", index, "unit")), entry["unit"])
        limits = entry.get("plausible")
        return Indicator(
            id=entry["id"], label=entry["label"], label_zh=entry.get("label_zh", ""), definition=entry["definition"],
            kind=Kind(entry["kind"]), unit=entry["unit"], location=location,
            cumulative=entry.get("cumulative", False), lower_is_better=entry.get("lower_is_better", False),
            can_be_negative=entry.get("can_be_negative", False),
            same_time=Duration.parse(entry["same_time"]) if "same_time" in entry else self.same_time,
            plausible=_plausible(limits) if limits else None,
            part_of=entry.get("part_of", ""), aliases=tuple(entry.get("aliases", ())),
            growth_of=entry.get("growth_of", ""), parts_complete=entry.get("parts_complete", False),
        )

    def _unknown_unit(self, location: Location, unit: str) -> None:
        hint = did_you_mean(unit, units()) or "use count for things, an ISO 4217 code for money, percent, m2, year, rank ..."
        self._fault("unknown-reference", location, f"unknown unit {unit!r}", hint)

    # ------------------------------------------------------------ identities

    def _identities(self) -> None:
        path = self.folder / IDENTITIES
        if not (path.exists() or path.is_symlink()):
            return
        if loaded := self._read(path, "identities"):
            from gzcheck.reading.identities import circular_faults, read_identity

            document, bad = loaded
            for index, entry in self._entries(document, bad, "identities"):
                identity = read_identity(document, index, entry)
                if isinstance(identity, Fault):
                    self.faults.append(identity)
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
                    self._fault("invalid-resolution", resolution.at("fingerprint"), message, "keep one of them")
                else:
                    self.resolutions[resolution.fingerprint] = resolution

    # ------------------------------------------------------------ sources

    def _source_file(self, path: Path) -> None:
        loaded = self._read(path, "source")
        if loaded is None:
            return
        document, bad = loaded
        source = None if any(pointer[:1] == ("source",) for pointer in bad) else self._source(document)
        if source is None:
            self.skipped.append(Skipped(reason=Reason.UNREAD_FILE, subject=document.path))
            return
        self.sources[source.id] = source
        for index, entry in self._entries(document, bad, "claims"):
            claim = self._claim(document, index, entry, source)
            if claim is None:
                self.skipped.append(Skipped(reason=Reason.INVALID_CLAIM, subject=f"{source.id}/{entry['id']}"))
            else:
                self.claims[claim.id] = claim

    def _source(self, document: Document) -> Source | None:
        data = document.data["source"]
        name, location = data["id"], document.at(("source",))
        if name in self.sources:
            message = f"source {name!r} stands in {self.sources[name].location.path} too"
            self._fault("duplicate-id", document.at(("source", "id")), message, "give one of them another id")
            return None
        try:
            published = Period.parse(str(data["published"]))
        except PeriodError as error:
            self._fault("invalid-value", document.at(("source", "published")), str(error), "correct the date")
            return None
        snapshot = data.get("snapshot", {})
        return Source(
            id=name, title=data["title"], publisher=data["publisher"], author=data.get("author", ""), published=published,
            stated_date=data["dating"] == "stated", dating_note=data.get("dating_note", ""), kind=SourceKind(data["kind"]),
            language=data["language"], derived_from=tuple(data.get("derived_from", ())), url=data.get("url", ""),
            snapshot_file=snapshot.get("file", ""), snapshot_sha256=snapshot.get("sha256", ""), location=location,
            marks=document.positions[id(data)],
        )

    def _claim(self, document: Document, index: int, entry: dict[str, Any], source: Source) -> Claim | None:
        name = f"{source.id}/{entry['id']}"
        if name in self.claims:
            message = f"claim id {entry['id']!r} is used twice (first on line {self.claims[name].location.line})"
            self._fault("duplicate-id", document.at(("claims", index, "id")), message, "give one of them another id")
            return None
        if entry["unit"] not in units():
            self._unknown_unit(document.at(("claims", index, "unit")), entry["unit"])
            return None
        try:
            figure = _figure(entry)
        except (FigureError, NumeralError, ValueError) as error:
            self._fault("invalid-value", document.at(("claims", index, "value")), str(error), "correct value or hedge")
            return None
        try:
            stated = Period.parse(str(entry["period"])) if "period" in entry else None
        except PeriodError as error:
            self._fault("invalid-value", document.at(("claims", index, "period")), str(error), "correct the period")
            return None
        indicator = self.indicators.get(entry["indicator"])
        period = stated
        if stated is None and indicator and indicator.kind is Kind.STOCK:
            period = source.published.as_assumed()
        return Claim(
            id=name, source=source, about=entry["about"], indicator=entry["indicator"], figure=figure,
            printed=entry["printed"], location=document.at(("claims", index)), paragraph=entry["paragraph"],
            occurrence=entry.get("occurrence", 0), stated_period=stated, period=period,
            status=Status(entry.get("status", "actual")), called=entry.get("called", ""),
            attributed_to=entry.get("attributed_to", ""), basis=entry.get("basis", ""), note=entry.get("note", ""),
            equals=f"{source.id}/{entry['equals']}" if "equals" in entry else "",
            marks=document.positions[id(entry)],
        )


def _entity(document: Document, index: int, entry: dict[str, Any]) -> Entity:
    return Entity(
        id=entry["id"], label=entry["label"], label_zh=entry.get("label_zh", ""), part_of=entry.get("part_of", ""),
        location=document.at(("entities", index)),
    )


def _plausible(limits: dict[str, Any]) -> Plausible:
    low, high = (_number(limits[key]).value if key in limits else None for key in ("min", "max"))
    return Plausible(minimum=low, maximum=high, why=limits["why"])


def _number(value: int | Decimal | str) -> Numeral:
    return Numeral.parse(value) if isinstance(value, str) else Numeral.of(value)


def _figure(entry: dict[str, Any]) -> Figure:
    value, stated = entry["value"], entry.get("precision")
    upper = None
    if isinstance(value, list):
        value, upper = value[0], _number(value[1])
    precision: Precision = "exact" if stated == "exact" else None if stated is None else Fraction(stated)
    return Figure(_number(value), units()[entry["unit"]], Hedge(entry.get("hedge", "bare")), upper, precision)
