"""The rules, in the order in which they run. A new rule is a file in this folder and a line in one of these tuples.

Modules are imported when a tuple is first asked for: a `validate` on every commit needs only the first one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gzcheck.model import Rule

if TYPE_CHECKING:
    from gzcheck.rules.rule import RuleModule as RuleModule
    from gzcheck.rules.rule import Said as Said

    CORPUS_RULES: tuple[RuleModule, ...]
    FACT_RULES: tuple[RuleModule, ...]
    PROOF_RULES: tuple[RuleModule, ...]
    RESOLUTION_RULES: tuple[RuleModule, ...]
    ALL_RULES: tuple[RuleModule, ...]

_MODULES = {
    # What judges the corpus itself: its files, references and fragments.
    "CORPUS_RULES": (
        "unknown_reference",
        "printed_differently",
        "unreadable_fragment",
        "excess_digits",
        "float_noise",
        "unit_mismatch",
        "unequal_pair",
        "changed_snapshot",
        "lost_fragment",
        "ambiguous_fragment",
        "cut_fragment",
        "plan_as_fact",
        "other_year",
        "month_or_year",
        "other_name",
        "long_fragment",
        "circular_reference",
    ),
    # What judges the facts in it.
    "FACT_RULES": (
        "value_conflict",
        "recycled_figure",
        "falling_count",
        "rising_series",
        "target_below_actual",
        "outdated_forecast",
        "copied_differently",
        "unclear_period",
        "rounding_agreement",
        "plan_outcome",
        "broken_identity",
        "exchange_rate",
        "part_above_whole",
        "growth_against_levels",
        "growth_composition",
        "implied_conflict",
        "identity_by_rounding",
        "unusable_identity",
        "mixed_years",
        "same_number_twice",
        "percent_or_point",
        "other_currency",
        "implausible_value",
        "future_actual",
        "constant_factor",
        "constant_offset",
        "lost_sign",
        "shifted_period",
        "mistaken_indicator",
        "shared_errors",
        "missing_code",
        "broken_series",
    ),
    # What judges the figures of a draft that is held against the facts.
    "PROOF_RULES": (
        "contradicted_figure",
        "contested_figure",
        "stale_figure",
        "unknown_figure",
        "unread_figure",
        "dead_mark",
    ),
    # What judges decisions; these run last, when it is known what each decision settles.
    "RESOLUTION_RULES": (
        "unknown_resolution",
        "stale_resolution",
        "expired_resolution",
        "unused_resolution",
    ),
}


_ON_IDENTITIES = ("broken_identity", "implied_conflict", "identity_by_rounding", "unusable_identity")


def on_identities() -> frozenset[Rule]:
    """The rules whose findings say how a declared identity came out."""
    return frozenset(module.RULE for module in _imported(_ON_IDENTITIES))


def catalogue() -> dict[Rule, str]:
    """Every rule with its documentation, in the order in which they run: those that reading reports come first."""
    from gzcheck.reading import FAULTS

    modules = __getattr__("ALL_RULES")
    return {rule: rule.doc for rule in FAULTS} | {module.RULE: module.__doc__ or "" for module in modules}


def asked(*, comparing: bool) -> Iterator[Rule]:
    """The rules of a run on a corpus: without `comparing` not those that judge its facts."""
    from gzcheck.reading import FAULTS

    yield from FAULTS
    groups = ("CORPUS_RULES", *(("FACT_RULES",) if comparing else ()), "RESOLUTION_RULES")
    yield from (module.RULE for group in groups for module in __getattr__(group))


def __getattr__(name: str) -> Any:
    if name == "ALL_RULES":
        return tuple(module for group in _MODULES for module in __getattr__(group))
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _imported(_MODULES[name])


def _imported(names: Iterable[str]) -> tuple[RuleModule, ...]:
    from importlib import import_module

    return tuple(import_module(f"{__name__}.{name}") for name in names)  # type: ignore[misc]
