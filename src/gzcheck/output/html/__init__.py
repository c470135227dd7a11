"""One page that needs nothing else: key, contents, filters, every finding as a statement with its drawing, the totals.

The page loads nothing, and its policy allows nothing but its own style and script. Without the script it is the same
page without filters.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from xml.etree.ElementTree import Element

from gzcheck import __version__
from gzcheck.explaining.independence import knows_publisher
from gzcheck.model import Finding, Severity, Source
from gzcheck.output import Board, Canvas, Findings, Key, Posted, State, board_of, plural, published
from gzcheck.output.html.drawing import LEGEND
from gzcheck.output.html.finding import article
from gzcheck.output.html.matrix import matrix_section
from gzcheck.output.html.tree import element, raw, written
from gzcheck.output.overview import CHAPTERS
from gzcheck.output.statement import Setting

LIMIT = 14_000_000
"""Bytes of findings; those that do not fit are counted, for a larger page is of no use to anybody."""
_LISTED = 200
"""With more findings than this the contents are folded."""
_LONGEST = 150
"""Characters of a line of the contents."""
_ROOM_FOR_LINE = 400
"""Bytes of a line of the contents, at most."""


def findings(result: Findings, canvas: Canvas) -> str:
    """The page."""
    board = board_of(result, canvas.corpus)
    key = Key.of(board.findings)
    numbers = {one.finding.fingerprint: number for number, one in enumerate(_in_order(board), 1)}
    setting = Setting(key, numbers)
    chapters, left_out = _fitting(board, setting)
    if left_out:  # made once more, without links to those that are not there
        kept = {one.finding.fingerprint for _, made in chapters for one, _ in made}
        setting = Setting(key, {name: number for name, number in numbers.items() if name in kept})
        chapters = [(name, [(one, article(one, setting)) for one, _ in made]) for name, made in chapters]
    style, script = _own("report.css"), _own("report.js")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("title", f"{board.title or 'Figures'} – gzcheck"),
        raw("style", style),
    )
    body = element("body", *_body(board, setting, chapters, left_out), raw("script", script))
    return f"<!DOCTYPE html>\n{written(element('html', head, body, lang='en'))}\n"


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, sent or run but the two texts whose hashes these are."""
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _own(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _in_order(board: Board) -> list[Posted]:
    """As the chapters show them: what stands by severity, then what is resolved or gone."""
    return [one for _, posted in _chapters(board) for one in posted]


def _chapters(board: Board) -> Iterator[tuple[str, list[Posted]]]:
    for severity, name in CHAPTERS.items():
        yield name, [one for one in board.standing if one.finding.severity is severity]
    yield "Resolved", [one for one in board.posted if one.state is State.RESOLVED]
    yield "Gone", [one for one in board.posted if one.state is State.GONE]


def _fitting(board: Board, setting: Setting) -> tuple[list[tuple[str, list[tuple[Posted, Element]]]], int]:
    """The chapters with the articles that the page has room for, and how many findings it has not."""
    room, left_out, made = LIMIT, 0, []
    for name, posted in _chapters(board):
        fitting: list[tuple[Posted, Element]] = []
        for one in posted:
            if room < 0:
                left_out += 1
                continue
            part = article(one, setting)
            room -= len(written(part).encode()) + _ROOM_FOR_LINE
            fitting.append((one, part))
        made.append((f"{name} ({len(posted):,})", fitting))
    return made, left_out


Chapters = Sequence[tuple[str, Sequence[tuple[Posted, Element]]]]


def _body(board: Board, setting: Setting, chapters: Chapters, left_out: int) -> Iterator[Element]:
    yield element("a", "Skip to the findings", href="#findings", class_="skip")
    yield element("header", element("h1", board.title or "Figures"), *_summary(board))
    yield element("nav", *_contents(board, chapters, setting.numbers), aria_label="Contents")
    if setting.key.sources:
        yield _key(board, setting.key)
    if board.matrix:
        yield matrix_section(board.matrix)
    yield _filters(board, setting.key)
    parts = [_chapter(name, [part for _, part in made]) for name, made in chapters if made]
    if left_out:
        count = plural(left_out, "finding")
        parts.append(
            element("p", f"{count} more did not fit into this page: --format json and csv hold all.", class_="left")
        )
    if not board.posted:
        parts.append(element("p", "No findings." if board.is_checked else "There was nothing to check."))
    yield element("main", *parts, id="findings", tabindex="-1")
    yield element("footer", element("p", f"Made by gzcheck {__version__}."))


def _summary(board: Board) -> Iterator[Element]:
    said = [element("li", plural(count, severity.value), class_=severity.value) for severity, count in board.counts]
    yield element("ul", *said, class_="counts")
    for total in board.totals:
        yield element("p", total)
    if board.gaps:
        lines = [element("li", one.text) for one in board.gaps]
        yield element("details", element("summary", "Not checked"), element("ul", *lines), open="open")
    else:
        yield element("p", "Not checked: nothing was left out.")


def _contents(board: Board, chapters: Chapters, numbers: Mapping[str, int]) -> Iterator[Element]:
    count = len(board.posted)
    lists = [part for name, made in chapters if made for part in _listed(name, [one for one, _ in made], numbers)]
    folded = element("details", element("summary", f"Contents: {plural(count, 'finding')}"), *lists)
    if count <= _LISTED:
        folded.set("open", "open")
    yield folded


def _listed(name: str, posted: Iterable[Posted], numbers: Mapping[str, int]) -> Iterator[Element]:
    yield element("p", name, class_="part")
    yield element("ul", *(_line(one.finding, numbers) for one in posted), class_="contents")


def _line(finding: Finding, numbers: Mapping[str, int]) -> Element:
    asked = finding.title or finding.message
    shown = asked if len(asked) <= _LONGEST else f"{asked[: _LONGEST - 1]}…"
    number = element("span", f"{numbers[finding.fingerprint]} ", class_="number")
    return element("li", number, element("a", shown, href=f"#f-{finding.fingerprint}"))


def _key(board: Board, key: Key) -> Element:
    """What the letters mean, and what the drawings are made of."""
    places = {claim.source.id: claim.location.path for finding in board.findings for claim in finding.claims}
    entries = [element("div", *_source(source, key.letters[source.id], places[source.id])) for source in key.sources]
    parts = element("h2", "Sources"), element("dl", *entries), element("p", LEGEND)
    return element("section", *parts, aria_label="Sources", class_="sources")


def _source(source: Source, letter: str, path: str) -> Iterator[Element]:
    yield element("dt", letter, id=f"s-{letter.strip('[]')}")
    when = published(source) + ("" if source.stated_date else " (date inferred)")
    who = source.publisher if knows_publisher(source) else "publisher unknown"
    place = [element("span", path, class_="place")] if path else []
    yield element("dd", f"{who}, “{source.title}”, {when} ", *place)


def _filters(board: Board, key: Key) -> Element:
    """Filters, shown by the script that makes them work."""
    indicators = sorted({claim.indicator for one in board.findings for claim in one.claims})
    severities = [severity.value for severity in Severity]
    states = list(dict.fromkeys(one.state.value for one in board.posted))
    form = element(
        "form",
        _chooser("source", "Source", [(source.id, f"{key.letters[source.id]} {source.id}") for source in key.sources]),
        _chooser("indicator", "Indicator", [(name, name) for name in indicators]),
        _chooser("severity", "Severity", [(name, name) for name in severities]),
        _chooser("state", "State", [(name, name) for name in states]),
        element("label", "Text ", element("input", type="search", name="text")),
        element("button", "Show all", type="reset"),
        element("output", aria_live="polite"),
        role="search",
        aria_label="Filter the findings",
        hidden="hidden",
        id="filters",
    )
    return form


def _chooser(name: str, label: str, choices: Iterable[tuple[str, str]]) -> Element:
    options = [element("option", "all", value=""), *(element("option", text, value=value) for value, text in choices)]
    return element("label", f"{label} ", element("select", *options, name=name))


def _chapter(name: str, articles: Sequence[Element]) -> Element:
    return element("section", element("h2", name), *articles, class_="chapter")
