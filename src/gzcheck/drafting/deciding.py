"""A decision on a drafted claim becomes the new text of its source file, in which nothing else changes.

Raises `Stop` where the file is laid out so that this cannot be done by lines, or where somebody has changed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gzcheck.drafting.composing import FIELDS, free, slug
from gzcheck.drafting.files import SourceFile
from gzcheck.drafting.options import FIELDS as OPTIONAL
from gzcheck.drafting.options import TEXTS, Choice
from gzcheck.model import Corpus, Mark, Period, Status, Stop, lines_of
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
    if (
        _is_of(name, indicator)
        or not _is_made(name, entry, corpus)
        or any(other.get("equals") == name for other in others)
    ):
        return name
    taken = {str(other.get("id")) for other in others}
    period = choice.value("period")
    return free([indicator, *([f"{indicator}-{slug(period)}"] if period else []), indicator], taken)


def _is_made(name: str, entry: Mapping[str, Any], corpus: Corpus) -> bool:
    """Whether an id was made of a number or of an indicator, and was not given by a person."""
    return name.startswith(f"p{entry.get('paragraph')}-") or any(_is_of(name, one) for one in corpus.indicators)


def _is_of(name: str, indicator: str) -> bool:
    """Whether an id was made of an indicator's."""
    return name == indicator or name.startswith(f"{indicator}-")


def _with_fields(file: SourceFile, index: int, fields: Mapping[str, str]) -> str:
    """The file's text with fields of one claim set, and without what made it a draft; raises `ValueError`."""
    lines = lines_of(file.text, with_ends=True)
    ending = _ending(file.text)
    first, behind = item_lines(file.text, file.whole("claims"), file.items("claims"), index)
    if len(lines) < behind:
        raise ValueError
    if not lines[-1].endswith("\n"):
        lines[-1] += ending
    entry = file.data["claims"][index]
    marks = file.document.positions[id(entry)]
    margin = " " * (file.items("claims")[index].column - 1)
    printed = marks["printed"].key_line if "printed" in marks else behind
    at_place = {"about": first + 1, "indicator": first + 1, "period": printed, "status": printed}
    inserted: dict[int, list[str]] = {}
    for key, value in fields.items():
        if key in marks:
            _overwrite(lines, marks[key], _typed(key, value))
        else:
            line = f"{margin}{key}: {_typed(key, value)}{ending}"
            inserted.setdefault(at_place.get(key, behind), []).append(line)
    return "".join(_woven(lines, inserted, first, behind))


def _ending(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _overwrite(lines: list[str], mark: Mark, value: str) -> None:
    """Put another value where one stands; raises `ValueError` for one that goes over several lines."""
    if mark.line != mark.end_line:
        raise ValueError
    old = lines[mark.line]
    lines[mark.line] = old[: mark.column] + value + old[mark.end_column :]


def _woven(lines: Sequence[str], inserted: Mapping[int, Sequence[str]], first: int, behind: int) -> Iterator[str]:
    """The lines with the inserted ones in front of those of their number, and without what made a claim a draft."""
    for number, line in enumerate(lines):
        yield from inserted.get(number, ())
        if not _is_of_draft(line, number, first, behind):
            yield line
    yield from inserted.get(len(lines), ())


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
    aside: dict[str, Any] = {"printed": entry["printed"], "paragraph": int(entry["paragraph"]), "why": why}
    if "occurrence" in entry:
        aside["occurrence"] = int(entry["occurrence"])
    try:
        text = without_item(file.text, file.whole("claims"), file.items("claims"), index)
        text = _with_aside(SourceFile(path, text.encode()), aside)
    except ValueError:
        raise Stop(_UNUSUAL) from None
    now = SourceFile(path, text.encode())
    if aside not in now.entries("set_aside") or any(one.get("id") == name for one in now.entries("claims")):
        raise Stop(_UNUSUAL)
    return text.encode()


def _with_aside(file: SourceFile, aside: Mapping[str, Any]) -> str:
    """The file's text with one more figure left out on purpose; raises `ValueError`."""
    lines = [f"{key}: {value if isinstance(value, int) else scalar(value)}" for key, value in aside.items()]
    added = [f"{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines)]
    if "set_aside" in file.data:
        items = file.items("set_aside")
        return with_blocks(file.text, file.whole("set_aside"), items, {len(items): "".join(added)})
    ending = _ending(file.text)
    inside = [f"  {line}" for line in "".join(added).splitlines()]
    return file.text + "".join(f"{line}{ending}" for line in ["set_aside:", *inside])


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
    from gzcheck.reading import read_yaml

    document = read_yaml(str(path), before or b"")
    if before is None or document.faults or not isinstance(document.data, dict):
        raise Stop(f"nothing was written, mend the file first: {path}")
    items = [document.at((key, index)) for index, _ in enumerate(_listed(document.data, key))]
    try:
        after = with_blocks(before.decode(), document.at((key,)), items, {len(items): block(entry)}).encode()
    except ValueError as error:
        raise Stop(f"nothing was written: {error}: write {key} as a list with dashes") from None
    now = read_yaml(str(path), after)
    if now.faults or _listed(now.data, key)[-1:] != [dict(entry)]:
        raise Stop(f"nothing was written: write {key} in {path} as a list with dashes")
    return after


def _listed(data: Mapping[str, Any], key: str) -> Any:
    """What stands below a key; an empty list where it is left empty."""
    return data.get(key) or []
