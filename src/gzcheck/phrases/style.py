"""How a language or a source writes numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The signs between thousands and in front of decimals."""

    group: str
    decimal: str


ENGLISH_STYLE = Style(group=",", decimal=".")
"""1,234.5"""
