"""What is to become of one drafted claim: it is shown, and each key is answered until something is decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from gzcheck.drafting.composing import fits
from gzcheck.drafting.deciding import claimed, set_aside
from gzcheck.drafting.desk import Desk, Step
from gzcheck.drafting.matching import match
from gzcheck.drafting.options import Offer, offered
from gzcheck.drafting.person import HELP, REASONS, Person
from gzcheck.drafting.registering import Registrar
from gzcheck.model import Card, Figure, Mention, Option, Period, PeriodError, Status
from gzcheck.texts.calling import is_own_name
from gzcheck.texts.cells import Tables
from gzcheck.texts.labels import names_of
from gzcheck.wording import figures as wording

_MOST_FOUND = 9
"""How many registered names are listed, so that each has one key."""


def period_of(answer: str, person: Person) -> Period | None:
    """A period as somebody typed it; None, and they are told why, where it is none."""
    try:
        return Period.parse(answer)
    except PeriodError as error:
        person.tell(str(error))
        return None


class Question:
    """What is to become of one draft."""

    def __init__(self, desk: Desk, person: Person, name: str) -> None:
        self.desk = desk
        self.person = person
        self.name = name
        self.step = Step(name=name, last=desk.last, last_claim=desk.last_claim)
        file = desk.file()
        self.entry: Mapping[str, Any] = next(one for one in file.entries("claims") if one.get("id") == name)
        drafts = [one for one in file.entries("claims") if "draft" in one]
        self.number = len(desk.steps) + 1
        self.of = self.number + sum(str(one.get("id")) not in {step.name for step in desk.steps} for one in drafts) - 1
        self.offer = Offer()
        self._look()
        self.choice = self.offer.first

    def _look(self) -> None:
        """Find the figure in the text, and what is offered for it."""
        file, text = self.desk.file(), self.desk.text
        matched = match(text, [one for one in [file.quotations().get(self.name)] if one])
        index = next(iter(matched.of_mention), None)
        self.mention: Mention | None = None if index is None else text.mentions[index]
        self.figure: Figure | None = self.mention.figure if self.mention else None
        self.offer = offered(self.entry, self.mention, self.desk.corpus, self.desk.last, self.figure)

    def card(self) -> Card:
        """The figure with what is chosen so far."""
        mention = self.mention
        paragraph = self.desk.text.paragraphs[mention.paragraph - 1] if mention else ""
        return Card(
            number=self.number,
            of=self.of,
            id=self.name,
            paragraph=mention.paragraph if mention else int(self.entry.get("paragraph", 0)),
            before=self._in_front(paragraph),
            printed=mention.printed if mention else str(self.entry.get("printed", "")),
            after=paragraph[mention.end : mention.sentence[1]] if mention else "",
            reads=wording.figure(self.figure) if self.figure else str(self.entry.get("value", "")),
            rows=self._offer_now().rows(self.choice),
        )

    def _in_front(self, paragraph: str) -> str:
        """What stands in front of the figure in its sentence; of a cell, what its table, column and row are called."""
        if self.mention is None:
            return ""
        before = paragraph[self.mention.sentence[0] : self.mention.start]
        cell = Tables(self.desk.text.paragraphs).cell(self.mention)
        return f"{' | '.join(cell.told)} | {before.lstrip()}" if cell else before

    def _offer_now(self) -> Offer:
        """The offer without a name for the thing that the chosen indicator has anyway."""
        option, indicator = (
            self.offer.quoted.get("called"),
            self.desk.corpus.indicators.get(self.choice.value("indicator")),
        )
        if option is None or indicator is None or not is_own_name(option.value, names_of(indicator)):
            return self.offer
        return replace(self.offer, quoted={key: one for key, one in self.offer.quoted.items() if key != "called"})

    def prompt(self) -> str:
        """The keys, as git shows them."""
        numbers = [key for row in self.offer.rows(self.choice) for key, _ in row.others if key.isdecimal()]
        picks = f",1-{numbers[-1]}" if len(numbers) > 1 else ",1" if numbers else ""
        equals = ",=" if self.desk.last_claim else ""
        return f"Make it a claim [y{picks},a,i,p,t,c,w,n{equals},x,s,u,q,?]? "

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
            "c": lambda: self._quoted("called", "What the source calls it"),
            "w": lambda: self._quoted("attributed_to", "Who says it, according to the source"),
            "n": lambda: self._text("note", "Why a careful reader might object: "),
        }
        if key in edits:
            edits[key]()
        elif key == "?":
            self.person.tell(HELP)
        elif not self._pick(key):
            self.person.tell(
                f"there is no {key}" if key.isdecimal() else f"{key} does nothing here; ? explains the keys"
            )
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
            after, name = claimed(self.desk.path, before, self.name, self.choice, self.desk.corpus)
            made.append(name)
            return after

        self.desk.write(self.step, change)
        self.step.claim = self.desk.last_claim = made[-1]
        self.desk.last = replace(self.choice, texts={})
        self.desk.done(self.step)
        return True

    def _equal(self) -> bool:
        if not self.desk.last_claim:
            self.person.tell("no claim was made yet that it could be equal to")
            return False
        self.choice = replace(self.desk.last, texts={**self.choice.texts, "equals": self.desk.last_claim})
        return self._written()

    def _skip(self) -> bool:
        self.desk.done(self.step)
        return True

    def _aside(self) -> bool:
        listed = "".join(f"  {key} {reason}\n" for key, reason in REASONS.items())
        self.person.tell(f"Why is it left out?\n{listed}  0 another reason\n  b back\n")
        key = self.person.key("[1-5,0,b]? ")
        why = self.person.ask("Why (for the next reader): ").strip() if key == "0" else REASONS.get(key, "")
        if not why:
            return False
        self.desk.write(self.step, lambda before: set_aside(self.desk.path, before, self.name, why))
        self.step.is_aside = True
        self.desk.done(self.step)
        return True

    def _text(self, name: str, prompt: str) -> None:
        self.choice = self.choice.saying(name, self.person.ask(prompt).strip())

    def _quoted(self, name: str, prompt: str) -> None:
        """Take what the text says; ask where it says nothing, or where that was taken already."""
        option = self._offer_now().quoted.get(name)
        if option and name not in self.choice.texts:
            self.choice = self.choice.saying(name, option.value)
        else:
            self._text(name, f"{prompt}: ")

    def _status(self) -> None:
        every = [status.value for status in Status]
        now = self.choice.value("status")
        following = every[(every.index(now) + 1) % len(every)] if now in every else every[0]
        self._take("status", Option(value=following))

    def _period(self) -> None:
        answer = self.person.ask("Period (2016, 2017-03, 2019-Q3, ../2017; nothing for none): ").strip()
        if not answer or period_of(answer, self.person):
            self._take("period", Option(value=answer, why="typed"))

    def _about(self) -> None:
        known = {one.id: one.label for one in self.desk.corpus.entities.values()}
        answer = self.person.ask("About (an id, words of its name, + and the name of a new one): ").strip()
        chosen = self._known(answer, known)
        if chosen is None:
            return
        label = answer.lstrip("+ ")
        if chosen.value or self._is_label(label):
            self._take("about", chosen if chosen.value else self._registrar().entity(label, known))

    def _indicator(self) -> None:
        fitting = self._fitting()
        usual = self._usual_label()
        hint = f"+ for {usual!r}, " if usual else ""
        answer = self.person.ask(f"Indicator (an id, words of its label, {hint}+ and the label of a new one): ").strip()
        if answer in self.desk.corpus.indicators and answer not in fitting:
            self.person.tell(f"{answer} is measured in {self.desk.corpus.indicators[answer].unit}, which does not fit")
            return
        chosen = self._known(answer, fitting)
        if chosen is None:
            return
        label = answer.lstrip("+ ") or usual
        if chosen.value or self._is_label(label):
            self._take("indicator", chosen if chosen.value else self._registrar().indicator(label, self.figure))

    def _fitting(self) -> dict[str, str]:
        """The labels of the indicators that the figure may be one of, by id."""
        corpus = self.desk.corpus
        every = {one.id: one.label for one in corpus.indicators.values()}
        return {id: label for id, label in every.items() if self.figure is None or fits(corpus, id, self.figure)}

    def _usual_label(self) -> str:
        """What the text calls the thing, as the label of a new indicator."""
        option = self.offer.quoted.get("called")
        return option.value[:1].upper() + option.value[1:] if option else ""

    def _is_label(self, label: str) -> bool:
        """Whether something can be registered under a name; if not, the person is told."""
        if not label:
            self.person.tell("a new one needs a name behind the +")
        return bool(label)

    def _known(self, answer: str, known: Mapping[str, str]) -> Option | None:
        """The registered thing that is meant; an option without a value for a new one, None for none."""
        if not answer:
            return None
        if answer in known:
            return Option(value=answer, why="typed", label=known[answer])
        if answer.startswith("+"):
            return Option(value="")
        return self._picked(answer, known)

    def _picked(self, answer: str, known: Mapping[str, str]) -> Option | None:
        """The same, chosen by a key from what has all the words of the answer."""
        words = answer.casefold().split()
        found = [name for name, label in known.items() if all(word in f"{label} {name}".casefold() for word in words)]
        found = found[:_MOST_FOUND]
        listed = "".join(f"  {number} {name}  {known[name]}\n" for number, name in enumerate(found, 1))
        self.person.tell(f"{listed}  + register {answer!r}\n  b back\n")
        numbers = {0: "", 1: "1,"}.get(len(found), f"1-{len(found)},")
        key = self.person.key(f"[{numbers}+,b]? ")
        if key.isdecimal() and 1 <= int(key) <= len(found):
            name = found[int(key) - 1]
            return Option(value=name, why="typed", label=known[name])
        return Option(value="") if key == "+" else None

    def _registrar(self) -> Registrar:
        return Registrar(self.desk, self.person, self.step)
