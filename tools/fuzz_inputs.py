"""What `make fuzz` feeds to the program: for each kind a function that lays out a folder and says what to run in it.

All chance comes from the `random.Random` of the run, so that a run can be had again by its kind and number. What the
schemas accept is drawn once, from the strategies in tests/from_schemas.py, and then only chosen from.
"""

from __future__ import annotations

import json
import os
import re
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from from_schemas import files
from hypothesis import HealthCheck, Phase, given, seed, settings
from making import CORPUS, INDICATORS, claim, source
from test_schema_values import written

ROOT = Path(__file__).parents[1]
SECRET = "5ecret-outs1de"
"""Stands in a file beside the work folder, which no run may show."""
SCHEMAS = ("corpus", "indicators", "source", "identities", "resolutions")
NAMES = {kind: f"{kind}.yaml" for kind in SCHEMAS} | {"source": "sources/drawn.yaml"}
DRAWN: dict[str, list[str]] = {}
"""Files that the schemas accept, by schema; filled by whoever starts the runs, since drawing takes its time."""
_MANY = 100
"""How many for each schema."""

HIDDEN = [
    "\x1b[31m",
    "\x07",
    "\x85",
    "\u202e",
    "\u200b",
    "\u2028",
    "\ufeff",
    "\u3164",
    "\ud800",
    "\U000e0041",
    "\x00",
    "\u061c",
    "\u00ad",
    "\x9b",
    "\u2066",
]
ODD = [
    *HIDDEN,
    *(
        "",
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "&a ",
        "*a",
        "!!python/object:os.system ",
        "<<: ",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "- ",
        ": ",
        "# ",
        "|",
        ">",
        "'",
        '"',
        ",",
        "? ",
        "\\",
        "%",
        "@",
        "`",
        "[b]",
        "[/b]",
        ":warning:",
    ),
    *(
        "0",
        "-1",
        "1e400",
        "1e30",
        "9" * 41,
        "1/0",
        ".nan",
        ".inf",
        "-.inf",
        "0x1f",
        "0o7",
        "1_000",
        "²",
        "٣",
        "½",
        "^20",
        "NaN",
    ),
    *("null", "~", "true", "no", "2017", "2017-13", "2017-02-30", "0000", "9999-12-31", "../2017", "2017~", "2010-11"),
    *(
        "x" * 5000,
        "é",
        "e\u0301" * 40,
        "广州",
        "約230",
        "《",
        "<script>",
        "../../etc/passwd",
        "/dev/zero",
        "P0D",
        "P6M",
        "PT1S",
    ),
]
COMMANDS = ("validate", "conflicts", "claims", "identities", "sources")
FORMATS = ("json", "text", "rich")
OUTLETS = (*FORMATS, "sarif", "github", "gitlab", "junit", "markdown", "csv", "html")
"""Formats that reports have; for a list some of them are usage errors."""


@dataclass
class Case:
    """One run: what is called, in which surroundings, and what is known about the answer."""

    arguments: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    must_not_be_clean: bool = False
    """Something was laid out that nobody can read."""
    writes: bool = False
    """Whether files in the work folder may change."""


Maker = Callable[[Random, Path], Case]


# ---------------------------------------------------------------- what is there to start from


@cache
def starting_points() -> list[dict[str, str]]:
    """Small valid corpora: contents by name."""
    invented = {
        "corpus.yaml": CORPUS,
        "indicators.yaml": INDICATORS,
        "sources/one.yaml": source("one", claim("firms", "12", "12 firms"), claim("labs", "3", "3", indicator="labs")),
        "sources/two.yaml": source("two", claim("firms", "31", "some 31 firms", hedge="about")),
    }
    starter = _texts(ROOT / "src/gzcheck/examples/starter")
    large = _texts(ROOT / "claims")
    one_source = [name for name in sorted(large) if name.startswith("sources/")][:1]
    registry = [name for name in large if "/" not in name]
    return [
        invented,
        invented,
        invented,
        starter,
        starter,
        starter,
        starter,
        {name: large[name] for name in [*registry, *one_source]},
    ]


def _texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}


@cache
def fragments() -> list[str]:
    """Printed fragments of the corpus that ships with the program, and their words."""
    texts = "".join(_texts(ROOT / "claims").values())
    return re.findall(r'printed: "?([^"\n]+)', texts)


def draw(number: int) -> dict[str, list[str]]:
    """Files that the schemas accept, by schema."""
    return {kind: _drawn(kind, number) for kind in SCHEMAS}


def _drawn(kind: str, number: int) -> list[str]:
    made: list[str] = []
    checks = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.large_base_example]

    @seed(number)
    @settings(max_examples=_MANY, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=checks)
    @given(files(kind))
    def draw(data: Any) -> None:
        made.append(written(data))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        draw()
    return made


def lay_out(place: Path, texts: dict[str, str]) -> None:
    """Write files by name."""
    for name, text in texts.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))


# ---------------------------------------------------------------- how a text goes wrong


def spoiled(random: Random, text: str) -> str:
    """The text with one to four small faults."""
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        text = random.choice(_FAULTS)(random, text)
    return text


def _cut(random: Random, text: str) -> str:
    first = random.randint(0, len(text))
    return text[:first] + text[first + random.choice((1, 1, 5, 60, 1000)) :]


def _insert(random: Random, text: str) -> str:
    place = random.randint(0, len(text))
    return text[:place] + random.choice(ODD) + text[place:]


def _value(random: Random, text: str) -> str:
    """Another value behind one of the keys."""
    places = list(re.finditer(r": ([^\n,{}\[\]]+)", text))
    if not places:
        return text
    place = random.choice(places)
    return text[: place.start(1)] + random.choice((*ODD, *fragments())) + text[place.end(1) :]


def _lines(random: Random, text: str) -> str:
    """A line twice, a thousand times, elsewhere, or further in."""
    lines = text.splitlines(keepends=True) or [""]
    index, other = random.randrange(len(lines)), random.randrange(len(lines))
    line = lines[index]
    match random.randrange(4):
        case 0:
            lines[index] = line * random.choice((2, 2, 2, 300))
        case 1:
            lines[index], lines[other] = lines[other], line
        case 2:
            lines[index] = " " * random.randint(1, 5) + line
        case _:
            lines[index] = line.lstrip()
    return "".join(lines)


def _ends(random: Random, text: str) -> str:
    return random.choice((text.replace("\n", "\r\n"), text.replace("\n", "\r"), "\ufeff" + text, text.rstrip("\n")))


def _deep(random: Random, text: str) -> str:
    place = random.randint(0, len(text))
    return text[:place] + random.choice("[{") * random.choice((5, 40, 3000)) + text[place:]


def _swapped_values(random: Random, text: str) -> str:
    """The value of one key behind another: what each of the two is not made for."""
    places = list(re.finditer(r": ([^\n,{}\[\]]+)", text))
    if len(places) < 2:
        return text
    one, two = random.choice(places), random.choice(places)
    return text[: one.start(1)] + two[1] + text[one.end(1) :]


_FAULTS = (_cut, _insert, _value, _value, _lines, _ends, _deep, _swapped_values, _swapped_values)


def _bytes_too(random: Random, text: str) -> bytes:
    """Sometimes no UTF-8 at all."""
    data = text.encode("utf-8", "surrogatepass")
    match random.randrange(12):
        case 0:
            place = random.randint(0, len(data))
            return data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]
        case 1:
            return text.encode("utf-16", "surrogatepass")
    return data


# ---------------------------------------------------------------- the kinds


def _asked(random: Random, *more: str) -> list[str]:
    """A command on the corpus, in some format."""
    command = random.choice((*COMMANDS, "validate", "conflicts"))
    return [command, "--corpus", "claims", "--format", random.choice(("json", "json", *OUTLETS)), *more]


def broken(random: Random, place: Path) -> Case:
    """A valid corpus with a spoiled file."""
    texts = dict(random.choice(starting_points()))
    lay_out(place / "claims", texts)
    name = random.choice(sorted(texts))
    (place / "claims" / name).write_bytes(_bytes_too(random, spoiled(random, texts[name])))
    return Case(_asked(random))


def accepted(random: Random, place: Path) -> Case:
    """What the schemas accept, in place of one or several files; sometimes with a fault of its own."""
    texts = dict(starting_points()[0])
    for kind in random.sample(SCHEMAS, random.choice((1, 1, 2, 5))):
        texts[NAMES[kind]] = random.choice(DRAWN[kind])
        if random.random() < 0.2:
            texts[NAMES[kind]] = spoiled(random, texts[NAMES[kind]])
    if "sources/drawn.yaml" in texts and random.random() < 0.7:  # so that something of it can be used
        texts["sources/drawn.yaml"] = _at_home(random, texts["sources/drawn.yaml"])
    lay_out(place / "claims", texts)
    return Case(_asked(random))


def _at_home(random: Random, text: str) -> str:
    """The file with the id of its name, and claims on what the corpus registers, in units that exist."""
    text = re.sub(r'("source": \{.*?"id": )"[^"]*"', r'\1"drawn"', text, count=1)
    text = re.sub(r'"about": "[^"]*"', '"about": "harbour-city"', text)
    names = ("firms", "labs", "exports", "export-growth", "opening")
    text = re.sub(r'"indicator": "[^"]*"', lambda _: f'"indicator": "{random.choice(names)}"', text)
    units = ("count", "CNY", "percent", "date", "calendar-year", "m2", "clock-time", "rank")
    text = re.sub(r'"unit": "[^"]*"', lambda _: f'"unit": "{random.choice(units)}"', text)
    return re.sub(r'"printed": "[^"]*"', lambda _: f'"printed": {json.dumps(random.choice(fragments()))}', text)


_SETTINGS = ("corpus", "snapshots", "format", "fail_on", "color", "show", "top", "today", "tpo", "by")
_SAID = (
    "claims",
    "",
    ".",
    "json",
    "text",
    "rich",
    "note",
    "error",
    "always",
    "never",
    "resolved",
    "0",
    "50",
    "2019-11-30",
)


def surroundings(random: Random, place: Path) -> Case:
    """Settings in files and in the environment."""
    lay_out(place / "claims", random.choice(starting_points()[:4]))
    said = [_setting(random) for _ in range(random.randint(0, 3))]
    text = "".join(said) if random.random() < 0.8 else spoiled(random, "".join(said))
    name = random.choice(("gzcheck.toml", "pyproject.toml", "gzcheck.toml"))
    head = "" if name == "gzcheck.toml" else random.choice(("[tool.gzcheck]\n", "[tool]\n", "[tool.gzcheck.x]\n", ""))
    (place / name).write_bytes(_bytes_too(random, head + text))
    environment = {}
    if random.random() < 0.3:
        environment[f"GZCHECK_{random.choice(_SETTINGS).upper()}"] = _plain(random.choice((*_SAID, *ODD)))
    environment |= {"COLUMNS": random.choice(("", "80", "²", "-1", "0", "9" * 30, "x"))}
    return Case([random.choice(COMMANDS)], environment)


def _setting(random: Random) -> str:
    """A line of a settings file, mostly one that can be used."""
    if random.random() < 0.8:
        key = random.choice(tuple(_USABLE))
        return f"{key} = {json.dumps(random.choice(_USABLE[key]))}\n"
    value = random.choice((*_SAID, *ODD))
    written = (json.dumps(value, ensure_ascii=False), json.dumps(value), value, "1", "[1]", "true", "{a = 1}")
    return f"{random.choice(_SETTINGS)} = {random.choice(written)}\n"


_USABLE: dict[str, tuple[str | int, ...]] = {
    "corpus": ("claims", "./claims/"),
    "snapshots": ("claims", "nowhere"),
    "format": FORMATS,
    "fail_on": ("error", "warning", "note"),
    "color": ("always", "never", "auto"),
    "show": ("open", "resolved"),
    "top": (0, 1, 50),
    "today": ("2019-11-30", "9999-12-31"),
}


def _plain(text: str) -> str:
    """What an environment or argument list can hold: no NUL, and no half characters but those of broken bytes."""
    return text.replace("\0", "\\0").replace("\ud800", "\udcff")


_OPTIONS = (
    *(
        "--corpus",
        "--snapshots",
        "--format",
        "--color",
        "--fail-on",
        "--show",
        "--top",
        "--today",
        "--about",
        "--indicator",
    ),
    *("--source", "--series", "--unit", "--example", "--dimension", "--prefer", "--explained", "--accept", "--reason"),
    *("--by", "--expires", "--evidence", "--all", "--help", "--version", "--migrate", "--renew", "-h", "--", "-"),
)
_WORDS = ("validate", "conflicts", "claims", "identities", "sources", "diff", "resolve", "compare", "rule", "units")


def arguments(random: Random, place: Path) -> Case:
    """Any words of the command line in any order."""
    lay_out(place / "claims", starting_points()[0])
    pool = (
        *_WORDS,
        *_SAID,
        *_OPTIONS,
        *ODD,
        *fragments()[:20],
        "GZ201",
        "RMB",
        "HEAD",
        "claims/sources/one.yaml",
        "city/x",
    )
    words = [_plain(random.choice(pool)) for _ in range(random.randint(0, 5))]
    command = [random.choice(_WORDS)] if random.random() < 0.85 else []
    return Case([*command, *words], writes="resolve" in [*command, *words])


_PRINTED = (
    *(
        ("12", "12 firms", ""),
        ("1200", "some 1,200 firms", "about"),
        ("3", "three firms", ""),
        ("2e6", "2 million firms", ""),
    ),
    *(
        ("230", "more than 230 firms", "over"),
        ("0.5e3", "0.5 thousand firms", ""),
        ("19", "only 19 firms", ""),
        ("40", "40 firms", ""),
    ),
)
"""Value, fragment and hedge that go together."""


def texts(random: Random, place: Path) -> Case:
    """Claims whose fragments are looked up in a text that holds them more or less."""
    chosen = [random.choice(_PRINTED) for _ in range(random.randint(1, 4))]
    lines = [f"The port {_filler(random)}has {printed} {_filler(random)}now.\n" for _, printed, _ in chosen]
    whole = "\n".join(lines)
    text = _bytes_too(random, spoiled(random, whole) if random.random() < 0.6 else whole)
    claims = []
    for number, (value, printed, hedge) in enumerate(chosen, 1):
        printed = spoiled(random, printed)[:80] if random.random() < 0.2 else printed
        paragraph = number if random.random() < 0.9 else random.choice((0, 2, 7, 10**9))
        more = {"hedge": hedge} if hedge else {}
        claims.append(claim(f"c{number}", value, printed, paragraph=str(paragraph), **more))
    odd_names = ("missing.txt", "../secret.txt", "sub/a.txt", "b\\n.txt", "/etc/passwd", ".", "")
    name = "a.txt" if random.random() < 0.9 else random.choice(odd_names)
    snapshot = f'{{file: "{name}", sha256: {sha256(text).hexdigest()}}}'
    corpus = {name: text for name, text in starting_points()[0].items() if "/" not in name}
    lay_out(place / "claims", {**corpus, "sources/three.yaml": source("three", *claims, snapshot=snapshot)})
    (place / "texts").mkdir()
    (place / "texts" / "a.txt").write_bytes(text)
    arguments = [random.choice(("validate", "conflicts")), "--corpus", "claims", "--snapshots", "texts"]
    return Case([*arguments, "--format", random.choice(FORMATS)], must_not_be_clean=name != "a.txt")


def _filler(random: Random) -> str:
    return f"{random.choice(ODD)} " if random.random() < 0.2 else ""


_PIECES = (
    *(
        "some",
        "about",
        "nearly",
        "more than",
        "at least",
        "up to",
        "between",
        "and",
        "to",
        "from",
        "约",
        "近",
        "超过",
        "rund",
    ),
    *(
        "12",
        "1,200",
        "1.5",
        "3/4",
        "1 234,5",
        "三百",
        "3000",
        "twelve",
        "dozens",
        "half",
        "two-thirds",
        "1e9",
        "0",
        "-",
        "−5",
    ),
    *(
        "million",
        "billion",
        "bn",
        "亿",
        "万",
        "Mio.",
        "percent",
        "%",
        "percentage points",
        "yuan",
        "$",
        "US$",
        "€",
        "元",
        "m2",
    ),
    *(
        "firms",
        "years",
        "in 2016",
        "2016",
        "th",
        "st",
        "per day",
        "x",
        "times",
        "fold",
        "km/h",
        "°C",
        ".",
        ",",
        "(",
        ")",
        "±",
    ),
)


def phrases(random: Random, place: Path) -> Case:
    """Two printed figures, of words that belong together or do not."""
    one, two = (_phrase(random) for _ in range(2))
    unit = (
        ["--unit", _plain(random.choice(("count", "CNY", "percent", "date", "rank", *ODD)))]
        if random.random() < 0.4
        else []
    )
    return Case(["compare", "--format", random.choice(FORMATS), *unit, "--", one, two])


_PARTS = (
    (
        "",
        "",
        "some",
        "about ",
        "nearly",
        "more than",
        "at least",
        "up to",
        "约",
        "近",
        "超过",
        "rund",
        "über",
        "over",
        "a record",
    ),
    (
        "12",
        "1,200",
        "1.5",
        "3/4",
        "三百",
        "3000",
        "twelve",
        "two-thirds",
        "12 to 15",
        "2-3",
        "0",
        "-5",
        "−5",
        "1.234,5",
        "½",
    ),
    ("", "", "million", "billion", "bn", "亿", "万", "Mio.", "percent", "%", "percentage points", "hundred"),
    ("", "", "yuan", "euros", "元", "家", "firms", "Firmen", "m2", "years", "in 2016", "per day", "more", "times"),
)


def _phrase(random: Random) -> str:
    if random.random() < 0.3:
        return _plain(spoiled(random, random.choice(fragments())))
    joint = random.choice((" ", " ", "", "\u00a0"))
    if random.random() < 0.6:
        return joint.join(random.choice(part) for part in _PARTS).strip()
    return _plain(joint.join(random.choice((*_PIECES, *_PIECES, *ODD)) for _ in range(random.randint(1, 7))))


_ODD_VALUES = (
    *("true", "null", "", "0", "-0.0", "1.0", "1e0", "1e30", "1e300", "9" * 41, f"0.{'0' * 35}1", "2017-05-02"),
    *("2017-05-02T10:00:00Z", '"9999-12-31T23:59:59-14:00"', '"0000-01-01"', '"../.."', '"2018/2016"', "[[1]]", "{}"),
    *("[2, 1]", "[null, 1]", '"1/0"', '"-0/1"', '"1/99999999999999999999"', "^20", '"one\\n"', '" "', '"P0D"'),
    *('"P9999Y9999M99999D"', "one", '"one/firms"', "percent", "date", "rod", '"currency:XXX"', '"a ** b"', "[]"),
    *('"a / 0 >= b"', f'"{"(" * 240}a{")" * 240}"', f'"{"x" * 200}"', f'"{"-" * 490}a"', '"GZ999"', '"../one.txt"'),
)
_EVERYTHING = {
    "corpus.yaml": """\
title: T
entities:
  - {id: harbour-city, label: Harbour City, label_zh: 港城, parts_complete: true}
  - {id: old-port, label: Old Port, part_of: harbour-city}
defaults: {same_time: P6M}
units:
  - {id: rod, dimension: length, factor: 5/9, offset: -160/9, measure: measured, printed: [rods]}
""",
    "indicators.yaml": """\
indicators:
  - {id: firms, label: Firms, definition: D., kind: stock, unit: count, aliases: [companies], same_time: P3M, \
plausible: {min: 1, max: 2000/1, why: w}, tolerance: {relative: 0.01, absolute: 1}, parts_complete: true}
  - {id: labs, label: Labs, definition: D., kind: stock, unit: count, part_of: firms}
  - {id: exports, label: Exports, definition: D., kind: flow, unit: CNY, plausible: [{period: "2016", why: w}]}
  - {id: growth, label: Growth, definition: D., kind: rate, unit: percent, growth_of: exports, can_be_negative: true}
""",
    "identities.yaml": """\
identities:
  - {id: sum, title: t, why: w, terms: {a: one/firms, b: {indicator: labs, source: one, period: 2017}}, \
where: {about: harbour-city, source: each, period: each}, expect: a >= b, severity: warning}
  - {id: made, title: t, why: w, terms: {a: {indicator: firms}, b: {indicator: labs}}, derive: c = b / a, \
as: {indicator: growth, about: harbour-city, unit: percent, period: 2017}}
""",
    "resolutions.yaml": """\
resolutions:
  - {fingerprint: 0123456789abcdef, rule: GZ201, claims: {one/firms: "12", two/firms: "31"}, decision: prefer, \
cite: one/firms, reason: r, decided_by: A, decided: "2019-01-01", expires: "2030-01-01", evidence: [one/firms]}
""",
}
"""A corpus in which nearly every key of every file is used."""


def values(random: Random, place: Path) -> Case:
    """A corpus that uses every key, in which one value is an odd one."""
    more = {"derived_from": "[two]", "speaks_for": "[harbour-city]", "withdrawn": "false", "replaced_by": "two"}
    scales = {
        "scales": "{tab: {factor: 1000, printed: thousands, paragraph: 3}}",
        "numbers": '{group: ",", decimal: .}',
    }
    firms = claim("firms", "12", "12 firms", precision="exact", period='"2017"', status="actual", occurrence="1")
    made = claim("sum", "5.5e6", "5.5", indicator="exports", unit="CNY", period='"2016"', scale="tab", equals="firms")
    one = source("one", firms, made, **more, **scales)
    texts = {
        **_EVERYTHING,
        "sources/one.yaml": one,
        "sources/two.yaml": source("two", claim("firms", "31", "31 firms")),
    }
    name = random.choice(sorted(texts))
    spots = list(re.finditer(r"(?<=: )[^,{}\[\]\n]+(?=[,}\]\n])", texts[name]))
    spot = random.choice(spots)
    texts[name] = texts[name][: spot.start()] + random.choice(_ODD_VALUES) + texts[name][spot.end() :]
    lay_out(place / "claims", texts)
    return Case(_asked(random))


def special(random: Random, place: Path) -> Case:
    """Things in a folder that are no files, and names that nobody would choose."""
    lay_out(place / "claims", starting_points()[0])
    parent = place / "claims" / random.choice(("sources", "sources", "sources/deep"))
    parent.mkdir(exist_ok=True)
    raw = random.choice(
        (b"x.yaml", b"x.YML", b"\xff.yaml", "n\u202en.yaml".encode(), b"a\nb.yaml", b"-x.yaml", b"[b].yaml")
    )
    name = os.path.join(os.fsencode(parent), raw)
    _SPECIAL[random.randrange(len(_SPECIAL))](name, place)
    return Case(_asked(random), must_not_be_clean=True)


def _sparse(name: bytes, place: Path) -> None:
    with open(name, "wb") as file:
        file.truncate(20 * 1024**3)


def _forbidden(name: bytes, place: Path) -> None:
    os.mkdir(name)
    os.chmod(name, 0)


def _folder_of_links(name: bytes, place: Path) -> None:
    os.symlink(place.parent / "outside", name)


_SPECIAL: list[Callable[[bytes, Path], None]] = [
    lambda name, place: os.mkfifo(name),
    lambda name, place: os.mkdir(name),
    lambda name, place: os.symlink("/dev/zero", name),
    lambda name, place: os.symlink("/proc/self/environ", name),
    lambda name, place: os.symlink(place.parent / "outside" / "secret.txt", name),
    lambda name, place: os.symlink("nowhere", name),
    lambda name, place: os.symlink(name, name),
    _folder_of_links,
    _sparse,
]


def decisions(random: Random, place: Path) -> Case:
    """A decision written into a file of decisions that is laid out in some way or other."""
    found = starting_points()[0]
    resolutions = _RESOLUTIONS.format(extra=random.choice(("", "# end\n", "...\n", "\n\n", "  # in\n", "others: 1\n")))
    whole = random.choice(
        (resolutions, "resolutions: []\n", "resolutions:\n", "resolutions: null # none\n", "", drawn_one(random))
    )
    if random.random() < 0.5:
        whole = spoiled(random, whole)
    lay_out(place / "claims", {**found, "resolutions.yaml": whole})
    words = ["--accept", "--reason", _plain(random.choice(("known", *ODD))), "--by", _plain(random.choice(("A", *ODD)))]
    return Case(["resolve", "FINGERPRINT", *words, "--format", random.choice(FORMATS)], writes=True)


def drawn_one(random: Random) -> str:
    """A file of decisions as the schema accepts it."""
    return random.choice(DRAWN["resolutions"])


_RESOLUTIONS = """\
# ours
resolutions:
  - fingerprint: 0123456789abcdef
    rule: GZ201
    claims: {{one/firms: "12", two/firms: "13"}}
    decision: accept
    reason: known
    decided_by: A
    decided: 2019-01-01
{extra}"""


def states(random: Random, place: Path) -> Case:
    """Two folders, one of them spoiled, compared."""
    before = dict(random.choice(starting_points()))
    lay_out(place / "was", before)
    name = random.choice(sorted(before))
    lay_out(place / "claims", {**before, name: spoiled(random, before[name])})
    return Case(["diff", *random.sample(("was", "claims"), 2), "--format", random.choice(FORMATS)])


KINDS: dict[str, tuple[Maker, int]] = {
    "broken": (broken, 20),
    "accepted": (accepted, 16),
    "surroundings": (surroundings, 10),
    "arguments": (arguments, 12),
    "texts": (texts, 10),
    "phrases": (phrases, 14),
    "values": (values, 6),
    "special": (special, 4),
    "decisions": (decisions, 4),
    "states": (states, 4),
}
"""The kinds, each with its share of a hundred runs."""
