"""`gzcheck rule`: what a rule means."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from gzcheck.model import RuleDoc, RuleList, Stop, did_you_mean
from gzcheck.rules import catalogue


def run(code: str | None = None, *, every: bool = False) -> RuleList:
    """The rule with this code or name, or with `every` all rules by code; raises `Stop` for one that is none."""
    if every is (code is not None):
        raise Stop("name one rule, or say --all; 'gzcheck rule GZ201'")
    docs = sorted((RuleDoc(rule=rule, doc=doc) for rule, doc in catalogue().items()), key=lambda one: one.rule.code)
    if code is None:
        return RuleList(rules=tuple(docs), in_full=False)
    return RuleList(rules=(_named(code, docs),), in_full=True)


def _named(code: str, docs: Iterable[RuleDoc]) -> RuleDoc:
    by_name = {name: one for one in docs for name in (one.rule.code, one.rule.name)}
    found = by_name.get(code.upper()) or by_name.get(code.lower())
    if found is None:
        raise _unknown(code, by_name)
    return found


def _unknown(code: str, known: Collection[str]) -> Stop:
    hint = did_you_mean(code, known) or did_you_mean(code.upper(), known) or "see 'gzcheck rule --all'"
    return Stop(f"there is no rule {code!r}; {hint}")
