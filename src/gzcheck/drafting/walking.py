"""`gzcheck draft --walk` on a terminal: one drafted claim at a time, with a key for what is decided most often.

Every decision is written at once: the file is all there is to remember, so one may stop at any question and go on
another day.
"""

from __future__ import annotations

from functools import partial

from gzcheck.drafting.deciding import dated
from gzcheck.drafting.desk import Desk, Step
from gzcheck.drafting.person import Person
from gzcheck.drafting.question import Question, period_of
from gzcheck.model import Stop, Walked


def walk(desk: Desk, person: Person) -> Walked:
    """Go through all drafts; the end of the input is a quit, and so is Ctrl-C, which is told apart by its exit code."""
    is_interrupted = False
    try:
        _date(desk, person)
        while (name := desk.next()) and _decide(desk, person, name):
            pass
    except (EOFError, KeyboardInterrupt) as end:
        is_interrupted = isinstance(end, KeyboardInterrupt)
        person.tell("")
    return Walked(
        path=str(desk.path),
        claimed=tuple(step.claim for step in desk.steps if step.claim),
        set_aside=sum(step.is_aside for step in desk.steps),
        left=sum("draft" in entry for entry in desk.file().entries("claims")),
        is_interrupted=is_interrupted,
    )


def _date(desk: Desk, person: Person) -> None:
    """Ask when the source was published, where its file leaves that open."""
    while desk.file().source.get("published") is None:
        answer = person.ask("When was it published (2017-05-02, or 2017-05~ if you infer it)? ").strip()
        if period := period_of(answer, person):
            desk.write(Step(name=""), partial(dated, desk.path, published=period))
            desk.reload()


def _decide(desk: Desk, person: Person, name: str) -> bool:
    """Ask what is to become of one draft until it is decided; False to quit."""
    question = Question(desk, person, name)
    while True:
        person.show(question.card())
        key = _key(person, question.prompt())
        if key == "q":
            return False
        if key == "u":
            for failure in desk.undo():
                person.tell(failure)
            return True
        try:
            if question.answer(key):
                return True
        except Stop as stop:
            person.tell(str(stop))


def _key(person: Person, prompt: str) -> str:
    """The key that is pressed; Enter, which many press behind a key, is none."""
    while not (key := person.key(prompt)).strip():
        pass
    return key
