"""Shared fixtures: a small corpus on disk, and the command line run in this process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from deciding import contradict
from hypothesis import settings
from making import CORPUS, INDICATORS, ROOT, Folder, Gzcheck, Run
from repositories import Repository

from gzcheck.cli import main

# Properties run the same cases every time and without deadline, so that a busy machine fails no test.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps the cache of whoever runs the tests out of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A corpus with a registry and no sources yet, at `claims/` in a directory and with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", f"{tmp_path}-caches")
    made = Folder(tmp_path / "claims")
    made.write("corpus.yaml", CORPUS)
    made.write("indicators.yaml", INDICATORS)
    return made


@pytest.fixture
def gzcheck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Gzcheck:
    """Run a command line in an empty directory, without any setting from outside."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GZCHECK_")] + ["NO_COLOR", "COLUMNS"]:
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str | Path) -> Run:
        capsysbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Run(code, out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture
def snapshots() -> Path:
    """The folder of the original articles; the test is skipped where they are not at hand."""
    place = ROOT.parent / "shared" / "sources"
    if not place.is_dir():
        pytest.skip("the original articles are not in ../shared/sources")
    return place


@pytest.fixture
def repository(folder: Folder, gzcheck: Gzcheck) -> Repository:
    """The first commit contradicts itself on the laboratories."""
    made = Repository(folder, gzcheck)
    made.git("init", "--quiet", "--initial-branch", "main")
    contradict(folder)
    made.commit()
    return made
