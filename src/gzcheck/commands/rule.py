"""`gzcheck rule`: what a rule means."""

from __future__ import annotations

from gzcheck.model.rule import Rule
from gzcheck.model.suggest import did_you_mean
from gzcheck.rules import catalogue

FOOTNOTE = "(Examples leave out fields that do not matter to the rule.)"


class ExplainError(Exception):
    """There is no such rule."""


def explain_rule(code: str) -> str:
    """Code, name, severity and docstring of the rule with this code or name; raises `ExplainError`."""
    for rule, doc in catalogue().items():
        if code.upper() == rule.code or code.lower() == rule.name:
            return f"{_head(rule)}\n\n{doc.strip()}\n\n{FOOTNOTE}\n"
    known = [name for rule in catalogue() for name in (rule.code, rule.name)]
    hint = did_you_mean(code, known) or did_you_mean(code.upper(), known) or "see 'gzcheck rule --all'"
    raise ExplainError(f"there is no rule {code!r}; {hint}")


def explain_all() -> str:
    """One line a rule: code, name, severity, and the first sentence of its docstring."""
    lines = []
    for rule, doc in sorted(catalogue().items(), key=lambda pair: pair[0].code):
        summary = " ".join(doc.strip().partition("\n\n")[0].split())
        lines.append(f"{_head(rule)}: {summary}")
    return "\n".join(lines) + "\n"


def _head(rule: Rule) -> str:
    return f"{rule.code} {rule.name} ({rule.severity.value})"
