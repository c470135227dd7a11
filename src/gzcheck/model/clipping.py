"""Long texts cut for display, so that no file makes a report endless."""

from __future__ import annotations

LONGEST_NAME = 60
LONGEST_LINE = 400


def clipped(text: str, limit: int = LONGEST_NAME) -> str:
    """The text, or its beginning with dots behind it where it is longer than `limit` characters."""
    return text if len(text) <= limit else f"{text[: limit - 3]}..."
