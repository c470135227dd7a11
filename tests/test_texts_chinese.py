"""Chinese texts: which numbers are figures, what they say, and what is none; a row of a table is one kind."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from annotated import Score, measure, score

from gzcheck.model import Mention, NoFigure, Outcome
from gzcheck.texts.scanner import scan

Row = tuple[str, str, str]


def mentions_in(text: str) -> tuple[Mention, ...]:
    return scan(text, "text.txt", language="zh").mentions


def shown(mention: Mention) -> tuple[str, str, str]:
    """The value (a range with "to"), the unit and the hedge of a mention."""
    assert mention.figure is not None, (mention.printed, mention.reason, mention.kind)
    figure = mention.figure
    value = str(figure.value) if figure.upper is None else f"{figure.value} to {figure.upper}"
    return value, figure.unit.name, figure.hedge.value


def figures_in(text: str) -> list[tuple[str, str, str]]:
    return [shown(mention) for mention in mentions_in(text) if mention.outcome is not Outcome.NO_FIGURE]


PARTS: list[tuple[str, list[Row]]] = [
    ("园区三分之一的企业拥有发明专利。", [("1/3", "ratio", "bare")]),
    ("其中四分之一须在年底前交付。", [("1/4", "ratio", "bare")]),
    ("近半数投向初创企业。", [("1/2", "ratio", "nearly")]),
    ("企业数量翻一番。", [("2", "ratio", "bare")]),
    ("每十人中有三人从事研发。", [("3/10", "ratio", "bare")]),
    ("每10人中至少有4人参加过救灾。", [("2/5", "ratio", "at-least")]),
    ("每五名受害者中就有一名是学生。", [("1/5", "ratio", "bare")]),
    ("每100株里有5株枯死。", [("5", "percent", "bare")]),
    ("收入不足上年的八成。", [("80", "percent", "under")]),
    ("预算不到北江队的六成。", [("60", "percent", "under")]),
    ("收入约为上年同期的1.5倍。", [("1.5", "ratio", "about")]),
    ("员工减少一成半。", [("-15", "percent", "bare")]),
    ("增速比上年提高0.4个百分点。", [("0.4", "percentage-point", "bare")]),
    ("毛利率同比+2.6pct。", [("2.6", "percentage-point", "bare")]),
    ("三次产业结构为8:41:51。", [("8", "ratio", "bare"), ("41", "ratio", "bare"), ("51", "ratio", "bare")]),
    ("每万人口发明专利拥有量达86件。", [("86", "per-10000", "bare")]),
    ("每10万人中由8,930人上升为15,467人。", [("8930", "per-100000", "bare"), ("15467", "per-100000", "bare")]),
    ("全县2/3的乡镇恢复供电。", [("2/3", "ratio", "bare")]),
    ("每卖出两辆车就有一辆是新能源。", [("1/2", "ratio", "bare")]),
]
RANGES: list[tuple[str, list[Row]]] = [
    ("累计雨量80至120毫米。", [("80 to 120", "mm", "range")]),
    ("成交价格为11.26元/股至12.83元/股。", [("11.26 to 12.83", "CNY", "range")]),
    ("救出七八名村民。", [("7 to 8", "count", "range")]),
    ("公司有五六百名员工。", [("500 to 600", "count", "range")]),
    ("一个十七八岁的少年。", [("17 to 18", "year", "range")]),
    ("三至五成的用户。", [("30 to 50", "percent", "range")]),
    ("净利润下降30%至50%。", [("-50 to -30", "percent", "range")]),
    ("气温将下降8～12℃。", [("-12 to -8", "celsius-difference", "range")]),
    ("最低气温-5℃至-2℃。", [("-5 to -2", "celsius", "range")]),
    ("平原地区0至3℃。", [("0 to 3", "celsius", "range")]),
    ("股价下跌20元至380元。", [("-20", "CNY", "bare"), ("380", "CNY", "bare")]),
    ("由10%至20%。", [("10", "percent", "bare"), ("20", "percent", "bare")]),
]
LENGTHS: list[tuple[str, list[Row]]] = [
    ("任期尚余一年零两个月。", [("14", "month", "bare")]),
    ("历时三年半。", [("3.5", "year", "bare")]),
    ("推迟半小时。", [("0.5", "hour", "bare")]),
    ("行车约需1小时12分钟。", [("72", "minute", "about")]),
    ("地铁只需一刻钟。", [("15", "minute", "bare")]),
    ("须在12个月内交付。", [("12", "month", "at-most")]),
    ("一名年近六旬的女性。", [("60", "year", "nearly")]),
    ("推迟近两个小时。", [("2", "hour", "nearly")]),
    ("老人等了四五十分钟。", [("40 to 50", "minute", "range")]),
    ("步行十分钟即可到达。", [("10", "minute", "bare")]),
    ("身高1米92。", [("1.92", "m", "bare")]),
]
COUNTS: list[tuple[str, list[Row]]] = [
    ("掩埋民房3栋，致一死两伤。", [("3", "count", "bare"), ("1", "count", "bare"), ("2", "count", "bare")]),
    ("伤者中一人重伤。", [("1", "count", "bare")]),
    ("邻近三县派出医疗队。", [("3", "count", "bare")]),
    ("六大高耗能行业。", [("6", "count", "bare")]),
    ("股东总数23,517户。", [("23517", "count", "bare")]),
    ("全市共接警情4,362起，同比持平。", [("4362", "count", "bare")]),
    ("数百万元到上亿元不等。", [("1000000", "CNY", "order"), ("100000000", "CNY", "at-least")]),
    ("上百家企业。", [("100", "count", "at-least")]),
    ("排名比上年前移一位。", [("1", "count", "bare")]),
    ("上证指数收于3088.64点。", [("3088.64", "count", "bare")]),
    ("县里启动四级应急响应。", [("4", "tier", "bare")]),
    ("第一大客户占31%。", [("1", "rank", "bare"), ("31", "percent", "bare")]),
    ("综合排名列第11位。", [("11", "rank", "bare")]),
    ("常规赛排名第二。", [("2", "rank", "bare")]),
    ("可能发生6级以上地震。", [("6", "magnitude", "at-least")]),
    ("前十车企占81%。", [("10", "rank", "at-most"), ("81", "percent", "bare")]),
    ("前10名股东合计持股57.36%。", [("10", "rank", "at-most"), ("57.36", "percent", "bare")]),
]
SIGNS: list[tuple[str, list[Row]]] = [
    ("已连续两个季度亏损。", [("2", "quarter", "bare")]),
    ("汇兑损益由收益210万元转为损失95万元。", [("2100000", "CNY", "bare"), ("-950000", "CNY", "bare")]),
    ("直接经济损失4.7亿元。", [("470000000", "CNY", "bare")]),
    ("净利润亏损862.7万元。", [("-8627000", "CNY", "bare")]),
    ("产量降至6821万吨。", [("68210000", "t", "bare")]),
    ("粮食减产12%。", [("-12", "percent", "bare")]),
    ("家具、玩具分别减少15.1%和9.6%。", [("-15.1", "percent", "bare"), ("-9.6", "percent", "bare")]),
    (
        "增速分别为-1.5%、1.9%和5.6%。",
        [("-1.5", "percent", "bare"), ("1.9", "percent", "bare"), ("5.6", "percent", "bare")],
    ),
    ("分别增长3.1%和下降0.8%。", [("3.1", "percent", "bare"), ("-0.8", "percent", "bare")]),
    ("均价跌破9000元。", [("9000", "CNY", "under")]),
    ("文盲率由4.08%下降为2.67%。", [("4.08", "percent", "bare"), ("2.67", "percent", "bare")]),
    ("平均审理周期缩短18天，为96天。", [("-18", "day", "bare"), ("96", "day", "bare")]),
    ("温度零下十五度。", [("-15", "celsius", "bare")]),
    ("净利润同比减亏2.3亿元。", [("230000000", "CNY", "bare")]),
    ("亏损5.8亿元，亏损额收窄1.3亿元。", [("-580000000", "CNY", "bare"), ("130000000", "CNY", "bare")]),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*PARTS, *RANGES, *LENGTHS, *COUNTS, *SIGNS],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_figures_of_a_sentence(text: str, expected: list[Row]) -> None:
    assert figures_in(text) == expected


NONE = [
    ("白茅河站22日3时30分出现洪峰。", "22日3时30分", NoFigure.DATE),
    ("截至4日，风力减弱。", "4日", NoFigure.DATE),
    ("前三季度由降转升。", "前三季度", NoFigure.PERIOD),
    ("近三年没有变化。", "近三年", NoFigure.PERIOD),
    ("三次产业发展均衡。", "三次产业", NoFigure.NAME),
    ("24小时值班。", "24小时", NoFigure.NAME),
    ("乘坐地铁8号线。", "8号线", NoFigure.NAME),
    ("“新三样”出口增长。", "“新三样”", NoFigure.NAME),
    ("一处山体滑坡。", "一处", NoFigure.IDIOM),
    ("成立了一支队伍。", "一支", NoFigure.IDIOM),
    ("统一部署。", "统一", NoFigure.IDIOM),
    ("按第五次普查结果修订。", "第五次", NoFigure.ORDINAL),
    ("第一，要加强管理。", "第一", NoFigure.ORDINAL),
    ("海岚队3比1战胜北江队。", "3比1", NoFigure.SCORE),
    ("会议以162票对38票通过议案。", "162票对38票", NoFigure.SCORE),
    ("二是加强管理。", "二是", NoFigure.SECTION),
    ("零就业家庭动态管理。", "零", NoFigure.IDIOM),
    ("以9秒98的成绩夺冠。", "9秒98", NoFigure.TIME),
]


@pytest.mark.parametrize(("text", "printed", "kind"), NONE)
def test_what_is_no_figure(text: str, printed: str, kind: NoFigure) -> None:
    (mention,) = mentions_in(text)
    assert (mention.outcome, mention.kind) == (Outcome.NO_FIGURE, kind)
    assert mention.printed.startswith(printed) or printed.startswith(mention.printed)


TABLE = """单位：亿元
项目\t2022年决算\t2023年执行\t增减（%）
税收收入\t477.4\t438.7\t-8.1
人均财力（元）\t9,812\t9,640\t-1.8
每股收益（元/股）\t0.31\t(0.03)\t不适用
"""


def test_rows_and_columns_say_the_unit() -> None:
    figures = [shown(mention)[:2] for mention in mentions_in(TABLE) if mention.outcome is Outcome.READ]
    assert figures == [
        ("47740000000", "CNY"),
        ("43870000000", "CNY"),
        ("-8.1", "percent"),
        ("9812", "CNY"),
        ("9640", "CNY"),
        ("-1.8", "percent"),
        ("0.31", "CNY"),
        ("-0.03", "CNY"),
    ]


def test_a_row_of_words_is_no_head() -> None:
    rows = (
        "项目\t2023年度\t2022年度\t同比增减\t说明\n"
        "净利润\t(3,420.55)\t1,876.30\t不适用\t由盈转亏\n"
        "员工（人）\t1,842\t1,905\t-3.31\t\n"
    )
    assert shown(mentions_in(rows)[-1]) == ("-3.31", "percent", "bare")


def test_a_fragment_begins_with_its_whole_word() -> None:
    assert [mention.printed for mention in mentions_in("服装出口减少8.4%。")] == ["减少8.4%"]


@pytest.mark.parametrize("piece", ["一", "12345", "每十人中有", "十一二三", "第一", "3至", "“一", "增长5.6%，"])
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    """Eight times the text may take at most sixteen times as long; squared growth would take 64 times."""
    short, long = (_seconds(piece * (length // len(piece))) for length in (2_000, 16_000))
    assert long < 16 * short + 0.2


def _seconds(text: str) -> float:
    def once() -> float:
        begin = process_time()
        scan(text, "text.txt", language="zh")
        return process_time() - begin

    return min(once(), once())


TEXTS = Path(__file__).parent / "texts"
FLOORS = {"read": 0.98, "right": 0.97, "signs": 0.98}
"""What the scanner does on the annotated Chinese texts, less a little."""
MOST_READ_AS_FIGURES = 0.02


def test_the_annotated_texts() -> None:
    total = Score()
    for annotation in sorted(TEXTS.glob("c*.yaml")):
        total = total.plus(score(annotation))
    values, report = measure(total), "\n".join(total.misses)
    for name, floor in FLOORS.items():
        assert values[name] >= floor, f"{name} is {values[name]:.3f}, below {floor}\n{report}"
    assert values["no_figure_read"] <= MOST_READ_AS_FIGURES, f"{values}\n{report}"
    assert total.missed == 0, report
    assert total.figures > 400
