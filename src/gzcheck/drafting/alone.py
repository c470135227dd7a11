"""Whether a figure's fragment reads alone as it does in its sentence, and which longer fragment does where it does not.

The double entry reads a claim's fragment without its sentence: a claim that is drafted with another one would be
refused. "900 and 1,100" alone is two figures; "between 900 and 1,100" is the range that the sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gzcheck.model import (
    Claim,
    Figure,
    Location,
    Mention,
    NumberStyle,
    Period,
    PhraseError,
    Reading,
    Scale,
    Sign,
    Source,
)
from gzcheck.phrases.read import read_printed
from gzcheck.wording import figures as wording

_MOST_WORDS = 12
"""What a fragment may have."""
_LEFT, _RIGHT = 5, 4
"""How many words, or characters of Chinese, a fragment may gain on either side."""
_PIECE = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")
_EDGE = ' ,;:.()"“”，；：。（）、'


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """Reads fragments as the double entry will."""

    language: str
    numbers: NumberStyle | None = None

    def fragment(self, paragraph: str, mention: Mention, room: tuple[int, int]) -> Mention:
        """The mention with the shortest fragment that reads alone as it does in its sentence; raises `PhraseError`.

        Where words in front of it make it negative, it begins there: "net loss was €84 million".
        `room` is where the fragment may stand: it covers no other number.
        """
        try:
            self._agree(mention)
        except PhraseError:
            for start, end in _wider(paragraph, mention, room):
                longer = replace(mention, start=start, end=end, printed=paragraph[start:end])
                if self._agrees(longer):
                    return longer
            raise
        return self._from_its_sign(paragraph, mention, room) or mention

    def _from_its_sign(self, paragraph: str, mention: Mention, room: tuple[int, int]) -> Mention | None:
        """The mention with the fragment that begins at the words that make it negative; None where they are far."""
        start = paragraph.rfind(mention.sign_from, room[0], mention.start) if mention.sign_from else -1
        longer = replace(mention, start=start, printed=paragraph[max(start, 0) : mention.end])
        is_near = start >= 0 and len(_PIECE.findall(longer.printed)) <= _MOST_WORDS
        return longer if is_near and self._agrees(longer) else None

    def _agrees(self, mention: Mention) -> bool:
        try:
            self._agree(mention)
        except PhraseError:
            return False
        return True

    def _agree(self, mention: Mention) -> None:
        """Raise `PhraseError` with what the fragment alone reads as, where that is something else."""
        figure = mention.figure
        assert figure is not None
        reading = read_printed(self._claim(mention, figure))
        if isinstance(reading, PhraseError):
            raise reading
        if not _agrees(reading, figure):
            raise PhraseError(f"it does not read as {wording.figure(figure)}, which its sentence says")

    def _claim(self, mention: Mention, figure: Figure) -> Claim:
        published = Period.parse("2000")
        source = Source(id="draft", title="", published=published, language=self.language, numbers=self.numbers)
        printed, scale = mention.printed, scale_of(mention)
        return Claim(id="draft", source=source, about="", indicator="", figure=figure, printed=printed, scale=scale)


def scale_of(mention: Mention) -> Scale | None:
    """The scale of a table's head that a claim of the mention names."""
    found = mention.scale
    if found is None:
        return None
    return Scale(power=found.power, printed=found.printed, paragraph=found.paragraph, location=Location())


def _agrees(reading: Reading, figure: Figure) -> bool:
    if reading.hedge is not figure.hedge or (reading.units and figure.unit.name not in reading.units):
        return False
    readings = [reading]
    if reading.sign is Sign.OPEN or (reading.sign is Sign.NONE and figure.value.value < 0):
        readings.append(reading.mirrored())
    return any(_values(one) == _values(figure) for one in readings)


def _values(holder: Reading | Figure) -> tuple[object, object]:
    return holder.value.value, holder.upper and holder.upper.value


def _wider(paragraph: str, mention: Mention, room: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Longer fragments within the room, the shortest first."""
    starts = [one.start() for one in _PIECE.finditer(paragraph, room[0], mention.start)][-_LEFT:]
    ends = [one.end() for one in _PIECE.finditer(paragraph, mention.end, room[1])][:_RIGHT]
    found = [(start, end) for start in (*starts, mention.start) for end in (mention.end, *ends)]
    for start, end in sorted(found, key=lambda place: (place[1] - place[0], -place[0])):
        printed = paragraph[start:end]
        if printed == printed.strip(_EDGE) and len(printed.split()) <= _MOST_WORDS and printed != mention.printed:
            yield start, end
