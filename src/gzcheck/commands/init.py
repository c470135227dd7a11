"""`gzcheck init`: a corpus to start from, copied out of the package whole or not at all; or a table for one."""

from __future__ import annotations

import os
import re
from pathlib import Path
from shlex import quote

from gzcheck.model import Started, Stop, did_you_mean
from gzcheck.reading import TABLES, Refused, example_folder, is_id, with_schema_line
from gzcheck.settings import Settings
from gzcheck.writing.files import WriteError, new_folder, rewrite

EXAMPLES = ("starter", "guangzhou")
DEFAULT = Path("claims")


def run(directory: str, example: str) -> Started:
    """Copy the example to `directory`, which must not exist or be empty; raises `Stop`.

    The copy is made beside its place and moved there in one step, so that a crash leaves nothing half done.
    """
    if example not in EXAMPLES:
        raise Stop(f"unknown example {example!r}; {did_you_mean(example, EXAMPLES) or ' or '.join(EXAMPLES)}")
    place, files = Path(directory), _files(example_folder(example))
    try:
        new_folder(place, files)
    except WriteError as error:
        raise Stop(str(error)) from None
    return Started(
        folder=directory,
        files=tuple(str(place / name) for name in files),
        remarks=(_next_step(directory),),
    )


def run_table(settings: Settings, directory: str, table: str, source: str) -> Started:
    """Write a first declaration of a data file into the corpus in `directory`; raises `Stop`, and never overwrites."""
    from gzcheck.reading.loader import CorpusError, load_corpus
    from gzcheck.tables.first_declaration import declaration
    from gzcheck.tables.first_look import look_at

    try:
        corpus = load_corpus(directory)
        look = look_at(Path(table))
    except CorpusError as error:
        raise Stop(str(error)) from None
    except (Refused, ValueError, OSError) as error:
        raise Stop(f"{table}: {error}") from None
    if source and not is_id(source):
        raise Stop(f"{source!r} is no id of a source: write small letters and digits, such as {_id_of(source)}")
    name = source or _id_of(Path(table).stem)
    place = Path(directory) / TABLES / f"{name}.yaml"
    content = declaration(look, _below(settings.tables, Path(table)), name, corpus)
    _write_new(place, content)
    step = f"now decide what is marked in {place}, and run: gzcheck conflicts --tables {quote(str(Path(table).parent))}"
    return Started(folder=directory, files=(str(place),), remarks=(step,))


def _id_of(stem: str) -> str:
    """An id for a source from the name of its file."""
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "table"


def _below(tables: Path | None, table: Path) -> str:
    """The file as a declaration names it: below the folder of tables where that is set, or below its own."""
    if tables and (inside := Path(os.path.abspath(table))).is_relative_to(os.path.abspath(tables)):
        return inside.relative_to(os.path.abspath(tables)).as_posix()
    return table.name


def _write_new(place: Path, content: str) -> None:
    """A file where there is none; raises `Stop`."""
    if os.path.lexists(place):
        raise Stop(f"{place} is there already and is never overwritten; give another id with --source")

    def fill(there: bytes | None) -> bytes:
        if there is not None:
            raise Stop(f"{place} is there already and is never overwritten; give another id with --source")
        return content.encode()

    try:
        place.parent.mkdir(exist_ok=True)
        rewrite(place, fill)
    except (WriteError, OSError) as error:
        raise Stop(f"{place}: {error}") from None


def _next_step(directory: str) -> str:
    option = "" if Path(directory) == DEFAULT else f" --corpus {quote(directory)}"
    return f"now run: gzcheck validate{option} && gzcheck conflicts{option}"


def _files(origin: Path) -> dict[str, bytes]:
    """The files of an example by name, without hidden ones; editors find the schemas that are installed here."""
    names = [path.relative_to(origin) for path in sorted(origin.rglob("*.yaml"))]
    return {
        name.as_posix(): with_schema_line(name.as_posix(), (origin / name).read_bytes())
        for name in names
        if not _is_hidden(name)
    }


def _is_hidden(name: Path) -> bool:
    return any(part.startswith(".") for part in name.parts)
