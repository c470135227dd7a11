"""`gzcheck init`: a corpus to start from is copied out of the package, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from shlex import quote

from gzcheck.model.exit import Stop
from gzcheck.model.result import Started
from gzcheck.model.suggest import did_you_mean
from gzcheck.reading.resources import example_folder

EXAMPLES = ("starter", "guangzhou")
DEFAULT = Path("claims")


def run(directory: str, example: str) -> Started:
    """Copy the example to `directory`, which must not exist or be empty; raises `Stop`.

    The copy is made beside its place and moved there in one step, so that a crash leaves nothing half done.
    """
    if example not in EXAMPLES:
        raise Stop(f"unknown example {example!r}; {did_you_mean(example, EXAMPLES) or ' or '.join(EXAMPLES)}")
    place = Path(directory)
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise Stop(f"{place}: exists and is not empty; name a new folder")
    try:
        _copy(example_folder(example), place)
    except OSError as error:
        raise Stop(f"{place}: cannot be written: {error.strerror or error}") from None
    option = "" if place == DEFAULT else f" --corpus {quote(directory)}"
    return Started(
        folder=directory,
        files=tuple(str(path) for path in sorted(place.rglob("*")) if path.is_file()),
        remarks=(f"now run: gzcheck validate{option} && gzcheck conflicts{option}",),
    )


def _copy(origin: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".gzcheck-") as beside:
        copy = Path(beside) / "corpus"
        shutil.copytree(origin, copy, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        os.replace(copy, place)
