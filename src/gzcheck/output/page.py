"""A page in memory on which Rich prints, so that every renderer returns text."""

from __future__ import annotations

import io

from rich.console import Console

from gzcheck.output import Canvas

_HEIGHT = 100
"""Of no meaning, but without one Rich asks the terminal and the environment for the width too."""


def open_page(canvas: Canvas) -> Console:
    """A console that writes into memory and takes no text for markup."""
    return Console(
        file=io.StringIO(),
        width=canvas.width,
        height=_HEIGHT,
        force_terminal=canvas.color,
        no_color=not canvas.color,
        color_system="standard" if canvas.color else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def written(page: Console) -> str:
    """What a page holds, without trailing blanks."""
    assert isinstance(page.file, io.StringIO)
    return "\n".join(line.rstrip() for line in page.file.getvalue().splitlines()).lstrip("\n") + "\n"
