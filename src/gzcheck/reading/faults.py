"""The rules that reading itself reports: a fault carries one of these, and nothing else has to look for it.

Each has its documentation here, as every other rule has it in its module.
"""

from __future__ import annotations

from gzcheck.model import Family, Rule, Severity

UNREADABLE_FILE = Rule(
    code="GZ001",
    name="unreadable-file",
    severity=Severity.ERROR,
    family=Family.READING,
    doc="""\
A file or folder of the corpus cannot be read: it is missing, closed to this
user, a pipe or device, a directory where a file should be, a linked folder, a
repository of its own, or a link that leads out of the corpus.

Nothing in it was checked, so no other result speaks for it. Links within the
project are followed; a corpus is often a stranger's pull request, and what it
links to elsewhere could end in a report.

Fails (a directory called harbour.yaml):

    # sources/harbour.yaml/

Passes:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims: []
""",
)

BAD_ENCODING = Rule(
    code="GZ002",
    name="bad-encoding",
    severity=Severity.ERROR,
    family=Family.READING,
    doc="""\
A file is not plain UTF-8.

Other encodings turn digits and names into something else without anybody
noticing; a byte-order mark makes the first key unreadable to other tools.

Fails:

    # sources/harbour.yaml (with a byte-order mark)
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims: []

Passes:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims: []
""",
)

YAML_SYNTAX = Rule(
    code="GZ003",
    name="yaml-syntax",
    severity=Severity.ERROR,
    family=Family.READING,
    doc="""\
A file is not valid YAML, or is empty.

Nothing in it was checked. The usual causes: a text that holds a colon or a hash
sign and is not in quotes, a bracket that is never closed, a tab as indentation.

Fails:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news
    claims: []

Passes:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims: []
""",
)

UNSAFE_YAML = Rule(
    code="GZ004",
    name="unsafe-yaml",
    severity=Severity.ERROR,
    family=Family.READING,
    doc="""\
A file uses a part of YAML that makes hand-written facts unsafe or unclear.

Tags, aliases, merge keys, second documents, nesting below 32 levels, files over
5 MiB, NaN and infinity, numbers of more than 40 digits or with exponents beyond
30, whole numbers with a zero in front (octal to other readers): none is needed
to write down a figure, and each has been used to attack or mislead.

Fails:

    # sources/harbour.yaml
    source: {id: harbour, title: &t Port news, publisher: *t, published: 2017,
             dating: stated, kind: news, language: en}
    claims: []

Passes:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims: []
""",
)

DUPLICATE_KEY = Rule(
    code="GZ005",
    name="duplicate-key",
    severity=Severity.ERROR,
    family=Family.READING,
    doc="""\
A key stands twice in one mapping.

YAML readers keep one of the two and drop the other without a word, so one of
two figures would be lost.

Fails:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims:
      - {id: a, about: harbour-city, indicator: firms, value: 12, value: 21,
         unit: count, printed: 12 firms, paragraph: 1}

Passes:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims:
      - {id: a, about: harbour-city, indicator: firms, value: 12, unit: count,
         printed: 12 firms, paragraph: 1}
""",
)

SCHEMA = Rule(
    code="GZ006",
    name="schema",
    severity=Severity.ERROR,
    family=Family.READING,
    doc="""\
A file does not have the form that its schema in `schemas/` describes.

A missing, misspelt or misshapen field would silently mean something else, or
nothing. The claim is left out until it is mended; the others are checked all
the same.

Fails:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims:
      - {id: a, about: harbour-city, indicator: firms, value: many, unit: count,
         printed: many firms, paragraph: 1}

Passes:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
             dating: stated, kind: news, language: en}
    claims:
      - {id: a, about: harbour-city, indicator: firms, value: 12, unit: count,
         printed: 12 firms, paragraph: 1}
""",
)

DUPLICATE_ID = Rule(
    code="GZ007",
    name="duplicate-id",
    severity=Severity.ERROR,
    family=Family.READING,
    doc="""\
Two claims of one source, two sources, two indicators or two entities have
one id.

Ids are how findings, resolutions and other claims name a claim; with two of
them nobody knows which is meant. The second is left out until one of them is
renamed.

Fails:

    harbour, 2017-05-02:
      - {id: firms, indicator: firms, value: 12, printed: 12 firms}
      - {id: firms, indicator: labs, value: 3, printed: three labs}

Passes:

    harbour, 2017-05-02:
      - {id: firms, indicator: firms, value: 12, printed: 12 firms}
      - {id: labs, indicator: labs, value: 3, printed: three labs}
""",
)

STRAY_FILE = Rule(
    code="GZ008",
    name="stray-file",
    severity=Severity.WARNING,
    family=Family.READING,
    doc="""\
A file lies in the corpus folder, but where nothing reads it, or under a name
that nothing reads.

Sources belong into `sources/`, with names that end in .yaml or .yml; anything
else would be passed by in silence, as if it had been checked. Another file in
`sources/` is a note, unless it looks like a source. Hidden files, and notes and
tables beside `sources/`, are left alone.

Fails (a file called notes.yaml beside corpus.yaml):

    # notes.yaml
    claims: []

Passes:

    # sources/harbour.yaml
    source: {id: harbour, title: Port news, publisher: Gazette, published: 2017,
      dating: stated, kind: news, language: en}
    claims: []
""",
)

INVALID_VALUE = Rule(
    code="GZ009",
    name="invalid-value",
    severity=Severity.ERROR,
    family=Family.READING,
    doc="""\
A value has the right form but means nothing: 30 February, a range that runs
downwards, "nearly 0".

Such a figure has no place on any axis, so it could be compared with nothing.
The claim is left out until it is corrected.

Fails:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12, printed: 12 firms, period: 2017-02-30}

Passes:

    harbour, 2017-05-02:
      - {indicator: firms, value: 12, printed: 12 firms, period: 2017-02-28}
""",
)

INVALID_EXPRESSION = Rule(
    code="GZ010",
    name="invalid-expression",
    severity=Severity.ERROR,
    family=Family.READING,
    doc="""\
An identity's expression is outside the grammar, uses an unknown name, or is
derived from itself.

Expressions are names, numbers, + - * / ^, parentheses and one comparison; they
are never run as code.

Fails:

    harbour, 2017-05-02:
      - {id: a, indicator: firms, value: 12, printed: 12 firms}
    identities:
      - {id: x, title: Firms, why: A sum, terms: {firms: harbour/a},
         expect: firms == frims}

Passes:

    harbour, 2017-05-02:
      - {id: a, indicator: firms, value: 12, printed: 12 firms}
    identities:
      - {id: x, title: Firms, why: A sum, terms: {firms: harbour/a},
         expect: firms == 12}
""",
)

REPLACED_UNIT = Rule(
    code="GZ011",
    name="replaced-unit",
    severity=Severity.NOTE,
    family=Family.READING,
    doc="""\
The corpus declares a unit that gzcheck has already.

In this corpus its own declaration counts, for every claim in that unit. Where
that is meant, all is well; where the id was taken by accident, figures are
converted by a factor nobody thinks of.

Fails:

    # corpus.yaml
    title: Harbour city
    entities: [{id: harbour-city, label: Harbour City}]
    units: [{id: mu, dimension: area, factor: 600, printed: [mu]}]

Passes:

    # corpus.yaml
    title: Harbour city
    entities: [{id: harbour-city, label: Harbour City}]
    units: [{id: old-mu, dimension: area, factor: 600, printed: [old mu]}]
""",
)

TABLE_FILE = Rule(
    code="GZ012",
    name="unusable-table",
    severity=Severity.ERROR,
    family=Family.READING,
    doc="""\
The data of a table cannot be read: a file or a column that its declaration
names is not there, or there twice; a file is no UTF-8, cut off, has rows of
another width, changed while it was read, or lies outside the folder of tables.

None of its figures was checked, so no other result speaks for them. The other
tables are checked all the same.

Fails:

    # tables/port.yaml
    source: {id: port, title: Port statistics, publisher: Port, published: 2017,
             dating: stated, kind: official, language: en}
    table: {file: port.csv, columns: {about: city, value: labs},
            constants: {indicator: labs, period: 2016}}
    # data/port.csv
    city,laboratories
    harbour-city,20

Passes:

    # tables/port.yaml
    source: {id: port, title: Port statistics, publisher: Port, published: 2017,
             dating: stated, kind: official, language: en}
    table: {file: port.csv, columns: {about: city, value: laboratories},
            constants: {indicator: labs, period: 2016}}
    # data/port.csv
    city,laboratories
    harbour-city,20
""",
)

UNREAD_CELLS = Rule(
    code="GZ013",
    name="unread-cells",
    severity=Severity.WARNING,
    family=Family.READING,
    doc="""\
Cells of a table hold something that is not read as a figure of the thing that
the row is about. They are counted by reason, with up to five examples.

What is not read is not checked. A date where a count is due ("16-Apr") is often
a spreadsheet's doing; an unknown unit, entity or indicator can be declared, and
what stands for no figure can be listed under 'missing:'.

Fails:

    # tables/port.yaml
    source: {id: port, title: Port statistics, publisher: Port, published: 2017,
             dating: stated, kind: official, language: en}
    table: {file: port.csv, columns: {about: city, value: labs},
            constants: {indicator: labs, period: 2016}}
    # data/port.csv
    city,labs
    harbour-city,16-Apr

Passes:

    # tables/port.yaml
    source: {id: port, title: Port statistics, publisher: Port, published: 2017,
             dating: stated, kind: official, language: en}
    table: {file: port.csv, columns: {about: city, value: labs},
            constants: {indicator: labs, period: 2016}}
    # data/port.csv
    city,labs
    harbour-city,16
""",
)

MIXED_ROWS = Rule(
    code="GZ609",
    name="mixed-rows",
    severity=Severity.WARNING,
    family=Family.SOURCE,
    doc="""\
One source of a table prints figures on the same thing at the same time that
cannot all be true, ten times and more, and a tenth of all times.

Such rows are on different things, and a column that tells them apart (all or
public ones, seasonally adjusted or not) is not declared. The conflicts between
them come of that. Read one sort of rows with 'only:', or name the column.

Fails:

    # tables/port.yaml
    source: {id: port, title: Port statistics, publisher: Port, published: 2017,
             dating: stated, kind: official, language: en}
    table: {file: port.csv, columns: {about: city, value: laboratories},
            constants: {indicator: labs, period: 2016}, entities: open}
    # data/port.csv
    city,sort,laboratories
    town-1,all,21
    town-1,public,7
    town-2,all,22
    town-2,public,8
    town-3,all,23
    town-3,public,9
    town-4,all,24
    town-4,public,10
    town-5,all,25
    town-5,public,11
    town-6,all,26
    town-6,public,12
    town-7,all,27
    town-7,public,13
    town-8,all,28
    town-8,public,14
    town-9,all,29
    town-9,public,15
    town-10,all,30
    town-10,public,16

Passes:

    # tables/port.yaml
    source: {id: port, title: Port statistics, publisher: Port, published: 2017,
             dating: stated, kind: official, language: en}
    table: {file: port.csv, columns: {about: city, value: laboratories},
            only: {sort: all},
            constants: {indicator: labs, period: 2016}, entities: open}
    # data/port.csv
    city,sort,laboratories
    town-1,all,21
    town-1,public,7
    town-2,all,22
    town-2,public,8
""",
)

INVALID_RESOLUTION = Rule(
    code="GZ805",
    name="invalid-resolution",
    severity=Severity.ERROR,
    family=Family.RESOLUTION,
    doc="""\
A resolution contradicts itself, or another one on the same finding.

It lacks its reason, the claim to cite or the explanation that holds, prefers a
claim that it is not about, expires before it was taken, or is the second on one
finding. Nobody could tell what was decided, so it resolves nothing.

Fails:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
      - {id: firms, indicator: firms, value: 127, printed: 127 firms}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions:
      - {rule: GZ201, claims: {harbour/labs: 20, gazette/labs: 18},
         decision: prefer, cite: harbour/firms}

Passes:

    harbour, 2017-05-02:
      - {id: labs, indicator: labs, value: 20, printed: 20 labs}
      - {id: firms, indicator: firms, value: 127, printed: 127 firms}
    gazette, 2017-06-11:
      - {id: labs, indicator: labs, value: 18, printed: 18 labs}
    resolutions:
      - {rule: GZ201, claims: {harbour/labs: 20, gazette/labs: 18},
         decision: prefer, cite: harbour/labs}
""",
)

UNKNOWN_REFERENCE = Rule(code="GZ101", name="unknown-reference", severity=Severity.ERROR, family=Family.PROVENANCE)
"""Reading reports unknown units; the module of this name in `rules/` all other names, and it has the documentation."""

FAULTS: tuple[Rule, ...] = (
    UNREADABLE_FILE,
    BAD_ENCODING,
    YAML_SYNTAX,
    UNSAFE_YAML,
    DUPLICATE_KEY,
    SCHEMA,
    DUPLICATE_ID,
    STRAY_FILE,
    INVALID_VALUE,
    INVALID_EXPRESSION,
    REPLACED_UNIT,
    TABLE_FILE,
    UNREAD_CELLS,
    MIXED_ROWS,
    INVALID_RESOLUTION,
)
"""In the order in which they are explained."""
