"""`python benchmarks/editing.py GZCHECK`: what an edit costs in the editor, against a cold `validate` of that corpus.

Processor time both times: of the whole process of the command, and in the server from the text that an editor sends to
the diagnostics it gets, first for the file itself, and then for the corpus with all its comparisons.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from corpus import write_corpus
from lsprotocol import types

from gzcheck.editing.publishing import Publisher
from gzcheck.editing.session import Document, Session

FILES, CLAIMS = 334, 30
"""10,020 claims, as many a file as there are indicators, so that no source says two things of one."""
EDITS = 15
SHARE = 0.20
"""Of a cold `validate`, what an edit may cost until its file's diagnostics are there."""


def cold(gzcheck: str, folder: Path) -> float:
    """Seconds of the processor for `gzcheck validate` without anything kept."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GZCHECK_")}
    command = [gzcheck, "validate", "--no-cache", "--corpus", str(folder)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime


class Editor:
    """A session in this process, and what it was sent last."""

    def __init__(self, path: Path) -> None:
        self.sent: dict[str, list[types.Diagnostic]] = {}
        self.publisher = Publisher(Session(environment={}), self._take)
        self.text = path.read_text(encoding="utf-8")
        self.document: Document = self.publisher.session.open(path.as_uri(), self.text)
        assert self.document.desk is not None
        self.folder = self.document.desk.folder

    def _take(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        self.sent[uri] = diagnostics

    def type(self, number: int) -> None:
        """One edit: a wrong value in a claim, another one each time, and the answer for the file."""
        text = self.text.replace("    value: ", f"    value: {number + 1}", 1)
        self.publisher.session.change(self.document.uri, text, number)
        self.publisher.own(self.document)
        if "GZ102" not in [one.code for one in self.sent[self.document.uri]]:
            sys.exit("the edit was not answered")

    def check(self) -> None:
        """The corpus with all its comparisons."""
        self.publisher.outdate(self.folder)
        work = self.publisher.whole(self.folder)
        assert work is not None
        if not self.publisher.accept(self.folder, work()):
            sys.exit("the check was outdated")


def spent(do: Callable[[], None]) -> float:
    """Seconds of the processor that something takes."""
    start = time.process_time()
    do()
    return time.process_time() - start


def main(gzcheck: str) -> int:
    """Print the three costs; 1 where an edit costs more than it may."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "claims")
        path = write_corpus(folder, FILES, CLAIMS)[FILES // 2]
        commands = [cold(gzcheck, folder) for _ in range(3)]
        editor = Editor(path)
        gc.enable()
        opened = spent(editor.check)
        edits = [spent(lambda number=number: editor.type(number)) for number in range(EDITS)]
        checks = [spent(editor.check) for _ in range(3)]
    validate, edit, check = median(commands), median(edits), median(checks)
    print(f"an edit in one of {FILES} files with {FILES * CLAIMS:,} claims: seconds of the processor, medians")
    print(f"{validate:8.3f} gzcheck validate, cold")
    worst, share, all_of_it = max(edits), edit / validate, check / validate
    print(f"{edit:8.3f} from the edit to the diagnostics of its file, {share:.3f} of that; the worst {worst:.3f}")
    print(f"{check:8.3f} and a moment later to those of the corpus, {all_of_it:.2f} of that; when opened {opened:.2f}")
    met = edit <= SHARE * validate
    print(f"target {SHARE:.2f}  {'met' if met else 'MISSED'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
