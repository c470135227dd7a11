"""The only module that knows the order of the steps: load, look at snapshots, run the rules, stamp, sort, count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gzcheck import rules
from gzcheck.comparing.facts import Gates
from gzcheck.model.claim import Claim
from gzcheck.model.figure import Verdict
from gzcheck.model.finding import Finding, Problem, Reason, Report, Skipped, Summary
from gzcheck.reading.loader import Corpus
from gzcheck.reading.snapshots import read_snapshot
from gzcheck.rules.rule import Rule, RuleModule

if TYPE_CHECKING:
    from gzcheck.model.identity import Evaluation


def with_snapshots(corpus: Corpus, directory: Path) -> Corpus:
    """The corpus together with the texts of its sources, read from `directory`."""
    snapshots = {
        source.id: read_snapshot(directory, source.snapshot_file)
        for source in corpus.sources.values()
        if source.snapshot_file
    }
    return replace(corpus, snapshots=snapshots, with_texts=True)


def with_rates(corpus: Corpus) -> Corpus:
    """The corpus together with reference exchange rates, if two amounts are declared equal and rates are there."""
    if corpus.rates is not None or not any(claim.equals for claim in corpus.claims):
        return corpus
    from gzcheck.reading.rates import ReferenceRates

    rates = ReferenceRates()
    return replace(corpus, rates=rates if rates.available else None)


def evaluate_identities(corpus: Corpus) -> list[Evaluation]:
    """Every declared identity applied to the claims, in the order of their ids."""
    return Gates(corpus).arithmetic.evaluations()


def check(corpus: Corpus, *, facts: bool = True, today: date | None = None) -> Report:
    """Run the rules on a corpus and settle what has been decided; prints nothing.

    With `facts=False` only the rules that judge the corpus itself are run. `today` (default: the day it is) is what
    decisions expire by.
    """
    corpus = with_rates(corpus) if facts else corpus
    gates = Gates(corpus)
    skipped = {(item.reason, item.subject) for item in corpus.skipped}
    findings, resolved = list(_run(corpus, gates, rules.CORPUS_RULES, skipped)), list[Finding]()
    if facts:
        findings += _run(corpus, gates, rules.FACT_RULES, skipped)
    if corpus.resolutions:
        from gzcheck.resolving.matching import divide, settle

        known = frozenset(module.RULE.code for module in rules.ALL_RULES)
        day = today or date.today()
        gates.settlement = settle(corpus.resolutions, findings, today=day, rules=known, complete=facts)
        findings, resolved = divide(findings, gates.settlement)
        findings += _run(corpus, gates, rules.DECISION_RULES, skipped)
    if facts:
        compared = {
            claim.id for finding in (*findings, *resolved) for claim in finding.claims if finding.code[2] in "234"
        }
        compared |= gates.arithmetic.claims_used
        skipped |= {(one.reason, one.subject) for one in gates.skipped if not _is_done(one, compared)}
    return Report(
        title=corpus.title,
        findings=tuple(sorted(findings, key=_order)),
        resolved=tuple(sorted(resolved, key=_order)),
        summary=_summary(corpus, gates if facts else None, skipped, len(resolved)),
    )


def _is_done(skipped: Skipped, compared: set[str]) -> bool:
    """Whether a claim without a counterpart took part in another check all the same: an identity, a plan, a copy."""
    return skipped.reason in (Reason.NO_COUNTERPART, Reason.ANOTHER_CURRENCY) and skipped.subject in compared


def _run(
    corpus: Corpus, gates: Gates, modules: Iterable[RuleModule], skipped: set[tuple[Reason, str]]
) -> Iterator[Finding]:
    for module in modules:
        for said in module.check(corpus, gates):
            if isinstance(said, Skipped):
                skipped.add((said.reason, said.subject))
            else:
                yield _stamp(corpus, module.RULE, said)


def _summary(corpus: Corpus, gates: Gates | None, skipped: Iterable[tuple[Reason, str]], resolved: int) -> Summary:
    groups = gates.groups if gates else []
    counts = Counter(reason.value for reason, _ in skipped)
    return Summary(
        claims=len(corpus.claims),
        sources=len(corpus.sources),
        groups=len(groups),
        consistent=sum(group.verdict is not Verdict.CONFLICT for group in groups),
        not_checked={reason.value: counts[reason.value] for reason in Reason if counts[reason.value]},
        resolved=resolved,
    )


def _stamp(corpus: Corpus, rule: Rule, problem: Problem) -> Finding:
    document = corpus.documents.get(problem.location.path)
    said = {field.name: getattr(problem, field.name) for field in fields(Problem)}
    return Finding(
        **said,
        code=rule.code,
        name=rule.name,
        severity=problem.level or rule.severity,
        fingerprint=_fingerprint(rule, problem),
        excerpt=document.line(problem.location.line) if document else "",
    )


def _fingerprint(rule: Rule, problem: Problem) -> str:
    """A hash of the rule, the claims and what they say: moving lines keeps it, changing a figure does not."""
    import hashlib

    parts = [rule.code, *sorted(identity(claim) for claim in problem.claims)]
    parts.append(problem.key or ("" if problem.claims else problem.message))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def identity(claim: Claim) -> str:
    """What a decision about a claim hangs on: its id, value, unit, hedge, precision, period and status."""
    figure, period = claim.figure, claim.period
    values = [
        str(figure.value),
        str(figure.upper or ""),
        figure.unit.name,
        figure.hedge.value,
        str(figure.precision or ""),
    ]
    return "|".join([claim.id, *values, period.text if period else "", claim.status.value])


def _order(finding: Finding) -> tuple[object, ...]:
    ids = tuple(claim.id for claim in finding.claims)
    return (finding.severity.rank, finding.code, finding.title, ids, finding.location, finding.message)
