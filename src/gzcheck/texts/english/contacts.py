"""Contacts and marks of notes in English that hold a number."""

from __future__ import annotations

from gzcheck.model import NoFigure
from gzcheck.texts.english.patterns import pattern

_NO_AMOUNT = r"(?![.,]\d|\s?(?:%|percent|per cent|million|billion|trillion|bn\b))"

CONTACTS = (
    # "https://example.org/2022", "www.example.org"
    pattern(NoFigure.CONTACT, r"\b(?:https?://|www\.|ftp://)[^\s<>\"')\]]+", "http https www ftp"),
    # "press2@example.org"
    pattern(NoFigure.CONTACT, r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}\b", signs="@"),
    # "@user7", "#Brexit2016"
    pattern(NoFigure.CONTACT, r"(?<![\w.])[@#]\w{0,64}\d\w*", digit=True, signs="@ #"),
    # "call +44 113 496 0721", "Hotline 122"
    pattern(
        NoFigure.CONTACT,
        r"(?i:\b(?:tel|phone|telephone|call|dial|fax|hotlines?|helplines?|enquiries|inquiries|contact|ring|text|mobile|toll-free|freephone"
        r"|passcode|access code|pin|conference id|meeting id)\b\.?[^\n.;\d]{0,24})(?<!\d)"
        r"\+?\(?(?:\d[\d\s().-]{2,16}\d|\d{3,9})\b(?!\s(?:people|men|women|voters))",
        "tel phone telephone call dial fax hotline hotlines helpline helplines enquiries inquiries contact"
        " ring text mobile toll free freephone passcode access pin conference meeting",
        digit=True,
    ),
    # "rang 999", "the 101 line", "emergency (999) calls"
    pattern(
        NoFigure.CONTACT,
        r"(?i:\b(?:rang|rung|ring|call(?:ed|ing|s)?(?:\sto)?|dial(?:led|ling|ed|s)?|phon(?:ed|es|ing)|on|via)\s"
        r"(?:the\s)?)"
        r"(?:999|911|112|101|111|116 123|988|000)\b(?![.,%]?\d|\s?%|\s(?:people|times|calls? (?:a|per)))"
        r"|\b(?:999|911|112|101|111|988|000)"
        r"(?=\)?\s(?:calls?|callers?|line|operators?|hotline|service|handlers?|number)\b)",
        "rang rung ring call called calling calls dial dialled dialling dialed dials phoned phones phoning on via"
        " caller callers line operator operators hotline service handler handlers number",
        digit=True,
    ),
    # "+375 21 555 0142"
    pattern(NoFigure.CONTACT, r"(?<![\w.,])\+\d{1,3}[\s(-][\d\s().-]{5,16}\d\b", digit=True, signs="+"),
    # "code 7731#", "PIN: 4410#"
    pattern(
        NoFigure.CONTACT,
        r"(?i)\b(?:code|pin|id)\b:?\s\d{3,10}#?(?![\w.,]\d)",
        "code pin id",
        digit=True,
    ),
    # "(212) 555-0142"
    pattern(NoFigure.CONTACT, r"\((?<![\d.,-]\()\d{3}\)?[\s.-]\d{3}[.-]\d{4}\b", digit=True, signs="("),
    # "212-555-0142", "555-0142"
    pattern(
        NoFigure.CONTACT,
        r"(?<![\d.,-])\d{3}\)?[\s.-]\d{3}[.-]\d{4}\b|(?<![\d.,-])555-\d{4}\b(?!-)",
        signs="- . )",
    ),
    # "0800 555 012"
    pattern(NoFigure.CONTACT, r"\b0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}\b"),
    # "1-800-555-0163"
    pattern(NoFigure.CONTACT, r"\b1-8\d\d-[\w-]+|\b1-\d{3}-\d{3}-\d{4}\b", signs="1-"),
    # "ISBN 978-3-16-148410-0", "PO Box 12", "DOI 10.5555/x"
    pattern(
        NoFigure.CONTACT,
        r"\b(?:ISBN|ISSN|DOI|doi|arXiv|ISIN|CUSIP|IBAN|SKU|PO Box|P\.O\. Box|Postcode|ZIP)\b:?\s?"
        r"[\w./-]{0,40}\d[\w./-]*",
        digit=True,
        words="isbn issn doi arxiv isin cusip iban sku po p postcode zip",
    ),
    # "10.1000/xyz123"
    pattern(NoFigure.CONTACT, r"\b10\.\d{4,}/\S+", signs="10."),
    # "9 Harbour Street"
    pattern(
        NoFigure.CONTACT,
        r"\b\d{1,5}[A-Z]?\s(?:[A-Z][\w'’-]+\s){1,3}"
        r"(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Drive|Square|Plaza|Quay|Way|Terrace)\b\.?",
        "street st road rd avenue ave boulevard blvd lane drive square plaza quay way terrace",
    ),
    # "annex3.pdf"
    pattern(
        NoFigure.CONTACT,
        r"(?<![\w./\\-])[\w./\\-]{1,120}\.(?:pdf|csv|xlsx?|docx?|html?|txt|json|xml|png|jpe?g|zip)\b",
        "pdf csv xls xlsx doc docx htm html txt json xml png jpg jpeg zip",
    ),
)
FOOTNOTES = (
    # "(1) Excludes people" at the start, "1 Provisional figures"
    pattern(NoFigure.FOOTNOTE, r"^\s*(?:\(\d{1,2}\)|\*+\d?|\d{1,2}(?=\s[A-Z][a-z]+\s[a-z]+\s[a-z]))(?=\s)"),
    # "Notes: (1) Uncertainties", "(2) See Table 2"
    pattern(NoFigure.FOOTNOTE, r"(?:(?<=^)|(?<=[:.;]\s)|(?<=\s))\(\d{1,2}\)(?=\s[A-Z\d])", digit=True, signs="("),
    # "(note 4)", "see notes 2", "reference 3"
    pattern(
        NoFigure.FOOTNOTE,
        r"(?i)\((?:see\s)?notes?\s\d+\)|\b(?:notes?|footnotes?|references?|refs?\.?)\s\d{1,3}\b"
        rf"{_NO_AMOUNT}(?!\s[a-z]+s\b)",
        "note notes footnote footnotes reference references ref refs",
        digit=True,
    ),
    # "[3]", "[2, 5]", "[4–6]"
    pattern(NoFigure.FOOTNOTE, r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]", digit=True, signs="["),
    # "firms³"; the power of a unit, "448 km²", and of ten is none
    pattern(
        NoFigure.FOOTNOTE,
        r"(?<!\d[mk])(?<!\sm)(?<!\skm)(?<!\scm)(?<!\smm)(?<!/m)(?<!/km)(?<!/cm)(?<!kg/m)(?<!\dkm)(?<!\dcm)(?<!10)(?<!10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])"
        r"(?<![⁻⁰¹²³⁴⁵⁶⁷⁸⁹])[¹²³⁴⁵⁶⁷⁸⁹⁰]+",
        signs="¹ ² ³ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹ ⁰",
    ),
    # "institutions(1)", "2021.(1)"
    pattern(NoFigure.FOOTNOTE, r"(?<=[a-z).])\(\d{1,2}\)", digit=True, signs="("),
)
