"""No character that a terminal acts on, or that nobody sees, comes out as it went in: by no command, in no format."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from making import CORPUS, INDICATORS, Folder, Gzcheck, claim, source

from gzcheck.model import HIDDEN
from gzcheck.settings import Format

UNSEEN = "\u061c\u00ad\u2028\x85\x1b[31m\u202e\u200b\ufeff\u3164\u2066\x7f\x9b\ufe0f\u034f\U000e0041\U000e0100"
"""Bidirectional marks, soft hyphens, line ends of other kinds, escapes of seven and of eight bits, tags, fillers."""
QUOTED = json.dumps(UNSEEN)[1:-1].replace(r"\udb40\udc41", r"\U000e0041").replace(r"\udb40\udd00", r"\U000e0100")
IDENTITIES = """\
identities:
  - {id: sum, title: "All@", why: "None@", terms: {a: one/firms, b: two/firms}, expect: a == b}
"""
NAME = UNSEEN.replace("/", "")
WITH_CORPUS = (
    ["validate", "--snapshots", "texts"],
    ["conflicts", "--snapshots", "texts"],
    ["claims"],
    ["identities"],
    ["sources"],
    ["coverage", "--snapshots", "texts"],
    ["proof", f"d{NAME}.md"],
    ["draft", f"d{NAME}.md", "--source", "three", "--published", "2017", "--print"],
    ["conflicts", "--about", NAME],
    ["claims", "--source", NAME],
    ["validate", "--today", NAME],
    ["conflicts", "-o", f"x.{NAME}"],
    ["resolve", NAME, "--accept", "--reason", "x"],
    ["draft", f"d{NAME}.md", "--source", NAME],
)
OTHERS = (
    ["diff", "was", "claims"],
    ["diff", NAME, "claims"],
    ["figures", f"d{NAME}.md"],
    ["figures", NAME],
    ["compare", f"12{NAME} firms", "13"],
    ["compare", "12", "13", "--unit", NAME],
    ["rule", NAME],
    ["units", NAME],
    ["validate", "--corpus", NAME],
    [f"--{NAME}"],
    [NAME],
)


def unseen_in_fields(text: str) -> str:
    """A file with the characters at the end of each value that is free text."""
    fields = "title|label|definition|publisher|printed|note|called|why|Port news"
    text = re.sub(rf"\b({fields}): \"?([^,{{}}\n\"@]+)\"?@?(?=[,}}\n])", r'\1: "\2@"', text)
    return text.replace("@", QUOTED)


@pytest.fixture
def place(folder: Folder) -> Path:
    firms = claim("firms", "12", "12 firms", called="companies", note="n")
    more = {"snapshot": f"{{file: a.txt, sha256: {'0' * 64}}}"}
    for name, value in (("claims", "31"), ("was", "32")):
        corpus = Folder(folder.path.parent / name)
        corpus.write("corpus.yaml", unseen_in_fields(CORPUS))
        corpus.write("indicators.yaml", unseen_in_fields(INDICATORS))
        corpus.write("identities.yaml", unseen_in_fields(IDENTITIES))
        corpus.write("sources/one.yaml", unseen_in_fields(source("one", firms, **more)))
        two = source("two", claim("firms", value, f"{value} firms"), claim("x", "1", "1 x", indicator=f"i{NAME}"))
        corpus.write("sources/two.yaml", unseen_in_fields(two).replace(NAME, QUOTED))
        corpus.write(f"sources/b{NAME}.yaml", "source: [\n")
        corpus.write(f"s{NAME}.txt", "x")
    base = Folder(folder.path.parent)
    base.write("texts/a.txt", f"The port has 12{UNSEEN} firms.\n")
    base.write(f"d{NAME}.md", f"Harbour City{UNSEEN} has 13 firms and {UNSEEN}7 {UNSEEN}. <!-- gz: x{UNSEEN} -->\n")
    return folder.path.parent


@pytest.mark.parametrize("format", Format)
def test_what_nobody_sees_comes_out_of_no_command(
    place: Path, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch, format: Format
) -> None:
    monkeypatch.chdir(place)
    calls = [[*words, "--corpus", "claims"] for words in WITH_CORPUS] + [list(words) for words in OTHERS]
    shown = 0
    for words in calls:
        run = gzcheck(*words, "--format", format.value)
        assert "Traceback" not in run.err, (words, run.err)
        for text in (run.out, run.err):
            raw = set(HIDDEN.findall(text)) - {"\n"} - ({"\r"} if format is Format.CSV else set())
            assert not raw, (words, format, raw)
            shown += "u061c" in text
    assert shown, "the characters are shown as escapes, or nothing was tried"
