"""The folders below `tests/cases`: what each holds and what its own rule says about it.

`tests/cases/<rule-name>/{fail,pass}-<what>/` is a whole corpus, with a `snapshots` folder where the rule looks at one,
and a `data` folder where it has tables.
In a `fail-` folder lies `expected.txt`: the findings of that rule, and of no other, in a form that no renderer has a
say in. A `pass-` folder has none, because its rule finds nothing there. Every corpus is judged as on one day, and
where there is a `draft.md`, that is held against it. Where a
finding depends on an optional package, `needs.txt` holds the name of its module, and nothing is said without it.
"""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import gzcheck
from gzcheck import engine
from gzcheck.engine import with_snapshots, with_tables
from gzcheck.model import Corpus, Period, ProofReport
from gzcheck.model.finding import Finding, Report
from gzcheck.model.rule import Rule
from gzcheck.rules import catalogue
from gzcheck.settings import Settings
from gzcheck.texts.scanner import scan

CASES = Path(__file__).parent / "cases"
EXPECTED, NEEDS, DRAFT, DATA = "expected.txt", "needs.txt", "draft.md", "data"
TODAY = date(2019, 12, 31)
RULES: dict[str, Rule] = {rule.name: rule for rule in catalogue()}
"""Every rule by the name of its folder."""


def case_folders() -> list[Path]:
    """Every case, sorted."""
    return sorted(folder for folder in CASES.glob("*/*") if folder.is_dir())


def must_fail(folder: Path) -> bool:
    """Whether the case's rule has something to say about it."""
    return folder.name.startswith("fail-")


def missing_package(folder: Path) -> str:
    """The module that the case needs and that is not installed; empty when nothing is missing."""
    needs = folder / NEEDS
    module = needs.read_text(encoding="utf-8").strip() if needs.exists() else ""
    return module if module and importlib.util.find_spec(module) is None else ""


def report(folder: Path) -> Report | ProofReport:
    """Everything that is found in the case, with paths relative to it."""
    with contextlib.chdir(folder):
        corpus = gzcheck.load_corpus(".")
        if Path("snapshots").is_dir():
            corpus = with_snapshots(corpus, Path("snapshots"))
        if Path(DATA).is_dir():
            corpus = with_tables(corpus, Settings(tables=Path(DATA)))
        if Path(DRAFT).is_file():
            return proofed(corpus, Path(DRAFT), TODAY)
        return gzcheck.check(corpus, today=TODAY)


def proofed(corpus: Corpus, draft: Path, today: date) -> ProofReport:
    """A draft held against a corpus."""
    text = scan(draft.read_text(encoding="utf-8"), draft.name, is_markdown=True, is_draft=True)
    return engine.proof(corpus, [text], Period.parse(today.isoformat()), today)


def own(folder: Path, findings: tuple[Finding, ...]) -> list[Finding]:
    """Those findings that are of the case's own rule, by place: how a report orders them is no matter of the rule."""
    rule = RULES[folder.parent.name]
    return sorted((one for one in findings if one.rule == rule), key=lambda one: (one.location, one.message))


def written(folder: Path, findings: tuple[Finding, ...]) -> str:
    """What `expected.txt` should hold."""
    return "".join(f"{_printable(line)}\n" for finding in own(folder, findings) for line in _lines(finding))


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.severity.value} {finding.location} {finding.message}"
    yield f"  title: {finding.title}"
    yield f"  verdict {finding.verdict.value}, fingerprint {finding.fingerprint}"
    if finding.claims:
        yield f"  claims: {' '.join(claim.id for claim in finding.claims)}"
    if finding.agreeing:
        yield f"  agreeing: {' '.join(finding.agreeing)}"
    for line in finding.arithmetic:
        yield f"  = {line}"
    for explanation in finding.explanations:
        yield f"  {explanation.kind.value}: {explanation.text}"
        if explanation.against:
            yield f"    against: {explanation.against}"
    if finding.unexplained:
        yield f"  unexplained: {finding.unexplained}"
    if finding.advice.text:
        choice = " ".join((finding.advice.kind.value, *finding.advice.claims))
        steps = f" ({', '.join(finding.advice.steps)})" if finding.advice.steps else ""
        yield f"  advice {choice}{steps}: {finding.advice.text}"
    for mend in finding.advice.mends:
        yield f"  mend {' '.join(filter(None, (mend.kind.value, mend.key)))}: {mend.text}"


def _printable(text: str) -> str:
    """Messages quote files, and files may hold anything."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)
