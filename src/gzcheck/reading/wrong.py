"""How a reader of entries gives up: `Wrong` carries the fault, and nothing else leaves `attempt` either."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from gzcheck.model import Fault, Location, Mend, Rule, clipped
from gzcheck.reading import INVALID_VALUE

_Entry = TypeVar("_Entry")


class Wrong(Exception):
    """An entry has the form it should have, but means nothing."""

    def __init__(
        self, rule: Rule, location: Location, message: str, hint: str = "", mends: tuple[Mend, ...] = ()
    ) -> None:
        super().__init__(message)
        self.fault = Fault(rule=rule, location=location, message=message, hint=hint, mends=mends)


def attempt(read: Callable[[], _Entry], place: Callable[[], Location]) -> _Entry | Fault:
    """What `read` makes of the entry that stands at `place`, or the fault; a failure that nobody foresaw is one too."""
    try:
        return read()
    except Wrong as wrong:
        return wrong.fault
    except Exception as error:  # one odd entry must not stop the others
        message = f"cannot be used: {type(error).__name__}: {clipped(str(error))}"
        return Fault(rule=INVALID_VALUE, location=place(), message=message, hint="report this as a bug in gzcheck")
