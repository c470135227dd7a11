"""Number words of English that count nothing: "one of the", "one-stop", "square one", "net zero"."""

from __future__ import annotations

from gzcheck.model import NoFigure
from gzcheck.texts.english.patterns import one_of, pattern

_SMALL_WORDS = "one two three four five six seven eight nine ten single double triple"
_SMALL = one_of(_SMALL_WORDS)
_COUNTED_ONE = (
    r"(?!\s(?:million|billion|hundred|thousand|percent|per cent|dead|death|person|died|had|has|survived|walked out"
    r"|voted|abstained|(?:was|were|is) (?:killed|injured|open|left|working|found|missing)"
    r"|of\s(?:the\s|its\s|their\s)?(?:two|three|four|five|six|seven|eight|nine|ten|\d)"
    r"|in\s(?:two|three|four|five|six|seven|eight|nine|ten|every|a\s|\d)|-?third|-?quarter|-?half|-?fifth))"
)
_DEAD = "dead died killed injured wounded hurt missing unaccounted survived drowned critical critically arrested held"
_ONE_COUNTS = one_of(
    f"""{_DEAD} percent percentage
    per million billion trillion hundred thousand dozen death deaths case cases dose shot jab person
    (?:child|man|woman|boy|girl|baby|patient|worker|passenger|driver|soldier|resident)(?=HURT)
    goal seat
    vote
    point points metre meter kilometre kilometer mile inch foot tonne ton hectare acre litre liter pound dollar euro yen
    yuan cent penny kilogram kg km degree hour minute second day week month year decade
    third quarter half fifth sixth eighth tenth in out and to is was has had remains of notch voted dissented
    abstained opposed walked resigned
    (?:broke|fell|took|lost|won|went|left|came|sold|told|gave|got|hit|drew|fled|sank|kept|held|ran)(?=\\s)
    \\w+\\seach
    backed favoured favored wanted more short shy behind ahead fewer clear away off"""
).replace("HURT", r"[^.;]{0,40}\b(?:died|dead|killed|injured|missing)\b")
"""Behind "one" these make it a number: "one died", "one percent", "one in five", "one week"."""

IDIOMS = (
    # "one of the biggest", but "one of the five hospitals", "one of them died"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\bone\sof\b"
        rf"(?!\s(?:them|the)\s(?:a|{one_of(_DEAD)}|was|is)\b)"
        r"(?!\s(?:the\s|its\s|their\s|his\s|her\s|every\s|our\s|these\s|those\s)?(?:last\s|top\s|remaining\s|other\s)?"
        r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\b(?!-[a-z]))",
        "one",
    ),
    # "every one of the 46 matches"
    pattern(NoFigure.IDIOM, r"(?i)\b(?:every|each|any|no|not) one of\b", "one"),
    # "one another", "one by one", "one might", "one thing", "one minute to midnight"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\bone\s(?:minute to midnight|another|day(?=[,.]|\s(?:we|it|they|he|she|I|after|be|in)\b)"
        r"|(?:minute|moment|night|morning)(?=[,.]|\s(?:we|it|they|he|she|I|you)\b)|by one"
        r"|after another|at a time|time|way|thing|year after|reason|step|more(?!\s(?:seat|goal|point|case|death|vote"
        r"|cut|rise|hike|win|run))|such"
        r"|too many|can|could|may|must|should|would|might|has to|hopes|needs|that|who|which|side|hand|or the other"
        r"|or another|eye|stop|and the same|and all|and only)\b(?!\s(?:of\sthe\s)?(?:two|three|four|five|\d))",
        "one",
    ),
    # "one game at a time"
    pattern(NoFigure.IDIOM, r"(?i)\bone\s\w+\sat a time\b", "one"),
    # "no one", "every single one", "the last one"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\b(?:no|any|each|every|this|that|which|another|the|last|some|every single|not|new|old|big|small"
        r"|good|bad|right|wrong|second|first|same|previous|provisional|latest"
        r"|only(?=\sones?(?:\s(?:of|that|who|which|to|in|with|left|thing|way)\b|\s?[.,;:)]|\s*$)))[- ]ones?(?:'s|’s)?\b"
        rf"{_COUNTED_ONE}",
        "one ones",
    ),
    # "one's own", "ones", "the loved ones"
    pattern(NoFigure.IDIOM, r"(?i)\bones\b|\bone(?=['’]s\b)", "one ones", begins_with_word=True),
    # "pulled one back", "have won one" keep their noun elsewhere; "one." at the end stands for a thing
    pattern(
        NoFigure.IDIOM,
        r"(?i)\bone\b(?=[.,;:!?)]"
        r"|$)(?<!\bto one)(?<!\bmajority of one)"
        r"(?<!\bmargin of one)(?<!\blead of one)(?<!\bcrew of one)(?<!\bone to one)(?<!\bby one)",
        "one",
    ),
    # "one apartment building", "one city": an article
    pattern(
        NoFigure.IDIOM,
        r"(?i)(?<![\w-])(?<!\bby )(?<!including )(?<!\bonly )(?<!least )(?<!\bjust )(?<!exactly )(?<!\bthan )"
        r"(?<!the number )"
        rf"\bone\s(?!(?:{_ONE_COUNTS})\b|for every\s(?:\d|{_SMALL})|\w+\s(?:in"
        rf"|out of)\s(?:every\s)?"
        rf"(?:{_SMALL}|eleven|twelve|twenty|fifty|a\shundred|\d))"
        r"(?=[a-z]{2})",
        "one",
    ),
    # "by one man", but "fell by one in May"
    pattern(
        NoFigure.IDIOM,
        rf"(?i)(?<=\bby )one\s(?!(?:{_ONE_COUNTS}|at|on|after|when|since|and|but|from|overnight|today"
        rf"|yesterday)\b)(?=[a-z]{{2}})",
        "one",
    ),
    # "back to square one", "day one", "number one" in front of nothing that is counted
    pattern(
        NoFigure.IDIOM,
        r"(?i)\b(?:back to )?(?:square|at|day|number|as|phase) one\b"
        r"(?!-|(?<=number\sone)\s(?!of\b|in\b|on\b|for\b|and\b|is\b|was\b|that\b)[a-z]+"
        r"|\s(?:percent|per cent|million|billion|hundred"
        r"|thousand|in\s))",
        "one",
    ),
    # "one-stop", "two-way", "three-dimensional", "double-digit"
    pattern(
        NoFigure.IDIOM,
        rf"(?i)\b(?:{_SMALL})[- ](?:stop|off|way|sided?|dimensional|digits?|figures?|star|pointers?|piece|fits?|liner"
        r"|party|handed|sizes?-fits-all|track|fold path|time|speed|child policy|state solution|nation|page"
        r"|door|wheel(?:er|ed)?|tier|step|pronged|thirds-world|faced|edged)\b"
        r"(?!\s(?:of\b|in\b))",
        words=_SMALL_WORDS,
    ),
    # "double room", "twin-deck"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\b(?:double|triple|twin)[- ](?:room|bed|check|dip|deckers?|glazing|glazed|entry|standards?|header"
        r"|jeopardy"
        r"|fault|bogey|a|whammy|bottom|act|murder|agent|tax|taxation|blow)\b",
        "double triple twin",
    ),
    # "a double substitution": of two things at once, and twice nothing
    pattern(
        NoFigure.IDIOM,
        r"(?i)(?:(?<=\ba )|(?<=\bthe )|(?<=\bhis )|(?<=\bher )|(?<=\btheir )|(?<=['’]s ))"
        r"(?:double|triple|treble|quadruple)\s"
        r"(?!(?:the|its|their|his|her|our|that|those|this|what|of|in|to|from|by|since|over|within|between|as|or|and)\b)(?=[a-z]{3})",
        "double triple treble quadruple",
    ),
    # "twice daily", "will not happen twice"
    pattern(
        NoFigure.ORDINAL,
        r"(?i)\b(?:twice|thrice)\s(?:daily|nightly|weekly|monthly|yearly|annually|an? (?:day|night|week|month|year))\b"
        r"|\b(?:think|thought|not|never|happen|happened|strikes?) twice\b",
        "twice thrice",
    ),
    # "split in two"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\b(?:split|cut|divided?|brok?en?|torn|tear|snap(?:ped)?|folded)\s(?:[a-z]+\s){0,2}in(?:to)? (?:two|half)"
        r"(?=\s?[.,;:)—]|\s*$|\s(?:by|and|when|after|as|on|at|with)\b)",
        "two half",
    ),
    # "one-on-one", "second-hand", "first-class", "third-party"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\b(?:one-on-one|one-to-one|one by one|one-man|one-woman|one-day|one-time|hole-in-one|two-faced"
        r"|second[- ](?:hand|rate|best|guess\w*|nature|thoughts?|class)"
        r"|first[- ](?:class|rate|hand|aid|time|ever|come|born|timers?|footer|team|person|lady|responders?|instance"
        r"|line"
        r"|mover|year|choice|name|step|place(?!\sin))"
        r"|third[- ](?:party|parties|rate|person|country|countries|world|level|umpire))\b",
        words="one hole two second first third",
    ),
    # "at first", "first of all", "firstly"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\b(?:at|from the|for the|the very|in the|on the|since the) first\b"
        r"(?!\s(?:place in|\d|quarter|half|three|six|nine|two|four|five))"
        r"|\bfirst of all\b|\bfirst and foremost\b|\bfirsts?\b(?=[,.;:])|\bsecondly\b|\bthirdly\b|\bfirstly\b",
        "first firsts firstly secondly thirdly",
    ),
    # "net zero", "zero tolerance", "above zero"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\bzero[- ](?:sum|tolerance|hour|in|emissions?|carbon|covid|waste|day|rated|rating|hours)\b"
        r"|\bnet[- ]zero\b"
        r"|\bground zero\b|\b(?:above|below|to|from|near|under|sub-?)\szero\b(?!\s(?:cases|deaths|degrees))",
        "zero",
    ),
    # "half-brother", "in half", "half-baked"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\bhalf[- ](?:brothers?|sisters?|hearted\w*|baked|way|mast|light|truths?|pipe|back|volley|century|term"
        r"|staff|moon|board|life|lives|marathon|season|finished|fare|price|empty|full)\b"
        r"|\bin half\b(?!\sof\b)|\bbetter half\b"
        r"|\bthe other half\b|\bhalf the (?:story|battle|fun)\b|\bhalf-(?:an?-)?(?=\w+ed\b)",
        "half",
    ),
    # "cloud nine", "fifty-fifty", "in a million"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\b(?:cloud nine|catch-22|plan b|sixth sense|seventh heaven|eleventh hour|fifth column|fourth estate"
        r"|forty winks|nine to five|six-pack|fifty-fifty|ten commandments|second to none"
        r"|million-dollar question|(?<!one )(?<!1 )in a million|at sixes and sevens|two cents|dime a dozen"
        r"|in two minds|of two minds|(?:nine|ten) times out of (?:ten|10)|one-two (?:punch|finish)"
        r"|ninety-nine times out of a hundred"
        r"|thousand-yard|hundred-day|to the nines|the (?:former|latter) two|on all fours|two's company|at once"
        r"|for once)\b",
        words=(
            "cloud catch plan sixth seventh eleventh fifth fourth forty nine six fifty commandments none million sixes "
            "cents dime minds times punch finish ninety yard hundred nines former latter fours company once"
        ),
    ),
    # "9-to-5", "fifty-fifty" in digits
    pattern(NoFigure.IDIOM, r"\b(?:9-to-5|50-50|50/50|20/20)\b"),
    # "sum to 100", "add up to 100"
    pattern(
        NoFigure.IDIOM,
        r"(?i)\b(?:sum|add(?: up)?|total) to (?:100|one hundred)\b(?!\s?(?:percent|per|%))",
        digit=True,
        words="sum add total",
    ),
    # "the new three": electric cars, batteries, solar cells
    pattern(NoFigure.IDIOM, r"(?i)\bnew three\b(?=[\"”’]|\s(?:products|items|industries|exports)\b)", "three"),
    # "twenty-foot equivalent units"
    pattern(NoFigure.NAME, r"(?i)\b(?:twenty|20)-(?:foot|feet|ft) equivalent\b", digit=False, words="foot feet ft"),
    # "at least once", "once it is over"
    pattern(NoFigure.IDIOM, r"(?i)\bonce\b", "once"),
    # "point of", no decimal
    pattern(NoFigure.IDIOM, r"(?i)\bpoint of\b", "point"),
)
