"""`python benchmarks/growth.py GZCHECK ARELLE`: what facts cost as they become more, against Arelle on the same facts.

Whole processes, their processor time and peak memory. Arelle reads the facts as an XBRL report and looks for duplicate
facts that are inconsistent; gzcheck reads them as claims and reconciles them, cold (into an empty cache) and warm.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from pathlib import Path

from duplicates import GROUP, conflicting, write_claims, write_report

SIZES = (1_000, 10_000, 100_000)
TENTH, ALL = 10, 1
"""Of every so many groups one is in conflict."""
DOUBLINGS = (10_000, 20_000, 40_000, 80_000)
MOST_SECONDS = 6.0
"""For the smallest number of claims that all conflict."""
MOST_GROWTH = 2.3
"""What twice as much may cost, as a factor."""
WARM = 3.0
"""How many times faster than Arelle an unchanged corpus is checked, at the largest size."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a process took."""

    seconds: float
    """Of the processor, in the program and in the system for it."""
    megabytes: float
    """Of memory, at the peak."""
    output: str


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a command whose last line of output is looked at; both tools end with 0 or 1 where they have checked."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GZCHECK_")}
    environment["GZCHECK_CACHE_DIR"] = str(folder / "cache")
    with open(folder / "output", "w+", encoding="utf-8") as output:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{text[-2000:]}")
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Cost(seconds=used.ru_utime + used.ru_stime, megabytes=used.ru_maxrss / scale, output=text)


def growth(sizes: Sequence[int], costs: Sequence[Cost]) -> list[float]:
    """From each size to the next, what one doubling costs, as a factor."""
    return [
        (more.seconds / few.seconds) ** (1 / log2(large / small))
        for (small, large), (few, more) in zip(pairwise(sizes), pairwise(costs), strict=True)
    ]


def met(is_met: bool) -> str:
    return "met" if is_met else "MISSED"


def against_arelle(gzcheck: str, arelle: str) -> None:
    """Print both tools side by side for every size, and the targets for the largest."""
    print("facts, a tenth of the groups in conflict: processor seconds and peak memory of the whole process")
    print(f"{'facts':>9} {'conflicts':>9} {'Arelle':>16} {'gzcheck cold':>16} {'gzcheck warm':>16}")
    table: list[tuple[Cost, Cost, Cost]] = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            costs = _three(gzcheck, arelle, size, Path(name))
        table.append(costs)
        told = " ".join(f"{one.seconds:8.2f} s {one.megabytes:3.0f} MB" for one in costs)
        print(f"{size:9,} {conflicting(size, TENTH):9,} {told}", flush=True)
    for place, tool in enumerate(("Arelle", "gzcheck cold", "gzcheck warm")):
        factors = growth(SIZES, [costs[place] for costs in table])
        print(f"one doubling costs {tool:12} {', '.join(f'{factor:.2f} times' for factor in factors)}")
    theirs, cold, warm = table[-1]
    print(f"cold {theirs.seconds / cold.seconds:.2f} times as fast  target 1.00  {met(cold.seconds <= theirs.seconds)}")
    is_warm = warm.seconds * WARM <= theirs.seconds
    ratio = cold.megabytes / theirs.megabytes
    print(f"warm {theirs.seconds / warm.seconds:.2f} times as fast  target {WARM:.2f}  {met(is_warm)}")
    print(f"memory cold {ratio:.2f} of Arelle's  target 1.00  {met(ratio <= 1)}")


def _three(gzcheck: str, arelle: str, size: int, folder: Path) -> tuple[Cost, Cost, Cost]:
    write_claims(folder / "claims", size, TENTH)
    report = write_report(folder / "xbrl", size, TENTH)
    options = ["--internetConnectivity=offline", "--disablePersistentConfig", "--validate"]
    theirs = cost([arelle, *options, "--validateDuplicateFacts=inconsistent", "--file", str(report)], folder)
    cold, warm = (cost([gzcheck, "conflicts"], folder) for _ in range(2))
    wanted = conflicting(size, TENTH)
    found = theirs.output.count("[arelle:duplicateFacts]")
    if found != wanted:
        sys.exit(f"Arelle found {found} of {wanted} inconsistent sets:\n{theirs.output[-2000:]}")
    for one in (cold, warm):
        _must_say(one, f"{size // GROUP:,} groups compared", f"{wanted:,} in conflict")
    if cold.output != warm.output:
        sys.exit("the cache changed what is printed")
    return theirs, cold, warm


def _must_say(run: Cost, *words: str) -> None:
    for word in words:
        if word not in run.output and word.replace(",", "") not in run.output:
            sys.exit(f"no {word!r} in what gzcheck printed:\n{run.output[-2000:]}")


def all_in_conflict(gzcheck: str) -> None:
    """Print what each doubling of claims costs, all of which are in a group in conflict."""
    print("claims, all groups in conflict, without a cache")
    costs: list[Cost] = []
    for size in DOUBLINGS:
        with tempfile.TemporaryDirectory() as name:
            write_claims(Path(name, "claims"), size, ALL)
            costs.append(cost([gzcheck, "conflicts", "--no-cache"], Path(name)))
        _must_say(costs[-1], f"{size // GROUP:,} in conflict")
        factor = f"  {growth(DOUBLINGS[len(costs) - 2 : len(costs)], costs[-2:])[0]:.2f} times" if costs[1:] else ""
        print(f"{size:9,} {costs[-1].seconds:8.2f} s {costs[-1].megabytes:4.0f} MB{factor}", flush=True)
    first = costs[0].seconds
    print(f"{DOUBLINGS[0]:,} claims {first:.2f} s  target {MOST_SECONDS:.2f}  {met(first <= MOST_SECONDS)}")
    worst = max(growth(DOUBLINGS, costs))
    print(f"a doubling {worst:.2f} times at most  target {MOST_GROWTH:.2f}  {met(worst <= MOST_GROWTH)}")


def main() -> None:
    gzcheck, arelle = (str(Path(tool).absolute()) for tool in sys.argv[1:3])
    all_in_conflict(gzcheck)
    print()
    if Path(arelle).exists():
        against_arelle(gzcheck, arelle)
    else:
        print(f"{arelle} is not there, so nothing was measured against Arelle")


if __name__ == "__main__":
    main()
