"""Conflicts that come of what is wrong with a source as a whole: those that are none without what it explains."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gzcheck.comparing.consistency import verdict_on
from gzcheck.comparing.groups import Group
from gzcheck.model import Claim, Diagnosis, Verdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Folds:
    """Which conflicts come of which diagnosis, named by its subject."""

    by_claims: Mapping[frozenset[str], tuple[str, ...]]
    """By the ids of the claims of a conflict."""
    sizes: Mapping[str, int]
    """How many conflicts come of each diagnosis."""

    def of(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The diagnoses that a conflict of these claims comes of; nothing where it would be one without them."""
        return self.by_claims.get(frozenset(claim.id for claim in claims), ()) if self.by_claims else ()


def folds_of(diagnoses: Sequence[Diagnosis], groups: Iterable[Group]) -> Folds:
    """The conflicts among groups that are none without the claims that diagnoses explain."""
    causes: dict[str, list[str]] = defaultdict(list)
    for one in diagnoses:
        for name in one.figures:
            causes[name].append(one.subject)
    found = {_ids(group): _causes(group, causes) for group in groups if _is_explained(group, causes)} if causes else {}
    return Folds(by_claims=found, sizes=Counter(name for names in found.values() for name in names))


def _ids(group: Group) -> frozenset[str]:
    return frozenset(claim.id for claim in group.claims)


def _causes(group: Group, causes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted({name for claim in group.claims for name in causes.get(claim.id, ())}))


def _is_explained(group: Group, causes: Mapping[str, Sequence[str]]) -> bool:
    rest = [claim for claim in group.claims if claim.id not in causes]
    if group.verdict is not Verdict.CONFLICT or len(rest) == len(group.claims):
        return False
    return not rest or verdict_on(rest) is not Verdict.CONFLICT
