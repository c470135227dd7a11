"""A comment for a pull request: totals first, then the findings, worst first, each to be folded out.

It stays below the 65,536 characters that GitHub takes; findings that do not fit are counted. Text of a corpus cannot
become markup, and notifies nobody: marks of Markdown are escaped, and names, numbers and addresses that services make
links of are broken by an empty comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from gzcheck.model import Claim, Finding
from gzcheck.output import Board, Canvas, Findings, Posted, State, board_of, clip, plural, relative, visible
from gzcheck.wording import figures as wording
from gzcheck.wording.gaps import gap

LIMIT = 65_536
"""Of characters; counted in bytes, which are never fewer."""
MOST_CLAIMS = 20
MOST_LINES, LONGEST = 20, 200
"""Lines of a list of totals or gaps, and characters of such a line."""
_LINKED = re.compile(
    r"(?<=[@#])(?=\w)|(?<=:)(?=[\w/])|(?<=\bwww)(?=\.)|(?<=\bGH-)(?=\d)|[0-9a-f]{6}(?=[0-9a-f])", re.IGNORECASE
)
"""Behind what services would make a link, a mention or a picture of what follows; of a commit, from 7 digits on."""
_MARKS = re.compile(r"([\\`*_\[\]!|~>$])")
_LEADING = re.compile(r"^(\s*\d*)([-+#=.)])")
"""What would begin a list, a heading or a line at the start of a block."""


def findings(result: Findings, canvas: Canvas) -> str:
    """The whole comment."""
    board = board_of(result, canvas.corpus)
    head = "\n".join(_head(board)) + "\n"
    foot = "\n".join(_foot(board))
    body, left = "", [*_shown(board)]
    room = LIMIT - _size(head) - _size(foot) - 200  # for the count of what is left out
    while left:
        block = "\n".join(_block(left[0], canvas)) + "\n"
        if (room := room - _size(block)) < 0:
            break
        body += block
        left.pop(0)
    return head + body + _left_out(left) + foot


def _size(text: str) -> int:
    return len(text.encode())


def _shown(board: Board) -> Iterator[Posted]:
    """What stands, then the rest; what is gone is only counted."""
    yield from board.standing
    yield from (one for one in board.posted if one.state is State.RESOLVED)


def _head(board: Board) -> Iterator[str]:
    said = ", ".join(plural(count, severity.value) for severity, count in board.counts if count)
    clean = "no findings" if board.is_checked else "nothing was checked"
    yield f"## gzcheck: {said or clean}"
    yield ""
    if board.title:
        yield f"**{_plain(clip(board.title, LONGEST))}**"
        yield ""
    yield from _listed(board.totals)
    yield ""


def _listed(texts: Sequence[str]) -> Iterator[str]:
    """A line each, few and short enough to leave room for the findings; the others are counted."""
    yield from (f"- {_plain(clip(text, LONGEST))}" for text in texts[:MOST_LINES])
    if len(texts) > MOST_LINES:
        yield f"- and {len(texts) - MOST_LINES:,} more"


def _foot(board: Board) -> Iterator[str]:
    if board.gaps:
        yield "<details>"
        yield f"<summary>Not checked: {len(board.gaps)} kinds of things</summary>"
        yield ""
        yield from _listed([one.text for one in board.gaps])
        yield ""
        yield "</details>"
    else:
        yield "Not checked: nothing was left out."
    yield ""


def _left_out(left: list[Posted]) -> str:
    if not left:
        return ""
    return (
        f"**{plural(len(left), 'finding')} more did not fit here:** `--format html` and `--format json` hold all.\n\n"
    )


def _block(posted: Posted, canvas: Canvas) -> Iterator[str]:
    """One finding; its heading is HTML, in which only entities count, and the rest Markdown."""
    finding = posted.finding
    state = finding.severity.value if posted.state is State.OPEN else f"{posted.state.value} {finding.severity.value}"
    asked = _broken(escape(visible(finding.title or finding.message), quote=False))
    yield "<details>"
    yield f"<summary><b>{state}:</b> {asked} <code>{finding.rule.code}</code></summary>"
    yield ""
    if finding.title and finding.title != finding.message:
        yield f"{_plain(finding.message)}"
        yield ""
    yield from _claims(finding, canvas)
    yield from (f"- = {_plain(line)}" for line in finding.arithmetic)
    if apart := gap(finding):
        yield f"- **Difference:** {_plain(apart)}"
    for label, text in _remarks(finding):
        yield f"- **{label}:** {_plain(text)}"
    yield from _others("See also", finding.see_also)
    yield from _others("Comes of", finding.explained_by)
    yield f"- Fingerprint: `{finding.fingerprint}`"
    yield ""
    yield "</details>"
    yield ""


def _others(label: str, names: Sequence[str]) -> Iterator[str]:
    """Other findings by their fingerprints; nothing where there are none."""
    if names:
        yield f"- **{label}:** {', '.join(f'`{name}`' for name in names)}"


def _remarks(finding: Finding) -> Iterator[tuple[str, str]]:
    """What is to be made of it, with a label each."""
    for one in finding.explanations:
        yield one.kind.value.replace("-", " "), one.text
        if one.against:
            yield f"against {one.kind.value.replace('-', ' ')}", one.against
    if finding.unexplained:
        yield "unexplained", finding.unexplained
    if finding.former:
        yield "Once resolved", finding.former.summary
    if finding.resolution:
        yield "Resolved", finding.resolution.summary
    elif finding.advice.text:
        yield "Advice", finding.advice.text


def _claims(finding: Finding, canvas: Canvas) -> Iterator[str]:
    if not finding.claims:
        location = finding.location
        yield f"{_plain(relative(location.path, canvas))}, line {location.line}"
        yield ""
        if finding.excerpt.strip():
            yield f"> {_plain(clip(finding.excerpt.strip(), LONGEST))}"
            yield ""
        return
    yield "| source | printed | read as | for | place |"
    yield "|---|---|---|---|---|"
    for claim in finding.claims[:MOST_CLAIMS]:
        yield f"| {' | '.join(map(_plain, _cells(claim, canvas)))} |"
    yield ""
    if len(finding.claims) > MOST_CLAIMS:
        yield f"and {plural(len(finding.claims) - MOST_CLAIMS, 'more claim')}"
        yield ""


def _cells(claim: Claim, canvas: Canvas) -> Iterator[str]:
    yield f"{claim.source.id}, {wording.period(claim.source.published)}"
    yield wording.fragment(claim)
    yield wording.reading(claim)
    yield f"{wording.period(claim.period) if claim.period else 'no period'}, {claim.status.value}"
    yield f"{relative(claim.location.path, canvas)}:{claim.location.line}" if claim.location.path else ""


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    marked = _MARKS.sub(r"\\\1", escape(visible(text), quote=False))
    return _broken(_LEADING.sub(r"\1\\\2", marked))


def _broken(text: str) -> str:
    return _LINKED.sub(r"\g<0><!-- -->", text)
