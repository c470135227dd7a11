"""Numbers in English that are no figures: dates, times, names, ordinals, scores, contacts and idioms, as patterns.

Each pattern says what the whole stretch is that it finds; a number in it is no figure. What no pattern finds is left to
be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gzcheck.model import NoFigure
from gzcheck.phrases.english.lexicon import NAMES_WITH_CAPITAL, NUMBERED_NAMES, ORDINALS, TENTHS
from gzcheck.texts.document import Apart

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?(?:-|–|—|to|and|&|,)\s?{_DAY})*"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_DATES = (
    rf"\b{_MONTH}\s?{_DAYS}(?!\d|[.,]\d|\s?(?:%|percent|per cent|million|billion|trillion))(?:,?\s+{_YEAR}\b)?(?:\s?[-–]\s?{_MONTH}\s{_DAYS}(?:,?\s{_YEAR}\b)?)?",
    rf"\b{_DAYS}\s(?:of\s)?{_MONTH}(?:,?\s?{_YEAR}\b)?(?!-)",
    rf"\b{_DAY}(?:-|\s?[–—]\s?){_MONTH}(?:(?:-|\s){_YEAR}|-\d\d)?\b",
    rf"\b{_MONTH},?\s(?:of\s)?{_YEAR}\b",
    rf"\b{_MONTH}(?:\s?[-–/]\s?|\s(?:to|and|through)\s){_MONTH}\s{_YEAR}\b",
    r"\b\d{4}-\d\d(?:-\d\d)?(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?\b(?![-\d])",
    r"(?<![\d/.])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b",
    r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4})\b",
    rf"\b{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)(?:\s(?:season|fiscal year|financial year|academic year))?\b(?!\s?(?:percent|per cent|million|billion))",
    rf"\b(?:FY|CY)\s?'?(?:{_YEAR}|\d\d)(?:[-/]\d\d)?\b",
    rf"\b(?:Q[1-4]|H[12]|[1-4]Q|[12]H)(?:\s?[-/]?\s?(?:FY)?'?(?:{_YEAR}|\d\d)\b)?(?!\w)",
    r"(?:\bthe\s|\bmid-|\bearly\s|\blate\s|\bearly-|\blate-|\b)(?:1[5-9]|20)?\d0s\b|'\d0s\b",
    r"\b(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|tenth|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)[- ](?:century|centuries|millennium)\b",
    rf"\b(?:mid|end|pre|post|late|early|since)-{_YEAR}\b",
    r"\b9/11\b|\b24/7\b|\b24-7\b",
    r"\b(?:AD|BC|BCE|CE)\s?\d{1,4}\b|\b\d{1,4}\s?(?:AD|BC|BCE|CE)\b",
    rf"\b{_WEEKDAY},?\s(?:the\s)?{_DAY}(?:st|nd|rd|th)\b",
    r"\b(?:on|by|until|from|since|before|after)\sthe\s\d{1,2}(?:st|nd|rd|th)\b(?=[\s.,;]*(?:of\b|and\b|to\b|$|[.,;]))",
)
_CLOCK = r"(?:[01]?\d|2[0-4])"
_ZONE = r"(?:\s?(?:GMT|UTC|EST|EDT|CET|CEST|BST|PST|PDT|IST|JST|Z\b|local time|hours|hrs?\b))?"
_MERIDIEM = r"(?:\s?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b))"
_TIMES = (
    rf"\b{_CLOCK}[:.][0-5]\d(?::[0-5]\d)?{_MERIDIEM}{_ZONE}",
    r"(?<=\bat\s)[01]?\d\.[0-5]0\b(?!\s?(?:%|percent|per cent|million|billion|\w+s\b))|(?<=\bat\s)\d{1,2}\.[0-5]\d(?=\s(?:on|local|GMT|UTC)\b)",
    r"\b\d{2,3}\+\d{1,2}\b(?=\W)|\b(?:in|at|by) the \d{1,3}(?:st|nd|rd|th) minute\b|\b\d{1,2} to \d{1,2}(?=\s(?:on weekdays|daily|Monday|from Monday|every day|weekdays))",
    rf"\b{_CLOCK}{_MERIDIEM}{_ZONE}",
    rf"(?<![\d:])\b{_CLOCK}:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?![\d:]){_ZONE}",
    r"(?<![\d:.])\b\d{1,3}:[0-5]\d(?::[0-5]\d)?\.\d+\b",
    r"\b(?:[01]\d|2[0-4])[0-5]\d\s?(?:GMT|UTC|EST|EDT|CET|CEST|BST|hours|hrs|local time)\b",
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\so'?’?clock\b",
    r"\b(?:UTC|GMT)\s?[+−-]\s?\d{1,2}(?::\d\d)?\b",
)
_CONTACTS = (
    r"\b(?:https?://|www\.|ftp://)[^\s<>\"')\]]+",
    r"\b[\w.+-]+@[\w-]+\.[\w.-]+\b",
    r"(?<![\w.])[@#]\w*\d\w*",
    r"(?:\b(?:tel|phone|telephone|call|dial|fax|hotline|helpline|contact|ring|text|mobile|toll-free|freephone)\b[^\n.;]{0,24}?)(?<!\d)\+?\(?\d[\d\s().-]{2,16}\d\b",
    r"(?<![\w.,])\+\d{1,3}[\s(-][\d\s().-]{5,16}\d\b",
    r"(?<![\d.,-])\(?\d{3}\)?[\s.-]\d{3}[.-]\d{4}\b",
    r"\b0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}\b",
    r"\b1-800-[\w-]+",
    r"\b(?:ISBN|ISSN|DOI|doi|arXiv|ISIN|CUSIP|IBAN|SKU|PO Box|P\.O\. Box|Postcode|ZIP)\b:?\s?[\w./-]*\d[\w./-]*",
    r"\b10\.\d{4,}/\S+",
    r"\b\d{1,5}[A-Z]?\s(?:[A-Z][\w'’-]+\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Drive|Square|Plaza|Quay|Way|Terrace)\b\.?",
    r"\b[\w./\\-]+\.(?:pdf|csv|xlsx?|docx?|html?|txt|json|xml|png|jpe?g|zip)\b",
)
_FOOTNOTES = (
    r"^\s*(?:\(\d{1,2}\)|\*+\d?|\d{1,2}(?=\s[A-Z][a-z]+\s[a-z]))(?=\s)",
    r"\((?:see\s)?notes?\s\d+\)|(?i:\bnotes?\s\d+\b)",
    r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]",
    r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+",
    r"(?<=[a-z)])\(\d{1,2}\)",
    r"^\s*(?:Note|Footnote|Source)s?\s\d+(?=[:.])",
)
_NUMBERED = "|".join(sorted({re.escape(word) for word in NUMBERED_NAMES if word.isalpha()}, key=len, reverse=True))
_NUMBERED_CAPITAL = "|".join(sorted({word.capitalize() for word in NAMES_WITH_CAPITAL}, key=len, reverse=True))
_UNITS_GLUED = r"(?:k|K|m|M|bn|Bn|mn|b|B|t|T|tn|trn|mm|MM|km|kg|g|cm|kW|kWh|MW|GW|TWh|GWh|MWh|Wh|Hz|kHz|MHz|GHz|ha|m2|m3|km2|ppm|ppb|bps|pp|pps|pct|pc|p|c|x|X|st|nd|rd|th|lb|lbs|oz|ft|in|mi|mph|kph|C|F|h|hr|hrs|s|ms|min|mins|Mt|Gt|kt|t|l|L|ml|mL|GB|TB|MB|hPa|kPa|MPa|mg|μg|bbl|bpd|boe|mbd|yr|yrs|d|cr|nm|yo|plus|odd|fold|ish)"
_MONEY_LETTERS = r"(?:US|HK|NZ|NT|R|N|Rs|RM|KSh|Ksh|Sh|CHF|EUR|USD|GBP|JPY|CNY|RMB|INR|AUD|CAD|SGD|HKD|NZD|SEK|NOK|DKK|PLN|BRL|ZAR|KRW|TWD|kr|zł|A|C|S|Tk|Rp|Br|GH|No|no|Nos|magnitude|Magnitude|ca|c|approx|Q|H|FY)"
_NAMES = (
    rf"\b(?i:{_NUMBERED})s?\.?\s?[-#]?\d+(?:[.-]\d+)*[A-Za-z]?\b(?:(?:,\s?|\s(?:and|to|or|&)\s|–|/)\d+(?:[.-]\d+)*[A-Za-z]?\b(?!\s?(?:%|percent|per cent|million)))*",
    rf"\b(?:{_NUMBERED_CAPITAL})s?\s(?:\d+[A-Za-z]?(?:-\d+)?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b(?!\s?(?:percent|per cent|million|billion|%))",
    r"\b(?:S&P|FTSE|Nikkei|Dow|Nasdaq|NASDAQ|Russell|CSI|Stoxx|STOXX|Euro Stoxx|Euro STOXX|CAC|DAX|ASX|SMI|Hang Seng|Topix|Fortune|Forbes|Sensex|Nifty|TSX|MSCI|ISO|IEC|IFRS|IAS|RFC|IEEE|EN|DIN|GB/T|BS|UN|Basel|Horizon|Agenda|Vision|Expo|Euro|Generation|Windows|Xbox|PlayStation|Formula|Ligue|Serie|Boeing|Airbus|Route|Highway|Interstate|I|Area|Catch|Studio|Channel|Radio|Title|Covid|COVID|SARS|Type|Phase|Stage|Tier|Grade|Category|Level|Model|Mark|Gate|Room|Ward|District|Sector|Zone|Block|Unit|Lot|Plot|Pier|Berth|Terminal|Platform|Line|Bus|Train|Tram|Flight|Track|Exit|Version|Release|Series|Class|Part|Volume|Vol|Issue|Chapter|Section|Article|Clause|Paragraph|Para|Table|Figure|Fig|Annex|Appendix|Page|pp?|Resolution|Directive|Regulation|Law|Act|Order|Bill|Proposition|Amendment|Rule|Code|Item|Note|Box|Question|Step|Group|Pool|Court|Stand|Hole|Lane|Heat|Game|Match|Day|Week|Round|Set|Map|Lap|Book|Psalm)\.?\s?(?:Nos?\.\s?)?[-–]?\d+(?:[./-]\d+)*[A-Za-z]?\b(?!\s?(?:%|percent|per cent|million|billion|trillion|bn\b))",
    r"\b(?:pp?\.|paras?\.?|nos\.|vol\.|fig\.|figs\.|tables?|figures?|sections?|chapters?|pages?|annex(?:es)?|appendix|articles?|clauses?|lines?|items?|steps?|boxe?s?|notes?|footnotes?|phases?|versions?|levels?|types?|grades?|stages?|tiers?|gates?|platforms?|rooms?|blocks?)\s(?:\d+(?:\.\d+)*|[IVX]+)[a-z]?\b(?:(?:,\s?|\s?(?:and|to|or|–|-)\s?)\d+(?:\.\d+)*[a-z]?\b)*(?!\s?(?:%|percent|per cent|million|billion))",
    r"\bGroup of (?:Seven|Eight|Twenty|Five|Ten|\d+)\b|\bBig (?:Three|Four|Five|Six|Seven|Ten|Tech)\b|\bMagnificent Seven\b|\bFive Eyes\b|\bUnder[- ]\d\d\b|\bU-?\d\d\b|\bWorld War (?:One|Two|I{1,2})\b|\b(?:Formula|Ligue|Bundesliga|League|Channel|Division) (?:One|Two|Three|\d)\b|\bTop (?:10|20|50|100|500)\b(?=\s[A-Z])|\bFirst (?:Lady|World War|Minister|Amendment|Nations|Division|Team)\b|\bSecond World War\b|\bThird World\b|\bround of (?:16|32|64)\b|\blast (?:16|32)\b(?!\s\w+s\b)",
    rf"(?<![\w$£€¥₹.,+-])(?!{_MONEY_LETTERS}\s?-?\d)(?:[A-Z][A-Za-z]*|[a-z]+[A-Z][A-Za-z]*|CO|co)-?\d+(?:[.-]?\d+)*[A-Za-z]*(?:-[A-Za-z\d]+)*\b(?![,.]\d)(?!\s?(?:million|billion|percent|%))",
    rf"(?<![\w$£€¥₹.,])\d+(?!{_UNITS_GLUED}\b|-|e[+-]?\d)[A-Za-z]+\d*\b(?!\s?[%$])",
    r"\b\d+-(?:[A-Z]\b)(?!\$)",
    r"\b(?:Bulletin|Warning|Report|Alert|Advisory|Notice|Release|Communiqu[eé]|Shirt|shirt|bulletin|warning|advisory|issue|Issue|number|Number|No\.)\s(?:No\.?\s?|number\s)\d+\b|\b[A-Z][a-z]+\s(?:No\.\s?)\d+\b(?<!World\sNo\.\s\d)",
    r"(?i)\bweeks?\s\d{1,2}(?:\s(?:to|and|[-–])\s\d{1,2})?\b(?!\s(?:percent|per cent|%))",
    r"\b(?:3|4|5|6)G\b|\b[48]K\b(?=\s?(?:TV|video|resolution|screen|display|panel|board|ultra|UHD|television|industry|HDR))",
    r"\bPM\s?(?:2\.5|10|1)\b|\b(?:CO|H|N|O|SO|NO|CH)[2-4₂₃₄]O?\b",
    r"\b(?:Nos?|nos?)\.?\s?\d+\s?\[\d{4}\]|\b(?:Decree|Circular|Notice|Document|Order|File|Case|Docket|Permit|Licence|License|Patent|Ref|Reference|Invoice)\s(?:Nos?\.?\s?|no\.?\s?|#)?[\w/-]*\d[\w/()-]*",
    r"\b(?!No|Nos|About|Some|Around|Nearly|Over|Almost|Only|Just|Another|Under|Below|Above|The|In|On|At|By|And|For|With|From|To|Of|All|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]+\s(?:[1-9]\d?)\b(?=\s?[,.;:)]|\s(?:mission|spacecraft|rocket|satellite|capsule|probe|is|was|has|will|and|landed|launched)\b)",
)
_ORDINAL_WORD = "|".join(
    [*ORDINALS, *TENTHS, *(f"{ten}-{one}" for ten in ("twenty", "thirty") for one in list(ORDINALS)[:9])]
)
_ORDINAL = rf"(?:(?:{_ORDINAL_WORD})|\d+(?:,\d{{3}})*(?:st|nd|rd|th))"
_SUPERLATIVE = r"(?:-|\s)(?:most|least|best|worst|biggest|largest|smallest|highest|lowest|longest|tallest|busiest|richest|poorest|fastest|slowest|oldest|youngest|strongest|weakest|heaviest|hottest|coldest|warmest|wettest|driest|deadliest|greatest|leading|\w+est)\b"
_RANKED_BEFORE = r"(?:rank(?:s|ed|ing)?|plac(?:es?|ed|ing)|finish(?:es|ed|ing)?|came|comes?|coming|stands?|stood|sits?|sat|slip(?:s|ped)?|r[io]se|climb(?:s|ed)?|fell|falls|drop(?:s|ped)?|mov(?:es?|ed)|jump(?:s|ed)?|up|down|remain(?:s|ed)?|lies?|lay|now|tied|joint|world|was|is|in|to|from)"
_RANK_AFTER = r"\s(?:place|position|spot|rank|in the (?:world|country|nation|province|league|table|standings|rankings?|medal|group|region|state|city|list|index|survey|championship|class)|among|worldwide|nationally|globally|nationwide|overall|out of|of \d+|behind|on the (?:list|table|leaderboard|podium)|in (?:terms of|China|Europe|Asia|Africa|America|Germany|Britain|France|India|Japan|[A-Z]\w+))\b"
_RANK = re.compile(
    rf"(?i:\b{_ORDINAL}{_SUPERLATIVE})|(?i:\b{_RANKED_BEFORE}\s(?:the\s|a\s|joint\s|only\s|just\s)?{_ORDINAL}\b(?=\s(?:in|among|of|out|overall|place|nationally|globally|worldwide|behind|on|from|to|at|and|with|for)\b|[.,;:)]|$))|\b(?i:{_ORDINAL}){_RANK_AFTER}"
)
_NO_ORDINAL_RANK = re.compile(
    r"(?i)\b(?:was|is|in|to|from|now|up|came|down)\s(?:the\s)?first\b(?![- ]place|\sin the (?:world|country|nation|league))"
)
_PERIODS = (
    r"(?i)\b(?:first|second|third|fourth|last|final|opening|closing|1st|2nd|3rd|4th)[- ](?:fiscal[- ]|financial[- ])?(?:quarter|half|trimester|semester)(?:s|-year|-quarter)?\b(?:\sof\s(?:the\s)?(?:fiscal\s|financial\s)?(?:year\s?)?(?:1[5-9]|20)\d\d)?",
    r"(?i)\b(?:first)\s(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|sixty|ninety|few|several|couple of)[- ](?:quarters?|halves|months?|weeks?|days?|years?|decades?|hours?|minutes?|seasons?|terms?|nights?|fiscal years?)\b(?:\sof\s(?:1[5-9]|20)\d\d)?",
    r"(?i)\b(?:a\s)?(?:quarter|half)-on-(?:quarter|half)\b|\bquarter\s(?:ended|ending|to|through)\b|\bhalf-year(?:ly)?\b|\bhalf\s(?:ended|ending)\b|\b(?:this|last|next|previous|the|per|each|every|current|latest|same|prior|year-earlier|fiscal)\squarter\b(?!\s(?:of\s(?:a\s|the\s)?(?!year|20|19)|century|mile|point|million|percentage))|\bquarter-to-date\b|\bhalf[- ]time\b|\bhalf-hourly\b",
    r"(?i)\b(?:\d+|one|two|three|four|five|six|seven|ten|twelve)(?:st|nd|rd|th)?\sfive[- ]year\splan\b|\b(?:\d+th|first|second|third|\w+th)\sFive-Year\sPlan\b|\bfive-year\splan\b",
)
_IDIOMS = (
    r"(?i)\bone\s(?:of(?!\s(?:them|the)\s(?:a|dead|died|was|critical|injured))|minute to midnight|another|day|by one|after another|time|way|thing|year after|reason|step|more|such|too many|can|could|may|must|should|would|might|has to|hopes|needs|that|who|which|side|hand|or the other|or another|eye|stop)\b(?!\s(?:of\sthe\s)?(?:two|three|four|five|\d))",
    r"(?i)\b(?:no|any|each|every|this|that|which|another|the|last|some|every single|only|not)[- ]one(?:'s|’s|s)?\b(?!\s(?:million|billion|hundred|thousand|percent|per cent|in\s(?:two|three|four|five|six|ten|\d)|dead|death|person|died|was (?:killed|injured)|-?third|-?quarter|-?half|-?fifth))",
    r"(?i)\bones?\b(?=['’]s\b|[.,;:!?)]|$)",
    r"(?i)\b(?:square|at|day|number|back to|as|phase) one\b(?!\s(?:percent|per cent|million|billion|hundred|thousand|in\s))",
    r"(?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|single|double|triple)[- ](?:stop|off|way|sided?|dimensional|digits?|figures?|star|pointers?|piece|fits?|liner|party|handed|sizes?-fits-all|track|fold path|time|track|speed|child policy|state solution|nation)\b",
    r"(?i)\b(?:double|triple|twin)[- ](?:digit|digits|figure|figures|room|bed|check|edged|dip|deckers?|glazing|glazed|entry|standard|standards|header|jeopardy|fault|bogey|a|whammy|bottom|act|murder|agent|tax|taxation|blow)\b",
    r"(?i)\b(?:one-on-one|one-to-one|one by one|one-man|one-woman|one-day|one-time|two-thirds-world|two-faced|second[- ](?:hand|rate|best|guess\w*|nature|thoughts?|class)|first[- ](?:class|rate|hand|aid|time|ever|come|born|timers?|footer|team|person|lady|responders?|instance|line|mover|year|choice|name|step|place(?!\sin))|third[- ](?:party|parties|rate|person|country|countries|world|level|umpire))\b",
    r"(?i)\b(?:at|from the|for the|the very|in the|on the|since the) first\b(?!\s(?:place in|\d|quarter|half|three|six|nine|two|four|five))|\bfirst of all\b|\bfirst and foremost\b|\bfirsts?\b(?=[,.;:])|\bsecondly\b|\bthirdly\b|\bfirstly\b",
    r"(?i)\bzero[- ](?:sum|tolerance|hour|in|emission|emissions|carbon|covid|waste|day|rated|rating|hours)\b|\bnet[- ]zero\b|\bground zero\b|\b(?:above|below|to|from|near|under|sub-?)\szero\b(?!\s(?:cases|deaths|degrees))",
    r"(?i)\bhalf[- ](?:brothers?|sisters?|hearted\w*|baked|way|mast|light|truths?|pipe|back|volley|century|term|staff|moon|board|life|lives|marathon|season|finished)\b|\bin half\b|\bbetter half\b|\bthe other half\b|\bhalf the (?:story|battle|fun)\b|\bhalf-(?:an?-)?(?=\w+ed\b)",
    r"(?i)\bcloud nine\b|\bcatch-22\b|\bplan b\b|\bsixth sense\b|\bseventh heaven\b|\beleventh hour\b|\bfifth column\b|\bfourth estate\b|\bforty winks\b|\bnine to five\b|\b9-to-5\b|\bsix-pack\b|\bfifty-fifty\b|\b50-50\b|\b50/50\b|\b20/20\b|\bten commandments\b|\bsecond to none\b|\bmillion-dollar question\b|\bin a million\b|\bat sixes and sevens\b|\btwo cents\b|\bdime a dozen\b|\bthousand-yard\b|\bhundred-day\b|\bpoint of\b|\bto the nines\b",
    r"(?i)\bthe (?:former|latter) two\b|\bon all fours\b",
)
_SCORES = (
    r"(?<![\w.$£€¥₹%-])\d{1,3}\s?[-–]\s?\d{1,3}(?:\s?\(\d{1,2}\s?[-–]\s?\d{1,2}\)|\s\(?(?:aet|pens|on penalties|on aggregate|agg)\)?)?(?:,\s(?:and\s)?\d{1,3}\s?[-–]\s?\d{1,3}(?:\s?\(\d{1,2}(?:[-–]\d{1,2})?\))?)*(?![\w%$£€.-]|\s?(?:percent|per cent|million|billion|trillion|thousand|km|kilomet|metre|meter|year|month|day|hour|minute|week|degrees|people|tonnes|tons|points? range|age|kg|bn))",
)
_GAME = re.compile(
    r"(?i)\b(?:w[io]ns?|winning|lost|loses?|losing|beat(?:s|en|ing)?|defeat(?:s|ed)?|victor(?:y|ies)|scores?|scored|scoreline|dr[ae]w|drawn|drew|tied?|level(?:led)?|vs?\.?|versus|record|sets?|match|half-time|halftime|aggregate|lead|led|trail(?:s|ed)?|tie-?break\w*|vot(?:e|es|ed|ing)|ruling|ruled|majority|edged|thrash\w*|semi-?final|final|quarter-?final|penalt\w+|overtime|inning\w*|down|up|ahead|comeback|series|goals?|shoot-?out|league|seeds?|seeded|leg)\b"
)
_UNIT_BEHIND = re.compile(r"\s?(?:%|percent|per cent|million|billion|trillion|thousand|hundred|dozen)")
_COUNTED = re.compile(r"\s(?:people|persons|men|women|children|[a-z]+(?:s|men|women|people|children))\b")
_YEAR_FREE = re.compile(
    rf"(?<![\w$£€¥₹₩.,/#-]){_YEAR}(?:-(?=[a-z]))?(?![\w%/]|[.,]\d|\s?(?:%|°|percent|per cent|million|billion|trillion|thousand|km\b|kilomet|metres|meters|kg\b|tonnes|tons|hectares|acres|miles|yuan|dollars|euros|pounds|yen|rupees|won\b|barrels|MW\b|GW\b|kW|points\b|units\b|hours|GMT|UTC))"
)
_YEAR_IN_FRONT = re.compile(
    r"(?i)(?:\b(?:in|since|by|until|till|during|of|from|to|through|for|late|early|mid|before|after|between|circa|year|years|the|this|a|its|their|his|her|our|spring|summer|autumn|fall|winter|and|or|vs|versus|compared with|than|against|end|fiscal|financial|FY|season|class|,|\()|[(,’'–-]|'s|’s)\s?$|^\s*$"
)
_HEDGED = re.compile(
    r"(?i)\b(?:about|around|some|nearly|almost|over|than|approximately|roughly|least|to|exceed(?:s|ed)?|under|up to|another|total of|estimated)\s$"
)


def apart_in(text: str) -> Iterator[Apart]:
    """Every stretch of a sentence that holds no figure; where two overlap the first one holds."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if match.start() < match.end():
                yield Apart(*match.span(), kind)
    yield from _years(text)
    if _GAME.search(text):
        for pattern in map(re.compile, _SCORES):
            for match in pattern.finditer(text):
                yield Apart(*match.span(), NoFigure.SCORE)
    yield from _ordinals(text)


def _years(text: str) -> Iterator[Apart]:
    for match in _YEAR_FREE.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        is_counted = bool(_COUNTED.match(after)) and (match[0][:4].endswith("00") or bool(_HEDGED.search(before)))
        if not is_counted or (_YEAR_IN_FRONT.search(before) and not _HEDGED.search(before)):
            yield Apart(*match.span(), NoFigure.DATE)


def _ordinals(text: str) -> Iterator[Apart]:
    """Ordinals that are no rank."""
    ranks = [match.span() for match in _RANK.finditer(text) if not _NO_ORDINAL_RANK.match(text, match.start())]
    for match in _ANY_ORDINAL.finditer(text):
        if re.match("(?i)[- ](?:tier|class)\\b", text[match.end() :]):
            continue
        is_rank = any(low <= match.start() and match.end() <= high for low, high in ranks)
        if not is_rank and not _is_part(text, match):
            yield Apart(*match.span(), NoFigure.ORDINAL)


_ANY_ORDINAL = re.compile(rf"(?i)\b{_ORDINAL}\b")
_PART_BEFORE = re.compile(
    r"(?i)\b(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+|per|nearly|almost|about|over|than|by|the (?:top|bottom))[ -]$"
)
_PART_BEHIND = re.compile(
    r"(?i)\s(?:of|to|less|more|lower|higher|from|in|as|larger|fewer|smaller|since|on|by|between|over|the)\b|\s?[,.;:)]|\s*$"
)


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether an ordinal's word is a share: "a third of", "one fifth"; but "a third plant" is none."""
    before = _PART_BEFORE.search(text[: match.start()])
    if not before or match[0].lower() in ("first", "second") or match[0][0].isdigit():
        return False
    if re.search(r"(?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)[ -]$", text[: match.start()]):
        return True
    return bool(_PART_BEHIND.match(text[match.end() :]))


_PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, patterns in (
        (NoFigure.CONTACT, _CONTACTS),
        (NoFigure.DATE, _DATES),
        (NoFigure.TIME, _TIMES),
        (NoFigure.FOOTNOTE, _FOOTNOTES),
        (NoFigure.PERIOD, _PERIODS),
        (NoFigure.NAME, _NAMES),
        (NoFigure.IDIOM, _IDIOMS),
    )
    for pattern in patterns
)
