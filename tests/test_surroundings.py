"""What surrounds the program: characters nobody sees, a full disk and a user name in another encoding."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from gzcheck.commands.resolve import _user_name
from gzcheck.output.json import _dump
from gzcheck.output.visible import visible


def test_no_character_that_acts_or_is_hidden_is_shown_as_it_is() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    hidden = [char for char in every if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    ignorable = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180f\u2065\u3164\ufe0f\uffa0\ufff0\U000e0000\U000e0fff"
    assert [hex(ord(char)) for char in (*hidden, *ignorable) if not visible(char).isascii()] == []
    assert visible("\U000e0041") == "\\U000e0041"
    assert visible("10 Mio. € – 广州 ö") == "10 Mio. € – 广州 ö"


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


def test_a_user_name_in_another_encoding_is_no_crash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "config").write_bytes(b"[user]\n\tname = J\xf6rg\n")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    assert _user_name() == "J\ufffdrg"
