"""English words for numbers, scales and the names that hold a number, as tables."""

from __future__ import annotations

ONES = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
            seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}
NOUGHTS = {"zero", "nought", "naught", "oh", "nil"}
"""Words that are 0 in front of "point" or behind it."""
SCALES = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15, "grand": 3,
    "bn": 9, "mn": 6, "mln": 6, "bln": 9, "tn": 12, "trn": 12, "tln": 12, "mil": 6, "bil": 9, "mio": 6, "mrd": 9, "mm": 6,
    "lakh": 5, "lac": 5, "lakhs": 5, "crore": 7, "crores": 7, "cr": 7,
}  # fmt: skip
WORD_SCALES = {"thousand", "million", "billion", "trillion", "quadrillion", "lakh", "crore", "lakhs", "crores"}
"""Scale words that may stand inside a number in words."""
SCALE_LETTERS = {"k": 3, "b": 9, "t": 12}
"""Letters that are a scale directly behind digits or beside money; `m` is a case of its own, being metres too."""
ORDERS = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000,
    "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
VAGUE = (["a", "few"], ["several"], ["many"])
"""In front of a scale word these make an order of magnitude."""
ORDINALS = {
    word: value
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
            fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        start=1,
    )
}
TENTHS = {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80} | {
    "ninetieth": 90, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
"""Higher ordinals of one word."""
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "halves": 2,
}  # fmt: skip
PARTS |= {f"{word}s": value for word, value in PARTS.items() if value > 2}
MANY_PARTS = {
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
    "billionth": 10**9,
    "trillionth": 10**12,
}
MANY_PARTS |= {f"{word}s": value for word, value in MANY_PARTS.items()}
PERIOD_WORDS = set("first last past next previous second latter third fourth final this".split())
"""In front of "half" or "quarters" these speak of time, not of a share."""
MULTIPLES = {
    **dict.fromkeys("double doubled doubles doubling twice".split(), 2),
    **dict.fromkeys("triple tripled triples tripling treble trebled trebles trebling thrice".split(), 3),
    **dict.fromkeys("quadruple quadrupled quadruples quadrupling".split(), 4),
    **dict.fromkeys(["quintupled", "quintuple"], 5),
}
FOLDS = {f"{word}fold": value for word, value in (ONES | TENS).items() if value} | {"hundredfold": 100}
HALVINGS = {"halved", "halves", "halving"}
ADJECTIVE_MULTIPLES = {"double", "triple", "quadruple", "treble"}
"""These multiply only with something to multiply behind them: a double room is one room."""
MULTIPLIED = {
    "",
    *"""the its their his her our that those this what of in to from by since over within between as""".split(),
}
HYPHENED_IDIOMS = set(
    """stop time off way sided dimensional digit digits figure figures something star point pointer piece fits
        liner""".split()
)
"""Behind a number word and a hyphen these make it part of a word ("one-stop", "six-figure")."""
NUMBERED_NAMES = set(
    
        """fortune forbes article phase chapter page section line version table appendix annex clause paragraph boeing
        airbus flight highway route terminal volume episode stage step tier level title act room proposition prop
        formula war bowl unit resolution model type group apollo iphone ipad windows galaxy channel platform gate
        lot plot pier berth block building tower floor suite apartment apt bus tram train class grade category cat
        zone area sector district ward schedule part scene verse psalm book season series round game match lap heat
        lane hole week day division league union local studio station radio bbc psg falcon soyuz voyager mariner
        gemini mark mk type grade scope form directive regulation law order decree ordinance statute code rule
        amendment bill exhibit figure fig item question step stream pillar generation interstate exit junction
        runway pad hangar area agenda opus symphony sonata superbowl euro expo vision catch ocean super sars covid
        h1n1 omega vitamin factor euro mig su tu f-16""".split()
    
) - {"week", "day", "order", "question", "euro", "book", "game", "match", "lap", "hole", "group", "war", "class", "part",
     "area", "item", "bus", "train", "building", "tower", "floor", "apartment", "station", "law", "bill", "code", "form",
     "rule", "amendment", "lot", "plot", "exit", "season", "series", "round", "league", "union", "local", "radio",
     "generation", "factor", "vision", "catch", "ocean", "scope", "mark", "heat", "lane", "ward", "zone", "sector",
     "district", "block", "unit", "model", "type", "room", "title", "act", "level", "grade", "category", "division", "galaxy",
     "windows", "studio", "vitamin", "super", "fortune"}  # fmt: skip
"""A number behind one of these is a name ("Phase 2"), whatever the letters."""
NAMES_WITH_CAPITAL = set(
    """week day order question game match group war class part area item bus train building tower floor apartment
        station law bill code form rule amendment lot plot exit season series round league union local radio
        generation factor vision catch ocean scope mark heat lane ward zone sector district block unit model type
        room title act level grade category division bowl psalm studio
        galaxy windows vitamin super fortune""".split()
)
"""A number behind one of these is a name if the word has a capital, or is alone in front of a bare number."""
NAMES_OF_WORDS = {("five", "eyes"), ("group", "of"), ("big", "four"), ("four", "tigers"), ("five", "guys")}
"""Two words of which one is a number, and the two a name."""
MONTHS = {
    word: value
    for value, words in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|"
        "october oct|november nov|december dec".split("|"),
        start=1,
    )
    for word in words.split()
}
WEEKDAYS = set("monday tuesday wednesday thursday friday saturday sunday".split())
YEAR_WORDS = set("in since by until till before after during from of year early late circa through to".split())
"""In front of a number such as 2016 these make it a calendar year."""
STRETCHES = {"quarters", "months", "weeks", "days", "years"}
"""Behind "first" and a number these make a period ("first nine months")."""
COMPARATIVES = set(
    """more less fewer greater higher lower larger bigger smaller faster slower longer shorter better worse
        stronger cheaper quicker deeper wider taller heavier above below older younger richer poorer weaker dearer
        lighter""".split()
)
ORDINAL_PARTS = {*ORDINALS, *PARTS, *TENTHS, *MANY_PARTS} - {"quarters", "half", "halves"}
"""Directly behind a whole number these make something else of it ("two twentieths")."""
UNCLEAR = set(
    """barely hardly scarcely practically virtually perhaps maybe possibly probably potentially likely allegedly
        supposedly purportedly point broke breaking within not never nor nowhere neither without theoretically nominally
        effectively essentially basically largely mostly mainly partly halfway minus versus vs times over-""".split()
) - {"minus", "times"}
"""Directly in front of a number these leave open what it says."""
FREE_ADVERBS = set(
    """only currently annually monthly weekly daily yearly quarterly recently previously formerly initially
        originally reportedly officially already finally eventually subsequently simultaneously respectively
        collectively jointly actually really directly nationally globally internationally locally publicly privately
        family supply july italy assembly early likely-only additionally overall newly entirely fully completely
        totally solely merely simply successfully typically usually normally generally regularly sharply slightly
        steeply marginally modestly steadily strongly rapidly quickly slowly significantly substantially
        considerably dramatically drastically heavily hugely notably markedly moderately gradually suddenly
        unexpectedly surprisingly consecutively continuously rally fly apply reply imply comply multiply rely tally
        ally bully only-just duly truly lowly firstly secondly lastly approximately roughly nearly exactly precisely
        barely hardly scarcely cumulatively temporarily permanently early immediately mostly-only seasonally
        nationwide supply anomaly monopoly butterfly jelly belly directly wholly worldwide-only firmly safely
        illegally legally deadly costly elderly friendly lovely lonely ugly holy""".split()
)
"""Words in -ly in front of a number that say nothing of how it is meant; any other may be a hedge."""
RANK_WORDS = {"ranked", "ranks", "rank", "ranking", "placed", "came", "finished"}
SUPERLATIVES = set(
    """largest biggest highest most best top topped tops topping leads leading lead led leader forerunner greatest
        fastest""".split()
)
"""Words that stand for rank 1, if the curator says that the figure is a rank."""
ORDERED = set(
    """largest biggest highest lowest smallest greatest fewest richest poorest tallest longest shortest fastest slowest
        oldest youngest busiest cheapest strongest weakest best worst most least""".split()
)
"""Behind an ordinal these show that it is a rank ("third-largest")."""
WHOLES = {"all", "entire", "whole", "every"}
"""Words that stand for 100 percent, if the curator says that the figure is a share."""
NEGATIONS = {"not", "never", "cannot", "nor", "without", "neither"}
"""Words that deny; so do those that end in "n't"."""
RATE_WORDS = {"per", "a", "an", "each", "every", "daily", "weekly", "monthly", "yearly", "annually"}
"""Behind "twice" or "three times" these make a count of it ("twice a year")."""
NOT_ONE = {"no", "any", "each", "every", "this", "that", "which", "another"}
"""Words behind which "one" is a pronoun."""
GAMES = set(
    """won win wins lost lose beat beats beaten defeat defeated victory score scored scoreline draw drew tie tied
        vote voted votes voting split ruling ruled majority edged thrashed led trailed lead record series set sets""".split()
)
"""Beside two numbers and a hyphen these tell of a score or a vote."""
PHONES = {"call", "dial", "phone", "tel", "hotline", "text", "fax", "ring", "telephone"}
STARTS = {
    *ONES, *TENS, *ORDERS, *MULTIPLES, *FOLDS, *HALVINGS, *ADJECTIVE_MULTIPLES, *PERIOD_WORDS, *NUMBERED_NAMES,
    *NAMES_WITH_CAPITAL, *NOUGHTS, *TENTHS, *(words[0] for words in VAGUE), "a", "an", "half", "quarter", "dozen", "hundred",
    "thousand", "million", "billion", "big", "point",
}  # fmt: skip
"""Words with which a number in words may start, or a name or period that holds a number."""
