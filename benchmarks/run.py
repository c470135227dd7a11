"""`make bench`: gzcheck against check-jsonschema, in one run and on the same generated files, as ratios of medians."""

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus import write_corpus

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"
SCHEMA = ROOT / "schemas" / "source.schema.json"
FILES, CLAIMS = 200, 30


@dataclass(frozen=True, kw_only=True)
class Case:
    """One thing both tools can do, and how much of check-jsonschema's time gzcheck may take for it."""

    name: str
    ours: Sequence[str]
    theirs: Sequence[str]
    target: float
    rounds: int
    is_warm: bool = False
    """Whether gzcheck may use what it kept of the runs before."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """Medians in seconds."""

    name: str
    gzcheck: float
    check_jsonschema: float
    ratio: float
    target: float
    met: bool
    rounds: int


def cases(files: Sequence[str]) -> list[Case]:
    """What is measured; the one file lies in the large corpus, whose registry is read with it."""
    theirs = ["--schemafile", str(SCHEMA)]
    return [
        Case(name="--version", ours=["--version"], theirs=["--version"], target=0.35, rounds=21),
        Case(name="one file", ours=["validate", files[0]], theirs=[*theirs, files[0]], target=0.50, rounds=21),
        Case(
            name=f"{FILES} files x {CLAIMS} claims",
            ours=["validate", *files],
            theirs=[*theirs, *files],
            target=0.1,
            rounds=5,
        ),
        Case(
            name="the same, unchanged",
            ours=["validate", *files],
            theirs=[*theirs, *files],
            target=0.04,
            rounds=5,
            is_warm=True,
        ),
    ]


def measure_shipped(ours: str, folder: Path) -> Result:
    """The report on the corpus that ships with the program, against what it takes only to start."""
    shutil.copytree(ROOT / "claims", folder / "shipped")
    report = Case(
        name="conflicts / --version",
        ours=["conflicts", "--corpus", "shipped", "--no-cache"],
        theirs=["--version"],
        target=4,
        rounds=11,
    )
    return measure(report, ours, ours, folder)


def measure(case: Case, ours: str, theirs: str, folder: Path) -> Result:
    """Run the two in turns, after one run each that does not count, so that a busy moment hits both alike."""
    is_plain = case.is_warm or "validate" not in case.ours
    commands = ([ours, *case.ours, *([] if is_plain else ["--no-cache"])], [theirs, *case.theirs])
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(case.rounds + 1):
        for command, taken in zip(commands, times, strict=True):
            seconds = timed(command, folder)
            if number:
                taken.append(seconds)
    mine, other = map(statistics.median, times)
    ratio = mine / other
    return Result(
        name=case.name,
        gzcheck=round(mine, 4),
        check_jsonschema=round(other, 4),
        ratio=round(ratio, 3),
        target=case.target,
        met=ratio <= case.target,
        rounds=case.rounds,
    )


def timed(command: Sequence[str], folder: Path) -> float:
    """Seconds a command takes; it must find nothing to complain about, or the two would not do the same work."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GZCHECK_")}
    environment["GZCHECK_CACHE_DIR"] = str(folder / "cache")
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode > ("conflicts" in command):
        sys.exit(f"{' '.join(command[:4])} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return seconds


def environment(ours: str, theirs: str) -> dict[str, object]:
    """What the figures hold for."""

    def version(tool: str) -> str:
        return subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]

    load = round(os.getloadavg()[0], 2)
    return {
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "load": load,
        "gzcheck": version(ours),
        "check-jsonschema": version(theirs),
    }


def table(results: Sequence[Result], where: dict[str, object]) -> str:
    """The results for people."""
    lines = [", ".join(f"{name} {value}" for name, value in where.items()), ""]
    lines.append(f"{'median of several runs':24} {'gzcheck':>9} {'check-jsonschema':>17} {'ratio':>7} {'target':>7}")
    for result in results:
        lines.append(
            f"{result.name:24} {result.gzcheck * 1000:6.0f} ms {result.check_jsonschema * 1000:14.0f} ms "
            f"{result.ratio:7.2f} {result.target:7.2f}  {'met' if result.met else 'MISSED'}"
        )
    return "\n".join([*lines, ""])


def main() -> None:
    ours, theirs = (str(Path(tool).absolute()) for tool in sys.argv[1:3])
    where = environment(ours, theirs)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = write_corpus(folder / "claims", FILES, CLAIMS)
        files = [path.relative_to(folder).as_posix() for path in paths]
        results = [*(measure(case, ours, theirs, folder) for case in cases(files)), measure_shipped(ours, folder)]
    text = table(results, where)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "latest.txt").write_text(text, encoding="utf-8")
    latest = {"environment": where, "results": [asdict(result) for result in results]}
    (RESULTS / "latest.json").write_text(json.dumps(latest, indent=2) + "\n", encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
