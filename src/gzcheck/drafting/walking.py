"""`gzcheck draft --walk` on a terminal: one drafted claim at a time, with a key for what is decided most often.

Every decision is written at once: the file is all there is to remember, so one may stop at any question and go on
another day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from gzcheck.drafting.composing import fits, slug
from gzcheck.drafting.deciding import claimed, dated, registered, set_aside
from gzcheck.drafting.files import SourceFile
from gzcheck.drafting.matching import match
from gzcheck.drafting.options import Choice, Offer, offered
from gzcheck.model import (
    Card,
    Corpus,
    Figure,
    Kind,
    Mention,
    Option,
    Period,
    PeriodError,
    ScannedText,
    Status,
    Stop,
    Walked,
)
from gzcheck.reading.opener import CORPUS, INDICATORS
from gzcheck.wording import figures as wording
from gzcheck.writing.files import WriteError, rewrite

HELP = """\
y  make it a claim, with what is chosen in each row
1-9  take the option of this number instead
a, i, p  say what it is about, its indicator, its period; a name that is not known can be registered
t  the next status: actual, estimate, forecast, target
c, n  what the source calls it; a note for a careful reader
=  the same amount as the claim before, in another currency or unit
x  set it aside, with a reason
s  skip it: it stays a draft
u  undo the last decision
q  quit; what is decided is written, and the next walk goes on here
?  this help
"""
REASONS = {
    "1": "It repeats a figure that is claimed elsewhere in this source.",
    "2": "It is not on anything that the corpus is about.",
    "3": "It is part of a name or a title, and measures nothing.",
    "4": "It is an example or a way of speaking, and no figure to be held to.",
    "5": "It is too vague to be checked.",
}
_KINDS = {"s": Kind.STOCK, "f": Kind.FLOW, "r": Kind.RATE, "e": Kind.EVENT}
_MOST_FOUND = 9


class Person(Protocol):
    """Somebody at a terminal; every question raises `EOFError` at the end of the input."""

    def key(self, prompt: str) -> str:
        """One key, without waiting for the end of a line."""

    def ask(self, prompt: str) -> str:
        """A line."""

    def tell(self, text: str) -> None:
        """Lines for the person."""

    def show(self, card: Card) -> None:
        """A figure that is to be decided on."""


@dataclass(slots=True)
class _Step:
    """What one decision changed, so that it can be undone."""

    name: str
    changes: list[tuple[Path, bytes, bytes]] = field(default_factory=list)
    claim: str = ""
    is_aside: bool = False
    last: Choice = field(default_factory=Choice)
    """What had been chosen before."""
    last_claim: str = ""


class Walk:
    """A walk through the drafts of one file."""

    def __init__(
        self,
        path: Path,
        folder: Path,
        person: Person,
        *,
        load: Callable[[], Corpus],
        scan: Callable[[Corpus], ScannedText],
    ) -> None:
        self.path = path
        self.folder = folder
        self.person = person
        self.load = load
        """Reads the corpus again, after something was registered."""
        self.scan = scan
        """The text with what the corpus suggests for its figures."""
        self.steps: list[_Step] = []
        self.last = Choice()
        self.last_claim = ""
        self._reload()

    def _reload(self) -> None:
        self.corpus = self.load()
        self.text = self.scan(self.corpus)

    # ------------------------------------------------------------ the loop

    def run(self) -> Walked:
        """Go through all drafts; the end of the input is a quit."""
        try:
            self._date()
            while (name := self._next()) and self._decide(name):
                pass
        except EOFError:
            self.person.tell("")
        left = [entry for entry in self._file().entries("claims") if "draft" in entry]
        return Walked(
            path=str(self.path),
            claimed=tuple(step.claim for step in self.steps if step.claim),
            set_aside=sum(step.is_aside for step in self.steps),
            left=len(left),
        )

    def _file(self) -> SourceFile:
        return SourceFile(self.path, self.path.read_bytes())

    def _next(self) -> str:
        """The id of the first draft that was not passed by; empty where there is none."""
        passed = {step.name for step in self.steps}
        names = (str(entry.get("id")) for entry in self._file().entries("claims") if "draft" in entry)
        return next((name for name in names if name not in passed), "")

    def _date(self) -> None:
        """Ask when the source was published, where its file leaves that open."""
        while self._file().source.get("published") is None:
            answer = self.person.ask("When was it published (2017-05-02, or 2017-05~ if you infer it)? ").strip()
            if period := self._period(answer):
                self._write(_Step(name=""), self.path, lambda before: dated(self.path, before, period))
                self._reload()

    def _decide(self, name: str) -> bool:
        """Ask what is to become of one draft until it is decided; False to quit."""
        question = _Question(self, name)
        while True:
            self.person.show(question.card())
            key = self.person.key(question.prompt())
            if key == "q":
                return False
            if key == "u":
                self._undo()
                return True
            try:
                if question.answer(key):
                    return True
            except Stop as stop:
                self.person.tell(str(stop))

    # ------------------------------------------------------------ what is written

    def _write(self, step: _Step, path: Path, change: Callable[[bytes], bytes]) -> None:
        """Change a file, and note how to undo it; raises `Stop`."""
        noted: list[tuple[Path, bytes, bytes]] = []

        def noting(before: bytes | None) -> bytes:
            after = change(before or b"")
            noted.append((path, before or b"", after))
            return after

        try:
            rewrite(path, noting)
        except WriteError as error:
            raise Stop(str(error)) from None
        step.changes += noted

    def _undo(self) -> None:
        if not self.steps:
            self.person.tell("nothing was decided yet")
            return
        step = self.steps.pop()
        for path, before, after in reversed(step.changes):
            try:
                self._restore(path, before, after)
            except Stop as stop:
                self.person.tell(str(stop))
        self.last, self.last_claim = step.last, step.last_claim
        if any(path != self.path for path, _, _ in step.changes):
            self._reload()

    def _restore(self, path: Path, before: bytes, after: bytes) -> None:
        def change(now: bytes) -> bytes:
            if now != after:
                raise Stop(f"not undone: somebody has changed {path}")
            return before

        self._write(_Step(name=""), path, change)

    def done(self, step: _Step) -> None:
        """Note a decision."""
        self.steps.append(step)

    def register(self, step: _Step, name: str, key: str, entry: Mapping[str, str]) -> None:
        """Write a new entry of the registry; raises `Stop`."""
        path = self.folder / name
        self._write(step, path, lambda before: registered(path, before, key, entry))
        self._reload()

    def write(self, step: _Step, change: Callable[[bytes], bytes]) -> None:
        """Change the source's file; raises `Stop`."""
        self._write(step, self.path, change)

    def _period(self, answer: str) -> Period | None:
        try:
            return Period.parse(answer)
        except PeriodError as error:
            self.person.tell(str(error))
            return None

    def period(self, answer: str) -> Period | None:
        """A period as somebody typed it; None, with what is wrong with it, where it is none."""
        return self._period(answer)


class _Question:
    """What is to become of one draft."""

    def __init__(self, walk: Walk, name: str) -> None:
        self.walk = walk
        self.person = walk.person
        self.name = name
        self.step = _Step(name=name, last=walk.last, last_claim=walk.last_claim)
        file = walk._file()
        self.entry: Mapping[str, Any] = next(one for one in file.entries("claims") if one.get("id") == name)
        drafts = [one for one in file.entries("claims") if "draft" in one]
        self.number = len(walk.steps) + 1
        self.of = self.number + sum(str(one.get("id")) not in {step.name for step in walk.steps} for one in drafts) - 1
        self.offer = Offer()
        self._look()
        self.choice = self.offer.first

    def _look(self) -> None:
        """Find the figure in the text, and what is offered for it."""
        file, text = self.walk._file(), self.walk.text
        matched = match(text, [one for one in [file.quotations().get(self.name)] if one])
        index = next(iter(matched.of_mention), None)
        self.mention: Mention | None = None if index is None else text.mentions[index]
        self.figure: Figure | None = self.mention.figure if self.mention else None
        self.offer = offered(self.entry, self.mention, self._sentence(), self.walk.corpus, self.walk.last, self.figure)

    def _sentence(self) -> str:
        if self.mention is None:
            return ""
        return self.walk.text.paragraphs[self.mention.paragraph - 1][slice(*self.mention.sentence)]

    def card(self) -> Card:
        """The figure with what is chosen so far."""
        mention = self.mention
        paragraph = self.walk.text.paragraphs[mention.paragraph - 1] if mention else ""
        return Card(
            number=self.number,
            of=self.of,
            id=self.name,
            paragraph=mention.paragraph if mention else int(self.entry.get("paragraph", 0)),
            before=paragraph[mention.sentence[0] : mention.start] if mention else "",
            printed=mention.printed if mention else str(self.entry.get("printed", "")),
            after=paragraph[mention.end : mention.sentence[1]] if mention else "",
            reads=wording.figure(self.figure) if self.figure else str(self.entry.get("value", "")),
            rows=self.offer.rows(self.choice),
        )

    def prompt(self) -> str:
        """The keys, as git shows them."""
        numbers = [key for row in self.offer.rows(self.choice) for key, _ in row.others]
        picks = f",1-{numbers[-1]}" if len(numbers) > 1 else ",1" if numbers else ""
        equals = ",=" if self.walk.last_claim else ""
        return f"Make it a claim [y{picks},a,i,p,t,c,n{equals},x,s,u,q,?]? "

    # ------------------------------------------------------------ answers

    def answer(self, key: str) -> bool:
        """Do what a key asks for; True when the draft is decided. Raises `Stop` where it cannot be written."""
        decided: dict[str, Callable[[], bool]] = {
            "y": self._claim,
            "=": self._equal,
            "x": self._aside,
            "s": self._skip,
        }
        if key in decided:
            return decided[key]()
        edits: dict[str, Callable[[], None]] = {
            "a": self._about,
            "i": self._indicator,
            "p": self._period,
            "t": self._status,
            "c": lambda: self._text("called", "What the source calls it: "),
            "n": lambda: self._text("note", "Why a careful reader might object: "),
        }
        if key in edits:
            edits[key]()
        elif not self._pick(key):
            self.person.tell(HELP)
        return False

    def _pick(self, key: str) -> bool:
        for row in self.offer.rows(self.choice):
            for number, option in row.others:
                if number == key:
                    self._take(row.field, option)
                    return True
        return False

    def _take(self, name: str, option: Option) -> None:
        self.choice = self.choice.taking(name, option)

    def _claim(self) -> bool:
        if not self.choice.value("about"):
            self._about()
        if not self.choice.value("indicator"):
            self._indicator()
        if not self.choice.value("about") or not self.choice.value("indicator"):
            return False
        return self._written()

    def _written(self) -> bool:
        made: list[str] = []

        def change(before: bytes) -> bytes:
            after, name = claimed(self.walk.path, before, self.name, self.choice, self.walk.corpus)
            made.append(name)
            return after

        self.walk.write(self.step, change)
        self.step.claim = self.walk.last_claim = made[-1]
        self.walk.last = replace(self.choice, texts={})
        self.walk.done(self.step)
        return True

    def _equal(self) -> bool:
        if not self.walk.last_claim:
            self.person.tell("no claim was made yet that it could be equal to")
            return False
        self.choice = replace(self.walk.last, texts={**self.choice.texts, "equals": self.walk.last_claim})
        return self._written()

    def _skip(self) -> bool:
        self.walk.done(self.step)
        return True

    def _aside(self) -> bool:
        listed = "".join(f"  {key} {reason}\n" for key, reason in REASONS.items())
        self.person.tell(f"Why is it left out?\n{listed}  0 another reason\n  b back\n")
        key = self.person.key("[1-5,0,b]? ")
        why = self.person.ask("Why (for the next reader): ").strip() if key == "0" else REASONS.get(key, "")
        if not why:
            return False
        self.walk.write(self.step, lambda before: set_aside(self.walk.path, before, self.name, why))
        self.step.is_aside = True
        self.walk.done(self.step)
        return True

    def _text(self, name: str, prompt: str) -> None:
        self.choice = self.choice.saying(name, self.person.ask(prompt).strip())

    def _status(self) -> None:
        every = [status.value for status in Status]
        now = self.choice.value("status")
        following = every[(every.index(now) + 1) % len(every)] if now in every else every[0]
        self._take("status", Option(value=following))

    def _period(self) -> None:
        answer = self.person.ask("Period (2016, 2017-03, 2019-Q3, ../2017; nothing for none): ").strip()
        if not answer or self.walk.period(answer):
            self._take("period", Option(value=answer, why="typed"))

    def _about(self) -> None:
        known = {one.id: one.label for one in self.walk.corpus.entities.values()}
        answer = self.person.ask("About (an id, words of its name, + and the name of a new one): ").strip()
        chosen = self._known(answer, known)
        if chosen is None:
            return
        self._take("about", chosen if chosen.value else self._new_entity(answer.lstrip("+ "), known))

    def _indicator(self) -> None:
        fitting = {
            one.id: one.label
            for one in self.walk.corpus.indicators.values()
            if self.figure is None or fits(self.walk.corpus, one.id, self.figure)
        }
        answer = self.person.ask("Indicator (an id, words of its label, + and the label of a new one): ").strip()
        if answer in self.walk.corpus.indicators and answer not in fitting:
            self.person.tell(f"{answer} is measured in {self.walk.corpus.indicators[answer].unit}, which does not fit")
            return
        chosen = self._known(answer, fitting)
        if chosen is None:
            return
        self._take("indicator", chosen if chosen.value else self._new_indicator(answer.lstrip("+ ")))

    def _known(self, answer: str, known: Mapping[str, str]) -> Option | None:
        """The registered thing that is meant; an option without a value for a new one, None for none."""
        if not answer:
            return None
        if answer in known:
            return Option(value=answer, why="typed", label=known[answer])
        if answer.startswith("+"):
            return Option(value="")
        words = answer.casefold().split()
        found = [name for name, label in known.items() if all(word in f"{label} {name}".casefold() for word in words)][
            :_MOST_FOUND
        ]
        listed = "".join(f"  {number} {name}  {known[name]}\n" for number, name in enumerate(found, 1))
        self.person.tell(f"{listed}  + register {answer!r}\n  b back\n")
        numbers = {0: "", 1: "1,"}.get(len(found), f"1-{len(found)},")
        key = self.person.key(f"[{numbers}+,b]? ")
        if key.isdecimal() and 1 <= int(key) <= len(found):
            name = found[int(key) - 1]
            return Option(value=name, why="typed", label=known[name])
        return Option(value="") if key == "+" else None

    # ------------------------------------------------------------ what is registered

    def _new_entity(self, label: str, known: Mapping[str, str]) -> Option:
        name = self._new_id(label, known)
        whole = self.person.ask("Part of (an id, or nothing): ").strip()
        entry = {"id": name, "label": label} | ({"part_of": whole} if whole in known else {})
        self.walk.register(self.step, CORPUS, "entities", entry)
        return Option(value=name, why="registered", label=label)

    def _new_indicator(self, label: str) -> Option:
        name = self._new_id(label, self.walk.corpus.indicators)
        usual = f"{label}, as {self.walk.path.stem} counts them."
        definition = self.person.ask(f"Definition [{usual}]: ").strip() or usual
        kind = None
        while kind is None:
            kind = _KINDS.get(self.person.key("[s]tock, at an instant  [f]low, over a time  [r]ate  [e]vent? "))
        printed = self.figure.unit.name if self.figure else "count"
        unit = self.person.ask(f"Unit [{printed}]: ").strip() or printed
        while unit not in self.walk.corpus.units:
            unit = self.person.ask(f"There is no unit {unit!r} ('gzcheck units' lists all) [{printed}]: ") or printed
        entry = {"id": name, "label": label, "definition": definition, "kind": kind.value, "unit": unit}
        self.walk.register(self.step, INDICATORS, "indicators", entry)
        return Option(value=name, why="registered", label=label)

    def _new_id(self, label: str, taken: Mapping[str, object]) -> str:
        usual = slug(label)
        while True:
            name = slug(self.person.ask(f"Id [{usual}]: ").strip() or usual)
            if name not in taken:
                return name
            self.person.tell(f"{name} is taken")
