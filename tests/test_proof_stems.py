"""Nouns and verbs of one stem meet, and others of the same beginning do not."""

from __future__ import annotations

from datetime import date

import pytest
from making import Folder, claim

from gzcheck import engine
from gzcheck.model import Period
from gzcheck.reading.loader import load_corpus
from gzcheck.texts.labels import stem_of
from gzcheck.texts.scanner import scan

CORPUS = """\
title: A company (invented)
entities:
  - {id: tideline, label: Tideline}
"""
FAMILIES = [
    "employ employs employed employing employee employees employment",
    "deliver delivers delivered delivering delivery deliveries",
    "produce produces produced producing production",
    "arrive arrives arrived arriving arrival arrivals",
    "attend attends attended attending attendee attendees attendance",
    "detain detains detained detainee detainees",
    "discover discovers discovered discovery discoveries",
    "approve approves approved approval approvals",
    "perform performs performed performance performances",
    "insure insures insured insurance",
    "treat treats treated treating treatment treatments",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_one_word_have_one_stem(family: str) -> None:
    assert len({stem_of(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "trainees trains",
        "employers employees",
        "bakeries bakers bakes",
        "breweries brewers",
        "products producers",
        "coffee coffers",
        "committees commits",
        "referees refers",
        "hospitals hospitality",
        "unemployment employment",
        "nurseries nurses",
        "visitors visas",
    ],
)
def test_other_words_of_the_same_beginning_have_other_stems(words: str) -> None:
    assert len({stem_of(word) for word in words.split()}) == len(words.split())


@pytest.mark.parametrize("family", [*FAMILIES, "balance balanced balances", "experience experienced experiences"])
def test_plural_and_participle_meet_the_singular(family: str) -> None:
    first, *others = family.split()
    for word in (first, *others):
        if word.endswith(("ed", "ing")):
            assert stem_of(word) == stem_of(first)


@pytest.mark.parametrize(
    ("label", "value", "text", "verdict"),
    [
        ("Employees", "8450", "Tideline employs 8,450 people and plans to grow.", "backed"),
        ("Employees", "8450", "Tideline employs some 8,450 persons.", "backed"),
        ("Employees", "8450", "Tideline employed 8,540 people in 2023.", "contradicted"),
        ("Employees", "8450", "Tideline's workforce grew. It employs 8,540 people.", "contradicted"),
        ("Ships delivered", "14", "In 2023 deliveries of Tideline came to 14 ships.", "backed"),
        ("Ship deliveries", "14", "Tideline delivered 14 ships in 2023.", "backed"),
        ("Ship deliveries", "14", "Tideline delivered 41 ships in 2023.", "contradicted"),
        ("Cars produced", "1420", "In 2023 production at Tideline was 1,420 cars.", "backed"),
        ("Car production", "1420", "Tideline produced 1,240 cars in 2023.", "contradicted"),
        # what is counted is another thing
        ("Employees", "8450", "Tideline employs 8,540 machines.", "unknown"),
        ("Employees", "8450", "Tideline knows 8,540 employers.", "unknown"),
        ("Trainees", "140", "Tideline has 104 trains.", "unknown"),
        ("Bakers", "140", "Tideline has 104 bakeries.", "unknown"),
        ("Ship deliveries", "14", "Tideline delivered 41 speeches in 2023.", "unknown"),
        ("Ship deliveries", "14", "Tideline delivered 41 letters about ships in 2023.", "unknown"),
    ],
)
def test_figure_is_tied_by_the_words_of_its_label_in_another_form(
    folder: Folder, label: str, value: str, text: str, verdict: str
) -> None:
    folder.write("corpus.yaml", CORPUS)
    kind = "stock" if label in ("Employees", "Trainees", "Bakers") else "flow"
    folder.write(
        "indicators.yaml", f"indicators:\n  - {{id: it, label: {label}, definition: It., kind: {kind}, unit: count}}\n"
    )
    one = claim("it", value, f"{int(value):,}", about="tideline", indicator="it", period="2023")
    folder.source("report", one, published="2024-03-14")
    scanned = scan(text, "draft.md", is_markdown=True, is_draft=True)
    report = engine.proof(load_corpus(folder.path), [scanned], Period.parse("2024-01-20"), date(2024, 1, 20))
    (proof,) = report.texts[0].proofs
    assert proof.verdict.value == verdict, proof.why
