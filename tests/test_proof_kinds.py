"""The kinds of sentences that a draft's figures stand in, each with one small corpus."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from making import Folder, claim

from gzcheck import engine
from gzcheck.model import Period, ProofReport
from gzcheck.reading.loader import load_corpus
from gzcheck.texts.scanner import scan

CORPUS = """\
title: A port and a hospital (invented)
entities:
  - {id: port-of-dunmore, label: Port of Dunmore, label_zh: 东港集团}
  - {id: port-of-carrow, label: Port of Carrow, label_zh: 西港公司}
  - {id: east-quay, label: East Quay, label_zh: 东码头, part_of: port-of-dunmore}
"""
INDICATORS = """\
indicators:
  - {id: containers, label: Containers handled, label_zh: 集装箱吞吐量, aliases: [containers],
     definition: In a period., kind: flow, unit: count}
  - {id: berth-cranes, label: Berth cranes, aliases: [cranes],
     definition: At an instant., kind: stock, unit: count}
  - {id: waiting, label: Average waiting time, label_zh: 平均等待时间, aliases: [wait for a berth],
     definition: Of ships., kind: rate, unit: hour}
  - {id: rail-share, label: Rail share, label_zh: 铁路占比, definition: Of containers., kind: rate, unit: percent}
  - {id: rail-share-change, label: Change in rail share, label_zh: 铁路占比变化,
     definition: In a year., kind: rate, unit: percentage-point, can_be_negative: true}
  - {id: revenue, label: Operating revenue, label_zh: 营业收入, definition: In a year., kind: flow, unit: EUR}
  - {id: diplomas, label: Degrees awarded, definition: By the port's school., kind: flow, unit: count}
  - {id: emission-checks, label: Emission checks, definition: Of ships., kind: flow, unit: count}
  - {id: first-year-cranes, label: First-year cranes, definition: New ones., kind: flow, unit: count}
  - {id: dredging-cost, label: Cost of dredging, aliases: [dredging bill], definition: Of it., kind: event, unit: EUR}
  - {id: quay-length, label: Quay length, definition: Of all quays., kind: stock, unit: m}
  - {id: goals, label: Goals, definition: Of the port's team., kind: flow, unit: count}
"""


@pytest.fixture
def port(folder: Folder) -> Folder:
    """One port with figures of two years and a plan, and another with two figures."""
    folder.write("corpus.yaml", CORPUS)
    folder.write("indicators.yaml", INDICATORS)
    folder.source(
        "dunmore",
        claim("c22", "3180000", "3.18 million", about="port-of-dunmore", indicator="containers", period="2022"),
        claim("c23", "3570000", "3.57 million", about="port-of-dunmore", indicator="containers", period="2023"),
        claim("east", "2240000", "2.24 million", about="east-quay", indicator="containers", period="2023"),
        claim("cranes", "26", "26 cranes", about="port-of-dunmore", indicator="berth-cranes", period="2023"),
        claim("cranes22", "24", "24 cranes", about="port-of-dunmore", indicator="berth-cranes", period="2022"),
        claim("dredge", "146e6", "€146 million", about="port-of-dunmore", indicator="dredging-cost", unit="EUR"),
        claim("quay", "2650", "2650 m", about="port-of-dunmore", indicator="quay-length", unit="m", period="2023"),
        claim("wait", "31", "31 hours", about="port-of-dunmore", indicator="waiting", unit="hour", period="2023"),
        claim("r22", "21.4", "21.4%", about="port-of-dunmore", indicator="rail-share", unit="percent", period="2022"),
        claim("r23", "23.7", "23.7%", about="port-of-dunmore", indicator="rail-share", unit="percent", period="2023"),
        claim(
            "r30", "35", "35%", about="port-of-dunmore", indicator="rail-share", unit="percent", period="2030",
            status="target",
        ),
        claim(
            "rc", "2.3", "2.3 percentage points", about="port-of-dunmore", indicator="rail-share-change",
            unit="percentage-point", period="2023",
        ),
        claim("v22", "318e6", "€318 million", about="port-of-dunmore", indicator="revenue", unit="EUR", period="2022"),
        claim("v23", "364e6", "€364 million", about="port-of-dunmore", indicator="revenue", unit="EUR", period="2023"),
        claim("g", "68", "68 goals", about="port-of-dunmore", indicator="goals", period="2022-08/2023-05"),
        claim("d", "215", "215 degrees", about="port-of-dunmore", indicator="diplomas", period="2023"),
        claim("e", "77", "77 checks", about="port-of-dunmore", indicator="emission-checks", period="2023"),
        published="2024-03-12",
    )  # fmt: skip
    folder.source(
        "carrow",
        claim("c23", "1850000", "1.85 million", about="port-of-carrow", indicator="containers", period="2023"),
        claim("cranes", "9", "9 cranes", about="port-of-carrow", indicator="berth-cranes", period="2023"),
        published="2024-03-12",
    )
    return folder


def proofed(text: str, corpus: Path) -> ProofReport:
    scanned = scan(text, "draft.md", is_markdown=True, is_draft=True)
    return engine.proof(load_corpus(corpus), [scanned], Period.parse("2024-06-20"), date(2024, 6, 20))


def said(folder: Folder, text: str) -> dict[str, str]:
    """The verdict on each figure, by its number."""
    proofs = proofed(text, folder.path).texts[0].proofs
    return {re.sub(r"[^\d.]", "", proof.mention.printed).strip("."): proof.verdict.value for proof in proofs}


@pytest.mark.parametrize(
    ("text", "number", "verdict"),
    [
        # the noun behind a number is what is counted, not one that only describes it
        ("The Port of Dunmore has 3 berths with no crane.", "3", "unknown"),
        ("The Port of Dunmore has 62 cranes.", "62", "contradicted"),
        # what is said of a name behind it has names of its own
        ("The Port of Dunmore, led by Ann Reedy from an office in Stannick, has 62 cranes.", "62", "contradicted"),
        ("The Port of Dunmore, said Ann Reedy of Stannick, has a twin with 62 cranes.", "62", "unknown"),
        ("The Port of Dunmore has 300 more cranes on order.", "300", "unknown"),
        # another form of a name's word
        ("At the Port of Dunmore ships waited 31 hours on average in 2023.", "31", "backed"),
        ("At the Port of Dunmore ships waited 13 hours on average in 2023.", "13", "contradicted"),
        # the year before, that year, for the year
        ("Containers handled by the Port of Dunmore: 3.57 million in 2023, after 3.18 million a year earlier.",
         "3.18", "backed"),
        ("The Port of Dunmore had revenue: €364 million in 2023, against €381 million a year earlier.",
         "381", "contradicted"),
        ("In 2022 the Port of Dunmore changed. In that year its operating revenue was €364 million.",
         "364", "contradicted"),
        ("A year ago the Port of Dunmore had 12 cranes.", "12", "unknown"),
        # a number is no year
        ("The Port of Dunmore has 1,945 cranes and in 2023 it handled 3.57 million containers.", "3.57", "backed"),
        # a list goes on with its subject, a clause with one of its own does not
        ("The Port of Dunmore handled 3.57 million containers in 2023, and 62 cranes.", "62", "contradicted"),
        ("The Port of Dunmore handled 3.57 million containers in 2023, and its neighbour 62 cranes.", "62", "unknown"),
        # a share and a change that the sign tells
        ("The Port of Dunmore sent 23.7 percent of its containers by rail in 2023.", "23.7", "backed"),
        ("The Port of Dunmore now sends 35 percent of its containers by rail.", "35", "contradicted"),
        ("The rail share of the Port of Dunmore rose by 2.3 percentage points in 2023.", "2.3", "backed"),
        ("Rail share at the Port of Dunmore was 23.7 percent in 2023, an increase of 2.3 percent.",
         "2.3", "contradicted"),
        # a time behind a semicolon tells of something else
        ("Revenue of the Port of Dunmore was €364 million in 2023; a year earlier it had been in trouble.",
         "364", "backed"),
        # two entities are one subject, and the number may be their sum
        ("The Port of Dunmore and the Port of Carrow together handled 5.42 million containers in 2023.",
         "5.42", "unknown"),
        ("Of 99 ports, the Port of Dunmore and the Port of Carrow handled 5.42 million containers in 2023.",
         "5.42", "unknown"),
        # the time that a change is on is none of its own; one that another time would have to tell is not known
        ("Rail share at the Port of Dunmore was 23.7 percent in 2023, up by 2.3 percent on the year before.",
         "2.3", "contradicted"),
        ("In the storm of that year ships at the Port of Dunmore waited 9 hours on average.", "9", "unknown"),
        ("In 2023 ships at the Port of Dunmore waited 9 hours on average.", "9", "contradicted"),
        # what is said in between has a time of its own
        ("At the Port of Dunmore ships – a paper saw it in May 2021 – waited 31 hours on average.", "31", "backed"),
        ("At the Port of Dunmore ships – they waited 31 hours on average in May 2021 – are angry.",
         "31", "contradicted"),
        # what is to come is no fact, whatever the verb
        ("The Port of Dunmore has its eyes on a rail share of 35 percent by 2030.", "35", "backed"),
        ("The Port of Dunmore has a rail share of 35 percent in 2023.", "35", "contradicted"),
        # a sentence on the same thing of another entity
        ("Containers handled by the Port of Dunmore came to 3.57 million in 2023. Those of the Port of Carrow came to"
         " 1.58 million.", "1.58", "contradicted"),
        ("Containers handled by the Port of Dunmore came to 3.57 million in 2023. Those of the Port of Stannick came to"
         " 1.58 million.", "1.58", "unknown"),
        ("Containers handled by the Port of Dunmore came to 3.57 million in 2023. The rest, 1.85 million, went to the"
         " Port of Carrow.", "1.85", "backed"),
        ("Containers handled by the Port of Dunmore came to 3.57 million in 2023. The rest, 1.58 million, went to the"
         " Port of Carrow.", "1.58", "unknown"),
        ("The rail share of the Port of Dunmore was 23.7 percent in 2023. A year earlier it had been 21.4 percent.",
         "21.4", "backed"),
        # a number that leaves out what it counts goes on with what stands in front of it, and "year" is no thing of it
        ("At the end of 2023 the Port of Dunmore had 26 cranes, against 24 a year earlier.", "24", "backed"),
        ("At the end of 2023 the Port of Dunmore had 26 cranes, against 11 a year earlier, and no wait for a berth.",
         "11", "contradicted"),
        # the time of what a figure is compared with is none of the next one
        ("In 2023 the Port of Dunmore had 26 cranes, against 24 a year earlier, and handled 3.75 million containers.",
         "3.75", "contradicted"),
        # the noun alone, as a claim counts it
        ("The Port of Dunmore made 79 checks in 2023.", "79", "contradicted"),
        ("The Port of Dunmore made 79 border checks in 2023.", "79", "unknown"),
        ("The Port of Dunmore is large. In 2023 the police made 79 checks.", "79", "unknown"),
        # a number that says itself what it measures
        ("The quay of the Port of Dunmore is 2,560 metres long.", "2560", "contradicted"),
        ("The quay of the Port of Dunmore is 12 metres high.", "12", "unknown"),
        ("The bridge at the Port of Dunmore is 2,560 metres long.", "2560", "unknown"),
        # what a unit's word counts where nothing is measured in it
        ("In 2023 the Port of Dunmore awarded 251 degrees.", "251", "contradicted"),
        ("In 2023 the Port of Dunmore saw 35 degrees in the shade.", "35", "unknown"),
        ("In 2023 ships of the Port of Dunmore waited 31 pounds on average.", "31", "unknown"),
        # the noun of a verb in -mit
        ("In 2023 the Port of Dunmore made 79 checks of what ships emitted.", "79", "contradicted"),
        # a person who only says it is none of whom it may be said
        ("At the Port of Dunmore in 2023, said its president, Ada Kerrigan, containers handled were 5.37 million.",
         "5.37", "contradicted"),
        ("At the Port of Dunmore, in 2023, President Ada Kerrigan said, 5.37 million containers were handled.",
         "5.37", "contradicted"),
        ("The Port of Dunmore is proud that in 2023 President Ada Kerrigan handled 5.37 million containers.",
         "5.37", "unknown"),
        ("Of the Port of Dunmore the president of Stannick, Ada Kerrigan, said that in 2023 it handled 5.37 million"
         " containers.", "5.37", "unknown"),
        ("Asked about the Port of Dunmore, Stannick Lines said that in 2023 it handled 5.37 million containers.",
         "5.37", "unknown"),
        ("Asked about the Port of Dunmore, President Rossi of Stannick said that in 2023 it handled 5.37 million"
         " containers.", "5.37", "unknown"),
        # the speaker's own
        ('The Port of Dunmore is old. "In 2023 my ships waited 9 hours on average," she says.', "9", "unknown"),
        ('The Port of Dunmore is old. "In 2023 ships waited 9 hours on average," she says.', "9", "contradicted"),
        # a season
        ("The Port of Dunmore scored 68 goals in the 2022-23 season.", "68", "backed"),
        ("The Port of Dunmore scored 86 goals in the 2022-23 season.", "86", "contradicted"),
        ("The Port of Dunmore scored 68 goals in the 2021-22 season.", "68", "contradicted"),
        ("The Port of Dunmore scored 68 goals in 2023.", "68", "backed"),
        # a time right behind a number is its own, and none of the number behind
        ("In 2023 revenue of the Port of Dunmore rose from €318 million in 2022 to €364 million in 2023.",
         "364", "backed"),
        ("In 2023 revenue of the Port of Dunmore rose from €318 million in 2022 to €346 million in 2023.",
         "346", "contradicted"),
        ("Revenue of the Port of Dunmore fell to €318 million at the end of 2022 and from €364 million in 2023.",
         "364", "backed"),
        # a sentence goes on with its subject by "it", or by what is to come of it
        ("The Port of Dunmore handled 3.57 million containers in 2023, and in that year it had 62 cranes.",
         "62", "contradicted"),
        ("Stannick fell behind the Port of Dunmore in 2023, and in that year it had 62 cranes.", "62", "unknown"),
        ("Rail share at the Port of Dunmore was 23.7 percent in 2023, and will rise to 53 percent in 2030.",
         "53", "contradicted"),
        # a thing with "of" in front of a number that ends there
        ("With a fleet of cranes of 62 the Port of Dunmore is large.", "62", "unknown"),
        ("In 2023 cranes: 62 was all that the Port of Dunmore had.", "62", "contradicted"),
        # some of a thing, those that come or go, a change of it, and a part of it are another thing
        ("The Port of Dunmore lent 12 of its cranes to the navy.", "12", "unknown"),
        ("In 2023 the Port of Dunmore scrapped 12 cranes.", "12", "unknown"),
        ("In 2023 the Port of Dunmore had 12 cranes, and 300 men were hired.", "12", "contradicted"),
        ("In 2023 revenue of the Port of Dunmore rose by €46 million.", "46", "unknown"),
        ("In 2023 revenue of the Port of Dunmore rose to €346 million.", "346", "contradicted"),
        ("In 2023 revenue from parking at the Port of Dunmore was €4 million.", "4", "unknown"),
        ("In 2023 revenue at the Port of Dunmore was €346 million.", "346", "contradicted"),
        # a word that is said of many things names none
        ("A new crane costs €11 million, says the Port of Dunmore.", "11", "unknown"),
        ("Dredging cost the Port of Dunmore €164 million.", "164", "contradicted"),
        # twelve months
        ("Revenue of the Port of Dunmore was €364 million in 2023; twelve months before it was €381 million.",
         "381", "contradicted"),
        # a time in another clause tells nothing of a number of today
        ("Its quay was built in 1911 for 12 ships; today the Port of Dunmore has 26 cranes.", "26", "backed"),
        # a clause with a thing of its own is on that, whatever stands in front
        ("Revenue of the Port of Dunmore was €364 million in 2023; a crane in the harbour is €346 million.",
         "346", "unknown"),
        ("Revenue of the Port of Dunmore was €364 million in 2023, after €381 million in 2022.",
         "381", "contradicted"),
        ("The Port of Dunmore has 26 cranes, and operating revenue came to €346 million in 2023.",
         "346", "contradicted"),
        ("The Port of Dunmore had revenue of €364 million in 2023, more than in 2022, when it had been €381 million.",
         "381", "contradicted"),
        # a clause that only says what the subject does goes on with it
        ("The Port of Dunmore, which has 26 cranes, handled 3.75 million containers in 2023.", "3.75", "contradicted"),
        ("The Port of Dunmore has 26 cranes, and the port handled 3.75 million containers in 2023.",
         "3.75", "contradicted"),
        # a number that is like none of the claims is as a rule on a part
        ("In 2023 the Port of Dunmore painted 3 cranes.", "3", "unknown"),
        ("In a storm of 2023 the Port of Dunmore lost sight of 47 containers.", "47", "unknown"),
        ("Revenue of the Port of Dunmore was €364 billion in 2023.", "364", "contradicted"),
        ("The quay of the Port of Dunmore is 2,650 feet long.", "2650", "contradicted"),
        # a part of a thing, and what is for each
        ("In 2023 revenue of ferries at the Port of Dunmore was €346 million.", "346", "unknown"),
        ("On Sundays the rail share of the Port of Dunmore is 27.3 percent.", "27.3", "unknown"),
        ("In 2023 revenue of the Port of Dunmore was €346 million a day.", "346", "unknown"),
        ("In 2023 revenue of the Port of Dunmore for parking was €346 million.", "346", "unknown"),
        ("The Port of Dunmore cut its revenue by €314 million in 2023.", "314", "unknown"),
        # what might or must be is not what is
        ("The Port of Dunmore needs 31 cranes.", "31", "unknown"),
        ("In 2023 the Port of Dunmore could have handled 3.9 million containers.", "3.9", "unknown"),
        ("A decade ago the Port of Dunmore had 21 cranes.", "21", "unknown"),
        ("In 2023 the rival of the Port of Dunmore handled 3.9 million containers.", "3.9", "unknown"),
        # a unit that stands beside the number in front
        ("Revenue of the Port of Dunmore came to €364 million in 2023, after 318 million in 2022.", "318", "backed"),
        ("In 2023 revenue of the Port of Dunmore came to €364 million, and containers handled came to 3.75 million.",
         "3.75", "contradicted"),
        # a sentence that names no thing goes on with the one in front of it, and with its time
        ("The Port of Dunmore handled 3.18 million containers in 2022. By the end of 2023 it counted 3.57 million.",
         "3.57", "backed"),
        ("The Port of Dunmore had 26 cranes in 2023. It handled 3.75 million containers.", "3.75", "contradicted"),
        ("The Port of Dunmore had 26 cranes in 2023. The wind counted 3.57 million.", "3.57", "unknown"),
        # "number" as a verb, and a size with "of"
        ("The Port of Dunmore is large: at the end of 2023 its cranes number 62.", "62", "contradicted"),
        # Chinese: the subject that a clause leaves out, and one that the corpus does not know
        ("东港集团2023年营业收入3.64亿欧元，上年为3.81亿欧元。", "3.81", "contradicted"),
        ("东港集团很大。全集团2023年集装箱吞吐量375万个。", "375", "contradicted"),
        ("东港集团很大。瓦尔德港2023年集装箱吞吐量375万个。", "375", "unknown"),
    ],
)  # fmt: skip
def test_kind(port: Folder, text: str, number: str, verdict: str) -> None:
    assert said(port, text)[number] == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Stannick handled 5.9 million containers in 2023.",
        "At the Port of Stannick 5.9 million containers were handled in 2023.",
        "Stannick's container traffic came to 5.9 million containers in 2023.",
        "Port of Quay City handled 5.9 million containers in 2023.",
        "Containers handled in Stannick: 5.9 million in 2023.",
        "Stannick alone handled 5.9 million containers in 2023.",
        "Stannick as a whole has 5.9 million containers.",
        "The story at Stannick is another. With 5.9 million containers it was the largest in 2023.",
        "New Dunmore handled 5.9 million containers in 2023.",
        "In 2023 its neighbour handled 5.9 million containers.",
        "- Stannick: 5.9 million containers in 2023",
    ],
)
def test_unknown_name_is_tied_to_nothing(port: Folder, text: str) -> None:
    draft = f"# The Port of Dunmore\n\nThe Port of Dunmore handled 3.57 million containers in 2023.\n\n{text}\n"
    assert said(port, draft)["5.9"] == "unknown"


def test_short_form_stands_for_its_entity_only_in_a_draft_that_gives_the_whole_name(port: Folder) -> None:
    text = "In 2023 Carrow handled 5.8 million containers."
    assert said(port, text) == {"5.8": "unknown"}
    assert said(port, f"The Port of Carrow is small. {text}") == {"5.8": "contradicted"}


def test_words_of_two_names_are_no_name_of_their_own(port: Folder) -> None:
    text = "The East Quay League and the harbour's committee met. The Port of Lowland near Dunmore Hills has 5 cranes."
    assert said(port, text) == {"5": "unknown"}


def test_stranger_is_named_whole(port: Folder) -> None:
    proof = proofed("Mountain Carrow handled 5.9 million containers in 2023.", port.path).texts[0].proofs[0]
    assert proof.why == "'Mountain Carrow' stands nearer, which the corpus does not know"


def test_nearest_paragraph_says_whose_figure_it_is(port: Folder) -> None:
    text = "# The Port of Dunmore\n\nThe Port of Carrow is small. It had 26 cranes in 2023.\n"
    assert said(port, text) == {"26": "contradicted"}


def test_list_is_led_in_by_the_line_above_it(port: Folder) -> None:
    text = "Containers handled in 2023:\n\n- Port of Dunmore: 3.57 million\n- Port of Carrow: 1.58 million\n"
    assert said(port, text) == {"3.57": "backed", "1.58": "contradicted"}


def test_number_like_a_year_under_a_head_of_counts_is_read(port: Folder) -> None:
    table = "| 地 | 集装箱吞吐量（个） | 建成年份 |\n|---|---|---|\n| 东港集团 | 1920 | 1952 |\n"
    proofs = proofed(table, port.path).texts[0].proofs
    assert [(one.mention.printed, one.verdict.value) for one in proofs if one.verdict.value != "not-read"] == [
        ("1920", "unknown")
    ]


def test_corner_of_a_table_says_what_its_columns_do_not(port: Folder) -> None:
    table = "| Operating revenue of the Port of Dunmore | Million euros |\n|---|---|\n| In 2022 | 318 |\n"
    table += "| In 2023 | 346 |\n"
    assert said(port, table) == {"318": "backed", "346": "contradicted"}


def test_far_number_is_contradicted_where_a_mark_says_what_it_is_on(port: Folder) -> None:
    assert said(port, "In 2023 the Port of Dunmore had 3 cranes.") == {"3": "unknown"}
    marked = "In 2023 the Port of Dunmore had 3 cranes. <!-- gz: dunmore/cranes -->"
    assert said(port, marked) == {"3": "contradicted"}


# ---------------------------------------------------------------- lines wrapped by hand

WRAPPED = """\
The Port of Dunmore, which lies at the mouth of a river, handled
5.37 million containers in 2023. Its operating revenue came to €364
million that year.

> The Port of Carrow, says its harbour master, handled
> 1.85 million containers in 2023.

- The Port of Carrow
  has 9 cranes.
"""


def test_wrapped_lines_are_one_paragraph(port: Folder) -> None:
    assert said(port, WRAPPED) == {"5.37": "contradicted", "364": "backed", "1.85": "backed", "9": "backed"}


def test_places_in_wrapped_lines_are_those_of_the_file(port: Folder) -> None:
    lines = WRAPPED.splitlines()
    mentions = [proof.mention for proof in proofed(WRAPPED, port.path).texts[0].proofs]
    assert [(one.line, one.end_line) for one in mentions] == [(2, 2), (2, 3), (6, 6), (9, 9)]
    for one in mentions:
        if one.line == one.end_line:
            assert lines[one.line - 1][one.column - 1 : one.end_column - 1] == one.printed
        else:
            pieces = lines[one.line - 1][one.column - 1 :], lines[one.end_line - 1][: one.end_column - 1]
            assert " ".join(pieces) == one.printed


def test_finding_in_wrapped_lines_is_located_where_it_stands(port: Folder) -> None:
    (finding,) = proofed(WRAPPED, port.path).findings
    place = finding.location
    assert (place.line, place.column) == (2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "The Port of Dunmore has cranes.\n\n5 of them are old.",
        "# The Port of Dunmore\n3.57 million containers in 2023",
        "The Port of Dunmore  \nhas 26 cranes",
        "| Port of Dunmore | 26 |\n|---|---|\n| Port of Carrow | 9 |",
        "```\nThe Port of Dunmore\nhas 26 cranes\n```",
        "- The Port of Dunmore\n- 26 cranes",
    ],
)
def test_other_lines_are_not_joined(text: str) -> None:
    scanned = scan(text, "draft.md", is_markdown=True, is_draft=True)
    assert list(scanned.paragraphs) == [line for line in text.splitlines() if line.strip()]


def test_chinese_lines_are_joined_without_a_space() -> None:
    scanned = scan("东港集团2023年集装箱吞\n吐量357万个。", "draft.md", is_markdown=True, is_draft=True)
    assert scanned.paragraphs == ("东港集团2023年集装箱吞吐量357万个。",)


def test_lines_of_a_source_stay_paragraphs() -> None:
    assert len(scan(WRAPPED, "source.md", is_markdown=True).paragraphs) == 7


def test_mark_on_the_line_behind_belongs_to_the_figure_in_front_of_it(port: Folder) -> None:
    report = proofed("It has 27 of these.\n<!-- gz: dunmore/cranes -->\n", port.path)
    assert [proof.verdict.value for proof in report.texts[0].proofs] == ["contradicted"]


def test_dead_mark_in_wrapped_lines_is_located_where_it_stands(port: Folder) -> None:
    report = proofed("The Port of Dunmore\nhas many cranes. <!-- gz: dunmore/cranes -->\n", port.path)
    (finding,) = report.findings
    assert (finding.rule.name, finding.location.line, finding.location.column) == ("dead-mark", 2, 18)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a word behind another number is what that one counts
        ("The Port of Dunmore sends 58 lorries past 26 cranes in 2023.", ["unknown", "backed"]),
        # what is compared counts the same as the number in front
        ("Containers handled at the Port of Dunmore rose to 3.57 million in 2023, from 3.81 million in 2022.",
         ["backed", "contradicted"]),
    ],
)  # fmt: skip
def test_what_a_number_counts_beside_another(port: Folder, text: str, expected: list[str]) -> None:
    assert [one.verdict.value for one in proofed(text, port.path).texts[0].proofs] == expected


def test_the_year_before_a_year_to_june_is_the_year_to_that_june(port: Folder) -> None:
    port.source(
        "dunmore-years",
        claim(
            "y23", "746", "746 boats", about="port-of-dunmore", indicator="emission-checks", period="2022-07/2023-06"
        ),
        claim("y22", "688", "688", about="port-of-dunmore", indicator="emission-checks", period="2021-07/2022-06"),
        published="2024-03-12",
    )
    text = "Emission checks at the Port of Dunmore numbered 746 in the year to June 2023, after {} in the year before."
    for printed, verdict in (("688", "backed"), ("668", "contradicted")):
        proofs = proofed(text.format(printed), port.path).texts[0].proofs
        assert [one.verdict.value for one in proofs] == ["backed", verdict]
