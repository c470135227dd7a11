"""What is offered for a drafted claim: what the text says, and what was chosen last.

What the figure's own sentence names comes first, then the last choice, then what stands further off: whoever goes
through a paragraph on one thing has one key to press, and a sentence on another thing is not taken for the old one. Of
entities only those count as named in the sentence that stand in the figure's part of it, between semicolons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gzcheck.drafting.composing import fits
from gzcheck.model import Corpus, Figure, Mention, Option, Row, Status, Suggested, Suggestion

LAST = "as before"
_MOST = {"about": 3, "indicator": 4, "period": 2, "status": 1}
"""How many others are offered by number; together there are nine keys at most with what is chosen already."""
FIELDS = tuple(_MOST)
_USUAL = {"period": "", "status": Status.ACTUAL.value}
"""By field: what holds where the text says nothing of it that is sure."""
TEXTS = ("called", "attributed_to", "equals", "note")
"""What is a text of its own; the first two may be suggested."""
QUOTED = {"called": ("c", "called"), "attributed_to": ("w", "said by")}
"""By field that the text may suggest: the key that takes it, and what its row is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The fields of a claim as they are chosen so far."""

    options: Mapping[str, Option] = field(default_factory=dict)
    """By field: about, indicator, period, status."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By field: called, note, equals."""

    def value(self, name: str) -> str:
        """The value of a field; empty where nothing is chosen."""
        option = self.options.get(name)
        return option.value if option else self.texts.get(name, "")

    def taking(self, name: str, option: Option) -> Choice:
        """The same with another option."""
        return replace(self, options={**self.options, name: option})

    def saying(self, name: str, text: str) -> Choice:
        """The same with another text."""
        return replace(self, texts={**self.texts, name: text})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """All options of each field, the first ones first."""

    options: Mapping[str, Sequence[Option]] = field(default_factory=dict)
    quoted: Mapping[str, Option] = field(default_factory=dict)
    """By field of `QUOTED`: what the text says, where it says something."""
    sure: Mapping[str, Option] = field(default_factory=dict)
    """By field: what may be taken for granted."""

    @property
    def first(self) -> Choice:
        """What one key takes: of each field what is sure."""
        return Choice(options=self.sure)

    def rows(self, choice: Choice) -> tuple[Row, ...]:
        """The fields with what is chosen and what else is offered, numbered through from 1."""
        rows, number = [], 1
        for name, found in self.options.items():
            chosen = choice.options.get(name)
            others = [one for one in found if chosen is None or one.value != chosen.value][: _MOST[name]]
            keyed = tuple((str(number + place), option) for place, option in enumerate(others) if number + place <= 9)
            number += len(others)
            rows.append(Row(field=name, chosen=chosen, others=keyed))
        return (*rows, *self._quoted_rows(choice))

    def _quoted_rows(self, choice: Choice) -> Iterator[Row]:
        """What the source calls it and who says it, where that is chosen or can be taken from the text."""
        for name, (key, label) in QUOTED.items():
            option, text = self.quoted.get(name), choice.texts.get(name)
            is_open = option is not None and text is None
            if text or is_open:
                others = ((key, option),) if option and is_open else ()
                yield Row(field=label, chosen=Option(value=text or "", why="typed" if text else ""), others=others)


def offered(
    entry: Mapping[str, Any],
    mention: Mention | None,
    corpus: Corpus,
    last: Choice,
    figure: Figure | None,
) -> Offer:
    """What to offer for the draft `entry`, which stands at `mention`."""
    suggested = mention.suggested if mention else Suggested()
    indicators = _ids(entry.get("indicator"), suggested.indicator, None, last.options.get("indicator"))
    options = {
        "about": _ids(entry.get("about"), suggested.about, last.options.get("about")),
        "indicator": [one for one in indicators if figure is None or fits(corpus, one.value, figure)],
        "period": _periods(entry.get("period"), suggested.period, last.options.get("period")),
        "status": _statuses(entry.get("status"), suggested.status),
    }
    unique = {name: tuple(_labelled(_unique(found), corpus)) for name, found in options.items()}
    sure = {name: one for name, found in unique.items() if (one := _sure(name, found, entry, suggested))}
    return Offer(options=unique, quoted=dict(_quoted(entry, suggested)), sure=sure)


def _sure(name: str, found: Sequence[Option], entry: Mapping[str, Any], suggested: Suggested) -> Option | None:
    """The option of a field that may be taken for granted: typed, or said of this figure, or else what is usual."""
    if name == "about" or entry.get(name):
        return next(iter(found), None)
    wanted = next((one.value for one in getattr(suggested, name) if one.is_sure), _USUAL.get(name))
    return next((one for one in found if one.value == wanted), None)


def _quoted(entry: Mapping[str, Any], suggested: Suggested) -> Iterator[tuple[str, Option]]:
    """What the text calls the thing and who says it, where the entry does not say so already."""
    for name in QUOTED:
        first = next(iter(getattr(suggested, name)), None)
        if first and not entry.get(name):
            yield name, _option(first)


def _ids(
    typed: object, suggested: Iterable[Suggestion], last: Option | None, late: Option | None = None
) -> list[Option]:
    first = [Option(value=str(typed), why="typed")] if typed else []
    near = [one for one in suggested if not one.is_far]
    far = [one for one in suggested if one.is_far]
    return [
        *first,
        *map(_option, near),
        *([replace(last, why=LAST)] if last else []),
        *map(_option, far),
        *([replace(late, why=LAST)] if late else []),
    ]


def _periods(typed: object, suggested: Iterable[Suggestion], last: Option | None) -> list[Option]:
    told = list(suggested)
    none = Option(value="", why=_why_none(told))
    first = [Option(value=str(typed), why="typed")] if typed else []
    return [*first, *map(_option, told), *([replace(last, why=LAST)] if last and last.value else []), none]


def _why_none(told: Sequence[Suggestion]) -> str:
    """Why no time may be the choice."""
    if any(one.is_sure for one in told):
        return ""
    return "it is not clear when" if told else "the text does not say"


def _statuses(typed: object, suggested: Iterable[Suggestion]) -> list[Option]:
    first = [Option(value=str(typed), why="typed")] if typed else []
    return [*first, *map(_option, suggested), *(Option(value=one.value) for one in Status)]


def _option(suggestion: Suggestion) -> Option:
    return Option(value=suggestion.value, why=f'"{suggestion.words}"')


def _unique(options: Iterable[Option]) -> Iterator[Option]:
    seen = set()
    for option in options:
        if option.value not in seen:
            seen.add(option.value)
            yield option


def _labelled(options: Iterable[Option], corpus: Corpus) -> Iterator[Option]:
    for option in options:
        known = corpus.indicators.get(option.value) or corpus.entities.get(option.value)
        yield replace(option, label=known.label) if known else option
