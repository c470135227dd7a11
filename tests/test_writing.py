"""Files written whole or not at all, and entries put into lists without touching anything else."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gzcheck.reading.yaml import read_yaml
from gzcheck.writing import files
from gzcheck.writing.files import WriteError, locked, new_folder, rewrite
from gzcheck.writing.lists import block, with_entry

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and links are those of POSIX")


def write(path: Path, content: bytes = b"new") -> None:
    rewrite(path, lambda before: content)


# ---------------------------------------------------------------- files


def test_change_is_given_what_was_there(tmp_path: Path) -> None:
    seen: list[bytes | None] = []

    def change(before: bytes | None) -> bytes:
        seen.append(before)
        return (before or b"") + b"x"

    for _ in range(2):
        rewrite(tmp_path / "a", change)
    assert (seen, (tmp_path / "a").read_bytes()) == ([None, b"x"], b"xx")
    assert os.listdir(tmp_path) == ["a"]


@posix
@pytest.mark.parametrize("target", ["shared", "dangling"])
def test_link_is_followed_and_stays(tmp_path: Path, target: str) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "shared").write_bytes(b"old")
    (tmp_path / "a").symlink_to(f"other/{target}")
    write(tmp_path / "a")
    assert os.readlink(tmp_path / "a") == f"other/{target}"
    assert (tmp_path / "other" / target).read_bytes() == b"new"
    assert sorted(os.listdir(tmp_path)) == ["a", "other"]


@posix
def test_file_that_is_too_large_to_be_read_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(20 * 1024**3)
    with pytest.raises(WriteError, match="is larger than 256 MiB: remove it, or name another file"):
        write(path)
    assert path.stat().st_size == 20 * 1024**3
    assert os.listdir(tmp_path) == ["a"]


@posix
@pytest.mark.parametrize("kind", ["read-only", "folder", "pipe", "circle"])
def test_what_cannot_be_written_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    match kind:
        case "read-only":
            path.write_bytes(b"old")
            path.chmod(0o444)
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "circle":
            path.symlink_to("a")
    before = path.lstat()
    with pytest.raises(WriteError, match="is read-only" if kind == "read-only" else "cannot be written"):
        write(path)
    assert path.lstat() == before
    assert os.listdir(tmp_path) == ["a"]


@posix
def test_new_file_gets_the_mode_that_the_umask_says(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write(tmp_path / "a")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@posix
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_mode_stays(tmp_path: Path, mode: int) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(mode)
    write(tmp_path / "a")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_owner_stays(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    os.chown(tmp_path / "a", 1234, 2345)
    write(tmp_path / "a")
    found = (tmp_path / "a").stat()
    assert (found.st_uid, found.st_gid) == (1234, 2345)


@posix
def test_file_and_folder_are_written_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode)))
    write(tmp_path / "a")
    assert synced == [False, True]


def test_failed_change_leaves_all_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def fail(before: bytes | None) -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rewrite(tmp_path / "a", fail)
    assert (os.listdir(tmp_path), (tmp_path / "a").read_bytes()) == (["a"], b"old")


def test_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"new")
    before = (tmp_path / "a").stat()
    write(tmp_path / "a")
    assert (tmp_path / "a").stat() == before


@posix
@pytest.mark.parametrize("name", [".a.lock", ".a.0a1b2c3d.tmp"])
def test_what_lies_in_the_place_of_a_lock_is_named_and_of_a_draft_is_no_hindrance(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    if name.endswith(".tmp"):
        write(tmp_path / "a")
        assert (tmp_path / "a").read_bytes() == b"new"
        return
    with pytest.raises(WriteError, match=r"a cannot be written: .*/\.a\.lock is in the way; remove it"):
        write(tmp_path / "a")


# ---------------------------------------------------------------- locks


def test_held_lock_is_waited_for(tmp_path: Path) -> None:
    order = []

    def hold() -> None:
        with locked(tmp_path / "a"):
            order.append("first")
            time.sleep(0.2)
            order.append("first ends")

    thread = threading.Thread(target=hold)
    thread.start()
    while not order:
        time.sleep(0.01)
    with locked(tmp_path / "a"):
        order.append("second")
    thread.join()
    assert order == ["first", "first ends", "second"]
    assert os.listdir(tmp_path) == []


def test_lock_that_stays_taken_is_told(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "a"),
        pytest.raises(WriteError, match="another gzcheck is writing"),
        locked(tmp_path / "a", 0),
    ):
        pass


@posix
def test_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from gzcheck.writing.files import locked\n"
        "with locked(Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path / "a"], check=False)
    assert os.listdir(tmp_path) == [".a.lock"]
    write(tmp_path / "a")
    assert os.listdir(tmp_path) == ["a"]


@posix
@pytest.mark.parametrize(("folder", "lock"), [(0o755, 0o600), (0o775, 0o660), (0o777, 0o666)])
def test_lock_can_be_opened_by_those_who_may_write_and_nobody_else(tmp_path: Path, folder: int, lock: int) -> None:
    tmp_path.chmod(folder)
    with locked(tmp_path / "a"):
        assert stat.S_IMODE((tmp_path / ".a.lock").stat().st_mode) == lock


@posix
def test_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / ".a.lock").symlink_to("elsewhere")
    with pytest.raises(WriteError, match="cannot be written"):
        write(tmp_path / "a")
    assert not (tmp_path / "elsewhere").exists()


# ---------------------------------------------------------------- folders


def test_folder_is_made_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = {"a": b"1", "b/c": b"2"}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "replace", full)
    with pytest.raises(WriteError, match="No space left"):
        new_folder(tmp_path / "made", contents)
    assert os.listdir(tmp_path) == []
    monkeypatch.undo()
    new_folder(tmp_path / "made", contents)
    assert (tmp_path / "made" / "b" / "c").read_bytes() == b"2"
    assert os.listdir(tmp_path) == ["made"]
    with pytest.raises(WriteError, match="is not empty"):
        new_folder(tmp_path / "made", contents)


@posix
@pytest.mark.parametrize("is_there", [False, True])
def test_files_of_a_new_folder_reach_the_disk_before_they_get_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    synced: set[int] = set()
    fsync, contents = os.fsync, {"corpus.yaml": b"c", "sources/a.yaml": b"a", "sources/deep/b.yaml": b"b"}

    def note(descriptor: int) -> None:
        synced.add(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    def check(move: Callable[..., None]) -> Callable[..., None]:
        def moved(old: Path, new: Path) -> None:
            below = [old, *old.rglob("*")]
            assert {path.stat().st_ino for path in below} <= synced
            move(old, new)

        return moved

    monkeypatch.setattr(os, "fsync", note)
    monkeypatch.setattr(os, "replace", check(os.replace))
    monkeypatch.setattr(os, "rename", check(os.rename))
    place = tmp_path / "new"
    if is_there:
        place.mkdir()
    new_folder(place, contents)
    assert {name: (place / name).read_bytes() for name in contents} == contents
    assert (place if is_there else tmp_path).stat().st_ino in synced


# ---------------------------------------------------------------- lists

NEW = {"id": "new", "text": "a: b", "more": {"x/y": "1"}, "list": ["p", "q"]}

LAYOUTS = {
    "dashes": "list:\n  - id: one # first\n    n: 1\n  # second\n  - {id: two}\n# end\n",
    "flush": "list:\n- id: one\n- id: two\n",
    "dash-alone": "list:\n  -\n    id: one\n  - # c\n\n    id: two\n",
    "no-line-end": "list:\n  - id: one\n  - id: two",
    "dots": "---\nlist:\n  - id: one\n  - id: two\n...\n# behind\n",
    "dots-and-comment": "list:\n  - id: one\n  - id: two\n# mine\n\n...\n",
    "literal": "list:\n  - id: one\n  - id: |\n      two\n\n",
    "brackets": "list: [{id: one}, {id: two}]\n",
    "brackets-empty": "list: [ ]  # none\n",
    "brackets-lines": "list:\n  [\n    {id: one}, # first\n    {id: two} # second\n    # third\n  ]\n",
    "brackets-comma": "list: [\n  {id: one},\n  {id: two}, # last,\n]\n",
    "brackets-comma-in-line": "list: [{id: one}, {id: two},]  # last,\n",
    "brackets-comment-only": "list: [\n  # none yet\n]\n",
    "brackets-of-blocks": "list: [id: one, id: two]\n",
    "nothing": "# none\nlist:   # yet\n  # - id: zero\n",
    "null": "list: null # yet\n",
    "tilde": "list: ~\n",
    "crlf": "list:\r\n  - id: one\r\n  - id: two\r\n",
    "other-breaks": "# \u2028\nlist:\n  - id: one \x85\n  - id: two\n",
    "wide": "list: # 广州\n    - id: 广州 # 是\n    - id: two\n",
}


def put(text: str, place: int) -> tuple[str, list[object], list[object]]:
    """The new text, and the items before and after."""
    document = read_yaml("x.yaml", text.encode())
    before = document.data["list"] or []
    items = [document.at(("list", index)) for index in range(len(before))]
    made = with_entry(text, document.at(("list",)), items, NEW, place)
    again = read_yaml("x.yaml", made.encode())
    assert not again.faults, (made, again.faults)
    return made, before, again.data["list"]


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_entry_is_added_to_any_list_and_nothing_is_lost(text: str) -> None:
    count = len(read_yaml("x.yaml", text.encode()).data["list"] or [])
    made, before, after = put(text, count)
    assert after == [*before, NEW]
    kept = [part for part in text.replace("[ ]", "").replace("null", "").replace("~", "").split() if part != "]"]
    rest = made
    for part in kept:  # every word and comment, in its order
        assert part.rstrip("]}") in rest, (part, made)
        rest = rest[rest.index(part.rstrip("]}")) :]
    if "\r\n" in text:
        assert made.count("\n") == made.count("\r\n")


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("text", [text for text in LAYOUTS.values() if "two" in text])
def test_entry_takes_the_place_of_another(text: str, place: int) -> None:
    _, before, after = put(text, place)
    assert after == [NEW if index == place else item for index, item in enumerate(before)]


values = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(
    st.dictionaries(
        values.filter(bool),
        values | st.lists(values, min_size=1) | st.dictionaries(values, values, min_size=1),
        min_size=1,
    )
)
def test_entry_reads_as_what_was_written(entry: dict[str, object]) -> None:
    document = read_yaml("x.yaml", block(entry).encode())
    assert (document.data, document.faults) == ([entry], [])
