"""What surrounds the program: characters nobody sees, a full disk and a user name in another encoding."""

import errno
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from making import CLAIM, CORPUS, INDICATORS, Folder, Gzcheck, Memory, source

import gzcheck as gzcheck_package
from gzcheck.commands.resolve import user_name
from gzcheck.model import HIDDEN
from gzcheck.output.escaping import visible
from gzcheck.output.json import _dump
from gzcheck.reading.disk import read_file
from gzcheck.reading.loader import load
from gzcheck.reading.opener import Refused
from gzcheck.reading.yaml import read_yaml
from gzcheck.writing.lists import quoted

FORMATS_SHOWN = {chr(code) for code in (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD)}
"""Prepended_Concatenation_Mark: signs that enclose the number behind them."""
OTHERS_SHOWN = {chr(code) for code in (*range(0xFFF9, 0xFFFC), *range(0x13430, 0x13441))}
"""Annotations and joiners of hieroglyphs."""
NOBODY_SEES = re.compile("VARIATION SELECTOR|COMBINING GRAPHEME JOINER|HANGUL.* FILLER|KHMER VOWEL INHERENT")
KEPT_FREE = {chr(code) for code in (0x2065, *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000))}
"""Kept by Unicode for more such characters."""


def ignorable() -> set[str]:
    """Default_Ignorable_Code_Point, derived as DerivedCoreProperties.txt says, from what Python knows of characters."""
    every = list(map(chr, range(sys.maxunicode + 1)))
    formats = {char for char in every if unicodedata.category(char) == "Cf"} - FORMATS_SHOWN - OTHERS_SHOWN
    return formats | {char for char in every if NOBODY_SEES.search(unicodedata.name(char, ""))} | KEPT_FREE


def test_no_character_that_acts_or_is_hidden_is_shown_as_it_is() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    acted_on = {char for char in every if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    hidden = set(HIDDEN.findall("".join(map(chr, range(sys.maxunicode + 1)))))
    assert acted_on | ignorable() <= hidden
    assert all(unicodedata.category(char) == "Cn" for char in hidden - acted_on - ignorable())
    assert len(hidden - acted_on - ignorable()) < 10  # assigned since this Python was made
    assert all(visible(char).isascii() for char in hidden)
    assert visible("\U000e0041") == "\\U000e0041"
    assert visible("10 Mio. € – 广州 ö") == "10 Mio. € – 广州 ö"


@pytest.mark.parametrize("char", ["\x7f", "\u3164", "\ufe0f", "\u202e", "\U000e0041"])
def test_decision_is_written_without_hidden_characters(char: str) -> None:
    written = quoted(f"a{char}b")
    assert char not in written
    assert read_yaml("x", f"a: {written}\n".encode()).data["a"] == f"a{char}b"


@pytest.mark.parametrize("char", ["\x7f", "\u115f", "\u202e", "\U000e0041"])
def test_json_escapes_a_hidden_character_and_gives_it_back(char: str) -> None:
    written = _dump({"text": char})
    assert char not in written
    assert json.loads(written)["text"] == char


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [["rule", "--all"], ["--help"]])
def test_a_full_disk_is_one_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gzcheck", *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert "cannot be written" in done.stderr


CORPUS_FILES = {"corpus.yaml": CORPUS, "indicators.yaml": INDICATORS, "sources/a.yaml": source("a", CLAIM)}


def process(command: str, place: Path) -> subprocess.CompletedProcess[str]:
    """A shell command, in which $GZCHECK is the program."""
    environment = {**os.environ, "GZCHECK": f"{sys.executable} -m gzcheck"}
    return subprocess.run(
        ["sh", "-c", command], cwd=place, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_closed_stream_that_is_not_needed_changes_nothing(closed: str, folder: Folder) -> None:
    folder.source("a", CLAIM)
    run = process(f"$GZCHECK conflicts --format json {closed}", folder.path.parent)
    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout)["summary"]["claims"] == 1


@pytest.mark.parametrize("arguments", ["conflicts", "--help", "--version", "rule --all"])
def test_closed_output_is_one_sentence(arguments: str, folder: Folder) -> None:
    folder.source("a", CLAIM)
    run = process(f"$GZCHECK {arguments} >&-", folder.path.parent)
    assert (run.returncode, run.stderr) == (2, "gzcheck: the output is closed, so there is no place for the report\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_full_stderr_takes_nothing_from_the_report(folder: Folder) -> None:
    folder.source("a", CLAIM)
    run = process("GZCHECK_TPO=1 $GZCHECK conflicts --format json 2>/dev/full", folder.path.parent)
    assert (run.returncode, json.loads(run.stdout)["summary"]["claims"]) == (0, 1)
    assert process("$GZCHECK nonsense 2>/dev/full", folder.path.parent).returncode == 2
    assert process("$GZCHECK conflicts >/dev/full 2>/dev/full", folder.path.parent).returncode == 2


def test_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    run = process("mkdir gone; cd gone; rmdir ../gone; $GZCHECK conflicts", tmp_path)
    assert (run.returncode, len(run.stderr.splitlines())) == (2, 1), run.stderr
    assert "change into another one" in run.stderr


LONG = "a" * 5000


@pytest.mark.parametrize(
    "arguments",
    [
        ["diff"],
        ["validate", "--corpus"],
        ["validate", "--snapshots"],
        ["validate"],
        ["init"],
    ],
    ids=" ".join,
)
def test_name_that_is_too_long_is_one_sentence(arguments: list[str], folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("a", CLAIM)
    run = gzcheck(*arguments, LONG)
    assert (run.code, run.out, len(run.err.splitlines())) == (2, "", 1), run.err[-500:]
    assert "bug" not in run.err


class Failing(Memory):
    """A disk that fails in the middle of a file."""

    def read(self, name: str, limit: int) -> bytes:
        if name == "sources/a.yaml":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().read(name, limit)


def test_disk_that_fails_is_a_finding_with_the_name_of_the_file() -> None:
    corpus = load(Failing({**CORPUS_FILES, "sources/b.yaml": source("b", CLAIM)}))
    assert [fault.message for fault in corpus.faults] == ["a.yaml cannot be read: Input/output error"]
    assert [one.subject for one in corpus.skipped] == ["sources/a.yaml"]
    assert len(corpus.claims) == 1


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no /proc here")
def test_file_that_fails_while_it_is_read_is_refused(folder: Folder, gzcheck: Gzcheck) -> None:
    """The beginning of a process's memory belongs to nobody, so that reading it fails as a broken disk does."""
    (folder.path.parent / "gzcheck.toml").symlink_to("/proc/self/mem")
    run = gzcheck("conflicts")
    assert (run.code, run.out) == (2, "")
    assert "gzcheck.toml: cannot be read: Input/output error" in run.err
    with pytest.raises(Refused, match="cannot be read: Input/output error"):
        read_file("/proc/self/mem", 10)


def test_refusal_of_the_system_names_the_file(
    monkeypatch: pytest.MonkeyPatch, folder: Folder, gzcheck: Gzcheck
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), "/somewhere/a.yaml")

    monkeypatch.setattr("gzcheck.commands.conflicts.run", refuse)
    run = gzcheck("conflicts")
    assert (run.code, run.out, run.err) == (
        2,
        "",
        "gzcheck: /somewhere/a.yaml: Input/output error; nothing was checked\n",
    )


INTERRUPTED = """
import os, signal, sys
class Interrupting:
    left = {count}
    def find_spec(self, name, *_):
        self.left -= 1
        if not self.left: os.kill(os.getpid(), signal.SIGINT)
from gzcheck.__main__ import run
sys.meta_path.insert(0, Interrupting())
sys.argv = ["gzcheck", "conflicts"]
run()
"""
"""The program, interrupted when so many modules have been asked for."""


@pytest.mark.parametrize("count", [1, 2, 5, 20, 60, 120])
def test_interrupt_while_the_program_is_imported_is_130(count: int, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(count=count)],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_nothing_is_imported_before_an_interrupt_is_answered() -> None:
    """Every module that comes before it is time in which Python would answer with a traceback."""
    code = (
        "import sys, _signal; before = set(sys.modules)\n"
        "import gzcheck.__main__\n"
        "print(*sorted(set(sys.modules) - before), _signal.getsignal(_signal.SIGINT).__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": str(Path(gzcheck_package.__file__).parents[1])})  # fmt: skip
    assert done.stdout.split() == ["__future__", "gc", "gzcheck", "gzcheck.__main__", "_leave"], done.stderr


def test_interrupt_that_is_ignored_stays_so() -> None:
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "import gzcheck.__main__\n"
        "print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "True\n"


def test_auser_name_in_another_encoding_is_no_crash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "config").write_bytes(b"[user]\n\tname = J\xf6rg\n")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    assert user_name() == "J\ufffdrg"
