"""`resolutions.yaml` -> resolutions, with a fault at its line for every decision that contradicts itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from gzcheck.model import Decision, Fault, Resolution, did_you_mean
from gzcheck.reading import INVALID_RESOLUTION, Document, Pointer
from gzcheck.reading.wrong import Wrong, attempt

RULE = INVALID_RESOLUTION
_At = Callable[[str, str, str], Wrong]
"""Makes what is wrong with a key of an entry, from the key, a message and a hint."""


def read_resolution(document: Document, index: int, entry: dict[str, Any]) -> Resolution | Fault:
    """The resolution at `index`, or what is wrong with it; the entry conforms to the schema."""
    place = ("resolutions", index)
    return attempt(lambda: _resolution(document, place, entry), lambda: document.at(place))


def _dates(entry: dict[str, Any], wrong: _At) -> dict[str, date]:
    dates: dict[str, date] = {}
    for key in ("decided", "expires"):
        if key in entry:
            try:
                dates[key] = date.fromisoformat(entry[key])
            except ValueError:
                message = f"{entry[key]!r} is no date in the calendar"
                raise wrong(key, message, "write it as 2019-11-30") from None
    return dates


def _check_decision(decision: Decision, entry: dict[str, Any], wrong: _At) -> None:
    """Refuse a decision without what belongs to it."""
    if decision is Decision.PREFER and entry.get("cite") not in entry["claims"]:
        raise _wrong_choice(entry.get("cite", ""), entry["claims"], wrong)
    if decision is Decision.EXPLAINED and "explanation" not in entry:
        raise wrong("decision", "'explained' lacks the 'explanation'", "name the kind, such as update or definition")


def _wrong_choice(wanted: str, claims: dict[str, str], wrong: _At) -> Wrong:
    """What is wrong with a claim to cite that is not among those decided on, or is missing."""
    hint = did_you_mean(wanted, claims) or f"choose one of {', '.join(sorted(claims))}"
    if not wanted:
        return wrong("decision", "'prefer' lacks the claim to 'cite'", hint)
    return wrong("cite", f"{wanted!r} is not one of the claims decided on", hint)


def _resolution(document: Document, place: Pointer, entry: dict[str, Any]) -> Resolution:
    def wrong(key: str, message: str, hint: str) -> Wrong:
        return Wrong(RULE, document.at((*place, key)), message, hint)

    dates = _dates(entry, wrong)
    claims, decision = dict(entry["claims"]), Decision(entry["decision"])
    if not entry["reason"].strip():
        raise wrong("reason", "a decision without a reason", "say why, so that the next reader can judge")
    if "expires" in dates and dates["expires"] <= dates["decided"]:
        raise wrong("expires", "it expires before it was decided", "give a later date, or leave it out")
    _check_decision(decision, entry, wrong)
    return Resolution(
        fingerprint=entry["fingerprint"],
        rule=entry["rule"],
        claims=claims,
        decision=decision,
        reason=entry["reason"],
        decided_by=entry["decided_by"],
        decided=dates["decided"],
        expires=dates.get("expires"),
        cite=entry.get("cite", ""),
        explanation=entry.get("explanation", ""),
        evidence=tuple(entry.get("evidence", ())),
        location=document.at(place),
        marks=document.positions[id(entry)],
        claim_marks=document.positions[id(entry["claims"])],
        evidence_marks=document.positions[id(entry["evidence"])] if "evidence" in entry else {},
    )
