"""The files of `tests/pairs`: figures and claims on one thing, and all that the program says about them.

A line without indentation holds two figures or several claims, with " ; " between; the indented lines below are what is
said. In `figures-…` it is the verdict on two printed fragments and the slips that turn one into the other. Elsewhere
the line begins with an indicator and a colon, and every claim is a printed fragment, " @", the day of its publication,
and what else its source or its claim says (`kind=official`, `period=2016`, `called="Big labs"`); `from=a` puts it into
the source of an earlier claim. Sources are called a, b, c … in their order. Said are the findings of all rules, with
explanations and advice, and what is advised on all claims of that indicator, whether they contradict each other or not.
In `arithmetic` an item may be an identity on the indicators of 2016, "= trade == sold + bought", or for each period,
"=each trade == sold + bought"; "= services = sold / share as CNY" derives one. What all of them come to is said too.
In `texts` an item that begins with "¶" is a paragraph of the one source's text; a claim may say `value=` and `hedge=`
itself; and how often something was not checked is said too. A new line and `make expect` complete the file.
"""

from __future__ import annotations

import hashlib
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from making import CORPUS, INDICATORS, Memory, claim

import gzcheck
from gzcheck.comparing.consistency import judge
from gzcheck.comparing.facts import Facts
from gzcheck.comparing.spread import Spread, spread, spread_of_sides
from gzcheck.engine import with_snapshots
from gzcheck.explaining.advice import advise
from gzcheck.explaining.explanations import explain_figures, unexplained
from gzcheck.model import Advice, FigureError, Finding, Hedge
from gzcheck.reading.loader import load_corpus

PAIRS = Path(__file__).parent / "pairs"
BETWEEN = " ; "
INDENT = "  "
TODAY = date(2019, 12, 31)
OTHER_INDICATORS = """\
  - {id: area, label: Area, definition: Area., kind: stock, unit: m2, same_time: P1Y}
  - {id: cards, label: Cards, definition: Cards issued so far., kind: stock, unit: count, cumulative: true}
  - {id: place, label: Place, definition: Place in the league., kind: stock, unit: rank}
  - {id: balance, label: Balance, definition: Trade balance., kind: flow, unit: CNY, can_be_negative: true}
  - {id: spread, label: Spread, definition: Lending over deposits., kind: rate, unit: percentage-point}
  - {id: heat, label: Heat, definition: Mean temperature., kind: rate, unit: celsius}
  - {id: visits, label: Visits, definition: Visits counted., kind: flow, unit: count, tolerance: {absolute: 5}}
"""
PARTS = """\
  - {id: trade, label: Trade, definition: Sold and bought., kind: flow, unit: CNY, parts_complete: true}
  - {id: sold, label: Sold, definition: Goods sold., kind: flow, unit: CNY, part_of: trade}
  - {id: bought, label: Bought, definition: Goods bought., kind: flow, unit: CNY, part_of: trade}
  - {id: services, label: Services, definition: Services sold., kind: flow, unit: CNY,
     plausible: {min: 1e9, max: 1e12, why: so it is}}
  - {id: share, label: Share, definition: Services in trade., kind: rate, unit: percent}
  - {id: trade-growth, label: Growth of trade, definition: Yearly., kind: rate, unit: percent, growth_of: trade}
  - {id: sold-growth, label: Growth of sales, definition: Yearly., kind: rate, unit: percent, growth_of: sold}
  - {id: bought-growth, label: Growth of purchases, definition: Yearly., kind: rate, unit: percent, growth_of: bought}
"""
OF_A_SOURCE = {
    "publisher",
    "dating",
    "kind",
    "derived_from",
    "withdrawn",
    "replaced_by",
    "speaks_for",
    "language",
    "snapshot",
}


def pair_files() -> list[Path]:
    """Every file of pairs, sorted."""
    return sorted(PAIRS.glob("*.txt"))


def written(path: Path) -> str:
    """What the file should hold."""
    say = _figures if path.stem.startswith("figures") else _OTHERS.get(path.stem, _claims)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith(INDENT)]
    return "".join(f"{line}\n" + "".join(f"{INDENT}{said}\n" for said in say(line)) for line in lines)


# ---------------------------------------------------------------- two figures


def _figures(line: str) -> Iterator[str]:
    first, second = (gzcheck.read(text) for text in line.split(BETWEEN))
    try:
        yield gzcheck.compare(first, second).value
    except FigureError as error:
        yield f"not compared: {error}"
        return
    said = [f"{item.kind.value}: {item.text}" for item in explain_figures(first, second)]
    yield from said
    turned = [f"{item.kind.value}: {item.text}" for item in explain_figures(second, first)]
    yield from (f"turned round: {text}" for text in turned if text not in said)
    yield f"unexplained: {unexplained(explain_figures(first, second))}"


# ---------------------------------------------------------------- claims of a small corpus


@dataclass
class _Source:
    fields: dict[str, str]
    claims: list[str] = field(default_factory=list)


def _claims(line: str) -> Iterator[str]:
    indicator, _, rest = line.partition(": ")
    texts = rest.split(BETWEEN)
    corpus = load_corpus(Memory(_files(indicator, texts)))
    assert len(corpus.claims) == len(texts), f"not all of its claims can be read: {line}"
    for finding in gzcheck.check(corpus, today=TODAY).findings:
        yield from _finding(finding)
    claims = [one for one in corpus.claims if one.indicator == indicator]
    yield f"together: {judge([one.figure for one in claims]).value}"
    if apart := spread(claims):
        yield _apart(apart)
    yield from _advice(advise(Facts(corpus), claims))


def _arithmetic(line: str) -> Iterator[str]:
    indicator, _, rest = line.partition(": ")
    texts = rest.split(BETWEEN)
    corpus = load_corpus(Memory(_files(indicator, texts)))
    assert len(corpus.claims) == sum(not text.startswith("=") for text in texts), f"not all can be read: {line}"
    for evaluation in gzcheck.identities(corpus):
        reason = f" ({evaluation.reason})" if evaluation.reason else ""
        yield f"{evaluation.title}: {evaluation.verdict.value}{reason}"
        yield from (f"{INDENT}hard {side.hard} soft {side.soft}" for side in evaluation.sides)
        if len(evaluation.sides) > 1:
            yield INDENT + _apart(spread_of_sides(*(side.hard for side in evaluation.sides)))
        if evaluation.needs:
            yield f"{INDENT}by {', '.join(evaluation.needs)}"
    for finding in gzcheck.check(corpus, today=TODAY).findings:
        yield from _finding(finding)


def _texts(line: str) -> Iterator[str]:
    indicator, _, rest = line.partition(": ")
    items = rest.split(BETWEEN)
    text = "\n\n".join(item.removeprefix("¶ ").replace("\\n", "\n") for item in items if item.startswith("¶"))
    claims = [item for item in items if not item.startswith("¶")]
    with TemporaryDirectory() as folder:
        Path(folder, "a.txt").write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        files = _files(indicator, [f"{one} from=a snapshot='{{file: a.txt, sha256: {digest}}}'" for one in claims])
        corpus = with_snapshots(load_corpus(Memory(files)), Path(folder))
        assert len(corpus.claims) == len(claims), f"not all of its claims can be read: {line}"
        report = gzcheck.check(corpus, today=TODAY)
    for finding in report.findings:
        yield from _finding(finding)
    missed = report.summary.not_checked
    yield "not checked: " + (", ".join(f"{reason} {missed[reason]}" for reason in sorted(missed)) or "nothing")


_OTHERS = {"arithmetic": _arithmetic, "texts": _texts}


def _identity(text: str, number: int) -> str:
    """An identity of `identities.yaml`; every name in it is an indicator, with "_" for "-"."""
    how, _, formula = text.partition(" ")
    formula, _, unit = formula.partition(" as ")
    left, _, right = formula.partition(" = ")
    names = dict.fromkeys(re.findall("[a-z_]+", right if unit else formula))
    place = "" if how == "=each" else ", about: harbour-city, period: 2016"
    terms = ", ".join(f"{name}: {{indicator: {name.replace('_', '-')}{place}}}" for name in names)
    where = ", where: {about: harbour-city, period: each}" if how == "=each" else ""
    head = f"id: sum-{number}, title: Sum {number}, why: To see., terms: {{{terms}}}{where}"
    if not unit:
        return f'{head}, expect: "{formula}"'
    target = f"indicator: {left.replace('_', '-')}, about: harbour-city, unit: {unit}"
    period = "" if how == "=each" else ", period: 2016"
    return f'{head}, derive: "{formula}", as: {{{target}{period}}}'


def _files(indicator: str, texts: list[str]) -> dict[str, str]:
    sources: dict[str, _Source] = {}
    for place, text in enumerate(text for text in texts if not text.startswith("=")):
        printed, _, rest = text.partition(" @")
        published, *pairs = shlex.split(rest)
        given = dict(pair.split("=", 1) for pair in pairs)
        name = given.pop("from", chr(ord("a") + place))
        fields = {key: value for key, value in given.items() if key in OF_A_SOURCE}
        home = sources.setdefault(name, _Source({"published": published, **fields}))
        others = {"indicator": indicator, **{key: value for key, value in given.items() if key not in OF_A_SOURCE}}
        home.claims.append(_claim(f"{name}{place}", printed, others, len(home.claims) + 1))
    files = {f"sources/{name}.yaml": _source(name, one) for name, one in sources.items()}
    if sums := [_identity(text, number) for number, text in enumerate(texts) if text.startswith("=")]:
        files["identities.yaml"] = "identities:\n" + "".join(f"  - {{{one}}}\n" for one in sums)
    return {"corpus.yaml": CORPUS, "indicators.yaml": INDICATORS + OTHER_INDICATORS + PARTS, **files}


def _claim(name: str, printed: str, others: dict[str, str], paragraph: int) -> str:
    language, unit = others.pop("read_in", None), others.pop("unit", None)
    fields = {"paragraph": str(paragraph), **others}
    if "value" in fields:
        return claim(name, fields.pop("value"), printed, **fields, **({"unit": unit} if unit else {}))
    figure = gzcheck.read(printed, language=language, unit=unit)
    value = figure.value.as_typed if figure.upper is None else f"[{figure.value.as_typed}, {figure.upper.as_typed}]"
    if figure.hedge is not Hedge.BARE:
        fields["hedge"] = figure.hedge.value
    return claim(name, value, printed, **fields, unit=figure.unit.name)


def _source(name: str, one: _Source) -> str:
    fields = {
        "id": name,
        "title": f"News of {name}",
        "publisher": f"Publisher of {name}",
        "dating": "stated",
        "kind": "news",
        "language": "en",
        **one.fields,
    }
    if fields["dating"] == "inferred":
        fields["dating_note"] = "From the text."
    head = "".join(f"  {key}: {text}\n" for key, text in fields.items())
    return f"source:\n{head}claims:\n" + "".join(f"  - {line}\n" for line in one.claims)


def _apart(apart: Spread) -> str:
    widths = "no half-width" if apart.halfwidths is None else f"{apart.halfwidths} half-widths"
    return f"apart: {apart.absolute}, {apart.relative} of the smaller, {apart.of_larger} of the larger, {widths}"


def _finding(finding: Finding) -> Iterator[str]:
    verdict = f" {finding.verdict.value}" if finding.verdict else ""
    yield f"{finding.rule.code} {finding.severity.value}{verdict}: {finding.message}"
    agreeing = f", agreeing {' '.join(finding.agreeing)}" if finding.agreeing else ""
    yield f"{INDENT}on {' '.join(one.id for one in finding.claims)}{agreeing}"
    yield from (f"{INDENT}= {line}" for line in finding.arithmetic)
    for item in finding.explanations:
        against = f" (against: {item.against})" if item.against else ""
        yield f"{INDENT}{item.kind.value}: {item.text}{against}"
    if finding.unexplained:
        yield f"{INDENT}unexplained: {finding.unexplained}"
    if finding.see_also:
        yield f"{INDENT}see also {len(finding.see_also)} others"
    yield from (f"{INDENT}{line}" for line in _advice(finding.advice) if finding.advice.text)


def _advice(made: Advice) -> Iterator[str]:
    choice = " ".join((made.kind.value, *made.claims))
    steps = f" by {', '.join(made.steps)}" if made.steps else ""
    votes = f" [{', '.join(f'{text}: {number}' for text, number in made.votes)}]" if made.votes else ""
    yield f"advice {choice}{steps}: {made.text}{votes}"
