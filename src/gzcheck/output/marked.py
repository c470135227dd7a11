"""A text with its figures marked, and the figures as they are read: for terminals and for plain text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gzcheck.model import Mention, Outcome, ScannedText
from gzcheck.output import plural, visible
from gzcheck.wording import figures as wording

STYLES = {Outcome.READ: "bold green", Outcome.NOT_READ: "bold red", Outcome.NO_FIGURE: "dim"}


def mention_lines(text: ScannedText) -> Iterator[str]:
    """A line a mention: where it stands, what is printed, and what became of it; then the totals."""
    for mention in text.mentions:
        place = f"{text.path}:{mention.line}:{mention.column}"
        yield visible(f"{place}: {mention.outcome.value}: {mention.printed!r}: {meaning(mention)}")
    yield totals(text)


def meaning(mention: Mention) -> str:
    """The figure as it is read, the kind of what is no figure, or the reason why it is not read."""
    if mention.figure is None or mention.span is None:
        return mention.reason or (mention.kind.value if mention.kind else "")
    scale = f", in {mention.scale.printed!r} of paragraph {mention.scale.paragraph}" if mention.scale else ""
    sign = f", its sign from {mention.sign_from!r}" if mention.sign_from else ""
    read = (wording.figure(mention.figure), wording.interval(mention.span.hard, mention.figure.unit))
    return f"{', '.join(dict.fromkeys(read))}{scale}{sign}"


def totals(text: ScannedText) -> str:
    """How many mentions are read, not read, and no figure."""
    read, not_read, none = (text.total(outcome) for outcome in Outcome)
    count = plural(len(text.mentions), "number")
    return visible(f"{text.path}: {count}: {read} read, {not_read} not read, {none} no figure")


def pieces(text: ScannedText) -> Iterator[tuple[int, list[tuple[str, Mention | None]]]]:
    """The paragraphs that hold mentions: their numbers, and their text in pieces with the mention each belongs to."""
    for number, mentions in groupby(text.mentions, key=lambda mention: mention.paragraph):
        paragraph, place, found = text.paragraphs[number - 1], 0, []
        for mention in mentions:
            if mention.start < place:
                continue
            found += [(paragraph[place : mention.start], None), (paragraph[mention.start : mention.end], mention)]
            place = mention.end
        yield number, [*found, (paragraph[place:], None)]
