"""The face of a room: names that are listed in one place, each read from its module when it is first asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def late_names(room: str, homes: Mapping[str, str]) -> tuple[dict[str, str], Callable[[str], Any]]:
    """The module of every name, and the `__getattr__` with which a room's `__init__` gives them.

    `homes` has the names of each module, divided by blanks. What was asked for once is the room's own from then on.
    """
    home = {name: module for module, names in homes.items() for name in names.split()}

    def find(name: str) -> Any:
        if name not in home:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        value = getattr(import_module(f"{room}.{home[name]}"), name)
        setattr(sys.modules[room], name, value)
        return value

    return home, find
