"""`python benchmarks/reading.py PEER`: fragments read by gzcheck and by quantulum3, in microseconds and as a ratio.

PEER is the python of an environment that has quantulum3, the nearest well-kept reader of English quantities. It finds
numbers and units and knows no hedge, range or sign, and it answers where gzcheck refuses, so the ratio says what the
care costs and not who reads better. Both read the English fragments of the Guangzhou corpus, in turns.
"""

import json
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

CLAIMS = Path(__file__).resolve().parents[1] / "claims"
ROUNDS = 5


def main(peer: str) -> None:
    """Time both in turns, so that a busy moment hits both alike, and print the medians."""
    fragments = english_fragments()
    pythons = {"gzcheck": sys.executable, "quantulum3": peer}
    times: dict[str, list[float]] = {name: [] for name in pythons}
    for _ in range(ROUNDS):
        for name, python in pythons.items():
            times[name].append(timed(python, name, fragments))
    ours, theirs = (statistics.median(times[name]) for name in pythons)
    print(f"{len(fragments)} printed fragments, median of {ROUNDS} runs, microseconds of processor time a fragment")
    print(f"gzcheck {ours:.0f}, quantulum3 {theirs:.0f}, ratio {ours / theirs:.3f}")


def english_fragments() -> list[str]:
    """What the claims of English sources print."""
    from gzcheck import load

    return [claim.printed for claim in load(CLAIMS).quoted_claims if claim.source.language == "en"]


def timed(python: str, name: str, fragments: list[str]) -> float:
    """Microseconds that a reader takes for a fragment, in a process of its own."""
    command = [python, __file__, "--time", name]
    done = subprocess.run(command, input=json.dumps(fragments), capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{name} failed:\n{done.stderr[-2000:]}")
    return float(done.stdout)


def time_here(name: str, fragments: list[str]) -> float:
    """The same in this process, after one round that does not count, in which tables are made."""
    read = {"gzcheck": gzcheck_reader, "quantulum3": quantulum_reader}[name]()
    read_all(read, fragments)
    return read_all(read, fragments) / len(fragments) * 1e6


def read_all(read: Callable[[str], object], fragments: list[str]) -> float:
    """Seconds of processor time for all fragments."""
    start = time.process_time()
    for fragment in fragments:
        read(fragment)
    return time.process_time() - start


def gzcheck_reader() -> Callable[[str], object]:
    """Reads a fragment and what it means; what cannot be read takes its time too."""
    from gzcheck import read
    from gzcheck.model import PhraseError

    def reader(fragment: str) -> object:
        try:
            return read(fragment).span
        except PhraseError as error:
            return error

    return reader


def quantulum_reader() -> Callable[[str], object]:
    """Reads a fragment without the classifier, which is an extra."""
    warnings.simplefilter("ignore")
    from quantulum3 import parser

    return parser.parse


if __name__ == "__main__":
    if sys.argv[1] == "--time":
        print(time_here(sys.argv[2], json.load(sys.stdin)))
    else:
        main(sys.argv[1])
