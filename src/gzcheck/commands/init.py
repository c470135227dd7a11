"""`gzcheck init`: a corpus to start from is copied out of the package, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from gzcheck.model.suggest import did_you_mean
from gzcheck.reading.resources import example_folder

EXAMPLES = ("starter", "guangzhou")


class InitError(Exception):
    """The corpus cannot be put there."""


def start_corpus(directory: Path, example: str) -> list[Path]:
    """Copy the example to `directory`, which must not exist or be empty; returns the files, sorted.

    The copy is made beside its place and moved there in one step, so that a crash leaves nothing half done.
    """
    if example not in EXAMPLES:
        raise InitError(f"unknown example {example!r}; {did_you_mean(example, EXAMPLES) or ' or '.join(EXAMPLES)}")
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise InitError(f"{directory}: exists and is not empty; name a new folder")
    origin = example_folder(example)
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=directory.parent, prefix=".gzcheck-") as beside:
            copy = Path(beside) / "corpus"
            shutil.copytree(origin, copy, ignore=shutil.ignore_patterns(".*", "__pycache__"))
            os.replace(copy, directory)
    except OSError as error:
        raise InitError(f"{directory}: cannot be written: {error.strerror or error}") from None
    return sorted(path for path in directory.rglob("*") if path.is_file())
