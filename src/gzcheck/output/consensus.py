"""An advised reading as data: numbers that matter are strings, counts are numbers."""

from __future__ import annotations

from dataclasses import fields

from gzcheck.model import AdvisedReading


def reading_data(one: AdvisedReading) -> dict[str, object]:
    """The fields of a reading by name."""
    values = {field.name: getattr(one, field.name) for field in fields(one)}
    return {name: _shortest(value) if isinstance(value, float) else value for name, value in values.items()}


def _shortest(number: float) -> str:
    """The shortest decimal form that reads back as the number; whole numbers without a point."""
    return repr(number).removesuffix(".0")
