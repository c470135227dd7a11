"""`gzcheck consensus`: the advised reading of every group of the corpus's tables, as a table or in a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gzcheck import engine
from gzcheck.model import AdvisedReading, ConsensusList, Corpus, Fault, Stop
from gzcheck.settings import Settings
from gzcheck.tables.checking import families_in, survey_all, unread_in, voting, whereabouts_of
from gzcheck.tables.consensus import Consensus, consensus_of, totals_of
from gzcheck.tables.engines import Engine, EngineError
from gzcheck.tables.opening import limits_of, open_engine

ENDINGS = (".csv", ".parquet", ".pq")
"""What a file of a consensus may end in."""


def check_ending(file: str) -> None:
    """Raise `Stop` for a file that is neither CSV nor Parquet by its name."""
    if not file.lower().endswith(ENDINGS):
        raise Stop(f"{file}: a consensus is written as CSV or Parquet; end the name in {', '.join(ENDINGS)}")


def run(settings: Settings, file: str = "") -> ConsensusList:
    """The advised readings; with `file` they are written there, and only their totals come back.

    Raises `Stop` where there is no table, no data, or the file cannot be written.
    """
    folder = settings.tables
    corpus = engine.load(replace(settings, tables=None))
    if not corpus.tables:
        wrong = "".join(f"; {complaint}" for complaint in engine.complaints(corpus)[:1])
        raise Stop(
            f"{settings.corpus}: the corpus has no tables that can be used; declare one in tables/<id>.yaml{wrong}"
        )
    if folder is None:
        raise Stop("the data of the tables are not at hand; name their folder with --tables")
    engine.check_folder(folder, "correct --tables")
    with open_engine(limits_of(settings)) as running:
        surveyed, faults = survey_all(running, corpus, folder)
        lost = len(corpus.tables) - len(surveyed)
        if not surveyed:
            return ConsensusList(remarks=_remarks(corpus, faults), lost=lost)
        try:
            families = families_in(corpus)
            found = consensus_of(running, voting(running, surveyed, families), families)
            remarks = _remarks(corpus, [*faults, *unread_in(running, surveyed, whereabouts_of(surveyed))])
            return replace(_result(running, found, file), remarks=remarks, lost=lost)
        except EngineError as error:
            raise Stop(f"the tables cannot be worked through: {error}") from None


def _remarks(corpus: Corpus, faults: Iterable[Fault]) -> tuple[str, ...]:
    """What stands beside the readings: what cannot be loaded or read, and that articles have no vote."""
    told = (f"{fault.location}: {fault.message}" for fault in faults)
    left = (f"{len(corpus.claims)} claims of articles have no vote here",) if corpus.claims else ()
    return (*engine.complaints(corpus), *told, *left)


def _result(running: Engine, found: Consensus, file: str) -> ConsensusList:
    groups, differs = totals_of(running, found)
    if file:
        _write(running, found, file)
        return ConsensusList(groups=groups, differing=differs, file=file)
    rows = tuple(AdvisedReading(**row) for row in running.rows(found.rows))
    return ConsensusList(groups=groups, differing=differs, readings=rows)


def _write(running: Engine, found: Consensus, file: str) -> None:
    """Write the readings whole or not at all."""
    from gzcheck.writing.files import WriteError, rewrite

    with tempfile.TemporaryDirectory(prefix="gzcheck-") as folder:
        made = Path(folder, f"made{Path(file).suffix.lower()}")
        running.save(found.rows, str(made))
        try:
            rewrite(Path(file), lambda _: made.read_bytes())
        except WriteError as error:
            raise Stop(str(error)) from None
