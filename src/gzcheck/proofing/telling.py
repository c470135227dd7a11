"""What the words around a figure tell of it: its time, if it is a plan, a fact, denied, or part of another figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from gzcheck.model import Period, PeriodError, Status
from gzcheck.proofing import Scene, Tie, is_start
from gzcheck.texts.sharing import SHARES
from gzcheck.texts.suggesting import status_suggestions
from gzcheck.texts.times import is_base, period_suggestions

_FACT = re.compile(
    r"\b(?:has|have|had|reached|invested|invests|spent|spends|built|opened|attracted|completed|hit|achieved|got|employs?"
    r"|received|raised|created|counts?|counted|earned|earns|hired|produced|sold|sells|drew|draws|treated|handed out)\b"
    r"|已经?|了|达到|完成|建成|拥有|共有",
    re.IGNORECASE,
)
"""Words that tell a figure as a fact."""
_DENIED = re.compile(
    r"(?i)(?P<word>\b(?:not true|untrue|false|wrong|no longer|never|cannot|failed to|fails to|yet to|denie[sd]"
    r"|(?:did|does|do|has|have|had|was|were|is|are|would|will|could|can|should)(?:n['’]t|\snot))\b"
    r"|并非|并不|不是|没有|未能|尚未|否认)[^,;:#，。；：]{0,60}$"
)
_NOT_SO = re.compile(r"(?i)\b(?:only|just|merely|until|least|alone|but|instead|than|because|change|exceed)\b|但|只|仅")
"""Behind a denial these leave the figure standing: "not only 37", "not 36 but 37"."""
_NOW = re.compile(r"\b(?:now|today|this season|currently|already|at present)\b|目前|现有|如今", re.IGNORECASE)
_PAST = re.compile(r"\b\w{2,}ed\s(?:(?:a|an|the|its|their|only|just|more|some|about|nearly|than|up|down)\s){0,2}$")
"""A verb in the past right in front of a number ("handled 3.9 million")."""
_FINITE = re.compile(r"\b(?:has|had|is|are|was|were|stood|stands|came|comes|rose|fell|grew)\b", re.IGNORECASE)
_NEAR = 60
"""How far in front of a number its verb may stand, in characters."""
_RELATIVE = re.compile(
    r"\b(?:the|a) (?:year|month|week|day|quarter) (?:before|earlier)\b"
    r"|\b\w+ (?:decades?|years?|months?|weeks?) (?:ago|earlier|before)\b"
    r"|\bin the last (?:quarter|half|month|week)\b"
    r"|\bthe (?:previous|prior|preceding) \w+\b|\bhad been\b|\bonce\b|\bused to\b|\bformerly\b"
    r"|\bunder (?:its|his|her|their|the) (?:old|former|previous|last)\b|\bin the (?:19|20)?\d0s\b"
    r"|上年同期|前一年|此前|[年月周天]前",
    re.IGNORECASE,
)
"""Times that are told from another time: nothing is contradicted by a figure for one, unless it is clear which."""
_YEAR_BEFORE = re.compile(
    r"\b(?:(?:the|a) year|(?:twelve|12) months) (?:before|earlier)\b|\bthe (?:previous|prior|preceding) year\b"
    r"|上一?年|前一年",
    re.IGNORECASE,
)
_THAT_YEAR = re.compile(r"\b(?:that|the same) (?:same )?year\b|当年|同年|该年", re.IGNORECASE)
_WHEN = re.compile(r"(?<=,\s)when\b")
"""Behind a time this says more of that time: "more than in 2022, when it had been 41"."""
_CHANGED = re.compile(
    r"\b(?:rose|fell|grew|(?:in|de)creased|dropped|declined|climbed|jumped|shrank|slipped|gained|rise|fall|drop|decline"
    r"|(?:in|de)crease|up|down"
    r"|(?:lowered|raised|cut|reduced|increased|improved|narrowed|widened|trimmed|lifted)\s[^,;.\d]{1,40})\sby\s"
    r"(?:(?:about|some|nearly|almost|over|more than|around|an?)\s)*[^\w\s]?$",
    re.IGNORECASE,
)
_IMAGINED = re.compile(r"\b(?:would|could|should|might|must|needs?|needed|ha(?:s|d|ve) to|lacks?|lacked)\b")
_ON_IT = re.compile(r"\s*[\"“]?(?:It|Its|They|Their)\s")
_DIGIT = re.compile(r"\d")
_SOME_OF = re.compile(r"\s(?:out\s)?of\s(?:its|their|the|his|her|our|those|these)\b")
_IN = re.compile(r"\s(?:in|during|for|at|by)\s(?:the\s)?(?:(?:end|start|beginning)\sof\s)?")
"""Right behind a figure this leads to its own time ("from 88 in 2022 to 92 in 2023")."""
_WHOLE_YEAR = re.compile(
    r"\bfor the (?:full |whole |entire )?year\b(?! \d)|\b(?:full|whole|entire)[- ]year\b|全年", re.IGNORECASE
)
_COMPARED = re.compile(
    r"(?:\b(?:(?:up|down) from|against|compared (?:with|to)|versus|instead of|more than the|less than the)|较|比|从)"
    r"\s?(?:the |a |some |about |nearly )?$",
    re.IGNORECASE,
)
"""In front of a number these make it one of another time or thing than the one told."""
_ASIDE = re.compile(
    r"\s[–—-]\s[^–—.;]*?\s[–—-]\s"
    r"|,?\s(?:against|after|compared (?:with|to)|(?:up|down) from)\s(?:[^,;#]|,(?=#))*#(?:[^,;]|,(?=#))*,(?=\s)"
)
"""What is said in between, with a time of its own: between dashes, or what a figure in front is compared with."""
_PART = re.compile(r"\b(?:of|among) (?:them|these|those|which|whom)\b|其中", re.IGNORECASE)


def is_denied(scene: Scene) -> bool:
    """Whether the words in front of a figure deny it: "it is not true that it has 37", "did not have 37"."""
    denied = _DENIED.search(scene.sentence, 0, scene.place)
    return denied is not None and _NOT_SO.search(scene.sentence, denied.end("word"), scene.place) is None


def told(scene: Scene, published: Period | None) -> Tie:
    """The time and status that the words around a figure tell; a tie without a thing."""
    period, words, is_own = _period(scene, published)
    is_compared = not is_own and _COMPARED.search(scene.in_front) is not None
    is_other = is_compared or _is_of_another_time(scene, words)
    near = scene.sentence[max(scene.clause[0], scene.place - _NEAR) : scene.place]
    return Tie(
        period=period,
        period_words=words,
        period_before=_period_before(scene, published) if period is None else None,
        is_dated=is_own or _leads(scene, words),
        status=_status(scene),
        is_weak=is_other or _is_imagined(scene),
        is_fact=not _is_to_come(period, published) and any(one.search(near) for one in (_FACT, _PAST, _NOW)),
        is_part=bool(_PART.search(scene.own)) or _is_a_change(scene) or _is_some_of_all(scene),
    )


def _is_of_another_time(scene: Scene, words: str) -> bool:
    """Whether a clause tells of a time by another one that is not found, or of where a change began.

    What a change is "on" is no time of it.
    """
    said = scene.said
    found = [match for pattern in (_RELATIVE, _THAT_YEAR) for match in pattern.finditer(said)]
    is_resolved = any(pattern.search(words) for pattern in (_YEAR_BEFORE, _THAT_YEAR)) or words == "when"
    is_open = not is_resolved and any(not is_base(said, match.start()) for match in found)
    return is_open or _is_start_of_change(scene, words)


def _is_imagined(scene: Scene) -> bool:
    """Whether a clause tells what might or must be and not what is: "5,200 drivers would be needed"."""
    return not _status(scene).is_plan and _IMAGINED.search(scene.said) is not None


def _is_start_of_change(scene: Scene, words: str) -> bool:
    """Whether a figure is where a change began and its time is not told in front of where that ended."""
    is_dated = bool(words) and words in scene.sentence[scene.end : _next_number(scene)]
    return is_start(scene) and not is_dated


def _next_number(scene: Scene) -> int:
    """Where the next figure of the sentence stands, or the sentence ends."""
    behind = bisect_right(scene.numbers, scene.place, key=itemgetter(0))
    return scene.numbers[behind][0] if behind < len(scene.numbers) else len(scene.sentence)


def _is_a_change(scene: Scene) -> bool:
    """Whether a quantity is the one by which another changed ("fell by 2 tonnes"); changes of shares are things."""
    figure, digit = scene.mention.figure, _DIGIT.search(scene.mention.printed)
    in_front = f"{scene.in_front[-_NEAR:]}{scene.mention.printed[: digit.start()] if digit else ''}"
    is_share = figure is not None and figure.unit.name in SHARES
    return not is_share and _CHANGED.search(in_front) is not None


def _is_some_of_all(scene: Scene) -> bool:
    """Whether a count is that of some of a thing: "12 of its dockers"."""
    figure = scene.mention.figure
    return figure is not None and figure.unit.name == "count" and _SOME_OF.match(scene.behind) is not None


def _is_to_come(period: Period | None, published: Period | None) -> bool:
    return period is not None and published is not None and period.nominal[0] > published.nominal[1]


def _status(scene: Scene) -> Status:
    """The status that the clause tells, or else, where it has no verb of its own, what stands in front of it."""
    low, high = scene.clause[0], scene.end_of_saying
    own = scene.sentence[low:high]
    for suggestion in status_suggestions(own, scene.place - low):
        return Status(suggestion.value)
    if low and not _has_own_verb(scene, own):
        for suggestion in status_suggestions(scene.sentence[:high], scene.place):
            return Status(suggestion.value)
    return Status.ACTUAL


def _has_own_verb(scene: Scene, own: str) -> bool:
    in_front = scene.sentence[scene.clause[0] : scene.place]
    return any(pattern.search(own) for pattern in (_NOW, _FINITE)) or _PAST.search(in_front) is not None


def _period(scene: Scene, published: Period | None) -> tuple[Period | None, str, bool]:
    """The time that the clause names, or else one near it in the sentence, its words, and whether it is the clause's.

    A time that is told from another one ("the year before") is counted from the nearest in front of it.
    """
    low, high = scene.clause
    text = _without_asides(scene.without_numbers, scene.place)
    is_now = _NOW.search(scene.own) is not None
    if found := _right_behind(scene, text, published):
        return _of_the_year(scene, found[0], published), found[1], True
    if found := _from_another(scene, text, published):
        return *found, True
    said = scene.end_of_saying
    for start, piece in ((low, text[low:said]), (low, text[low:high]), (0, "" if is_now else text[:high])):
        for period, words in _named(piece, scene.place - start, published, scene.end - start):
            return _of_the_year(scene, period, published), words, (start, start + len(piece)) == (low, said)
    if _WHOLE_YEAR.search(scene.own):
        before = next((period for period, _ in _named(scene.before, len(scene.before), published)), None)
        return _of_the_year(scene, before, published), "the year", True
    last = scene.last if scene.is_on_same_thing else scene.lead
    return next(((period, words, True) for period, words in _named(last, len(last), published)), (None, "", False))


def _period_before(scene: Scene, published: Period | None) -> Period | None:
    """The one time of the sentence in front, which a sentence that goes on with "it" goes on with."""
    if scene.is_cell or not _ON_IT.match(scene.sentence):
        return None
    found = {period for period, _ in _named(scene.last, len(scene.last), published)}
    return found.pop() if len(found) == 1 else None


def _without_asides(sentence: str, place: int) -> str:
    """A sentence with what is said in between blotted out, unless the figure stands there too."""
    return _ASIDE.sub(lambda aside: aside[0] if aside.start() <= place < aside.end() else " " * len(aside[0]), sentence)


def _leads(scene: Scene, words: str) -> bool:
    """Whether a time stands in front of all figures of the sentence, and so may be that of all."""
    return 0 <= scene.sentence.find(words) < min((low for low, _ in scene.numbers), default=0)


def _named(piece: str, place: int, published: Period | None, end: int | None = None) -> Iterator[tuple[Period, str]]:
    for suggestion in period_suggestions(piece, place, published, end):
        try:
            yield Period.parse(suggestion.value), suggestion.words
        except PeriodError:
            continue


def _from_another(scene: Scene, text: str, published: Period | None) -> tuple[Period, str] | None:
    """ "The year before", "that year", 当年: counted from the time in front of it, in the sentence or before."""
    low, high = scene.clause[0], min(scene.end_of_saying, _next_number(scene))
    for pattern, step in ((_YEAR_BEFORE, -1), (_THAT_YEAR, 0), (_WHEN, 0)):
        match = pattern.search(text, low, high)
        if match is None or is_base(text, match.start()):
            continue
        for front in (text[: match.start()], scene.before):
            for base, _ in _named(front, len(front), published):
                return _shifted(base, step), match[0]
    return None


def _right_behind(scene: Scene, text: str, published: Period | None) -> tuple[Period, str] | None:
    """The time that stands right behind a figure, whatever else its clause tells, unless it is told from another."""
    match = _IN.match(text, scene.end)
    if match is None or scene.is_cell:
        return None
    said = text[scene.end : scene.end_of_saying]
    found = ((said.find(words), period, words) for period, words in _named(said, 0, published))
    near = ((period, words) for at, period, words in found if 0 <= at <= match.end() - scene.end)
    return next(((period, words) for period, words in near if not _YEAR_BEFORE.search(words)), None)


def _shifted(base: Period, step: int) -> Period:
    first, last = base.nominal
    is_short = first.year == last.year or base.lasts_a_year()
    return base.year_before() if step and is_short and not _is_year(base) else Period.parse(str(last.year + step))


def _is_year(period: Period) -> bool:
    first, last = period.nominal
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _of_the_year(scene: Scene, period: Period | None, published: Period | None) -> Period | None:
    """The whole year of a shorter period, where the clause says "for the year"."""
    if not _WHOLE_YEAR.search(scene.own):
        return period
    base = period or published
    return Period.parse(str(base.nominal[1].year)) if base else None
