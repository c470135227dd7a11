"""`gzcheck init`: a corpus to start from is copied out of the package, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

from gzcheck.model import Started, Stop, did_you_mean
from gzcheck.reading import example_folder, with_schema_line
from gzcheck.writing.files import WriteError, new_folder

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
