"""A new entity or indicator is asked for and written into the registry, while its first figure waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gzcheck.drafting.composing import slug
from gzcheck.drafting.desk import Desk, Step
from gzcheck.drafting.person import Person
from gzcheck.model import Figure, Kind, Option
from gzcheck.reading import CORPUS, INDICATORS

_KINDS = {"s": Kind.STOCK, "f": Kind.FLOW, "r": Kind.RATE, "e": Kind.EVENT}


@dataclass(frozen=True, slots=True)
class Registrar:
    """Asks a person for what an entry needs; what is written belongs to the step that is being decided."""

    desk: Desk
    person: Person
    step: Step

    def entity(self, label: str, known: Mapping[str, str]) -> Option:
        """Register an entity under a name; `known` are those that it may be a part of."""
        name = self._new_id(label, known)
        whole = self.person.ask("Part of (an id, or nothing): ").strip()
        entry = {"id": name, "label": label} | ({"part_of": whole} if whole in known else {})
        self.desk.register(self.step, CORPUS, "entities", entry)
        return Option(value=name, why="registered", label=label)

    def indicator(self, label: str, figure: Figure | None) -> Option:
        """Register an indicator under a label, in the unit of a figure unless another is said."""
        name = self._new_id(label, self.desk.corpus.indicators)
        usual = f"{label}, as {self.desk.path.stem} prints it."
        definition = self.person.ask(f"Definition [{usual}]: ").strip() or usual
        kind = None
        while kind is None:
            kind = _KINDS.get(self.person.key("[s]tock, at an instant  [f]low, over a time  [r]ate  [e]vent? "))
        printed = figure.unit.name if figure else "count"
        unit = self.person.ask(f"Unit [{printed}]: ").strip() or printed
        while unit not in self.desk.corpus.units:
            unit = self.person.ask(f"There is no unit {unit!r} ('gzcheck units' lists all) [{printed}]: ") or printed
        entry = {"id": name, "label": label, "definition": definition, "kind": kind.value, "unit": unit}
        self.desk.register(self.step, INDICATORS, "indicators", entry)
        return Option(value=name, why="registered", label=label)

    def _new_id(self, label: str, taken: Mapping[str, object]) -> str:
        usual = slug(label)
        while True:
            name = slug(self.person.ask(f"Id [{usual}]: ").strip() or usual)
            if name not in taken:
                return name
            self.person.tell(f"{name} is taken")
