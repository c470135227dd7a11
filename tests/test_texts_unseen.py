"""The scanner on texts that were annotated before it saw them.

What it did on them at first sight is no longer to be had once kinds of errors are mended; the floors are what it does
since, less a little, and never below what is asked of a text that nobody has seen.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from annotated import Score, measure, score

TEXTS = Path(__file__).parent / "unseen"
FLOORS = {
    "e": {"read": 0.985, "right": 0.975, "signs": 0.97},
    "c": {"read": 0.975, "right": 0.985, "signs": 0.98},
}
MOST_READ_AS_FIGURES = 0.045


@pytest.mark.parametrize(("language", "figures"), [("e", 5200), ("c", 900)])
def test_the_unseen_texts_are_read(language: str, figures: int) -> None:
    total = Score()
    for annotation in sorted(TEXTS.glob(f"{language}*.yaml")):
        total = total.plus(score(annotation))
    values, report = measure(total), "\n".join(total.misses)
    for name, floor in FLOORS[language].items():
        assert values[name] >= floor, f"{name} is {values[name]:.3f}, below {floor}\n{report}"
    assert values["no_figure_read"] <= MOST_READ_AS_FIGURES, f"{values}\n{report}"
    assert total.missed == 0, report
    assert total.figures >= figures
