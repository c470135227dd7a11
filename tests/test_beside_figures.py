"""What a text says beside a figure: whom it attributes it to, what it calls the thing, which times are its own."""

from __future__ import annotations

import pytest

from gzcheck.model import Period, Stop
from gzcheck.texts.attribution import attributed
from gzcheck.texts.calling import called, is_own_name
from gzcheck.texts.languages import language_of
from gzcheck.texts.scanner import scan
from gzcheck.texts.suggesting import status_suggestions
from gzcheck.texts.times import period_suggestions

ATTRIBUTED = {
    "According to the National Statistics Office, the city had 402,600 inhabitants.": "National Statistics Office",
    "It handled 2.35 million TEU, according to figures from the Ministry of Transport.": "Ministry of Transport",
    "Growth hit 5 percent, according to the latest figures released by the Tax Office on Tuesday.": "Tax Office",
    "The quay is 1,250 metres long, the port authority said.": "port authority",
    '"We have 40 cranes," said its director, Marta Oyelaran.': "Marta Oyelaran",
    "A fifth of all jobs depend on it, a study by the University of Harwick found.": "University of Harwick",
    "Lin Huanxu, director of the bureau, said 2,800 firms were founded.": "Lin Huanxu",
    "The U.S. Department of Labor said jobs rose by 200,000.": "U.S. Department of Labor",
    "The ship stayed 1.6 days, data from the port authority showed.": "port authority",
    "According to forbeschina.com the city ranks third.": "forbeschina.com",
    "According to a report published by PwC China and the Pine Bank, it ranks No 1.": "PwC China and the Pine Bank",
    "据南港市统计局介绍，2023年全市地区生产总值达1.24万亿元。": "南港市统计局",
    "根据交通运输部发布的数据，货物吞吐量同比增长3.5%。": "交通运输部",
    "市港务局局长李明表示，港区现有泊位126个。": "市港务局局长李明",
    "海关数据显示，出口增长5%。": "海关",
}


@pytest.mark.parametrize("sentence", ATTRIBUTED)
def test_figure_is_attributed_as_the_sentence_does_it(sentence: str) -> None:
    found = attributed(sentence, 30)
    assert [one.value for one in found][:1] == [ATTRIBUTED[sentence]]
    assert all(one.words in sentence and one.value in one.words for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "He said that 40 firms had closed.",
        "The report said 40 firms had closed.",
        "Three researchers at the university found 40 graves.",
        "In March 2017 the firm had 20 shops.",
        "据统计，全市有203家。",
        "据悉，项目投资10亿元。",
        "据不完全统计，全市有203家。",
        "根据规划，到2025年达到100家。",
        "他说，有12人。",
    ],
)
def test_nobody_is_made_up(sentence: str) -> None:
    assert list(attributed(sentence)) == []


CALLED = {
    "The city has 203 high-tech incubators now.": "high-tech incubators",
    "The number of incubators rose from 190 to 203.": "incubators",
    "The unemployment rate in the city fell by 1.2 points to 5.9 percent.": "unemployment rate",
    "The value of exports reached 8.65 billion yuan.": "value of exports",
    "The zone has a planned area of 370,000 square metres.": "planned area",
    "They occupy 8.5 million square metres of floor space.": "floor space",
    "全市共有高新技术企业4700家。": "高新技术企业",
    "失业率为4.8%。": "失业率",
    "园区有孵化器203家，在孵企业近万家。": "在孵企业",
}


@pytest.mark.parametrize("sentence", CALLED)
def test_thing_is_called_as_the_words_beside_the_figure_do(sentence: str) -> None:
    text = scan(sentence, "a.txt")
    (*_, mention) = [one for one in text.mentions if one.figure]
    found = list(called(sentence, mention, text.language))
    assert found, mention
    assert found[0].value == CALLED[sentence]
    assert all(one.words in sentence for one in found)


@pytest.mark.parametrize(
    "sentence",
    ["It rose to 203.", "The quay is 1,250 metres long.", "It ranks third.", "Growth of 5 percent is expected."],
)
def test_nothing_is_called_without_words_for_it(sentence: str) -> None:
    text = scan(sentence, "a.txt")
    assert [list(called(sentence, one, text.language)) for one in text.mentions] == [[]]


@pytest.mark.parametrize(
    ("name", "known", "is_own"),
    [
        ("technology firms", ["Technology firms"], True),
        ("firms", ["Technology firms"], True),
        ("tech firms", ["Technology firms"], False),
        ("tech firms", ["Technology firms", "Tech firm"], True),
        ("孵化器", ["科技企业孵化器"], True),
    ],
)
def test_own_name_of_an_indicator_is_no_other_name(name: str, known: list[str], is_own: bool) -> None:
    assert is_own_name(name, known) is is_own


def periods(sentence: str, figure: str) -> list[str]:
    place = sentence.index(figure)
    return [one.value for one in period_suggestions(sentence, place, Period.parse("2024-03-14"))]


def test_time_of_a_compared_figure_is_not_that_of_the_other() -> None:
    sentence = "Ship calls were down to 7,340 from 7,815 in 2022."
    assert periods(sentence, "7,340") == []
    assert periods(sentence, "7,815") == ["2022"]
    assert periods("The fund took 5 million yuan from 300 firms in 2016.", "5 million") == ["2016"]
    assert periods("More than 12,000 of them moved in last year.", "More") == ["2023"]


def test_year_earlier_is_counted_from_the_year_that_is_named() -> None:
    sentence = "It had 402,600 at the end of 2021, up from 395,000 a year earlier."
    assert periods(sentence, "402,600")[0] == "2021-12-31"
    assert periods(sentence, "395,000")[0] == "2020"
    assert periods("It had 395,000 a year earlier.", "395,000") == ["2023"]


def test_what_was_planned_before_is_no_target() -> None:
    assert list(status_suggestions("It cost 40 million more than planned.", 8)) == []
    assert [one.value for one in status_suggestions("It has planned 40 firms.", 15)] == ["target"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Die Stadt hat 1.234 Firmen und rund 230 Labore. Das Budget ist nicht von der Bank.", "German"),
        ("La ville compte 1 234 entreprises et les services sont dans une zone.", "French"),
        ("В городе 1 234 фирмы, на 5,4% больше.", "Cyrillic"),
        ("يوجد في المدينة 1234 شركة", "Arabic"),
        ("市の人口は約230万人で、前年より5.4%増えた。", "Japanese"),
    ],
)
def test_text_in_a_language_without_a_sieve_is_refused(text: str, named: str) -> None:
    with pytest.raises(Stop, match=named):
        scan(text, "a.txt")
    assert scan(text, "a.txt", language="en").mentions


@pytest.mark.parametrize("text", ["230 Firmen", "In the Rue de la Paix and the Via del Corso 12 firms closed.", "12"])
def test_names_from_elsewhere_make_no_other_language(text: str) -> None:
    assert language_of(text) == "en"


def test_people_are_no_name_behind_a_decimal() -> None:
    (first, _) = [one for one in scan("全市常住人口约892.5万人,失业率为4.8%。", "a.txt").mentions if one.figure]
    assert first.figure is not None
    assert first.figure.value.value == 8_925_000
