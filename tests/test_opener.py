"""Openers: where bytes come from, what is refused, and what a walk says of folders that it does not enter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest
from making import CLAIM, CORPUS, INDICATORS, Folder, Gzcheck, Memory, claim, source

from gzcheck.engine import check
from gzcheck.model.finding import Fault, Reason
from gzcheck.reading.disk import Disk, read_file
from gzcheck.reading.loader import CorpusError, load, source_paths
from gzcheck.reading.opener import Missing, Overlay, Refused
from gzcheck.reading.stray import is_like_a_source

LIMIT = 1000


REGISTRY = {"corpus.yaml": CORPUS, "indicators.yaml": INDICATORS}


# ---------------------------------------------------------------- one file


def test_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 2000)
    assert read_file(tmp_path / "a", 5000) == b"x" * 2000
    assert len(read_file(tmp_path / "a", LIMIT)) == LIMIT + 1


def test_what_the_user_names_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "link").symlink_to("a")
    assert read_file(tmp_path / "link", LIMIT) == b"x"


def special(tmp_path: Path, what: str) -> Path:
    place = tmp_path / "special"
    match what:
        case "pipe":
            os.mkfifo(place)
        case "folder":
            place.mkdir()
        case "device":
            return Path("/dev/zero")
        case "link-to-device":
            place.symlink_to("/dev/zero")
        case "nowhere":
            place.symlink_to("gone")
        case "circle":
            place.symlink_to("special")
        case "nul":
            return Path("a\0b")
        case "long":
            return tmp_path / ("x" * 5000)
    return place


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("pipe", "is no regular file"),
        ("folder", "is a directory, not a file"),
        ("device", "is no regular file"),
        ("link-to-device", "is no regular file"),
        ("nowhere", "No such file"),
        ("circle", "Too many levels"),
        ("nul", "cannot be read"),
        ("long", "name too long"),
    ],
)
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, what: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_file(special(tmp_path, what), LIMIT)


def test_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        read_file(tmp_path / "gone", LIMIT)


def test_sparse_file_costs_no_memory(folder: Folder) -> None:
    with (folder.path / "sources.big").open("wb") as file:
        file.truncate(20 << 30)
    (folder.path / "sources").mkdir()
    (folder.path / "sources.big").rename(folder.path / "sources" / "big.yaml")
    assert [fault.message for fault in folder.load().faults] == ["the file is larger than 5 MiB"]


# ---------------------------------------------------------------- a folder


def faults(folder: Folder) -> list[tuple[str, str, str]]:
    """Rule, path in the corpus and message of every fault."""
    return [
        (fault.rule.code, os.path.relpath(fault.location.path, folder.path), fault.message)
        for fault in folder.load().faults
    ]


@pytest.mark.parametrize("what", ["pipe", "link-to-device", "circle"])
def test_special_file_among_the_sources_is_a_finding(folder: Folder, what: str) -> None:
    folder.source("a", CLAIM)
    special(folder.path / "sources", what).rename(folder.path / "sources" / "b.yaml")
    corpus = folder.load()
    assert [fault.rule.code for fault in corpus.faults] == ["GZ001"]
    assert [made.id for made in corpus.claims] == ["a/firms"]
    assert [item.reason for item in corpus.skipped] == [Reason.UNREAD_FILE]


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="there is no /proc here")
@pytest.mark.parametrize("name", ["sources/a.yaml", "resolutions.yaml", "identities.yaml", "indicators.yaml"])
def test_link_out_of_the_project_prints_nothing_of_its_target(folder: Folder, gzcheck: Gzcheck, name: str) -> None:
    folder.source("b", CLAIM)
    (folder.path / name).unlink(missing_ok=True)
    (folder.path / name).symlink_to("/proc/self/environ")
    run = gzcheck("conflicts", "--format", "json")
    assert "PATH=" not in run.out + run.err
    assert "is a link that leads out of the corpus" in run.out


def test_files_of_the_registry_may_be_shared_within_the_project(folder: Folder) -> None:
    folder.source("a", CLAIM)
    (folder.path / "indicators.yaml").rename(folder.path.parent / "shared.yaml")
    (folder.path / "indicators.yaml").symlink_to("../shared.yaml")
    assert not folder.load().faults


def test_repository_bounds_what_links_may_reach(folder: Folder) -> None:
    (folder.path / ".git").mkdir()
    (folder.path / "indicators.yaml").rename(folder.path.parent / "shared.yaml")
    (folder.path / "indicators.yaml").symlink_to("../shared.yaml")
    assert [(code, name) for code, name, _ in faults(folder)] == [("GZ001", "indicators.yaml")]


def test_sources_may_be_a_link_for_every_command(folder: Folder, gzcheck: Gzcheck) -> None:
    path = folder.source("a", claim("x", "12", "13 firms"))
    (folder.path / "sources").rename(folder.path.parent / "elsewhere")
    (folder.path / "sources").symlink_to("../elsewhere")
    assert [made.id for made in folder.load().claims] == ["a/x"]
    for named in (path, folder.path.parent / "elsewhere" / "a.yaml"):
        assert source_paths(folder.path, [named]) == ["sources/a.yaml"]
        run = gzcheck("validate", named, "--format", "text")
        assert (run.code, run.out.split(":")[0]) == (1, "claims/sources/a.yaml")


def test_sources_that_lead_out_of_the_project_are_a_finding_for_every_command(folder: Folder, gzcheck: Gzcheck) -> None:
    (folder.path / ".git").mkdir()
    path = folder.source("a", claim("x", "12", "13 firms"))
    (folder.path / "sources").rename(folder.path.parent / "elsewhere")
    (folder.path / "sources").symlink_to("../elsewhere")
    assert [(code, name) for code, name, _ in faults(folder)] == [("GZ001", "sources")]
    run = gzcheck("validate", path, "--format", "text")
    assert run.code == 1
    assert "a.yaml is a link that leads out of the corpus" in run.out


def sub_folder(folder: Folder, what: str) -> str:
    """A folder of sources that is not entered; returns why."""
    folder.source("a", CLAIM)
    place = folder.path / "sources" / "sub"
    if what == "link":
        (folder.path / "elsewhere").mkdir()
        place.symlink_to("../elsewhere")
        return "sub is a link to a folder, which is not followed"
    place.mkdir()
    (place / ".git").touch()
    return "sub is a repository of its own (a submodule), which is not entered"


@pytest.mark.parametrize("what", ["link", "repository"])
def test_folder_that_is_not_entered_is_a_finding_and_counted(folder: Folder, what: str) -> None:
    why = sub_folder(folder, what)
    assert faults(folder) == [("GZ001", "sources/sub", why)]
    assert check(folder.load()).summary.not_checked["unread-file"] == 1


def test_folder_that_cannot_be_entered_is_a_finding_and_counted(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.source("a", CLAIM)
    folder.write("sources/sub/b.yaml", source("b", CLAIM))
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("sub"):  # a superuser may enter everything
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert faults(folder) == [("GZ001", "sources/sub", "sub cannot be entered: Permission denied")]
    assert check(folder.load()).summary.not_checked["unread-file"] == 1


def test_file_behind_a_linked_folder_is_refused_when_named_too(folder: Folder) -> None:
    sub_folder(folder, "link")
    folder.write("elsewhere/b.yaml", source("b", CLAIM))
    corpus = load(folder.path, ["sources/sub/b.yaml"])
    assert [fault.message for fault in corpus.faults] == [
        "b.yaml lies behind a link to a folder, which is not followed"
    ]


def test_link_within_sources_is_followed_and_one_that_leads_out_is_not(folder: Folder) -> None:
    folder.source("a", CLAIM)
    (folder.path / "sources" / "a.yaml").rename(folder.path / "sources" / ".kept")
    (folder.path / "sources" / "a.yaml").symlink_to(".kept")
    (folder.path / "sources" / "b.yaml").symlink_to("../corpus.yaml")
    assert [made.id for made in folder.load().claims] == ["a/firms"]
    assert faults(folder) == [("GZ001", "sources/b.yaml", "b.yaml is a link that leads out of the corpus")]


@pytest.mark.skipif(sys.platform == "darwin", reason="file names are UTF-8 there")
def test_name_that_is_not_utf_8_breaks_nothing(folder: Folder, gzcheck: Gzcheck) -> None:
    (folder.path / "sources").mkdir()
    with open(os.fsencode(folder.path) + b"/sources/caf\xe9\n.yaml", "wb") as file:
        file.write(b"{")
    for format in ("text", "rich", "json"):
        run = gzcheck("conflicts", "--format", format)
        assert (run.code, run.err) == (1, "")
        assert "caf" in run.out


def test_fault_is_known_again_in_a_renamed_file(folder: Folder) -> None:
    def key(name: str) -> str:
        path = folder.write(f"sources/{name}", source("a", CLAIM, CLAIM))
        (fault,) = folder.load().faults
        path.unlink()
        return fault.key

    assert key("a.yaml") == key("b.yaml") == "claim id 'firms' is used twice"


# ---------------------------------------------------------------- no folder


@pytest.mark.parametrize("name", ["corpus.yml", "Corpus.yaml", "CORPUS.YML"])
def test_corpus_file_with_another_ending_is_pointed_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(CORPUS, encoding="utf-8")
    with pytest.raises(CorpusError, match=f"rename {name} to corpus.yaml"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "circle"])
def test_folder_that_cannot_be_one_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(CorpusError, match="no such folder"):
        load(tmp_path / name)


def test_deleted_working_directory_is_no_matter(folder: Folder, tmp_path: Path) -> None:
    folder.source("a", CLAIM)
    code = f"import os, gzcheck; os.rmdir(os.getcwd()); print(len(gzcheck.load_corpus({str(folder.path)!r}).claims))"
    (tmp_path / "gone").mkdir()
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path / "gone", capture_output=True, text=True, check=False
    )
    assert (run.stdout, run.stderr) == ("1\n", "")


# ---------------------------------------------------------------- other openers


def test_corpus_may_come_from_anywhere() -> None:
    corpus = load(Memory(REGISTRY | {"sources/a.yaml": source("a", CLAIM), "notes.yaml": ""}))
    assert [made.id for made in corpus.claims] == ["a/firms"]
    assert [fault.rule.name for fault in corpus.faults] == ["stray-file"]
    assert corpus.claims[0].location.path == "sources/a.yaml"


def test_corpus_without_its_files_is_full_of_faults() -> None:
    assert [fault.location.path for fault in load(Memory({})).faults] == ["corpus.yaml", "indicators.yaml"]


def test_buffers_lie_over_what_is_saved(folder: Folder) -> None:
    folder.source("a", CLAIM)
    buffers = {
        "sources/a.yaml": source("a", CLAIM.replace("12", "13")).encode(),
        "sources/new.yaml": source("new", CLAIM).encode(),
    }
    corpus = load(Overlay(Disk(folder.path), buffers))
    assert [(made.id, made.printed) for made in corpus.claims] == [("a/firms", "13 firms"), ("new/firms", "12 firms")]


def test_many_complaints_about_one_file_are_counted(folder: Folder) -> None:
    folder.source("a", *(claim(f"c{number}", "many", "many firms") for number in range(300)))
    folder.source("b", *(claim(f"c{number}", "12", "12 firms", unit="hogshead") for number in range(300)))
    folder.write("sources/c.yaml", source("c") + "x: 1\n" * 300)
    corpus = folder.load()

    def told(name: str, rule: str) -> list[Fault]:
        return [one for one in corpus.faults if one.location.path.endswith(name) and one.rule.name == rule]

    for name, rule in (("a.yaml", "schema"), ("b.yaml", "unknown-reference"), ("c.yaml", "duplicate-key")):
        found = told(name, rule)
        assert len(found) == 51, (name, rule)
    assert told("a.yaml", "schema")[-1].message == "250 more complaints of this kind about this file"
    assert sum(item.reason is Reason.INVALID_CLAIM for item in corpus.skipped) == 600


def test_long_lines_and_names_are_clipped(folder: Folder, gzcheck: Gzcheck) -> None:
    long = "x" * 100_000
    folder.write("sources/a.yaml", source("a").replace("Port news", long) + f"{long}: 1\n{long}: 2\n")
    for format in ("text", "rich", "json"):
        assert len(gzcheck("validate", "--format", format).out) < 10_000


# ---------------------------------------------------------------- what no command reads


A_SOURCE = source("lost", CLAIM)
AS_JSON = json.dumps({"source": {"id": "lost"}, "claims": []})
READING = (["validate"], ["conflicts"], ["identities"], ["sources"], ["claims"], ["diff", "."], ["coverage"])


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
@pytest.mark.parametrize("name", ["lost.json", "lost.txt", "lost", "lost.yaml.orig", "lost.yaml~", "deep/er/lost.toml"])
def test_source_under_another_ending_is_told_of_by_every_command(
    folder: Folder, gzcheck: Gzcheck, command: list[str], name: str
) -> None:
    folder.source("a", CLAIM)
    folder.write(f"sources/{name}", AS_JSON if name.endswith("json") else A_SOURCE)
    run = gzcheck(*(str(folder.path) if word == "." else word for word in command))
    assert f"nothing reads sources/{name}, which looks like a source file" in run.out + run.err
    if command[0] in ("validate", "conflicts"):
        assert (run.code, "1 file unread" in run.out) == (1, True), run.out


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("text", [A_SOURCE, AS_JSON, json.dumps(json.loads(AS_JSON), indent=2)])
def test_source_is_known_in_every_encoding(text: str, ends: str, encoding: str) -> None:
    assert is_like_a_source(text.replace("\n", ends).encode(encoding))
    assert not is_like_a_source("The source: a yearbook.\nclaims: none\n".replace("\n", ends).encode(encoding))


def test_looking_at_a_file_takes_time_with_its_length() -> None:
    for piece in (b"\n", b" ", b"{", b"claims ", b'"source" :', b"\n" + b" " * 40):
        start = process_time()
        is_like_a_source(piece * (1 << 16))
        assert process_time() - start < 2


def test_notes_among_the_sources_are_a_note_and_those_beside_them_nothing(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("a", CLAIM)
    folder.write("sources/notes.txt", "Ask the gazette.")
    folder.write("notes.txt", "Ask the herald.")
    run = gzcheck("validate", "--format", "json")
    assert run.code == 0
    assert [(one["severity"], one["message"]) for one in run.json["findings"]] == [
        ("note", "nothing reads sources/notes.txt")
    ]


@pytest.mark.parametrize("name", ["corpus.yml", "indicators.json", "identities", "Resolutions.YAML", "registry.yml"])
def test_file_called_like_one_of_the_corpus_is_told_of(folder: Folder, name: str) -> None:
    folder.source("a", CLAIM)
    folder.write(name, "resolutions: []\n")
    assert [fault.message for fault in folder.load().faults] == [f"nothing reads {name}"]


def test_pipe_among_the_sources_is_refused_whatever_it_is_called(folder: Folder) -> None:
    folder.source("a", CLAIM)
    os.mkfifo(folder.path / "sources" / "notes")
    os.symlink("/dev/zero", folder.path / "sources" / "zero.txt")
    assert [fault.rule.name for fault in folder.load().faults] == ["unreadable-file"] * 2


def test_file_in_the_place_of_the_sources_is_refused(folder: Folder) -> None:
    folder.write("sources", "")
    (fault,) = folder.load().faults
    assert fault.message == "sources is a file, where the folder of the sources should be"
