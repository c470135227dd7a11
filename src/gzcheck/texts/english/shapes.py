"""Numbers in English that their own shape or place shows to be no figures: "4-3-3", "section 12(3)", "79/100"."""

from __future__ import annotations

from gzcheck.model import NoFigure
from gzcheck.texts.english.patterns import pattern

_NUMBER_WORD = (
    "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|Sixteen|Seventeen"
    "|Eighteen|Nineteen|Twenty|Thirty|Forty|Fifty|Hundred|Thousand"
)
_SMALL_WORDS = "one two three four five six seven eight nine ten"
_SMALL = _SMALL_WORDS.replace(" ", "|")
_CLOCK = r"(?:[01]?\d|2[0-3])\.[0-5]\d"
_MARK = r"\d{1,2}(?:\.\d)?"
_MARKED = rf"[A-Z]?[A-Za-z’'-]{{2,}}(?:\s[A-Za-z’'-]{{2,}}){{0,2}}:?\s{_MARK}"
"""Who or what is given a mark, with the mark."""
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Drive|Square|Plaza|Quay|Way|Terrace|Court|Place|Row|Hill"

SHAPES = (
    # "4-3-3", "3-1-4-2": more than two numbers with hyphens are a pattern of play, a code or a series of results
    pattern(NoFigure.NAME, r"(?<![\w.,/-])\d{1,2}(?:-\d{1,2}){2,4}(?![\w/-]|[.,]\d)", signs="-"),
    # "10b5-1", "2x4b-7": letters between digits
    pattern(NoFigure.NAME, r"(?<![\w.,$£€-])\d+[A-Za-z]\d+(?:-\w+)*\b"),
    # "section 12(3)", "12022.53(b)", "Rule 4(2)(a)"
    pattern(
        NoFigure.SECTION,
        r"(?<![\w.,$£€-])\d{1,5}(?:\.\d{1,3})*[A-Z]?(?:\((?:[a-z]{1,3}|\d{1,2}|[ivx]+)\))+(?=[\s.,;:)]|$)",
        signs="(",
    ),
    # "245 Cal.App.4th 1072", "410 U.S. 113", "2 AC 517"
    pattern(
        NoFigure.SECTION,
        r"\b\d{1,4}\s(?:[A-Z][A-Za-z]{0,5}\.\s?){1,3}(?:\d(?:th|d|nd|rd)\s)?\d{1,4}\b|\b\d\s(?:AC|QB|KB|WLR|All\sER|IR|CLR|SCR)\s\d{1,4}\b",
    ),
    # "pp. 201–219", "vol. 28", "fig. 3a"
    pattern(
        NoFigure.SECTION,
        r"\b(?:pp?|vol|vols|no|nos|art|arts|cl|col|cols|para|paras|ch|chs|fig|figs|ext|sec|secs|ed|bk|pt|l|ll|ff|reg"
        r"|sched|app|eq)\.\s\d{1,5}[a-z]?(?:\s?[–—-]\s?\d{1,5})?(?:,\s\d{1,4}(?:[–-]\d{1,4})?)*\b(?![.,]\d|\s?%)",
        "p pp vol vols no nos art arts cl col cols para paras ch chs fig figs ext sec secs ed bk pt l ll ff reg sched"
        " app eq",
        digit=True,
        signs=".",
    ),
    # "79/100", "4/5)": what a thing is given of a round number of points, and no fraction of anything
    pattern(
        NoFigure.SCORE,
        r"(?<![\w.,/$£€-])(?<!ratio\sof\s)(?:\d{1,2}(?:\.\d)?/(?:10|20|100)|\d(?:\.\d)?/5(?=\)))(?![\w/]|[.,]\d|\s(?:of|inch|in\.))",
        signs="/",
    ),
    # "Verdict: ride 8.9, battery 6.5, build 9", "Hale 7; Walsh 9, Kone 8, Reid 6"
    pattern(
        NoFigure.SCORE,
        rf"(?i:\b(?:verdict|ratings?|scores?|marks|player ratings"
        rf"|scorecard)\b[^.\n:]{{0,40}}:\s){_MARKED}(?:[,;]\s(?:and\s)?{_MARKED})*",
        "verdict rating ratings score scores marks scorecard",
        digit=True,
    ),
    # "scored 3.5 stars", "a rating of four stars"
    pattern(
        NoFigure.SCORE,
        rf"(?i)\b(?:scor\w+|rated|rating|gave|gives?|given|award\w*|earn\w*|gets?|got|verdict:?|out of"
        rf"|stars:?)\s(?:it\s|of\s|a\s|an\s|only\s|just\s){{0,3}}"
        rf"(?:\d(?:\.\d)?|{_SMALL})(?:(?:\sout\sof\s(?:five|5|10|ten))?[- ]stars?\b|\sout\sof\s(?:five|5|10"
        rf"|ten)(?=[.,;)]|$))",
        "star stars rating verdict",
    ),
    # "the 8.15 to Paddington", "the 10.15 from Uig"
    pattern(
        NoFigure.TIME,
        rf"(?<=\b[Tt]he\s){_CLOCK}(?:(?:,|\sand|\sor)\s(?:the\s)?{_CLOCK})*(?=\s(?:to|from|train|ferry|bus"
        rf"|service|sailing|flight|departure|at|out of|for|starts?|leaves?|runs?|was|is|were|are)\b(?!\s\d))",
        "the",
        signs=".",
    ),
    # "lines open 8.30–18.30", "9.00 to 17.30"
    pattern(
        NoFigure.TIME,
        r"(?<![\w.,$£€-])(?:[01]?\d|2[0-3])\.[0-5][05]\s?(?:[–—-]|to)\s?(?:1\d|2[0-3])\.[0-5][05](?![\w%.,]\d|\s?(?:%|[a-z]+s\b|per|m\b|km|kg|cm|mm|million|billion))",
    ),
    # "on 18 and 31 minutes": when something happened in a match
    pattern(
        NoFigure.TIME,
        r"(?<=\bon\s)\d{1,3}(?:(?:,\s|\sand\s|,\sand\s)\d{1,3})*\sminutes\b|(?<=\bon\s)(?:the\s)?(?:hour|half-hour)\smark\b",
        "minutes mark",
    ),
    # "(Pike, 46)" of who came on and when, behind "for"
    pattern(NoFigure.TIME, r"(?<=\()(?:for|on)\s[A-Z][\w’'-]+,?\s\d{1,3}(?=\))", "for on", digit=True),
    # "Project Two Rivers", "presents Five at Five", "Mr Ten Per Cent": a capital in the middle of a sentence
    pattern(
        NoFigure.NAME,
        rf"(?<=[a-z,]\s)(?:[A-Z][\w’'-]+\s){{0,3}}(?:{_NUMBER_WORD})(?:-(?:{_NUMBER_WORD}))?\b(?!\s(?:million|billion|thousand|hundred|percent|per\scent))"
        rf"(?:\s(?:at|of|to|and|in|the)\s[A-Z][\w’'-]+|\s[A-Z][\w’'-]+)*",
        _NUMBER_WORD.replace("|", " "),
    ),
    # "Act three drags", "Phase two starts": a part of a whole, with a capital or without
    pattern(
        NoFigure.NAME,
        rf"\b(?:Act|Scene|Phase|Stage|Chapter|Part|Round|Episode|Season|Night|Game|Set|Leg|Heat|Lap|Book|Volume|Step|Level"
        rf"|Question|Platform|Gate|Room|Tier|Channel|Number|Lesson|Unit|Tip|Rule|Lane|Hole|Tape|Disc|Version)\s(?:{_SMALL})\b(?!\s(?:{_SMALL}|million|hundred|of\s)|-)",
        "act scene phase stage chapter part round episode season night game set leg heat lap book volume step level"
        " question platform gate room tier channel number lesson unit tip rule lane hole tape disc version",
    ),
    # "99 Lanterns" and "Two Doors Down" in quotation marks, where a capital follows
    pattern(
        NoFigure.NAME,
        rf"(?<=[\"“‘*_])(?:\d{{1,4}}|{_NUMBER_WORD})(?=\s[A-Z][a-z’'-]+(?:\s[A-Z][\w’'-]+|[,.]?[\"”’*_]))",
        clue=rf"[\"“‘*_](?:\d|{_NUMBER_WORD})",
    ),
    # "patch 1.04", "on frequency 118.3", "in size 10"
    pattern(
        NoFigure.NAME,
        r"(?i)\b(?:patch|build|firmware|update|release|frequency|channel|size|gas mark|iOS"
        r"|tracks?)\s\d{1,4}(?:\.\d{1,4})*\b(?![,.]\d|\s?%|\s(?:million|hz|mhz|ghz|khz|percent|per)\b)",
        "patch build firmware update release frequency channel size gas ios track tracks",
        digit=True,
    ),
    # "a Dash 8-400", "the Boeing 737-800"
    pattern(
        NoFigure.NAME,
        r"\b(?:[Aa]n?|[Tt]he|[Tt]wo|[Ii]ts|[Tt]heir)\s(?:[A-Z][\w-]*\s){1,2}\d{1,3}-\d{3}[A-Z]*\b(?!\s?%)",
        "a an the two its their",
        digit=True,
        signs="-",
    ),
    # "Graphics 9, sound 8, story 6.": marks of one thing, which no name with a capital goes between
    pattern(
        NoFigure.SCORE,
        rf"(?:(?<=^)|(?<=[.:;]\s))[A-Z]?(?:[a-z]+(?<!s)|[a-z]+ics)\s{_MARK},\s[a-z]+(?<!s)\s{_MARK}(?:,\s(?:and\s)?[a-z]+(?<!s)\s{_MARK})*(?=[.;]|$)"
        rf"|(?<=\d\):\s)[A-Z][\w’'-]+\s{_MARK}(?:[,;]\s(?:[A-Z][\w’'-]+\s)?[A-Z][\w’'-]+\s{_MARK})+(?=[.;,]|$)",
        digit=True,
        clue=r"[a-z]\s\d{1,2}(?:\.\d)?[,;]\s[A-Za-z]+\s",
    ),
    # "coverage from 13.15", "matinees at 2.15"
    pattern(
        NoFigure.TIME,
        rf"(?:(?<=\bat\s)|(?<=\bfrom\s)|(?<=\buntil\s)|(?<=\btill\s)){_CLOCK}(?=\s?[,.;)](?!\d)|$|\s(?:on|to|until|and|tonight|today|tomorrow|sharp|daily|for)\b)",
        "matinee matinees tonight daily coverage doors curtain kick-off monday tuesday wednesday thursday friday"
        " saturday"
        " sunday nightly evenings runs service highlights live broadcast tomorrow sunrise sunset tide",
        digit=True,
    ),
    # "the code for door 6 is 4417"
    pattern(
        NoFigure.CONTACT,
        r"(?i)\b(?:code|pin|password|combination)\b[^.;\d]{0,24}(?:\d{1,2}\s)?(?:is|was)\s\d{3,8}\b",
        "code pin password combination",
        digit=True,
    ),
    # "the 1400 block of Sycamore Street"
    pattern(NoFigure.CONTACT, r"\b\d{1,3}00\sblock\b", "block"),
    # "2200 West 46th Street"
    pattern(
        NoFigure.CONTACT,
        rf"\b\d{{1,5}}[A-Z]?(?:[-–]\d{{1,5}}[A-Z]?)?\s(?:(?:[A-Z][\w'’.-]*|\d{{1,3}}(?:st|nd|rd|th))\s){{1,3}}(?:{_STREETS})\b\.?",
        _STREETS.replace("|", " "),
    ),
    # "a .38-caliber revolver", "a 12-gauge shotgun", "a 9mm pistol"
    pattern(
        NoFigure.NAME,
        r"(?<![\w,])(?:\.\d{2,3}|\d{1,2}(?:\.\d{1,2})?)(?:-calib(?:er|re)|-gauge(?=\sshotgun)|\s?mm(?=\s(?:pistol|handgun|gun|rounds?|ammunition|cannon|bullets?)))",
        signs="-calib -gauge mm",
    ),
    # "24-hour CVS", "(24 hours)": always open
    pattern(NoFigure.IDIOM, r"\b24-hour(?=\s[A-Z])|(?<=\()24 hours(?=\))", signs="24"),
    # "100 per cent committed", "110 percent sure"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\b(?:100|110|1000|a hundred|a hundred and ten)\s?(?:%|percent|per cent)\s(?:behind|committed|sure|certain"
        r"|convinced|confident|focused|focussed|honest|happy|fit|clear|right|wrong|correct|serious|ready|dedicated|positive|supportive)\b",
        "committed behind sure certain convinced confident focused focussed honest happy fit clear right wrong correct"
        " serious ready dedicated positive supportive",
    ),
    # "a million miles from", "six of one, half a dozen of the other"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\b(?:a|one) million miles (?:away|from|off)\b|\bsix of one(?:,?\s(?:and\s)?half a dozen of the other)?"
        r"|\b(?:thanks|sorry) a million\b|\bone in a million\b|\ba (?:hundred|thousand|million) times (?:over"
        r"|better|worse|no)\b",
        "million six thousand hundred",
    ),
    # "a two-bed flat"
    pattern(NoFigure.IDIOM, rf"(?i)\b(?:{_SMALL})-bed(?=\s[a-z])", words=_SMALL_WORDS),
)
"""They go before the other patterns: what they find is longer or surer."""
