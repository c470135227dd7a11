"""Many relations as one: a chain of unions would nest as deep as there are relations, deeper than engines take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir


def union_of(relations: Iterable[ir.Table]) -> ir.Table:
    """The rows of all of one or more relations of the same columns, nested like a tree."""
    parts = [*relations]
    while len(parts) > 1:
        parts = [one.union(other) for one, other in zip(parts[::2], parts[1::2], strict=False)] + (
            [parts[-1]] if len(parts) % 2 else []
        )
    return parts[0]
