"""The engine that a run asks for, opened."""

from __future__ import annotations

from contextlib import AbstractContextManager

from gzcheck.settings import EngineName, Settings
from gzcheck.tables.engines import Engine, Limits, duckdb_engine
from gzcheck.tables.spark import spark_engine


def open_engine(limits: Limits) -> AbstractContextManager[Engine]:
    """The engine for as long as the context lasts; entering it raises `Stop` where it is not installed."""
    return spark_engine(limits) if limits.engine is EngineName.SPARK else duckdb_engine(limits)


def limits_of(settings: Settings) -> Limits:
    """Which engine the settings ask for, and what it may use."""
    return Limits(
        engine=settings.engine,
        master=settings.master,
        memory=settings.memory,
        threads=settings.threads,
        spill=settings.spill,
    )
