"""Numbers in English that tell one thing from others: a model, a section, a house, a bus, a day of a match."""

from __future__ import annotations

from gzcheck.model import NoFigure
from gzcheck.texts.english.patterns import Begin, one_of, pattern

_SMALL_WORDS = "one two three four five six seven eight nine ten"
_SMALL = one_of(_SMALL_WORDS)
_NO_AMOUNT = r"(?![.,]\d|\s?(?:%|percent|per cent|million|billion|trillion|bn\b))"
_NO_THINGS = r"(?!\s(?!is\b|was\b|has\b|its\b|his\b|as\b|this\b|us\b)[a-z]+s\b)"
_ONE_OF_SOME = one_of(
    """Units Reactors Lots Wards Districts Zones Blocks Routes Phases Bays Gates Terminals Rooms Platforms Stages Areas
    Sectors Lanes Tracks Lines Buildings Towers Floors Levels Tiers Types Groups Pools Heats Pens Piers Runways"""
)
_POSITIONS = one_of(
    """winger prop hooker lock flanker fly-half scrum-half fullback full-back centre center forward striker midfielder
    defender goalkeeper keeper quarterback linebacker cornerback guard pitcher shortstop batsman batter opener wearing
    jersey shirt bib"""
)
_STATES = one_of(
    """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR
    PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR"""
)
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Drive|Square|Plaza|Quay|Way|Terrace|Row|Crescent|Close"
_ORDINALS = "First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth"
_NO_NAME_BEHIND = one_of(
    """Largest Biggest Highest Lowest Smallest Best Worst Most Least Place Quarter Half Year Month Week Day Time Period
    In Of At On For To And Or Behind Among With"""
)

NUMBERED = (
    # the mark in front of an item of a list
    pattern(NoFigure.FOOTNOTE, r"^\s*[•‣▪◦●∙■□►▸]\s?", signs="• ‣ ▪ ◦ ● ∙ ■ □ ► ▸"),
    # "3.1 Power: 437,000 customers", "2.4 Sector status" as the heading of a section
    pattern(
        NoFigure.SECTION,
        r"^\s*\d{1,2}(?:\.\d{1,2}){1,3}\.?\s(?!Percent|Million|Billion)(?=[A-Z][A-Za-z,&’' -]{2,60}(?::|$))",
        digit=True,
        signs=".",
    ),
    # "0600 UTC 21 to 0600 UTC 22 September"
    pattern(
        NoFigure.DATE,
        r"\b[0-2]\d:?[0-5]\d\s?(?:UTC|GMT|Z)\s(?:on\s)?(?:3[01]|[12]\d|0?[1-9])\b(?![.,]\d|\s?(?:%|\w+s\b))",
        "utc gmt z",
        begins=Begin.DIGIT,
    ),
    # "reopened at 1400", "from 0900 to 1730"
    pattern(
        NoFigure.TIME,
        r"(?i)\b(?:(?:re)?opens?|(?:re)?opened|arrives?|arrived|departs?|departed"
        r"|landed|lands|left|leaves|begins?|began|starts?"
        r"|started|struck|ends|ended|sailed|resumed|resumes|reported|curfew)\s(?:\w+\s)?(?:at|from|by|until|around|about)\s"
        r"(?P<time>(?:[01]\d|2[0-3])[0-5]\d)(?:\s?(?:to|[-–])\s?(?:[01]\d|2[0-3])[0-5]\d)?\b"
        rf"{_NO_AMOUNT}{_NO_THINGS}",
        "at from by until around about",
        digit=True,
    ),
    # "Units 1 and 2", "Gates 4, 5 and 7"
    pattern(
        NoFigure.NAME,
        rf"\b(?:{_ONE_OF_SOME})\s\d{{1,3}}[A-Z]?(?:(?:,\s|\s(?:and|to|or|&)\s|–|-)\d{{1,3}}[A-Z]?)+\b"
        rf"{_NO_AMOUNT}{_NO_THINGS}",
        digit=True,
        words=_ONE_OF_SOME.replace("|", " "),
        begins=Begin.WORD,
    ),
    # "SITUATION REPORT NO. 6"
    pattern(
        NoFigure.NAME,
        r"\b(?:REPORT|BULLETIN|UPDATE|ADVISORY|NOTICE|ISSUE|RELEASE|EDITION)\s(?:N[Oo]\.?\s?|#)?\d{1,4}\b(?![.,]\d)",
        "report bulletin update advisory notice issue release edition",
        digit=True,
        begins=Begin.WORD,
    ),
    # "UL 62841", "ISO 9001:2015", "Project 100"
    pattern(
        NoFigure.NAME,
        r"\b(?:UL|ASTM|NFPA|ANSI|SAE|IPC|MIL-STD|CSA|JIS|ISO|IEC|EN|BS|Project|Operation)\s"
        rf"\d{{1,6}}(?:[:-]\d{{1,4}})*[A-Z]?\b(?:(?:,\s|\s(?:and|to|or)\s|–|-)\d{{1,2}}\b)?{_NO_AMOUNT}{_NO_THINGS}",
        "ul astm nfpa ansi sae ipc mil csa as jis iso iec en bs project operation",
        digit=True,
        begins=Begin.WORD,
    ),
    # "Year 6 pupils"
    pattern(
        NoFigure.NAME,
        rf"\b(?:Year|Key Stage|Grade)\s\d{{1,2}}\b(?:(?:,\s|\s(?:and|to|or)\s|–|-)\d{{1,2}}\b)?{_NO_AMOUNT}",
        "year key grade",
        digit=True,
        begins=Begin.WORD,
    ),
    # "the MaxDrive 4000": a capital inside a word makes it a brand
    pattern(
        NoFigure.NAME,
        rf"\b[A-Z][a-z]+[A-Z][A-Za-z]+\s\d{{1,4}}[A-Z]?\b{_NO_AMOUNT}{_NO_THINGS}",
        digit=True,
        clue=r"[a-z][A-Z]",
    ),
    # "the 18V platform", "20mph zones", "300mm wafers"
    pattern(
        NoFigure.NAME,
        r"\b\d{1,3}[- ]?(?:V|[Vv]olt)(?=\s(?:platform|batter|cordless|line|range|system|drill|tool|famil))"
        r"|\b\d{1,2}[- ]?mph(?=\s(?:zones?|areas?|streets?|roads?|limits)\b)",
        signs="V olt mph",
        begins=Begin.DIGIT,
    ),
    # "Dayton, OH 45432"
    pattern(
        NoFigure.CONTACT,
        rf"(?<=,\s)(?:{_STATES})\s\d{{5}}(?:-\d{{4}})?\b(?![.,]\d)",
        _STATES.replace("|", " "),
        digit=True,
        begins=Begin.WORD,
    ),
    # "22-24 Castle Street"
    pattern(
        NoFigure.CONTACT,
        rf"\b\d{{1,4}}[A-Z]?[-–]\d{{1,4}}[A-Z]?\s(?:[A-Z][\w'’-]+\s){{1,3}}(?:{_STREETS})\b",
        signs="- –",
        begins=Begin.DIGIT,
    ),
    # "the number 9 and X43 buses", "No. 27 tram"
    pattern(
        NoFigure.NAME,
        r"(?i)\b(?:number|numbers|no\.|nos\.|route|routes)\s\d{1,3}[A-Z]?(?:(?:,\s|\s(?:and|or)\s)[A-Z]?\d{1,3}[A-Z]?)*"
        r"(?=\s(?:bus(?:es)?|trams?|trains?|trolleybus(?:es)?|services?|routes?|ferr(?:y|ies))\b)",
        "number numbers no nos route routes",
        digit=True,
        begins=Begin.WORD,
    ),
    # "winger No. 14 Ben Tuo", "wearing bib 204", "in lane 7"
    pattern(
        NoFigure.NAME,
        rf"(?i)\b(?:{_POSITIONS}),?\s(?:No\.\s|number\s|#)?\d{{1,4}}\b{_NO_AMOUNT}(?=[\s.,;)]|$)(?!\s(?:[a-z]+s\b|for\b|of\b))"
        r"|\bin\slane\s(?:\d|one|two|three|four|five|six|seven|eight|nine)\b(?!\s\w+s\b)",
        digit=True,
        words=_POSITIONS.replace("|", " ").replace("-", " ") + " in",
        begins=Begin.WORD,
    ),
    # "at the close of day four", "tickets for day five"
    pattern(
        NoFigure.DATE,
        rf"(?i)(?<!\bthe )(?<!\ba )(?<!\bper )(?<!\bevery )(?<!\beach )(?<!\bone )(?<!\bother )(?<!\bnext )(?<!\bthat )"
        rf"(?<!\bthis )(?<!\blast )(?<!\bsame )\bday (?:{_SMALL}|\d{{1,2}})\b"
        r"(?=\s?[:.,;)]|$|\s(?:of|at|in|on|was|is|began|begins|starts|started|ended|ends|cost|costs|saw|will|when|and)\b)",
        "day",
        begins=Begin.WORD,
    ),
    # "the Second Tier", "Fifth Avenue Partners": capitals inside a sentence make it a name
    pattern(
        NoFigure.NAME,
        rf"(?<=[a-z]\s)(?:{_ORDINALS})\s(?!(?:{_NO_NAME_BEHIND})\b)[A-Z][a-z]{{2,}}\b",
        _ORDINALS.replace("|", " "),
        begins=Begin.WORD,
    ),
    # "Seven & i"
    pattern(NoFigure.NAME, r"\b(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\s&\s[A-Za-z]", signs="&"),
    # "a six-session winning streak", "its three-day rally", "the 20-day average"
    pattern(
        NoFigure.PERIOD,
        rf"(?i)\b(?:{_SMALL}|\d{{1,3}})[- ](?:session|day|week|month|game|match|race|year)"
        r"(?=\s(?:winning|losing|unbeaten)\s(?:streak|run|spell)|\s(?:streak|rally|slide|selloff|sell-off)\b|\s(?:(?:simple\s|exponential\s)?moving\s)?average\b)",
        "streak run spell rally slide selloff sell average",
    ),
    # "the two-year stood at 3.97%", of a bond
    pattern(
        NoFigure.NAME,
        rf"(?i)(?<=\bthe )(?:{_SMALL}|\d{{1,2}}|thirty|twenty)-year"
        r"(?=\s(?:stood|rose|fell|yielded|yields|climbed|slipped|eased|hit|touched|was\s(?:at|up|down|last)|at\s\d))",
        "stood rose fell yielded yields climbed slipped eased hit touched was at",
    ),
    # "two heads are better than one", "death by a thousand cuts"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\btwo heads are better than one\b|\b(?:a|by a) thousand (?:cuts|words|times over|apologies|thanks)\b"
        r"|\btwo wrongs\b|\bit takes two\b|\bthree strikes\b|\bkill two birds\b|\btwo sides of (?:the same|a) coin\b"
        r"|\bput two and two together\b|\bsix of one\b|\bten a penny\b|\bnine lives\b|\bone-horse\b|\btwo-horse race\b",
        "two thousand three six ten nine one",
    ),
)
"""They go before the other patterns: what they find is longer or surer."""
