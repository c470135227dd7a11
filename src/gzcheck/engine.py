"""The only module that knows the order of the steps: load, look at snapshots, run the rules, stamp, sort, count."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gzcheck import rules
from gzcheck.comparing.facts import Earlier, Facts
from gzcheck.comparing.ordering import ordered
from gzcheck.comparing.tallies import tallied
from gzcheck.explaining.related import divided, related
from gzcheck.model import (
    Advice,
    Corpus,
    Evaluation,
    Finding,
    NotPlain,
    Period,
    Problem,
    ProofReport,
    Reason,
    Report,
    Rule,
    ScannedText,
    Skipped,
    Stop,
    Summary,
    TableTotals,
    Verdict,
    fault_fingerprint,
    fingerprint_of,
    from_plain,
    key_of,
    to_plain,
)
from gzcheck.reading import CORPUS, no_collection
from gzcheck.reading.snapshots import read_snapshot
from gzcheck.settings import Settings

if TYPE_CHECKING:
    from gzcheck.reading import FileMemory, Opener, Parts
    from gzcheck.reading.unchanged import Taken
    from gzcheck.rules import RuleModule, Said


def with_snapshots(corpus: Corpus, directory: Path) -> Corpus:
    """The corpus together with the texts of its sources, read from `directory`."""
    snapshots = {
        source.id: read_snapshot(directory, source.snapshot_file)
        for source in corpus.sources.values()
        if source.snapshot_file
    }
    return replace(corpus, snapshots=snapshots, with_texts=True)


def load(settings: Settings, paths: Sequence[str] = (), drafts: Sequence[ScannedText] = ()) -> Corpus:
    """The corpus of a run with the texts of its sources; with `paths` only what is needed to check these files.

    Of tables it has what may be in conflict, what claims are on, and what is about entities that `drafts` name.

    Raises `Stop` where there is no corpus, no such file, or no such folder of snapshots.
    """
    from gzcheck.reading.loader import CorpusError, load_corpus, source_paths

    try:
        corpus = load_corpus(settings.corpus, source_paths(settings.corpus, paths), memory(settings))
    except CorpusError as error:
        raise Stop(str(error)) from None
    return as_asked(corpus, settings, drafts)


def as_filed(settings: Settings) -> Corpus:
    """The corpus as it stands in its files, read anew."""
    from gzcheck.reading.loader import load

    return load(settings.corpus)


def corpus_if_any(settings: Settings) -> Corpus | None:
    """The corpus as it stands in its files; None where there is none, since a text can be scanned without one."""
    return as_filed(settings) if (settings.corpus / CORPUS).is_file() else None


def report(settings: Settings, paths: Sequence[str] = (), *, comparing: bool = True) -> Report:
    """The corpus of a run, checked; where nothing changed since another run, what was kept of that one.

    Texts, data of tables and reference rates lie outside the corpus: where they have a say, it is always checked anew.
    """
    taken = None if settings.snapshots or settings.tables else _taken(settings, paths, comparing)
    if taken is None:
        return check(load(settings, paths), comparing=comparing, today=settings.today)
    with suppress(NotPlain):
        kept = from_plain(taken.recall())
        if isinstance(kept, Report):
            return kept
    from gzcheck.reading.loader import load_corpus

    corpus = as_asked(load_corpus(taken.opener, taken.only, memory(settings)), settings)
    cache, name = taken.cache, taken.name
    del taken  # with the bytes of all files
    made = check(corpus, comparing=comparing, today=settings.today)
    if not (comparing and any(claim.equals for claim in corpus.claims)):
        with suppress(NotPlain):
            cache.keep(name, to_plain(made))
    return made


def unfolded(report: Report) -> Report:
    """A report whose findings that come of what is wrong with a whole source stand among the others."""
    return replace(report, findings=ordered((*report.findings, *report.folded)), folded=())


def _taken(settings: Settings, paths: Sequence[str], comparing: bool) -> Taken | None:
    """All that a run will read; None where nothing is to be kept, or nothing can be."""
    if settings.cache is None:
        return None
    from gzcheck.reading import Cache
    from gzcheck.reading.loader import CorpusError, source_paths
    from gzcheck.reading.unchanged import take

    question = f"{comparing} {settings.today} {settings.tolerance}"
    try:
        return take(settings.corpus, source_paths(settings.corpus, paths), question, Cache(settings.cache))
    except CorpusError as error:
        raise Stop(str(error)) from None


def read(opener: Opener, settings: Settings, only: Sequence[str], memory: FileMemory, parts: Parts) -> Corpus:
    """The corpus that an opener gives, for somebody who reads it again and again; without texts where they are gone."""
    from gzcheck.reading.loader import load_corpus

    corpus = load_corpus(opener, only, memory, parts)
    is_there = settings.snapshots is None or os.path.isdir(settings.snapshots)
    return as_asked(corpus, settings if is_there else replace(settings, snapshots=None))


def as_asked(corpus: Corpus, settings: Settings, drafts: Sequence[ScannedText] = ()) -> Corpus:
    """The corpus with what the settings add: the texts of its sources, the data of tables, and what is tolerated."""
    return with_tables(replace(with_texts(corpus, settings), tolerance=settings.tolerance), settings, drafts)


def memory(settings: Settings) -> FileMemory | None:
    """What is remembered of files, for one corpus that is loaded; None where the settings ask for no cache."""
    if settings.cache is None:
        return None
    from gzcheck.reading import Cache, FileMemory

    return FileMemory(Cache(settings.cache))


def with_texts(corpus: Corpus, settings: Settings) -> Corpus:
    """The corpus with the texts of its sources, where the settings name their folder; raises `Stop` if that is none."""
    if not settings.snapshots:
        return corpus
    if not os.path.isdir(settings.snapshots):
        raise Stop(f"{settings.snapshots}: no such folder; correct --snapshots, or leave it out")
    return with_snapshots(corpus, settings.snapshots)


def with_tables(corpus: Corpus, settings: Settings, drafts: Sequence[ScannedText] = ()) -> Corpus:
    """The corpus with what the data of its tables come to, where the settings name their folder.

    Raises `Stop` where that is none, or the package that reads tables is not installed.
    """
    if settings.tables is None or not corpus.tables:
        return corpus
    check_folder(settings.tables, "correct --tables, or leave it out")
    from gzcheck.tables.checking import Wish, check_tables
    from gzcheck.tables.opening import limits_of, open_engine

    text = "\n".join(paragraph for draft in drafts for paragraph in draft.paragraphs)
    asked = Wish(entities=_named_in(drafts, corpus), text=text, unfold=settings.unfold)
    tabled = check_tables(corpus, settings.tables, open_engine(limits_of(settings)), asked)
    return replace(
        corpus,
        tabled=tabled,
        claims=(*corpus.claims, *tabled.met),
        sources={**corpus.sources, **tabled.sources},
        entities={**corpus.entities, **tabled.entities},
        faults=(*corpus.faults, *tabled.faults),
    )


def check_folder(tables: Path, hint: str) -> None:
    """Raise `Stop` where the data of tables cannot be looked for."""
    from gzcheck.tables.stores import is_there

    if not is_there(tables):
        raise Stop(f"{tables}: no such folder; {hint}")


def _named_in(drafts: Sequence[ScannedText], corpus: Corpus) -> Collection[str]:
    """The entities that drafts name; what reads them takes a tenth of a second to load."""
    if not drafts:
        return ()
    from gzcheck.proofing.naming import entities_in

    return entities_in(drafts, corpus)


def complaints(corpus: Corpus) -> tuple[str, ...]:
    """What could not be loaded, for commands that report no findings."""
    return tuple(f"{fault.location}: {fault.message}" for fault in corpus.faults)


def beside_tables(corpus: Corpus) -> tuple[str, ...]:
    """A remark of commands that look at claims alone; none where the corpus has no tables."""
    return ("figures of tables are not counted here: see 'conflicts' and 'consensus'",) if corpus.tables else ()


def with_rates(corpus: Corpus) -> Corpus:
    """The corpus together with reference exchange rates, if two amounts are declared equal and rates are there."""
    if corpus.rates is not None or not any(claim.equals for claim in corpus.claims):
        return corpus
    from gzcheck.reading.rates import ReferenceRates

    rates = ReferenceRates()
    return replace(corpus, rates=rates if rates.available else None)


def check(corpus: Corpus, *, comparing: bool = True, today: date | None = None) -> Report:
    """Run the rules on a corpus and match its resolutions; prints nothing.

    With `comparing=False` only the rules that judge the corpus itself are run. `today` (default: the day it is) is what
    resolutions expire by.
    """
    return run(corpus, comparing=comparing, today=today)[0]


def identities(corpus: Corpus) -> tuple[Evaluation, ...]:
    """What the declared arithmetic of a corpus comes to, by identity and binding; prints nothing."""
    return tuple(Facts(corpus).arithmetic.evaluations())


OnCrash = Callable[[Rule, Exception], None]
"""Is told of a rule that broke down."""


def run(
    corpus: Corpus,
    *,
    comparing: bool = True,
    today: date | None = None,
    on_crash: OnCrash | None = None,
    earlier: Earlier | None = None,
) -> tuple[Report, Facts]:
    """The same, together with the facts that the rules looked at.

    A rule that breaks down stops the run, unless somebody asks to be told of it: then the others go on. What was
    worked out `earlier` is not worked out again.
    """
    facts = Facts(with_rates(corpus) if comparing else corpus, earlier=earlier)
    with no_collection():
        return _report(facts, comparing=comparing, today=today or date.today(), on_crash=on_crash), facts


def _report(facts: Facts, *, comparing: bool, today: date, on_crash: OnCrash | None) -> Report:
    corpus = facts.corpus
    skipped = {(item.reason, item.subject) for item in corpus.skipped}
    skipped |= {(Reason.DRAFT, draft.id) for draft in corpus.drafts}
    skipped |= {(Reason.TABLE, name) for name in corpus.unread_tables}
    findings = [*_faults(corpus), *_run(facts, rules.CORPUS_RULES, skipped, on_crash)]
    if comparing:
        findings += _run(facts, rules.FACT_RULES, skipped, on_crash)
    resolved: list[Finding] = []
    if corpus.resolutions:
        findings, resolved = _resolved(facts, findings, complete=comparing, today=today)
        findings += _run(facts, rules.RESOLUTION_RULES, skipped, on_crash)
    folded: list[Finding] = []
    if comparing:
        skipped |= _uncompared(facts, [*findings, *resolved])
        findings, folded = divided(findings, [*findings, *resolved])
        findings = related(findings)
    return Report(
        title=corpus.title,
        findings=ordered(findings),
        resolved=ordered(resolved),
        folded=ordered(folded),
        comparing=comparing,
        summary=_summary(corpus, facts if comparing else None, skipped, resolved=len(resolved), folded=len(folded)),
    )


def proof(
    corpus: Corpus, texts: Sequence[ScannedText], published: Period | None, today: date | None = None
) -> ProofReport:
    """Hold drafts against a corpus; prints nothing. A draft has no vote: what the corpus says does not change."""
    report, facts = run(corpus, today=today)
    return proofed(report, facts, texts, published)


def proofed(report: Report, facts: Facts, texts: Sequence[ScannedText], published: Period | None) -> ProofReport:
    """The same, against what a run on a corpus came to."""
    from gzcheck.proofing.prove import prove

    corpus = facts.corpus
    made, facts.dead_marks = prove(texts, facts, (*report.findings, *report.folded, *report.resolved), published)
    facts.proofs = tuple(one for text in made for one in text.proofs)
    return ProofReport(
        title=corpus.title,
        texts=made,
        findings=tuple(
            sorted(_run(facts, rules.PROOF_RULES, set()), key=lambda one: (one.severity.rank, one.location))
        ),
        claims=len(corpus.claims),
        complaints=complaints(corpus),
        drafts=len(corpus.drafts),
        tables=len(corpus.unread_tables),
    )


def _resolved(
    facts: Facts, findings: list[Finding], *, complete: bool, today: date
) -> tuple[list[Finding], list[Finding]]:
    """The open and the resolved findings; the facts know from now on what became of the resolutions."""
    from gzcheck.resolving.matching import divide, match

    facts.resolutions = match(
        facts.corpus.resolutions,
        findings,
        today=today,
        rules=frozenset(rule.code for rule in rules.catalogue()),
        complete=complete,
        restricted=lambda finding, names: _restricted(facts, finding, names),
    )
    return divide(findings, facts.resolutions)


def _restricted(facts: Facts, finding: Finding, names: Collection[str]) -> str:
    """The fingerprint of a finding with only some of its claims."""
    fewer = replace(finding, claims=tuple(claim for claim in finding.claims if claim.id in names))
    return fingerprint_of(finding.rule, fewer, facts.copies.origins)


def _uncompared(facts: Facts, findings: Iterable[Finding]) -> set[tuple[Reason, str]]:
    """What was skipped and took part in no other check either."""
    compared = {claim.id for one in findings if one.rule.compares for claim in one.claims}
    compared |= facts.arithmetic.claims_used
    return {(one.reason, one.subject) for one in facts.skipped if not _is_done(one, compared)}


def _is_done(skipped: Skipped, compared: set[str]) -> bool:
    """Whether a claim without a counterpart took part in another check all the same: an identity, a plan, a copy."""
    alone = (Reason.NO_COUNTERPART, Reason.LONE_CELL, Reason.ANOTHER_CURRENCY)
    return skipped.reason in alone and skipped.subject in compared


def _faults(corpus: Corpus) -> Iterator[Finding]:
    """What reading reports; faults that are alike, such as two empty files, are numbered."""
    alike: Counter[str] = Counter()
    for fault in sorted(corpus.faults, key=lambda one: (one.location, one.message)):
        name = fault_fingerprint(fault, 0)
        problem = Problem(
            message=fault.message,
            location=fault.location,
            verdict=Verdict.INVALID,
            advice=Advice(text=fault.hint, mends=fault.mends),
            level=fault.level,
        )
        yield _stamped(corpus, fault.rule, problem, fault_fingerprint(fault, alike[name]))
        alike[name] += 1


def _run(
    facts: Facts, modules: Iterable[RuleModule], skipped: set[tuple[Reason, str]], on_crash: OnCrash | None = None
) -> Iterator[Finding]:
    for module in modules:
        for said in _said(module, facts, on_crash):
            if isinstance(said, Skipped):
                skipped.add((said.reason, said.subject))
            else:
                rule, origins = module.RULE, facts.copies.origins
                yield _stamped(facts.corpus, rule, said, fingerprint_of(rule, said, origins))


def _said(module: RuleModule, facts: Facts, on_crash: OnCrash | None) -> Iterator[Said]:
    """What a rule says, as far as it gets."""
    try:
        yield from module.check(facts)
    except Exception as error:
        if on_crash is None:
            raise
        on_crash(module.RULE, error)


def _summary(
    corpus: Corpus, facts: Facts | None, skipped: Iterable[tuple[Reason, str]], *, resolved: int, folded: int
) -> Summary:
    groups = facts.groups if facts else []
    totals = corpus.tabled.totals if corpus.tabled else None
    summary = Summary(
        claims=len(corpus.claims) - len(corpus.met),
        sources=len(corpus.sources.keys() - corpus.in_tables),
        groups=len(groups),
        consistent=sum(group.verdict is not Verdict.CONFLICT for group in groups),
        not_checked=_not_checked(skipped, totals.not_checked if totals else {}),
        resolved=resolved,
        explained=folded,
        matrix=facts.matrix if facts else None,
        tables=totals,
    )
    return _with_tables(summary, totals, facts) if totals and facts else summary


def _not_checked(skipped: Iterable[tuple[Reason, str]], in_tables: Mapping[Reason, int]) -> dict[str, int]:
    """How often each reason stood in the way, in the order of the reasons."""
    counts = Counter(reason for reason, _ in skipped) + Counter(in_tables)
    return {reason.value: counts[reason] for reason in Reason if counts[reason]}


def _with_tables(summary: Summary, totals: TableTotals, facts: Facts) -> Summary:
    """A summary that also counts the groups of tables that nothing was to be said of."""
    return replace(
        summary,
        groups=summary.groups + totals.silent,
        consistent=summary.consistent + totals.silent,
        explained=summary.explained + totals.explained,
        tables=tallied(_with_folded(totals, facts), facts.table_groups),
    )


def _with_folded(totals: TableTotals, facts: Facts) -> TableTotals:
    """The totals with the conflicts that are explained though they were not set aside, since all were asked for."""
    folded = sum(bool(facts.folds.of(group.claims)) for group in facts.table_groups)
    return replace(totals, explained=totals.explained + folded)


_SAID = tuple(field.name for field in fields(Problem))


def _stamped(corpus: Corpus, rule: Rule, problem: Problem, name: str) -> Finding:
    said = {name: getattr(problem, name) for name in _SAID}
    return Finding(
        **said,
        rule=rule,
        severity=problem.level or rule.severity,
        fingerprint=name,
        key=key_of(rule, problem),
        excerpt=corpus.line(problem.location),
    )
