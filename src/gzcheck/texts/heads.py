"""What the heads of a table say for its cells: a scale and a currency ("Dollars in millions", 单位：万元).

A cell's row may say it, its column, or the head of the whole table; the nearest holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from gzcheck.model import NoFigure, ScaleFound, Sign
from gzcheck.model import units as known_units
from gzcheck.texts.document import Apart, Block, Paragraph
from gzcheck.texts.scaling import NO_SCALE, leave_untold, settle_change, shift
from gzcheck.texts.sieve import NO_MEASURE, Found, Measure, Sieve

_LONGEST_HEAD = 200
_LEAD = 60
"""How much of a longer paragraph that ends with a colon may be the head of what follows, in characters."""
_REACH = 4
"""How many paragraphs above its table a head may stand."""
_NAME = re.compile(r"[^\d\s]*[^\W\d_]{2}|[%#€$£¥(]\s*[^\W\d_]|%$|€$|\$$|£$|(?:19|20)\d\d\s?年")
"""How the name of a column begins."""
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_PERIOD = re.compile(
    rf"(?i)(?:(?:[FC]Y)?['’]?(?:19|20)\d\d[AEF]?|(?:[FC]Y|['’])\d\d[AEF]?|[QH][1-4]|[1-4][QH]|FY|(?:{_MONTHS})[a-z]*\.?"
    r"|\d{1,2},?(?=\s[a-z(]|\s(?:19|20)\d\d)|months?|weeks?|ended|year|to|[\s/–-])+"
)
"""How a column is named in the first row of a table, where it is not a number of its own."""
_OF_UNITS = re.compile(r"(?i)(?:计量)?单位|units?(?: of measure)?")
_POINTS = re.compile(r"\)?\s?(?:pts?|points?|pp|个?百分点)\b")
"""Behind a number in a row of shares: it is a difference of two of them."""
_RATE = re.compile(
    r"(?i)\bper\s(?:\d[\d,]*(?:\s(?:thousand|million))?|(?:hundred\s)?thousand|million)\b|每\s?\d*[十百千万亿]*[人户]"
)
"""In the name of a row or column: of so many its numbers are a part."""
_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|?)+\s*")
_AMOUNT = re.compile(r"[(\-−]?\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|\.\d+)\)?")
"""In no head of a table: a number with decimals, or with its thousands divided."""


class Heads:
    """Keeps the last head while its table goes on."""

    def __init__(self, sieve: Sieve, paragraphs: Sequence[Paragraph]) -> None:
        self.sieve = sieve
        rows = [paragraph.number for paragraph in paragraphs if paragraph.block is Block.ROW]
        self._headers = {
            row.number for row, line in pairwise(paragraphs) if row.block is Block.ROW and _RULE.fullmatch(line.text)
        }
        """The rows of Markdown that a rule stands under."""
        self._near = {number for row in rows for number in range(row - _REACH, row + 1)}
        """The paragraphs that may be a head: rows, and what stands shortly above one."""
        self._here: re.Match[str] | None = None
        """The scale that is named where the last paragraph is."""
        self._found: ScaleFound | None = None
        self._unit = ""
        self._at = 0
        self._last_row = 0
        self._is_first = False
        self._names_columns = False
        """Whether the row noted last is the head of the columns."""
        self._unit_column: int | None = None
        """Which column says the unit of each row."""
        self._columns: list[tuple[Measure, ScaleFound | None]] = []
        self._row = NO_MEASURE
        self._first = 1
        """Which cell of the row is the first that is no name: a row of numbers alone has none."""
        self._starts: list[int] = []
        self._amounts: list[Found] = []
        """The numbers of the row so far that are neither changes nor shares."""

    def note(self, paragraph: Paragraph) -> None:
        """Look at a paragraph before its numbers are read: a head, a row of the table below it, or the table's end."""
        is_row = paragraph.block is Block.ROW
        is_below_rule = paragraph.number - 2 in self._headers
        self._is_first = is_row and paragraph.number - self._last_row > 1 and not is_below_rule
        self._names_columns = is_row and self._is_header(paragraph)
        if self._is_first and self._names_columns:
            self._begin()
        self._note_scale(paragraph)
        if is_row:
            self._note_row(paragraph)
            self._last_row = paragraph.number

    def _note_scale(self, paragraph: Paragraph) -> None:
        """Keep the scale that a head names while its table goes on, and forget it behind the table."""
        is_row = paragraph.block is Block.ROW
        match = self._here = self._match(paragraph)
        if match is not None and not (is_row and self._is_one_rows(paragraph, match)):
            power, self._unit = self.sieve.scale_of(match)
            self._found = ScaleFound(power=power, printed=match[0].strip(" (,|"), paragraph=paragraph.number)
            self._at = paragraph.number
        elif is_row or paragraph.block is Block.MARKUP:
            self._at = paragraph.number
        elif paragraph.number - self._at > (_REACH if self._found is not None else 0):
            self._found, self._columns = None, []

    def _begin(self) -> None:
        """Forget what the table before said, where a new one begins."""
        self._columns, self._unit_column = [], None
        if self._found is not None and self._found.paragraph <= self._last_row:
            self._found, self._unit = None, ""

    def _is_one_rows(self, paragraph: Paragraph, match: re.Match[str]) -> bool:
        """Whether a scale is for one row or column only: it stands in one cell of several."""
        if len(paragraph.cells) == 1:
            return False
        place = max(i for i, (low, _) in enumerate(paragraph.cells) if low <= match.start() or i == 0)
        low, high = paragraph.cells[place]
        is_named = self.sieve.measure(paragraph.text[low:high]).power is not None
        return is_named and not (place == 0 and self._names_columns)

    def _note_row(self, paragraph: Paragraph) -> None:
        names = [paragraph.text[low:high] for low, high in paragraph.cells]
        self._starts, self._amounts = [low for low, _ in paragraph.cells], []
        if self._names_columns:
            self._note_columns(names, paragraph.number)
        place = self._unit_column
        is_unit = place is not None and place < len(names)
        self._first = 1 if any(char.isalpha() for char in "".join(names)) else 0
        if self._first:
            self._row = self._measure(f"({names[place].strip()})" if place is not None and is_unit else names[0])
        else:
            self._row = NO_MEASURE

    def _note_columns(self, names: Sequence[str], number: int) -> None:
        """Keep what the names of the columns say."""
        measures = [self._measure(name) for name in names]
        self._columns = [
            (measure, _scale(measure, name, number)) for measure, name in zip(measures, names, strict=True)
        ]
        self._unit_column = next((i for i, name in enumerate(names) if _OF_UNITS.fullmatch(name.strip())), None)

    def _measure(self, name: str) -> Measure:
        measure = self.sieve.measure(name)
        if measure == NO_MEASURE and self.sieve.unscaled is not None and self.sieve.unscaled.search(name):
            return Measure(is_scaled=False)
        return measure

    def _match(self, paragraph: Paragraph) -> re.Match[str] | None:
        if paragraph.number not in self._near or paragraph.block is Block.MARKUP:
            return None
        if len(paragraph.text) <= _LONGEST_HEAD:
            return self.sieve.scale.search(paragraph.text)
        is_lead = paragraph.text.rstrip(" *_").endswith((":", "："))
        return self.sieve.scale.search(paragraph.text, len(paragraph.text) - _LEAD) if is_lead else None

    def _is_header(self, paragraph: Paragraph) -> bool:
        if paragraph.number in self._headers:
            return True
        cells = [paragraph.text[low:high].strip() for low, high in paragraph.cells[1:]]
        if any(_AMOUNT.fullmatch(cell) for cell in cells):
            return False
        return bool(cells) and sum(self._is_name(cell) for cell in cells) * 2 >= len(cells)

    def _is_name(self, cell: str) -> bool:
        """Whether a cell names a column: by words, or in the first row by a period ("H1 2024")."""
        return bool(_NAME.match(cell)) or (self._is_first and _PERIOD.fullmatch(cell) is not None)

    def head_in(self, paragraph: Paragraph, low: int, high: int) -> list[Apart]:
        """The stretch of the paragraph noted last that names the scale, if it is a head: it is no figure."""
        if self._is_unit_cell(paragraph, low):
            return [Apart(low, high, NoFigure.SCALE)]
        rates = []
        if self._names_columns or (self._starts[:1] == [low] and self._first and paragraph.block is Block.ROW):
            rates = [Apart(*one.span(), NoFigure.SCALE) for one in _RATE.finditer(paragraph.text, low, high)]
        if self._here is None:
            return rates
        found = self.sieve.scale.finditer(paragraph.text)
        return rates + [
            Apart(one.start(), min(one.end(), high), NoFigure.SCALE) for one in found if low <= one.start() < high
        ]

    def _is_unit_cell(self, paragraph: Paragraph, low: int) -> bool:
        """Whether the cell that begins at a place says the unit of its row."""
        if paragraph.block is not Block.ROW or self._unit_column is None or self._names_columns:
            return False
        return self._unit_column < len(paragraph.cells) and paragraph.cells[self._unit_column][0] == low

    def apply(self, paragraph: Paragraph, found: Found) -> None:
        """Give a cell's number the scale and unit of its row, its column or the table's head, where it prints none."""
        place = bisect_right(self._starts, found.core[0]) - 1
        if found.reading is None or place < self._first:
            return
        measure, scale = self._named(paragraph, place, is_whole=found.reading.value.value.denominator == 1)
        self._take_form(paragraph, found, place, measure)
        if self._says_itself(paragraph, found, scale):
            return
        is_money = _is_money(found)
        if measure.is_change and not is_money:
            self._settle(found, measure)
            return
        self._give(found, measure, scale, is_money=is_money)
        _take_points(paragraph.text, found)
        if NO_SCALE.isdisjoint(found.units):
            self._amounts.append(found)

    def _take_form(self, paragraph: Paragraph, found: Found, place: int, measure: Measure) -> None:
        """A number in brackets is negative, and one like a year is what the head says is counted."""
        if paragraph.text[slice(*paragraph.cells[place])].strip(" $€£¥%").startswith("("):
            found.negate(Sign.MARK, "()")
        reading = found.reading
        if reading and reading.must_choose and measure.unit in reading.units:
            found.unit = measure.unit

    def _says_itself(self, paragraph: Paragraph, found: Found, scale: ScaleFound | None) -> bool:
        """Whether a cell prints its own unit or scale: "5%", "$1.2bn", "3.4p" in a row of pence."""
        units = found.reading.units if found.reading else ()
        if (units and not _is_money(found)) or _has_scale_word(paragraph.text[slice(*found.core)]):
            return True
        return scale is not None and scale.power < 0 and paragraph.text[found.core[1] : found.end].strip(" )") != ""

    def _settle(self, found: Found, column: Measure) -> None:
        """Tell what a change is in: by the two numbers in front of it, or as its column says."""
        is_told = len(self._amounts) > 1 and settle_change(found, *self._amounts[-2:])
        if not is_told and column.unit:
            found.unit = column.unit
        elif not is_told and self._found is not None:
            leave_untold(found)

    def _named(self, paragraph: Paragraph, place: int, *, is_whole: bool) -> tuple[Measure, ScaleFound | None]:
        """What the row or the column of a cell says: the row's name goes first, but for a column of shares.

        A row of things that are counted says nothing of a number with decimals ("Staff" among costs).
        """
        column, scale = self._column(paragraph, place)
        if self._row == NO_MEASURE or column.unit in NO_SCALE or (self._row.is_whole and not is_whole):
            return column, scale
        return self._row, _scale(self._row, paragraph.text[slice(*paragraph.cells[0])], paragraph.number)

    def _column(self, paragraph: Paragraph, place: int) -> tuple[Measure, ScaleFound | None]:
        if len(self._columns) == len(paragraph.cells) - 1:
            place -= 1  # the name of the first column is left out
        return self._columns[place] if place < len(self._columns) else (NO_MEASURE, None)

    def _give(self, found: Found, measure: Measure, scale: ScaleFound | None, *, is_money: bool) -> None:
        unit = measure.unit
        if scale is None and measure.is_scaled:
            scale, unit = self._found, unit or self._unit
            if is_money and scale is not None and not self._unit:
                self._unit = found.units[0]  # accounts print the sign in their first row only
        elif measure.is_money:
            unit = unit or self._unit
        if unit and not is_money:
            found.unit = unit
        if scale is not None:
            shift(found, scale)


def _take_points(text: str, found: Found) -> None:
    """A number with "pts" behind it is no share, in a row of shares neither."""
    points = _POINTS.match(text, found.core[1]) if found.unit == "percent" else None
    if points is not None:
        found.unit, found.end = "percentage-point", points.end()


def _is_money(found: Found) -> bool:
    """Whether a cell prints a currency."""
    units = found.reading.units if found.reading else ()
    return bool(units) and known_units()[units[0]].is_currency


def _scale(measure: Measure, name: str, number: int) -> ScaleFound | None:
    if measure.power is None:
        return None
    return ScaleFound(power=measure.power, printed=name.strip(), paragraph=number)


def _has_scale_word(core: str) -> bool:
    """Whether a cell prints a scale of its own: "$1.2bn"."""
    return any(char.isalpha() for char in core.lstrip("USHKNZAC$ "))
