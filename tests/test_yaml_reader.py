"""YAML bytes become plain values with positions; digits stay as written."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gzcheck.reading.document import Document
from gzcheck.reading.yaml import MAX_DEPTH, read_yaml


def read(text: str) -> Document:
    return read_yaml("x.yaml", text.encode())


def only(document: Document) -> tuple[str, str]:
    """Rule and place of the one fault."""
    (fault,) = document.faults
    return fault.rule.name, str(fault.location)


# ---------------------------------------------------------------- values by the core schema


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-12", -12),
        ("+12", 12),
        ("9" * 40, int("9" * 40)),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        # in YAML 1.1 these are booleans, dates, sexagesimals, octals and grouped numbers
        ("no", "no"),
        ("NO", "NO"),
        ("on", "on"),
        ("2017-08-06", "2017-08-06"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ('"12"', "12"),
        ("'true'", "true"),
        ("2/3", "2/3"),
        ("../2017", "../2017"),
        ("1.2.3", "1.2.3"),
        ("1e", "1e"),
    ],
)
def test_scalar(text: str, value: object) -> None:
    document = read(f"key: {text}")
    assert document.data == {"key": value}
    assert type(document.data["key"]) is type(value)
    assert not document.faults


@pytest.mark.parametrize("text", ["14.68e9", "1.20", "61e9", "0.0", "-3.50", "1e-30", "1E+30", ".5", "5."])
def test_float_keeps_its_digits(text: str) -> None:
    value = read(f"key: {text}").data["key"]
    assert isinstance(value, Decimal)
    assert value.as_tuple() == Decimal(text).as_tuple()


@pytest.mark.parametrize(
    "text",
    [
        "9" * 41,
        "1." + "0" * 40,
        "1e31",
        "1e-31",
        "1e99999999999",
        "0x1F",
        "0o17",
        "0012",
        "-012",
        ".nan",
        ".inf",
        "-.INF",
    ],
)
def test_number_beyond_the_limits_is_a_fault_and_nothing_else(text: str) -> None:
    document = read(f"first: 1\nkey: {text}\nlast: 2\n")
    assert only(document) == ("unsafe-yaml", "x.yaml:2:6")
    assert document.data == {"first": 1, "key": None, "last": 2}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_every_decimal_comes_back_as_it_was_written(number: Decimal) -> None:
    assert read(f"key: {number:f}").data["key"].as_tuple() == number.as_tuple()


leaves = st.integers(-9, 9) | st.sampled_from(["a", "b c", "ü", "是"])
trees = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("klm"), inner, max_size=3)
)


@given(trees)
def test_flow_style_reads_as_the_data_it_shows(data: object) -> None:
    assert read(repr(data)).data == data


# ---------------------------------------------------------------- positions


def test_every_key_and_value_has_its_place() -> None:
    document = read("source:\n  id: a\nclaims:\n  - id: b\n    value: 12\n  - {id: c, value: 13}\n")
    assert str(document.at(("source", "id"))) == "x.yaml:2:7"
    assert str(document.at(("source", "id"), key=True)) == "x.yaml:2:3"
    assert str(document.at(("claims", 0))) == "x.yaml:4:5"
    assert str(document.at(("claims", 1, "value"))) == "x.yaml:6:20"


def ends(text: str, *pointer: str | int) -> str:
    """Start and end of a value: "2:7-2:8"."""
    place = read(text).at(pointer)
    return f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"


ENDS = [
    ("a: 12\n", ("a",), "1:4-1:6"),
    ("a: 12   # why\n", ("a",), "1:4-1:6"),
    ("a: '12'\r\nb: 1\r\n", ("b",), "2:4-2:5"),
    ("a:\n", ("a",), "1:3-1:3"),
    ("a: [1, [2, 3]] # b\nc: 1\n", ("a",), "1:4-1:15"),
    ("a: [1,\n  [2, 3],\n]\n", ("a", 1), "2:3-2:9"),
    ("a: [1,\n  [2, 3],\n]\n", ("a",), "1:4-3:2"),
    ("a: {b: 1,\n  c: 2}\nd: 1\n", ("a",), "1:4-2:8"),
    ("a:\n  - b: 1\n    c: 2\n\n# behind\nd: 1\n", ("a",), "2:3-3:9"),
    ("a:\n  - b: 1\n    c: 2\n  # between\n  - d: 3\n", ("a", 0), "2:5-3:9"),
    ("a:\n  - b: 1\n    c: [2,\n     3]\n", ("a", 0), "2:5-4:8"),
    ("- - - 1\n- 2\n", (0,), "1:3-1:8"),
    ("a: []\n", ("a",), "1:4-1:6"),
    ("a: 'one\n  two'\n", ("a",), "1:4-2:7"),
    ("a: one\n  two\nb: 1\n", ("a",), "1:4-2:6"),
    ("a: |\n  one\n  two\nb: 1\n", ("b",), "4:4-4:5"),
    ("a: 广州 # 市\nb: 😀😀\n", ("a",), "1:4-1:6"),
    ("a: 广州 # 市\nb: 😀😀\n", ("b",), "2:4-2:6"),
    ("a: x\rb: yy\r", ("b",), "2:4-2:6"),
    ("a: 'x\u2028y\u2029\x85'\nb: yy\n", ("a",), "1:4-1:11"),
    ("a: 'x\u2028y\u2029\x85'\nb: yy\n", ("b",), "2:4-2:6"),
    ("# \u2028\nb: yy\n", ("b",), "2:4-2:6"),
]


@pytest.mark.parametrize(("text", "pointer", "place"), ENDS, ids=[text for text, _, _ in ENDS])
def test_every_value_has_an_end(text: str, pointer: tuple[str | int, ...], place: str) -> None:
    assert ends(text, *pointer) == place


@pytest.mark.parametrize("char", "\x85\u2028\u2029")
def test_what_is_no_line_break_stays_in_the_text(char: str) -> None:
    document = read(f"a: x{char}y\nb{char}: 'p{char}'\nc: 1 \ue000\n")
    assert document.data == {"a": f"x{char}y", f"b{char}": f"p{char}", "c": "1 \ue000"}
    assert len(document.lines) == 3


@given(st.lists(st.sampled_from(["a: 1", "b: 广", "c: '\u2028'", "# \x85", "d: [1, 2]"]), max_size=6, unique=True))
def test_place_and_line_fit_whatever_ends_the_lines(lines: list[str]) -> None:
    for end in ("\n", "\r\n", "\r"):
        document = read(end.join([*lines, "last: here"]))
        place = document.at(("last",))
        assert document.line(place.line)[place.column - 1 : place.end_column - 1] == "here"


def test_place_of_something_missing_is_that_of_what_holds_it() -> None:
    assert str(read("claims:\n  - id: b\n").at(("claims", 0, "value", "low"))) == "x.yaml:2:5"


def test_columns_count_characters_not_bytes() -> None:
    assert str(read("{名: 广州, b: 1}").at(("b",))) == "x.yaml:1:12"


def test_lines_of_the_file_can_be_shown() -> None:
    document = read("a: 1\nb: 2\n")
    assert (document.line(2), document.line(0), document.line(9)) == ("b: 2", "", "")


# ---------------------------------------------------------------- what is not allowed


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("a: &x 1\nb: *x\n", "unsafe-yaml", "x.yaml:2:4"),
        ("a: !!str 1\n", "unsafe-yaml", "x.yaml:1:4"),
        ("a: !!python/object/apply:os.system [ls]\n", "unsafe-yaml", "x.yaml:1:4"),
        ("a: !mine {b: 1}\n", "unsafe-yaml", "x.yaml:1:4"),
        ("!!map {a: 1}\n", "unsafe-yaml", "x.yaml:1:1"),
        ("a: 1\n<<: {b: 2}\n", "unsafe-yaml", "x.yaml:2:1"),
        ("a: 1\n---\nb: 2\n", "unsafe-yaml", "x.yaml:2:1"),
        ("? [a, b]\n: 1\n", "unsafe-yaml", "x.yaml:1:3"),
        ("? {a: b}\n: 1\n", "unsafe-yaml", "x.yaml:1:3"),
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", "x.yaml:3:1"),
        ("a: 1\n'a': 3\n", "duplicate-key", "x.yaml:2:1"),
        ("a: [1, {b: 1, b: 2}]\n", "duplicate-key", "x.yaml:1:15"),
        ("", "yaml-syntax", "x.yaml:1:1"),
        (" \n\n", "yaml-syntax", "x.yaml:1:1"),
        ("a: 'open\n", "yaml-syntax", "x.yaml:1:9"),
        ("a: 1\n b: 2\n", "yaml-syntax", "x.yaml:2:3"),
        ("a: 1\n\tb: 2\n", "yaml-syntax", "x.yaml:2:1"),
        ("a: 1\nb: x\x1b[31m\n", "yaml-syntax", "x.yaml:2:5"),
        ("a: 1\nb: x\x00\n", "yaml-syntax", "x.yaml:2:5"),
        ("a: 广州\nb: 是\x07\n", "yaml-syntax", "x.yaml:2:5"),
    ],
)
def test_breach_has_its_place(text: str, rule: str, place: str) -> None:
    assert only(read(text)) == (rule, place)


def test_first_value_of_a_duplicate_key_is_kept() -> None:
    assert read("a: 1\na: 2\n").data == {"a": 1}


def test_reading_goes_on_behind_an_alias() -> None:
    assert read("a: &x 1\nb: *x\nc: 2\n").data == {"a": 1, "b": None, "c": 2}


def test_quoted_merge_sign_is_an_ordinary_key() -> None:
    assert read('"<<": 1\n').data == {"<<": 1}


@pytest.mark.parametrize(("depth", "allowed"), [(MAX_DEPTH, True), (MAX_DEPTH + 1, False)])
@pytest.mark.parametrize("pair", ["[]", "{}"])
def test_depth_limit(depth: int, allowed: bool, pair: str) -> None:
    opening = "[" if pair == "[]" else "{a: "
    document = read(opening * depth + "1" + pair[1] * depth)
    assert (not document.faults) == allowed


DEEP = ["[" * 3000 + "]" * 3000, "[" * 3000, "- " * 3000 + "x", "{a: " * 3000, "? " * 3000 + "x"]


@pytest.mark.parametrize("text", DEEP, ids=["lists", "unclosed", "block", "mappings", "keys"])
def test_deep_nesting_is_one_fault(text: str) -> None:
    assert only(read(text))[0] == "unsafe-yaml"


@pytest.mark.parametrize(("text", "column"), [("[" * 5000, 34), ("- " * 5000 + "x", 65), ("{a: " * 5000, 127)])
def test_own_limit_comes_before_that_of_the_library(text: str, column: int) -> None:
    """Libyaml refuses a thousand levels itself, before it has told of the first."""
    (fault,) = read("first: 1\nsecond:\n  " + text).faults
    assert fault.message == "nesting deeper than 32 levels is not allowed here"
    assert (fault.location.line, fault.location.column) == (3, column)


def test_conflict_markers_are_called_by_their_name() -> None:
    text = "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n"
    (fault,) = read(text).faults
    assert (str(fault.location), fault.message) == ("x.yaml:2:1", "git's conflict markers stand in the file")


def test_line_of_equal_signs_is_no_conflict_marker() -> None:
    assert not read("a: |\n  x\n  =======\n  <<<<<<< y\n").faults


def test_byte_order_mark_is_a_fault_but_the_rest_is_read() -> None:
    document = read_yaml("x.yaml", b"\xef\xbb\xbfa: 1\n")
    assert only(document) == ("bad-encoding", "x.yaml:1:1")
    assert document.data == {"a": 1}


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"a: 1\nb: \xff\n", "x.yaml:2:4"),
        (b"\xff\xfea\x00:\x00", "x.yaml:1:1"),
        ("是: ".encode() + b"\xe6\x98", "x.yaml:1:4"),
    ],
)
def test_bytes_that_are_not_utf_8(content: bytes, place: str) -> None:
    document = read_yaml("x.yaml", content)
    assert only(document) == ("bad-encoding", place)
    assert document.data is None


wild = st.binary(max_size=60) | st.text("{}[]&*!|>'\"%@`:-? #,\n\tab1\x1b是", max_size=60).map(str.encode)


@given(wild)
def test_whatever_is_in_a_file_faults_point_into_it(content: bytes) -> None:
    document = read_yaml("x.yaml", content)
    assert all(1 <= fault.location.line <= len(document.lines) + 1 for fault in document.faults)


@given(wild)
def test_nothing_is_lost_without_a_fault(content: bytes) -> None:
    document = read_yaml("x.yaml", content)
    if document.data is None and not document.faults:
        assert yaml.safe_load(content) is None


ENTRIES = "source:\n  id: a\n  title: T\nclaims:\n  - id: x\n    value: 3\n    unit: count\n  - id: y\n    value: 4\n"


@pytest.mark.parametrize(
    ("right", "wrong", "hint"),
    [
        ("    unit", "      unit", "line 7 is indented by 6, the lines around it by 0 and 4"),
        ("    unit", "   unit", "line 7 is indented by 3, the lines around it by 0 and 4"),
        ("  - id: y", " - id: y", "line 8 is indented by 3, the lines around it by 0 and 4"),
        ("  title", "   title", "line 3 is indented by 3, the lines around it by 0 and 2"),
        ("    unit", "\tunit", "indent line 7 with spaces: YAML takes no tabs there"),
        ("title: T", "title: a: b", 'put a text that holds ": " in quotes'),
    ],
)
def test_what_to_do_about_a_line_that_is_indented_wrongly(right: str, wrong: str, hint: str) -> None:
    (fault,) = read(ENTRIES.replace(right, wrong, 1)).faults
    assert fault.hint.startswith(hint)
