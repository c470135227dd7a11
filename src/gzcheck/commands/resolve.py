"""`gzcheck resolve`: a resolution is recorded for one finding, or for one after the other on a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gzcheck import engine
from gzcheck.model import Migrated, Recorded, Report, Stop, as_text
from gzcheck.reading import RESOLUTIONS
from gzcheck.resolving.recording import Choice, ResolveError, decision_of, find, record
from gzcheck.resolving.walking import Ask, Show, Tell, walk
from gzcheck.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was said on the command line."""

    prefer: str | None = None
    explained: str | None = None
    accept: bool = False
    error_in_source: bool = False
    reason: str = ""
    by: str = ""
    """Empty: whoever sits there."""
    expires: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def says_how(self) -> bool:
        """Whether it says how to resolve a finding, or why."""
        return bool(self.prefer or self.explained or self.accept or self.error_in_source or self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Somebody at a terminal."""

    ask: Ask
    tell: Tell
    show: Show
    """A finding as it is to be shown before the question."""


def run(settings: Settings, fingerprint: str, wish: Wish) -> Recorded:
    """Resolve the finding with this fingerprint as wished; raises `Stop`, and then nothing was written."""
    report = _report(settings)
    by = wish.by or user_name()
    try:
        choice = _choice(wish, by, settings.today)
        finding = find(report, fingerprint)
        path = record(settings.corpus, finding, choice)
    except ResolveError as error:
        raise Stop(str(error)) from None
    return Recorded(path=str(path), fingerprints=(finding.fingerprint,))


def _choice(wish: Wish, by: str, today: date) -> Choice:
    decision = decision_of(
        prefer=wish.prefer, explained=wish.explained, accept=wish.accept, error_in_source=wish.error_in_source
    )
    return Choice(
        decision=decision,
        reason=wish.reason,
        by=by,
        today=today,
        cite=wish.prefer or "",
        explanation=wish.explained or "",
        expires=wish.expires,
        evidence=wish.evidence,
    )


def run_walk(settings: Settings, wish: Wish, conversation: Conversation | None) -> Recorded:
    """Go through all open findings with somebody; raises `Stop` where nobody is there to answer."""
    if wish.says_how:
        raise Stop("name the finding to resolve by its fingerprint; 'gzcheck conflicts' prints them")
    if conversation is None:
        raise Stop("this is no terminal: name the finding, as in 'gzcheck resolve FINGERPRINT --accept --reason ...'")
    written = walk(
        _report(settings),
        settings.corpus,
        by=wish.by or user_name(),
        today=settings.today,
        show=conversation.show,
        ask=conversation.ask,
        tell=conversation.tell,
    )
    return Recorded(path=str(settings.corpus / RESOLUTIONS), fingerprints=tuple(one.fingerprint for one in written))


def run_migrate(settings: Settings) -> Migrated:
    """Give resolutions of an older version the fingerprints that their findings have now; raises `Stop`."""
    from gzcheck.resolving.migrating import migrate

    corpus = engine.load(settings)
    try:
        steps = migrate(settings.corpus, corpus, engine.check(corpus, today=settings.today))
    except ResolveError as error:
        raise Stop(str(error)) from None
    return Migrated(
        path=str(settings.corpus / RESOLUTIONS),
        moved=tuple((one.resolution.fingerprint, one.fingerprint) for one in steps if one.fingerprint),
        left=tuple(one.resolution.fingerprint for one in steps if not one.fingerprint),
    )


def run_renew(settings: Settings) -> Migrated:
    """Write the claims that joined a resolved finding, and agree with it, into its resolution; raises `Stop`."""
    from gzcheck.resolving.renewing import renew

    try:
        moved = renew(settings.corpus, _report(settings))
    except ResolveError as error:
        raise Stop(str(error)) from None
    return Migrated(path=str(settings.corpus / RESOLUTIONS), moved=tuple(moved), left=())


def _report(settings: Settings) -> Report:
    report = engine.check(engine.load(settings), today=settings.today)
    if not report.summary.figures:
        raise Stop(f"{settings.corpus}: no claims in it, so there is nothing to resolve")
    return report


def user_name() -> str:
    """The name that git signs commits with, or else the user's; raises `Stop` where there is neither."""
    from getpass import getuser

    try:
        return _git_name() or as_text(getuser())
    except (KeyError, OSError):  # a container may run under a number without a name
        raise Stop("who decides? say it with --by, or set GZCHECK_BY") from None


def _git_name() -> str:
    import subprocess

    try:
        return subprocess.run(
            ["git", "config", "user.name"], capture_output=True, encoding="utf-8", errors="replace", check=False
        ).stdout.strip()
    except OSError:
        return ""
