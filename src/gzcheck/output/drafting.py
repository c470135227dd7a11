"""Coverage, drafted files and walks: for terminals and for plain text, and as JSON data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import floor

from gzcheck.model import (
    Card,
    Coverage,
    CoverageList,
    Covered,
    Drafted,
    Mention,
    NoFigure,
    Option,
    Outcome,
    ScannedText,
    Walked,
    counted,
    share_of,
)
from gzcheck.model import Row as CardRow
from gzcheck.output import Canvas, Data, pad, plural, visible
from gzcheck.output.marked import meaning
from gzcheck.output.text_data import mention_data

_HEADS = {
    Covered.CLAIMED: "claimed",
    Covered.DRAFTED: "drafted",
    Covered.SET_ASIDE: "aside",
    Covered.MISSING: "missing",
    Covered.NOT_READ: "not read",
    Covered.NO_FIGURE: "no figure",
}
COVERAGE_LEGEND = (
    "covered: claimed or set aside, of all that is or may be a figure; drafted: nobody has decided yet what it is\n"
    "about; beside: claims that stand where no number was found, such as a superlative"
)


def coverage_lines(result: CoverageList) -> Iterator[str]:
    """A line for each figure that nobody has decided on, the table of counts, and what was not checked."""
    for source in result.sources:
        for mention, covered in source.open:
            place = f"{source.text.path}:{mention.line}:{mention.column}"
            yield visible(f"{place}: {covered.value}: {mention.printed!r}: {meaning(mention)}")
        for name in source.gone:
            yield visible(f"{source.text.path}: not found: {name} does not stand in the text")
    if result.sources:
        yield from coverage_table(result)
        yield COVERAGE_LEGEND
    yield coverage_total(result)
    for name, why in result.not_checked:
        yield visible(f"not checked: {name}: {why}")


def coverage_table(result: CoverageList) -> Iterator[str]:
    """A row of counts for every source, and their total."""
    rows = [("source", *_HEADS.values(), "beside", "covered")]
    rows += [_row(one.source.id, counted([one]), len(one.beside)) for one in result.sources]
    rows.append(_row("total", result.totals, sum(len(one.beside) for one in result.sources)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _row(name: str, counts: Mapping[Covered, int], beside: int) -> tuple[str, ...]:
    return (visible(name), *(str(counts[covered]) for covered in _HEADS), str(beside), _percent(share_of(counts)))


def _percent(share: Fraction | None) -> str:
    """Rounded down, so that only all is 100 %."""
    return "-" if share is None else f"{floor(share * 10) / 10:g} %"


def coverage_total(result: CoverageList) -> str:
    """How much is covered, and whether that is enough."""
    counts = result.totals
    figures = sum(counts.values()) - counts[Covered.NO_FIGURE]
    done = counts[Covered.CLAIMED] + counts[Covered.SET_ASIDE]
    said = f"{done} of {plural(figures, 'figure')} in {plural(len(result.sources), 'text')} claimed or set aside"
    if result.share is not None:
        said += f" ({_percent(result.share)}"
        if result.fail_under is not None:
            said += f"; at least {float(result.fail_under):g} % wanted"
        said += ")"
    missing = plural(len(result.not_checked), "source")
    return f"{said}; {missing} not checked" if result.not_checked else said


_AROUND = 60
"""How much of its sentence is shown on either side of a figure, in characters."""


def missed(text: ScannedText, mention: Mention) -> tuple[str, str]:
    """What stands before and behind a mention in its sentence, clipped."""
    paragraph, (low, high) = text.paragraphs[mention.paragraph - 1], mention.sentence
    before, after = paragraph[low : mention.start], paragraph[mention.end : high]
    left = before if len(before) <= _AROUND else "…" + before[-_AROUND:]
    return left, after if len(after) <= _AROUND else after[:_AROUND] + "…"


def coverage_data(result: CoverageList) -> Data:
    """All mentions with what became of them."""
    return {
        "fail_under": None if result.fail_under is None else str(result.fail_under),
        "totals": _counts(result.totals),
        "sources": [_source(one) for one in result.sources],
        "not_checked": [{"source": name, "reason": why} for name, why in result.not_checked],
    }


def _counts(counts: Mapping[Covered, int]) -> Data:
    share = share_of(counts)
    named = {covered.value.replace("-", "_"): counts[covered] for covered in Covered}
    return {**named, "covered_percent": None if share is None else _percent(share).removesuffix(" %")}


def _source(one: Coverage) -> Data:
    return {
        "source": one.source.id,
        "path": one.text.path,
        "totals": _counts(counted([one])),
        "mentions": [_mention(mention, covered) for mention, covered in one.mentions],
        "beside": list(one.beside),
        "gone": list(one.gone),
    }


_OF_A_MENTION = ("paragraph", "line", "column", "start", "end", "outcome", "printed", "value", "upper", "unit", "hedge")


def _mention(mention: Mention, covered: Covered) -> Data:
    data = mention_data(mention)
    named = {key: data[key] for key in (*_OF_A_MENTION, "kind", "reason")}
    return {**named, "covered": covered.value}


# ---------------------------------------------------------------- drafts


def drafted_lines(result: Drafted) -> Iterator[str]:
    """What was written where; what moved in the text, and what is gone from it."""
    read, not_read, none = (result.text.total(outcome) for outcome in Outcome)
    done = "written" if result.is_new else "added"
    yield visible(f"{result.path}: {plural(len(result.added), 'drafted claim')} {done}")
    numbers = plural(len(result.text.mentions), "number")
    yield f"of {numbers} in the text {read} read, {not_read} not read, {none} no figure"
    if result.not_drafted:
        yield f"not drafted: {plural(result.not_drafted, 'figure')}, each with the reason as a comment in the file"
    for name, paragraph in result.moved:
        yield visible(f"moved: {name} stands in paragraph {paragraph} now: correct its 'paragraph:'")
    for name in result.gone:
        yield visible(f"gone: {name} does not stand in the text any more")


def drafted_data(result: Drafted) -> Data:
    """The same, with the file itself where it was only printed."""
    return {
        "path": result.path or None,
        "content": None if result.path else result.content,
        "new": result.is_new,
        "added": list(result.added),
        "not_read": result.not_read,
        "not_drafted": result.not_drafted,
        "totals": {outcome.value.replace("-", "_"): result.text.total(outcome) for outcome in Outcome},
        "no_figures": _no_figures(result.text),
        "moved": [{"claim": name, "paragraph": paragraph} for name, paragraph in result.moved],
        "gone": list(result.gone),
    }


def _no_figures(text: ScannedText) -> Data:
    """How many numbers of each kind are no figures, of the kinds that there are."""
    counts = Counter(mention.kind for mention in text.mentions)
    return {kind.value: counts[kind] for kind in NoFigure if counts[kind]}


def walked_lines(result: Walked) -> Iterator[str]:
    """What came of a walk, and how to go on."""
    done = f"{plural(len(result.claimed), 'claim')} made, {plural(result.set_aside, 'figure')} set aside"
    go_on = "; the same command goes on with them" if result.left else ""
    yield visible(f"{result.path}: {done}; {plural(result.left, 'draft')} left{go_on}")


def walked_data(result: Walked) -> Data:
    """The same."""
    return {"path": result.path, "claimed": list(result.claimed), "set_aside": result.set_aside, "left": result.left}


def card_text(card: Card, canvas: Canvas) -> str:
    """A figure in its sentence, how it is read, and what is offered for each field."""
    style = ("\x1b[1;7m", "\x1b[0m") if canvas.color else ("[", "]")
    where = f"{card.number} of {card.of}, paragraph {card.paragraph}: {card.id}"
    sentence = f"  {visible(card.before)}{style[0]}{visible(card.printed)}{style[1]}{visible(card.after)}"
    lines = ["", visible(where), sentence.rstrip(), visible(f"  reads as {card.reads}")]
    return "".join(f"{line}\n" for line in [*lines, *(visible(_row_text(row)) for row in card.rows)])


def _row_text(row: CardRow) -> str:
    chosen = "?" if row.chosen is None else _option_text(row.chosen)
    others = "".join(f"   {key} {_option_text(option)}" for key, option in row.others)
    return f"  {row.field:<10} {chosen}{others}"


def _option_text(option: Option) -> str:
    return f"{option.value or 'none'} ({option.why})" if option.why else option.value or "none"
