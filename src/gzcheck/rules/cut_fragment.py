"""A printed fragment leaves out a word beside it that changes the figure.

"Some 1,200 firms" quoted as "1,200 firms", or "2.5 million" as "2.5", is the
commonest misquotation, and value and fragment agree in it. The words just
before and behind the fragment are read together with it. Only done when a
snapshots directory is given.

Fails:

    # snapshot harbour.txt: The port now has some 1,200 firms.
    harbour, 2017-05-02:
      - {indicator: firms, value: 1200, printed: "1,200 firms"}

Passes:

    # snapshot harbour.txt: The port now has some 1,200 firms.
    harbour, 2017-05-02:
      - {indicator: firms, value: 1200, hedge: about,
         printed: "some 1,200 firms"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from gzcheck.model import Corpus, Outcome, PhraseError, Reading, Source, Stop
from gzcheck.phrases.folding import has_chinese
from gzcheck.phrases.lookup import Place
from gzcheck.rules.rule import Advice, Claim, Facts, Family, Measure, Problem, Rule, Said, Severity, Verdict

if TYPE_CHECKING:
    from gzcheck.phrases.read import Vocabulary

RULE = Rule(code="GZ111", name="cut-fragment", severity=Severity.WARNING, family=Family.PROVENANCE)
BEFORE, AFTER = 3, 2
"""How many words on either side are looked at."""
NUMERALS = frozenset("第零〇一二两三四五六七八九十百千万亿兆几数多余半成")
"""Chinese signs that make a number another one where they touch it."""
_PIECE = re.compile(r"[\d.,]+|[A-Za-z]+|.")
_CLAUSE_END = re.compile(r"(?<!\d)[,.]|[,.](?!\d)|[;:!?。、()“”|\s]")
"""In a text without spaces; a point or comma in a number ends nothing."""
CELL = "|"
"""What stands between the cells of a row; a cell's words end there."""
TURNING = frozenset("not hardly scarcely barely no. nos. no № c. ca. from least most than minus plus never nor".split())
"""Words that change what the number behind them says."""


def check(facts: Facts) -> Iterator[Said]:
    """Yield fragments that read otherwise together with their neighbours, or cannot be read together with them."""
    scanned: dict[tuple[str, int], frozenset[str]] = {}
    for claim in facts.corpus.quoted_claims:
        place, reading = _place(facts, claim), facts.readings[claim.id]
        if place is None or isinstance(reading, PhraseError) or not _holds_number(facts.vocabulary, claim):
            continue
        what = _uncut(facts.vocabulary, claim, reading, place)
        if not what:
            continue
        if _has_declared(facts, what) or not _holds_whole(facts.corpus, claim, scanned):
            yield _problem(claim, what)


def _has_declared(facts: Facts, text: str) -> bool:
    """Whether a unit of the corpus's own stands in a text, which texts are not scanned for."""
    declared = facts.vocabulary.declared
    return any(form in text for unit in declared for form in (*unit.printed("en"), *unit.printed("zh")))


def _holds_whole(corpus: Corpus, claim: Claim, scanned: dict[tuple[str, int], frozenset[str]]) -> bool:
    """Whether a fragment is one of the figures of its paragraph as they are cut out of a text, or ends with one.

    The neighbours of a fragment tell less than its sentence, which is only scanned where these look odd.
    """
    key = claim.source.id, claim.paragraph
    if key not in scanned:
        text = corpus.snapshots[claim.source.id].paragraphs[claim.paragraph - 1]
        scanned[key] = frozenset(_figures_in(text, claim.source))
    return any(figure == claim.printed or claim.printed.endswith(f" {figure}") for figure in scanned[key])


def _figures_in(text: str, source: Source) -> Iterator[str]:
    """The figures of a paragraph; none in a language that texts are not scanned in."""
    from gzcheck.texts.scanner import scan

    try:
        found = scan(text, "", language=source.language, style=source.numbers).mentions
    except Stop:
        return
    yield from (one.printed for one in found if one.outcome is Outcome.READ)


def _place(facts: Facts, claim: Claim) -> Place | None:
    """Where the fragment stands in the text, if it does and there is one."""
    text = facts.texts.get(claim.source.id)
    if text is None:
        return None
    wanted = claim.occurrence or 1
    places = text.places(claim.printed, claim.paragraph)
    return places[wanted - 1] if len(places) >= wanted else None


def _uncut(known: Vocabulary, claim: Claim, reading: Reading, place: Place) -> str:
    """What the source prints in place of the fragment, and why that is not the same; empty if nothing is cut."""
    if whole := _otherwise(known, claim, reading, place):
        return f"the source prints {whole!r}, which says something else"
    if piece := _refused(known, claim, place):
        return f"the source prints {piece!r}, which cannot be read as one figure"
    return ""


def _problem(claim: Claim, what: str) -> Problem:
    return Problem(
        message=f"{claim.printed!r} is cut: {what}",
        location=claim.at("printed"),
        verdict=Verdict.INVALID,
        claims=(claim,),
        advice=Advice(text="copy the whole figure, with its hedge, scale and unit, and correct the claim"),
    )


def _holds_number(known: Vocabulary, claim: Claim) -> bool:
    """Whether it is a figure by itself; superlatives, "all" and dates are figures only because the curator says so."""
    if claim.figure.unit.measure is Measure.DATE:
        return False
    return _read(known, claim, claim.printed, with_unit=False) is not None


def _read(known: Vocabulary, claim: Claim, text: str, *, with_unit: bool = True) -> Reading | None:
    from gzcheck.phrases.read import read_phrase  # brings patterns along, which are costly without a text

    try:
        unit = claim.figure.unit.name if with_unit else ""
        return read_phrase(text, claim.source.language, unit, vocabulary=known)
    except PhraseError:
        return None


def _otherwise(known: Vocabulary, claim: Claim, reading: Reading, place: Place) -> str:
    """The longest readable text around the fragment, if it reads otherwise than the fragment; empty if not."""
    for text in _widened(claim, place):
        if whole := _read(known, claim, text):
            return text if _differs(claim, reading, whole) else ""
    return ""


def _widened(claim: Claim, place: Place) -> Iterator[str]:
    """The fragment with its neighbours, and with ever fewer of them, down to one."""
    left, right = _words_before(place), _words_behind(place)
    widths = product(range(len(left) + 1), range(len(right) + 1))
    longest_first = sorted(widths, key=lambda width: (-sum(width), width))
    for before, behind in longest_first[:-1]:  # the last is the fragment alone
        yield "".join([*left[len(left) - before :], claim.printed, *right[:behind]]).strip()


def _refused(known: Vocabulary, claim: Claim, place: Place) -> str:
    """The fragment with a piece that touches it, if the two cannot be read together; empty if they can.

    A piece touches it if no space stands between, or if it is a number, a sign, or a word that may turn the number
    ("hardly", "far from", "No."); other words beside a number are free.
    """
    return _refused_before(known, claim, _words_before(place)) or _refused_behind(known, claim, _words_behind(place))


def _refused_before(known: Vocabulary, claim: Claim, words: list[str]) -> str:
    if not words or not _touches_before(words[-1]):
        return ""
    with_nearest, with_all = f"{words[-1]}{claim.printed}", f"{''.join(words)}{claim.printed}"
    is_readable = _read(known, claim, with_nearest) or _read(known, claim, with_all.strip())
    return "" if is_readable else with_nearest.strip()


def _refused_behind(known: Vocabulary, claim: Claim, words: list[str]) -> str:
    if not words or not _touches_behind(words[0]):
        return ""
    with_nearest = f"{claim.printed}{words[0]}"
    return "" if _read(known, claim, with_nearest) else with_nearest.strip()


def _touches_before(piece: str) -> bool:
    word = piece.strip()
    if _ends_clause(word):
        return False
    return _is_glued(word, apart=piece.endswith(" ")) or _turns(word) or word[0].isdigit()


def _touches_behind(piece: str) -> bool:
    word = piece.strip().rstrip(",.;:!?)")
    if _ends_clause(word):
        return False
    return _is_glued(word, apart=piece.startswith(" ")) or word[0].isdigit()


def _ends_clause(word: str) -> bool:
    """Whether nothing is left of a word, or a list or a clause ends with it."""
    return not word or word.endswith((",", ";", ":"))


def _is_glued(word: str, *, apart: bool) -> bool:
    """Whether a piece may be the rest of a number or word; of signs that stand without spaces only numerals are."""
    if has_chinese(word):
        return word in NUMERALS
    return not apart and re.search(r"\w", word) is not None


def _turns(word: str) -> bool:
    """Whether a word or sign before a number may change what it says."""
    return word.casefold() in TURNING or not any(char.isalpha() for char in word)


def _words_before(place: Place) -> list[str]:
    """The last words before the fragment in its sentence, each with the space behind it."""
    if _is_unspaced(place):
        return _PIECE.findall(_CLAUSE_END.split(place.before)[-1])[-BEFORE:]
    in_cell = place.before.rpartition(CELL)[2]
    words = [f"{word} " for word in _sentence_end(in_cell.split())[-BEFORE:]]
    if words and not place.before[-1:].isspace():
        words[-1] = words[-1].removesuffix(" ")
    return words


def _words_behind(place: Place) -> list[str]:
    """The first words behind the fragment, each with the space before it."""
    if _is_unspaced(place):
        return _PIECE.findall(_CLAUSE_END.split(place.after)[0])[:AFTER]
    words = [f" {word}" for word in place.after.partition(CELL)[0].split()[:AFTER]]
    if words and not place.after[:1].isspace():
        words[0] = words[0].removeprefix(" ")
    return words


def _is_unspaced(place: Place) -> bool:
    """Whether a fragment stands among signs that are written without spaces: then a neighbour is one of them."""
    return has_chinese(f"{place.before[-1:]}{place.text[place.start : place.end]}{place.after[:1]}")


def _sentence_end(words: list[str]) -> list[str]:
    """The words of the sentence that is going on."""
    for index in reversed(range(len(words))):
        if _ends_sentence(words[index]):
            return words[index + 1 :]
    return words


def _ends_sentence(word: str) -> bool:
    return re.search(r"[.!?;:)”\"]$", word) is not None and word.casefold() not in TURNING


def _differs(claim: Claim, reading: Reading, whole: Reading) -> bool:
    if reading.hedge is not whole.hedge or _numbers(reading) != _numbers(whole):
        return True
    return not reading.units and bool(whole.units) and claim.figure.unit.name not in whole.units


def _numbers(reading: Reading) -> tuple[Fraction, Fraction | None]:
    return reading.value.value, reading.upper.value if reading.upper else None
