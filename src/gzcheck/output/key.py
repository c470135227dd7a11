"""The source key of a report: every source by a letter, with publisher, title and date as a reader knows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from string import ascii_uppercase

from gzcheck.explaining.independence import knows_publisher
from gzcheck.model import Claim, Finding, Source, dataclass
from gzcheck.output.escaping import clip, visible, width
from gzcheck.output.layout import wrapped
from gzcheck.wording import figures as wording

_SHORTEST_TITLE = 12
_IDS = re.compile(r"(?<![\w-])[a-z0-9]+(?:[-.][a-z0-9]+)*(?![\w-])")
"""What looks like an id, as the schema of sources has them."""
_NO_PLAIN_WORD = re.compile(r"[-\d]")


@dataclass(frozen=True)
class Key:
    """Letters for sources, in the order of their ids."""

    sources: tuple[Source, ...]
    letters: dict[str, str] = field(init=False)
    """The letter of a source by its id: "[A]"."""

    def __post_init__(self) -> None:
        letters = {source.id: f"[{_letters(place)}]" for place, source in enumerate(self.sources)}
        object.__setattr__(self, "letters", letters)

    @staticmethod
    def of(findings: Iterable[Finding]) -> Key:
        """The key to all sources of some findings."""
        return Key.of_claims(claim for finding in findings for claim in finding.claims)

    @staticmethod
    def of_claims(claims: Iterable[Claim]) -> Key:
        """The key to all sources of some claims."""
        found = {claim.source.id: claim.source for claim in claims}
        return Key(tuple(found[name] for name in sorted(found)))

    def lettered(self, text: str) -> str:
        """A sentence with letters for the ids of sources; an id that may be a plain word stays as it is."""
        return _IDS.sub(lambda found: self._letter(found[0]), text)

    def _letter(self, word: str) -> str:
        return self.letters.get(word, word) if _NO_PLAIN_WORD.search(word) else word

    def lines(self, columns: int) -> Iterator[str]:
        """An entry a source."""
        margin = max((width(letter) for letter in self.letters.values()), default=0) + 1
        for source in self.sources:
            head = self.letters[source.id].ljust(margin)
            first, *others = wrapped(_described(source, columns - margin), columns - margin)
            yield head + first
            yield from (" " * margin + line for line in others)


def _letters(place: int) -> str:
    """A to Z, then AA, AB and so on."""
    before, last = divmod(place, len(ascii_uppercase))
    return (_letters(before - 1) if before else "") + ascii_uppercase[last]


def published(source: Source) -> str:
    """The date of a source in few columns: "6 Aug 2017", "Sep-Dec 2017"."""
    return wording.period(source.published).removeprefix("about ").replace(" to ", "-")


def _described(source: Source, columns: int) -> str:
    """Publisher, title and date; the title is cut so that all of it stands on one line where it can."""
    who = visible(source.publisher) if knows_publisher(source) else "publisher unknown"
    when = published(source) + ("" if source.stated_date else " (date inferred)")
    room = columns - width(who) - width(when) - len(", “”, ")
    title = _shortened(visible(source.title), max(room, _SHORTEST_TITLE))
    return f"{clip(who, 3 * columns)}, “{title}”, {when}"


def _shortened(title: str, columns: int) -> str:
    """The title cut behind a word, where that leaves most of it."""
    cut = clip(title, columns)
    if cut == title:
        return title
    words = cut[:-1].rpartition(" ")[0]
    return f"{words} …" if 2 * width(words) > columns else cut
