"""Wheel, sdist and editable install: each made from a copy of the tree, installed on its own, and used elsewhere."""

from __future__ import annotations

import ast
import email.message
import email.parser
import email.policy
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[1]
LEFTOVERS = (
    *(".git", ".venv*", "__pycache__", ".*_cache", ".hypothesis", "dist", "build", "results", "*.egg-info"),
    *("node_modules", ".outlets"),
)
KINDS = ("wheel", "sdist", "editable")

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]


@dataclass(frozen=True, kw_only=True)
class Installed:
    """gzcheck in an environment of its own."""

    environment: Path
    origin: Path
    """Where its code must come from."""
    working: Path
    """A folder that has nothing to do with the repository."""

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.environment / "bin" / "gzcheck"), *arguments]
        return subprocess.run(command, cwd=self.working, env=clean_environment(), capture_output=True, text=True)

    def python(self, code: str) -> str:
        command = [str(self.environment / "bin" / "python"), "-c", code]
        return subprocess.run(
            command, cwd=self.working, env=clean_environment(), capture_output=True, text=True, check=True
        ).stdout.strip()


def clean_environment() -> dict[str, str]:
    """The caller's, without what would lead Python or gzcheck elsewhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GZCHECK_", "GIT_"))}


def run(*command: str | Path, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, env=clean_environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the working tree, with caches planted in it that no artefact may contain."""
    copy = tmp_path_factory.mktemp("tree") / "copy"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFTOVERS))
    for folder in ("src/gzcheck/__pycache__", "claims/__pycache__", "tests/__pycache__"):
        (copy / folder).mkdir()
        (copy / folder / "planted.cpython-311.pyc").write_bytes(b"")
    return copy


@pytest.fixture(scope="module")
def artefacts(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one wheel and one sdist."""
    folder = tmp_path_factory.mktemp("artefacts")
    run(sys.executable, "-m", "build", "--no-isolation", "--sdist", "--wheel", "--outdir", folder, tree, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(artefacts: Path) -> Path:
    return next(artefacts.glob("*.whl"))


@pytest.fixture(scope="module")
def sdist(artefacts: Path) -> Path:
    return next(artefacts.glob("*.tar.gz"))


@pytest.fixture(scope="module", params=KINDS)
def installed(request: pytest.FixtureRequest, tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    base = tmp_path_factory.mktemp(request.param)
    environment, working = base / "environment", base / "elsewhere"
    working.mkdir()
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=base)
    lend_dependencies(environment, base / "lent")
    what: list[str | Path]
    if request.param == "editable":
        what, origin = ["--editable", tree], tree / "src"
    else:
        what, origin = [request.getfixturevalue(request.param)], environment
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
    run(*pip, "install", "--no-index", "--no-deps", "--no-build-isolation", *what, cwd=base)
    return Installed(environment=environment, origin=origin.resolve(), working=working)


def lend_dependencies(environment: Path, folder: Path) -> None:
    """Link everything this interpreter has installed into an environment, except gzcheck itself."""
    folder.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if "gzcheck" not in entry.name and entry.suffix != ".pth":
            (folder / entry.name).symlink_to(entry)
    (site_packages,) = environment.glob("lib/python*/site-packages")
    (site_packages / "lent.pth").write_text(f"{folder}\n")


# ---------------------------------------------------------------- what the artefacts contain


def test_wheel_contains_the_schemas_and_both_examples(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder, place in (
        ("schemas", "gzcheck/schemas"),
        ("claims", "gzcheck/examples/guangzhou"),
        ("src/gzcheck/examples/starter", "gzcheck/examples/starter"),
    ):
        wanted = {
            f"{place}/{path.relative_to(ROOT / folder).as_posix()}"
            for path in (ROOT / folder).rglob("*.*")
            if path.suffix in (".yaml", ".json")
        }
        assert wanted
        assert wanted <= set(names)
    assert {"gzcheck/py.typed", "gzcheck/output/html/report.css", "gzcheck/output/html/report.js"} <= set(names)


def test_wheel_contains_only_the_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {"gzcheck", f"gzcheck-{version()}.dist-info"}
    strangers = [name for name in names if name.startswith("gzcheck/") and not is_ours(name)]
    assert strangers == []


def test_wheel_contains_nothing_twice(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert len(names) == len(set(names))


def is_ours(name: str) -> bool:
    """Code, schemas, corpora and what a page is made with; so no article, test or cache."""
    page = ("gzcheck/output/html/report.css", "gzcheck/output/html/report.js")
    return Path(name).suffix in (".py", ".yaml", ".json") or name in ("gzcheck/py.typed", *page)


def test_sdist_contains_the_source_and_what_make_needs(sdist: Path) -> None:
    names = sdist_names(sdist)
    top = ("Makefile", "constraints.txt", ".ci/run", ".pre-commit-hooks.yaml", "action.yml", "README.md", "LICENSE")
    for name in (*top, "tests/test_packaging.py"):
        assert name in names
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "src").rglob("*.py")} <= names


def test_sdist_contains_no_caches_or_environments(sdist: Path) -> None:
    parts = {part for name in sdist_names(sdist) for part in Path(name).parts}
    assert parts.isdisjoint({"__pycache__", ".git", ".venv", ".mypy_cache", ".pytest_cache", "results"})


def sdist_names(sdist: Path) -> set[str]:
    with tarfile.open(sdist) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_no_artefact_contains_an_article(kind: str, request: pytest.FixtureRequest, snapshots: Path) -> None:
    archive: Path = request.getfixturevalue(kind)
    articles = {path.name for path in snapshots.iterdir()}
    names = set(zipfile.ZipFile(archive).namelist()) if kind == "wheel" else sdist_names(archive)
    assert articles
    assert articles.isdisjoint(Path(name).name for name in names)


# ---------------------------------------------------------------- metadata


def version() -> str:
    """The version as written in the source, without importing it: clones made for hooks carry no tags to ask."""
    for statement in ast.parse((ROOT / "src/gzcheck/__init__.py").read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__version__":
            return str(ast.literal_eval(statement.value))
    raise AssertionError("no static __version__")


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> email.message.EmailMessage:
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(f"gzcheck-{version()}.dist-info/METADATA").decode()
    return email.parser.Parser(email.message.EmailMessage, policy=email.policy.default).parsestr(text)


def test_metadata_says_what_an_index_needs(metadata: email.message.EmailMessage) -> None:
    assert metadata["Name"] == "gzcheck"
    assert metadata["Version"] == version()
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Summary"]
    assert metadata["Description-Content-Type"] == "text/markdown"


def test_description_is_the_readme(metadata: email.message.EmailMessage) -> None:
    assert str(metadata.get_payload()).strip() == (ROOT / "README.md").read_text(encoding="utf-8").strip()


def test_what_developers_need_is_not_needed_to_run(metadata: email.message.EmailMessage) -> None:
    required = metadata.get_all("Requires-Dist", [])
    assert required
    names = {re.split(r"[^\w.-]", line)[0] for line in required if "extra ==" not in line}
    assert {"typer", "rich", "pyyaml", "jsonschema", "jsonschema-rs"} <= names
    assert names.isdisjoint({"pytest", "hypothesis", "ruff", "mypy", "build", "hatchling", "pre-commit"})


# ---------------------------------------------------------------- each kind of install, used from elsewhere


def test_it_runs_from_the_artefact(installed: Installed) -> None:
    place = Path(installed.python("import gzcheck; print(gzcheck.__file__)")).resolve()
    assert place.is_relative_to(installed.origin)


def test_its_version_is_that_of_the_source(installed: Installed) -> None:
    done = installed.run("--version")
    assert (done.returncode, done.stdout) == (0, f"gzcheck {version()}\n")
    assert installed.python("from importlib.metadata import version; print(version('gzcheck'))") == version()


def test_the_guangzhou_example_comes_out_valid(installed: Installed) -> None:
    folder = installed.working / "guangzhou"
    started = installed.run("init", "--example", "guangzhou", "guangzhou")
    assert started.returncode == 0, started.stderr
    assert without_schemas(folder) == without_schemas(ROOT / "claims")
    done = installed.run("validate", "--corpus", "guangzhou")
    assert done.returncode == 0, done.stdout + done.stderr


def without_schemas(corpus: Path) -> dict[Path, bytes]:
    """Its files without the line that says where their schema lies, which is elsewhere in every installation."""
    contents = {path.relative_to(corpus): path.read_bytes().partition(b"\n") for path in corpus.rglob("*.yaml")}
    assert all(first.startswith(b"# yaml-language-server: $schema=") for first, _, _ in contents.values())
    return {path: rest for path, (_, _, rest) in contents.items()}


def test_the_schemas_of_what_init_writes_are_those_of_the_installation(installed: Installed) -> None:
    assert installed.run("init", "schemas").returncode == 0
    lines = [path.read_text().partition("\n")[0] for path in (installed.working / "schemas").rglob("*.yaml")]
    places = [Path(unquote(urlsplit(line.partition("$schema=")[2]).path)) for line in lines]
    assert all(json.loads(place.read_text())["title"] for place in places)
    assert all(place.is_relative_to(installed.origin.parent) for place in places)
    done = installed.run("schema", "source", "--path")
    assert Path(done.stdout.strip()) in places


def test_the_starter_corpus_shows_its_one_conflict(installed: Installed) -> None:
    assert installed.run("init", "starter").returncode == 0
    done = installed.run("conflicts", "--corpus", "starter", "--format", "json")
    assert done.returncode == 1, done.stdout + done.stderr
    assert [finding["verdict"] for finding in json.loads(done.stdout)["findings"]] == ["conflict"]


def test_the_report_for_people_is_printed(installed: Installed) -> None:
    assert installed.run("init", "reported").returncode == 0
    done = installed.run("conflicts", "--corpus", "reported", "--format", "rich")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "How many technology firms, Harbour City: 203 or about 230?" in done.stdout


def test_a_breach_of_the_schema_is_explained(installed: Installed) -> None:
    assert installed.run("init", "broken").returncode == 0
    path = installed.working / "broken/sources/coast-herald-2017-06-11.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("indicator: exports", "indikator: exports"), encoding="utf-8")
    done = installed.run("validate", "--corpus", "broken")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "unknown key 'indikator'" in done.stdout
    assert "did you mean 'indicator'" in done.stdout


def test_the_library_loads_a_corpus_and_checks_it(installed: Installed) -> None:
    assert installed.run("init", "imported").returncode == 0
    code = "import gzcheck; print(len(gzcheck.check(gzcheck.load_corpus('imported')).findings))"
    assert installed.python(code) == "1"
