"""How results look: one table says which formats each result has, one module a format; nothing here decides.

Other rooms, and the modules of this one that stand above them, take what is listed here from here; a module is read
when its first name is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gzcheck.model import late_names

if TYPE_CHECKING:
    from gzcheck.output.board import NOTHING as NOTHING
    from gzcheck.output.board import Board as Board
    from gzcheck.output.board import Findings as Findings
    from gzcheck.output.board import Posted as Posted
    from gzcheck.output.board import State as State
    from gzcheck.output.board import Unchecked as Unchecked
    from gzcheck.output.board import board_of as board_of
    from gzcheck.output.canvas import Canvas as Canvas
    from gzcheck.output.data import Data as Data
    from gzcheck.output.data import claim_data as claim_data
    from gzcheck.output.data import explanation_data as explanation_data
    from gzcheck.output.data import figure_data as figure_data
    from gzcheck.output.data import finding_data as finding_data
    from gzcheck.output.data import head_data as head_data
    from gzcheck.output.data import interval_data as interval_data
    from gzcheck.output.data import location_data as location_data
    from gzcheck.output.escaping import as_json as as_json
    from gzcheck.output.escaping import clip as clip
    from gzcheck.output.escaping import pad as pad
    from gzcheck.output.escaping import visible as visible
    from gzcheck.output.escaping import width as width
    from gzcheck.output.key import Key as Key
    from gzcheck.output.key import published as published
    from gzcheck.output.layout import Column as Column
    from gzcheck.output.layout import beside as beside
    from gzcheck.output.layout import ends as ends
    from gzcheck.output.layout import filled as filled
    from gzcheck.output.layout import labelled as labelled
    from gzcheck.output.layout import row as row
    from gzcheck.output.layout import wrapped as wrapped
    from gzcheck.output.places import registry as registry
    from gzcheck.output.places import relative as relative
    from gzcheck.output.places import uri as uri
    from gzcheck.output.telling import decided as decided
    from gzcheck.output.telling import details as details
    from gzcheck.output.telling import when as when
    from gzcheck.output.words import OUTCOMES as OUTCOMES
    from gzcheck.output.words import RULE_FOOTNOTE as RULE_FOOTNOTE
    from gzcheck.output.words import SOURCES_LEGEND as SOURCES_LEGEND
    from gzcheck.output.words import difference_totals as difference_totals
    from gzcheck.output.words import identity_totals as identity_totals
    from gzcheck.output.words import more_findings as more_findings
    from gzcheck.output.words import not_checked as not_checked
    from gzcheck.output.words import plural as plural
    from gzcheck.output.words import proof_totals as proof_totals
    from gzcheck.output.words import table_totals as table_totals
    from gzcheck.output.words import totals as totals

_HOMES = {
    "board": "Findings NOTHING Board Posted State Unchecked board_of",
    "canvas": "Canvas",
    "data": "Data claim_data explanation_data figure_data finding_data head_data interval_data location_data",
    "escaping": "as_json clip pad visible width",
    "key": "Key published",
    "layout": "Column beside ends filled labelled row wrapped",
    "places": "registry relative uri",
    "telling": "decided details when",
    "words": (
        "OUTCOMES RULE_FOOTNOTE SOURCES_LEGEND difference_totals identity_totals more_findings not_checked "
        "plural proof_totals table_totals totals"
    ),
}
"""The same names for the running program; a test holds the two lists together."""
_HOME, __getattr__ = late_names(__name__, _HOMES)
