"""The command line: options of each command -> `commands.<name>.run` -> output -> exit code, and nothing else."""

from __future__ import annotations

import errno
import inspect
import os
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from gzcheck import __version__
from gzcheck.model import Exit, Stop, as_text
from gzcheck.output.console import (
    ask,
    canvas,
    chosen_format,
    key,
    leave_output,
    open_streams,
    show_progress,
    somebody_is_there,
    talk,
    talk_plainly,
    tell,
    write,
)
from gzcheck.settings import Color, EngineName, Format, Settings, Show, load_settings

if TYPE_CHECKING:
    from gzcheck.model import Card, Finding


def _one_of(choices: type[Format] | type[Color] | type[Show] | type[EngineName]) -> str:
    """ "rich, text or json"."""
    *first, last = [str(choice) for choice in choices]
    return f"{', '.join(first)} or {last}"


_OPTIONS: dict[str, Any] = {
    "corpus": typer.Option("--corpus", help="Folder of the corpus.  [default: claims]"),
    "snapshots": typer.Option("--snapshots", help="Folder of the sources' own texts, to look fragments up in."),
    "tables": typer.Option("--tables", help="Folder of the data of the corpus's tables."),
    "engine": typer.Option("--engine", help=f"{_one_of(EngineName)}, for tables.  [default: duckdb]"),
    "master": typer.Option("--master", help="Where Spark runs, such as spark://host:7077.  [default: here]"),
    "memory": typer.Option("--memory", help="What the engine for tables may use, such as 1GB; the rest goes to disk."),
    "threads": typer.Option("--threads", help="Threads of the engine for tables; 0 for one a processor.  [default: 0]"),
    "format": typer.Option("--format", help=f"{_one_of(Format)}.  [default: rich on a terminal]"),
    "color": typer.Option("--color", help=f"{_one_of(Color)}."),
    "output": typer.Option(
        "--output", "-o", help="File to write instead of printing; its ending names the format, unless --format does."
    ),
    "fail_on": typer.Option("--fail-on", help="error, warning or note.  [default: warning]"),
    "show": typer.Option("--show", help="open, or resolved to print resolved findings too."),
    "top": typer.Option("--top", help="How many findings to print, the widest first; 0 for all.  [default: 50]"),
    "unfold": typer.Option(
        "--unfold", help="Print each conflict that comes of what is wrong with a source as a whole."
    ),
    "tolerance": typer.Option("--tolerance", help="A gap that is a note only where the indicator does not say: 0.5%."),
    "today": typer.Option("--today", help="The day by which resolutions expire.  [default: today]"),
    "no_cache": typer.Option("--no-cache", help="Read every file anew, whatever was kept of earlier runs."),
}
"""What may be said of a run on the command line, by setting."""
_OUTPUT = ("format", "color", "output")
_ENGINE = ("engine", "master", "memory", "threads")
_CORPUS = ("corpus", "snapshots", "tables", *_ENGINE, *_OUTPUT, "today", "no_cache")
_SWITCHES = ("no_cache", "unfold")
"""Options without a value."""


class _Task(NamedTuple):
    """What a command will come to, and how; split so that a format that it has not is refused before it runs."""

    kind: type[Any]
    run: Callable[[], Any]


_COMMANDS: dict[str, tuple[Callable[..., _Task | int], tuple[str, ...]]] = {}
_SIGNED = {"compare": {"ignore_unknown_options": True}}
"""Commands whose arguments may begin with a minus: `gzcheck compare -48 -84`."""
"""By name, what each command does and which of the options it takes, in the order in which help lists them."""


def _command(*names: str) -> Callable[[Callable[..., _Task | int]], None]:
    """Make a function of settings and a command's own arguments a command that also takes the options named.

    One that has no result returns its exit code.
    """

    def register(function: Callable[..., _Task | int]) -> None:
        _COMMANDS[function.__name__] = function, names

    return register


def _callback(function: Callable[..., _Task | int], names: tuple[str, ...]) -> Callable[..., int]:
    """What Typer makes a command of: its parameters are the function's own and the options."""

    @wraps(function)
    def command(**values: Any) -> int:
        values = {name: _given(name, value) for name, value in values.items()}
        options = {name: values.pop(name) for name in names}
        place = _place(options)
        settings = load_settings(options, os.environ, _here())
        show_progress(settings)
        if place:
            from gzcheck.output.file import check_place

            check_place(place, _named(values), settings)
        task = function(settings, **values)
        return task if isinstance(task, int) else _carry_out(task, settings, place)

    own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    shared = [
        inspect.Parameter(name, kind, default=None, annotation=Annotated[_type_of(name), _OPTIONS[name]])
        for name in names
    ]
    parameters = [*own, *shared]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command


_PLACES = ("file", "corpus", "snapshots", "tables", "table", "paths", "path", "before", "after", "directory", "output")
"""What names a file, folder or revision, as the system spells it; everything else is text."""


def _named(values: Mapping[str, Any]) -> list[str]:
    """The files and folders that a command's own arguments name."""
    given = [values[name] for name in _PLACES if values.get(name)]
    return [place for one in given for place in ([one] if isinstance(one, str) else one)]


def _given(name: str, value: Any) -> Any:
    """An argument as its command wants it: a place in the encoding of the system, and a text in UTF-8."""
    if isinstance(value, list):
        return [_given(name, one) for one in value]
    if not isinstance(value, str) or value.isascii():
        return value
    text = as_text(value)
    return os.fsdecode(text.encode("utf-8", "surrogateescape")) if name in _PLACES else text


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise Stop(f"the folder that you are in cannot be had: {error.strerror}; change into another one") from None


def _type_of(option: str) -> Any:
    return bool | None if option in _SWITCHES else str | None


def _place(options: dict[str, Any]) -> str:
    """The file that the result goes to, taken out of the options; empty for stdout."""
    place = options.pop("output", None) or ""
    if place in ("", "-"):
        return ""
    if options.get("format") is None:  # said here, it goes before what a settings file says
        from gzcheck.output.file import format_of

        options["format"] = format_of(place).value
    return str(place)


def _carry_out(task: _Task, settings: Settings, place: str) -> int:
    from gzcheck.output.table import renderer

    for warning in settings.warnings:
        talk(warning)
    render = renderer(task.kind, chosen_format(settings))
    result = task.run()
    for remark in result.remarks:
        talk(remark)
    _deliver(render(result, canvas(settings, is_printed=not place)), place)
    return int(result.exit(settings.fail_on))


def _deliver(text: str, place: str) -> None:
    if not place:
        write(text)
        return
    from gzcheck.output.file import write_file

    write_file(place, text)


def _version(wanted: bool) -> None:
    if wanted:
        write(f"gzcheck {__version__}\n")
        raise typer.Exit


def _start(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


def app(arguments: list[str]) -> typer.Typer:
    """The program for some arguments: where they begin with a command, it alone is made ready."""
    made = typer.Typer(
        name="gzcheck",
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        help="A linter for facts: keeps printed figures as claims and says where sources contradict each other.",
        epilog="What was read of files is kept until they change, in GZCHECK_CACHE_DIR or the user's cache folder; "
        "that may be deleted at any time.",
    )
    made.callback()(_start)
    for name in arguments[:1] if arguments and arguments[0] in _COMMANDS else _COMMANDS:
        made.command(context_settings=_SIGNED.get(name))(_callback(*_COMMANDS[name]))
    return made


@_command(*_CORPUS, "fail_on", "show", "top")
def validate(
    settings: Settings,
    paths: Annotated[list[str] | None, typer.Argument(help="Files of the corpus.  [default: all]")] = None,
) -> _Task:
    """Check the claims: form, references, value against fragment."""
    from gzcheck.commands.validate import run
    from gzcheck.model import Report

    return _Task(Report, lambda: run(settings, paths or []))


@_command(*_CORPUS, "tolerance", "fail_on", "show", "top", "unfold")
def conflicts(settings: Settings) -> _Task:
    """Cross-check all figures and print the reconciliation report."""
    from gzcheck.commands.conflicts import run
    from gzcheck.model import Report

    return _Task(Report, lambda: run(settings))


@_command(*_CORPUS)
def claims(
    settings: Settings,
    about: Annotated[str | None, typer.Option(help="Only claims about this entity.")] = None,
    indicator: Annotated[str | None, typer.Option(help="Only claims on this indicator.")] = None,
    source: Annotated[str | None, typer.Option(help="Only claims of this source.")] = None,
    series: Annotated[
        str | None, typer.Option(help="Only claims on ABOUT/INDICATOR, in the order of their times.")
    ] = None,
) -> _Task:
    """List claims with the intervals they are read as."""
    from gzcheck.commands.claims import run
    from gzcheck.model import ClaimList

    return _Task(ClaimList, lambda: run(settings, about=about, indicator=indicator, source=source, series=series))


@_command(*_CORPUS, "fail_on")
def identities(settings: Settings) -> _Task:
    """List the declared arithmetic with outcome and intervals."""
    from gzcheck.commands.identities import run
    from gzcheck.model import IdentityList

    return _Task(IdentityList, lambda: run(settings))


@_command(*_CORPUS)
def sources(settings: Settings) -> _Task:
    """List the sources and how their figures fared."""
    from gzcheck.commands.sources import run
    from gzcheck.model import SourceList

    return _Task(SourceList, lambda: run(settings))


@_command("corpus", "tables", *_ENGINE, "format", "color", "no_cache")
def consensus(
    settings: Settings,
    file: Annotated[
        str | None, typer.Option("--output", "-o", help="File to write, CSV or Parquet by its ending.")
    ] = None,
) -> _Task:
    """Advise on a reading for every group of the tables: reliable, independent sources first, never a mean."""
    from gzcheck.commands.consensus import check_ending, run
    from gzcheck.model import ConsensusList
    from gzcheck.output.file import check_place

    if file:
        check_ending(file)
        check_place(file, (), settings)
    return _Task(ConsensusList, lambda: run(settings, file or ""))


@_command(*_CORPUS, "tolerance", "fail_on")
def diff(
    settings: Settings,
    before: Annotated[str, typer.Argument(help="A git revision or a folder.")],
    after: Annotated[str | None, typer.Argument(help="Another one.  [default: the corpus as it lies there]")] = None,
) -> _Task:
    """Compare the findings of two states of the corpus."""
    from gzcheck.commands.diff import run
    from gzcheck.model import Difference

    return _Task(Difference, lambda: run(settings, before, after))


@_command(*_CORPUS)
def resolve(
    settings: Settings,
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
    migrate: Annotated[
        bool, typer.Option("--migrate", help="Give resolutions of version 0.1 the fingerprints of this one.")
    ] = False,
    renew: Annotated[
        bool, typer.Option("--renew", help="Write claims that joined, and agree, into their resolutions.")
    ] = False,
) -> _Task:
    """Record a resolution of a finding, or walk through all."""
    from gzcheck.commands.resolve import Conversation, Wish, run, run_migrate, run_renew, run_walk
    from gzcheck.model import Migrated, Recorded

    wish = Wish(
        prefer=prefer,
        explained=explained,
        accept=accept,
        error_in_source=error_in_source,
        reason=reason,
        by=by,
        expires=expires,
        evidence=tuple(evidence or ()),
    )
    if renew:
        return _Task(Migrated, lambda: run_renew(settings))
    if migrate:
        return _Task(Migrated, lambda: run_migrate(settings))
    if fingerprint is not None:
        return _Task(Recorded, lambda: run(settings, fingerprint, wish))

    def show(found: Finding) -> str:
        from gzcheck.output.rich import finding

        return finding(found, canvas(settings))

    person = Conversation(ask=ask, tell=write, show=show)
    return _Task(Recorded, lambda: run_walk(settings, wish, person if somebody_is_there() else None))


_LANGUAGE = Annotated[str | None, typer.Option(help="Of the text: en or zh.  [default: by its script]")]
_PUBLISHED = Annotated[str | None, typer.Option(help="When the text appeared: what 'last year' is relative to.")]


@_command("corpus", *_OUTPUT)
def figures(
    settings: Settings,
    paths: Annotated[list[str], typer.Argument(help="Texts: .txt, .md, or - for standard input.")],
    language: _LANGUAGE = None,
    published: _PUBLISHED = None,
) -> _Task:
    """Find the figures of a text and say how each is read."""
    from gzcheck.commands.figures import run
    from gzcheck.model import TextList

    return _Task(TextList, lambda: run(settings, paths, language=language, published=published))


@_command(*_CORPUS, "fail_on")
def proof(
    settings: Settings,
    paths: Annotated[list[str], typer.Argument(help="Drafts: .txt, .md, or - for standard input.")],
    language: _LANGUAGE = None,
    published: _PUBLISHED = None,
) -> _Task:
    """Hold the figures of a draft against the corpus."""
    from gzcheck.commands.proof import run
    from gzcheck.model import ProofReport

    return _Task(ProofReport, lambda: run(settings, paths, language=language, published=published))


@_command("corpus", "snapshots", *_OUTPUT)
def draft(
    settings: Settings,
    path: Annotated[str, typer.Argument(metavar="FILE", help="The text: .txt, .md, or - for standard input.")],
    source: Annotated[str, typer.Option(help="The id of the source (gazette-2017-05-02).")],
    language: _LANGUAGE = None,
    published: _PUBLISHED = None,
    print_only: Annotated[bool, typer.Option("--print", help="Print the file and write nothing.")] = False,
    walk: Annotated[bool, typer.Option("--walk", help="Go through the drafted claims, one at a time.")] = False,
) -> _Task:
    """Draft the claims of a text: a source file with all its figures."""
    from gzcheck.commands.draft import Conversation, Wish, run, run_walk
    from gzcheck.model import Drafted, Walked

    wish = Wish(path=path, source=source, language=language, published=published, print_only=print_only)
    if not walk:
        return _Task(Drafted, lambda: run(settings, wish))

    def show(card: Card) -> None:
        from gzcheck.output.drafting import card_text

        write(card_text(card, canvas(settings)))

    person = Conversation(key=key, ask=ask, tell=tell, show=show)
    return _Task(Walked, lambda: run_walk(settings, wish, person if somebody_is_there() else None))


@_command(*_CORPUS)
def coverage(
    settings: Settings,
    source: Annotated[str | None, typer.Option(help="Only this source.  [default: all]")] = None,
    fail_under: Annotated[
        str | None, typer.Option("--fail-under", help="Exit 1 where less than this per cent of the figures is covered.")
    ] = None,
) -> _Task:
    """Say which figures of the sources' texts are claimed, set aside, or missing."""
    from gzcheck.commands.coverage import run
    from gzcheck.model import CoverageList

    return _Task(CoverageList, lambda: run(settings, source=source, fail_under=fail_under))


@_command(*_OUTPUT)
def compare(
    settings: Settings,
    first: Annotated[str, typer.Argument(help='A figure as printed, such as "some 230".')],
    second: Annotated[str, typer.Argument(help="Another one.")],
    unit: Annotated[
        str | None, typer.Option(help="Unit where the text prints none: count, CNY, percent, rank ...")
    ] = None,
) -> _Task:
    """Read two printed figures, draw them, and judge them."""
    from gzcheck.commands.compare import run
    from gzcheck.model import Comparison

    return _Task(Comparison, lambda: run(first, second, unit))


@_command(*_OUTPUT)
def rule(
    settings: Settings,
    code: Annotated[str | None, typer.Argument(help="A code (GZ201) or a name (value-conflict).")] = None,
    all: Annotated[bool, typer.Option("--all", help="List all rules.")] = False,
) -> _Task:
    """Say what a rule means."""
    from gzcheck.commands.rule import run
    from gzcheck.model import RuleList

    return _Task(RuleList, lambda: run(code, every=all))


@_command("corpus", *_OUTPUT)
def units(
    settings: Settings,
    name: Annotated[str | None, typer.Argument(help="One unit, by its id or anything it is printed as (RMB).")] = None,
    dimension: Annotated[str | None, typer.Option(help="Only units of this dimension (length, currency).")] = None,
) -> _Task:
    """List the units, what they are converted to, and what they are printed as."""
    from gzcheck.commands.units import run
    from gzcheck.model import UnitList

    return _Task(UnitList, lambda: run(settings, name, dimension=dimension))


@_command(*_OUTPUT)
def schema(
    settings: Settings,
    name: Annotated[str | None, typer.Argument(help="source, indicators, corpus ...  [default: list all]")] = None,
    place: Annotated[bool, typer.Option("--path", help="Say where it lies, for an editor's settings.")] = False,
) -> _Task:
    """Print the JSON schema of a file or an output."""
    from gzcheck.commands.schema import run
    from gzcheck.model import SchemaList

    return _Task(SchemaList, lambda: run(name, place=place))


@_command(*_OUTPUT)
def init(
    settings: Settings,
    directory: Annotated[str, typer.Argument(help="Where to put the corpus.")] = "claims",
    example: Annotated[
        str, typer.Option(help="starter, or guangzhou for the corpus this program ships with.")
    ] = "starter",
    table: Annotated[
        str | None, typer.Option(help="A data file: write a first tables/ID.yaml for it into the corpus.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="The id of that table.  [default: from the file's name]")] = None,
) -> _Task:
    """Start a corpus of one's own, with one conflict to see; or declare a table in one."""
    from gzcheck.commands.init import run, run_table
    from gzcheck.model import Started

    if table is not None:
        return _Task(Started, lambda: run_table(settings, directory, table, source or ""))
    return _Task(Started, lambda: run(directory, example))


@_command()
def lsp(
    settings: Settings,
    stdio: Annotated[bool, typer.Option("--stdio", hidden=True)] = False,
    client: Annotated[str, typer.Option("--clientProcessId", hidden=True)] = "",
) -> int:
    """Talk with an editor: the language server, over standard input and output."""
    from importlib.util import find_spec

    if find_spec("pygls") is None:
        raise Stop("the language server needs pygls; install it with: pip install 'gzcheck[lsp]'")
    from gzcheck.editing.server import serve

    return serve()


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What a full disk answers to somebody who writes."""


def main(arguments: list[str] | None = None) -> int:
    """Run and return the exit code; the one place that turns exceptions into codes."""
    try:
        open_streams()
        given = [as_text(word) for word in (sys.argv[1:] if arguments is None else arguments)]
        return int(app(given)(args=given, standalone_mode=False) or Exit.CLEAN)
    except Stop as stop:
        talk(str(stop))
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # Click answers a broken pipe with exit code 1
        leave_output()
    except OSError as error:
        return _refused(error)
    except Exception as error:  # a crash must not look like "findings"
        return _failed(error)
    return Exit.NOT_CHECKED


def _refused(error: OSError) -> int:
    """The system refused something that nobody had foreseen; where it says what, that is no bug."""
    if error.errno in _NO_ROOM:  # the help, which Click prints
        leave_output()
        talk(f"the output cannot be written: {error.strerror}")
    elif error.filename is not None:
        talk(f"{os.fsdecode(error.filename)}: {error.strerror}; nothing was checked")
    else:
        return _failed(error)
    return Exit.NOT_CHECKED


def _failed(error: Exception) -> int:
    if type(error).__name__ == "Abort":
        return Exit.INTERRUPTED
    if show := getattr(error, "show", None):  # a usage error, which knows how to print itself
        from io import StringIO

        shown = StringIO()
        show(file=shown)
        talk_plainly(shown.getvalue())
        return Exit.NOT_CHECKED
    import traceback

    talk_plainly("".join(traceback.format_exception(error)))
    talk("this is a bug in gzcheck; nothing was checked. Please report the lines above.")
    return Exit.NOT_CHECKED


def run() -> None:
    """The console script: it leaves without freeing every object."""
    code = main()
    try:
        sys.stdout.flush()
    except (OSError, AttributeError):  # an AttributeError: it was closed from the start
        code = Exit.NOT_CHECKED
    os._exit(code)
