"""`make picture`: what the commands really print on a terminal, as drawings (SVG) that need nothing from elsewhere.

`docs/report.svg` is the beginning of the report on the corpus in claims/; `docs/tour.svg` is the way from an article to
claims and from claims to a draft, on the texts in docs/tour/ and the corpus that `gzcheck init` writes.
"""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from html import escape
from pathlib import Path

from rich.console import Console
from rich.style import Style
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
COMMAND = ("gzcheck", "conflicts")
COLUMNS = 100
LINES = 66
"""At most so many lines of findings; the totals follow."""
WIDTH, HEIGHT, SIZE = 8.4, 18, 14
"""Of one character cell, and of the type in it."""
MARGIN, BAR = 16, 36
"""Around the text, and the height of the bar with the command."""
BACKGROUND, FOREGROUND = "#0d1117", "#e6edf3"
COLORS = {1: "#ff7b72", 2: "#3fb950", 3: "#d29922", 4: "#58a6ff", 5: "#bc8cff", 6: "#39c5cf"}
"""By the number a terminal knows them under; any other is the foreground."""
FONTS = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"


TOUR = (
    "gzcheck figures article.txt",
    "gzcheck init facts",
    "gzcheck draft article.txt --source gazette-2018 --corpus facts --published 2018-03-12 --walk",
    "gzcheck proof draft.md --corpus facts --published 2018-04-01",
)
"""The commands of the tour, as somebody types them beside docs/tour/."""
KEYS = "ysyq"
"""What somebody presses on the walk: two figures become claims, one is skipped, and the rest is left for later."""
PROMPT = ",q,?]? "
PATIENCE = 60
"""Seconds without a word after which a walk is given up."""


def tour() -> list[Text]:
    """The commands of the tour with what each prints."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("article.txt", "draft.md"):
            shutil.copy(ROOT / "docs" / "tour" / name, folder)
        for command in TOUR:
            printed = _walked if command.endswith("--walk") else _printed
            lines += [Text(f"$ {command}", "bold"), *printed(command.split()[1:], Path(folder)), Text()]
    return lines[:-1]


def _printed(arguments: list[str], folder: Path) -> list[Text]:
    """What a command prints in colour, on both streams, as a terminal shows them."""
    command = [sys.executable, "-m", "gzcheck", *arguments, "--format", "rich", "--color", "always"]
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
    return list(Text.from_ansi((done.stdout + done.stderr).rstrip("\n")).split("\n"))


def _walked(arguments: list[str], folder: Path) -> list[Text]:
    """What a walk shows on a pseudo-terminal to somebody who presses `KEYS`, with the keys as they are echoed."""
    master, slave = pty.openpty()
    modes = termios.tcgetattr(slave)
    modes[3] &= ~termios.ECHO  # the program itself shows each key; what is typed ahead would stand there twice
    termios.tcsetattr(slave, termios.TCSANOW, modes)
    command = [sys.executable, "-m", "gzcheck", *arguments, "--format", "text", "--color", "always"]
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=_environment(), start_new_session=True
    )
    os.close(slave)
    seen, asked = "", 0
    while piece := _said(master):
        seen += piece
        while seen.count(PROMPT) > asked and asked < len(KEYS):
            os.write(master, KEYS[asked].encode())
            asked += 1
    if process.wait(PATIENCE) or asked < len(KEYS):
        sys.exit(f"{' '.join(arguments)} ended with {process.returncode} after {asked} keys:\n{seen}")
    lines = Text.from_ansi(seen.replace("\r\n", "\n").strip("\n")).split("\n")
    return [piece for line in lines for piece in line.divide(range(COLUMNS, len(line), COLUMNS))]  # as a terminal wraps


def _said(master: int) -> str:
    """What the program says next; nothing at its end."""
    if not select.select([master], [], [], PATIENCE)[0]:
        sys.exit("the walk does not go on")
    try:
        return os.read(master, 65536).decode()
    except OSError:  # Linux says so when the other end is closed
        return ""


def _environment() -> dict[str, str]:
    """What a command of the tour finds around it: this source, and a terminal of this width with colours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GZCHECK_")}
    return kept | {"COLUMNS": str(COLUMNS), "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color"}


def report() -> list[Text]:
    """What the command prints in colour on a terminal of this width."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GZCHECK_")}
    environment["COLUMNS"] = str(COLUMNS)
    command = [sys.executable, "-m", *COMMAND, "--format", "rich", "--color", "always"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    if done.returncode != 1:
        sys.exit(f"no findings to show (exit {done.returncode}): {done.stderr}")
    return list(Text.from_ansi(done.stdout).split("\n"))


def cropped(lines: list[Text]) -> list[Text]:
    """As many whole findings as fit, then the totals; a finding ends with its fingerprint."""
    ends = [number for number, line in enumerate(lines, 1) if re.fullmatch(r" *fingerprint [0-9a-f]{16}", line.plain)]
    fitting = [end for end in ends if end <= LINES]
    if not fitting or fitting == ends:
        return lines
    totals = max(number for number, line in enumerate(lines) if line.plain.startswith("━"))
    more = Text.assemble((f"… {len(ends) - len(fitting)} more findings", "dim"))
    return [*lines[: fitting[-1]], Text(), more, Text(), *lines[totals:]]


def svg(lines: list[Text], title: str) -> str:
    """The lines as a drawing of a terminal with the command in its title."""
    width, height = COLUMNS * WIDTH + 2 * MARGIN, BAR + len(lines) * HEIGHT + MARGIN
    title = escape(title)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
        f"<title>What a terminal shows: {title}</title>",
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{BACKGROUND}"/>',
        f'<g font-family="{FONTS}" font-size="{SIZE}" fill="{FOREGROUND}" xml:space="preserve">',
        f'<text x="{MARGIN}" y="{BAR - 14}" opacity="0.65">{title}</text>',
    ]
    for number, line in enumerate(lines):
        parts += _line(line, BAR + number * HEIGHT + SIZE)
    return "\n".join([*parts, "</g>", "</svg>", ""])


def _line(line: Text, baseline: float) -> Iterator[str]:
    """Every run of words at its own place, so that columns hold whatever the font."""
    column = 0
    for segment in line.render(Console(width=COLUMNS, markup=False), end=""):
        for run in re.finditer(r"\S+(?: \S+)*", segment.text):
            length = len(run.group())
            yield (
                f'<text x="{MARGIN + (column + run.start()) * WIDTH:.1f}" y="{baseline:g}" '
                f'textLength="{length * WIDTH:.1f}"{_look(segment.style)}>{escape(run.group())}</text>'
            )
        column += len(segment.text)


def _look(style: Style | None) -> str:
    if style is None:
        return ""
    color = COLORS.get(style.color.number or 0) if style.color else None
    return (
        (f' fill="{color}"' if color else "")
        + (' font-weight="bold"' if style.bold else "")
        + (f' fill="{COLORS[3]}" text-decoration="underline"' if style.reverse else "")
        + (' opacity="0.65"' if style.dim else "")
    )


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    drawings = {
        "report.svg": svg(cropped(report()), f"$ {' '.join(COMMAND)}"),
        "tour.svg": svg(tour(), "from an article to claims, and from claims to a draft"),
    }
    for name, drawing in drawings.items():
        (folder / name).write_text(drawing, encoding="utf-8")
        print(folder / name)


if __name__ == "__main__":
    main()
