"""`make picture`, second half: what a report looks like in a browser and in a pull request, as pictures (PNG).

`docs/page.png` is the page that `gzcheck conflicts -o report.html` writes; `docs/comment.png` is what
`--format markdown` prints, rendered as a CommonMark renderer does and with the first finding folded out. Both are taken
of the corpus in claims/ by a headless Chromium; without one nothing is changed, and that is said.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[1]
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
FRAME = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ font: 14px/1.5 system-ui, sans-serif; margin: 24px; padding: 8px 24px;
  border: 1px solid #d1d9e0; border-radius: 6px; }}
table {{ border-collapse: collapse; }} th, td {{ border: 1px solid #d1d9e0; padding: 4px 10px; text-align: left; }}
code {{ background: #eff1f3; padding: 2px 5px; border-radius: 4px; font-size: 12px; }} summary {{ margin: 2px 0; }}
</style>{}"""


def written(format: str, place: Path) -> None:
    """The report on the corpus in a format."""
    command = [sys.executable, "-m", "gzcheck", "conflicts", "--format", format, "--output", str(place)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    if done.returncode != 1:
        sys.exit(f"no findings to show (exit {done.returncode}): {done.stderr}")


def photographed(browser: str, page: Path, picture: Path, height: int) -> None:
    """A picture of the top of a page, as wide as a README shows it."""
    size = f"--window-size=1000,{height}"
    profile = f"--user-data-dir={page.parent / 'profile'}"
    subprocess.run(
        [browser, *FLAGS, profile, size, f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True
    )


def main(target: Path) -> None:
    """Write both pictures into a folder."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        print("no Chromium here: docs/page.png and docs/comment.png are left as they are", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        page, comment = Path(folder) / "report.html", Path(folder) / "comment.md"
        written("html", page)
        # The picture begins where the findings do: the contents are long, and say little in a picture.
        text = page.read_text(encoding="utf-8").replace(
            '<details open="open"><summary>Contents', "<details><summary>Contents"
        )
        page.write_text(text, encoding="utf-8")
        photographed(browser, page, target / "page.png", 1250)
        written("markdown", comment)
        text = MarkdownIt("commonmark").enable("table").render(comment.read_text(encoding="utf-8"))
        opened = re.sub("<details>", "<details open>", text, count=1)
        rendered = Path(folder) / "comment.html"
        rendered.write_text(FRAME.format(opened), encoding="utf-8")
        photographed(browser, rendered, target / "comment.png", 1100)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
