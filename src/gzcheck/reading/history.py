"""A corpus as a commit has it, read from git's own store: the working tree, the index and all settings stay out of it.

Only plumbing is used (`rev-parse`, `ls-tree`, `cat-file`), in an environment without anything that could run a program,
fetch from elsewhere, or decide by attributes and filters what is seen.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from gzcheck.reading import (
    CORPUS,
    IS_FOLDER,
    IS_LINKED_FOLDER,
    IS_REPOSITORY,
    LEADS_NOWHERE,
    LEADS_OUT,
    SOURCES,
    Found,
    Missing,
    Refused,
    is_within,
    printable,
)

_FILE, _LINK, _SUBMODULE, _FOLDER = "100", "120", "160", "040"
"""How the modes of a tree's entries begin."""
_LONGEST_PATH = 4096
_MOST_LINKS = 40
_HARMLESS = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.directory=*")
"""Settings that overrule those of the repository; any owner will do, since nothing of it is run."""
_QUARANTINE = "GIT_QUARANTINE_PATH"
_CLEAN = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class HistoryError(Exception):
    """A state that cannot be looked at; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class _Entry:
    mode: str
    object: str

    def is_a(self, kind: str) -> bool:
        return self.mode.startswith(kind)


class Repository:
    """The git repository that holds a folder, which need not be there any more."""

    def __init__(self, corpus: Path) -> None:
        """Raises `HistoryError` where there is no git or no repository."""
        self._place, self._environment = _nearest(corpus), _environment()
        state = self._ask("rev-parse", "--is-bare-repository", "--is-inside-work-tree").split()
        if state[0] == "true":
            top = Path(self._ask("rev-parse", "--absolute-git-dir"))
        elif state[1] == "true":
            top = Path(self._ask("rev-parse", "--show-toplevel"))
        else:
            raise HistoryError(
                f"{corpus}: git keeps the working tree of this repository elsewhere (core.worktree); run there"
            )
        inside = os.path.relpath(os.path.realpath(corpus), os.path.realpath(top))
        if inside.split(os.sep)[0] == os.pardir:
            raise HistoryError(f"{corpus}: not in the repository {top}; name the corpus with --corpus")
        self.corpus = "" if inside == os.curdir else Path(inside).as_posix()
        """The corpus folder, from the top of the repository."""
        self._environment |= self._quarantine()

    def _quarantine(self) -> dict[str, str]:
        """Where to find what is being pushed, in a hook that runs before it is accepted.

        Git keeps these objects apart and says where in the environment. Only a place among the repository's own objects
        is believed: a hook of one repository may ask about another.
        """
        place = os.environ.get(_QUARANTINE)
        if not place:
            return {}
        objects = os.path.realpath(self._place / self._ask("rev-parse", "--git-path", "objects"))
        real = os.path.realpath(place)
        if real == objects or not is_within(real, objects):
            return {}
        return {"GIT_OBJECT_DIRECTORY": real, "GIT_ALTERNATE_OBJECT_DIRECTORIES": _quoted(objects)}

    def knows(self, revision: str) -> bool:
        """Whether this is the name of a commit."""
        return self._commit(revision) is not None

    @contextmanager
    def commit(self, state: str) -> Iterator[Commit]:
        """The corpus at a revision, at the last commit common to two (`A...B`), or in another folder (`A:FOLDER`).

        Raises `HistoryError`.
        """
        revision, colon, folder = state.partition(":")
        commit = self._commit(state)
        if commit is None and colon:
            commit = self._commit(revision)
        else:
            folder = self.corpus
        if commit is None:
            raise HistoryError(self._unknown(state))
        entries = _entries(self._bytes("ls-tree", "-r", "-t", "-z", "--full-tree", commit))
        folder = "" if folder == "." else folder.rstrip("/")
        if posixpath.join(folder, CORPUS) not in entries:
            raise HistoryError(_without_corpus(entries, folder, state))
        sources = entries.get(posixpath.join(folder, SOURCES))
        if sources is not None and sources.is_a(_SUBMODULE):
            raise HistoryError(f"{state}: {SOURCES} is a submodule there; compare two folders instead")
        with self._objects() as objects:
            yield Commit(entries, objects, folder)

    def _commit(self, revision: str) -> str | None:
        """The id of a commit, or None for what is none."""
        if not revision or revision.startswith("-"):
            return None
        if "..." in revision:
            ends = [self._commit(end or "HEAD") for end in revision.split("...", 1)]
            return (self._ask("merge-base", *filter(None, ends), fails="") or None) if all(ends) else None
        return self._ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", fails="") or None

    def _unknown(self, state: str) -> str:
        if state.startswith("-"):
            return f"{state!r} is no revision"
        if self._ask("rev-parse", "--is-shallow-repository", fails="") == "true":
            return (
                f"git does not know {state!r}, but this clone is shallow: fetch more of its history first "
                "(git fetch --unshallow; in a pipeline fetch-depth: 0)"
            )
        if "..." in state:
            return f"git knows no commit common to both sides of {state!r}; name two revisions"
        if ".." in state:
            return f"git does not know {state!r}; name the two states as two arguments"
        return f"git does not know {state!r}; name a git revision or a folder with a corpus"

    @contextmanager
    def _objects(self) -> Iterator[_Objects]:
        """The contents of objects, through one process that ends with this context."""
        with subprocess.Popen(
            self._command("cat-file", "--batch"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._environment,
        ) as process:
            try:
                yield _Objects(process)
            finally:
                process.kill()

    def _ask(self, *arguments: str, fails: str | None = None) -> str:
        """What git says, without the end of the line; `fails`: what to return instead of raising `HistoryError`."""
        try:
            return os.fsdecode(self._bytes(*arguments)).removesuffix("\n")
        except _NoAnswer:
            if fails is None:
                raise
            return fails

    def _bytes(self, *arguments: str) -> bytes:
        try:
            done = subprocess.run(self._command(*arguments), capture_output=True, check=False, env=self._environment)
        except (OSError, ValueError):
            raise HistoryError("git is not installed; name two folders instead") from None
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines() or ["git failed without a word"]
            raise _NoAnswer(f"{said[0]}; name a git revision or a folder with a corpus")
        return done.stdout

    def _command(self, *arguments: str) -> list[str]:
        return ["git", *(part for setting in _HARMLESS for part in ("-c", setting)), "-C", str(self._place), *arguments]


class _NoAnswer(HistoryError):
    """Git refused."""


class Commit:
    """A corpus folder in a commit; names and complaints are those that a checked-out folder would give."""

    def __init__(self, entries: Mapping[str, _Entry], objects: _Objects, folder: str) -> None:
        """`entries`: of the whole commit, since links may lead to other places in it."""
        self._entries, self._objects, self._folder = entries, objects, folder
        self._sources = posixpath.join(folder, SOURCES)
        with suppress(Refused):
            self._sources = self._follow(self._sources, "")

    def shown(self, name: str) -> str:
        """The name itself: relative to the corpus."""
        return printable(name)

    def read(self, name: str, limit: int) -> bytes:
        """Read a file; a link is followed within the commit, and from `sources` not out of it."""
        first, _, rest = name.partition("/")
        inside = first == SOURCES and rest
        path = f"{self._sources}/{rest}" if inside else posixpath.join(self._folder, name)
        entry = self._entries[self._follow(path, f"{self._sources}/" if inside else "")]
        if not entry.is_a(_FILE):
            raise Refused(IS_FOLDER)
        return self._objects.read(entry.object, limit)

    def walk(self) -> Iterator[Found]:
        """All entries that are not hidden."""
        for name, path in sorted(self._names()):
            if any(part.startswith(".") for part in name.split("/")):
                continue
            found, entry = Found(name), self._entries[path]
            if entry.is_a(_SUBMODULE):
                yield Found(name, IS_REPOSITORY)
            elif entry.is_a(_LINK) and self._is_linked_folder(found, path):
                yield Found(name, IS_LINKED_FOLDER)
            elif found.is_yaml or not entry.is_a(_FOLDER):
                yield found

    def _names(self) -> Iterator[tuple[str, str]]:
        """Every name in the corpus, and its path in the commit."""
        own = posixpath.join(self._folder, SOURCES)
        is_linked = self._sources != own
        start = f"{self._folder}/" if self._folder else ""
        for path in self._entries:
            if path.startswith(start) and not (is_linked and path == own):
                yield path[len(start) :], path
            if is_linked and path.startswith(f"{self._sources}/"):
                yield SOURCES + path[len(self._sources) :], path

    def _follow(self, path: str, bounds: str) -> str:
        """Where a path leads when all links are followed; raises `Refused` for one that leads nowhere or out."""
        for followed in range(_MOST_LINKS):
            if path.startswith(("/", "../")) or not path.startswith(bounds):
                raise Refused(LEADS_OUT)
            if path not in self._entries:
                raise Refused(LEADS_NOWHERE) if followed else Missing(LEADS_NOWHERE)
            if not self._entries[path].is_a(_LINK):
                return path
            target = os.fsdecode(self._objects.read(self._entries[path].object, _LONGEST_PATH))
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        raise Refused("cannot be read: Too many levels of symbolic links")

    def _is_linked_folder(self, found: Found, path: str) -> bool:
        """Whether a link leads to a folder; one that leads out of the commit, unless it is called like a file."""
        with suppress(Refused):
            return self._entries[self._follow(path, "")].is_a(_FOLDER)
        return not found.is_yaml


def _without_corpus(entries: Mapping[str, _Entry], folder: str, state: str) -> str:
    """Why there is no corpus in this folder of a commit, and where there is one."""
    parts = Path(folder, SOURCES).parts
    for way in (posixpath.join(*parts[:count]) for count in range(1, len(parts))):
        if way in entries and entries[way].is_a(_SUBMODULE):
            return f"{state}: {way} is a submodule there; run inside it, or compare two folders"
    others = sorted(posixpath.dirname(path) or "." for path in entries if posixpath.basename(path) == CORPUS)
    revision = state.partition(":")[0]
    hint = f"there is one in {others[0]}: say {revision}:{others[0]}" if others else "name one that has the corpus"
    return f"{state}: no {posixpath.join(folder, CORPUS)} in it; {hint}"


class _Objects:
    """Answers of `git cat-file --batch`."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._questions, self._answers = process.stdin, process.stdout

    def read(self, object: str, limit: int) -> bytes:
        """The content of an object, or its first `limit` + 1 bytes; raises `Refused` where the clone lacks it."""
        try:
            self._questions.write(f"{object}\n".encode())
            self._questions.flush()
            head = self._answers.readline().split()
        except OSError:
            head = []
        if len(head) != 3:
            raise Refused("is not in this clone, which is partial; fetch it first")
        size = int(head[2])
        content = self._answers.read(min(size, limit + 1))
        rest = size - len(content) + 1  # the answer ends with a line break
        while rest > 0 and (skipped := len(self._answers.read(min(rest, 1 << 20)))):
            rest -= skipped
        return content


def _entries(listing: bytes) -> dict[str, _Entry]:
    """By path: the lines `MODE TYPE OBJECT<tab>PATH` of `git ls-tree -z`."""
    found = {}
    for line in listing.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, _, object = head.decode().split(" ")
        found[os.fsdecode(path)] = _Entry(mode, object)
    return found


def _environment() -> dict[str, str]:
    """The environment without anything that git would take orders from, except where to stop looking."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    if "GIT_CEILING_DIRECTORIES" in os.environ:
        kept["GIT_CEILING_DIRECTORIES"] = os.environ["GIT_CEILING_DIRECTORIES"]
    return kept | _CLEAN


def _quoted(path: str) -> str:
    """A path as git's lists of paths have it: in quotes, since a colon parts them."""
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    place = Path(os.path.abspath(folder))
    return next((one for one in (place, *place.parents) if os.path.isdir(one)), Path(place.anchor))
