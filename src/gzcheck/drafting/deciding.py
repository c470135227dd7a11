"""A decision on a drafted claim becomes the new text of its source file, in which nothing else changes.

Raises `Stop` where the file is laid out so that this cannot be done by lines, or where somebody has changed it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gzcheck.drafting.composing import FIELDS, free, slug
from gzcheck.drafting.files import SourceFile
from gzcheck.drafting.options import FIELDS as OPTIONAL
from gzcheck.drafting.options import TEXTS, Choice
from gzcheck.model import Corpus, Period, Status, Stop, lines_of
from gzcheck.writing.lists import block, item_lines, scalar, with_blocks, without_item

_SUGGESTION = re.compile(rf"\s*# (?:{'|'.join(FIELDS)})\? ")
_DRAFT = re.compile(r"\s*draft:\s*true\s*(?:#.*)?")
_UNUSUAL = "nothing was written: write the claims as a list with dashes, a key a line"


def place_of(file: SourceFile, name: str) -> int:
    """The index of the drafted claim of this id; raises `Stop` where there is none any more."""
    for index, entry in enumerate(file.entries("claims")):
        if entry.get("id") == name and "draft" in entry:
            return index
    raise Stop(f"{name} is no drafted claim any more: somebody has changed {file.path}")


def claimed(path: Path, before: bytes, name: str, choice: Choice, corpus: Corpus) -> tuple[bytes, str]:
    """The file with a draft made a claim, and the id that it has now."""
    file = SourceFile(path, before)
    index = place_of(file, name)
    entry = file.entries("claims")[index]
    fields = _fields(entry, choice)
    new_id = _new_id(file, entry, choice, corpus)
    if new_id != name:
        fields["id"] = new_id
    try:
        after = _with_fields(file, index, fields).encode()
    except ValueError:
        raise Stop(_UNUSUAL) from None
    wanted = {key: value for key, value in entry.items() if key != "draft"} | fields
    now = SourceFile(path, after).entries("claims")
    others = file.entries("claims")
    if _texts(now[index]) != _texts(wanted) or [*now[:index], *now[index + 1 :]] != [
        *others[:index],
        *others[index + 1 :],
    ]:
        raise Stop(_UNUSUAL)
    return after, new_id


def _texts(entry: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in entry.items()}


def _fields(entry: Mapping[str, Any], choice: Choice) -> dict[str, str]:
    """The fields that the claim gets; what is there already and stays the same is not among them."""
    wanted = {name: choice.value(name) for name in (*OPTIONAL, *TEXTS)}
    if wanted["status"] == Status.ACTUAL.value and "status" not in entry:
        del wanted["status"]
    return {key: value for key, value in wanted.items() if value and str(entry.get(key)) != value}


def _new_id(file: SourceFile, entry: Mapping[str, Any], choice: Choice, corpus: Corpus) -> str:
    """The id of the claim: one that was made of a number or of another indicator gives way to the chosen one's."""
    name, indicator = str(entry["id"]), choice.value("indicator")
    others = [other for other in file.entries("claims") if other.get("id") != name]
    is_named = name == indicator or name.startswith(f"{indicator}-")
    is_made = name.startswith(f"p{entry.get('paragraph')}-") or _indicator_in(name, corpus)
    if is_named or not is_made or any(other.get("equals") == name for other in others):
        return name
    taken = {str(other.get("id")) for other in others}
    period = choice.value("period")
    return free([indicator, *([f"{indicator}-{slug(period)}"] if period else []), indicator], taken)


def _indicator_in(name: str, corpus: Corpus) -> bool:
    return any(name == one or name.startswith(f"{one}-") for one in corpus.indicators)


def _with_fields(file: SourceFile, index: int, fields: Mapping[str, str]) -> str:
    """The file's text with fields of one claim set, and without what made it a draft; raises `ValueError`."""
    lines = lines_of(file.text, with_ends=True)
    ending = "\r\n" if "\r\n" in file.text else "\n"
    first, behind = item_lines(file.text, file.whole("claims"), file.items("claims"), index)
    if len(lines) < behind:
        raise ValueError
    if not lines[-1].endswith("\n"):
        lines[-1] += ending
    entry = file.data["claims"][index]
    marks = file.document.positions[id(entry)]
    margin = " " * (file.items("claims")[index].column - 1)
    new = {key: f"{margin}{key}: {_typed(key, value)}{ending}" for key, value in fields.items()}
    printed = marks["printed"].key_line if "printed" in marks else behind
    at_place = {"about": first + 1, "indicator": first + 1, "period": printed, "status": printed}
    inserted: dict[int, list[str]] = {}
    for key, line in new.items():
        if key in marks:
            mark = marks[key]
            if mark.line != mark.end_line:
                raise ValueError
            old = lines[mark.line]
            lines[mark.line] = old[: mark.column] + _typed(key, fields[key]) + old[mark.end_column :]
        else:
            inserted.setdefault(at_place.get(key, behind), []).append(line)
    kept = [
        [*inserted.get(number, ()), *([] if _is_of_draft(line, number, first, behind) else [line])]
        for number, line in enumerate(lines)
    ]
    return "".join(line for group in [*kept, inserted.get(len(lines), [])] for line in group)


def _is_of_draft(line: str, number: int, first: int, behind: int) -> bool:
    is_inside = first <= number < behind
    return is_inside and bool(_SUGGESTION.match(line) or _DRAFT.fullmatch(line.rstrip("\r\n")))


def _typed(key: str, value: str) -> str:
    """A value as it is written: a period needs no quotes."""
    return value if key in ("period", "published") else scalar(value)


def set_aside(path: Path, before: bytes, name: str, why: str) -> bytes:
    """The file with a draft moved to the figures that are left out on purpose."""
    file = SourceFile(path, before)
    index = place_of(file, name)
    entry = file.entries("claims")[index]
    aside = {"printed": entry["printed"], "paragraph": int(entry["paragraph"]), "why": why}
    if "occurrence" in entry:
        aside["occurrence"] = int(entry["occurrence"])
    lines = [f"{key}: {value if isinstance(value, int) else scalar(value)}" for key, value in aside.items()]
    added = "".join(f"{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines))
    try:
        text = without_item(file.text, file.whole("claims"), file.items("claims"), index)
        file = SourceFile(path, text.encode())
        if "set_aside" not in file.data:
            ending = "\r\n" if "\r\n" in text else "\n"
            text += "".join(f"{line}{ending}" for line in ["set_aside:", *(f"  {line}" for line in added.splitlines())])
        else:
            items = file.items("set_aside")
            text = with_blocks(text, file.whole("set_aside"), items, {len(items): added})
    except ValueError:
        raise Stop(_UNUSUAL) from None
    now = SourceFile(path, text.encode())
    if aside not in now.entries("set_aside") or any(one.get("id") == name for one in now.entries("claims")):
        raise Stop(_UNUSUAL)
    return text.encode()


def dated(path: Path, before: bytes, published: Period) -> bytes:
    """The file with the day on which its source was published, where it gives none yet."""
    file = SourceFile(path, before)
    mark = file.document.positions[id(file.source)].get("published")
    lines = lines_of(file.text, with_ends=True)
    if mark is None or file.source.get("published") is not None:
        raise Stop(f"nothing was written: {path} does not leave 'published:' open")
    head = lines[mark.key_line]
    at = head.index("published:") + len("published:")
    end = re.search(r"\r?\n?$", head)
    lines[mark.key_line] = f"{head[:at]} {published.text}{end[0] if end else ''}"
    after = "".join(lines).encode()
    if str(SourceFile(path, after).source.get("published")) != published.text:
        raise Stop(f"nothing was written: fill in 'published:' in {path} by hand")
    return after


def registered(path: Path, before: bytes | None, key: str, entry: Mapping[str, str]) -> bytes:
    """`indicators.yaml` or `corpus.yaml` with one more entry at the end of its list."""
    from gzcheck.reading.yaml import read_yaml

    document = read_yaml(str(path), before or b"")
    if before is None or document.faults or not isinstance(document.data, dict):
        raise Stop(f"nothing was written, mend the file first: {path}")
    items = [document.at((key, index)) for index in range(len(document.data.get(key) or ()))]
    try:
        after = with_blocks(before.decode(), document.at((key,)), items, {len(items): block(entry)}).encode()
    except ValueError as error:
        raise Stop(f"nothing was written: {error}: write {key} as a list with dashes") from None
    now = read_yaml(str(path), after)
    if now.faults or (now.data.get(key) or [])[-1:] != [dict(entry)]:
        raise Stop(f"nothing was written: write {key} in {path} as a list with dashes")
    return after
