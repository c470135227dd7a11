"""What a text says beside a figure of thing, time and status: suggestions with the words they rest on, no decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from gzcheck.model import Corpus, Mention, Outcome, Period, ScannedText, Suggested, Suggestion
from gzcheck.texts.calling import called, is_own_name
from gzcheck.texts.cells import Cell, Tables
from gzcheck.texts.labels import names_of
from gzcheck.texts.naming import Names
from gzcheck.texts.spoken import Spoken, around, status_suggestions
from gzcheck.texts.time_forms import times_in

__all__ = ["Suggester", "status_suggestions"]
_MOST_TIMES = 2


class Suggester:
    """Knows the names of a corpus and the day a text appeared."""

    def __init__(self, corpus: Corpus | None, published: Period | None) -> None:
        self.names = Names(corpus) if corpus else None
        self.own_names = {one.id: names_of(one) for one in corpus.indicators.values()} if corpus else {}
        self.published = published

    def suggested(self, text: ScannedText) -> ScannedText:
        """The same text, its figures with what their sentence, paragraph and heading suggest."""
        together, tables = _together(text), Tables(text.paragraphs)
        spoken = lru_cache(1)(
            lambda paragraph, low, high: Spoken(
                text.paragraphs[paragraph - 1][low:high], low, together[paragraph, low], self.published
            )
        )

        def suggested(mention: Mention) -> Suggested:
            if cell := tables.cell(mention):
                return self._in_cell(text, mention, cell)
            return self._in_sentence(text, mention, spoken(mention.paragraph, *mention.sentence))

        return replace(
            text,
            mentions=tuple(
                replace(one, suggested=suggested(one)) if one.outcome is Outcome.READ else one for one in text.mentions
            ),
        )

    def _in_sentence(self, text: ScannedText, mention: Mention, spoken: Spoken) -> Suggested:
        paragraph = text.paragraphs[mention.paragraph - 1]
        (low, high), first = around(mention), mention.sentence[0]
        inside, place = (low - first, high - first), mention.start - first
        wider = (paragraph, *reversed(text.paragraphs[max(0, mention.paragraph - 3) : mention.paragraph - 1]))
        found = self.names.indicators(paragraph, mention, spoken, text.language) if self.names else ()
        return Suggested(
            about=self.names.entities(paragraph, mention, spoken, wider) if self.names else (),
            indicator=found,
            period=tuple(islice(spoken.timing.near(place, inside), _MOST_TIMES)),
            status=tuple(islice(spoken.statuses(place, inside), _MOST_TIMES)),
            called=self._not_own(called(paragraph, mention, text.language), found),
            attributed_to=tuple(spoken.speakers.near(place, inside))[:1],
        )

    def _in_cell(self, text: ScannedText, mention: Mention, cell: Cell) -> Suggested:
        """What the row, its column and the table say of a figure."""
        wider = (*reversed(text.paragraphs[max(0, cell.first - 3) : cell.first - 1]), text.paragraphs[0])
        found = self.names.cell_indicators(cell, mention) if self.names else ()
        is_name = any(map(str.isalpha, cell.name)) and not any(times_in(cell.name, self.published))
        name = [Suggestion(value=cell.name, words=cell.name)] if is_name else []
        return Suggested(
            about=self.names.cell_entities(cell, wider) if self.names else (),
            indicator=found,
            period=tuple(islice(self._cell_times(cell), _MOST_TIMES)),
            status=tuple(islice(_cell_statuses(cell), _MOST_TIMES)),
            called=self._not_own(name, found),
        )

    def _cell_times(self, cell: Cell) -> Iterator[Suggestion]:
        """The one time that the column's head says, or else the row's name, or else the table."""
        is_sure = True
        for told in (cell.head, cell.name, f"{cell.corner}{cell.above}"):
            values = {time.said.value: time.said for time in times_in(told, self.published)}
            for value, time in values.items():
                if value:
                    is_own = is_sure and len(values) == 1 and not time.is_vague and not time.is_base
                    yield Suggestion(value=value, words=time.words, is_sure=is_own)
            is_sure = is_sure and not values

    def _not_own(self, names: Iterable[Suggestion], indicators: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
        """What the text calls the thing, where that is not how one of the indicators is called anyway."""
        own = [name for one in indicators for name in self.own_names.get(one.value, ())]
        return tuple(one for one in names if not is_own_name(one.value, own))[:1]


def _cell_statuses(cell: Cell) -> Iterator[Suggestion]:
    """What the column's head or the row's name says of a plan or a forecast."""
    for told in (cell.head, cell.name):
        for suggestion in status_suggestions(told, len(told)):
            yield replace(suggestion, is_sure=True)


def _together(text: ScannedText) -> Mapping[tuple[int, int], Sequence[Mention]]:
    """The figures of each sentence, by its paragraph and where it begins."""
    found: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in text.mentions:
        if mention.outcome is not Outcome.NO_FIGURE:
            found[mention.paragraph, mention.sentence[0]].append(mention)
    return found
