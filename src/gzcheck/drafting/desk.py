"""Where a walk stands: the file that is gone through, what was decided so far, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gzcheck.drafting.deciding import registered
from gzcheck.drafting.files import SourceFile
from gzcheck.drafting.matching import match
from gzcheck.drafting.options import Choice
from gzcheck.model import Corpus, ScannedText, Stop
from gzcheck.writing.files import WriteError, rewrite


@dataclass(slots=True)
class Step:
    """What one decision changed, so that it can be undone."""

    name: str
    changes: list[tuple[Path, bytes, bytes]] = field(default_factory=list)
    claim: str = ""
    is_aside: bool = False
    last: Choice = field(default_factory=Choice)
    """What had been chosen before."""
    last_claim: str = ""


class Desk:
    """The corpus, the text and the file of one source, and the decisions on its drafts, each written at once."""

    def __init__(
        self,
        path: Path,
        folder: Path,
        *,
        load: Callable[[], Corpus],
        scan: Callable[[Corpus], ScannedText],
    ) -> None:
        self.path = path
        """Of the source's file."""
        self.folder = folder
        """Of the corpus."""
        self._load = load
        self._scan = scan
        self.steps: list[Step] = []
        self.last = Choice()
        """What was chosen for the last claim."""
        self.last_claim = ""
        """Its id."""
        self.reload()
        self._places = match(self.text, self.file().quotations().values()).places
        self._begun = self._find_begin()

    def reload(self) -> None:
        """Read the corpus again, and what it suggests for the text, after something was registered."""
        self.corpus = self._load()
        self.text = self._scan(self.corpus)

    def file(self) -> SourceFile:
        """The file as it is now."""
        return SourceFile(self.path, self.path.read_bytes())

    def next(self) -> str:
        """The id of the next draft that was not passed by; empty where there is none.

        Drafts behind all that was decided before this walk come first: those in front of it were skipped.
        """
        passed = {step.name for step in self.steps}
        names = [str(entry.get("id")) for entry in self.file().entries("claims") if "draft" in entry]
        names.sort(key=lambda name: self._places.get(name, self._begun) <= self._begun)
        return next((name for name in names if name not in passed), "")

    def _find_begin(self) -> tuple[int, int]:
        """Where the last claim or figure that was set aside stands in the text; in front of it all for none."""
        drafts = {str(entry.get("id")) for entry in self.file().entries("claims") if "draft" in entry}
        return max((place for name, place in self._places.items() if name not in drafts), default=(0, 0))

    def write(self, step: Step, change: Callable[[bytes], bytes]) -> None:
        """Change the source's file, and note how to undo it; raises `Stop`."""
        self._write(step, self.path, change)

    def register(self, step: Step, name: str, key: str, entry: Mapping[str, str]) -> None:
        """Write a new entry of the registry; raises `Stop`."""
        path = self.folder / name
        self._write(step, path, lambda before: registered(path, before, key, entry))
        self.reload()

    def done(self, step: Step) -> None:
        """Note a decision."""
        self.steps.append(step)

    def undo(self) -> list[str]:
        """Take the last decision back; returns what could not be."""
        if not self.steps:
            return ["nothing was decided yet"]
        step = self.steps.pop()
        failures = []
        for path, before, after in reversed(step.changes):
            try:
                self._restore(path, before, after)
            except Stop as stop:
                failures.append(str(stop))
        self.last, self.last_claim = step.last, step.last_claim
        if any(path != self.path for path, _, _ in step.changes):
            self.reload()
        return failures

    def _write(self, step: Step, path: Path, change: Callable[[bytes], bytes]) -> None:
        """Change a file, and note how to undo it; raises `Stop`."""
        noted: list[tuple[Path, bytes, bytes]] = []

        def noting(before: bytes | None) -> bytes:
            after = change(before or b"")
            noted.append((path, before or b"", after))
            return after

        try:
            rewrite(path, noting)
        except WriteError as error:
            raise Stop(str(error)) from None
        step.changes += noted

    def _restore(self, path: Path, before: bytes, after: bytes) -> None:
        def change(now: bytes) -> bytes:
            if now != after:
                raise Stop(f"not undone: somebody has changed {path}")
            return before

        self._write(Step(name=""), path, change)
