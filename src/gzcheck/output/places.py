"""Where a finding stands, as services outside want to hear it: relative to the repository, as a path or as a URI."""

from __future__ import annotations

import os
from urllib.parse import quote

from gzcheck.output.canvas import Canvas
from gzcheck.reading import CORPUS


def relative(path: str, canvas: Canvas) -> str:
    """A path from the root on, with `/` between its parts; as it is where it lies outside or there is no root."""
    if not canvas.root or not path:
        return path
    whole = os.path.normpath(os.path.join(canvas.here, path))
    inside = _below(whole, canvas.root)
    if inside is None:  # the repository may be known by another name, through a link
        inside = _below(os.path.realpath(whole), os.path.realpath(canvas.root))
    return (whole if inside is None else inside).replace(os.sep, "/")


def registry(canvas: Canvas) -> str:
    """The file of the corpus that is always there: where what belongs to no other place stands."""
    return os.path.join(canvas.corpus, CORPUS)


def _below(whole: str, root: str) -> str | None:
    """The path from the root on; None where it does not lie below it."""
    inside = os.path.relpath(whole, root)
    return None if inside == os.pardir or inside.startswith(os.pardir + os.sep) else inside


def uri(path: str, canvas: Canvas) -> str:
    """The same as a URI reference: relative inside the root, else with its scheme."""
    place = relative(path, canvas)
    quoted = quote(place.encode("utf-8", "backslashreplace"))  # a colon too, or the start would look like a scheme
    return f"file://{quoted}" if place.startswith("/") else quoted
