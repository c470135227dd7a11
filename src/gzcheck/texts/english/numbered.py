"""Numbers in English that tell one thing from others: a model, a section, a house, a bus, a day of a match."""

from __future__ import annotations

from gzcheck.model import NoFigure
from gzcheck.texts.english.patterns import one_of, pattern

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
_DEVICES = one_of(
    """Wi-Fi Bluetooth USB-C USB USB-A HDMI DisplayPort Thunderbolt PCIe DDR NVMe Geekbench Cinebench AnTuTu 3DMark
    PCMark Victus Android iOS iPadOS macOS watchOS iPhone iPad Pixel OnePlus Xperia Zenfone Redmi Kindle Surface Switch
    Quest Fitbit Snapdragon Ryzen Exynos Dimensity Kirin GeForce Radeon Ubuntu Debian Fedora Chrome Firefox Safari Java
    PHP HTML CSS Asphalt Halo Doom Fallout Diablo Civilization FIFA GTA Llama Gemini Claude GPT Zigbee Qi Dolby"""
)
_MODELS = "Pro|Plus|Max|Ultra|Mini|Air|Lite|SE|Fold|Flip|Edge|Neo|Note|GT|XL|FE"
_MACHINES = one_of(
    """chip chips chipset processor processors handset headset laptop tablet console printer drone helicopter jet
    locomotive engine tractor excavator camera lens telescope server servers accelerator tank rifle missile"""
)
_PIECES = one_of(
    """Band Camera Recommendation Finding Principle Goal Target Priority Objective Requirement Condition Count Bay Door
    Entrance Coach Carriage Locker Cell Wing Site Pump Turbine Engine Boiler Furnace Dock Hut Shed Barn Silo Post
    Checkpoint Sheet Lesson Module Exercise Episode Season Scene Act Disc Constable Sergeant Officer PC DC DS PS"""
)
_TURNS = one_of(
    """leg set frame lap heat round game match race map stage hole chapter episode season part phase week innings
    session quarter act scene"""
)

NUMBERED = (
    # "the 7 Pro", "an 8a Plus"
    pattern(NoFigure.NAME, rf"\b\d{{1,3}}[a-z]?\s(?:{_MODELS})\b(?!-)"),
    # "Wi-Fi 7", "Bluetooth 5.4", "Pixel 9"
    pattern(
        NoFigure.NAME,
        rf"\b(?:{_DEVICES})\s\d{{1,4}}(?:\.\d{{1,2}})?[a-z]?\b{_NO_AMOUNT}",
        _DEVICES.replace("|", " ").replace("-", " ").replace("3DMark", "dmark"),
        digit=True,
        clue=rf"(?:{_DEVICES})\s\d",
    ),
    # "a Kestrel 9500 chip"
    pattern(
        NoFigure.NAME,
        rf"(?<=\b(?:an|he|ts)\s)[A-Z][a-z]+\s\d{{2,5}}(?=\s(?:{_MACHINES})\b)"
        rf"|(?<=\ba\s)[A-Z][a-z]+\s\d{{2,5}}(?=\s(?:{_MACHINES})\b)",
        _MACHINES.replace("|", " "),
        digit=True,
    ),
    # the version 16.0.3; "1.234.567" is an amount of another style
    pattern(
        NoFigure.NAME,
        r"(?<![\d.,])\d{1,3}\.\d{1,2}\.\d{1,3}(?:\.\d{1,4})?(?![\d.,]\d|\d)",
        signs=".",
    ),
    # "the 5x telephoto", "a 10x zoom"
    pattern(
        NoFigure.NAME,
        r"\b\d{1,3}[x×]\s(?=(?:telephoto|optical|digital|periscope|zoom)\b)",
        signs="x ×",
    ),
    # "Camera 4", "Recommendation 8", "Detective Sergeant 4471"
    pattern(
        NoFigure.NAME,
        rf"\b(?:{_PIECES})\s\d{{1,5}}[A-Z]?\b{_NO_AMOUNT}{_NO_THINGS}",
        _PIECES.replace("|", " "),
        digit=True,
    ),
    # "in leg three", "stage nine"
    pattern(
        NoFigure.NAME,
        rf"(?i)(?<!\bper )(?<!\ba )(?<!\bevery )(?<!\beach )(?<!\bone )(?<!\bthe )\b(?:{_TURNS})\s(?:{_SMALL})"
        r"(?=\s?[.,;:)]|$|\s(?:of|at|in|on|was|is|when|and|to|after|with)\b(?!\s(?:one|two|three|four|five|six|\d)))",
        _TURNS.replace("|", " "),
    ),
    # "a four-by-four", "24 hours a day"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\b(?:four-by-four|two-by-four|4-by-4)s?\b|\b(?:24|twenty-four)\shours\sa\sday\b"
        r"|\b(?:7|seven)\sdays\sa\sweek\b|\b365\sdays\sa\syear\b|\b24-hour(?=\s(?:news|helpline|hotline|service|shop))",
        words="four two day week year by hour",
    ),
    # a postcode "W1B 5TB", a reference "44/1187/22", a number "08 08 16 89 111"
    pattern(NoFigure.CONTACT, r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b", digit=True, clue=r"[A-Z]\d"),
    pattern(
        NoFigure.CONTACT,
        r"(?<![\d/.,])\d{1,4}/\d{3,6}/\d{2,4}(?![\d/])|(?<![\d.,])0\d{1,4}(?:[ -]\d{2,4}){3,5}\b",
    ),
    # "17B Orchard Close"
    pattern(
        NoFigure.CONTACT,
        r"\b\d{1,4}[A-Z]?\s(?:[A-Z][\w'’-]+\s){1,3}(?:Close|Crescent|Row|Mews|Grove|Gardens|Parade|Circus)\b",
    ),
    # "the round starts at 7.15"
    pattern(
        NoFigure.TIME,
        r"(?i)\b(?:starts?|begins?|kicks? off|tees? off|departs?|leaves?|resumes?|doors open|due)\sat\s"
        r"(?:[01]?\d|2[0-3])\.[0-5]\d\b(?![.,]\d|\s?(?:%|percent|per cent|million|billion|points|m\b|metres|km))",
        "at",
        digit=True,
        signs="at",
    ),
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
    ),
    # "SITUATION REPORT NO. 6"
    pattern(
        NoFigure.NAME,
        r"\b(?:REPORT|BULLETIN|UPDATE|ADVISORY|NOTICE|ISSUE|RELEASE|EDITION)\s(?:N[Oo]\.?\s?|#)?\d{1,4}\b(?![.,]\d)",
        "report bulletin update advisory notice issue release edition",
        digit=True,
    ),
    # "UL 62841", "ISO 9001:2015", "Project 100"
    pattern(
        NoFigure.NAME,
        r"\b(?:UL|ASTM|NFPA|ANSI|SAE|IPC|MIL-STD|CSA|JIS|ISO|IEC|EN|BS|Project|Operation)\s"
        rf"\d{{1,6}}(?:[:-]\d{{1,4}})*[A-Z]?\b(?:(?:,\s|\s(?:and|to|or)\s|–|-)\d{{1,2}}\b)?{_NO_AMOUNT}{_NO_THINGS}",
        "ul astm nfpa ansi sae ipc mil csa as jis iso iec en bs project operation",
        digit=True,
    ),
    # "Year 6 pupils"
    pattern(
        NoFigure.NAME,
        rf"\b(?:Year|Key Stage|Grade)\s\d{{1,2}}\b(?:(?:,\s|\s(?:and|to|or)\s|–|-)\d{{1,2}}\b)?{_NO_AMOUNT}",
        "year key grade",
        digit=True,
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
    ),
    # "Dayton, OH 45432"
    pattern(
        NoFigure.CONTACT,
        rf"(?<=,\s)(?:{_STATES})\s\d{{5}}(?:-\d{{4}})?\b(?![.,]\d)",
        _STATES.replace("|", " "),
        digit=True,
    ),
    # "22-24 Castle Street"
    pattern(
        NoFigure.CONTACT,
        rf"\b\d{{1,4}}[A-Z]?[-–]\d{{1,4}}[A-Z]?\s(?:[A-Z][\w'’-]+\s){{1,3}}(?:{_STREETS})\b",
        signs="- –",
    ),
    # "the number 9 and X43 buses", "No. 27 tram"
    pattern(
        NoFigure.NAME,
        r"(?i)\b(?:number|numbers|no\.|nos\.|route|routes)\s\d{1,3}[A-Z]?(?:(?:,\s|\s(?:and|or)\s)[A-Z]?\d{1,3}[A-Z]?)*"
        r"(?=\s(?:bus(?:es)?|trams?|trains?|trolleybus(?:es)?|services?|routes?|ferr(?:y|ies))\b)",
        "number numbers no nos route routes",
        digit=True,
    ),
    # "winger No. 14 Ben Tuo", "wearing bib 204", "in lane 7"
    pattern(
        NoFigure.NAME,
        rf"(?i)\b(?:{_POSITIONS})(?:\s|,\s(?=No\.|number|#))(?:No\.\s|number\s|#)?\d{{1,4}}\b{_NO_AMOUNT}(?=[\s.,;)]|$)(?!\s(?:[a-z]+s\b|for\b|of\b))"
        r"|\bin\slane\s(?:\d|one|two|three|four|five|six|seven|eight|nine)\b(?!\s\w+s\b)",
        digit=True,
        words=_POSITIONS.replace("|", " ").replace("-", " ") + " in",
    ),
    # "at the close of day four", "tickets for day five"
    pattern(
        NoFigure.DATE,
        rf"(?i)(?<!\bthe )(?<!\ba )(?<!\bper )(?<!\bevery )(?<!\beach )(?<!\bone )(?<!\bother )(?<!\bnext )(?<!\bthat )"
        rf"(?<!\bthis )(?<!\blast )(?<!\bsame )\bday (?:{_SMALL}|\d{{1,2}})\b"
        r"(?=\s?[:.,;)]|$|\s(?:of|at|in|on|was|is|began|begins|starts|started|ended|ends|cost|costs|saw|will|when|and)\b)",
        "day",
    ),
    # "the Second Tier", "Fifth Avenue Partners": capitals inside a sentence make it a name
    pattern(
        NoFigure.NAME,
        rf"(?<=[a-z]\s)(?:{_ORDINALS})\s(?!(?:{_NO_NAME_BEHIND})\b)[A-Z][a-z]{{2,}}\b",
        _ORDINALS.replace("|", " "),
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
        r"|\btwo wrongs\b|\bit takes two\b(?! \w+s\b)"
        r"|\bthree strikes\b|\bkill two birds\b|\btwo sides of (?:the same|a) coin\b"
        r"|\bput two and two together\b|\bsix of one\b|\bten a penny\b|\bnine lives\b|\bone-horse\b|\btwo-horse race\b",
        "two thousand three six ten nine one",
    ),
)
"""They go before the other patterns: what they find is longer or surer."""
