"""Clearance for one reader: the article that is granted, and nothing else that is withheld."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from samples import DAY, HOUR, NOW, article, asset, newsroom, person, topic

from pressroom.embargo.clearance import clear_for
from pressroom.embargo.verdicts import Grant
from pressroom.model.kinds import Kind, Status
from pressroom.model.newsroom import PublicArticle, PublicNewsroom
from pressroom.model.parts import Consent, Exclusive, Quote, Withdrawal

EMBARGOED = {"status": Status.EMBARGOED, "embargo": NOW + 7 * DAY, "date": NOW + 7 * DAY}
QUOTE = Quote(text="A door is worth a lot.", by="Ada")


def seen(
    *items: Any, outlet: str = "", key: str = "study", now: dt.datetime = NOW
) -> PublicNewsroom:
    """What somebody at an outlet sees who was granted the release `study`."""
    grant = Grant(Kind.RELEASE, key, outlet)
    return clear_for(newsroom(*items), now, grant, lang="en").public


def of(public: PublicNewsroom, slug: str = "study") -> PublicArticle | None:
    """The article of that slug, where it may be seen."""
    return next((a for a in public.articles if a.slug == slug), None)


def test_an_embargo_keeps_nothing_from_whom_it_is_granted() -> None:
    """The article and its translations are there as they will appear; another embargoed one isn't."""
    other = article("other", **EMBARGOED)
    public = seen(article("study", **EMBARGOED), article("study", lang="fr", date=NOW - DAY), other)
    assert [(a.slug, a.lang) for a in public.articles] == [("study", "en"), ("study", "fr")]
    found = of(public)
    assert found and found.date == NOW + 7 * DAY and found.embargo is None


def test_it_bears_the_date_that_it_will_appear_under() -> None:
    """Whoever opens it today and whoever reads it in public read the same dateline."""
    study = article("study", status=Status.EMBARGOED, embargo=NOW + DAY, date=NOW - DAY)
    found = of(seen(study))
    assert found and found.date == NOW + DAY


def test_what_only_it_names_comes_along() -> None:
    """Its people, topic and pictures are there; those of another embargoed article aren't."""
    items = (
        article("study", **EMBARGOED, spokespeople=("ada",), topic="work", photos=("door.jpg",)),
        article("other", **EMBARGOED, spokespeople=("bea",), topic="rest"),
        *(person(slug) for slug in ("ada", "bea")),
        *(topic(slug) for slug in ("work", "rest")),
        asset("releases/study/door.jpg"),
        asset("releases/other/door.jpg"),
    )
    public = seen(*items)
    assert [p.slug for p in public.people] == ["ada"]
    assert [t.slug for t in public.topics] == ["work"]
    assert list(public.assets) == ["releases/study/door.jpg"]


@pytest.mark.parametrize(
    "keys",
    [
        {"status": Status.DRAFT},
        {"status": Status.HIDDEN},
        {"status": Status.EMBARGOED},
        {"status": Status.WITHDRAWN},
        {"withdrawn": Withdrawal(date=NOW - HOUR, reason=None)},
        {**EMBARGOED, "withdrawn": Withdrawal(date=NOW - HOUR, reason=None)},
        {**EMBARGOED, "exclusive": Exclusive(outlet="post", until=NOW + HOUR)},
        {"exclusive": Exclusive(outlet="post", until=NOW + HOUR)},
    ],
)
def test_what_nobody_may_see_is_granted_to_nobody(keys: dict[str, Any]) -> None:
    """Drafts, what is withdrawn, embargoes without an end, and what another outlet has first."""
    assert of(seen(article("study", **keys), outlet="courier")) is None


def test_an_exclusive_is_its_outlets_alone() -> None:
    """Whole or in parts: its outlet sees what others don't, until it lapses for all."""
    whole = article("study", exclusive=Exclusive(outlet="courier", until=NOW + HOUR))
    parts = article(
        "study",
        exclusive=Exclusive(outlet="courier", until=NOW + HOUR, withhold=("quotes",)),
        quotes=(QUOTE,),
    )
    assert of(seen(whole, outlet="courier")) and not of(seen(whole, outlet="post"))
    for outlet, quotes in {"courier": (QUOTE.text,), "post": (), "": ()}.items():
        found = of(seen(parts, outlet=outlet))
        assert found and tuple(q.text for q in found.quotes) == quotes
    later = of(seen(parts, outlet="post", now=NOW + HOUR))
    assert later and later.quotes


def test_parts_promised_to_others_stay_out_under_an_embargo_too() -> None:
    """The embargoed article comes without what another outlet has until a day before it opens."""
    held = Exclusive(outlet="post", until=NOW + 6 * DAY, withhold=("quotes",))
    study = article("study", **EMBARGOED, exclusive=held, quotes=(QUOTE,))
    found = of(seen(study, outlet="courier"))
    assert found and found.quotes == ()
    theirs = of(seen(study, outlet="post"))
    assert theirs and theirs.quotes


def test_pictures_without_consent_are_granted_to_nobody() -> None:
    """Whoever asks: a picture whose people took their consent back, or never gave any, stays out."""
    taken_back = Consent(people="by form", withdrawn=(NOW - DAY).date())
    items = (
        article("study", **EMBARGOED, photos=("a.jpg", "b.jpg", "c.jpg")),
        asset("releases/study/a.jpg", people=("a family",), consent=taken_back),
        asset("releases/study/b.jpg", people=("a family",)),
        asset("releases/study/c.jpg"),
    )
    assert list(seen(*items).assets) == ["releases/study/c.jpg"]
