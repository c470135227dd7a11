"""Where the files that ship with the program lie: in the package when installed, beside `src` when editable."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_CHECKOUT = _PACKAGE.parents[1]


def schema_folder() -> Path:
    """The folder of the JSON schemas."""
    return _first(_PACKAGE / "schemas", _CHECKOUT / "schemas")


def example_folder(name: str) -> Path:
    """The folder of a corpus that ships with the program; raises `FileNotFoundError` for an unknown name."""
    if name == "guangzhou":
        return _first(_PACKAGE / "examples" / name, _CHECKOUT / "claims")
    return _first(_PACKAGE / "examples" / name)


def _first(*places: Path) -> Path:
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{places[0]} is missing: install gzcheck again")
