"""Names in English that hold a number."""

from __future__ import annotations

import re

from gzcheck.model import NoFigure
from gzcheck.phrases.english.lexicon import NAMES_WITH_CAPITAL, NUMBERED_NAMES
from gzcheck.texts.english.patterns import one_of, pattern

_NO_AMOUNT = r"(?![.,]\d|\s?(?:%|percent|per cent|million|billion|trillion|bn\b))"

_UNITS_GLUED = one_of(
    """k K m M bn Bn mn b B t T tn trn mm MM km kg g cm kW kWh MW GW TWh GWh MWh Wh Hz kHz MHz GHz ha m2 m3 km2 ppm ppb
    bps pp pps pct pc p c x X st nd rd th lb lbs oz ft in mi mph kph C F h hr hrs s ms min mins Mt Gt kt t l L ml mL GB
    bp mln mio bln trn tr sqm sqft cc rpm Mbps Gbps kbps kB kb Mb Gb kn kts pt pts mcg km² m² m³ mbpd boepd TB MB hPa
    kPa MPa mg μg µg ug bbl bpd boe mbd yr yrs d cr nm yo plus odd fold ish kWp MWp GWp TW kmh W V kV"""
)
_NUMBERED = one_of({re.escape(word) for word in NUMBERED_NAMES if word.isalpha()})
_NUMBERED_CAPITAL = one_of({word.capitalize() for word in NAMES_WITH_CAPITAL})
_LETTERED = (
    "ward|wards|flat|flats|room|rooms|gate|gates|seat|seats|row|rows|class|classes|apartment|suite|bay|berth|hall|stand"
    "|table|aisle|platform|block|level|form|grade|section|unit|bus|route|line|floor|door|terminal|pier|stall|plot|lot"
)
"""What has a number with a letter for its name."""
_INDEXES = (
    "S&P FTSE Nikkei Dow Nasdaq NASDAQ Russell CSI Stoxx STOXX Euro\\sStoxx Euro\\sSTOXX CAC DAX ASX SMI Hang\\sSeng "
    "Topix TOPIX Fortune Forbes Sensex Nifty TSX MSCI IBEX AEX OMX KOSPI Kospi FTSE\\sMIB"
)
_STANDARDS = "ISO IEC IFRS IAS RFC IEEE EN DIN GB/T BS UN Basel Horizon Agenda Vision Expo Euro Generation ICD OHSAS"
_PRODUCTS = "Windows Xbox PlayStation Formula Ligue Serie Boeing Airbus iPhone Galaxy Python Android Falcon Apollo"
_PLACES = (
    "Route Highway Interstate I Area Studio Channel Radio Gate Room Ward District Sector Zone Block Unit Lot Plot Pier "
    "Berth Terminal Platform Line Bus Train Tram Flight Track Exit Quay Runway Pad Reactor Station Junction Tunnel "
    "Bridge Hangar Building Tower Floor Suite Apartment Office Hall Door Desk Booth Stall Dock Entrance Warehouse Shed"
)
_PARTS = (
    "Version Release Series Class Part Volume Vol Issue Chapter Section Article Clause Paragraph Para Table Figure Fig "
    "Figs Figures Tables Annex Appendix Page pp? Resolution Directive Regulation Law Act Order Bill Proposition "
    "Prop Amendment Rule Code Item Note Box Question Step Measure Form Schedule Title Chart Exhibit Slide Photo "
    "Picture Image Draft Diagram Graph Plate Panel Sheet Attachment Letter"
)
_CLASSES = (
    "Covid COVID SARS Type Phase Stage Tier Grade Category Level Model Mark Catch Group Pool Court Stand Hole Lane Heat"
    " Game Match Day Week Round Set Map Lap Book Psalm Number Base Camp Lake Mount Team Class Experiment"
)
_NAMED = one_of(f"{_STANDARDS} {_PRODUCTS} {_PLACES} {_PARTS} {_CLASSES}")
_MONEY_LETTERS = one_of(
    """US HK NZ NT R N Rs RM KSh Ksh Sh CHF EUR USD GBP JPY CNY RMB INR AUD CAD SGD HKD NZD SEK NOK DKK PLN BRL ZAR KRW
    TWD kr zł A C S Tk Rp Br GH No no Nos magnitude Magnitude ca c approx Q H FY Those These Them About Some Than Over
    Under"""
)
_NOT_NAMES = one_of(
    """No Nos About Some Around Nearly Over Almost Only Just Another Under Below Above The In On At By And For With From
    To Of All Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec These Those They There That This Those Them Then When
    While Where Which What Who Until Since After Before During Within Between Among Also But Or As If Its His Her Our
    Their Last Next First Up Down Total Totals More Less Fewer At Least Most Both Each Every Up Plus Minus Aged Age
    Ages Exactly Roughly Approximately Including Given Having Still Yet So Not Versus Against Per Into Than Men Women
    Children Adults Boys Girls People Officials Police Firefighters Rescuers Workers Teachers Students Nurses Doctors
    Households Firms Companies Jobs Sales Exports Imports Prices Employment Unemployment Turnout Revenue Profit
    Attendance Deaths Cases Nationwide Overall Altogether Today Yesterday Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday Magnitude Composite Average Index"""
)
_LABELS = "Bulletin Warning Report Alert Advisory Notice Release Communiqué Shirt Decree Circular Document Case Docket"

_SHEETS = "draft|photo|picture|image|diagram|graph|letter|sheet"


def _words_in(*lists: str) -> str:
    """The words of lists of names, each alone, with "p" for "pp. 3"."""
    return " ".join(re.findall(r"[a-z]+", " ".join(lists).replace("\\s", " ").lower())) + " p pp"


_LENGTHS_OF_BONDS = ("year", "month", "week", "day")
_INSTRUMENTS = one_of(
    r"bonds? notes? bills? yields? gilts? bunds? treasur(?:y"
    r"|ies) paper papers swaps? breakevens? debt mortgages? JGBs? OATs? BTPs?"
    r" rates? auctions? tenors? maturit(?:y|ies) securities benchmarks?".split()
)
_INSTRUMENT_WORDS = (
    r"(?:\s(?:government|sovereign|treasury|U\.S\.|US|UK|German|Italian|French|Japanese|Spanish|Greek|Australian|Chinese"
    r"|benchmark|fixed|fixed-rate|fixed|Treasury|state|corporate|euro|dollar|inflation-linked|index-linked|real|swap|bond|note"
    r"|interest|loan|mortgage|prime)){0,3}"
)
NAMES = (
    # "a tower called One Saltmarket"
    pattern(NoFigure.NAME, r"(?:(?<=\bcalled )|(?<=\bnamed ))One(?=\s[A-Z][a-z])", "one"),
    # "the 10-year yield", "two-year German notes", "30-year fixed mortgage rate": which bond, and no length of time
    pattern(
        NoFigure.NAME,
        rf"(?i)\b(?:\d{{1,2}}|one|two|three|four|five|six|seven|ten|twenty|thirty|fifty)[- ](?:year|month|week|day)"
        rf"{_INSTRUMENT_WORDS}\s(?:{_INSTRUMENTS})\b",
        words=f"{' '.join(_LENGTHS_OF_BONDS)}",
    ),
    # "UPDATE 2-Norway cuts rates", "WRAPUP 1-"
    pattern(
        NoFigure.NAME,
        r"\b(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|INSTANT VIEW)\s\d{1,2}(?=-[A-Z])",
        "update wrapup rpt refile corrected view",
        digit=True,
    ),
    # "the 500-point index", "the 30-share index"
    pattern(
        NoFigure.NAME,
        r"\b\d{1,3}-(?:point|share|stock|company|member|item)(?=\s(?:[\w-]+\s){0,2}(?:index|scale|gauge|benchmark)\b)",
        signs="-point -share -stock -company -member -item",
    ),
    # "XBB.1.16", "EG.5", "BA.2.86"
    pattern(NoFigure.NAME, r"\b[A-Z]{1,3}\.\d{1,2}(?:\.\d{1,3})*\b", digit=True, clue=r"[A-Z]\.\d"),
    # "the 5nm node", "a 200mm fab"
    pattern(
        NoFigure.NAME,
        r"\b\d{1,3}\s?-?(?:nm|mm|nanomet(?:er|re))(?=\s(?:node|process|chips?|technology|fabs?|wafers?|lens|line)\b)",
        signs="nm mm nano",
    ),
    # "our one-millionth car"
    pattern(
        NoFigure.ORDINAL,
        r"(?i)\b(?:one-)?(?:hundred|thousand|million|billion)th\b(?!\sof\b)",
        "hundredth thousandth millionth billionth",
    ),
    # "the blue-chip HX 40"
    pattern(
        NoFigure.NAME,
        r"(?<=\bblue-chip\s)[A-Z][A-Za-z]*[ -]\d{2,4}\b(?![.,]\d|\s?%)",
        digit=True,
        signs="lue-chip",
    ),
    # "seven 180s", "two 747s"
    pattern(
        NoFigure.NAME,
        r"(?<=\b(?:two|six|ten)\s)\d{2,4}s\b|(?<=\b(?:four|five|nine|many|more)\s)\d{2,4}s\b"
        r"|(?<=\b(?:three|seven|eight)\s)\d{2,4}s\b",
        words="two six ten four five nine many more three seven eight",
    ),
    # "Phase 2", "articles 3 and 4", "Highway 30"
    pattern(
        NoFigure.NAME,
        rf"\b(?i:{_NUMBERED})s?\.?\s?[-#]?\d+(?:[.-]\d+)*[A-Za-z]?\b{_NO_AMOUNT}"
        r"(?:(?:,\s?|\s(?:and|to|or|&)\s|–|/)\d+(?:[.-]\d+)*[A-Za-z]?\b"
        rf"(?!\s?(?:%|percent|per cent|million|(?:{_UNITS_GLUED})\b)|\s[a-z]+s\b))*",
        " ".join(word + end for word in NUMBERED_NAMES for end in ("", "s")),
        digit=True,
        begins_with_word=True,
    ),
    # "ward 7B", which is no seven billion
    pattern(
        NoFigure.NAME,
        rf"(?i:\b(?:{_LETTERED})\s)\d{{1,4}}[A-Z]\b(?![.,]?\d)",
        _LETTERED.replace("|", " "),
        digit=True,
    ),
    # "District 9", "Room Two"
    pattern(
        NoFigure.NAME,
        rf"\b(?:{_NUMBERED_CAPITAL})s?\s"
        r"(?:\d+[A-Za-z]?(?:-\d+)?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b"
        rf"{_NO_AMOUNT}",
        " ".join(word + end for word in NAMES_WITH_CAPITAL for end in ("", "s")),
        begins_with_word=True,
    ),
    # "ISO 9001", "Form 10-Q", "Number 9"
    pattern(
        NoFigure.NAME,
        rf"\b(?:{_NAMED})\.?\s?(?:Nos?\.\s?)?[-–]?\d+(?:[./-]\d+)*[A-Za-z]?(?:-[A-Z])?\b{_NO_AMOUNT}"
        r"(?!\.\d|\s?(?:points\b|[a-z]+ed\b.{0,3}%))",
        _words_in(_STANDARDS, _PRODUCTS, _PLACES, _PARTS, _CLASSES),
        digit=True,
    ),
    # "FTSE 100", "S&P 500", "Nikkei 225"; but not "Hang Seng 0.8"
    pattern(
        NoFigure.NAME,
        rf"\b(?:{one_of(_INDEXES)})\s\d{{2,4}}\b(?![.,]\d|\s?(?:%|points))",
        _words_in(_INDEXES),
        digit=True,
    ),
    # "pp. 3–5", "section 7.2", "figures 3 and 4"
    pattern(
        NoFigure.NAME,
        r"\b(?:pp?\.|paras?\.?|nos\.|vol\.|fig\.|figs\.|tables?|figures?|sections?|chapters?|pages?|annex(?:es)?|appendix"
        r"|articles?|clauses?|lines?|items?|steps?|boxe?s?|phases?|versions?|levels?|types?|grades?|stages?|tiers?"
        r"|gates?|platforms?|rooms?|blocks?|routes?|unit|charts?|questions?|exhibits?|(?:mile |kilomet(?:re"
        r"|er) )?markers?|mileposts?)"
        r"\s(?:\d+(?:\.\d+)*|[IVX]+)[a-z]?\b(?:(?:,\s?|\s?(?:and|to|or|–|-)\s?)\d+(?:\.\d+)*[a-z]?\b"
        rf"(?!\s?(?:{_UNITS_GLUED}|[a-z]+s|%|percent)\b))*"
        rf"{_NO_AMOUNT}(?!\s(?:people|countries|members|years|months))",
        digit=True,
        words=(
            "p pp para paras nos vol fig figs table tables figure figures section sections chapter chapters page "
            "pages annex annexes appendix article articles clause clauses line lines item items step steps box "
            "boxes phase phases version versions level levels type types grade grades stage stages tier tiers "
            "gate gates platform platforms room rooms block blocks route routes unit chart charts question "
            "questions exhibit exhibits boxs boxe mile kilometre kilometer marker markers milepost mileposts"
        ),
    ),
    # "Group of Twenty", "Big Four", "World War Two"
    pattern(
        NoFigure.NAME,
        r"\b(?:Group of (?:Seven|Eight|Twenty|Five|Ten|\d+)|Big (?:Three|Four|Five|Six|Seven|Ten|Tech)"
        r"|Magnificent Seven"
        r"|Five Eyes|World War (?:One|Two|I{1,2})|(?:Formula|Ligue|Bundesliga|League|Channel|Division) (?:One|Two"
        r"|Three)"
        r"|Twenty20|Seven Sisters|Three Gorges|Fab Four|Nine Elms|Five Star(?: Movement)?|Six Nations|Two Sessions)\b",
        words=(
            "group big magnificent five world formula ligue bundesliga league channel division twenty seven three "
            "fab nine six two"
        ),
    ),
    # "the Hotel Forty-Two", "Studio Seven": a number word with a capital inside a name
    pattern(
        NoFigure.NAME,
        r"(?<=[a-z]\s)(?!Mr|Ms|Dr)[A-Z][a-z]+\s(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)"
        r"(?:-(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine))?\b",
        "twenty thirty forty fifty sixty seventy eighty ninety",
    ),
    # "Under-21", "U23"
    pattern(NoFigure.NAME, r"\bUnder-\d\d\b(?!s)|\bU-?\d\ds?\b", digit=True, signs="nder- U"),
    # "Top 500 list"
    pattern(NoFigure.NAME, r"\bTop (?:10|20|50|100|500)\b(?=\s[A-Z])", "top", digit=True),
    # "First World War", "Third World"
    pattern(
        NoFigure.NAME,
        r"\bFirst (?:Lady|World War|Minister|Amendment|Nations?|Division|Team|Baptist)\b|\bSecond (?:World War"
        r"|Amendment)\b"
        r"|\bThird World\b|\bFifth Avenue\b",
        "first second third fifth",
    ),
    # "round of 16", "the last 32"
    pattern(NoFigure.NAME, r"(?i)\bround of (?:16|32|64)\b|\blast (?:16|32)\b(?!\s\w+s\b)", "round last", digit=True),
    # "the 10,000 metres", "1500m", "4x100 metres", "100m hurdles"
    pattern(
        NoFigure.NAME,
        r"\b\d\s?[x×]\s?\d{2,3}\s?(?:m|metres|meters)\b(?:\s(?:relay|freestyle|medley))?"
        r"|(?:(?<=\bthe\s)|(?<=men['’]s\s)|(?<=oys['’]\s)|(?<=irls['’]\s))(?:100|200|400|800|1,?500|3,?000|5,?000"
        r"|10,?000)[- ]?(?:m|metres|meters)\b"
        r"(?!\s(?:of|above|below|mark|deep|high|long|from|away|separating|between))"
        r"(?:\s(?:hurdles|freestyle|butterfly|backstroke|breaststroke|steeplechase|medley|race|final))?"
        r"|\b(?:50|100|110|200|400|800|1,?500|3,?000|5,?000|10,?000)[- ]?(?:m|metres|meters)\s"
        r"(?:hurdles|freestyle|butterfly|backstroke|breaststroke|steeplechase|medley|race|final|sprint)\b",
        "m metres meters",
    ),
    # "Tarn-9 c", "A321", "NL417", "DENV-2", "Quant7"
    pattern(
        NoFigure.NAME,
        rf"(?<![\w$£€¥₹.,+-])(?!(?:{_MONEY_LETTERS})\s?-?\d)(?:[A-Z][A-Za-z]*|[a-z]+[A-Z][A-Za-z]*|CO|co)"
        r"-?\d+(?:[.-]?\d+)*[A-Za-z]*(?:-[A-Za-z\d]+)*\b(?![,.]\d)(?!\s?(?:million|billion|percent|%))(?:\s[a-h]\b)?",
        digit=True,
        clue=r"[A-Za-z]-?\d",
    ),
    # "draft 4", "photos 3 and 4"; but not "they draft 4 laws"
    pattern(
        NoFigure.NAME,
        rf"\b(?:{_SHEETS})s?\s\d{{1,3}}\b(?:\s(?:and|to|or)\s\d{{1,3}}\b)?"
        rf"{_NO_AMOUNT}(?!\s(?!(?:of|for|in|and|to|on|at|by|is|was|has)\b)(?:[a-z]+\s)?(?:[a-z]+s|people|men|women|children)\b)",
        digit=True,
        words=" ".join(word + end for word in _SHEETS.split("|") for end in ("", "s")),
    ),
    # "notice N-204", "C-88": a currency's letter stands without a hyphen
    pattern(
        NoFigure.NAME,
        r"(?<![\w$£€¥₹.,+-])[A-Z]-\d{1,4}[A-Za-z]?\b(?![.,]\d|-\d)(?!\s?(?:million|billion|thousand|bn\b|percent|%))",
        digit=True,
        clue=r"[A-Z]-\d",
    ),
    # "A90–A91", "A(H1N1)pdm09"
    pattern(
        NoFigure.NAME,
        r"\b[A-Z]\d{2}[–-][A-Z]\d{2}\b|\b[A-Z]\([A-Z]\d[A-Z]\d\)(?:\w*\d\w*)?",
        digit=True,
        signs="- – (",
        clue=r"[A-Z]\d",
    ),
    # "3M", "7Up", "76ers", "4x4"
    pattern(
        NoFigure.NAME,
        rf"(?<![\w$£€¥₹.,])\d+(?!(?:{_UNITS_GLUED})\b|-|e[+-]?\d)[A-Za-z]+\d*\b(?!\s?[%$])|(?<![\w$£€¥₹.,])\b3M\b"
        r"(?=['’]s\b|\s(?:Co|Company|and|said|shares|rose|fell|is|was|reported)\b|,)",
    ),
    # "10-K", "21E"
    pattern(NoFigure.NAME, r"\b\d+-(?:[A-Z]\b)(?!\$)", signs="-"),
    # "Bulletin No. 47", "Report 3", "warning number 5"
    pattern(
        NoFigure.NAME,
        rf"\b(?:{one_of(_LABELS)}|bulletin|warning|advisory|issue|Issue|report|decree|circular)\s"
        r"(?:No\.?\s?|no\.?\s?|number\s|#)?\d+(?:/\d+)*\b"
        rf"{_NO_AMOUNT}(?!\s[a-z]+s\b)",
        digit=True,
        words=(
            "bulletin warning report alert advisory notice release communiqu shirt decree circular document case "
            "docket issue"
        ),
    ),
    # "Opus No. 5", "the next bulletin, No. 48"; "world No. 1" and "at No. 3" are ranks
    pattern(
        NoFigure.NAME,
        r"\b(?!(?:World|The|Ranked|Seed|Now|As|At|To|Its|Her|His|Their|Our)\s)[A-Z][a-z]+\sNo\.\s\d+\b"
        r"|\b(?:bulletin|report|update|briefing|newsletter|issue|warning|edition|notice|order|circular|number|symphony|sonata|episode|case|paper"
        r"|letter|form|file|petition|draft)"
        r",?\sNo\.\s\d+\b",
        "no",
        digit=True,
    ),
    # "Update 22/2024", "Order No. 12/3"
    pattern(
        NoFigure.NAME,
        r"\b(?:Update|Report|Bulletin|Issue|Notice|Circular|Order|Decree|Number|No\.?)\s\d{1,4}/\d{2,4}\b",
        digit=True,
        signs="/",
        words="update report bulletin issue notice circular order decree number no",
    ),
    # "quoting reference 4521", "log 233"
    pattern(
        NoFigure.NAME,
        r"(?i)\b(?:reference|ref|quoting|case|crime|log|docket|account|invoice|order|serial|registration|flight)"
        r"(?:\s(?:number|no\.?|code|ref|reference))?:?\s\d{3,}\b(?![.,]\d|\s(?:people|cases|million|[a-z]+s\b))",
        "reference ref quoting case crime log docket account invoice order serial registration flight",
        digit=True,
    ),
    # "week 31", "weeks 3 to 5"
    pattern(
        NoFigure.DATE,
        r"(?i)\bweeks?\s\d{1,2}(?:\s?(?:to|and|[-–])\s?\d{1,2})?\b(?!\s(?:percent|per cent|%))",
        "week weeks",
        digit=True,
    ),
    # "5G", "4K television"
    pattern(
        NoFigure.NAME,
        r"\b[2-6]G\b|\b[48]K\b"
        r"(?=\s?(?:TV|video|resolution|screen|display|panel|board|ultra|UHD|television|industry|HDR))",
        signs="G K",
    ),
    # "PM2.5", "CO2"
    pattern(
        NoFigure.NAME,
        r"\bPM\s?(?:2\.5|10|1)\b|\b(?:CO|H|N|O|SO|NO|CH)[2-4₂₃₄]O?\b",
        words="pm co h n o so no ch",
    ),
    # "Case 12-3456", "Permit No. 7", "File #12"
    pattern(
        NoFigure.NAME,
        r"\b(?:Nos?|nos?)\.?\s?\d+\s?\[\d{4}\]"
        r"|\b(?:Decree|Circular|Notice|Document|Order|File|Case|Docket|Permit|Licence|License|Patent|Ref|Reference|Invoice)"
        r"\s(?:Nos?\.?\s?|no\.?\s?|#)?[\w/-]{0,20}\d[\w/()-]*",
        digit=True,
        words=(
            "no nos decree circular notice document order file case docket permit licence license patent ref "
            "reference invoice"
        ),
    ),
    # "the index (2016 = 100)", "2010=100"
    pattern(NoFigure.NAME, r"(?<=\d\d\s=\s)100(?:\.0)?\b|(?<=\d\d=)100(?:\.0)?\b", signs="="),
    # "Voyager 2 is", "Artemis 3"
    pattern(
        NoFigure.NAME,
        rf"(?<![.!?]\s)(?<!^)\b(?!(?:{_NOT_NAMES})\s)[A-Z][a-z]+\s(?:[1-9]\d?)\b"
        r"(?=\s(?:mission|spacecraft|rocket|satellite|capsule|probe|has|will|landed|launched|lifted)\b)",
        "mission spacecraft rocket satellite capsule probe has will landed launched lifted",
        digit=True,
        clue=r"\d\s(?:mission|spacecraft|rocket|satellite|capsule|probe|has|will|landed|launched|lifted)",
    ),
)
