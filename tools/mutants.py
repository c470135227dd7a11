"""Small faults that could be made in a module: each is one stretch of its source and what would stand there instead.

Comparisons move by their boundary or turn round, `+` and `-`, `*` and `/`, `and` and `or`, `True` and `False` change
places, whole numbers grow or shrink by one, a `not` goes, a returned value becomes `None`. Texts are left alone, and so
is what no run depends on: annotations, decorators, protocols, `__repr__`, and what stands for type checking only.
"""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
}
_LOGIC: dict[type[ast.boolop], type[ast.boolop]] = {ast.And: ast.Or, ast.Or: ast.And}


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One fault in one file."""

    path: str
    line: int
    start: int
    """Where the replaced stretch begins, in bytes of the file."""
    end: int
    before: str
    after: str

    def applied_to(self, source: bytes) -> bytes:
        """The file with the fault in it. Parentheses keep the new text one operand, and across lines."""
        return source[: self.start] + f"({self.after})".encode() + source[self.end :]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {_short(self.before)}  →  {_short(self.after)}"


def mutants(path: str, source: bytes, choice: random.Random) -> Iterator[Mutant]:
    """Every fault that could be made in a module; `choice` decides whether a number grows or shrinks."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in _nodes(ast.parse(source)):
        for place, after in _changes(node, choice):
            start = starts[place.lineno - 1] + place.col_offset
            end = starts[(place.end_lineno or 0) - 1] + (place.end_col_offset or 0)
            before = source[start:end].decode()
            yield Mutant(path=path, line=place.lineno, start=start, end=end, before=before, after=ast.unparse(after))


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module that a run depends on."""
    for child in ast.iter_child_nodes(node):
        if not _is_left_out(node, child):
            yield child
            yield from _nodes(child)


def _is_left_out(parent: ast.AST, child: ast.AST) -> bool:
    match parent:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            if child in parent.decorator_list or child is parent.returns:
                return True
        case ast.ClassDef():
            if child in parent.decorator_list or child in parent.bases:
                return True
        case ast.AnnAssign() | ast.arg():
            if child is parent.annotation:
                return True
        case ast.Call(func=ast.Name(id="cast" | "TypeVar")):
            return True
    match child:
        case ast.JoinedStr() | ast.pattern() | ast.Assert():  # before Python 3.12 nothing in an f-string has a place
            return True
        case ast.FunctionDef(name="__repr__"):
            return True
        case ast.keyword(arg="strict"):  # of zip: a guard against a slip of ours that no test can reach
            return True
        case ast.ClassDef(bases=[ast.Name(id="Protocol"), *_]):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__" | "__slots__")]):
            return True
    return False


def _changes(node: ast.AST, choice: random.Random) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Pairs of an expression and what could wrongly stand in its place."""
    match node:
        case ast.Compare():
            for index, operator in enumerate(node.ops):
                wrong = [*node.ops[:index], _COMPARISONS[type(operator)](), *node.ops[index + 1 :]]
                yield node, _with(node, "ops", wrong)
        case ast.BinOp() if type(node.op) in _ARITHMETIC:
            yield node, _with(node, "op", _ARITHMETIC[type(node.op)]())
        case ast.BoolOp():
            yield node, _with(node, "op", _LOGIC[type(node.op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield node, node.operand
        case ast.Constant(value=bool()):
            yield node, ast.Constant(not node.value)
        case ast.Constant(value=int()):
            yield node, ast.Constant(node.value + choice.choice((-1, 1)))
        case ast.Return(value=ast.expr() as value) if not _is_like_none(value):
            yield value, ast.Constant(None)


def _is_like_none(value: ast.expr) -> bool:
    """Whether nobody can tell it from `None` by asking whether there is something: False, "", [], ()."""
    match value:
        case ast.Constant():
            return not value.value
        case ast.List(elts=[]) | ast.Tuple(elts=[]) | ast.Dict(keys=[]):
            return True
    return False


def _with(node: ast.expr, field: str, value: object) -> ast.expr:
    changed = copy.copy(node)
    setattr(changed, field, value)
    return changed


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 70 else f"{flat[:40]} … {flat[-25:]}"
