"""A first declaration of a table from its file's own columns, with what could not be decided marked in comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from json import dumps

from gzcheck.model import MISSING, Corpus, PeriodPart, Role, dataclass
from gzcheck.tables import lookups
from gzcheck.tables.first_look import Look
from gzcheck.tables.first_periods import are_periods, called_period, held_in, parts_in
from gzcheck.tables.scales import SDMX, powers

MOST_ODD = 0.9
"""The share of a column's texts above which it is one of numbers."""
_MISSING = frozenset(code.casefold() for code in MISSING)
_NAMES: Mapping[Role, tuple[str, ...]] = {
    Role.SOURCE: ("source", "site", "publisher", "provider", "agency"),
    Role.PERIOD: (
        "period", "date", "year", "time", "month", "quarter", "hour", "day", "timestamp", "time_period", "time period",
        "jahr", "zeit", "stichtag", "anno", "año", "année",
    ),
    Role.INDICATOR: ("indicator", "measure", "variable", "series", "metric", "subject", "subject descriptor"),
    Role.UNIT: ("unit", "units", "unit_measure"),
    Role.SCALE: ("scale", "multiplier", "unit multiplier", "unit_mult", "magnitude", "scalar_factor", "powercode"),
    Role.HEDGE: ("hedge", "qualifier", "approximate"),
    Role.STATUS: ("status", "obs_status"),
    Role.VALUE: ("value", "obs_value", "reading", "amount", "figure"),
    Role.ABOUT: (
        "about", "entity", "country", "country or area", "reference area", "city", "region", "territory", "place",
        "station", "area", "ref_area", "geo", "location", "name", "company",
    ),
}  # fmt: skip
"""What columns of each role are usually called."""
_NUMBER = re.compile(r"[-+~<>(]?[0-9][0-9., ]*(?:[eE][-+]?[0-9]+)?%?\)?")


def _are_scales(look: Look, column: str) -> bool:
    """Whether all texts of a column that were looked at are words for scales. Numbers may be figures, "m" metres."""
    texts = {*look.samples[column]}
    known = powers(texts, {})
    return any(known.values()) and known.keys() == texts and all(len(text) > 1 and text.isalpha() for text in texts)


def _numbers(texts: Iterable[str]) -> int:
    """How many texts are numbers."""
    return sum(_NUMBER.fullmatch(text) is not None for text in texts)


def _has_figures(look: Look, column: str) -> bool:
    """Whether a column holds numbers, but for codes of what is missing and a cell here and there that is none.

    Not where its name says that these are years or months.
    """
    texts = [text for text in look.samples[column] if text.casefold() not in _MISSING]
    return not _is_called_period(column) and _numbers(texts) > MOST_ODD * len(texts)


def roles_in(look: Look, corpus: Corpus | None = None) -> dict[Role, str]:
    """Which columns say what, as far as their names and texts tell."""
    roles: dict[Role, str] = {}
    for role, names in _NAMES.items():
        found = _called(look, names)
        if found is not None and found not in roles.values():
            roles[role] = found
    if corpus and corpus.indicators:
        known = lookups.indicators(corpus).keys()
        roles |= _by_texts(look, roles, Role.INDICATOR, lambda column: _has_some(look, column, known))
    if Role.VALUE in roles and not _numbers(look.samples[roles[Role.VALUE]]):
        del roles[Role.VALUE]
    roles |= _by_texts(look, roles, Role.SCALE, lambda column: _are_scales(look, column))
    if not any(called_period(column) for column in look.columns):
        roles |= _by_texts(look, roles, Role.PERIOD, lambda column: are_periods(look, column))
    return roles | _by_texts(look, roles, Role.ABOUT, lambda column: _are_names(look, column), alone=True)


def _has_some(look: Look, column: str, known: Collection[str]) -> bool:
    """Whether some texts of a column are known, and most of the others are no numbers."""
    texts = look.samples[column]
    return 2 * _numbers(texts) < len(texts) and any(text in known for text in texts)


def _are_names(look: Look, column: str) -> bool:
    """Whether the texts of a column may be what figures are about."""
    texts = look.samples[column]
    return (not texts or _numbers(texts) < len(texts)) and not are_periods(look, column)


def _called(look: Look, names: Sequence[str]) -> str | None:
    """The first column that has one of some names, or is called the name of such a thing ("Country Name")."""
    known = {_CODE_AND_LABEL.sub(r"\1", column.strip().lower()): column for column in reversed(look.columns)}
    known |= {re.sub(r"[ _]+name$", "", column.strip().lower()): column for column in reversed(look.columns)}
    known |= {column.strip().lower(): column for column in reversed(look.columns)}
    return next((known[name] for name in names if name in known), None)


_CODE_AND_LABEL = re.compile(r"^([a-z_]+): .*$")
"""How SDMX calls columns that have both: "REF_AREA: Reference area"."""


def _by_texts(
    look: Look, roles: Mapping[Role, str], role: Role, fits: Callable[[str], bool], *, alone: bool = False
) -> dict[Role, str]:
    """A role that no name told, with the first of the other columns whose texts fit; or with the one that does."""
    if role in roles:
        return {}
    left = [column for column in look.columns if column not in roles.values() and not called_period(column)]
    found = [column for column in left if fits(column)]
    return {role: found[0]} if found and (len(found) == 1 or not alone) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """Where the figures of a file stand."""

    roles: Mapping[Role, str]
    figures: Sequence[str]
    """Columns of numbers that have no role."""
    parts: Mapping[PeriodPart, str]
    """Columns that say together when figures hold."""
    periods: Mapping[str, str]
    """From columns that hold the figures of one period each to what the declaration says of them."""
    indicators: Mapping[str, str]
    """The same for registered indicators."""
    left: Sequence[str]
    """Columns that nothing is known of."""

    @property
    def is_wide(self) -> bool:
        """Whether no one column holds all figures."""
        return Role.VALUE not in self.roles


def _shape(look: Look, corpus: Corpus | None) -> _Shape:
    roles = roles_in(look, corpus)
    if parts := parts_in(look, roles.get(Role.PERIOD)):
        roles[Role.PERIOD] = next(iter(parts.values()))
    left = _without(look.columns, *roles.values(), *parts.values())
    figures = [one for one in left if _has_figures(look, one)]
    periods = {} if Role.VALUE in roles or parts else held_in(look, left, roles.get(Role.PERIOD))
    if not periods and len(figures) == 1:
        roles.setdefault(Role.VALUE, figures[0])
    is_by_indicator = not periods and Role.VALUE not in roles
    indicators = _called_by(figures, lambda name: _indicator(name, corpus)) if is_by_indicator else {}
    left = _without(left, *roles.values(), *periods, *indicators)
    return _Shape(roles=roles, figures=figures, parts=parts, periods=periods, indicators=indicators, left=left)


def _without(columns: Iterable[str], *taken: str) -> list[str]:
    return [one for one in columns if one not in taken]


def _is_called_period(column: str) -> bool:
    """Whether a column is called like one that says when figures hold."""
    return column.strip().lower() in _NAMES[Role.PERIOD]


def _called_by(columns: Iterable[str], meaning: Callable[[str], str]) -> dict[str, str]:
    """The columns whose names mean something, with what they mean."""
    return {column: found for column in columns if (found := meaning(column))}


def declaration(look: Look, file: str, source: str, corpus: Corpus | None) -> str:
    """The text of a first `tables/<source>.yaml`."""
    shape = _shape(look, corpus)
    lines = [*_head(source), "table:", f"  file: {_quoted(file)}"]
    if look.delimiter:
        lines.append(f"  delimiter: {dumps(look.delimiter)}")
    if look.skip:
        lines.append(f"  skip: {look.skip}    # decide: whether so many lines stand before the head")
    lines += [*_columns(shape), *(_wide(shape) if shape.is_wide else ()), *_open_questions(shape, corpus)]
    lines += [*_words(look, shape, corpus), *_scales(look, shape.roles.get(Role.SCALE))]
    lines += [*_missing(look, shape), *_only(look, shape)]
    return "\n".join(lines) + "\n"


def _head(source: str) -> Iterator[str]:
    yield "source:"
    yield f"  id: {source}"
    yield f"  title: {source}    # decide: what it is called"
    yield "  publisher: unknown    # decide: who published it"
    yield "  published: 2000    # decide: when"
    yield "  dating: inferred    # decide: stated, where it prints its date"
    yield "  dating_note: written by gzcheck init, which cannot know it"
    yield "  kind: research    # decide: official, news, company or research"
    yield "  language: en    # decide: it says what 1,234 is, unless numbers: {group: ..., decimal: ...} does"


def _columns(shape: _Shape) -> Iterator[str]:
    yield "  columns:" if shape.roles else "  # decide: columns: {about: ..., period: ..., value: ...}"
    for role in Role:
        if role is Role.PERIOD and shape.parts:
            said = (f"{part.value}: {_quoted(name)}" for part, name in shape.parts.items())
            yield f"    period: {_in_braces(said)}"
        elif role in shape.roles:
            yield f"    {role.value}: {_quoted(shape.roles[role])}"
    if shape.left:
        yield f"    # not read so far: {', '.join(_quoted(one) for one in shape.left[:_MOST_SHOWN])}"


def _wide(shape: _Shape) -> Iterator[str]:
    """What the columns of figures hold, where there are several."""
    if shape.periods:
        yield "  wide:    # one column per period"
        for column, held in shape.periods.items():
            yield f"    {_quoted(column)}: {{{held}}}"
    elif not shape.figures:
        yield "  # decide: which column has the figures (none of numbers was found): columns: {value: ...}"
    else:
        yield f"  {'' if shape.indicators else '# decide: '}wide:    # one column per indicator"
        for column in shape.figures:
            text = f"{_quoted(column)}: {{indicator: {shape.indicators.get(column, '...')}}}"
            known = column in shape.indicators
            yield f"    {text}" if known else f"    # decide: which indicator, unit and scale: {text}"


def _indicator(column: str, corpus: Corpus | None) -> str:
    """The registered indicator that a column is called after; empty where there is none."""
    name = re.sub(r"[^a-z0-9]+", "-", column.lower()).strip("-")
    for one in corpus.indicators.values() if corpus else ():
        if name == one.id or column.casefold() in (one.label.casefold(), *(alias.casefold() for alias in one.aliases)):
            return one.id
    return ""


def _open_questions(shape: _Shape, corpus: Corpus | None) -> Iterator[str]:
    """What the columns do not say."""
    known = "" if shape.is_wide or Role.INDICATOR in shape.roles else _indicator(shape.roles[Role.VALUE], corpus)
    if known:
        yield f"  constants: {{indicator: {known}}}"
    if said := ", ".join(f"{role.value}: ..." for role in _unsaid(shape, knows_indicator=bool(known))):
        yield f"  # decide: what the file does not say: constants: {{{said}}}"
    if Role.UNIT not in shape.roles:
        yield "  # decide: constants: {unit: ...}, where it is not the indicator's own"
    yield from _divided_time(shape)
    yield "  entities: open    # decide: or a map from the file's names to registered entities"
    if Role.SCALE not in shape.roles:
        yield "  # decide: scale: 1e6, where the head of the column, or of all columns, says millions"


def _divided_time(shape: _Shape) -> Iterator[str]:
    """Other columns that are called like ones that say when figures hold."""
    if more := [*filter(_is_called_period, shape.left)]:
        listed = ", ".join(map(_quoted, more))
        yield f"  # decide: {listed} may say when figures hold too: period: {{year: ..., month: ...}} reads several"


def _words(look: Look, shape: _Shape, corpus: Corpus | None) -> Iterator[str]:
    """The words for indicators and units that nobody knows."""
    if corpus is None:
        return
    for role, known in ((Role.INDICATOR, lookups.indicators(corpus)), (Role.UNIT, lookups.units(corpus))):
        texts = look.samples[shape.roles[role]] if role in shape.roles else ()
        if unknown := [text for text in dict.fromkeys(texts) if text not in known]:
            entries = _in_braces(f"{_quoted(text)}: ..." for text in unknown[:_MOST_SHOWN])
            yield f"  # decide: {role.value}s: {entries}, each a registered {role.value}"


def _missing(look: Look, shape: _Shape) -> Iterator[str]:
    """What stands in the columns of figures again and again and may stand for no figure."""
    columns = [shape.roles[Role.VALUE]] if Role.VALUE in shape.roles else [*shape.periods, *shape.indicators]
    odd = Counter(text for column in columns for text in look.samples[column] if not re.search("[0-9]", text))
    codes = [text for text, times in odd.items() if times > 1 and text.casefold() not in _MISSING]
    if codes:
        yield f"  # decide: missing: {_quoted([*MISSING, *codes])}, if these stand for no figure"


def _only(look: Look, shape: _Shape) -> Iterator[str]:
    """What tells rows apart that are on one thing as far as the columns say that are read."""
    differing = _telling_apart(look, shape)
    if differing:
        some = _in_braces(f"{_quoted(name)}: {_quoted(look.samples[name][0])}" for name in differing)
        yield "  # decide: several rows are on one thing at one time, and differ in a column that is not read; to read"
        yield f"  # one sort of them: only: {some}"


def _telling_apart(look: Look, shape: _Shape) -> list[str]:
    """Columns that are not read in which rows differ that are on one thing at one time."""
    said = {role: name for role, name in shape.roles.items() if role is not Role.VALUE}.values()
    things = _different(look, said)
    left = [name for name in shape.left if name not in shape.figures and look.samples[name]]
    return [name for name in left[:_MOST_SHOWN] if _different(look, (*said, name)) > things]


def _different(look: Look, columns: Iterable[str]) -> int:
    """How many rows differ in some columns."""
    places = [look.columns.index(name) for name in columns]
    return len({tuple(row[place] for place in places) for row in look.rows})


def _quoted(said: object) -> str:
    return dumps(said, ensure_ascii=False)


def _scales(look: Look, column: str | None) -> Iterator[str]:
    """What a column of scales says, where its texts do not say it by themselves."""
    if not column:
        return
    texts = look.samples[column]
    if column.strip().lower() == "unit_mult":
        codes = {text: SDMX[text] for text in [*SDMX] if text in texts or text in _USUAL}
        entries = (f"{dumps(code)}: 1e{power}" for code, power in codes.items())
        yield f"  scales: {_in_braces(entries)}    # as SDMX has them"
    elif unknown := sorted({*texts} - powers({*texts}, {}).keys()):
        entries = (f"{_quoted(text)}: ..." for text in unknown[:_MOST_SHOWN])
        yield f"  # decide: scales: {_in_braces(entries)}, each a power of ten such as 1e6"


def _in_braces(entries: Iterable[str]) -> str:
    return f"{{{', '.join(entries)}}}"


_USUAL = ("0", "3", "6", "9")
_MOST_SHOWN = 50


def _unsaid(shape: _Shape, *, knows_indicator: bool) -> list[Role]:
    """What no column says, though the figures need it."""
    knows_indicator = knows_indicator or (shape.is_wide and not shape.periods)
    told = {*shape.roles, *([Role.PERIOD] if shape.periods else ()), *([Role.INDICATOR] if knows_indicator else ())}
    return [role for role in (Role.ABOUT, Role.PERIOD, Role.INDICATOR) if role not in told]
