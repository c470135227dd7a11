"""Texts and their mentions as JSON data."""

from __future__ import annotations

from gzcheck.model import Figure, Mention, Outcome, ScannedText, Suggestion
from gzcheck.output import Data, interval_data


def text_data(text: ScannedText) -> Data:
    """A text with its totals and its mentions, in its order."""
    return {
        "path": text.path,
        "language": text.language,
        "sha256": text.sha256,
        "totals": {outcome.value.replace("-", "_"): text.total(outcome) for outcome in Outcome},
        "mentions": [mention_data(mention) for mention in text.mentions],
    }


def mention_data(mention: Mention) -> Data:
    """One mention: its place, its outcome, and the figure, the kind or the reason that goes with it."""
    scale = mention.scale
    return {
        "paragraph": mention.paragraph,
        "line": mention.line,
        "column": mention.column,
        "start": mention.start,
        "end": mention.end,
        "outcome": mention.outcome.value,
        "printed": mention.printed,
        **reading_data(mention.figure),
        **_span(mention),
        "scale": {"power": scale.power, "printed": scale.printed, "paragraph": scale.paragraph} if scale else None,
        "sign_from": mention.sign_from or None,
        "kind": mention.kind.value if mention.kind else None,
        "reason": mention.reason or None,
        "suggested": _suggested(mention),
    }


def reading_data(figure: Figure | None) -> Data:
    """Value, upper end, unit and hedge of a figure in a text; all null where nothing is read."""
    if figure is None:
        return dict.fromkeys(("value", "upper", "unit", "hedge"))
    return {
        "value": str(figure.value),
        "upper": str(figure.upper) if figure.upper else None,
        "unit": figure.unit.name,
        "hedge": figure.hedge.value,
    }


def _span(mention: Mention) -> Data:
    """What the true value may be, in the unit of the figure."""
    figure, span = mention.figure, mention.span
    if figure is None or span is None:
        return dict.fromkeys(("hard", "soft"))
    return {"hard": interval_data(span.hard, figure.unit.name), "soft": interval_data(span.soft, figure.unit.name)}


def _suggested(mention: Mention) -> Data:
    suggested = mention.suggested
    return {
        "about": _values(suggested.about),
        "indicator": _values(suggested.indicator),
        "period": next((one.value for one in suggested.period if one.is_sure), None),
        "status": next((one.value for one in suggested.status if one.is_sure), None),
        "evidence": {
            name: [{"value": one.value, "words": one.words} for one in getattr(suggested, name)]
            for name in ("about", "indicator", "period", "status", "called", "attributed_to")
        },
    }


def _values(suggestions: tuple[Suggestion, ...]) -> list[str]:
    return [suggestion.value for suggestion in suggestions]
