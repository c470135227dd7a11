"""What a row is on: the words of a file's columns as what they stand for, each different word looked at once.

Columns say the same few words again and again. So their different words are kept beside what each stands for, and where
every word stands for itself nothing is joined at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gzcheck.model import Corpus, Role, Table, ValueColumn, dataclass
from gzcheck.tables import lookups
from gzcheck.tables.engines import Engine
from gzcheck.tables.periods import with_periods
from gzcheck.tables.rows import said

if TYPE_CHECKING:
    import ibis.expr.types as ir

    Step = Callable[[ir.Table], ir.Table]
    """Adds columns to a relation."""
    Meaning = Step
    """Adds to a relation with the column `word` (trimmed; empty where a file says nothing) what it stands for: `found`,
    null where it stands for nothing."""


@dataclass(frozen=True, slots=True)
class Things:
    """What gives rows their source, about, indicator, unit, period, status and said hedge as they are registered.

    What is not known is null. With them stands all that figures in that unit hang on.
    """

    source: str
    """The id of the table's source."""
    steps: tuple[Step, ...]
    same: Mapping[str, str]
    """Columns that are the same in all rows, with what they say."""
    sure: frozenset[str] = frozenset()
    """Columns that are known to be null in no row."""

    def of(self, rows: ir.Table) -> ir.Table:
        """The rows with what they are on."""
        for step in self.steps:
            rows = step(rows)
        return rows

    def also(self, step: Step, *sure: str) -> Things:
        """With one more step, which leaves the columns `sure` null in no row."""
        return replace(self, steps=(*self.steps, step), sure=self.sure | set(sure))


def on_things(engine: Engine, corpus: Corpus, table: Table, rows: ir.Table) -> Things:
    """What the rows of a table are on, which have all that its files say beside the figures."""
    steps, same = _declaring(engine, corpus, table), _declared_once(corpus, table)
    things = Things(table.source.id, steps, same, _declared_names(table))
    for role, name, meaning in _meanings(engine, corpus, table):
        things = _with_meaning(engine, things, rows[said(role)], name, meaning)
    if Role.ABOUT in table.columns and table.is_open and not corpus.entities:
        things = _with_open_entities(engine, things, rows[said(Role.ABOUT)])
    if Role.SCALE in table.columns:
        things = things.also(_scaling(engine))
    return things if _is_measured(table) else things.also(_measuring(engine, corpus, table))


def joined(engine: Engine, cells: ir.Table, entries: Sequence[Mapping[str, Any]], on: Sequence[str]) -> ir.Table:
    """With the other columns of small entries, where `on` is equal to their columns of that name and `_key`."""
    return _joining(engine, entries, on)(cells)


def _joining(engine: Engine, entries: Sequence[Mapping[str, Any]], on: Sequence[str]) -> Step:
    small = engine.small({name: [entry[name] for entry in entries] for name in entries[0]})
    return lambda cells: _beside(cells, small, {name: f"{name}_key" for name in on})


def constants(cells: ir.Table, values: Mapping[str, Any]) -> ir.Table:
    """With columns that say the same in every row, of the types that columns of such values have."""
    import ibis

    literals = {name: ibis.literal(value) for name, value in values.items()}
    whole = {name: literals[name].cast("int64") for name, value in values.items() if type(value) is int}
    return cells.mutate(**literals | whole)


def _beside(cells: ir.Table, small: ir.Table, keys: Mapping[str, str]) -> ir.Table:
    """With the other columns of a relation, where columns are equal to its `keys`."""
    new = [name for name in small.columns if name not in keys.values()]
    kept = [cells[name] for name in cells.columns if name not in new]
    conditions = [cells[name] == small[key] for name, key in keys.items()]
    return cells.left_join(small, conditions).select(*kept, *(small[name] for name in new))


# ---------------------------------------------------------------- what the declaration says


def _declaring(engine: Engine, corpus: Corpus, table: Table) -> tuple[Step, ...]:
    """Adds what the declaration says of all rows, and of the column that a cell stands in."""
    own = {"source": table.source.id, "about": table.about}
    first, *others = [*_declared_columns(corpus, table)]
    if not others:
        return (lambda rows: constants(rows, own | first),)
    entries = [
        {"column_key": column.name, **entry} for column, entry in zip(table.values, (first, *others), strict=True)
    ]
    return (lambda rows: constants(rows, own)), _joining(engine, entries, ("column",))


def _declared_once(corpus: Corpus, table: Table) -> dict[str, str]:
    """What the declaration says of all cells, of the texts that no column of a file has a say in."""
    declared = [*_declared_columns(corpus, table)]
    names = _declared_names(table) | ({"dimension"} if _is_measured(table) else set())
    every = {name: {one.get(name) for one in declared} for name in names} | {"about": {table.about}}
    return {
        name: text for name in sorted(names) for text in every[name] if len(every[name]) == 1 and isinstance(text, str)
    }


def _declared_columns(corpus: Corpus, table: Table) -> Iterator[dict[str, Any]]:
    measures = _measures(corpus, table) if _is_measured(table) else {}
    return ({**_declared(one), **measures.get((one.indicator, one.unit), {})} for one in table.values)


def _declared(column: ValueColumn) -> dict[str, Any]:
    return {
        "indicator": column.indicator,
        "asked_unit": column.unit,
        "power_said": str(column.scale),
        "scale": column.scale,
        "power": lookups.power(column.scale),
        "period": column.period,
        "status": column.status.value,
        "said_class": column.hedge.value,
    }


def _declared_names(table: Table) -> frozenset[str]:
    """The columns that no column of a file has a say in."""
    roles = {Role.SOURCE: "source", Role.ABOUT: "about", Role.PERIOD: "period", Role.STATUS: "status"}
    roles |= {Role.HEDGE: "said_class", Role.INDICATOR: "indicator", Role.UNIT: "asked_unit"}
    roles |= {Role.SCALE: "power_said"}
    names = {name for role, name in roles.items() if role not in table.columns}
    return frozenset(names | ({"fits", "is_date"} if _is_measured(table) else set()))


def _is_measured(table: Table) -> bool:
    """Whether the declaration alone says what every figure is of."""
    return not {Role.INDICATOR, Role.UNIT} & table.columns.keys()


def _measures(corpus: Corpus, table: Table) -> dict[tuple[str, str], dict[str, Any]]:
    """By indicator and unit (empty: its own) what figures hang on."""
    found = lookups.measured(corpus, table)
    own = {(one.indicator.id, ""): one.row for one in found if one.unit.name == one.indicator.unit}
    return own | {(one.indicator.id, one.unit.name): one.row for one in found}


def _scaling(engine: Engine) -> Step:
    """Adds the scale that a column of the file says, and its power; what says none leaves them as they are."""
    beside = _joining(engine, lookups.scale_rows(), ("power_said",))

    def step(rows: ir.Table) -> ir.Table:
        rows = beside(rows)
        scaled = {"scale": rows.row_scale.coalesce(rows["scale"]), "power": rows.row_power.coalesce(rows.power)}
        return rows.mutate(**scaled).drop("row_scale", "row_power")

    return step


def _measuring(engine: Engine, corpus: Corpus, table: Table) -> Step:
    """Adds unit and dimension, and what ends hang on; an indicator's own unit where nothing says one."""
    entries = [
        {"indicator_key": indicator, "asked_unit_key": unit, **row}
        for (indicator, unit), row in _measures(corpus, table).items()
    ]
    return _joining(engine, entries, ("indicator", "asked_unit"))


# ---------------------------------------------------------------- what the words of a file stand for


def _meanings(engine: Engine, corpus: Corpus, table: Table) -> Iterator[tuple[Role, str, Meaning]]:
    """For each column whose words stand for something else: its role, the name of that, and how it is found."""
    listed: dict[Role, tuple[str, Callable[[], Mapping[str, str]]]] = {
        Role.INDICATOR: ("indicator", lambda: lookups.indicators(corpus) | dict(table.indicators)),
        Role.UNIT: ("asked_unit", lambda: lookups.units(corpus) | dict(table.units)),
        Role.STATUS: ("status", lookups.statuses),
        Role.HEDGE: ("said_class", lookups.hedges),
    }
    if Role.SCALE in table.columns:
        yield Role.SCALE, "power_said", lambda words: _with_powers(engine, words, table)
    if Role.SOURCE in table.columns:
        yield Role.SOURCE, "source", lambda words: _with_sources(words, table.source.id)
    if Role.PERIOD in table.columns:
        yield Role.PERIOD, "period", with_periods
    if Role.ABOUT in table.columns and (corpus.entities or not table.is_open):
        yield Role.ABOUT, "about", lambda words: _with_entities(engine, words, corpus, table)
    for role, (name, known) in listed.items():
        if role in table.columns:
            folded = role in (Role.STATUS, Role.HEDGE)
            yield role, name, _listed(engine, known(), folded=folded)


def _with_meaning(engine: Engine, things: Things, said_words: ir.Value, name: str, meaning: Meaning) -> Things:
    """With `name` as what a column's words stand for; what it leaves empty is as the declaration has it."""
    column = said_words.get_name()
    words = said_words.fill_null("").name("looked").as_table().distinct()
    words = meaning(words.mutate(word=words.looked.strip()))
    words = engine.keep(words.select(looked_key=words.looked, word=words.word, found=words.found))
    in_front = f"{things.source}:" if name == "source" else ""
    is_itself = (words.found == in_front + words.looked_key).fill_null(False) & (words.word != "")
    is_told = words.found.notnull() | (words.word == "") if name in _DECLARED_ELSE else words.found.notnull()
    [known] = engine.rows(words.agg(alike=is_itself.all(), told=is_told.all()))
    if known["alike"]:
        return things.also(
            lambda cells: cells.mutate(**{name: in_front + cells[column] if in_front else cells[column]}), name
        )
    sure = (name,) if known["told"] and name in _SURE_IF_TOLD else ()
    return things.also(lambda cells: _looked_up(cells, words, column, name), *sure)


_DECLARED_ELSE = ("status", "power_said")
"""What the declaration says where a column says nothing."""
_SURE_IF_TOLD = (*_DECLARED_ELSE, "period")
"""What is known of a row that has been told, whatever it is; a unit has to fit besides."""


def _looked_up(cells: ir.Table, words: ir.Table, column: str, name: str) -> ir.Table:
    looked = cells.mutate(looked=cells[column].fill_null(""))
    beside = _beside(looked, words, {"looked": "looked_key"})
    found = beside.found
    if name not in ("source", "about"):
        found = ((beside.word == "") & found.isnull()).ifelse(beside[name], found)
    return beside.mutate(**{name: found}).drop("looked", "word", "found")


def _listed(engine: Engine, known: Mapping[str, str], *, folded: bool) -> Meaning:
    import ibis

    def meaning(words: ir.Table) -> ir.Table:
        key = words.word.lower().replace(" ", "-") if folded else words.word
        entries = [{"key_key": text, "found": value} for text, value in known.items()]
        if not entries:
            return words.mutate(found=ibis.null("string"))
        return joined(engine, words.mutate(key=key), entries, ("key",))

    return meaning


def _with_powers(engine: Engine, words: ir.Table, table: Table) -> ir.Table:
    """With powers of ten, written as text, which hang on all words together; so these are looked at one by one."""
    words = engine.keep(words)
    texts = [row["word"] for row in engine.rows(words.select("word").distinct().order_by("word").limit(MOST_SCALES))]
    return _listed(engine, lookups.scales([text for text in texts if text], table), folded=False)(words)


def _with_entities(engine: Engine, words: ir.Table, corpus: Corpus, table: Table) -> ir.Table:
    found = _listed(engine, lookups.entities(corpus, table), folded=False)(words)
    return found.mutate(found=found.found.coalesce(found.word.nullif(""))) if table.is_open else found


def _with_sources(words: ir.Table, table: str) -> ir.Table:
    """Sources of one file by the id of its table and their own name."""
    import ibis

    name = words.word.nullif("").replace("%", "%25").replace("/", "%2F")
    return words.mutate(found=ibis.literal(f"{table}:") + name)


def _with_open_entities(engine: Engine, things: Things, said_words: ir.Value) -> Things:
    """With entities that are called as the file calls them. They may be very many, so they are not gathered first."""
    column, text = said_words.get_name(), said_words
    # A text that begins or ends with a space sorts before all others, and the first in an order is quickly found.
    is_odd = text.isnull().any() | (text.min() < _BEHIND_SPACES) | (text.reverse().min() < _BEHIND_SPACES)
    if engine.rows(is_odd.name("odd").as_table())[0]["odd"]:
        return things.also(lambda cells: cells.mutate(about=cells[column].strip().nullif("")))
    return things.also(lambda cells: cells.mutate(about=cells[column]), "about")


MOST_SCALES = 1_000
"""Different words in a column of scales that are looked at; where there are more, it is no such column."""
_BEHIND_SPACES = "!"
"""The first sign behind all spaces and what controls a terminal; an empty text comes before it too."""
