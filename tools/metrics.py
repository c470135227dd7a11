"""Print how simple the house is: a table of measures with the aim of each, then the biggest modules and functions.

`python tools/metrics.py [ROOT]` reads the package below `src/` of this repository, or of another state of it at ROOT.
Nothing is imported and nothing installed: everything is counted in the syntax trees. Exit code 1 if an aim is missed.

How it is counted:

- *Modules at the top*: the files in the package folder itself.
- *Imports*: the different modules of the package that a module names in import statements, wherever they stand (in a
  function and for type checking too); the mean is over all modules.
- *Circles*: groups of modules that reach each other through such imports.
- *Complexity*: 1, and 1 more for each if, for, while, except, assert, conditional, match case that tests something,
  comprehension, condition in one, and further operand of `and` and `or`. Nested functions count into the outer one.
- *Comments that say why*: lines with a comment of more than two words that is no heading and no instruction to a tool,
  as a share of the lines that are neither empty nor in a docstring.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

NAME = "gzcheck"
BIGGEST = 8
COMPLEX = 10
"""A function above this is counted as complex."""
_NO_REASON = re.compile(r"#\s*(-{3,}|type:|noqa|pragma|fmt:|ruff:|mypy:|!)")


@dataclass(frozen=True, kw_only=True)
class Function:
    """One function or method."""

    place: str
    lines: int
    complexity: int


@dataclass(frozen=True, kw_only=True)
class Module:
    """One module."""

    name: str
    path: Path
    lines: int
    imports: frozenset[str]
    functions: tuple[Function, ...]
    code_lines: int
    reasons: int


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One line of the table."""

    what: str
    value: float
    aim: float | None = None
    digits: int = 0
    unit: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the aim is reached, as the value is printed."""
        return self.aim is None or round(self.value, self.digits) <= self.aim


def read_modules(package: Path) -> list[Module]:
    """Every module of a package, sorted by name."""
    paths = {_name(package, path): path for path in sorted(package.rglob("*.py"))}
    return [_module(name, path, frozenset(paths)) for name, path in sorted(paths.items())]


def circles(modules: list[Module]) -> list[list[str]]:
    """Groups of modules that import each other, directly or through others."""
    edges = {module.name: module.imports - {NAME} for module in modules}
    reach = {name: _reachable(name, edges) for name in edges}
    groups = {
        frozenset(other for other in reach[name] if name in reach[other]) for name in edges if name in reach[name]
    }
    return sorted(sorted(group) for group in groups)


def complexity(function: ast.AST) -> int:
    """Cyclomatic complexity, as the module's docstring says."""
    return 1 + sum(_decisions(node) for node in ast.walk(function))


def _decisions(node: ast.AST) -> int:
    match node:
        case ast.If() | ast.For() | ast.AsyncFor() | ast.While() | ast.ExceptHandler() | ast.Assert() | ast.IfExp():
            return 1
        case ast.BoolOp():
            return len(node.values) - 1
        case ast.comprehension():
            return 1 + len(node.ifs)
        case ast.match_case():
            return 0 if _matches_all(node) else 1
    return 0


def _matches_all(case: ast.match_case) -> bool:
    return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None and case.guard is None


def _name(package: Path, path: Path) -> str:
    parts = (package.name, *path.relative_to(package).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


def _module(name: str, path: Path, known: frozenset[str]) -> Module:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    docstrings = _docstring_lines(tree)
    code = {number for number, line in enumerate(text.splitlines(), 1) if line.strip()} - docstrings
    return Module(
        name=name,
        path=path,
        lines=len(text.splitlines()),
        imports=frozenset(_imports(tree, known)) - {name},
        functions=tuple(
            Function(
                place=f"{path}:{node.lineno} {node.name}",
                lines=(node.end_lineno or node.lineno) - node.lineno + 1,
                complexity=complexity(node),
            )
            for node in _functions(tree)
        ),
        code_lines=len(code),
        reasons=sum(_says_why(comment) for comment in _comments(text)),
    )


def _functions(node: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Functions and methods, without those inside another function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
        else:
            yield from _functions(child)


def _imports(tree: ast.AST, known: frozenset[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from (whole & known) or {node.module}


def _docstring_lines(tree: ast.AST) -> set[int]:
    """The lines of all texts that stand for themselves: docstrings, and those below a field."""
    return {
        number
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }


def _comments(text: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def _says_why(comment: str) -> bool:
    return len(comment.split()) > 3 and not _NO_REASON.match(comment)


def _reachable(start: str, edges: dict[str, frozenset[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = list(edges[start])
    while ahead:
        if (name := ahead.pop()) not in seen:
            seen.add(name)
            ahead += edges[name]
    return seen


def measures(package: Path, modules: list[Module]) -> list[Measure]:
    """The table."""
    top = list(package.glob("*.py"))
    functions = [function for module in modules for function in module.functions]
    cyclomatic = [function.complexity for function in functions]
    lengths = sorted(function.lines for function in functions)
    code, reasons = (sum(getattr(module, what) for module in modules) for what in ("code_lines", "reasons"))
    return [
        Measure(what="modules at the top", value=len(top), aim=6),
        Measure(what="imports per module, mean", value=mean(len(m.imports) for m in modules), aim=3.5, digits=1),
        Measure(what="import circles", value=len(circles(modules)), aim=0),
        Measure(what=f"functions above complexity {COMPLEX}", value=sum(n > COMPLEX for n in cyclomatic), aim=25),
        Measure(what="complexity of functions, mean", value=mean(cyclomatic), aim=3.6, digits=1),
        Measure(what="comments that say why", value=100 * reasons / code, digits=1, unit=" %"),
        Measure(what="modules", value=len(modules)),
        Measure(what="lines per module, median", value=median(module.lines for module in modules)),
        Measure(what="functions", value=len(functions)),
        Measure(what="lines per function, median", value=median(lengths)),
        Measure(what="lines per function, ninth decile", value=lengths[len(lengths) * 9 // 10]),
    ]


def main(root: Path) -> int:
    """Print the table and the lists; 1 if an aim is missed."""
    package = root / "src" / NAME
    modules = read_modules(package)
    table = measures(package, modules)
    print(f"{'measure':<36}{'now':>8}{'aim':>9}")
    for one in table:
        aim = "" if one.aim is None else f"≤ {one.aim:g}"
        print(f"{one.what:<36}{f'{one.value:.{one.digits}f}{one.unit}':>8}{aim:>9}{'' if one.is_met else '  missed'}")
    for circle in circles(modules):
        print(f"circle: {' · '.join(circle)}")
    functions = [function for module in modules for function in module.functions]
    _print_biggest("most imports", [(len(module.imports), module.name) for module in modules])
    _print_biggest("longest modules", [(module.lines, module.name) for module in modules])
    _print_biggest("most complex functions", [(one.complexity, one.place) for one in functions])
    _print_biggest("longest functions", [(one.lines, one.place) for one in functions])
    return 0 if all(one.is_met for one in table) else 1


def _print_biggest(title: str, sizes: list[tuple[int, str]]) -> None:
    print(f"\n{title}")
    for size, name in sorted(sizes, key=lambda pair: (-pair[0], pair[1]))[:BIGGEST]:
        print(f"  {size:>4}  {name}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1].relative_to(Path.cwd())))
