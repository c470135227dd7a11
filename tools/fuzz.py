"""`make fuzz`: the program is fed with broken and odd things, many thousand times, and watched.

    make fuzz FUZZ_ARGS='--seed 2 --runs 100000'
    make fuzz FUZZ_ARGS='--only broken/1234'      one run again; its folder stays

Each run calls `gzcheck.cli.main` in a folder of its own, in memory where the system has such a place; a few are real
processes in odd surroundings. Of every run is asked: no crash, an exit code of the table, an end within seconds,
bounded memory, no hidden character in the output, nothing opened for writing outside the folder (nor inside it, for
commands that only read), nothing of a file outside shown, and no exit 0 where something was not read. What a corpus
holds is counted by PyYAML's own constructor, which shares no code with the reader that is under test.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

import fuzz_inputs
import typer.main
import yaml
from fuzz_inputs import KINDS, SECRET, Case, draw, lay_out, starting_points

import gzcheck.reading.cache
from gzcheck import cli

SECONDS, WAITING = 5, 60
"""How long a run may compute, and how long it may take when the machine is busy with other things."""
MEMORY = 1024**3
BATCH = 250
SHOWN = 20
TODAY = "2026-11-25"
_STYLED = re.compile(r"\x1b\[[0-9;]*m")
_CODES = (0, 1, 2)


class TooLong(BaseException):
    """Raised in the middle of a run; no `Exception`, which the program would report as its own fault."""


@dataclass(frozen=True)
class Seen:
    """What a run came to."""

    code: int | None
    out: str
    err: str
    touched: list[str]
    """Places opened for writing, removed or renamed, and programs started."""


@dataclass(frozen=True)
class Failure:
    """A run that went wrong."""

    name: str
    what: str
    arguments: list[str]


# ---------------------------------------------------------------- one run


_WATCHED = {
    "open",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
}
_PROGRAMS = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "socket.connect"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_touched: list[str] | None = None


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: keeps what a run writes to or starts."""
    if _touched is None or not (event in _WATCHED or event in _PROGRAMS):
        return
    if event == "open" and (isinstance(arguments[0], int) or not (arguments[2] or 0) & _WRITING):
        return
    what = arguments[0] if event not in _PROGRAMS else f"{event} {arguments[0]!r}"
    _touched.append(os.fsdecode(what) if isinstance(what, str | bytes | os.PathLike) else str(what))


def _too_long(number: int, frame: object) -> None:
    raise TooLong


@contextmanager
def _limits() -> Iterator[None]:
    signal.signal(signal.SIGALRM, _too_long)
    signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.setitimer(signal.ITIMER_REAL, WAITING)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


@cache
def _cache() -> Path:
    """Where runs may keep what they have read: a folder of this process alone, which it leaves empty."""
    folder = Path(tempfile.mkdtemp(prefix="gzcheck-fuzz-cache-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@contextmanager
def _surroundings(case: Case) -> Iterator[None]:
    before = dict(os.environ)
    for name in [name for name in before if name.startswith(("GZCHECK_", "GIT_")) or name in ("COLUMNS", "NO_COLOR")]:
        del os.environ[name]
    os.environ["GZCHECK_CACHE_DIR"] = str(_cache())
    for name, value in case.environment.items():
        os.environ[name] = value
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def called(case: Case, place: Path) -> Seen:
    """One call in this process, with its own streams; raises `TooLong`."""
    global _touched
    streams = sys.stdin, sys.stdout, sys.stderr
    kept = [tempfile.TemporaryFile(dir=place.parent) for _ in range(2)]  # noqa: SIM115 (closed in `_content`)
    mine = [io.TextIOWrapper(one, "utf-8", "backslashreplace", write_through=True) for one in kept]
    os.chdir(place)
    code = None
    with _surroundings(case):
        sys.stdin = io.StringIO("")
        sys.stdout, sys.stderr = mine
        try:
            with _limits():
                _touched = touched = []
                code = cli.main(case.arguments)
        finally:
            _touched = None
            sys.stdin, sys.stdout, sys.stderr = streams
            os.chdir("/")
    out, err = (_content(one.detach()) for one in mine)
    return Seen(code, out, err, touched)


def _content(file: Any) -> str:
    with file:
        file.seek(0)
        return file.read().decode("utf-8", "surrogateescape")


# ---------------------------------------------------------------- what is asked of it


def faults_of(case: Case, seen: Seen, place: Path) -> Iterator[str]:
    """What is wrong with a run."""
    if seen.code not in _CODES:
        yield f"exit code {seen.code}"
    for words in ("Traceback", "this is a bug", "as a bug"):
        if words in seen.err or words in seen.out:
            yield f"crash: {_last_line(seen)}"
            break
    for name, text in (("stdout", seen.out), ("stderr", seen.err)):
        if hidden := _hidden(
            text, "always" in " ".join([*case.arguments, *case.environment.values()]) or _colored(place)
        ):
            yield f"{name} has {hidden}"
        if SECRET in text:
            yield f"{name} shows a file from outside"
    yield from _outside(case, seen, place)
    if seen.code == 0 and (why := _not_read(case, seen, place)):
        yield f"exit 0, but {why}"
    if seen.code in (0, 1) and not seen.out:
        yield "no output"
    yield from _no_json(case, seen)


def _last_line(seen: Seen) -> str:
    lines = [line for line in (seen.err + seen.out).splitlines() if re.match(r"\w*(\.\w+)*(Error|Exception)\b", line)]
    return lines[-1][:200] if lines else "a finding that says so"


def _hidden(text: str, colored: bool) -> str:
    text = _STYLED.sub("", text) if colored else text
    if text.isascii() and text.replace("\n", "").isprintable():
        return ""
    found = {char for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    return ", ".join(f"U+{ord(char):04X}" for char in sorted(found))


def _colored(place: Path) -> bool:
    return any(
        path.exists() and b"always" in path.read_bytes() for path in (place / "gzcheck.toml", place / "pyproject.toml")
    )


def _outside(case: Case, seen: Seen, place: Path) -> Iterator[str]:
    for what in seen.touched:
        if what.startswith(("subprocess.Popen 'git'", "os.posix_spawn", "os.exec")) or what == os.devnull:
            continue
        inside = os.path.realpath(os.path.join(place, what)).startswith(f"{place}/")
        if (
            what.endswith(".pyc")
            or what.startswith(str(_cache()))
            or what == str(_cache().parent)
            or ".pyc." in what
            or "__pycache__" in what
        ):
            continue
        if not inside or not (case.writes or "init" in case.arguments):
            yield f"touched {what}"


def _no_json(case: Case, seen: Seen) -> Iterator[str]:
    if seen.code in (0, 1) and "--format" in case.arguments and "--help" not in case.arguments:
        chosen = case.arguments[case.arguments.index("--format") + 1 :][:1]
        if chosen == ["json"] and "--" not in case.arguments[: case.arguments.index("--format")]:
            try:
                json.loads(seen.out)
            except ValueError as error:
                if case.arguments.count("--format") == 1 and "--version" not in case.arguments:
                    yield f"no JSON: {error}"


def _not_read(case: Case, seen: Seen, place: Path) -> str:
    """Why an exit 0 is wrong, as far as another YAML parser can tell; empty where it is right."""
    only_some = any(word.endswith(".yaml") for word in case.arguments[1:])
    if case.arguments[:1] not in (["validate"], ["conflicts"]) or "--help" in case.arguments or only_some:
        return ""
    if case.must_not_be_clean:
        return "something there cannot be read"
    claims = re.search(r"([\d,]+) claims? in [\d,]+ source", seen.out)
    counted = int(claims[1].replace(",", "")) if claims else _json_claims(seen.out)
    if counted is None:
        return ""
    held = _held(place / "claims")
    return held if isinstance(held, str) else f"{counted} of {held} claims" if counted != held else ""


def _json_claims(out: str) -> int | None:
    try:
        return int(json.loads(out)["summary"]["claims"])
    except (ValueError, KeyError, TypeError):
        return None


class _Loader(yaml.CSafeLoader):
    """PyYAML's own; what looks like a day is a text, as in YAML 1.2, so that "2017-02-30" may be one."""


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: node.value)


def _held(corpus: Path) -> int | str:
    """How many claims lie in the files of a corpus, or which file is no YAML."""
    count = 0
    for path in sorted(corpus.rglob("*")):
        if path.suffix.lower() not in (".yaml", ".yml"):
            continue
        try:
            data = yaml.load(_without_old_breaks(path.read_bytes()), _Loader)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            return f"{path.name}: {str(error)[:80]}"
        if path.parent.name == "sources":
            count += len(data.get("claims") or ()) if isinstance(data, dict) else 0
    return count


def _without_old_breaks(content: bytes) -> bytes:
    """PyYAML ends a comment at three characters that YAML 1.2 no longer counts as line breaks."""
    for char in "\x85\u2028\u2029":
        content = content.replace(char.encode(), b" ")
    return content


# ---------------------------------------------------------------- many runs


def run(name: str, seed: int, work: Path) -> tuple[str, list[Failure]]:
    """The run of this name (KIND/NUMBER): its outcome, and what went wrong."""
    kind = name.partition("/")[0]
    random = Random(f"{seed}/{name}")
    place = work / "run"
    place.mkdir()
    case = KINDS[kind][0](random, place)
    if kind == "decisions":
        case.arguments[1] = _fingerprint(place)
    before = _peak()
    try:
        seen = called(case, place)
    except TooLong:
        return "too long", [Failure(name, "too long", case.arguments)]
    wrong = list(faults_of(case, seen, place))
    if _peak() - before > MEMORY:
        wrong.append(f"{(_peak() - before) >> 20} MiB")
    return f"exit {seen.code}", [Failure(name, what, case.arguments) for what in wrong]


def _fingerprint(place: Path) -> str:
    """The finding to decide on."""
    seen = called(Case(["conflicts", "--format", "json", "--corpus", "claims"]), place)
    try:
        found = [one["fingerprint"] for one in json.loads(seen.out)["findings"] if one["code"] == "GZ201"]
    except ValueError:
        found = []
    return found[0] if found else "000000000000"


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _remove(place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)


def batch(names: list[str], seed: int) -> tuple[Counter[tuple[str, str]], list[Failure]]:
    """Several runs in this process."""
    outcomes: Counter[tuple[str, str]] = Counter()
    failures: list[Failure] = []
    with _work_folder() as work:
        for name in names:
            outcome, wrong = run(name, seed, work)
            outcomes[name.partition("/")[0], outcome] += 1
            failures += wrong
            _remove(work / "run")
            gc.collect(0)
    return outcomes, failures


@contextmanager
def _work_folder() -> Iterator[Path]:
    """A folder with something beside the work folder that nobody may look at."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="gzcheck-fuzz-", dir=memory) as name:
        work = Path(os.path.realpath(name))
        (work / ".git").mkdir()  # where the search for settings ends
        (work / "outside").mkdir()
        for secret in ("outside/secret.txt", "secret.txt", "outside/x.yaml"):
            (work / secret).write_text(SECRET)
        yield work


def _start(files: dict[str, list[str]]) -> None:
    fuzz_inputs.DRAWN.update(files)
    sys.addaudithook(_watch)
    everything = cli.app([])
    cli.app = lambda _: everything  # else every call builds its command anew
    typer.main.get_command = cache(typer.main.get_command)
    stamps = list(gzcheck.reading.cache._stamps())
    gzcheck.reading.cache._stamps = lambda: iter(stamps)  # the program does not change meanwhile
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


# ---------------------------------------------------------------- real processes


_ODD_STREAMS = ("plain", "full stdout", "full stderr", "closed stdout", "closed stderr", "closed stdin", "no folder")
_ODD_SETTINGS = (
    {},
    {"COLUMNS": "²"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    {"HOME": "/nowhere"},
)


def process(number: int, seed: int) -> tuple[str, list[Failure]]:
    """A run as a process of its own, with something wrong around it."""
    random = Random(f"{seed}/process/{number}")
    streams, extra = random.choice(_ODD_STREAMS), random.choice(_ODD_SETTINGS)
    words = random.choice(
        (["conflicts"], ["validate"], ["claims"], ["rule", "--all"], ["--help"], ["nonsense"], ["units"])
    )
    words = [*words, *(["--corpus", "claims"] if words[0] in ("conflicts", "validate", "claims") else [])]
    name = f"process/{number}"
    with _work_folder() as work:
        place = work / "run"
        lay_out(place / "claims", random.choice(starting_points()[:4]))
        command = f'"$0" -m gzcheck {" ".join(words)} {_REDIRECTED.get(streams, "")}'
        if streams == "no folder":
            command = f"rm -r ../run; {command}"
        try:
            done = subprocess.run(
                ["sh", "-c", command, sys.executable],
                cwd=place, env={**os.environ, **extra}, capture_output=True, timeout=60, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return "too long", [Failure(name, "too long", words)]
    said = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
    wrong = [] if done.returncode in _CODES else [f"exit code {done.returncode}"]
    wrong += ["crash"] if "Traceback" in said or "Exception ignored" in said or "this is a bug" in said else []
    wrong += ["exit 0 although nothing arrived"] if done.returncode == 0 and streams == "full stdout" else []
    return f"exit {done.returncode}", [
        Failure(name, f"{what} ({streams}, {extra}): {said[-300:]}", words) for what in wrong
    ]


_REDIRECTED = {
    "full stdout": ">/dev/full",
    "full stderr": "2>/dev/full",
    "closed stdout": ">&-",
    "closed stderr": "2>&-",
    "closed stdin": "<&-",
}


def processes(numbers: list[int], seed: int) -> tuple[Counter[tuple[str, str]], list[Failure]]:
    """Several of them."""
    outcomes: Counter[tuple[str, str]] = Counter()
    failures: list[Failure] = []
    for number in numbers:
        outcome, wrong = process(number, seed)
        outcomes["process", outcome] += 1
        failures += wrong
    return outcomes, failures


# ---------------------------------------------------------------- the whole


def names_of(runs: int) -> list[str]:
    """The runs by name, the kinds in their shares."""
    return [f"{kind}/{number}" for kind, (_, share) in KINDS.items() for number in range(runs * share // 100)]


def _again(name: str, seed: int) -> int:
    """One run, with all it says; its folder stays."""
    _start(draw(seed))
    if name.startswith("process/"):
        print(process(int(name.partition("/")[2]), seed))
        return 0
    work = Path(tempfile.mkdtemp(prefix="gzcheck-fuzz-"))
    (work / ".git").mkdir()
    outcome, wrong = run(name, seed, work)
    random, place = Random(f"{seed}/{name}"), work / "again"
    place.mkdir()
    case = KINDS[name.partition("/")[0]][0](random, place)
    print(work / "run", case.arguments, case.environment, outcome, sep="\n")
    for failure in wrong:
        print(failure.what)
    return bool(wrong)


def main() -> int:
    """All runs; 1 if one went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--processes", type=int, default=200, help="how many of them are real processes")
    parser.add_argument("--minutes", type=float, default=60, help="no new runs are started after them")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="", metavar="KIND/NUMBER")
    parser.add_argument("--kind", default="", help="only runs of this kind")
    chosen = parser.parse_args()
    if chosen.only:
        return _again(chosen.only, chosen.seed)
    names = [name for name in names_of(chosen.runs) if not chosen.kind or name.startswith(f"{chosen.kind}/")]
    Random(chosen.seed).shuffle(names)
    outcomes, failures = _all(names, chosen)
    _tell(outcomes, failures, chosen)
    return bool(failures)


def _all(names: list[str], chosen: argparse.Namespace) -> tuple[Counter[tuple[str, str]], list[Failure]]:
    outcomes: Counter[tuple[str, str]] = Counter()
    failures: list[Failure] = []
    start, done = time.monotonic(), 0
    numbers = [] if chosen.kind not in ("", "process") else list(range(chosen.processes))
    with ProcessPoolExecutor(chosen.jobs, get_context("spawn"), _start, (draw(chosen.seed),)) as pool:
        tasks = [pool.submit(processes, numbers[at : at + 20], chosen.seed) for at in range(0, len(numbers), 20)]
        tasks += [pool.submit(batch, names[at : at + BATCH], chosen.seed) for at in range(0, len(names), BATCH)]
        for task in tasks:
            if time.monotonic() - start > 60 * chosen.minutes:
                pool.shutdown(cancel_futures=True)
            if task.cancelled():
                continue
            counted, wrong = task.result()
            outcomes += counted
            failures += wrong
            done += counted.total()
            for failure in wrong:
                print(f"{failure.name}: {failure.what}", file=sys.stderr, flush=True)
            if sys.stderr.isatty() or done % 10_000 < BATCH:
                print(f"{done:,} runs, {len(failures)} wrong, {time.monotonic() - start:.0f} s", file=sys.stderr)
    return outcomes, failures


def _tell(outcomes: Counter[tuple[str, str]], failures: list[Failure], chosen: argparse.Namespace) -> None:
    """Totals by kind and outcome, then what went wrong, a few of each."""
    columns = sorted({outcome for _, outcome in outcomes})
    print(f"{'kind':<14}{'runs':>9}" + "".join(f"{column:>10}" for column in columns))
    for kind in (*KINDS, "process"):
        counts = [outcomes[kind, column] for column in columns]
        if sum(counts):
            print(f"{kind:<14}{sum(counts):>9,}" + "".join(f"{count:>10,}" for count in counts))
    print(
        f"{'all':<14}{outcomes.total():>9,}"
        + "".join(f"{sum(outcomes[k, c] for k in (*KINDS, 'process')):>10,}" for c in columns)
    )
    alike = Counter(re.sub(r"\d+|'[^']*'", "·", failure.what)[:90] for failure in failures)
    print(f"wrong: {len(failures)}, of {len(alike)} sorts")
    told: Counter[str] = Counter()
    for failure in failures:
        sort = re.sub(r"\d+|'[^']*'", "·", failure.what)[:90]
        told[sort] += 1
        if told[sort] <= 2 and len(told) <= SHOWN:
            print(f"  {failure.name} --seed {chosen.seed} ({alike[sort]}×): {failure.what}\n    {failure.arguments!r}")


if __name__ == "__main__":
    sys.exit(main())
