"""What is given on the command line: places that are there already, paths that nothing reads, words in any locale."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from making import Gzcheck

from gzcheck.model import as_text
from gzcheck.writing import files
from gzcheck.writing.files import WriteError, new_folder
from gzcheck.writing.lists import with_entry


def test_init_fills_the_folder_one_stands_in(gzcheck: Gzcheck, tmp_path: Path) -> None:
    before = tmp_path.stat().st_ino
    assert gzcheck("init", ".").code == 0
    assert tmp_path.stat().st_ino == before
    assert sorted(os.listdir(tmp_path)) == ["corpus.yaml", "indicators.yaml", "sources"]
    assert gzcheck("validate", "--corpus", ".", "--no-cache").code == 0
    assert gzcheck("init", ".").code == 2


def test_init_fills_an_empty_folder_behind_a_link(gzcheck: Gzcheck, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert gzcheck("init", "link").code == 0
    assert (tmp_path / "real" / "corpus.yaml").is_file() and (tmp_path / "link").is_symlink()


def test_folder_that_cannot_be_filled_stays_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.rename

    def rename(old: Path, new: Path) -> None:
        if Path(new).name == "a.yaml" and Path(new).parent == tmp_path:
            raise OSError(28, "No space left on device")
        real(old, new)

    monkeypatch.setattr(files.os, "rename", rename)
    with pytest.raises(WriteError, match="No space left"):
        new_folder(tmp_path, {"a.yaml": b"a", "b/c.yaml": b"c"})
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("text", ["{resolutions: []}", "{resolutions: }", "# why\n---\n{ resolutions: ~ } # so\n"])
def test_resolution_is_put_into_a_mapping_in_braces(gzcheck: Gzcheck, tmp_path: Path, text: str) -> None:
    assert gzcheck("init", "claims").code == 0
    place = tmp_path / "claims" / "resolutions.yaml"
    place.write_text(text)
    found = gzcheck("conflicts", "--no-cache").out
    name = found.partition("fingerprint: ")[2].split()[0]
    run = gzcheck("resolve", name, "--accept", "--reason", "known", "--by", "me")
    assert run.code == 0, run.err
    assert name in place.read_text() and place.read_text().count("#") == text.count("#")
    assert gzcheck("conflicts", "--no-cache").code == 0


@pytest.mark.parametrize("name", ["corpus.yaml.bak", ".hidden.yaml", "notes.txt", "archive"])
def test_path_that_no_command_reads_is_refused(gzcheck: Gzcheck, tmp_path: Path, name: str) -> None:
    assert gzcheck("init", "claims").code == 0
    place = tmp_path / "claims" / name
    if "." in name:
        place.write_text("x")
    else:
        place.mkdir()
    run = gzcheck("validate", place, "--no-cache")
    assert run.code == 2 and "no other command reads" in run.err and not run.out


@pytest.mark.parametrize("name", [".", "sources", "corpus.yaml", "sources/harbour-gazette-2017-05-02.yaml"])
def test_path_of_the_corpus_is_checked(gzcheck: Gzcheck, name: str) -> None:
    assert gzcheck("init", "claims").code == 0
    assert gzcheck("validate", f"claims/{name}", "--no-cache").code == 0


def test_words_are_utf_8_in_a_locale_without_it(tmp_path: Path) -> None:
    """Places stay as the system spells them, and are shown as text."""
    surroundings = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "GZCHECK_CACHE_DIR": str(tmp_path / "cache")}

    def run(*words: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "gzcheck", *words]
        return subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, check=False)

    compared = run("compare", "约230", "about 230")
    assert compared.returncode == 0 and "约230" in compared.stdout.decode()
    (tmp_path / "文.txt").write_text("The port has 203 firms.", encoding="utf-8")
    assert run("figures", "文.txt").stdout.decode().startswith("文.txt:1:14")
    missing = run("figures", "无.txt")
    assert missing.returncode == 2 and rb"\u65e0.txt: there is no such file" in missing.stderr


def test_bytes_become_text_where_they_are_utf_8() -> None:
    assert as_text("\udce4\udcb8\udcad") == "中"
    for text in ("plain", "中", "\udce4", "\ud800"):
        assert as_text(text) == text


def test_list_beside_a_mapping_in_braces_is_still_written_in_lines() -> None:
    from gzcheck.model import Location

    text = "resolutions: []\n"
    assert with_entry(text, Location("x", 1, 14, 1, 16), (), {"a": "{b}"}, 0) == 'resolutions: \n  - a: "{b}"\n'
