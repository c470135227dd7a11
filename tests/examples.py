"""The examples in the rules' documentation, made into corpora.

That text ends in a `Fails` and a `Passes` block. A line that begins a part stands at the block's edge:

- `# path/of/file.yaml` begins a whole file of the corpus; "(with a byte-order mark)" behind it adds one, and a path
  that ends in a slash is a folder.
- `# data/NAME` begins a data file of a table.
- `# snapshot NAME: text` puts a text of one paragraph into the snapshots folder.
- `id, date:` begins a source, and its claims follow as a list. `, derived from ID` and `, sha256 of "text"` may stand
  before the colon; a source with a snapshot has that one's hash unless it says otherwise.
- `identities:` begins the list of identities.
- `resolutions:` begins the list of decisions. `claims` gives the figures as they were when the decision was taken: its
  fingerprint is that of the finding on just these figures, and one that fits nothing where there is no such finding.

Everything left out (about, unit, id, paragraph, reason, the registry) is filled in as on the standard registry below.
"""

from __future__ import annotations

import hashlib
import json
import re
import textwrap
from pathlib import Path
from typing import Any

import yaml

import gzcheck
from gzcheck.model.rule import Rule
from gzcheck.rules import catalogue
from gzcheck.wording import figures as wording

FILES = {
    "corpus.yaml": """\
title: The examples of the rules
entities:
  - {id: harbour-city, label: Harbour City}
""",
    "indicators.yaml": """\
indicators:
  - {id: firms, label: Firms, definition: Registered firms., kind: stock, unit: count,
     plausible: {min: 1, max: 1e6, why: there are fewer than a million firms of all kinds}}
  - {id: labs, label: Laboratories, definition: Registered laboratories., kind: stock, unit: count}
  - {id: cards-issued, label: Cards issued so far, definition: Cards., kind: stock, unit: count, cumulative: true}
  - {id: growth, label: Growth, definition: Against the year before., kind: rate, unit: percent}
  - {id: trade, label: Trade, definition: Exports and imports., kind: flow, unit: CNY, parts_complete: true}
  - {id: exports, label: Exports, definition: Goods sold., kind: flow, unit: CNY, part_of: trade}
  - {id: imports, label: Imports, definition: Goods bought., kind: flow, unit: CNY, part_of: trade}
  - {id: services, label: Services, definition: Services sold., kind: flow, unit: CNY}
  - {id: trade-growth, label: Growth of trade, definition: Yearly., kind: rate, unit: percent, growth_of: trade}
  - {id: exports-growth, label: Growth of exports, definition: Yearly., kind: rate, unit: percent, growth_of: exports}
  - {id: imports-growth, label: Growth of imports, definition: Yearly., kind: rate, unit: percent, growth_of: imports}
""",
}
_SOURCE = re.compile(r'([a-z-]+), ([0-9~/-]+)(?:, derived from ([a-z-]+))?(?:, sha256 of "([^"]*)")?:')
_SNAPSHOT = re.compile(r"# snapshot ([^:]+): (.*)")
_IDENTITIES = re.compile(r"identities:")
_RESOLUTIONS = re.compile(r"resolutions:")
_FILE = re.compile(r"# ([\w./-]+)(?: \((.*)\))?")


NO_FINDING = "0" * 16
"""The fingerprint of a decision whose figures are in no finding."""


def example(rule: Rule, kind: str) -> str:
    """The `Fails` or `Passes` block of a rule's documentation; it is an error if there is none, or a second one."""
    block = rf"^{kind}(?: \([^)]*\))?:\n\n((?: {{4}}.*\n?|\n)+)"
    found: list[str] = re.findall(block, catalogue()[rule], re.MULTILINE)
    assert len(found) == 1, f"{rule.name}: expected one {kind!r} block of indented lines, found {len(found)}"
    return textwrap.dedent(found[0]).strip("\n") + "\n"


def expand(text: str, folder: Path) -> None:
    """Write the example's corpus to `folder`, and its snapshots to `folder/snapshots`."""
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "sources").mkdir()
    (folder / "snapshots").mkdir()
    hashes: dict[str, str] = {}
    decisions = ""
    for head, body in _parts(text):
        if match := _SNAPSHOT.fullmatch(head):
            name, paragraph = match.groups()
            (folder / "snapshots" / name).write_text(paragraph, encoding="utf-8")
            hashes[name] = _sha256(paragraph)
        elif match := _FILE.fullmatch(head):
            _write(folder / match[1], body, bom=match[2] == "with a byte-order mark", is_folder=match[1].endswith("/"))
        elif _IDENTITIES.fullmatch(head):
            _write(folder / "identities.yaml", f"{head}\n{body}")
        elif _RESOLUTIONS.fullmatch(head):
            decisions = body
        elif match := _SOURCE.fullmatch(head):
            name, published, origin, hashed = match.groups()
            sha256 = _sha256(hashed) if hashed else hashes.get(f"{name}.txt")
            source = _source(name, published, origin, sha256)
            _write(folder / "sources" / f"{name}.yaml", source + _claims(body))
        else:
            raise AssertionError(f"neither a file, a snapshot nor a source: {head!r}")
    if decisions:  # last, because fingerprints are those of the corpus without decisions
        _write(folder / "resolutions.yaml", _resolutions(decisions, folder))


def _parts(text: str) -> list[tuple[str, str]]:
    """Head line and the lines below it, for every part."""
    patterns = (_SNAPSHOT, _FILE, _SOURCE, _IDENTITIES, _RESOLUTIONS)
    heads = [line for line in text.splitlines() if any(pattern.fullmatch(line) for pattern in patterns)]
    parts, rest = [], text
    for head in heads:
        before, _, rest = rest.partition(f"{head}\n")
        assert not before.strip() or parts, f"before the first part stands {before!r}"
        if parts:
            parts[-1] = (parts[-1][0], before)
        parts.append((head, rest))
    assert parts, "an empty example"
    return parts


def _write(path: Path, text: str, *, bom: bool = False, is_folder: bool = False) -> None:
    if is_folder:
        path.mkdir()
        return
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8-sig" if bom else "utf-8")


def _source(name: str, published: str, origin: str | None, sha256: str | None) -> str:
    source: dict[str, Any] = {
        "id": name,
        "title": "Port news",
        "publisher": name.title(),
        "published": published,
        "dating": "stated",
        "kind": "news",
        "language": "en",
    }
    if origin:
        source["derived_from"] = [origin]
    if sha256:
        source["snapshot"] = {"file": f"{name}.txt", "sha256": sha256}
    return yaml.safe_dump({"source": source}, sort_keys=False)


def _claims(text: str) -> str:
    """The claims in full. Values are kept letter for letter, because `14.68e9` and `14680e6` are not the same."""
    units = {entry["id"]: entry["unit"] for entry in yaml.load(FILES["indicators.yaml"], yaml.BaseLoader)["indicators"]}
    lines = ["claims:"]
    for number, given in enumerate(yaml.load(text, yaml.BaseLoader), 1):
        unit = units.get(given["indicator"], "count")
        claim = {"id": f"c{number}", "about": "harbour-city", "unit": unit, "paragraph": "1", **given}
        fields = ", ".join(f"{key}: {_written(key, value)}" for key, value in claim.items())
        lines.append(f"  - {{{fields}}}")
    return "\n".join(lines) + "\n"


def _written(key: str, value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return json.dumps(value, ensure_ascii=False) if key == "printed" else str(value)


def _resolutions(text: str, folder: Path) -> str:
    """The decisions in full, each on the finding of its rule in which its claims have the figures it gives."""
    fingerprints = {}
    for finding in gzcheck.check(gzcheck.load_corpus(folder)).findings:
        figures = frozenset((claim.id, wording.figure(claim.figure)) for claim in finding.claims)
        fingerprints[finding.rule.code, figures] = finding.fingerprint
    decisions = []
    for given in yaml.load(text, yaml.BaseLoader):
        fingerprint = fingerprints.get((given["rule"], frozenset(given["claims"].items())), NO_FINDING)
        filled = {"reason": "Both papers were asked.", "decided_by": "A. Reader", "decided": "2017-07-01"}
        decisions.append({"fingerprint": fingerprint, **filled, **given})
    return yaml.safe_dump({"resolutions": decisions}, sort_keys=False)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
