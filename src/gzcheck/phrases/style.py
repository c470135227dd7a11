"""How a language writes numbers, where a source does not say otherwise."""

from __future__ import annotations

from gzcheck.model import NumberStyle as Style

__all__ = ["ENGLISH_STYLE", "Style"]

ENGLISH_STYLE = Style(group=",", decimal=".")
"""1,234.5"""
