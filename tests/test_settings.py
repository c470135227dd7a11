"""Settings: option over environment over the nearest file over default."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import pytest
from making import CLAIM, Folder, Gzcheck

from gzcheck.model.claim import Tolerance
from gzcheck.model.rule import Severity
from gzcheck.settings import Color, Format, Settings, SettingsError, load_settings


def loaded(folder: Path, environment: dict[str, str] | None = None, **options: str | None) -> Settings:
    return load_settings(options, environment or {}, folder)


def test_defaults(tmp_path: Path) -> None:
    assert loaded(tmp_path) == Settings(
        corpus=Path("claims"), snapshots=None, format=None, fail_on=Severity.WARNING, color=Color.AUTO
    )


def test_option_goes_over_environment_over_file_over_default(tmp_path: Path) -> None:
    assert loaded(tmp_path).fail_on is Severity.WARNING
    (tmp_path / "gzcheck.toml").write_text('fail_on = "note"\n', encoding="utf-8")
    assert loaded(tmp_path).fail_on is Severity.NOTE
    environment = {"GZCHECK_FAIL_ON": "error"}
    assert loaded(tmp_path, environment).fail_on is Severity.ERROR
    assert loaded(tmp_path, environment, fail_on="warning").fail_on is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "tolerance"),
    [
        ('"0.5%"', Tolerance(relative=Fraction(1, 200))),
        ('"0.005"', Tolerance(relative=Fraction(1, 200))),
        ("0.005", Tolerance(relative=Fraction(1, 200))),
        ('"100 %"', Tolerance(relative=Fraction(1))),
        ("0", Tolerance(relative=Fraction(0))),
        ("1e-5", Tolerance(relative=Fraction(1, 10**5))),
        ("{absolute = 5}", Tolerance(absolute=Fraction(5))),
        ('{relative = "0.1%", absolute = 2.5}', Tolerance(relative=Fraction(1, 1000), absolute=Fraction(5, 2))),
    ],
)
def test_tolerance_is_a_share_or_the_table_that_indicators_have(
    tmp_path: Path, text: str, tolerance: Tolerance
) -> None:
    (tmp_path / "gzcheck.toml").write_text(f"tolerance = {text}\n", encoding="utf-8")
    assert loaded(tmp_path).tolerance == tolerance


@pytest.mark.parametrize(
    "text",
    ['""', '"-1%"', '"101%"', "5", "true", "nan", '"half"', "{}", "{relative = 2}", "{share = 1}", "[1]", '"1e999"'],
)
def test_what_is_no_tolerance_is_refused_with_what_to_write(tmp_path: Path, text: str) -> None:
    (tmp_path / "gzcheck.toml").write_text(f"tolerance = {text}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"tolerance: .* is no tolerance; write 0\.5%"):
        loaded(tmp_path)


def test_tolerance_in_the_environment_and_by_option(tmp_path: Path) -> None:
    environment = {"GZCHECK_TOLERANCE": "1%"}
    assert loaded(tmp_path, environment).tolerance == Tolerance(relative=Fraction(1, 100))
    assert loaded(tmp_path, environment, tolerance="2%").tolerance == Tolerance(relative=Fraction(1, 50))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", '[tool.gzcheck]\nformat = "json"\ncolor = "never"\n'),
        ("gzcheck.toml", 'format = "json"\ncolor = "never"\n'),
    ],
)
def test_both_files_hold_settings(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    settings = loaded(tmp_path)
    assert (settings.format, settings.color) == (Format.JSON, Color.NEVER)


def test_nearest_file_upwards_counts(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "gzcheck.toml").write_text('format = "json"\n', encoding="utf-8")
    assert loaded(below).format is Format.JSON
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.gzcheck]\nformat = "text"\n', encoding="utf-8")
    assert loaded(below).format is Format.TEXT


def test_pyproject_without_settings_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    (tmp_path / "gzcheck.toml").write_text('format = "json"\n', encoding="utf-8")
    assert loaded(tmp_path / "a").format is Format.JSON


def test_paths_in_a_file_count_from_that_file(tmp_path: Path) -> None:
    below = tmp_path / "b" / "a"
    below.mkdir(parents=True)
    (tmp_path / "texts").mkdir()
    (tmp_path / "b" / "gzcheck.toml").write_text('corpus = "facts"\nsnapshots = "../texts"\n', encoding="utf-8")
    settings = loaded(below)
    assert (settings.corpus, settings.snapshots) == (tmp_path / "b" / "facts", tmp_path / "texts")


@pytest.mark.parametrize("where", ["file", "environment"])
def test_folder_of_snapshots_that_only_colleagues_have_means_none(tmp_path: Path, where: str) -> None:
    environment = {"GZCHECK_SNAPSHOTS": str(tmp_path / "texts")}
    if where == "file":
        (tmp_path / "gzcheck.toml").write_text('snapshots = "texts"\n', encoding="utf-8")
        environment = {}
    assert loaded(tmp_path, environment).snapshots is None
    (tmp_path / "texts").mkdir()
    assert loaded(tmp_path, environment).snapshots == tmp_path / "texts"


def test_file_above_the_repository_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "a").mkdir()
    (tmp_path / "gzcheck.toml").write_text('format = "json"\n', encoding="utf-8")
    assert loaded(tmp_path / "repository" / "a").format is None
    (tmp_path / "repository" / "gzcheck.toml").write_text('format = "text"\n', encoding="utf-8")
    assert loaded(tmp_path / "repository" / "a").format is Format.TEXT


def test_unknown_variable_is_a_warning_and_nothing_more(
    folder: Folder, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.source("a", CLAIM)
    monkeypatch.setenv("GZCHECK_FAIL_NO", "note")
    run = gzcheck("validate")
    assert run.code == 0
    assert run.err == "gzcheck: GZCHECK_FAIL_NO: no such setting; did you mean 'GZCHECK_FAIL_ON'?\n"


def test_paths_of_options_and_environment_count_from_the_working_directory(tmp_path: Path) -> None:
    settings = loaded(tmp_path, {"GZCHECK_CORPUS": "facts"}, snapshots="texts")
    assert (settings.corpus, settings.snapshots) == (Path("facts"), Path("texts"))


def test_empty_environment_variable_says_nothing(tmp_path: Path) -> None:
    assert loaded(tmp_path, {"GZCHECK_FORMAT": ""}).format is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('fail_no = "note"\n', "unknown setting 'fail_no'; did you mean 'fail_on'?"),
        ("verbosity = 3\n", "unknown setting 'verbosity'; known: corpus"),
        ('format = "yaml"\n', "format: 'yaml' is not one of rich, text, json"),
        ("fail_on = 1\n", "fail_on: expected text, not 1"),
        ('corpus = ["a"]\n', "corpus: expected text"),
        ("format = \n", "cannot be read"),
    ],
)
def test_bad_file_is_refused_with_its_name(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "gzcheck.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        loaded(tmp_path)
    assert str(tmp_path / "gzcheck.toml") in str(error.value)
    assert message in str(error.value)


@pytest.mark.parametrize("text", ["[tool]\ngzcheck = 3\n", "tool = 3\n", "tool = []\n"])
def test_settings_that_are_no_table_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="table"):
        loaded(tmp_path)


def test_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gzcheck.toml").write_bytes(b'corpus = "\xff"\n')
    with pytest.raises(SettingsError, match="cannot be read"):
        loaded(tmp_path)


@pytest.mark.parametrize(
    ("environment", "options", "message"),
    [
        ({"GZCHECK_FORMAT": "yaml"}, {}, "GZCHECK_FORMAT: 'yaml' is not one of rich, text, json"),
        ({}, {"fail_on": "fatal"}, "--fail-on: 'fatal' is not one of error, warning, note"),
        ({}, {"color": "pink"}, "--color: 'pink' is not one of auto, always, never"),
    ],
)
def test_bad_value_is_refused_with_its_place(
    tmp_path: Path, environment: dict[str, str], options: dict[str, str | None], message: str
) -> None:
    with pytest.raises(SettingsError, match=message):
        loaded(tmp_path, environment, **options)


# ---------------------------------------------------------------- what a run makes of them


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("note", 1)])
def test_fail_on_decides_the_exit_code(folder: Folder, gzcheck: Gzcheck, fail_on: str, code: int) -> None:
    folder.source("a", CLAIM.replace("12 firms", "firms galore"))  # a warning
    assert gzcheck("validate", "--fail-on", fail_on).code == code


def test_environment_reaches_the_run(folder: Folder, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.source("a", CLAIM)
    monkeypatch.setenv("GZCHECK_FORMAT", "json")
    assert gzcheck("validate").json["summary"]["claims"] == 1


def test_settings_file_reaches_the_run(folder: Folder, gzcheck: Gzcheck, tmp_path: Path) -> None:
    folder.source("a", CLAIM)
    (tmp_path / "gzcheck.toml").write_text('format = "json"\ncorpus = "claims"\n', encoding="utf-8")
    assert gzcheck("validate").json["summary"]["claims"] == 1


@pytest.mark.parametrize("command", [["validate"], ["conflicts"], ["claims"], ["compare", "1", "2"]])
def test_unknown_setting_stops_every_command(gzcheck: Gzcheck, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "gzcheck.toml").write_text('fail_no = "note"\n', encoding="utf-8")
    run = gzcheck(*command)
    assert (run.code, run.out) == (2, "")
    assert "did you mean 'fail_on'?" in run.err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a = " + "[" * 5000 + "]" * 5000, "nested too deeply"),
        ('corpus = "a\\u0000b"\n', "a NUL character"),
        ("corpus = " + "x" * 100_000, "cannot be read"),
        ("#" * 2_000_000 + "\n[", "is larger than 1024 KiB"),
    ],
    ids=["nested", "nul", "long", "large"],
)
def test_settings_that_nobody_can_use_are_one_sentence(
    tmp_path: Path, gzcheck: Gzcheck, content: str, message: str
) -> None:
    (tmp_path / "gzcheck.toml").write_text(content, encoding="utf-8")
    run = gzcheck("validate")
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert len(run.err) < 1000
    assert "Traceback" not in run.err


@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_settings_that_are_no_file_are_refused_at_once(tmp_path: Path, gzcheck: Gzcheck, kind: str) -> None:
    place = tmp_path / "gzcheck.toml"
    os.mkfifo(place) if kind == "pipe" else place.mkdir()
    run = gzcheck("validate")
    assert (run.code, run.out) == (2, "")
    assert "gzcheck.toml: is " in run.err
