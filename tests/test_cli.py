"""The command line: exit codes, where the report goes, and what each command takes."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from making import CLAIM, ROOT, Folder, Gzcheck, claim

import gzcheck as package
from gzcheck.model.exit import Exit
from gzcheck.output.console import columns
from gzcheck.reading import read_yaml, resources
from gzcheck.reading.resources import schema_path
from gzcheck.reading.schema import violations
from gzcheck.rules import ALL_RULES, catalogue

COMMANDS = [["validate"], ["conflicts"], ["claims"]]
FORMATS = ["text", "rich", "json"]


def consistent(folder: Folder) -> None:
    folder.source("a", CLAIM)
    folder.source("b", CLAIM)


def in_conflict(folder: Folder) -> None:
    folder.source("a", CLAIM)
    folder.source("b", claim("firms", "19", "19 firms"))


# ---------------------------------------------------------------- exit codes


def test_exit_codes_are_the_documented_ones() -> None:
    assert [int(code) for code in Exit] == [0, 1, 2, 130]


@pytest.mark.parametrize("command", COMMANDS)
def test_clean_corpus_is_0(folder: Folder, gzcheck: Gzcheck, command: list[str]) -> None:
    consistent(folder)
    assert gzcheck(*command).code == 0


@pytest.mark.parametrize("format", FORMATS)
def test_conflict_is_1(folder: Folder, gzcheck: Gzcheck, format: str) -> None:
    in_conflict(folder)
    assert gzcheck("conflicts", "--format", format).code == 1


def test_conflict_is_no_matter_for_validate(folder: Folder, gzcheck: Gzcheck) -> None:
    in_conflict(folder)
    assert gzcheck("validate").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["--nonsense"],
        ["validate", "--nonsense"],
        ["conflicts", "claims"],
        ["compare", "19"],
        ["compare", "19", "20", "21"],
        ["validate", "--format"],
        ["validate", "--format", "yaml"],
        ["validate", "--color", "pink"],
        ["conflicts", "--fail-on", "never"],
        ["rule"],
        ["rule", "GZ201", "--all"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_says_so_on_stderr(folder: Folder, gzcheck: Gzcheck, arguments: list[str]) -> None:
    consistent(folder)
    run = gzcheck(*arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["validate", "--corpus", "elsewhere"], "elsewhere: no such folder"),
        (["conflicts", "--corpus", "elsewhere"], "elsewhere: no such folder"),
        (["claims", "--corpus", "elsewhere"], "elsewhere: no such folder"),
        (["validate", "claims/sources/gone.yaml"], "claims/sources/gone.yaml: no such file"),
        (["validate", "stray.yaml"], "stray.yaml: not in the corpus"),
        (["validate", "--snapshots", "elsewhere"], "elsewhere: no such folder"),
        (["validate", "--corpus", "empty"], "no corpus.yaml in it"),
        (["claims", "--about", "harbor-city"], "did you mean 'harbour-city'?"),
        (["claims", "--indicator", "frims"], "did you mean 'firms'?"),
        (["claims", "--source", "zzz"], "unknown source 'zzz'"),
        (["rule", "GZ999"], "there is no rule 'GZ999'"),
        (["rule", "value-conflcit"], "did you mean 'value-conflict'?"),
        (["init", "claims"], "exists and is not empty"),
        (["init", "new", "--example", "guangzou"], "did you mean 'guangzhou'?"),
        (["compare", "19", "soon"], "'soon' cannot be read"),
        (["compare", "19 percent", "19 yuan"], "nothing to compare"),
        (["compare", "19", "20", "--unit", "yaun"], "unknown unit 'yaun'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_2_with_a_reason(
    folder: Folder, gzcheck: Gzcheck, tmp_path: Path, arguments: list[str], message: str
) -> None:
    consistent(folder)
    (tmp_path / "stray.yaml").touch()
    (tmp_path / "empty").mkdir()
    run = gzcheck(*arguments)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert run.err.startswith("gzcheck: ")
    assert "Traceback" not in run.err


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_to_check_is_2(folder: Folder, gzcheck: Gzcheck, command: list[str]) -> None:
    assert gzcheck(*command).code == 2


@pytest.mark.parametrize("command", ["validate", "conflicts"])
def test_nothing_to_check_is_said_on_stderr(folder: Folder, gzcheck: Gzcheck, command: str) -> None:
    assert "nothing was checked" in gzcheck(command).err


@pytest.mark.parametrize("command", COMMANDS)
def test_interrupted_run_is_130(
    folder: Folder, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gzcheck.reading.loader.load_corpus", interrupt)
    run = gzcheck(*command)
    assert run.code == 130
    assert "Traceback" not in run.err


def test_crash_is_2_and_never_looks_like_findings(
    folder: Folder, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("the roof fell in")

    consistent(folder)
    monkeypatch.setattr("gzcheck.engine.check", crash)
    run = gzcheck("conflicts")
    assert (run.code, run.out) == (2, "")
    assert "the roof fell in" in run.err
    assert "this is a bug in gzcheck; nothing was checked" in run.err


@pytest.mark.parametrize("command", ["conflicts", "claims"])
def test_broken_pipe_is_2_and_silent(command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        arguments = [sys.executable, "-m", "gzcheck", command]
        run = subprocess.run(arguments, cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (run.returncode, run.stderr) == (2, b"")


@pytest.mark.parametrize("arguments", [["--help"], ["validate", "--help"], ["--version"]])
def test_help_and_version_are_0(gzcheck: Gzcheck, arguments: list[str]) -> None:
    run = gzcheck(*arguments)
    assert (run.code, run.err) == (0, "")
    assert run.out


def test_version(gzcheck: Gzcheck) -> None:
    assert gzcheck("--version").out == f"gzcheck {package.__version__}\n"


def test_installed_command_and_module_are_one() -> None:
    places = [[Path(sys.executable).parent / "gzcheck"], [sys.executable, "-m", "gzcheck"]]
    runs = [subprocess.run([*place, "compare", "19", "20"], capture_output=True, check=False) for place in places]
    assert [run.returncode for run in runs] == [1, 1]
    assert runs[0].stdout == runs[1].stdout


# ---------------------------------------------------------------- report and talk, format and colour


@pytest.mark.parametrize("format", FORMATS)
def test_report_goes_to_stdout_and_nothing_else_does(folder: Folder, gzcheck: Gzcheck, format: str) -> None:
    in_conflict(folder)
    run = gzcheck("conflicts", "--format", format)
    assert "GZ201" in run.out
    assert run.err == ""


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def test_report_is_rich_on_a_terminal_and_text_otherwise(
    folder: Folder, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_conflict(folder)
    piped = gzcheck("conflicts").out
    on_a_terminal(monkeypatch)
    shown = gzcheck("conflicts").out
    assert piped == gzcheck("conflicts", "--format", "text").out
    assert "━" in shown
    assert "━" not in piped


@pytest.mark.parametrize(
    ("terminal", "no_color", "option", "coloured"),
    [
        (False, "", None, False),
        (True, "", None, True),
        (True, "1", None, False),
        (True, "", "never", False),
        (False, "", "always", True),
        (False, "1", "always", True),
        (True, "1", "always", True),
        (True, "1", "auto", False),
        (False, "", "auto", False),
    ],
)
def test_color_goes_over_no_color_over_terminal(
    folder: Folder,
    gzcheck: Gzcheck,
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,
    no_color: str,
    option: str | None,
    coloured: bool,
) -> None:
    in_conflict(folder)
    if terminal:
        on_a_terminal(monkeypatch)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    colour = ["--color", option] if option else []
    assert ("\x1b" in gzcheck("conflicts", "--format", "rich", *colour).out) == coloured


def test_dumb_terminal_gets_no_colour(folder: Folder, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    in_conflict(folder)
    on_a_terminal(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in gzcheck("conflicts").out


@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize("command", COMMANDS)
def test_text_and_json_are_never_coloured(folder: Folder, gzcheck: Gzcheck, command: list[str], format: str) -> None:
    in_conflict(folder)
    assert "\x1b" not in gzcheck(*command, "--format", format, "--color", "always").out


def test_output_is_utf_8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "gzcheck", "compare", "some 230", "203"]
    run = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert run.returncode == 1
    assert "“some 230”" in run.stdout.decode("utf-8")


# ---------------------------------------------------------------- the commands


def test_validate_checks_the_files_named(folder: Folder, gzcheck: Gzcheck) -> None:
    consistent(folder)
    folder.write("sources/bad.yaml", "{")
    assert gzcheck("validate").code == 1
    run = gzcheck("validate", "claims/sources/a.yaml", "claims/sources/b.yaml", "--format", "json")
    assert (run.code, run.json["summary"]["sources"]) == (0, 2)
    assert gzcheck("validate", "claims/sources/bad.yaml").code == 1


def test_validate_reads_a_file_named_twice_once(folder: Folder, gzcheck: Gzcheck) -> None:
    consistent(folder)
    once = gzcheck("validate", "claims/sources/a.yaml", "--format", "json")
    twice = gzcheck("validate", "claims/sources/a.yaml", "./claims/sources/a.yaml", "--format", "json")
    assert (twice.code, twice.out) == (0, once.out)


def test_validate_of_the_registry_checks_everything(folder: Folder, gzcheck: Gzcheck) -> None:
    consistent(folder)
    run = gzcheck("validate", "claims/indicators.yaml", "claims/sources/a.yaml", "--format", "json")
    assert run.json["summary"]["sources"] == 2


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ([], ["a/firms", "a/labs", "b/firms"]),
        (["--about", "old-port"], ["a/labs"]),
        (["--indicator", "firms"], ["a/firms", "b/firms"]),
        (["--source", "a"], ["a/firms", "a/labs"]),
        (["--source", "a", "--indicator", "firms"], ["a/firms"]),
    ],
)
def test_claims_are_filtered(folder: Folder, gzcheck: Gzcheck, filters: list[str], ids: list[str]) -> None:
    folder.source("a", CLAIM, claim("labs", "3", "three labs", about="old-port", indicator="labs"))
    folder.source("b", CLAIM)
    run = gzcheck("claims", "--format", "json", *filters)
    assert [entry["id"] for entry in run.json["claims"]] == ids
    assert run.code == 0


def test_claims_says_when_a_filter_leaves_nothing(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("a", CLAIM)
    run = gzcheck("claims", "--indicator", "labs", "--format", "text")
    assert (run.code, run.out) == (2, "0 claims\n")


def test_claims_tells_of_broken_files_on_stderr(folder: Folder, gzcheck: Gzcheck) -> None:
    folder.source("a", CLAIM)
    folder.write("sources/bad.yaml", "{")
    run = gzcheck("claims", "--format", "json")
    assert "claims/sources/bad.yaml:1:2: not valid YAML" in run.err
    assert len(run.json["claims"]) == 1


@pytest.mark.parametrize(
    ("a", "b", "verdict", "code"),
    [
        ("some 230", "203", "conflict", 1),
        ("8,700", "8,690", "compatible", 0),
        ("61 billion yuan", "61.4 billion yuan", "agree", 0),
        ("nearly 70%", "70.2", "conflict", 1),
        ("61 billion", "61 billion yuan", "agree", 0),
    ],
)
@pytest.mark.parametrize("format", FORMATS)
def test_compare_says_the_verdict(gzcheck: Gzcheck, a: str, b: str, verdict: str, code: int, format: str) -> None:
    run = gzcheck("compare", a, b, "--format", format)
    assert run.code == code
    if format == "json":
        assert run.json["verdict"] == verdict
    else:
        assert f"\n{verdict}: " in run.out


def test_compare_draws_both_and_explains(gzcheck: Gzcheck) -> None:
    out = gzcheck("compare", "some 230", "203").out
    assert "must mean  220 to 240" in out
    assert "must mean  203\n" in out
    assert [line for line in out.splitlines() if "┤" in line and "●" in line]
    assert "have the same digits" in out


def test_compare_takes_a_unit(gzcheck: Gzcheck) -> None:
    assert gzcheck("compare", "19", "19.4").code == 1
    assert gzcheck("compare", "19", "19.4", "--unit", "percent").code == 0


def test_every_rule_can_be_explained_by_code_and_name(gzcheck: Gzcheck) -> None:
    for module in ALL_RULES:
        shown = gzcheck("rule", module.RULE.code)
        assert (shown.code, shown.out) == (0, gzcheck("rule", module.RULE.name).out)
        assert shown.out.startswith(f"{module.RULE.code} {module.RULE.name} (")
        assert "Fails" in shown.out
        assert "Passes" in shown.out


def test_rule_code_may_be_in_lower_case(gzcheck: Gzcheck) -> None:
    assert gzcheck("rule", "gz201").out == gzcheck("rule", "GZ201").out


def test_all_rules_are_listed_one_a_line(gzcheck: Gzcheck) -> None:
    lines = gzcheck("rule", "--all").out.splitlines()
    assert [line[:5] for line in lines] == sorted(rule.code for rule in catalogue())


# ---------------------------------------------------------------- init


@pytest.mark.parametrize(("example", "code"), [("starter", 1), ("guangzhou", 1)])
def test_init_starts_a_valid_corpus_with_something_to_see(gzcheck: Gzcheck, example: str, code: int) -> None:
    started = gzcheck("init", "facts", "--example", example)
    assert started.code == 0
    assert "facts/corpus.yaml\n" in started.out
    assert "now run: gzcheck validate --corpus facts" in started.err
    assert gzcheck("validate", "--corpus", "facts").code == 0
    shown = gzcheck("conflicts", "--corpus", "facts", "--format", "json")
    assert shown.code == code
    assert "GZ201" in {finding["code"] for finding in shown.json["findings"]}


def test_init_without_a_name_starts_the_default_corpus(gzcheck: Gzcheck) -> None:
    assert gzcheck("init").code == 0
    assert gzcheck("validate").code == 0


def test_starter_is_small_and_commented(gzcheck: Gzcheck, tmp_path: Path) -> None:
    gzcheck("init", "facts")
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "facts").rglob("*.yaml")]
    assert sum(text.count("\n") for text in texts) < 100
    assert all("#" in text for text in texts)


@pytest.mark.parametrize("example", ["starter", "guangzhou"])
def test_every_file_that_init_writes_names_the_schema_that_it_conforms_to(
    gzcheck: Gzcheck, tmp_path: Path, example: str
) -> None:
    gzcheck("init", "facts", "--example", example)
    files = sorted((tmp_path / "facts").rglob("*.yaml"))
    assert files
    for path in files:
        lines = path.read_text(encoding="utf-8").splitlines()
        address = lines[0].removeprefix("# yaml-language-server: $schema=")
        assert address.startswith("file:///")
        assert not any("$schema" in line for line in lines[1:])
        name = path.stem if path.parent.name == "facts" else "source"
        assert Path(unquote(urlsplit(address).path)) == schema_path(name)
        assert gzcheck("schema", name, "--path").out == f"{schema_path(name)}\n"
        assert violations(read_yaml(path.name, path.read_bytes()), name) == ([], [])


def test_schema_line_survives_blanks_and_hashes_in_the_place_of_the_installation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "my # tools").mkdir()
    monkeypatch.setattr(resources, "schema_folder", lambda: tmp_path / "my # tools")
    first = resources.with_schema_line("sources/a.yml", b"source: {}\n").splitlines()[0]
    assert first.decode().endswith("/my%20%23%20tools/source.schema.json")
    assert resources.with_schema_line("notes.yaml", b"x: 1\n") == b"x: 1\n"


# ---------------------------------------------------------------- schema


def test_schema_is_printed_as_it_lies_there(gzcheck: Gzcheck) -> None:
    printed = gzcheck("schema", "source")
    assert (printed.code, printed.out) == (0, schema_path("source").read_text(encoding="utf-8"))
    assert gzcheck("schema", "sources-output").code == 0


def test_all_schemas_are_listed_with_their_places(gzcheck: Gzcheck) -> None:
    lines = [line.split(maxsplit=1) for line in gzcheck("schema").out.splitlines()]
    assert {name for name, _ in lines} >= {"corpus", "indicators", "identities", "resolutions", "source"}
    assert all(Path(place) == schema_path(name) for name, place in lines)


def test_unknown_schema_is_2_and_says_which_was_meant(gzcheck: Gzcheck) -> None:
    run = gzcheck("schema", "indicator")
    assert (run.code, run.out) == (2, "")
    assert "there is no schema 'indicator'; did you mean 'indicators'?" in run.err


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_init_writes_over_nothing(gzcheck: Gzcheck, tmp_path: Path, kind: str) -> None:
    there = tmp_path / "facts"
    if kind == "folder":
        there.mkdir()
        (there / "notes.txt").write_text("mine", encoding="utf-8")
    else:
        there.write_text("mine", encoding="utf-8")
    run = gzcheck("init", "facts")
    assert (run.code, run.out) == (2, "")
    kept = there / "notes.txt" if kind == "folder" else there
    assert kept.read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts"]


def test_init_fills_an_empty_folder(gzcheck: Gzcheck, tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    assert gzcheck("init", "facts").code == 0
    assert (tmp_path / "facts" / "corpus.yaml").is_file()


def test_init_that_cannot_write_is_2(gzcheck: Gzcheck, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    run = gzcheck("init", "file/facts")
    assert (run.code, run.out) == (2, "")
    assert "file/facts: cannot be written" in run.err


# ---------------------------------------------------------------- order


def test_order_in_which_files_are_listed_changes_nothing(gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    def outputs() -> list[str]:
        corpus = ["--corpus", str(ROOT / "claims")]
        return [gzcheck(*command, *corpus, "--format", format).out for command in COMMANDS for format in FORMATS]

    expected = outputs()
    listed, asked = os.scandir, []

    def shuffled(place: int) -> contextlib.nullcontext[list[os.DirEntry[str]]]:
        with listed(place) as entries:
            found = list(entries)
        asked.append(place)
        random.Random(len(asked)).shuffle(found)
        return contextlib.nullcontext(found)

    monkeypatch.setattr(os, "scandir", shuffled)
    assert outputs() == expected
    assert asked


def test_order_in_which_files_are_named_changes_nothing(folder: Folder, gzcheck: Gzcheck) -> None:
    in_conflict(folder)
    names = ["claims/sources/a.yaml", "claims/sources/b.yaml"]
    assert gzcheck("validate", *names).out == gzcheck("validate", *names[::-1]).out


def test_hash_seed_changes_nothing() -> None:
    program = (
        "from gzcheck.cli import main\n"
        "for command in ('validate', 'conflicts', 'claims'):\n"
        "    for format in ('text', 'rich', 'json'):\n"
        "        main([command, '--format', format])\n"
        "for format in ('text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'csv', 'html'):\n"
        "    main(['conflicts', '--format', format])\n"
        "    main(['proof', 'docs/tour/draft.md', '--format', format])\n"
        "main(['figures', 'docs/tour/article.txt', 'docs/tour/draft.md', '--format', 'json'])\n"
    )
    outputs = set()
    for seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", program]
        outputs.add(subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout)
    assert len(outputs) == 1
    assert b"GZ201" in outputs.pop()


# ---------------------------------------------------------------- an unfriendly environment


@pytest.mark.parametrize("columns", ["²", "", "0", "-5", "1e3", "9" * 5000, "many", "１２０"])
def test_width_that_is_no_number_is_passed_over(
    folder: Folder, gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    in_conflict(folder)
    usual = gzcheck("conflicts", "--format", "rich")
    monkeypatch.setenv("COLUMNS", columns)
    run = gzcheck("conflicts", "--format", "rich")
    assert (run.code, run.out) == (1, usual.out)


@pytest.mark.parametrize("on_terminal", [True, False])
def test_columns_say_the_width(on_terminal: bool) -> None:
    assert columns({"COLUMNS": "100"}, on_terminal) == 100


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "--no\x1b[31msense"],
        ["non\x1b[31msense"],
        ["validate", "--corpus", "no\x1b[31mwhere"],
        ["rule", "GZ\x1b[31m"],
        ["init", "claims/\x1b[31m"],
        ["init", "fac\x1b[31mts"],
        ["conflicts", "--format", "\x1b[31m"],
    ],
    ids=repr,
)
def test_what_is_typed_reaches_no_terminal_raw(folder: Folder, gzcheck: Gzcheck, arguments: list[str]) -> None:
    run = gzcheck(*arguments)
    assert "\x1b" not in run.out + run.err
    assert "\\x1b" in run.out + run.err


# ---------------------------------------------------------------- lsp


def test_language_server_without_its_library_says_what_to_install(
    gzcheck: Gzcheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    run = gzcheck("lsp")
    assert (run.code, run.out) == (2, "")
    assert "pip install 'gzcheck[lsp]'" in run.err


def test_no_other_command_reads_what_only_the_language_server_needs(folder: Folder) -> None:
    in_conflict(folder)
    code = (
        "import sys\nfrom gzcheck.cli import main\n"
        "for command in (['--help'], ['validate'], ['conflicts']):\n    main(command)\n"
        "print([name for name in sys.modules if name.startswith(('gzcheck.editing', 'pygls', 'lsprotocol'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=folder.path.parent)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_commands_that_the_readme_names_for_editors_run(gzcheck: Gzcheck) -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## In the editor")[2].partition("\n## ")[0]
    lines = [line.partition("#")[0].split()[1:] for line in section.splitlines() if line.startswith("gzcheck ")]
    assert ["lsp"] in lines
    for line in lines:
        if line == ["lsp"]:
            command = [sys.executable, "-m", "gzcheck", *line]
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
            assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
        else:
            assert gzcheck(*line).code == 0
