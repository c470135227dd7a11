"""A mention becomes the lines of a drafted claim: what the text prints is filled in, and what it suggests is a comment.

A figure of which no fragment reads alone as it does in its sentence becomes a comment with that reason: a claim made of
it would be refused by the double entry.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gzcheck.drafting.alone import Alone
from gzcheck.drafting.matching import Stretch
from gzcheck.model import (
    Corpus,
    Figure,
    Hedge,
    Mention,
    NoFigure,
    NumberStyle,
    Outcome,
    PhraseError,
    ScannedText,
    Suggestion,
)
from gzcheck.phrases.lookup import Passages, folded
from gzcheck.texts.changes import may_be_in_points
from gzcheck.writing.lists import quoted, scalar

FIELDS = ("about", "indicator", "period", "status", "called", "attributed_to")
"""What is suggested and never decided."""
_MAY_BE_UNSURE = ("indicator", "period", "status")
"""Fields of which it is told whether the text says them of this very figure."""
NOT_READ = "# not read, "
"""How the comment on a mention that cannot be read begins."""
NOT_DRAFTED = "# not drafted, "
"""How the comment on a figure begins that reads in its sentence alone, so that the double entry would refuse it."""
_NO_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stands for a mention in a source file."""

    place: tuple[int, int]
    """Paragraph, and place in the folded paragraph."""
    lines: str
    """Of the file, without indentation."""
    id: str = ""
    """Of the claim; empty for a comment."""

    @property
    def is_not_drafted(self) -> bool:
        """Whether it is the comment on a figure that is read and yet not drafted."""
        return self.lines.startswith(NOT_DRAFTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarry:
    """A text with all that drafting looks at."""

    text: ScannedText
    language: str
    numbers: NumberStyle | None = None

    def entries(self, asked: Iterable[tuple[Mention, Stretch]], taken: set[str]) -> list[Entry]:
        """The lines for mentions that are read or not read; `taken` are ids that are not free, theirs included then.

        All their fragments are looked for in one pass through the text.
        """
        found = [(mention, place, self._fragment(mention)) for mention, place in asked]
        fragments = (fragment.printed for _, _, fragment in found if isinstance(fragment, Mention))
        passages = Passages(self.text.paragraphs, fragments)
        made = []
        for mention, place, fragment in found:
            made.append(self._entry(mention, place, fragment, passages, taken))
            taken.add(made[-1].id)
        return made

    def _fragment(self, mention: Mention) -> Mention | PhraseError | None:
        """The mention with the fragment that its claim will have, or why there is none; None where it is not read."""
        if mention.figure is None:
            return None
        try:
            return Alone(language=self.language, numbers=self.numbers).fragment(
                self.text.paragraphs[mention.paragraph - 1], mention, self._room(mention)
            )
        except PhraseError as error:
            return error

    def _entry(
        self,
        mention: Mention,
        place: Stretch,
        found: Mention | PhraseError | None,
        passages: Passages,
        taken: Collection[str],
    ) -> Entry:
        at = (mention.paragraph, place.start)
        if mention.figure is None or found is None:
            return Entry(place=at, lines=_comment(NOT_READ, mention, mention.reason))
        if isinstance(found, PhraseError):
            return Entry(place=at, lines=_comment(NOT_DRAFTED, mention, f"because alone {_reason(found)}"))
        occurrence = _occurrence(passages, found, place.start - self._gained(mention, found))
        if occurrence is None:
            return Entry(place=at, lines=_comment(NOT_DRAFTED, mention, "because its fragment is not found by words"))
        name = id_for(mention, mention.figure, taken)
        lines = [f"- id: {name}", "  draft: true"]
        lines += [f"  {line}" for line in _suggestions(mention)]
        lines += [f"  {key}: {value}" for key, value in _fields(found, mention.figure, occurrence)]
        return Entry(place=at, lines="".join(f"{line}\n" for line in lines), id=name)

    def _room(self, mention: Mention) -> tuple[int, int]:
        """Where the fragment of a mention may stand: in its sentence, between the numbers beside it."""
        mentions = self.text.mentions
        index = bisect_left(mentions, (mention.paragraph, mention.start), key=lambda one: (one.paragraph, one.start))
        low, high = mention.sentence
        for one in mentions[max(0, index - 1) : index + 2]:
            if one.paragraph == mention.paragraph and one.end <= mention.start:
                low = max(low, one.end)
            if one.paragraph == mention.paragraph and one.start >= mention.end:
                high = min(high, one.start)
        return low, high

    def _gained(self, mention: Mention, found: Mention) -> int:
        """How many characters of the folded text a fragment has gained in front."""
        paragraph = self.text.paragraphs[mention.paragraph - 1]
        return len(folded(f"|{paragraph[found.start : mention.start]}|")) - 2


def _occurrence(passages: Passages, mention: Mention, start: int) -> int | None:
    """Which occurrence of the fragment it is; 0 where there is only one, None where it is not found there."""
    found = passages.starts(mention.printed, mention.paragraph)
    after = bisect_left(found, start)
    near = [index for index in (after - 1, after) if 0 <= index < len(found) and abs(found[index] - start) <= 1]
    if not near:
        return None
    return 0 if len(found) == 1 else min(near, key=lambda index: abs(found[index] - start)) + 1


def _comment(head: str, mention: Mention, reason: str) -> str:
    return f"{head}paragraph {mention.paragraph}: {quoted(mention.printed)} ({_on_one_line(reason)})\n"


def _reason(error: PhraseError) -> str:
    return str(error) if str(error).startswith("it ") else f"it cannot be read: {error}"


def _fields(mention: Mention, figure: Figure, occurrence: int) -> Iterator[tuple[str, str]]:
    values = [one.as_typed for one in (figure.value, figure.upper) if one]
    yield "value", values[0] if len(values) == 1 else f"[{', '.join(values)}]"
    yield "unit", scalar(figure.unit.name)
    if figure.hedge is not Hedge.BARE:
        yield "hedge", figure.hedge.value
    if figure.precision == "exact":
        yield "precision", "exact"
    yield "printed", scalar(mention.printed)
    yield "paragraph", str(mention.paragraph)
    if occurrence:
        yield "occurrence", str(occurrence)
    if scale := mention.scale:
        printed = f"factor: 1e{scale.power}, printed: {quoted(scale.printed)}, paragraph: {scale.paragraph}"
        yield "scale", f"{{{printed}}}"


# ---------------------------------------------------------------- suggestions


def _suggestions(mention: Mention) -> Iterator[str]:
    """A comment for each field that the text says something of: `# about? port ("the port"), city ("City")`."""
    for field in FIELDS:
        found: Sequence[Suggestion] = getattr(mention.suggested, field)
        unsure = "perhaps " if field in _MAY_BE_UNSURE and found and not found[0].is_sure else ""
        named = ", ".join(
            dict.fromkeys(f"{_on_one_line(one.value)} ({quoted(one.words)})" for one in found if one.value)
        )
        if named:
            yield f"# {field}? {unsure}{named}"


def fitting(text: ScannedText, corpus: Corpus | None) -> ScannedText:
    """The text without suggestions of indicators whose unit is of another dimension than the figure's."""
    if corpus is None:
        return text
    return replace(text, mentions=tuple(_fitting(mention, corpus) for mention in text.mentions))


def _fitting(mention: Mention, corpus: Corpus) -> Mention:
    figure = mention.figure
    if figure is None:
        return mention
    kept = tuple(one for one in mention.suggested.indicator if fits(corpus, one.value, figure))
    return replace(mention, suggested=replace(mention.suggested, indicator=kept))


def fits(corpus: Corpus, indicator: str, figure: Figure) -> bool:
    """Whether a figure may be one of an indicator, by its unit."""
    entry = corpus.indicators.get(indicator)
    expected = corpus.units.get(entry.unit) if entry else None
    if entry is None or expected is None:
        return True
    is_other = figure.unit.dimension != expected.dimension and not figure.unit.is_currency
    return figure.unit.fits(expected) and (not is_other or may_be_in_points(entry))


def _on_one_line(text: str) -> str:
    """A text for a comment: nothing in it ends the line or is hidden."""
    return quoted(text)[1:-1].replace('\\"', '"')


# ---------------------------------------------------------------- ids


def id_for(mention: Mention, figure: Figure, taken: Collection[str]) -> str:
    """A free id: the indicator that the figure's own words name, with the number where that is taken, or the number."""
    number = slug(_number(figure))
    suggested = next((one.value for one in mention.suggested.indicator if one.is_sure), "")
    wanted = [suggested, f"{suggested}-{number}"] if suggested else [f"p{mention.paragraph}-{number}"]
    return free(wanted, taken)


def free(wanted: Sequence[str], taken: Collection[str]) -> str:
    """The first id that is not taken, or the last one with a number behind it.

    The number is looked for by halves: one after the other would take as many steps as there are figures of one value.
    """
    found = next((one for one in wanted if one not in taken), "")
    if found:
        return found
    low, high = 1, 2
    while f"{wanted[-1]}-{high}" in taken:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if f"{wanted[-1]}-{middle}" in taken else (low, middle)
    return f"{wanted[-1]}-{high}"


def _number(figure: Figure) -> str:
    parts = [one.as_typed.replace("-", "minus ").replace("/", " of ") for one in (figure.value, figure.upper) if one]
    return " to ".join(parts)


def slug(text: str) -> str:
    """A text as part of an id: lower case, digits and hyphens."""
    return _NO_ID.sub("-", text.lower().replace(".", "-")).strip("-") or "figure"


def totals_comment(name: str, text: ScannedText, entries: Iterable[Entry]) -> str:
    """One line on what became of all numbers of the text when it was drafted."""
    made = list(entries)
    kinds = Counter(one.kind for one in text.mentions if one.outcome is Outcome.NO_FIGURE and one.kind)
    listed = ", ".join(f"{kind.value} {kinds[kind]}" for kind in NoFigure if kinds[kind])
    drafts, left = sum(bool(one.id) for one in made), sum(one.is_not_drafted for one in made)
    not_drafted = f", {left} not drafted" if left else ""
    none = f"{sum(kinds.values())} no figures" + (f" ({listed})" if listed else "")
    not_read = len(made) - drafts - left
    return f"# Drafted from {_on_one_line(name)}: {drafts} figures{not_drafted}, {not_read} not read, {none}.\n"
