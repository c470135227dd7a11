"""How often vote and consensus are right where the truth is known: `python benchmarks/consensus.py [SCENARIO...]`.

Every scenario of `truths` is made with several seeds; the table says, in per cent of all groups, how often the plain
vote and the advised reading are the true one.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from truths import SCENARIOS, World

from gzcheck.tables.consensus import consensus_of
from gzcheck.tables.engines import Limits, duckdb_engine

SEEDS = {"edited": 2, "flights": 2, "weather": 2}


def shares(world: World) -> tuple[float, float]:
    """In per cent of the groups, how often the vote and the advice are true."""
    with duckdb_engine(Limits(threads=2)) as engine:
        rows = engine.rows(consensus_of(engine, world.held_by(engine)).rows)
    true = [world.truth[row["about"], row["indicator"], row["period"]] for row in rows]
    pairs = list(zip(rows, true, strict=True))
    vote = sum(row["vote_number"] == value for row, value in pairs)
    ours = sum(row["number"] == value for row, value in pairs)
    return 100 * vote / len(rows), 100 * ours / len(rows)


def main(names: list[str]) -> None:
    print(f"{'scenario':14}{'seeds':>6}{'vote':>8}{'ours':>8}{'gain':>8}{'worst':>8}")
    for name in names or SCENARIOS:
        results = [shares(SCENARIOS[name](seed)) for seed in range(1, 1 + SEEDS.get(name, 4))]
        vote, ours = (sum(column) / len(results) for column in zip(*results, strict=True))
        worst = min(one - other for other, one in results)
        print(f"{name:14}{len(results):6}{vote:8.2f}{ours:8.2f}{ours - vote:+8.2f}{worst:+8.2f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
