"""The cache: faster, and otherwise as if it were not there, whatever lies in it and whoever else uses it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from case_folders import case_folders
from hypothesis import given, settings
from hypothesis import strategies as st
from making import ROOT, Folder, Gzcheck, claim, source

from gzcheck import engine, reading
from gzcheck.model import Corpus, PhraseError
from gzcheck.phrases import kept
from gzcheck.reading import cache
from gzcheck.reading.cache import Cache, FileMemory, default_folder
from gzcheck.reading.document import Document, NotKept, packed, unpacked
from gzcheck.reading.loader import CorpusError, load
from gzcheck.reading.yaml import read_yaml


def loaded(folder: Path, place: Path) -> Corpus:
    return load(folder, memory=FileMemory(Cache(place)))


def seen(corpus: Corpus) -> str:
    """All that a run makes of a corpus, with every place in it."""
    report = engine.check(corpus)
    marks = [dict(claim.marks) for claim in corpus.claims]
    lines = {path: list(lines) for path, lines in corpus.lines.items()}
    return repr((report, corpus.claims, corpus.faults, corpus.skipped, corpus.identities, marks, lines))


def entries(place: Path) -> list[Path]:
    return sorted(place.glob("*.json"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def filled(folder: Folder, place: Path) -> Folder:
    """A corpus that was read once."""
    folder.source("a", claim("x", "12.50e6", "12.50 million firms"), claim("y", "1.0e3", "1.0 thousand", unit="count"))
    folder.source("b", claim("x", "13", "13 firms"))
    seen(loaded(folder.path, place))
    return folder


# ---------------------------------------------------------------- it changes nothing


@pytest.mark.parametrize("name", ["claims", *(str(one.relative_to(ROOT)) for one in case_folders())])
def test_cold_and_warm_are_the_same(name: str, place: Path) -> None:
    folder = ROOT / name
    try:
        without = seen(load(folder))
    except CorpusError:
        pytest.skip("a case of a corpus that cannot be loaded")
    assert [seen(loaded(folder, place)) for _ in range(2)] == [without, without]


@pytest.mark.parametrize("arguments", [["conflicts"], ["validate"], ["conflicts", "--format", "json"], ["claims"]])
def test_cold_and_warm_print_the_same(
    arguments: list[str], gzcheck: Gzcheck, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [*arguments, "--corpus", str(ROOT / "claims")]
    without = gzcheck(*command, "--no-cache")
    monkeypatch.setenv("GZCHECK_CACHE_DIR", str(place))
    assert [gzcheck(*command) for _ in range(2)] == [without, without]
    assert entries(place)


def test_nothing_that_did_not_change_is_read_twice(
    filled: Folder, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counting(path: str, content: bytes) -> Document:
        read.append(path)
        return read_yaml(path, content)

    monkeypatch.setattr(reading, "read_yaml", counting)
    monkeypatch.setattr("gzcheck.phrases.read.read_printed", lambda claim: pytest.fail(f"{claim.id} is read again"))
    before = seen(loaded(filled.path, place))
    assert read == []
    monkeypatch.undo()
    monkeypatch.setattr(reading, "read_yaml", counting)
    filled.source("b", claim("x", "14", "14 firms"))
    assert seen(loaded(filled.path, place)) != before
    assert [Path(path).name for path in read] == ["b.yaml"]


_TEXT = st.text(st.characters(exclude_categories=()), max_size=12)
_SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**39), 10**39), st.decimals(allow_nan=False, allow_infinity=False), _TEXT
)
_DATA = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4), max_leaves=25
)


@given(_DATA)
def test_what_is_kept_comes_back(data: object) -> None:
    check_comes_back(f"a: {json.dumps(data, default=str)}\n".encode())


_PIECES = [
    "a: ",
    "\n",
    "- ",
    "  b: ",
    "1.50e3",
    ".5",
    "+1.0e9",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'x'",
    '"\\0"',
    '"": 1',
    "12",
]
_PIECES += ["<<: ", "&a ", "*a ", "! ", "é", "\u2028", "\r\n", "#c\n", "a: [1.0, {b: 2.50}]\n", "c:\n  - 1.20\n"]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(_PIECES), max_size=14))
def test_hostile_files_come_back_or_are_not_kept(parts: list[str]) -> None:
    check_comes_back("".join(parts).encode())


def check_comes_back(content: bytes) -> None:
    document = read_yaml("x.yaml", content)
    try:
        plain = json.loads(json.dumps(packed(document)))
    except NotKept:
        return
    again = unpacked("x.yaml", content, plain)
    assert repr(again.data) == repr(document.data)
    assert list(again.lines) == list(document.lines)
    assert list(places(again, again.data)) == list(places(document, document.data))


def places(document: Document, node: object) -> Iterator[object]:
    """The marks of every container, and how its numbers are written."""
    if isinstance(node, dict | list):
        yield dict(document.positions[id(node)])
        for value in node.values() if isinstance(node, dict) else node:
            yield document.texts.get(id(value))
            yield from places(document, value)


def test_why_a_fragment_cannot_be_read_is_kept_too(folder: Folder, place: Path) -> None:
    folder.source("a", claim("x", "12", "12 firms in 4 parks"), claim("y", "2/3", "two-thirds of firms", unit="ratio"))
    first, second = (
        kept.readings_of(corpus.claims, memory=corpus.memory)
        for corpus in (loaded(folder.path, place) for _ in range(2))
    )
    assert isinstance(first["a/x"], PhraseError)
    assert repr(first["a/x"]) == repr(second["a/x"])
    assert first["a/y"] == second["a/y"]


# ---------------------------------------------------------------- whatever lies in it


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content + b" ",
        lambda content: content.replace(b"12.50e6", b"99.50e6"),
        lambda content: b"\x80\x04\x95" + content,
        lambda content: os.urandom(len(content)),
        lambda content: b"[" * 200_000,
    ],
)
def test_damaged_entries_are_read_anew(filled: Folder, place: Path, damage: object) -> None:
    without = seen(load(filled.path))
    before = {path: path.read_bytes() for path in entries(place)}
    for path in entries(place):
        path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert seen(loaded(filled.path, place)) == without
    assert {path: path.read_bytes() for path in entries(place)} == before, "what was damaged is there again"


@pytest.mark.parametrize(
    "plain",
    [None, 1, [], {}, {"data": 1}, {"data": {"a": []}, "marks": "AAAA"}, {"data": {"a": 1}, "marks": "!"}, [[]]],
)
def test_entries_of_another_form_are_read_anew(filled: Folder, place: Path, plain: object) -> None:
    without = seen(load(filled.path))
    store = Cache(place)
    for path in entries(place):
        store.keep(path.stem, plain)
    assert seen(loaded(filled.path, place)) == without


def test_an_entry_under_another_name_is_none(filled: Folder, place: Path) -> None:
    without = seen(load(filled.path))
    first, *others = entries(place)
    for path in others:
        shutil.copy(first, path)
    assert seen(loaded(filled.path, place)) == without


@pytest.mark.parametrize("what", ["version", "stamps", "face"])
def test_another_version_has_entries_of_its_own(
    filled: Folder, place: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    before = entries(place)
    if what == "version":
        monkeypatch.setattr(sys, "version", "3.99")
    elif what == "stamps":
        monkeypatch.setattr(cache, "_stamps", lambda: [("yaml.py", 1, 2)])
    else:
        monkeypatch.setattr(cache, "_face", lambda: b"another")
    loaded(filled.path, place)
    assert len(entries(place)) > len(before)
    assert set(before) < set(entries(place))


def test_a_folder_that_others_may_enter_is_not_used(filled: Folder, place: Path) -> None:
    for path in entries(place):
        path.unlink()
    place.chmod(0o755)
    loaded(filled.path, place)
    assert entries(place) == []


def test_a_folder_of_somebody_else_is_not_used(filled: Folder, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = filled.path.joinpath("corpus.yaml").read_bytes()
    store = Cache(place)
    assert store.recall(store.key("corpus", cache.sha256(content).digest())) is not None
    monkeypatch.setattr(os, "geteuid", lambda: os.stat(place).st_uid + 1)
    assert Cache(place).recall(store.key("corpus", cache.sha256(content).digest())) is None


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_an_entry_that_is_no_plain_file_is_none(filled: Folder, place: Path, tmp_path: Path, kind: str) -> None:
    without = seen(load(filled.path))
    for path in entries(place):
        aside = tmp_path / path.name
        path.rename(aside)
        if kind == "link":
            path.symlink_to(aside)
        elif kind == "pipe":
            os.mkfifo(path)
        else:
            path.mkdir()
    assert seen(loaded(filled.path, place)) == without


def test_a_linked_folder_is_not_used(filled: Folder, place: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(place)
    store = Cache(tmp_path / "link")
    store.keep(store.key("x"), 1)
    assert store.recall(store.key("x")) is None


def test_broken_files_are_not_kept(folder: Folder, place: Path) -> None:
    loaded(folder.path, place)
    before = entries(place)
    folder.write("sources/a.yaml", source("a", claim("x", "12", "12 firms")).replace("publisher", "publsher"))
    folder.write("sources/b.yaml", "a: [")
    folder.write("sources/c.yaml", "a: 1\na: 2\n")
    assert len(loaded(folder.path, place).faults) >= 3
    assert entries(place) == before


# ---------------------------------------------------------------- no cache is no error


@pytest.mark.parametrize("kind", ["file", "below a file", "NUL", "nowhere"])
def test_where_nothing_can_be_written_there_is_no_cache(filled: Folder, tmp_path: Path, kind: str) -> None:
    (tmp_path / "file").write_text("")
    places = {"file": "file", "below a file": "file/cache", "NUL": "a\0b", "nowhere": "/proc/nowhere/cache"}
    assert seen(loaded(filled.path, tmp_path / places[kind])) == seen(load(filled.path))


def test_a_full_disk_is_no_error(filled: Folder, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    shutil.rmtree(place)
    monkeypatch.setattr(os, "replace", full)
    assert seen(loaded(filled.path, place)) == seen(load(filled.path))
    assert list(place.iterdir()) == [], "half-written entries are removed"


def test_code_that_cannot_be_looked_at_has_no_cache(
    filled: Folder, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> bytes:
        raise FileNotFoundError

    before = entries(place)
    monkeypatch.setattr(cache, "_face", gone)
    assert seen(loaded(filled.path, place)) == seen(load(filled.path))
    assert entries(place) == before


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", None),
        ({"HOME": ""}, "linux", None),
        ({"HOME": "relative"}, "linux", None),
        ({"HOME": "/home/a"}, "linux", "/home/a/.cache/gzcheck"),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "/var/x"}, "linux", "/var/x/gzcheck"),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "x"}, "linux", "/home/a/.cache/gzcheck"),
        ({"HOME": "/Users/a"}, "darwin", "/Users/a/Library/Caches/gzcheck"),
        ({}, "win32", None),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/gzcheck/cache"),
    ],
)
def test_default_folder(environment: dict[str, str], platform: str, expected: str | None) -> None:
    found = default_folder(environment, platform)
    assert (None if found is None else found.as_posix()) == expected


def test_no_cache_reads_and_writes_none(
    filled: Folder, gzcheck: Gzcheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GZCHECK_CACHE_DIR", str(tmp_path / "named"))
    gzcheck("validate", "--corpus", filled.path, "--no-cache")
    assert not (tmp_path / "named").exists()
    gzcheck("validate", "--corpus", filled.path)
    assert entries(tmp_path / "named")


def test_a_settings_file_cannot_name_a_cache(filled: Folder, gzcheck: Gzcheck, tmp_path: Path) -> None:
    (tmp_path / "gzcheck.toml").write_text('cache_dir = "mine"\n')
    assert gzcheck("validate", "--corpus", filled.path).code == 2


# ---------------------------------------------------------------- many at once, and its size


def test_two_at_once_are_safe(filled: Folder, place: Path) -> None:
    without = seen(load(filled.path))
    shutil.rmtree(place)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: seen(loaded(filled.path, place)), range(12))) == {without}
    assert all(path.suffix == ".json" for path in place.iterdir()), "no draft is left"


def test_the_oldest_entries_make_room(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Cache(place)
    now = cache._now()
    for number in range(5):
        store.keep(f"{number}", "x" * 1000)
        os.utime(place / f"{number}.json", (now - number, now - number))
    monkeypatch.setattr(cache, "MAX_BYTES", 2500)
    Cache(place).keep("new", "x")
    assert [path.stem for path in entries(place)] == ["0", "1", "new"]


def test_what_nobody_used_for_long_is_deleted(place: Path) -> None:
    store, now = Cache(place), cache._now()
    for name, age in (("used", 2), ("unused", cache.MAX_AGE + 60)):
        store.keep(name, 1)
        os.utime(place / f"{name}.json", (now - age, now - age))
    os.utime(place / "used.json", (now - 2 * cache.REFRESHED, now - 2 * cache.REFRESHED))
    assert store.recall("used") == 1
    assert now - os.stat(place / "used.json").st_mtime < 60, "its use is noted"
    Cache(place).keep("new", 1)
    assert [path.stem for path in entries(place)] == ["new", "used"]
