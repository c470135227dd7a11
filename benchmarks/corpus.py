"""A generated corpus for measurements: files full of claims that any validator accepts and that contradict nothing."""

from pathlib import Path

ENTITIES = 40
INDICATORS = 30
_ORDINARY = ("Harbour", "Bridge", "Market", "Garden", "Station")


def write_corpus(folder: Path, files: int, claims: int) -> list[Path]:
    """Write a corpus of so many source files with so many claims each; returns the source files."""
    (folder / "sources").mkdir(parents=True)
    (folder / "corpus.yaml").write_text(_corpus(), encoding="utf-8")
    (folder / "indicators.yaml").write_text(_indicators(), encoding="utf-8")
    paths = []
    for number in range(files):
        path = folder / "sources" / f"{_source_id(number)}.yaml"
        path.write_text(_source(number, claims), encoding="utf-8")
        paths.append(path)
    return paths


def _corpus() -> str:
    lines = ["title: Generated for measurements", "entities:"]
    lines += [f"  - {{id: district-{i}, label: {_ORDINARY[i % 5]} District {i}}}" for i in range(ENTITIES)]
    return "\n".join([*lines, "defaults:", "  same_time: P6M", ""])


def _indicators() -> str:
    lines = ["indicators:"]
    for number in range(INDICATORS):
        lines += [
            f"  - id: indicator-{number}",
            f"    label: Indicator {number}",
            f"    definition: What is counted under number {number}, without what is counted elsewhere.",
            f"    kind: {('stock', 'flow', 'rate')[number % 3]}",
            f"    unit: {('count', 'CNY', 'percent')[number % 3]}",
        ]
    return "\n".join([*lines, ""])


def _source_id(number: int) -> str:
    return f"gazette-{2000 + number % 20}-{number:03}"


def _source(number: int, claims: int) -> str:
    lines = [
        "source:",
        f"  id: {_source_id(number)}",
        f"  title: What the districts counted, part {number}",
        "  publisher: Harbour Gazette",
        f"  published: {2000 + number % 20}-{1 + number % 12:02}",
        "  dating: stated",
        "  kind: news",
        "  language: en",
        "claims:",
    ]
    for index in range(claims):
        lines += _claim(number, index)
    return "\n".join([*lines, ""])


def _claim(number: int, index: int) -> list[str]:
    district = number % ENTITIES  # all sources on a district say the same, so that they contradict nothing
    value, unit, hedge, printed = _figure(1 + (district * 37 + index * 11) % 899, index % INDICATORS)
    return [
        f"  - id: claim-{index}",
        f"    about: district-{district}",
        f"    indicator: indicator-{index % INDICATORS}",
        f"    value: {value}",
        f"    unit: {unit}",
        *([f"    hedge: {hedge}"] if hedge else []),
        *([] if unit == "count" else [f"    period: {2000 + number % 20 - 1}"]),
        f"    printed: {printed}",
        f"    paragraph: {1 + index}",
        f"    called: what part {number} calls number {index}",
    ]


def _figure(size: int, indicator: int) -> tuple[str, str, str, str]:
    """Value, unit, hedge and fragment; the unit is the indicator's."""
    share = 1 + size % 89
    match indicator % 6:
        case 0:
            return f"{size}", "count", "", f"{size} companies"
        case 1:
            return f"{size}.25e6", "CNY", "", f"{size}.25 million yuan"
        case 2:
            return f"{share}.5", "percent", "", f"{share}.5 percent"
        case 3:
            return f"{size}e3", "count", "over", f"more than {size},000 residents"
        case 4:
            return f"{size}e9", "CNY", "about", f"about {size} billion yuan"
        case _:
            return f"{share}", "percent", "nearly", f"nearly {share} percent"
