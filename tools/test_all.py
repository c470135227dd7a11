"""`make test-all`: all tests on every CPython from 3.11 up that is found on this machine, one environment each."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST = (3, 11)
NEWEST_KNOWN = (3, 14)
_ASK = (
    "import json, sys, ensurepip, venv;"
    "print(json.dumps([sys.implementation.name, sys.version_info[:2], sys.version_info[3], sys.version.split()[0]]))"
)


@dataclass(frozen=True, kw_only=True)
class Found:
    """An interpreter, and why it is not used where it is not."""

    path: Path
    release: tuple[int, int] = (0, 0)
    version: str = ""
    refusal: str = ""


def candidates() -> Iterator[Path]:
    """Everything called python3 or python3.N: the running one, on PATH, and pyenv's versions behind their shims."""
    yield Path(sys.executable).resolve()
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    folders = [Path(name) for name in os.get_exec_path()] + sorted(pyenv.glob("versions/*/bin"), reverse=True)
    for folder in folders:
        if folder.is_dir() and os.access(folder, os.R_OK):
            yield from sorted(path for path in folder.iterdir() if re.fullmatch(r"python3(\.[1-9]\d)?", path.name))


def ask(path: Path) -> Found:
    """Run an interpreter to see what it is; a pyenv shim may exist without anything behind it."""
    try:
        answer = subprocess.run([path, "-I", "-c", _ASK], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Found(path=path, refusal=f"does not run: {error}")
    if answer.returncode:
        complaint = [line for line in answer.stderr.splitlines() if line.strip()] or ["no reason given"]
        return Found(path=path, refusal=f"does not run: {complaint[0] if 'pyenv' in complaint[0] else complaint[-1]}")
    name, release, level, version = json.loads(answer.stdout)
    refusal = ""
    if tuple(release) < OLDEST:
        refusal = "too old"
    elif name != "cpython":
        refusal = f"is {name}"
    elif level != "final":
        refusal = "not a final release"
    return Found(path=path, release=tuple(release), version=version, refusal=refusal)


def discover() -> tuple[list[Found], list[Found]]:
    """The interpreters to test, one per release, oldest first; and those passed by."""
    seen: set[Path] = set()
    chosen: dict[tuple[int, int], Found] = {}
    skipped: list[Found] = []
    for path in candidates():
        real = path.resolve()
        shim = real.parent.name == "shims"
        if not shim and real in seen:
            continue
        seen.add(real)
        found = ask(path)
        if not found.refusal and found.release in chosen:
            found = Found(path=path, version=found.version, refusal=f"{chosen[found.release].path} is used")
        if found.refusal:
            skipped.append(found)
        else:
            chosen[found.release] = found
    return [chosen[release] for release in sorted(chosen)], skipped


def main() -> int:
    chosen, skipped = discover()
    for found in skipped:
        print(f"skipped  {found.version:8} {found.path}: {found.refusal}")
    have = {found.release for found in chosen}
    for minor in range(OLDEST[1], NEWEST_KNOWN[1] + 1):
        if (3, minor) not in have:
            print(f"missing  3.{minor:<6} not found on this machine")
    for found in chosen:
        print(f"found    {found.version:8} {found.path}")
    results: list[tuple[Found, int]] = []
    for found in chosen:
        print(f"\n==== Python {found.version}", flush=True)
        environment = f".venv-{found.release[0]}.{found.release[1]}"
        command = ["make", "--no-print-directory", "test", f"PYTHON={found.path}", f"VENV={environment}"]
        results.append((found, subprocess.run(command).returncode))
    print()
    for found, code in results:
        print(f"{'failed' if code else 'passed'}   {found.version}")
    return 1 if not results or any(code for _, code in results) else 0


if __name__ == "__main__":
    sys.exit(main())
