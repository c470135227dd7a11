"""How much the tests hold: a sample of small faults, each made in a copy of the source, and whether a test notices.

`python tools/mutate.py [--sites 150] [--seed 1] [--rooms model,comparing]` prints every fault that no test noticed with
its place, and the share that was noticed. It first learns which quick tests reach which lines (kept in `.mutate/` until
the source changes); a fault then meets only those, and tests that are newer than that. The work tree is never written.
A fault in a function is tried in a child of a process that has imported everything already; only one in what runs at
the import needs a process of its own.

`--again` makes only those faults once more that nothing noticed the last time, with this seed and size.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from chosen_tests import UNFIT
from coverage import CoverageData
from mutants import Mutant, mutants

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".mutate"
PACKAGE = "src/gzcheck"
ROOMS = "model,comparing,explaining,rules,phrases"
LEFT_OUT = ("architecture", "documents", "hooks", "packaging", "scenario")
"""Tests that read the source as text, install it, or start processes that do not see the copy."""
BROAD = (
    *("bad_input", "cli", "diff", "exit", "face", "formats", "history", "opener", "render", "reports", "resolve"),
    *("resolve_terminal", "schema_values", "schemas", "settings", "sources", "yaml_reader"),
)
"""Tests of commands, formats and reading, which touch every line and hold few: a fault meets them last."""
LOOKING = ("boundaries", "limits", "phrases_words", "results")
"""Tests that look at tables, limits and defaults without passing through a line: faults that only the import runs into
meet them first."""
TABLES = ("tests/test_fragments.py", "tests/test_pairs.py", "tests/test_values.py")
"""Tests whose cases are whole files of cases."""
WORKERS = 2
FIRST = 40
"""How many tests a fault meets at first; the others only if it survives these, which few do."""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Which tests reach which lines, and how long each computes."""

    data: CoverageData
    seconds: dict[str, float]
    """Of the tests that pass without any fault."""
    all_tests: frozenset[str]
    files: dict[str, dict[int, list[str]]] = field(default_factory=dict)

    def is_imported(self, path: str, line: int, end: int) -> bool:
        """Whether a stretch of lines runs while its module is imported."""
        lines = self._lines_of(path)
        return any("" in lines.get(number, ()) for number in range(line, end + 1))

    def tests_at(self, path: str, line: int, end: int) -> list[str]:
        """The tests that reach a stretch of lines; where only the import does, those that reach its module at all.

        A module of tables is reached by nothing but the import: then by those that reach a module beside it.
        """
        lines = self._lines_of(path)
        found = {test for number in range(line, end + 1) for test in lines.get(number, ())} - {""}
        if not found and self.is_imported(path, line, end):
            found = {test for tests in lines.values() for test in tests} - {""} or self._tests_beside(path)
        return sorted(found & self.seconds.keys())

    def _tests_beside(self, path: str) -> set[str]:
        folder = path.rpartition("/")[0]
        beside = [one for one in self.data.measured_files() if one.rpartition("/")[0] == folder]
        return {test for one in beside for tests in self._lines_of(one).values() for test in tests} - {""}

    def _lines_of(self, path: str) -> dict[int, list[str]]:
        if path not in self.files:
            self.files[path] = self.data.contexts_by_lineno(path)
        return self.files[path]


class Worker:
    """A copy of everything, and a process in it that has collected the tests and tries faults in children."""

    def __init__(self, copy: Path) -> None:
        self.copy = copy
        asked, self._ask = os.pipe()
        self._tell, told = os.pipe()
        environment = _environment(copy, ASK_FD=str(asked), TELL_FD=str(told))
        self._process = subprocess.Popen(
            _command("-p", "no:xdist"),
            cwd=copy,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(asked, told),
        )
        os.close(asked)
        os.close(told)
        self._questions = os.fdopen(self._ask, "w", encoding="utf-8")
        self._answers = os.fdopen(self._tell, encoding="utf-8")
        self.tests: list[str] = json.loads(self._answers.readline())

    def passes(self, mutant: Mutant, right: bytes, tests: Sequence[str], seconds: float) -> bool | None:
        """Whether these tests pass with a fault; None where it can only be tried with a new import."""
        question = {
            "module": mutant.path.removeprefix("src/").removesuffix(".py").replace("/", ".").removesuffix(".__init__"),
            "right": right.decode(),
            "wrong": mutant.applied_to(right).decode(),
            "tests": list(tests),
            "seconds": seconds,
        }
        print(json.dumps(question), file=self._questions, flush=True)
        answer = int(self._answers.readline())
        return None if answer == UNFIT else answer == 0

    def close(self) -> None:
        """End the process."""
        self._questions.close()
        self._process.wait()


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a fault."""

    mutant: Mutant
    noticed: bool
    tests: int
    """How many tests reach its lines."""


def main() -> int:
    """Make a sample of faults and print what became of them."""
    options = _options()
    sample = _sample(options.rooms.split(","), options.sites, options.seed)
    last = KEPT / f"survived-{options.seed}-{options.sites}.json"
    if options.again:
        survived = set(json.loads(last.read_text(encoding="utf-8")))
        sample = [mutant for mutant in sample if str(mutant) in survived]
    with tempfile.TemporaryDirectory(prefix="mutate-") as scratch:
        copies = [_copy(Path(scratch) / str(number)) for number in range(WORKERS)]
        reach = _reach(copies[0])
        with ThreadPoolExecutor(WORKERS) as pool:
            workers = list(pool.map(Worker, copies))
        newer = sorted(set(workers[0].tests) - reach.all_tests)
        if newer and not _passes(copies[0], newer, 600):
            print("among the tests that are newer than what was learnt, one fails without any fault", file=sys.stderr)
            return 1
        free: SimpleQueue[Worker] = SimpleQueue()
        for worker in workers:
            free.put(worker)

        def attempt(mutant: Mutant) -> Outcome:
            worker = free.get()
            try:
                return _attempt(worker, mutant, reach, newer, options.budget)
            finally:
                free.put(worker)

        outcomes = []
        with ThreadPoolExecutor(WORKERS) as pool:
            for number, outcome in enumerate(pool.map(attempt, sample), 1):
                outcomes.append(outcome)
                print(f"{number:>4}  {'noticed ' if outcome.noticed else 'SURVIVED'}  {outcome.mutant}", flush=True)
        for worker in workers:
            worker.close()
    _conclude(outcomes, last)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="A sample of small faults, and whether a test notices each.")
    parser.add_argument("--sites", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rooms", default=ROOMS)
    parser.add_argument(
        "--budget", type=float, default=120, help="seconds of computing in tests that one fault has to survive"
    )
    parser.add_argument("--again", action="store_true", help="only those that survived the last time")
    return parser.parse_args()


def _sample(rooms: Sequence[str], size: int, seed: int) -> list[Mutant]:
    choice = random.Random(seed)
    every = [
        mutant
        for room in rooms
        for path in sorted((ROOT / PACKAGE / room).rglob("*.py"))
        for mutant in mutants(path.relative_to(ROOT).as_posix(), path.read_bytes(), choice)
    ]
    print(f"{len(every)} places for a fault in {', '.join(rooms)}; {min(size, len(every))} of them, seed {seed}")
    return sorted(choice.sample(every, min(size, len(every))), key=lambda one: (one.path, one.start, one.after))


def _copy(folder: Path) -> Path:
    """Everything under version control or about to be, in a folder beside which lies what lies beside the original."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    copy = folder / "gzcheck"
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)
    if (beside := ROOT.parent / "shared").is_dir():
        (folder / "shared").symlink_to(beside)
    return copy


def _environment(copy: Path, **others: str) -> dict[str, str]:
    path = os.pathsep.join((str(copy / "src"), str(copy / "tools")))
    return {**os.environ, "PYTHONPATH": path, **others}


def _command(*arguments: str) -> list[str]:
    quiet = ("-q", "--tb=no", "-m", "not slow", "-p", "chosen_tests", "-p", "no:cacheprovider")
    return [
        sys.executable,
        "-m",
        "pytest",
        *quiet,
        *(f"--ignore=tests/test_{name}.py" for name in LEFT_OUT),
        *arguments,
    ]


def _reach(copy: Path) -> Reach:
    """What is known of the present source, or is now learnt by running all quick tests once."""
    folder = KEPT / _digest()
    if not folder.is_dir():
        print("learning which tests reach which lines", flush=True)
        shutil.rmtree(KEPT, ignore_errors=True)
        fresh = copy.parent / "learnt"
        fresh.mkdir()
        command = _command("-n", str(WORKERS), "--no-header", "-r", "fE")
        run = subprocess.run(
            command, cwd=copy, env=_environment(copy, LEARN_TO=str(fresh)), capture_output=True, text=True
        )
        print("\n".join(run.stdout.splitlines()[-12:]), flush=True)
        shutil.copytree(fresh, folder)
    data = CoverageData(no_disk=True)
    for part in sorted(folder.glob("*.lines")):
        one = CoverageData(no_disk=True)
        one.loads(part.read_bytes())
        data.update(one)
    outcomes: dict[str, tuple[float, bool]] = {}
    for path in sorted(folder.glob("*.tests")):
        outcomes |= json.loads(path.read_text(encoding="utf-8"))
    passing = {test: seconds for test, (seconds, passed) in outcomes.items() if passed}
    return Reach(data=data, seconds=passing, all_tests=frozenset(outcomes))


def _digest() -> str:
    digest = hashlib.sha256()
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _attempt(worker: Worker, mutant: Mutant, reach: Reach, newer: list[str], budget: float) -> Outcome:
    last_line = mutant.line + mutant.before.count("\n")
    place = Path(mutant.path.removeprefix(f"{PACKAGE}/"))
    named = (place.parent if place.stem == "__init__" else place).stem, place.parts[0]
    reaching = reach.tests_at(mutant.path, mutant.line, last_line)
    broad = [test for test in reaching if _is_broad(test)]
    tests = _in_order(set(reaching).difference(broad), reach.seconds, budget, *named)
    last = _in_order(broad, reach.seconds, budget, *named)
    path = worker.copy / mutant.path
    right = path.read_bytes()
    try:
        path.write_bytes(mutant.applied_to(right))
        _forget_compiled(path)
        must_import = reach.is_imported(mutant.path, mutant.line, last_line)
        looking = [test for test in worker.tests if _stem(test) in LOOKING] if must_import else []
        for part in (looking, tests[:FIRST], newer, tests[FIRST:], last):
            seconds = 60 + 10 * sum(reach.seconds.get(test, 1) for test in part)
            passes = None if must_import or not part else worker.passes(mutant, right, part, seconds)
            if part and passes is None:
                must_import, passes = True, _passes(worker.copy, part, seconds)
            if passes is False:
                return Outcome(mutant=mutant, noticed=True, tests=len(reaching))
        return Outcome(mutant=mutant, noticed=False, tests=len(reaching))
    finally:
        path.write_bytes(right)
        _forget_compiled(path)


def _passes(copy: Path, tests: Sequence[str], seconds: float) -> bool:
    """Whether these tests pass in this copy; not if they never end, and not if even the import fails."""
    chosen = copy.parent / "chosen.txt"
    chosen.write_text("\n".join(tests), encoding="utf-8")
    command = _command("-x", "-p", "no:xdist", *sorted({test.partition("::")[0] for test in tests}))
    environment = _environment(copy, CHOSEN_TESTS=str(chosen))
    try:
        run = subprocess.run(command, cwd=copy, env=environment, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0


def _in_order(tests: Iterable[str], seconds: dict[str, float], budget: float, module: str, room: str) -> list[str]:
    """The quickest test of each function, then the second quickest of each, and so on, as many as the budget has.

    What is tested in many ways is met early so, and one function with hundreds of cases does not use all the time up.
    Each file of a table counts as a function, for it holds as much as a function with all its cases. Tests that are
    named after the module go first, then those after the room: what every run passes through is reached by thousands
    of tests, and held by those that spell it out.
    """
    rounds: dict[str, int] = defaultdict(int)
    ranked = []
    for test in sorted(tests, key=lambda test: (seconds[test], test)):
        function = test if test.startswith(TABLES) else test.partition("[")[0]
        is_others = not test.startswith(f"tests/test_{room}")
        names_it = module in test.replace("-", "_")
        ranked.append((not names_it, is_others, rounds[function], seconds[test], test))
        rounds[function] += 1
    chosen, spent = [], 0.0
    for _, _, _, needed, test in sorted(ranked):
        spent += needed
        if spent <= budget:
            chosen.append(test)
    return chosen


def _is_broad(test: str) -> bool:
    return _stem(test) in BROAD


def _stem(test: str) -> str:
    """The name of a test's file: "tests/test_limits.py::..." is "limits"."""
    return test.partition("::")[0].removeprefix("tests/test_").removesuffix(".py")


def _forget_compiled(path: Path) -> None:
    """A module that was compiled within the same second and has the same length would be taken for unchanged."""
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()


def _conclude(outcomes: Sequence[Outcome], last: Path) -> None:
    survived = [outcome for outcome in outcomes if not outcome.noticed]
    last.write_text(json.dumps([str(outcome.mutant) for outcome in survived]), encoding="utf-8")
    rooms: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        rooms[outcome.mutant.path.split("/")[2]].append(outcome.noticed)
    print("\nnot noticed:")
    for outcome in survived:
        print(f"  {outcome.mutant}  ({outcome.tests} tests reach it)")
    for room, noticed in sorted(rooms.items()):
        print(f"{room:<12} {sum(noticed)} of {len(noticed)}")
    share = 100 * (len(outcomes) - len(survived)) / max(1, len(outcomes))
    print(f"noticed {len(outcomes) - len(survived)} of {len(outcomes)}: {share:.1f} %")


if __name__ == "__main__":
    sys.exit(main())
