"""One finding as a reconciliation statement: question, claims, difference, drawing, what to make of it, what to do.

Everything is built from `Text`, so nothing in a corpus is ever taken for markup. Readable from 40 columns up, in
monochrome and piped to a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from gzcheck.model import Advice, AdviceKind, Explanation, ExplanationKind, Finding, Severity
from gzcheck.output import Key, beside, clip, ends, filled, labelled, visible, width, wrapped
from gzcheck.output.claim_lines import claim_lines
from gzcheck.output.drawing import drawing, fits_beside
from gzcheck.wording.gaps import gap

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
WIDE = 120
"""From this width on a drawing stands beside the claims."""
FINGERPRINT = 12
"""Digits of a fingerprint that are printed: enough to name one finding among any that a person can read."""
SEE_ALSO, COMES_OF = "See also", "Comes of"
_LABELS = 19
_BACKGROUND = (
    ExplanationKind.WHY,
    ExplanationKind.PLAUSIBLE_RANGE,
    ExplanationKind.GAP,
    ExplanationKind.REPEATED_NUMBER,
    ExplanationKind.PERIOD_LEFT_OUT,
    ExplanationKind.ROUNDING,
    ExplanationKind.OLD_RESOLUTION,
)
"""Kinds that tell something of a finding, but not how it may have come about."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a statement needs to know of the report it stands in."""

    key: Key
    numbers: Mapping[str, int]
    """The number of every finding that is printed, by fingerprint."""

    @property
    def margin(self) -> int:
        """Columns that numbers take, with a blank behind them."""
        return max(3, len(str(len(self.numbers))) + 1)


def print_finding(page: Console, finding: Finding, setting: Setting) -> bool:
    """Print one finding; returns whether intervals were drawn."""
    page.print()
    _print_heading(page, finding, setting)
    columns = page.width - setting.margin
    if len(finding.compared) > 1 or finding.bars:
        block, drawn = _figures(finding, setting.key, columns, is_wide=page.width >= WIDE)
    else:
        block, drawn = [*_place(finding, setting, columns)], False
    _print_lines(page, block, setting)
    for label, text, style in remarks(finding, setting):
        _print_lines(page, labelled(label, visible(setting.key.lettered(text)), columns, _LABELS), setting, style)
    _print_lines(page, _end(finding, columns), setting, "dim")
    return drawn


def _print_lines(page: Console, lines: Iterable[str], setting: Setting, style: str = "") -> None:
    for line in lines:
        page.print(Text(f"{' ' * setting.margin}{line}".rstrip(), style))


def _print_heading(page: Console, finding: Finding, setting: Setting) -> None:
    number = str(setting.numbers.get(finding.fingerprint, ""))
    verdict = ("resolved" if finding.resolution else finding.verdict.value.replace("-", " ")).upper()
    asked = visible(setting.key.lettered(finding.title or finding.message))
    for place, line in enumerate(ends(asked, verdict, page.width - setting.margin)):
        text = Text(filled("" if place else number, setting.margin) + line.rstrip(), "bold")
        if line.endswith(verdict):
            text.stylize(STYLES[finding.severity], len(text) - len(verdict))
        page.print(text)


def _figures(finding: Finding, key: Key, columns: int, *, is_wide: bool) -> tuple[list[str], bool]:
    """Claims, sums, difference and drawing; the last at the side where there is room for it."""
    side = columns * 2 // 5
    if is_wide and fits_beside(finding, key, side):
        room, drawn = columns - side - 3, drawing(finding, key, side)
        return [*beside(_told(finding, key, room), drawn, room + 3)], bool(drawn)
    drawn = drawing(finding, key, columns)
    return [*_told(finding, key, columns), *drawn], bool(drawn)


def _told(finding: Finding, key: Key, columns: int) -> list[str]:
    """All figures but the drawing."""
    block = [*claim_lines(finding.claims, key, columns)]
    for place, line in enumerate(finding.arithmetic):
        block += labelled("" if place else "Arithmetic", visible(line), columns, _LABELS)
    if apart := gap(finding):
        block += ends("Difference", apart, columns)
    return block


def _place(finding: Finding, setting: Setting, columns: int) -> Iterator[str]:
    """The claim, or the line of the file with a caret under the place."""
    if finding.title and finding.title != finding.message:
        yield from wrapped(visible(setting.key.lettered(finding.message)), columns)
    yield from claim_lines(finding.compared, setting.key, columns)
    yield from wrapped(visible(str(finding.location)), columns)
    if not finding.rule.family.rests_on_claims:
        for place, line in enumerate(finding.arithmetic):
            yield from labelled("" if place else "For example", visible(line), columns, _LABELS)
    if finding.excerpt and not finding.title:
        yield from _excerpt(finding.excerpt, finding.location.column - 1, columns)


def _excerpt(line: str, column: int, columns: int) -> Iterator[str]:
    before = visible(line[:column].lstrip())
    yield clip(f"| {before}{visible(line[column:].rstrip())}", columns)
    if width(before) < columns - 2:
        yield f"| {' ' * width(before)}^"


def remarks(finding: Finding, setting: Setting) -> Iterator[tuple[str, str, str]]:
    """Label, text and style of what is to be made of a finding; a label is said once."""
    if finding.agreeing and len(finding.claims) > len(finding.agreeing):
        letters = dict.fromkeys(setting.key.letters[name.partition("/")[0]] for name in finding.agreeing)
        yield "Agree", ", ".join(letters), ""
    yield from _causes(finding)
    yield from _what_to_do(finding)
    if finding.see_also:
        yield SEE_ALSO, _numbered(finding.see_also, setting.numbers), ""
    if finding.explained_by:
        yield COMES_OF, _numbered(finding.explained_by, setting.numbers), ""


def _causes(finding: Finding) -> Iterator[tuple[str, str, str]]:
    background, causes = _divided(finding.explanations)
    yield from _listed("Background", [one.text for one in background])
    yield from _listed("Could explain it", [f"{_kind(one)}: {one.text}" for one in causes])
    against = [f"{_kind(one)}: {one.against}" for one in finding.explanations if one.against]
    yield from _listed("Speaks against", against)
    yield from _listed("Unexplained", [finding.unexplained] if finding.unexplained else [])


def _divided(explanations: Sequence[Explanation]) -> tuple[list[Explanation], list[Explanation]]:
    """What is only good to know, and what may be the cause."""
    background = [one for one in explanations if one.kind in _BACKGROUND]
    return background, [one for one in explanations if one.kind not in _BACKGROUND]


def _listed(label: str, texts: list[str]) -> Iterator[tuple[str, str, str]]:
    for place, text in enumerate(texts):
        yield "" if place else label, text, ""


def _kind(explanation: Explanation) -> str:
    return explanation.kind.value.replace("-", " ")


def _what_to_do(finding: Finding) -> Iterator[tuple[str, str, str]]:
    if finding.former:
        yield "Once resolved", finding.former.summary, "yellow"
    if finding.resolution:
        yield "Resolved", finding.resolution.summary, "green"
    elif finding.advice.text:
        yield *_advice(finding.advice), "green"


def _advice(advice: Advice) -> tuple[str, str]:
    """Its label and text; the label says already that something is to be printed."""
    if advice.kind is AdviceKind.NONE:
        return "To do", advice.text
    return "Print", advice.text.removeprefix("print ")


def _numbered(names: Sequence[str], numbers: Mapping[str, int]) -> str:
    """The numbers of other findings, in order; those that are not printed are counted."""
    printed = sorted(numbers[name] for name in names if name in numbers)
    missing = len(names) - len(printed)
    told = [*map(str, printed), *([f"{missing} not printed here"] if missing else [])]
    return " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def _end(finding: Finding, columns: int) -> Iterator[str]:
    rule = f"{finding.rule.code} {finding.rule.name}"
    name = finding.fingerprint[:FINGERPRINT]
    label, text = ("Resolve", f"gzcheck resolve {name}")
    if finding.resolution or not finding.can_be_resolved:
        label, text = "Fingerprint", name
    first, *others = labelled(label, text, columns, _LABELS)
    if others or width(first) + 2 + width(rule) > columns:
        yield from (first, *others, filled(rule, columns, right=True))
        return
    yield from ends(first, rule, columns)
