"""Facts: a corpus sorted by what can be compared, which is all that a rule is given to look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from gzcheck.comparing.copies import Copies
from gzcheck.comparing.copying import declared_families
from gzcheck.comparing.earlier import NOTHING
from gzcheck.comparing.earlier import Earlier as Earlier
from gzcheck.comparing.groups import Group, Thing, disagreements_of, groups_of, judged, things_of
from gzcheck.comparing.numbers import Numbers
from gzcheck.comparing.same_time import SameTime, has_no_stated_time
from gzcheck.comparing.series import only_rises
from gzcheck.model import (
    Claim,
    Corpus,
    Diagnosis,
    Kind,
    Matrix,
    Meetings,
    PhraseError,
    Reading,
    Reason,
    Skipped,
    SnapshotState,
    Verdict,
)
from gzcheck.phrases.kept import Vocabulary, readings_of, vocabulary_of
from gzcheck.phrases.lookup import Passages

if TYPE_CHECKING:
    from gzcheck.comparing.folding import Folds
    from gzcheck.comparing.identities import Arithmetic
    from gzcheck.model import DeadMark, Proof
    from gzcheck.resolving.matching import Matches


class Facts:
    """Everything is computed once, when first asked for; a rule takes what it uses."""

    def __init__(self, corpus: Corpus, resolutions: Matches | None = None, earlier: Earlier | None = None) -> None:
        self.corpus = corpus
        self._earlier = earlier or NOTHING
        self.resolutions = resolutions
        """What became of the resolutions; there when all other rules have run."""
        self.times = SameTime(corpus.indicators)
        self.proofs: tuple[Proof, ...] = ()
        """The figures of a draft with their verdicts; there when a draft is held against the corpus."""
        self.dead_marks: tuple[DeadMark, ...] = ()

    @cached_property
    def readings(self) -> dict[str, Reading | PhraseError]:
        """What every claim's printed fragment reads as, or why it cannot be read, by claim id."""
        known = self.vocabulary
        found = self._earlier.readings_of(self.corpus.entered, self.corpus.units)
        others = [claim for claim in self.corpus.entered if claim.id not in found] if found else self.corpus.entered
        return found | readings_of(others, known, None if known.declared else self.corpus.memory)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The units that fragments may print, those that the corpus declares included."""
        return vocabulary_of(self.corpus.units)

    @cached_property
    def texts(self) -> dict[str, Passages]:
        """The texts at hand, by source, to look fragments up in."""
        fragments: dict[str, list[str]] = defaultdict(list)
        for claim in self.corpus.quoted_claims:
            fragments[claim.source.id] += [claim.printed, *([claim.scale.printed] if claim.scale else [])]
        snapshots = self.corpus.snapshots.items()
        return {
            name: Passages(one.paragraphs, fragments[name])
            for name, one in snapshots
            if one.state is SnapshotState.READ
        }

    @cached_property
    def things(self) -> dict[Thing, list[Claim]]:
        """Claims by thing, for claims whose indicator and entity are registered; each list ordered by id."""
        return things_of(self.corpus)

    @cached_property
    def copies(self) -> Copies:
        """Which sources copy which."""
        return Copies(self.corpus.sources)

    @cached_property
    def groups(self) -> list[Group]:
        """Claims that are compared with one another."""
        return [*self.claim_groups, *self.table_groups]

    @cached_property
    def claim_groups(self) -> list[Group]:
        """Those of claims that are kept in YAML, and of rows of tables that meet them."""
        return [group for groups in self._groups.values() for group in groups]

    @cached_property
    def _groups(self) -> dict[Thing, Sequence[Group]]:
        """The groups on each thing."""
        return {thing: self._groups_on(thing, claims) for thing, claims in self.things.items()}

    def _groups_on(self, thing: Thing, claims: list[Claim]) -> Sequence[Group]:
        _, name, _ = thing
        known = None if self.copies.any else self._earlier.groups_of(thing, claims, self.corpus.indicators[name])
        return list(groups_of(claims, self.times, self.copies)) if known is None else known

    @property
    def later(self) -> Earlier:
        """What a look at a later state of the corpus need not work out again, as far as it was worked out here."""
        there = self.__dict__
        return Earlier(
            units=self.corpus.units,
            readings=there.get("readings", {}),
            claims={claim.id: claim for claim in self.corpus.entered},
            things=there.get("things", {}),
            groups={} if self.copies.any else there.get("_groups", {}),
            indicators=self.corpus.indicators,
        )

    @cached_property
    def diagnoses(self) -> list[Diagnosis]:
        """What is wrong with whole sources, of claims and of tables."""
        from gzcheck.comparing.encounters import diagnosed

        found = diagnosed(self.claim_groups, self.corpus.claims, declared_families(self.corpus.sources))
        return [*found, *(self.corpus.tabled.diagnoses if self.corpus.tabled else ())]

    @cached_property
    def folds(self) -> Folds:
        """The conflicts that come of what is wrong with a source as a whole."""
        from gzcheck.comparing.folding import folds_of

        indicators = self.corpus.indicators
        groups = (one for one in self.disagreements if not only_rises(one.claims, indicators[one.claims[0].indicator]))
        return folds_of(self.diagnoses, groups)

    @cached_property
    def matrix(self) -> Matrix | None:
        """Source against source, without what is wrong with one as a whole."""
        from gzcheck.comparing.matrix import matrix_of

        conflicts = (one for one in self.disagreements if one.verdict is Verdict.CONFLICT)
        explained = frozenset(chain.from_iterable(one.figures for one in self.diagnoses))
        tabled = self.corpus.tabled.meetings if self.corpus.tabled else Meetings()
        return matrix_of(self.claim_groups, conflicts, explained, tabled)

    @cached_property
    def disagreements(self) -> list[Group]:
        """The groups that do not agree, each disagreement once."""
        tabled = [group for group in self.table_groups if group.verdict is Verdict.CONFLICT]
        return [*disagreements_of(self.claim_groups), *tabled]

    @cached_property
    def table_groups(self) -> list[Group]:
        """Groups of figures of tables, which were put together where the tables were read."""
        tabled = self.corpus.tabled
        if not tabled:
            return []
        from gzcheck.comparing.widest import widest_first

        return widest_first([group for claims in tabled.groups for group in judged(claims, self.copies)])

    @cached_property
    def numbers(self) -> Numbers:
        """Where each number stands."""
        tabled = self.corpus.tabled.groups if self.corpus.tabled else ()
        return Numbers(chain(self.corpus.claims, *tabled))

    @cached_property
    def arithmetic(self) -> Arithmetic:
        """The identities, applied to the claims."""
        from gzcheck.comparing.identities import Arithmetic

        return Arithmetic(self.corpus, self.times, self.things)

    @cached_property
    def unclear(self) -> list[Claim]:
        """Flows and rates without a period, which can be compared with nothing."""
        kinds = (Kind.FLOW, Kind.RATE)
        return [
            claim
            for claims in self.things.values()
            for claim in claims
            if claim.period is None
            and self.corpus.indicators[claim.indicator].kind in kinds
            and not has_no_stated_time(claim)
        ]

    @cached_property
    def skipped(self) -> list[Skipped]:
        """Which claims were compared with nothing, and why."""
        compared = {claim.id for group in self.groups for claim in group.claims}
        unclear = {claim.id for claim in self.unclear}
        return [
            Skipped(reason=self._reason(claim, unclear), subject=claim.id)
            for claim in self.corpus.claims
            if claim.id not in compared
        ]

    @cached_property
    def in_tables(self) -> frozenset[str]:
        """The sources that stand in tables."""
        return self.corpus.in_tables

    @cached_property
    def _of_tables(self) -> frozenset[str]:
        """Ids of the figures of tables that are compared like claims."""
        return frozenset(claim.id for claim in self.corpus.met)

    def _reason(self, claim: Claim, unclear: set[str]) -> Reason:
        others = self.things.get((claim.about, claim.indicator, claim.figure.unit.dimension))
        if others is None:
            return Reason.UNKNOWN_REFERENCE
        if claim.id in unclear:
            return Reason.PERIOD_UNCLEAR
        if self._is_foreign(claim):
            return Reason.ANOTHER_CURRENCY
        if has_no_stated_time(claim) and len(others) > 1:
            return Reason.NO_STATED_TIME
        return Reason.LONE_CELL if claim.id in self._of_tables else Reason.NO_COUNTERPART

    def _is_foreign(self, claim: Claim) -> bool:
        """Whether the thing has claims in another currency that this one is not tied to."""
        if not claim.figure.unit.is_currency or claim.id in self._equals:
            return False
        return len(self._currencies[claim.about, claim.indicator]) > 1

    @cached_property
    def _equals(self) -> set[str]:
        """Ids of all claims that are one of a pair declared equal."""
        return {name for claim in self.corpus.claims if claim.equals for name in (claim.id, claim.equals)}

    @cached_property
    def _currencies(self) -> dict[tuple[str, str], set[str]]:
        table: dict[tuple[str, str], set[str]] = defaultdict(set)
        for about, indicator, dimension in self.things:
            if dimension.startswith("currency:"):
                table[about, indicator].add(dimension)
        return table
