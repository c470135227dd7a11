"""`gzcheck rule`: a rule's docstring is its documentation."""

from __future__ import annotations

from gzcheck.model.suggest import did_you_mean
from gzcheck.rules import ALL_RULES

FOOTNOTE = "(Examples leave out fields that do not matter to the rule.)"


class ExplainError(Exception):
    """There is no such rule."""


def explain_rule(code: str) -> str:
    """Code, name, severity and docstring of the rule with this code or name; raises `ExplainError`."""
    for module in ALL_RULES:
        rule = module.RULE
        if code.upper() == rule.code or code.lower() == rule.name:
            head = f"{rule.code} {rule.name} ({rule.severity.value})"
            return f"{head}\n\n{(module.__doc__ or '').strip()}\n\n{FOOTNOTE}\n"
    known = [name for module in ALL_RULES for name in (module.RULE.code, module.RULE.name)]
    hint = did_you_mean(code, known) or did_you_mean(code.upper(), known) or "see 'gzcheck rule --all'"
    raise ExplainError(f"there is no rule {code!r}; {hint}")


def explain_all() -> str:
    """One line a rule: code, name, severity, and the first sentence of its docstring."""
    lines = []
    for module in sorted(ALL_RULES, key=lambda module: module.RULE.code):
        rule = module.RULE
        summary = " ".join((module.__doc__ or "").strip().partition("\n\n")[0].split())
        lines.append(f"{rule.code} {rule.name} ({rule.severity.value}): {summary}")
    return "\n".join(lines) + "\n"
