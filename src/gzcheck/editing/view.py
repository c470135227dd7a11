"""What is known of a corpus while one of its files is typed."""

from __future__ import annotations

from dataclasses import dataclass

from gzcheck.comparing.facts import Earlier as Earlier
from gzcheck.comparing.facts import Facts
from gzcheck.model import Claim, Corpus, Report, Rule


@dataclass(frozen=True, kw_only=True)
class View:
    """A file as it is now, and the corpus as it was when it was last checked."""

    now: Corpus
    """The registry, and the file, as they are in the editor."""
    whole: Corpus
    """Everything; where the corpus was not checked yet, the same as `now`."""
    facts: Facts | None = None
    report: Report | None = None

    def claim(self, name: str) -> Claim | None:
        """The claim of this id, as it is now where it stands in the file."""
        found = (claim for corpus in (self.now, self.whole) for claim in corpus.entered if claim.id == name)
        return next(found, None)


@dataclass(frozen=True, kw_only=True, eq=False)
class Checked:
    """A corpus as it was at some moment, with all that was found in it."""

    corpus: Corpus
    report: Report
    facts: Facts
    crashes: tuple[tuple[Rule, Exception], ...] = ()
    """Rules that broke down, so that they were not checked."""
