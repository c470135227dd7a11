"""The matrix of sources as a table: each row and column is a source, each cell says how the two of them fare."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gzcheck.model import Matrix, PairCount
from gzcheck.output import plural
from gzcheck.output.html.tree import element

OFTEN = 0.2
"""From this share of conflicts on a cell stands out."""


def matrix_section(matrix: Matrix) -> Element:
    """The matrix with its heading and what it leaves out."""
    numbers = {name: str(number) for number, name in enumerate(matrix.sources, 1)}
    corner = element("th", "Source", scope="col")
    head = element("thead", element("tr", corner, *(_column(name, number) for name, number in numbers.items())))
    body = element("tbody", *(_row(name, matrix, numbers) for name in matrix.sources))
    table = element("table", element("caption", _caption(matrix)), head, body)
    return element(
        "section",
        element("h2", "Source against source"),
        element("div", table, class_="matrix", tabindex="0", role="group", aria_label="Source against source"),
        aria_label="Source against source",
    )


def _caption(matrix: Matrix) -> str:
    parts = ["In how many of the groups in which both have a figure two sources contradict each other"]
    parts.append("what is wrong with one of them as a whole contradicts nobody here")
    if matrix.one_in > 1:
        parts.append(f"groups of tables are counted for one entity in {matrix.one_in:,}, conflicts for all")
    if matrix.left_out:
        parts.append(f"{plural(matrix.left_out, 'further source')} with fewer groups left out")
    return f"{'; '.join(parts)}."


def _column(name: str, number: str) -> Element:
    """The number for the eye, the name for who hears it and who points at it."""
    shown = element("span", number, aria_hidden="true")
    return element("th", shown, element("span", name, class_="heard"), scope="col", title=name)


def _row(name: str, matrix: Matrix, numbers: dict[str, str]) -> Element:
    number = element("span", f"{numbers[name]} ", class_="number", aria_hidden="true")
    cells = (_cell(name, other, matrix) for other in matrix.sources)
    return element("tr", element("th", number, name, scope="row"), *cells)


def _cell(name: str, other: str, matrix: Matrix) -> Element:
    found = matrix.of(name, other)
    if found is None:
        return element("td", "itself" if name == other else "–", class_="never")
    return element("td", f"{found.conflicts:,} of {found.groups:,}", class_=_class(found))


def _class(found: PairCount) -> str:
    if not found.conflicts:
        return "never"
    return "often" if found.conflicts >= OFTEN * found.groups else "sometimes"
