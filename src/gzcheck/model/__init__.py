"""Frozen values that every other room speaks in: figures, intervals, periods, claims, findings. They come from here.

The rooms above write `from gzcheck.model import Claim, Figure`. A module of this room is read when its first name is
asked for, because a start that only prints a version needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gzcheck.model.faces import late_names as late_names

if TYPE_CHECKING:
    from gzcheck.model.card import Card as Card
    from gzcheck.model.card import Option as Option
    from gzcheck.model.card import Row as Row
    from gzcheck.model.claim import DEFAULT_SAME_TIME as DEFAULT_SAME_TIME
    from gzcheck.model.claim import NOWHERE as NOWHERE
    from gzcheck.model.claim import Claim as Claim
    from gzcheck.model.claim import Entity as Entity
    from gzcheck.model.claim import Indicator as Indicator
    from gzcheck.model.claim import Kind as Kind
    from gzcheck.model.claim import NumberStyle as NumberStyle
    from gzcheck.model.claim import Plausible as Plausible
    from gzcheck.model.claim import Quoted as Quoted
    from gzcheck.model.claim import Scale as Scale
    from gzcheck.model.claim import SetAside as SetAside
    from gzcheck.model.claim import Source as Source
    from gzcheck.model.claim import SourceKind as SourceKind
    from gzcheck.model.claim import Status as Status
    from gzcheck.model.claim import Tolerance as Tolerance
    from gzcheck.model.clipping import LONGEST_LINE as LONGEST_LINE
    from gzcheck.model.clipping import clipped as clipped
    from gzcheck.model.consensus import AdvisedReading as AdvisedReading
    from gzcheck.model.consensus import ConsensusList as ConsensusList
    from gzcheck.model.corpus import Corpus as Corpus
    from gzcheck.model.corpus import Memory as Memory
    from gzcheck.model.coverage import Coverage as Coverage
    from gzcheck.model.coverage import CoverageList as CoverageList
    from gzcheck.model.coverage import Covered as Covered
    from gzcheck.model.coverage import counted as counted
    from gzcheck.model.coverage import share_of as share_of
    from gzcheck.model.date_value import DateValue as DateValue
    from gzcheck.model.date_value import day_of as day_of
    from gzcheck.model.diagnosis import Cause as Cause
    from gzcheck.model.diagnosis import Diagnosis as Diagnosis
    from gzcheck.model.diagnosis import Example as Example
    from gzcheck.model.diagnosis import Place as Place
    from gzcheck.model.exit import Exit as Exit
    from gzcheck.model.exit import Stop as Stop
    from gzcheck.model.explanation import Advice as Advice
    from gzcheck.model.explanation import AdviceKind as AdviceKind
    from gzcheck.model.explanation import Explanation as Explanation
    from gzcheck.model.explanation import ExplanationKind as ExplanationKind
    from gzcheck.model.expression import Comparator as Comparator
    from gzcheck.model.expression import Expression as Expression
    from gzcheck.model.expression import ExpressionError as ExpressionError
    from gzcheck.model.expression import Name as Name
    from gzcheck.model.expression import Negation as Negation
    from gzcheck.model.expression import Number as Number
    from gzcheck.model.expression import Operation as Operation
    from gzcheck.model.expression import Power as Power
    from gzcheck.model.expression import Relation as Relation
    from gzcheck.model.expression import evaluate as evaluate
    from gzcheck.model.expression import expression_text as expression_text
    from gzcheck.model.expression import names_in as names_in
    from gzcheck.model.expression import parse_definition as parse_definition
    from gzcheck.model.expression import parse_relation as parse_relation
    from gzcheck.model.figure import DOZEN as DOZEN
    from gzcheck.model.figure import SCORE as SCORE
    from gzcheck.model.figure import Figure as Figure
    from gzcheck.model.figure import FigureError as FigureError
    from gzcheck.model.figure import Precision as Precision
    from gzcheck.model.figure import clash_by_precision as clash_by_precision
    from gzcheck.model.figure import compare as compare
    from gzcheck.model.figure import contradict as contradict
    from gzcheck.model.finding import Bar as Bar
    from gzcheck.model.finding import Fault as Fault
    from gzcheck.model.finding import Finding as Finding
    from gzcheck.model.finding import Problem as Problem
    from gzcheck.model.finding import Report as Report
    from gzcheck.model.finding import Skipped as Skipped
    from gzcheck.model.finding import Summary as Summary
    from gzcheck.model.fingerprint import fault_fingerprint as fault_fingerprint
    from gzcheck.model.fingerprint import fingerprint_of as fingerprint_of
    from gzcheck.model.fingerprint import key_of as key_of
    from gzcheck.model.hedge import HEDGES_VERSION as HEDGES_VERSION
    from gzcheck.model.hedge import NEGATED as NEGATED
    from gzcheck.model.hedge import ONE_SIDED as ONE_SIDED
    from gzcheck.model.hedge import Hedge as Hedge
    from gzcheck.model.hedge import hint_for_hedge as hint_for_hedge
    from gzcheck.model.hedge import typed_hedges as typed_hedges
    from gzcheck.model.hidden import HIDDEN as HIDDEN
    from gzcheck.model.hidden import as_text as as_text
    from gzcheck.model.identity import EACH as EACH
    from gzcheck.model.identity import Derivation as Derivation
    from gzcheck.model.identity import Evaluation as Evaluation
    from gzcheck.model.identity import Identity as Identity
    from gzcheck.model.identity import Term as Term
    from gzcheck.model.identity import Value as Value
    from gzcheck.model.identity import circular as circular
    from gzcheck.model.interval import End as End
    from gzcheck.model.interval import Interval as Interval
    from gzcheck.model.location import Lines as Lines
    from gzcheck.model.location import Location as Location
    from gzcheck.model.location import Mark as Mark
    from gzcheck.model.location import Marks as Marks
    from gzcheck.model.location import PackedMarks as PackedMarks
    from gzcheck.model.location import lines_of as lines_of
    from gzcheck.model.location import place_behind as place_behind
    from gzcheck.model.matrix import MOST_SOURCES as MOST_SOURCES
    from gzcheck.model.matrix import Matrix as Matrix
    from gzcheck.model.matrix import Meetings as Meetings
    from gzcheck.model.matrix import PairCount as PairCount
    from gzcheck.model.mend import Mend as Mend
    from gzcheck.model.mend import MendKind as MendKind
    from gzcheck.model.mend import replacement as replacement
    from gzcheck.model.mend import setting as setting
    from gzcheck.model.mention import Mention as Mention
    from gzcheck.model.mention import NoFigure as NoFigure
    from gzcheck.model.mention import Outcome as Outcome
    from gzcheck.model.mention import ScaleFound as ScaleFound
    from gzcheck.model.mention import ScannedText as ScannedText
    from gzcheck.model.mention import Suggested as Suggested
    from gzcheck.model.mention import Suggestion as Suggestion
    from gzcheck.model.mention import stretch_in as stretch_in
    from gzcheck.model.numeral import FLOAT_DIGITS as FLOAT_DIGITS
    from gzcheck.model.numeral import MAX_DIGITS as MAX_DIGITS
    from gzcheck.model.numeral import MAX_EXPONENT as MAX_EXPONENT
    from gzcheck.model.numeral import Numeral as Numeral
    from gzcheck.model.numeral import NumeralError as NumeralError
    from gzcheck.model.numeral import exponent_of as exponent_of
    from gzcheck.model.numeral import power_of_ten as power_of_ten
    from gzcheck.model.patterns import late_pattern as late_pattern
    from gzcheck.model.period import DATE_UNITS as DATE_UNITS
    from gzcheck.model.period import Duration as Duration
    from gzcheck.model.period import Period as Period
    from gzcheck.model.period import PeriodError as PeriodError
    from gzcheck.model.plain import NotPlain as NotPlain
    from gzcheck.model.plain import from_plain as from_plain
    from gzcheck.model.plain import to_plain as to_plain
    from gzcheck.model.proof import DeadMark as DeadMark
    from gzcheck.model.proof import Proof as Proof
    from gzcheck.model.proof import ProofedText as ProofedText
    from gzcheck.model.proof import ProofReport as ProofReport
    from gzcheck.model.proof import ProofVerdict as ProofVerdict
    from gzcheck.model.reading import PhraseError as PhraseError
    from gzcheck.model.reading import Reading as Reading
    from gzcheck.model.reading import Sign as Sign
    from gzcheck.model.reading import agreed as agreed
    from gzcheck.model.reason import Reason as Reason
    from gzcheck.model.resolution import Decision as Decision
    from gzcheck.model.resolution import Resolution as Resolution
    from gzcheck.model.result import ClaimList as ClaimList
    from gzcheck.model.result import Comparison as Comparison
    from gzcheck.model.result import Difference as Difference
    from gzcheck.model.result import Drafted as Drafted
    from gzcheck.model.result import IdentityList as IdentityList
    from gzcheck.model.result import ListedClaim as ListedClaim
    from gzcheck.model.result import ListedUnit as ListedUnit
    from gzcheck.model.result import Migrated as Migrated
    from gzcheck.model.result import Recorded as Recorded
    from gzcheck.model.result import RuleDoc as RuleDoc
    from gzcheck.model.result import RuleList as RuleList
    from gzcheck.model.result import SchemaFile as SchemaFile
    from gzcheck.model.result import SchemaList as SchemaList
    from gzcheck.model.result import SourceList as SourceList
    from gzcheck.model.result import SourceRecord as SourceRecord
    from gzcheck.model.result import Started as Started
    from gzcheck.model.result import TextList as TextList
    from gzcheck.model.result import UnitList as UnitList
    from gzcheck.model.result import Walked as Walked
    from gzcheck.model.rule import Family as Family
    from gzcheck.model.rule import Rule as Rule
    from gzcheck.model.rule import Severity as Severity
    from gzcheck.model.satisfaction import satisfiable as satisfiable
    from gzcheck.model.satisfaction import sides_of as sides_of
    from gzcheck.model.snapshot import Snapshot as Snapshot
    from gzcheck.model.snapshot import SnapshotState as SnapshotState
    from gzcheck.model.span import Span as Span
    from gzcheck.model.suggest import did_you_mean as did_you_mean
    from gzcheck.model.suggest import nearest as nearest
    from gzcheck.model.table import MISSING as MISSING
    from gzcheck.model.table import PeriodPart as PeriodPart
    from gzcheck.model.table import Role as Role
    from gzcheck.model.table import Table as Table
    from gzcheck.model.table import Tabled as Tabled
    from gzcheck.model.table import ValueColumn as ValueColumn
    from gzcheck.model.table_totals import TableTotals as TableTotals
    from gzcheck.model.unit import Measure as Measure
    from gzcheck.model.unit import Unit as Unit
    from gzcheck.model.unit import hint_for as hint_for
    from gzcheck.model.unit import printed_units as printed_units
    from gzcheck.model.unit import units as units
    from gzcheck.model.values import dataclass as dataclass
    from gzcheck.model.verdict import Verdict as Verdict

_HOMES = {
    "card": "Card Option Row",
    "claim": (
        "Claim DEFAULT_SAME_TIME Entity Indicator Kind NOWHERE NumberStyle Plausible Quoted Scale SetAside "
        "Source SourceKind Status Tolerance"
    ),
    "clipping": "LONGEST_LINE clipped",
    "corpus": "Corpus Memory",
    "coverage": "Coverage CoverageList Covered counted share_of",
    "date_value": "DateValue day_of",
    "consensus": "AdvisedReading ConsensusList",
    "diagnosis": "Cause Diagnosis Example Place",
    "exit": "Exit Stop",
    "explanation": "Advice AdviceKind Explanation ExplanationKind",
    "expression": (
        "expression_text names_in Comparator Expression ExpressionError Name Negation Number Operation Power Relation "
        "evaluate parse_definition parse_relation"
    ),
    "faces": "late_names",
    "figure": "DOZEN Figure FigureError Precision SCORE clash_by_precision compare contradict",
    "finding": "Bar Fault Finding Problem Report Skipped Summary",
    "fingerprint": "fingerprint_of fault_fingerprint key_of",
    "hedge": "HEDGES_VERSION Hedge NEGATED ONE_SIDED hint_for_hedge typed_hedges",
    "hidden": "as_text HIDDEN",
    "identity": "Derivation EACH Evaluation Identity Term Value circular",
    "interval": "End Interval",
    "location": "Lines Location Mark Marks PackedMarks lines_of place_behind",
    "matrix": "MOST_SOURCES Matrix Meetings PairCount",
    "mend": "Mend MendKind replacement setting",
    "mention": "Mention NoFigure Outcome ScaleFound ScannedText Suggested Suggestion stretch_in",
    "numeral": "FLOAT_DIGITS MAX_DIGITS MAX_EXPONENT Numeral NumeralError exponent_of power_of_ten",
    "patterns": "late_pattern",
    "period": "DATE_UNITS Duration Period PeriodError",
    "plain": "NotPlain from_plain to_plain",
    "proof": "DeadMark Proof ProofReport ProofVerdict ProofedText",
    "reading": "PhraseError Reading Sign agreed",
    "reason": "Reason",
    "resolution": "Decision Resolution",
    "result": (
        "ClaimList Comparison Difference Drafted IdentityList ListedClaim ListedUnit "
        "Migrated Recorded RuleDoc RuleList SchemaFile SchemaList SourceList SourceRecord Started TextList UnitList "
        "Walked"
    ),
    "rule": "Family Rule Severity",
    "satisfaction": "satisfiable sides_of",
    "snapshot": "Snapshot SnapshotState",
    "span": "Span",
    "suggest": "did_you_mean nearest",
    "table": "MISSING PeriodPart Role Table Tabled ValueColumn",
    "table_totals": "TableTotals",
    "unit": "Measure Unit hint_for printed_units units",
    "values": "dataclass",
    "verdict": "Verdict",
}
"""The same names for the running program; a test holds the two lists together."""
_HOME, __getattr__ = late_names(__name__, _HOMES)
