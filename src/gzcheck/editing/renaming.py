"""A name changed everywhere in a corpus, with the resolutions that rest on it; or a clear reason why not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from gzcheck.editing import (
    Checked,
    Desk,
    Edit,
    Meaning,
    Occurrence,
    Refused,
    Sort,
    applied,
    definition,
    node_at,
    occurrences,
    references,
)
from gzcheck.model import Corpus, Finding, Location, Reason, Resolution

_WAYS = {
    Sort.CLAIM: ("source", ("claims", 0, "id")),
    Sort.SOURCE: ("source", ("source", "id")),
    Sort.ENTITY: ("corpus", ("entities", 0, "id")),
    Sort.INDICATOR: ("indicators", ("indicators", 0, "id")),
    Sort.IDENTITY: ("identities", ("identities", 0, "id")),
}
"""Where what can be renamed gets its name: schema and way."""


@dataclass(frozen=True, kw_only=True)
class _Change:
    meaning: Meaning
    new: str
    """The new name, of a claim without its source."""

    @property
    def old(self) -> str:
        """The name that is changed, of a claim without its source."""
        return self.meaning.name.rpartition("/")[2]

    def of_claim(self, name: str) -> str:
        """The full id that a claim has afterwards."""
        source, _, local = name.partition("/")
        if self.meaning.sort is Sort.SOURCE and source == self.old:
            return f"{self.new}/{local}"
        if self.meaning.sort is Sort.CLAIM and name == self.meaning.name:
            return f"{source}/{self.new}"
        return name


def check_name(corpus: Corpus, meaning: Meaning, new: str) -> None:
    """Raise `Refused` for a name that cannot be changed, that no id may have, or that is taken."""
    if meaning.sort not in _WAYS:
        raise Refused(f"a {meaning.sort.value} cannot be renamed here")
    if definition(corpus, meaning) is None:
        raise Refused(f"no {meaning.sort.value} is called {meaning.name!r}, so there is nothing to rename")
    node = node_at(*_WAYS[meaning.sort])
    if not re.search(node["pattern"].replace("$", r"\Z"), new) or len(new) > node["maxLength"]:
        raise Refused(f"{new!r} is no id: write lower case letters and digits, with hyphens and dots between them")
    if new in _taken(corpus, meaning):
        raise Refused(f"{new!r} is taken: choose another name")


def _taken(corpus: Corpus, meaning: Meaning) -> set[str]:
    match meaning.sort:
        case Sort.CLAIM:
            source = meaning.name.partition("/")[0]
            names = {*(claim.id for claim in corpus.entered), *corpus.left_out}
            return {name.partition("/")[2] for name in names if name.partition("/")[0] == source}
        case Sort.ENTITY:
            return set(corpus.entities)
        case Sort.INDICATOR:
            aliases = {alias for one in corpus.indicators.values() for alias in one.aliases}
            return {*corpus.indicators, *aliases}
        case Sort.SOURCE:
            return {*corpus.sources, *corpus.left_out}
    return {*corpus.identities, *corpus.left_out}


def rename(desk: Desk, meaning: Meaning, new: str) -> dict[str, list[Edit]]:
    """The edits, by file, that give something another name everywhere; raises `Refused`.

    What is found in the corpus stays the same, and so does what is resolved: fingerprints that rest on the name are
    changed in the resolutions. The files themselves keep their names.
    """
    before = desk.check(desk.opener())
    _check_readable(before.corpus)
    check_name(before.corpus, meaning, new)
    change = _Change(meaning=meaning, new=new)
    edits = _edits(desk, change)
    after = _tried(desk, edits)
    moves = dict(_fingerprints(before, after, change))
    if moves:
        for edit in _moved(before.corpus, moves):
            edits[edit.location.path].append(edit)
        after = _tried(desk, edits)
    _check_same(before, after)
    return {file: sorted(own, key=lambda edit: edit.location) for file, own in edits.items()}


def _check_readable(corpus: Corpus) -> None:
    """What cannot be read may hold the name too."""
    unread = [one.subject for one in corpus.skipped if one.reason in (Reason.UNREAD_FILE, Reason.RESOLUTION)]
    if unread:
        raise Refused(f"{unread[0]} cannot be read, and may hold the name too: mend it first")


def _edits(desk: Desk, change: _Change) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = defaultdict(list)
    for one in references(desk.texts, change.meaning):
        text = one.text[: len(one.text) - len(change.old)] + change.new
        found[one.file].append(Edit(location=one.location, text=text))
    if change.meaning.sort is Sort.SOURCE:
        for one in _of_source(desk, change.old):
            found[one.file].append(Edit(location=one.location, text=change.of_claim(one.meaning.name)))
    return found


def _of_source(desk: Desk, source: str) -> Iterator[Occurrence]:
    """Claims of a source by their full names, in other files than its own."""
    for file, text in desk.texts(f"{source}/"):
        for one in occurrences(file, text):
            if one.meaning.sort is Sort.CLAIM and one.text.startswith(f"{source}/"):
                yield one


def _tried(desk: Desk, edits: Mapping[str, list[Edit]]) -> Checked:
    buffers = {file: applied(desk.text(file), own).encode() for file, own in edits.items()}
    return desk.check_with(buffers)


# ---------------------------------------------------------------- resolutions


def _fingerprints(before: Checked, after: Checked, change: _Change) -> Iterator[tuple[str, str]]:
    """The fingerprints of resolved findings that are others now, with those."""
    then = defaultdict(list)
    for finding in (*after.report.findings, *after.report.resolved):
        then[_place(finding, lambda name: name)].append(finding.fingerprint)
    for finding in before.report.resolved:
        found = then.get(_place(finding, change.of_claim), [])
        if len(found) != 1:
            raise Refused(f"the resolution of {finding.fingerprint} cannot be taken along: resolve it anew afterwards")
        if found[0] != finding.fingerprint:
            yield finding.fingerprint, found[0]


def _place(finding: Finding, named: Callable[[str], str]) -> tuple[object, ...]:
    """What a finding is, its claims called as they are afterwards."""
    claims = tuple(sorted(named(claim.id) for claim in finding.claims))
    return finding.rule.code, finding.location.path, finding.location.line, claims


def _moved(corpus: Corpus, moves: Mapping[str, str]) -> Iterator[Edit]:
    for resolution in corpus.resolutions:
        if resolution.fingerprint in moves:
            yield Edit(location=_fingerprint_at(corpus, resolution), text=moves[resolution.fingerprint])


def _fingerprint_at(corpus: Corpus, resolution: Resolution) -> Location:
    """Where a fingerprint stands, without quotes."""
    place = resolution.at("fingerprint")
    start = corpus.lines[place.path][place.line - 1].index(resolution.fingerprint, place.column - 1) + 1
    return Location(place.path, place.line, start, place.line, start + len(resolution.fingerprint))


def _check_same(before: Checked, after: Checked) -> None:
    """Raise `Refused` where another name would change what is found; then it stands somewhere that nobody expects."""
    told = [
        (
            len(one.corpus.claims),
            len(one.corpus.faults),
            [(finding.rule.code, finding.location.path, finding.location.line) for finding in one.report.findings],
            len(one.report.resolved),
        )
        for one in (before, after)
    ]
    if sorted(told[0][2]) != sorted(told[1][2]) or told[0][:2] != told[1][:2] or told[0][3] != told[1][3]:
        raise Refused("another name would change what is found in the corpus; rename it by hand")
