"""JUnit XML: a suite for each rule asked, a case for each matter it found, and what was not checked as skipped.

A rule without findings is one case that passes. Findings below the severity that makes a run fail, and resolved ones,
are cases that pass and say so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from gzcheck.model import Finding, Rule
from gzcheck.output import NOTHING, Board, Canvas, Findings, Posted, board_of, details, relative, visible

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""


def findings(result: Findings, canvas: Canvas) -> str:
    """All suites, those of rules in the order of their codes."""
    board = board_of(result, canvas.corpus)
    root = Element("testsuites", name="gzcheck")
    found: dict[Rule, list[Posted]] = {rule: [] for rule in board.rules}
    for one in board.posted:
        found[one.finding.rule].append(one)
    for rule, posted in found.items():
        _add_rule(root, rule, posted, board, canvas)
    _add_unchecked(root, board)
    for suite in root:
        _count(suite, suite.iter("testcase"))
    _count(root, root.iter("testcase"))
    ElementTree.indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ElementTree.tostring(root, encoding='unicode')}\n"


def _add_rule(root: Element, rule: Rule, found: Sequence[Posted], board: Board, canvas: Canvas) -> None:
    suite = SubElement(root, "testsuite", name=f"{rule.code} {rule.name}")
    names = Counter(_name(one.finding) for one in found)
    for one in found:
        name = _name(one.finding)
        _add_case(suite, one, name if names[name] == 1 else f"{name} {one.finding.fingerprint}", board, canvas)
    if not found:
        case = SubElement(suite, "testcase", classname=f"gzcheck.{rule.code}", name="no finding")
        if not board.is_checked:
            SubElement(case, "skipped", message=NOTHING.text)


def _name(finding: Finding) -> str:
    """What it is on; several that are alike in this are told apart by their fingerprints."""
    return _text(f"{finding.title or finding.message} [{finding.key}]")


def _add_case(suite: Element, posted: Posted, name: str, board: Board, canvas: Canvas) -> None:
    finding = posted.finding
    case = SubElement(suite, "testcase", classname=f"gzcheck.{finding.rule.code}", name=name)
    if finding.location.path:
        case.set("file", _text(relative(finding.location.path, canvas)))
        case.set("line", str(finding.location.line))
    said = "\n".join(_text(line) for line in _lines(posted))
    if board.makes_fail(posted, canvas.fail_on):
        failure = SubElement(case, "failure", type=finding.severity.value, message=_text(finding.message))
        failure.text = said
    else:
        SubElement(case, "system-out").text = f"{posted.state.value} {finding.severity.value}: {said}"


def _lines(posted: Posted) -> Iterator[str]:
    yield f"{posted.finding.location}: {posted.finding.message}"
    yield from details(posted.finding)
    yield f"fingerprint: {posted.finding.fingerprint}"


def _add_unchecked(root: Element, board: Board) -> None:
    if not board.gaps:
        return
    suite = SubElement(root, "testsuite", name="not checked")
    for one in board.gaps:
        case = SubElement(suite, "testcase", classname="gzcheck.not-checked", name=_text(f"{one.name}: {one.text}"))
        SubElement(case, "skipped", message=_text(one.text))


def _count(suite: Element, cases: Iterable[Element]) -> None:
    every = list(cases)
    suite.set("tests", str(len(every)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in every)))
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in every)))
    suite.set("errors", "0")


def _text(text: str) -> str:
    return _NO_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", visible(text))
