"""The names by which a draft may speak of a corpus's things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from gzcheck.model import Claim, Corpus, Entity, ScannedText, Unit
from gzcheck.texts.labels import Labels, names_of, placed_stems, stems_in, without_article
from gzcheck.texts.sharing import SHARES


def family_of(unit: Unit) -> str:
    """What figures can be on one indicator: those of one dimension, all money, all shares and changes of shares."""
    return "money" if unit.is_currency else "share" if unit.name in SHARES else unit.dimension


def entities_in(drafts: Sequence[ScannedText], corpus: Corpus) -> frozenset[str]:
    """The registered entities of which a label or the id stands in a draft, however it is cased."""
    if not drafts:
        return frozenset()
    text = "\n".join(paragraph for draft in drafts for paragraph in draft.paragraphs).casefold()
    labels = {one.id: (without_article(one.label), one.label_zh, one.id) for one in corpus.entities.values()}
    return frozenset(id for id, names in labels.items() if any(name and name.casefold() in text for name in names))


def indicator_names(corpus: Corpus) -> dict[str, Labels]:
    """The names of the indicators, for each family of units."""
    names: dict[str, dict[str, set[str]]] = {}
    for one in corpus.indicators.values():
        unit = corpus.units.get(one.unit)
        if unit is None:
            continue
        names.setdefault(family_of(unit), {})[one.id] = names_of(one)
    places = {stem for one in corpus.entities.values() for stem in placed_stems(f"{one.label} {one.label_zh}")}
    for claim in corpus.claims:
        group = names.get(family_of(claim.figure.unit), {}).get(claim.indicator)
        if group is not None:
            group |= {claim.called, _words_of(claim, corpus, places)}
    return {
        family: Labels({id: sorted(group - {""}) for id, group in by_id.items()}) for family, by_id in names.items()
    }


def counted_nouns(corpus: Corpus) -> dict[str, str]:
    """The single words that claims print behind their counts, each with the one indicator that has it in its names."""
    owners: dict[str, set[str]] = {}
    for one in corpus.indicators.values():
        for stem in stems_in(" ".join(sorted(names_of(one)))):
            owners.setdefault(stem, set()).add(one.id)
    printed = {(_counted_noun(claim), claim.indicator) for claim in corpus.claims}
    return {noun: indicator for noun, indicator in sorted(printed) if owners.get(noun) == {indicator}}


def _counted_noun(claim: Claim) -> str:
    words = [stem for stem in placed_stems(claim.printed) if stem not in _NUMBER_WORDS]
    is_alone = claim.figure.unit.name == "count" and len(words) == 1 and words[0] not in _ANYBODY
    return words[0] if is_alone else ""


def thing_words(corpus: Corpus) -> dict[str, frozenset[str]]:
    """For each indicator all the words that a text may use of it: of its names, definition and fragments."""
    texts = {
        one.id: [*sorted(names_of(one)), one.definition, *(entity.label for entity in corpus.entities.values())]
        for one in corpus.indicators.values()
    }
    for claim in corpus.claims:
        texts.get(claim.indicator, []).extend((claim.called, claim.printed))
    return {id: frozenset(stem for text in group for stem in stems_in(text)) for id, group in texts.items()}


def own_words(claim: Claim, corpus: Corpus) -> set[str]:
    """The words that tell what a claim is on: of its indicator's names, of what it is called, of its fragment."""
    indicator = corpus.indicators.get(claim.indicator)
    names = (indicator.label, indicator.label_zh, *indicator.aliases) if indicator else ()
    units = {stem for form in claim.figure.unit.printed() for stem in placed_stems(form)}
    words = {stem for name in (*names, claim.called, claim.printed) for stem in placed_stems(name)}
    entity = corpus.entities.get(claim.about)
    return words - units - _NUMBER_WORDS - set(placed_stems(entity.label if entity else ""))


def _words_of(claim: Claim, corpus: Corpus, places: set[str]) -> str:
    """What a fragment says beside its number, unit and entity; empty where that is less than two words."""
    units = (claim.figure.unit, *(corpus.units[name] for name in ("CNY", "USD", "percent")))
    left_out = places.union(stem for unit in units for form in unit.printed() for stem in stems_in(form))
    words = placed_stems(_amount_zh(claim.figure.unit).sub(" ", claim.printed))
    words_left = [stem for stem in words if stem not in _NUMBER_WORDS and stem not in left_out]
    return " ".join(words_left) if len(words_left) > 1 else ""


@lru_cache(64)
def _amount_zh(unit: Unit) -> re.Pattern[str]:
    """Scale and unit behind a Chinese number, of which two characters are no word: 4800万欧元."""
    forms = "|".join(re.escape(form) for form in sorted(unit.printed("zh"), key=len, reverse=True))
    return re.compile(rf"(?<=\d)[十百千万亿]*(?:{forms})?")


_ANYBODY = frozenset(
    stems_in("people persons men women members visitors residents places cases units points parts times")
)
"""Nouns that are counted everywhere, and name nothing alone."""
_NUMBER_WORDS = frozenset(
    stems_in(
        """million billion trillion thousand hundred percent cent some over around about nearly almost approximately
        under exceed exceeding yuan dollar time point year two three four five six seven eight nine ten"""
    )
)


def known_names(corpus: Corpus) -> set[str]:
    """All names that stand in the corpus's registry and sources."""
    names = {name for one in corpus.entities.values() for name in (one.label, *names_of(one))}
    names |= {name for one in corpus.indicators.values() for name in (one.label, one.label_zh, *one.aliases)}
    names |= {name for one in corpus.sources.values() for name in (one.publisher, one.author)}
    names |= {name for claim in corpus.claims for name in (claim.attributed_to, claim.called)}
    return names - {""}


_ORGANISATIONS = ("集团", "公司")


def short_names(corpus: Corpus) -> dict[str, str]:
    """What a draft may call an entity for short: a word of its name alone, and of no indicator's; 全集团."""
    owners: dict[str, set[str]] = {}
    for one in corpus.entities.values():
        for short in _shorts(one):
            owners.setdefault(short, set()).add(one.id)
    things = {stem for one in corpus.indicators.values() for name in names_of(one) for stem in stems_in(name)}
    return {short: min(ids) for short, ids in owners.items() if len(ids) == 1 and short not in things}


def _shorts(entity: Entity) -> set[str]:
    words = set(stems_in(f"{without_article(entity.label)} {entity.id.replace('-', ' ')}"))
    return words | {f"全{tail}" for tail in _ORGANISATIONS if entity.label_zh.endswith(tail)}
