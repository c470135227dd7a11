"""The command line: options -> engine -> renderer -> exit code, and no logic of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gzcheck import __version__
from gzcheck.commands.running import load, run_checks, settings_from, sources_among, talk_faults
from gzcheck.output.console import Stop, canvas, chosen_format, talk, user_name, write
from gzcheck.settings import Exit

if TYPE_CHECKING:
    from gzcheck.model.finding import Report
    from gzcheck.settings import Settings

app = typer.Typer(
    name="gzcheck",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="A linter for facts: keeps printed figures as claims and says where sources contradict each other.",
)


CorpusOption = Annotated[str | None, typer.Option("--corpus", help="Folder of the corpus.  [default: claims]")]
SnapshotsOption = Annotated[
    str | None, typer.Option("--snapshots", help="Folder of the sources' own texts, to look fragments up in.")
]
FormatOption = Annotated[
    str | None, typer.Option("--format", help="rich, text or json.  [default: rich on a terminal]")
]
ColorOption = Annotated[str | None, typer.Option("--color", help="auto, always or never.")]
TodayOption = Annotated[
    str | None, typer.Option("--today", help="The day by which decisions expire.  [default: today]")
]
ShowOption = Annotated[str | None, typer.Option("--show", help="open, or resolved to print resolved findings too.")]
FailOption = Annotated[str | None, typer.Option("--fail-on", help="error, warning or note.  [default: warning]")]


def _version(wanted: bool) -> None:
    if wanted:
        write(f"gzcheck {__version__}\n")
        raise typer.Exit


@app.callback()
def _app(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


@app.command()
def validate(
    paths: Annotated[list[str] | None, typer.Argument(help="Files of the corpus.  [default: all]")] = None,
    corpus: CorpusOption = None,
    snapshots: SnapshotsOption = None,
    format: FormatOption = None,
    color: ColorOption = None,
    fail_on: FailOption = None,
    show: ShowOption = None,
    today: TodayOption = None,
) -> int:
    """Check the claims: form, references, value against fragment."""
    settings = settings_from(
        corpus=corpus, snapshots=snapshots, format=format, color=color, fail_on=fail_on, show=show, today=today
    )
    loaded = load(settings, sources_among(paths or [], settings))
    return run_checks(loaded, settings, facts=False)


@app.command()
def conflicts(
    corpus: CorpusOption = None,
    snapshots: SnapshotsOption = None,
    format: FormatOption = None,
    color: ColorOption = None,
    fail_on: FailOption = None,
    show: ShowOption = None,
    today: TodayOption = None,
) -> int:
    """Cross-check all figures and print the reconciliation report."""
    settings = settings_from(
        corpus=corpus, snapshots=snapshots, format=format, color=color, fail_on=fail_on, show=show, today=today
    )
    return run_checks(load(settings), settings, facts=True)


@app.command()
def claims(
    about: Annotated[str | None, typer.Option(help="Only claims about this entity.")] = None,
    indicator: Annotated[str | None, typer.Option(help="Only claims on this indicator.")] = None,
    source: Annotated[str | None, typer.Option(help="Only claims of this source.")] = None,
    corpus: CorpusOption = None,
    format: FormatOption = None,
    color: ColorOption = None,
) -> int:
    """List claims with the intervals they are read as."""
    from gzcheck.commands.claims import ListingError, select, show

    settings = settings_from(corpus=corpus, format=format, color=color)
    loaded = load(settings)
    try:
        chosen = select(loaded, about=about, indicator=indicator, source=source)
    except ListingError as error:
        raise Stop(str(error)) from None
    talk_faults(loaded)
    write(show(loaded, chosen, chosen_format(settings), canvas(settings)))
    return Exit.CLEAN if chosen else Exit.NOT_CHECKED


@app.command()
def identities(
    corpus: CorpusOption = None,
    format: FormatOption = None,
    color: ColorOption = None,
) -> int:
    """List the declared arithmetic with outcome and intervals."""
    from gzcheck.engine import run
    from gzcheck.output.identities import render

    settings = settings_from(corpus=corpus, format=format, color=color)
    loaded = load(settings)
    talk_faults(loaded)
    evaluations = run(loaded)[1].arithmetic.evaluations()
    write(render(evaluations, chosen_format(settings), canvas(settings)))
    if any(one.is_broken and one.identity.severity.rank <= settings.fail_on.rank for one in evaluations):
        return Exit.FINDINGS
    return Exit.CLEAN if evaluations else Exit.NOT_CHECKED


@app.command()
def sources(
    corpus: CorpusOption = None,
    format: FormatOption = None,
) -> int:
    """List the sources and how their figures fared."""
    from gzcheck.commands.sources import show, witnesses

    settings = settings_from(corpus=corpus, format=format)
    loaded = load(settings)
    talk_faults(loaded)
    write(show(witnesses(loaded), chosen_format(settings)))
    return Exit.CLEAN if loaded.sources else Exit.NOT_CHECKED


@app.command()
def diff(
    before: Annotated[str, typer.Argument(help="A git revision or a folder.")],
    after: Annotated[str | None, typer.Argument(help="Another one.  [default: the corpus as it lies there]")] = None,
    corpus: CorpusOption = None,
    format: FormatOption = None,
    fail_on: FailOption = None,
    today: TodayOption = None,
) -> int:
    """Compare the findings of two states of the corpus."""
    from gzcheck.commands.diff import DiffError, show
    from gzcheck.commands.diff import diff as compare_states

    settings = settings_from(corpus=corpus, format=format, fail_on=fail_on, today=today)
    try:
        difference = compare_states(before, after, settings.corpus, settings.today)
    except DiffError as error:
        raise Stop(str(error)) from None
    write(show(difference, chosen_format(settings)))
    failed = any(finding.severity.rank <= settings.fail_on.rank for finding in difference.new)
    return Exit.FINDINGS if failed else Exit.CLEAN


@app.command()
def resolve(
    fingerprint: Annotated[
        str | None, typer.Argument(help="Of the finding.  [default: go through all, on a terminal]")
    ] = None,
    prefer: Annotated[str | None, typer.Option(help="The claim to cite.")] = None,
    explained: Annotated[
        str | None, typer.Option(help="The kind of explanation that holds: update, definition ...")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="A known disagreement.")] = False,
    error_in_source: Annotated[bool, typer.Option("--error-in-source", help="A source is wrong.")] = False,
    reason: Annotated[str, typer.Option(help="Why, for the next reader.")] = "",
    by: Annotated[str, typer.Option(envvar="GZCHECK_BY", help="Who decides.  [default: the user]")] = "",
    expires: Annotated[str, typer.Option(help="When somebody should look again: 2020-11-30.")] = "",
    evidence: Annotated[list[str] | None, typer.Option(help="An address or a claim id; may be repeated.")] = None,
    corpus: CorpusOption = None,
    snapshots: SnapshotsOption = None,
    color: ColorOption = None,
    today: TodayOption = None,
) -> int:
    """Record a decision on a finding, or walk through all."""
    from gzcheck.engine import check, with_snapshots
    from gzcheck.resolving.recording import Choice, ResolveError, decision_of, find, record

    settings = settings_from(corpus=corpus, snapshots=snapshots, color=color, today=today)
    loaded = load(settings)
    report = check(with_snapshots(loaded, settings.snapshots) if settings.snapshots else loaded, today=settings.today)
    who = by or user_name()
    try:
        if fingerprint is None:
            if prefer or explained or accept or error_in_source or reason:
                raise ResolveError("name the finding to decide on by its fingerprint; 'gzcheck conflicts' prints them")
            return _walk(report, settings, who)
        decision = decision_of(prefer=prefer, explained=explained, accept=accept, error_in_source=error_in_source)
        choice = Choice(
            decision=decision,
            reason=reason,
            by=who,
            today=settings.today,
            cite=prefer or "",
            explanation=explained or "",
            expires=expires,
            evidence=tuple(evidence or ()),
        )
        path = record(settings.corpus, find(report, fingerprint), choice)
    except ResolveError as error:
        raise Stop(str(error)) from None
    write(f"{path}: decision written; commit it together with the claims\n")
    return Exit.CLEAN


def _walk(report: Report, settings: Settings, who: str) -> int:
    from gzcheck.resolving.walking import walk

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Stop("this is no terminal: name the finding, as in 'gzcheck resolve FINGERPRINT --accept --reason ...'")
    written = walk(
        report, settings.corpus, by=who, today=settings.today, canvas=canvas(settings), ask=input, tell=write
    )
    talk(f"{written} decision{'' if written == 1 else 's'} written")
    return Exit.CLEAN


@app.command()
def compare(
    first: Annotated[str, typer.Argument(help='A figure as printed, such as "some 230".')],
    second: Annotated[str, typer.Argument(help="Another one.")],
    unit: Annotated[
        str | None, typer.Option(help="Unit where the text prints none: count, CNY, percent, rank ...")
    ] = None,
    format: FormatOption = None,
    color: ColorOption = None,
) -> int:
    """Read two printed figures, draw them, and judge them."""
    from gzcheck.commands.compare import CompareError, compare_printed
    from gzcheck.output.comparison import render_json, render_text
    from gzcheck.settings import Format

    settings = settings_from(format=format, color=color)
    try:
        comparison = compare_printed(first, second, unit)
    except CompareError as error:
        raise Stop(str(error)) from None
    render = render_json if settings.format is Format.JSON else render_text
    write(render(comparison, canvas(settings)))
    return Exit.FINDINGS if comparison.verdict.value == "conflict" else Exit.CLEAN


@app.command()
def rule(
    code: Annotated[str | None, typer.Argument(help="A code (GZ201) or a name (value-conflict).")] = None,
    all: Annotated[bool, typer.Option("--all", help="List all rules.")] = False,
) -> int:
    """Say what a rule means."""
    from gzcheck.commands.rule import ExplainError, explain_all, explain_rule

    if all == (code is not None):
        raise Stop("name one rule, or say --all; 'gzcheck rule GZ201'")
    try:
        write(explain_all() if code is None else explain_rule(code))
    except ExplainError as error:
        raise Stop(str(error)) from None
    return Exit.CLEAN


@app.command()
def init(
    directory: Annotated[str, typer.Argument(help="Where to put the corpus.")] = "claims",
    example: Annotated[
        str, typer.Option(help="starter, or guangzhou for the corpus this program ships with.")
    ] = "starter",
) -> int:
    """Start a corpus of one's own, with one conflict to see."""
    from gzcheck.commands.init import InitError, start_corpus

    try:
        files = start_corpus(Path(directory), example)
    except InitError as error:
        raise Stop(str(error)) from None
    write("".join(f"{file}\n" for file in files))
    option = "" if directory == "claims" else f" --corpus {directory}"
    talk(f"now run: gzcheck validate{option} && gzcheck conflicts{option}")
    return Exit.CLEAN


def main(arguments: list[str] | None = None) -> int:
    """Run and return the exit code; the one place that turns exceptions into codes."""
    try:
        result = app(args=arguments, standalone_mode=False)
        return int(result or 0)
    except Stop as stop:
        talk(str(stop))
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # Click answers a broken pipe with exit code 1
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.NOT_CHECKED
    except Exception as error:  # a crash must not look like "findings"
        return _failed(error)
    return Exit.NOT_CHECKED


def _failed(error: Exception) -> int:
    show = getattr(error, "show", None)
    if show is not None:  # a usage error, which knows how to print itself
        show()
        return Exit.NOT_CHECKED
    if type(error).__name__ == "Abort":
        return Exit.INTERRUPTED
    import traceback

    traceback.print_exception(error)
    talk("this is a bug in gzcheck; nothing was checked. Please report the lines above.")
    return Exit.NOT_CHECKED


def run() -> None:
    """The console script: short-lived, so nothing is collected, and it leaves without freeing every object."""
    import gc

    gc.disable()
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = Exit.NOT_CHECKED
    os._exit(code)
