"""Somebody at a terminal who decides on drafted claims, and what is said to them."""

from __future__ import annotations

from typing import Protocol

from gzcheck.model import Card

HELP = """\
y  make it a claim, with what is chosen in each row
1-9  take the option of this number instead
a, i, p  say what it is about, its indicator, its period; a name that is not known can be registered
t  the next status: actual, estimate, forecast, target
c, w  what the source calls it, and who says it: what the text suggests, or what you type
n  a note for a careful reader
=  the same amount as the claim before, in another currency or unit
x  set it aside, with a reason
s  skip it: it stays a draft
u  undo the last decision
q  quit; what is decided is written, and the next walk goes on here
?  this help
"""
REASONS = {
    "1": "It repeats a figure that is claimed elsewhere in this source.",
    "2": "It is not on anything that the corpus is about.",
    "3": "It is part of a name or a title, and measures nothing.",
    "4": "It is an example or a way of speaking, and no figure to be held to.",
    "5": "It is too vague to be checked.",
}


class Person(Protocol):
    """Somebody at a terminal; every question raises `EOFError` at the end of the input."""

    def key(self, prompt: str) -> str:
        """One key, without waiting for the end of a line."""

    def ask(self, prompt: str) -> str:
        """A line."""

    def tell(self, text: str) -> None:
        """Lines for the person."""

    def show(self, card: Card) -> None:
        """A figure that is to be decided on."""
