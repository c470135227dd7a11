"""Which engine runs, what it may use, and what is said where it is not there."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest
from making import Gzcheck
from tables_made import written

from gzcheck.model import Exit
from gzcheck.settings import EngineName, SettingsError, load_settings

TABLE = "{file: a.csv, columns: {source: who, about: city, value: value}, constants: {indicator: labs}, entities: open}"


def made(folder: Path, rows: int = 4) -> tuple[Any, ...]:
    lines = "".join(f"s{i % 2},c{i // 2},{i % 7}\n" for i in range(rows))
    written(folder, {"t": TABLE}, {"a.csv": "who,city,value\n" + lines})
    return "--corpus", folder / "claims", "--tables", folder / "data"


def test_spark_without_pyspark_says_what_to_install(
    gzcheck: Gzcheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ibis")
    known = builtins.__import__

    def without(name: str, *arguments: Any, **more: Any) -> Any:
        if name.startswith("pyspark"):
            raise ImportError(name)
        return known(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    run = gzcheck("conflicts", *made(tmp_path), "--engine", "spark")
    assert run.code == Exit.NOT_CHECKED
    assert "pip install 'gzcheck[spark]'" in run.err and "Traceback" not in run.err


def test_spark_without_java_says_what_to_install(
    gzcheck: Gzcheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyspark", reason="PySpark is not installed; make test-spark installs it")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    run = gzcheck("conflicts", *made(tmp_path), "--engine", "spark")
    assert run.code == Exit.NOT_CHECKED
    assert "Java 17" in run.err and "Traceback" not in run.err


@pytest.mark.parametrize(
    ("key", "value"),
    [("engine", "pandas"), ("memory", "much"), ("memory", "1 GB"), ("master", "localhost"), ("threads", "-1")],
)
def test_settings_that_no_engine_understands_are_refused(key: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=f"GZCHECK_{key.upper()}: "):
        load_settings({}, {f"GZCHECK_{key.upper()}": value}, tmp_path)


def test_settings_of_the_engine(tmp_path: Path) -> None:
    (tmp_path / "gzcheck.toml").write_text('engine = "spark"\nmemory = "1.5GB"\nthreads = 2\nspill = "big"\n')
    settings = load_settings({"master": "spark://host:7077"}, {}, tmp_path)
    assert settings.engine is EngineName.SPARK and settings.master == "spark://host:7077"
    assert (settings.memory, settings.threads, settings.spill) == ("1.5GB", 2, tmp_path / "big")


def test_no_file_sends_data_to_a_cluster(tmp_path: Path) -> None:
    (tmp_path / "gzcheck.toml").write_text('master = "spark://elsewhere:7077"\n')
    with pytest.raises(SettingsError, match="--master"):
        load_settings({}, {}, tmp_path)
