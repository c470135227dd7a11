"""`python benchmarks/scanning.py [KILOBYTES]`: what a figure costs in its text, against what it costs when read alone.

The texts of `tests/texts` are repeated until a text of that length is there, one in English and one in Chinese, each
with other digits in every round, so that no paragraph with a number of several digits comes twice; the words around the
numbers do repeat. What is read in it is read once more, fragment by fragment, by `gzcheck.read`, in turns with the
scan, so that a busy stretch of the machine meets both. The ratio is that of the medians: of what a figure costs, for
which the text has all its words to be looked at and the fragment none, and of how many characters are gone through in a
second. Once more with the intervals of every figure, which both make only when they are asked for.

Then once more with a text of a million characters that is nothing but those of `tests/texts` and `tests/unseen`, whole
and over and over: what comes again in the same words is looked at once.

The growth is that of twice the text: in its paragraphs, as a single line, and without digits. All of it runs without
the garbage collector, as every command does.
"""

import gc
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

from gzcheck import read
from gzcheck.model import PhraseError
from gzcheck.texts.scanner import scan

TESTS = Path(__file__).resolve().parents[1] / "tests"
TEXTS = TESTS / "texts"
LARGE = 1_000_000
ROUNDS = 3
MOST = 2.0
"""How many times longer a figure may take in its text, or a character."""
MOST_GROWTH = 2.3
"""What twice as much may cost, as a factor."""
LANGUAGES = {"en": "e*.txt", "zh": "c*.txt"}
_SEVERAL_DIGITS = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d[\d,]*(?:\.\d+)?(?![\d.,]*\d)")
_LAST_TWO = re.compile(r"\d(\D?)\d$")


def with_other_digits(paragraph: str, turn: int) -> str:
    """A paragraph with other last digits in its longer numbers and one digit more in its decimals; years stay.

    What was less than another number still is, but for whole numbers that differ in their last two digits alone.
    """
    last = f"{turn % 9 + 1}"

    def swap(match: re.Match[str]) -> str:
        printed = match[0]
        if "." in printed:
            return printed + last
        return _LAST_TWO.sub(lambda two: f"{last}{two[1]}{turn // 9 % 9 + 1}", printed) if len(printed) > 2 else printed

    return _SEVERAL_DIGITS.sub(swap, paragraph)


def paragraphs(pattern: str, length: int) -> list[str]:
    """Paragraphs of the texts, over and over, until so many bytes are there."""
    once = [line for path in sorted(TEXTS.glob(pattern)) for line in path.read_text("utf-8").splitlines() if line]
    made: list[str] = []
    for line in _rounds(once):
        if length <= 0:
            return made
        made.append(line)
        length -= len(line.encode()) + 1
    raise AssertionError("there are always more rounds")


def _rounds(once: Sequence[str]) -> Iterator[str]:
    return (with_other_digits(line, turn) for turn in count() for line in once)


def seconds(work: Callable[[], object]) -> float:
    """Of the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def scan_all(text: str, language: str, *, with_spans: bool) -> None:
    """Scan a text, and ask for the intervals of what is read."""
    for mention in scan(text, "text", language=language).mentions:
        _ = with_spans and mention.span


def read_all(fragments: Sequence[str], language: str, *, with_spans: bool) -> int:
    """Read fragments one by one; how many of them were refused, because only their sentence gives them a sense."""
    refused = 0
    for fragment in fragments:
        try:
            _ = read(fragment, language=language).span if with_spans else read(fragment, language=language)
        except PhraseError:
            refused += 1
    return refused


def ratios(language: str, lines: Sequence[str]) -> None:
    """Print what a figure costs in its text and alone, and how many times as much the one is."""
    text = "\n".join(lines)
    mentions = scan(text, "text", language=language).mentions
    fragments = [mention.printed for mention in mentions if mention.figure is not None]
    refused = read_all(fragments, language, with_spans=False)
    repeated = 1 - len(set(lines)) / len(lines)
    print(
        f"{language}: {len(text.encode()):,} bytes, {len(mentions):,} mentions, {len(fragments):,} of them read"
        f" ({refused:,} refused alone); {repeated:.0%} of the paragraphs and"
        f" {1 - len(set(fragments)) / len(fragments):.0%} of the fragments are repeated"
    )
    for with_spans in (False, True):
        inside, alone = [], []
        for _ in range(ROUNDS):
            inside.append(seconds(lambda with_spans=with_spans: scan_all(text, language, with_spans=with_spans)))
            alone.append(seconds(lambda with_spans=with_spans: read_all(fragments, language, with_spans=with_spans)))
        in_text, by_itself = (statistics.median(times) / len(fragments) * 1e6 for times in (inside, alone))
        a_figure = in_text / by_itself
        a_character = a_figure * sum(map(len, fragments)) / len(text)
        verdicts = [f"{one:.2f} {'' if with_spans else met(one <= MOST)}".strip() for one in (a_figure, a_character)]
        print(
            f"  {'with' if with_spans else 'without'} intervals: in the text {in_text:.0f} us a figure,"
            f" alone {by_itself:.0f} us: ratio {verdicts[0]} a figure, {verdicts[1]} a character (target {MOST:.2f})",
            flush=True,
        )


def as_it_is(language: str, pattern: str) -> None:
    """Print the same for a large text of all texts as they are."""
    paths = sorted(path for folder in ("texts", "unseen") for path in (TESTS / folder).glob(pattern))
    once = "\n".join(path.read_text("utf-8") for path in paths)
    text = (once * (LARGE // len(once) + 1))[:LARGE]
    mentions = scan(text, "text", language=language).mentions
    fragments = [mention.printed for mention in mentions if mention.figure is not None]
    inside, alone = [], []
    for _ in range(ROUNDS):
        inside.append(seconds(lambda: scan_all(text, language, with_spans=False)))
        alone.append(seconds(lambda: read_all(fragments, language, with_spans=False)))
    ratio = statistics.median(inside) / statistics.median(alone)
    print(
        f"  {len(paths)} texts, {len(once):,} characters, over and over to {len(text):,} with {len(fragments):,}"
        f" figures: in the text {statistics.median(inside):.2f} s, alone {statistics.median(alone):.2f} s:"
        f" ratio {ratio:.2f} {met(ratio <= MOST)} (target {MOST:.2f})",
        flush=True,
    )


def met(is_met: bool) -> str:
    return "met" if is_met else "MISSED"


def growth(language: str, lines: Sequence[str]) -> None:
    """Print what twice the text costs in three forms."""
    numberless = [re.sub(r"\d", "", line) for line in lines]
    for name, pieces, joint in (("paragraphs", lines, "\n"), ("one line", lines, " "), ("no digits", numberless, "\n")):
        half = joint.join(pieces[: len(pieces) // 2])
        whole = joint.join(pieces)
        few, many = (seconds(lambda text=text: scan(text, "text", language=language)) for text in (half, whole))
        factor = many / few * 2 * len(half) / len(whole)
        verdict = f"target {MOST_GROWTH:.2f}  {met(factor <= MOST_GROWTH)}"
        print(f"  {name}: {many:.2f} s, twice as much costs {factor:.2f} times  {verdict}", flush=True)


def main() -> None:
    size = int(sys.argv[1]) * 1000 if sys.argv[1:] else 300_000
    gc.disable()
    print(f"median of {ROUNDS} runs, processor time")
    for language, pattern in LANGUAGES.items():
        lines = paragraphs(pattern, size)
        ratios(language, lines)
        as_it_is(language, pattern)
        growth(language, lines)


if __name__ == "__main__":
    main()
