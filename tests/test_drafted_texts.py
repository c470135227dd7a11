"""What is drafted from a text stands in that text as it is said: no rule on fragments has anything against it."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import ROOT, Folder

from gzcheck import engine
from gzcheck.commands import draft
from gzcheck.settings import Settings

TEXTS = sorted(
    path for folder in ("texts", "unseen", "drafts") for path in (ROOT / "tests" / folder).glob("*.[tm][xd]*")
)


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.name)
def test_no_drafted_claim_is_at_odds_with_its_text(folder: Folder, text: Path) -> None:
    settings = Settings(corpus=folder.path, snapshots=text.parent, cache=None)
    draft.run(settings, draft.Wish(path=str(text), source="drafted", published="2024-03-14"))
    corpus = engine.load(settings)
    assert len(corpus.drafts) > 3
    assert [one.message for one in engine.check(corpus, comparing=False).findings if one.rule.code != "GZ109"] == []
