"""`gzcheck resolve` on a terminal, through a pseudo-terminal: one finding at a time, stopping and going on later."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from deciding import RESOLUTIONS, TODAY, contradict, labs, own_temporary_folder
from making import Folder, Gzcheck, claim
from terminals import Terminal, closed, started

from gzcheck.model.explanation import ExplanationKind
from gzcheck.model.resolution import Decision, Resolution
from gzcheck.reading.loader import load_corpus

MENU, WHICH, REASON, EXPIRES = "[q]uit: ", "1 to 2: ", "Reason (for the next reader): ", "or nothing): "
KIND = f"1 to {len(ExplanationKind)}: "
CTRL_C, CTRL_D = "\x03", "\x04"


_own_temporary_folder = pytest.fixture(autouse=True)(own_temporary_folder)


@pytest.fixture
def terminals(folder: Folder) -> Iterator[list[Terminal]]:
    """A corpus with two contradictions, and all programs started on it."""
    contradict(folder)
    folder.source("harbour", labs("20"), claim("firms", "70", "70 firms"))
    folder.source("gazette", labs("19"), claim("firms", "80", "80 firms"))
    made: list[Terminal] = []
    yield made
    closed(made)


def start(terminals: list[Terminal], folder: Folder) -> Terminal:
    arguments = ["resolve", "--corpus", str(folder.path), "--today", TODAY, "--by", "A. Editor"]
    terminals.append(started(arguments, folder.path.parent))
    return terminals[-1]


def written(folder: Folder) -> list[Resolution]:
    corpus = load_corpus(folder.path)
    assert corpus.faults == ()
    return list(corpus.resolutions)


def test_walk_through_two_findings_stop_and_go_on_later(terminals: list[Terminal], folder: Folder) -> None:
    first = start(terminals, folder)
    first.expect("1 of 2")
    first.expect("How many firms, Harbour City: 80 or 70?")
    first.answer(MENU, "p")
    first.answer(WHICH, "2")
    first.answer(REASON, "Asked the office.")
    first.answer(EXPIRES, "2027-06-30")
    first.expect(f"written to {folder.path / RESOLUTIONS}")
    first.expect("2 of 2")
    first.answer(MENU, "q")
    assert first.end() == 0
    assert "1 resolution written" in first.seen
    (made,) = written(folder)
    assert (made.decision, made.cite) == (Decision.PREFER, "gazette/firms")
    assert (made.reason, made.decided_by, str(made.expires)) == ("Asked the office.", "A. Editor", "2027-06-30")

    later = start(terminals, folder)
    later.expect("1 of 1")
    later.expect("How many labs, Harbour City: 19 or 20?")
    later.answer(MENU, "a")
    later.answer(REASON, "Both stand in print.")
    later.answer(EXPIRES, "")
    assert later.end() == 0
    assert [made.decision for made in written(folder)] == [Decision.PREFER, Decision.ACCEPT]

    last = start(terminals, folder)
    assert last.end() == 0
    assert "0 resolutions written" in last.seen


def test_report_comes_before_the_question(terminals: list[Terminal], folder: Folder) -> None:
    terminal = start(terminals, folder)
    terminal.answer(MENU, "q")
    assert terminal.end() == 0
    before = terminal.seen.partition("[p]refer")[0]
    assert all(text in before for text in ("GZ201", "“70 firms”", "“80 firms”", "Publisher of harbour"))
    assert not (folder.path / RESOLUTIONS).exists()


def test_next_leaves_a_finding_open(terminals: list[Terminal], folder: Folder) -> None:
    terminal = start(terminals, folder)
    terminal.answer(MENU, "n")
    terminal.expect("2 of 2")
    terminal.answer(MENU, "s")
    terminal.answer(REASON, "A slip.")
    terminal.answer(EXPIRES, "")
    assert terminal.end() == 0
    assert [(made.decision, set(made.claims)) for made in written(folder)] == [
        (Decision.ERROR_IN_SOURCE, {"harbour/labs", "gazette/labs"})
    ]


def test_explanation_is_one_that_the_finding_offers_or_any_other(terminals: list[Terminal], folder: Folder) -> None:
    folder.source("gazette", labs("19"), claim("firms", "80", "80 firms"), published="2017-06-11")
    terminal = start(terminals, folder)
    terminal.answer(MENU, "e")
    terminal.expect("1 update")
    terminal.answer(KIND, "1")
    terminal.answer(REASON, "Counted later.")
    terminal.answer(EXPIRES, "")
    terminal.answer(MENU, "e")
    terminal.expect("10 definition")
    terminal.answer(KIND, "10")
    terminal.answer(REASON, "One counts branches.")
    terminal.answer(EXPIRES, "")
    assert terminal.end() == 0
    assert [made.explanation for made in written(folder)] == ["update", "definition"]


def test_wrong_answers_are_asked_for_again(terminals: list[Terminal], folder: Folder) -> None:
    terminal = start(terminals, folder)
    terminal.answer(MENU, "x")
    terminal.expect("one of p, e, a, s, n, q")
    terminal.answer(MENU, "")
    terminal.answer(MENU, "P")
    terminal.answer(WHICH, "0")
    terminal.answer(WHICH, "3")
    terminal.answer(WHICH, "first")
    terminal.answer(WHICH, "1")
    terminal.answer(REASON, "   ")
    terminal.answer(REASON, "Because.")
    terminal.answer(EXPIRES, "soon")
    terminal.expect("'soon' is no date")
    terminal.answer(EXPIRES, "2001-01-01")
    terminal.expect("not in the future")
    terminal.answer(EXPIRES, "")
    terminal.answer(MENU, "q")
    assert terminal.end() == 0
    assert [(made.cite, made.reason, made.expires) for made in written(folder)] == [("harbour/firms", "Because.", None)]


@pytest.mark.parametrize(("key", "code"), [(CTRL_D, 0), (CTRL_C, 130)], ids=["end-of-input", "ctrl-c"])
@pytest.mark.parametrize("where", [MENU, REASON])
def test_breaking_off_keeps_what_was_written(
    terminals: list[Terminal], folder: Folder, key: str, code: int, where: str
) -> None:
    terminal = start(terminals, folder)
    terminal.answer(MENU, "a")
    terminal.answer(REASON, "Both stand in print.")
    terminal.answer(EXPIRES, "")
    terminal.expect("2 of 2")
    if where == REASON:
        terminal.answer(MENU, "a")
    assert terminal.break_off(where, key) == code
    assert "Traceback" not in terminal.seen
    assert [made.reason for made in written(folder)] == ["Both stand in print."]
    assert [path.name for path in folder.path.glob(".*")] == []
    if key == CTRL_D:
        assert "1 resolution written" in terminal.seen


def test_refused_decision_is_told_and_the_walk_goes_on(terminals: list[Terminal], folder: Folder) -> None:
    terminal = start(terminals, folder)
    terminal.expect("1 of 2")
    folder.write(RESOLUTIONS, "resolutions: [\n")
    terminal.answer(MENU, "a")
    terminal.answer(REASON, "Both stand in print.")
    terminal.answer(EXPIRES, "")
    terminal.expect("not written: nothing was written, mend the file first")
    terminal.expect("2 of 2")
    terminal.answer(MENU, "q")
    assert terminal.end() == 0
    assert "0 resolutions written" in terminal.seen
    assert (folder.path / RESOLUTIONS).read_text() == "resolutions: [\n"


def test_stale_decision_is_shown_before_the_question(
    terminals: list[Terminal], folder: Folder, gzcheck: Gzcheck
) -> None:
    first = start(terminals, folder)
    first.answer(MENU, "a")
    first.answer(REASON, "Both stand in print.")
    first.answer(EXPIRES, "")
    first.answer(MENU, "q")
    first.end()
    folder.source("harbour", labs("20"), claim("firms", "71", "71 firms"))
    again = start(terminals, folder)
    again.expect("Once resolved      accepted as a known disagreement: Both stand in print.")
    again.answer(MENU, "a")
    again.answer(REASON, "Still so.")
    again.answer(EXPIRES, "")
    again.answer(MENU, "q")
    again.end()
    assert [made.reason for made in written(folder)] == ["Still so."]


def test_without_a_terminal_it_says_what_to_type(folder: Folder, gzcheck: Gzcheck) -> None:
    contradict(folder)
    run = gzcheck("resolve")
    assert (run.code, run.out) == (2, "")
    assert "name the finding, as in 'gzcheck resolve FINGERPRINT" in run.err


def test_unknown_user_is_asked_to_say_who_decides(
    folder: Folder, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container may run under a number that has no name."""

    def nameless() -> str:
        raise KeyError("uid not found: 4711")

    contradict(folder)
    monkeypatch.setattr("getpass.getuser", nameless)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    run = gzcheck("resolve", "0123456789", "--accept", "--reason", "r")
    assert run.code == 2
    assert "who decides? say it with --by" in run.err
