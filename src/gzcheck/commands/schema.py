"""`gzcheck schema`: the schemas of files and outputs, for editors and other programs."""

from __future__ import annotations

from gzcheck.model import SchemaFile, SchemaList, Stop, did_you_mean
from gzcheck.reading import schema_names, schema_path


def run(name: str | None = None, *, place: bool = False) -> SchemaList:
    """The schema of this name, with `place` only where it lies; without a name all of them by name.

    Raises `Stop` for a name that none has.
    """
    names = schema_names()
    if name is None:
        return SchemaList(schemas=tuple(map(_schema, names)), in_full=False)
    known = name.removesuffix(".schema.json").removesuffix(".yaml").lower()
    if known not in names:
        hint = did_you_mean(known, names) or f"there are {', '.join(names)}"
        raise Stop(f"there is no schema {name!r}; {hint}")
    return SchemaList(schemas=(_schema(known),), in_full=not place)


def _schema(name: str) -> SchemaFile:
    path = schema_path(name)
    return SchemaFile(name=name, path=str(path), content=path.read_text(encoding="utf-8"))
