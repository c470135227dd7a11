"""One finding as an article: the statement of the terminal, its claims as a table, its intervals drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from gzcheck.model import Claim, Finding
from gzcheck.output import Key, Posted, plural, published
from gzcheck.output.claim_lines import meant_for, reading_of
from gzcheck.output.html.drawing import drawing, series
from gzcheck.output.html.tree import element
from gzcheck.output.statement import COMES_OF, FINGERPRINT, SEE_ALSO, Setting, remarks
from gzcheck.wording import figures as wording
from gzcheck.wording.gaps import gap

MOST_CLAIMS = 50
"""How many claims of a finding are shown; the others are counted."""


def article(posted: Posted, setting: Setting) -> Element:
    """The finding by its number, with what a filter asks for as attributes."""
    finding, key = posted.finding, setting.key
    number = setting.numbers[finding.fingerprint]
    parts: list[Element] = [_heading(posted, number, setting), _rule(posted)]
    if finding.title and finding.title != finding.message and not _compares(finding):
        parts.append(element("p", key.lettered(finding.message)))
    parts += _evidence(finding, key)
    if drawn := [one for one in (drawing(finding, key), series(finding, key)) if one is not None]:
        parts.append(_wide("Drawing", *drawn))
    parts.append(element("dl", *_remarks(finding, setting), class_="remarks"))
    return element(
        "article",
        *parts,
        id=f"f-{finding.fingerprint}",
        aria_labelledby=f"h-{number}",
        data_severity=finding.severity.value,
        data_state=posted.state.value,
        data_sources=" ".join(dict.fromkeys(claim.source.id for claim in finding.claims)),
        data_indicators=" ".join(dict.fromkeys(claim.indicator for claim in finding.claims)),
    )


def _compares(finding: Finding) -> bool:
    return len(finding.compared) > 1 or bool(finding.bars)


def _heading(posted: Posted, number: int, setting: Setting) -> Element:
    finding = posted.finding
    verdict = posted.state.value if not posted.state.is_standing else finding.verdict.value.replace("-", " ")
    asked = setting.key.lettered(finding.title or finding.message)
    badge = element("span", verdict, class_=f"badge {finding.severity.value}")
    return element("h3", element("span", f"{number} ", class_="number"), f"{asked} ", badge, id=f"h-{number}")


def _rule(posted: Posted) -> Element:
    finding = posted.finding
    told = f"{finding.severity.value}, {finding.rule.code} {finding.rule.name}, {posted.state.value}"
    return element("p", told, class_="rule")


def _evidence(finding: Finding, key: Key) -> Iterator[Element]:
    """The claims as a table, or the line of the file."""
    if finding.claims:
        yield _table(finding, key)
        if len(finding.claims) > MOST_CLAIMS:
            yield element("p", f"and {plural(len(finding.claims) - MOST_CLAIMS, 'more claim')}")
    else:
        yield element("p", str(finding.location), class_="place")
        if finding.excerpt:
            yield element("pre", finding.excerpt)


def _table(finding: Finding, key: Key) -> Element:
    names = ("Source", "Published", "Paragraph", "As printed", "Read as", "For", "Where")
    head = element("thead", element("tr", *(element("th", name, scope="col") for name in names)))
    body = element("tbody", *(_claim(claim, finding, key) for claim in finding.claims[:MOST_CLAIMS]))
    return _wide("Claims", element("table", head, body))


def _wide(name: str, *parts: Element) -> Element:
    """What is wider than a phone is moved sideways: by keys too, so it can be reached by them."""
    return element("div", *parts, class_="wide", tabindex="0", role="group", aria_label=name)


def _claim(claim: Claim, finding: Finding, key: Key) -> Element:
    letter = key.letters[claim.source.id]
    source = element("a", letter, href=f"#s-{letter.strip('[]')}", title=claim.source.title)
    agrees = " agrees" if claim.id in finding.agreeing and len(finding.agreeing) < len(finding.claims) else ""
    cells = (
        element("th", source, scope="row"),
        element("td", published(claim.source)),
        element("td", f"¶{claim.paragraph}" if claim.paragraph else ""),
        element("td", wording.fragment(claim)),
        element("td", reading_of(claim), class_="reading"),
        element("td", meant_for(claim)),
        element("td", f"{claim.local_id}, line {claim.location.line}", class_="place"),
    )
    return element("tr", *cells, class_=f"claim{agrees}")


def _links(names: Sequence[str], setting: Setting) -> Element:
    """Links to other findings, by their numbers."""
    printed = sorted((setting.numbers[name], name) for name in names if name in setting.numbers)
    links = [part for number, name in printed for part in (element("a", str(number), href=f"#f-{name}"), " ")]
    missing = len(names) - len(printed)
    return element("dd", *links, f"and {missing} not shown here" if missing else "")


def _end(finding: Finding) -> tuple[str, Element]:
    """What to type to decide on it, or its name where nothing is to be decided."""
    name = finding.fingerprint[:FINGERPRINT]
    if finding.resolution or not finding.can_be_resolved:
        return "Fingerprint", element("dd", element("code", name))
    return "Resolve", element("dd", element("code", f"gzcheck resolve {name}"))


def _remarks(finding: Finding, setting: Setting) -> Iterator[Element]:
    """Labels with what belongs to each; the words are those of the statement on a terminal."""
    label = ""
    told: list[tuple[str, Element]] = [("Arithmetic", element("dd", line)) for line in finding.arithmetic]
    if apart := gap(finding):
        told.append(("Difference", element("dd", apart)))
    for said, text, _ in remarks(finding, setting):
        label = said or label
        others = {SEE_ALSO: finding.see_also, COMES_OF: finding.explained_by}.get(label)
        told.append((label, _links(others, setting) if others else element("dd", setting.key.lettered(text))))
    told.append(_end(finding))
    for name, group in groupby(told, key=lambda one: one[0]):
        yield element("div", element("dt", name), *(part for _, part in group))
