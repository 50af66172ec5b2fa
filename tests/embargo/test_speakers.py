"""People and quotes are shown for as long as they agree to it."""

from __future__ import annotations

import pytest
from samples import DAY, NOW, article, newsroom, person

from pressroom.embargo.clearance import clear
from pressroom.embargo.next import next_change
from pressroom.model.parts import Consent, Quote

TODAY = NOW.date()
WORDS = "The kettle on the seventh floor never stops singing in winter"
ENDED = {
    "withdrawn": Consent(people="Rahel", withdrawn=TODAY),
    "past": Consent(people="Rahel", until=TODAY - DAY),
    "for the web only": Consent(people="Rahel", scope=("web",)),
    "for the press only": Consent(people="Rahel", scope=("press",)),
}
HOLDS = {
    "none on record": None,
    "without an end": Consent(people="Rahel"),
    "until today": Consent(people="Rahel", until=TODAY),
    "withdrawn tomorrow": Consent(people="Rahel", withdrawn=TODAY + DAY),
}


def quote(consent: Consent | None, by: str = "Rahel T.") -> Quote:
    """Somebody's words."""
    return Quote(text=WORDS, by=by, consent=consent)


@pytest.mark.parametrize("case", ENDED)
def test_quote_without_consent(case: str) -> None:
    """A quote past its consent is in no public article, and its words are looked for in the output."""
    told = article("tea", quotes=(quote(ENDED[case]), quote(None, by="Amira")))
    clearance = clear(newsroom(told), NOW)
    (public,) = clearance.public.articles
    assert [q.by for q in public.quotes] == ["Amira"]
    (withheld,) = clearance.withheld
    assert withheld.what == "part" and "consent" in withheld.why


@pytest.mark.parametrize("case", ENDED)
def test_words_are_marks(case: str) -> None:
    """The audit knows a quote that is kept back by its words."""
    (withheld,) = clear(newsroom(article("tea", quotes=(quote(ENDED[case]),))), NOW).withheld
    assert any("kettle" in mark.text for mark in withheld.marks)
    assert not any(mark.text == "Title of tea en" for mark in withheld.marks)


@pytest.mark.parametrize("case", HOLDS)
def test_quote_with_consent(case: str) -> None:
    """A quote is shown without a consent on record, and while the consent holds, never the consent."""
    (public,) = clear(newsroom(article("tea", quotes=(quote(HOLDS[case]),))), NOW).public.articles
    assert [(q.text, q.consent) for q in public.quotes] == [(WORDS, None)]


def test_translations_of_a_quote() -> None:
    """What a speaker takes back in one language is gone in all."""
    room = newsroom(
        article("tea", quotes=(quote(ENDED["withdrawn"]),)),
        article("tea", lang="fr", quotes=(quote(None),)),
    )
    assert [a.quotes for a in clear(room, NOW).public.articles] == [(), ()]


@pytest.mark.parametrize("case", ENDED)
@pytest.mark.parametrize("contact", [True, False])
def test_person_without_consent(case: str, contact: bool) -> None:
    """A person past their consent is nowhere: no page, no quote, no byline, no contact."""
    rahel = person("rahel", name="Rahel Tesfaye", media_contact=contact, consent=ENDED[case])
    told = article(
        "tea",
        authors=("rahel", "Jo"),
        contacts=("rahel",),
        spokespeople=("rahel",),
        quotes=(quote(None, by="rahel"),),
    )
    clearance = clear(newsroom(told, rahel), NOW)
    assert clearance.public.people == ()
    (public,) = clearance.public.articles
    assert (public.authors, public.contacts, public.spokespeople, public.quotes) == (
        ("Jo",),
        (),
        (),
        (),
    )
    assert {w.what for w in clearance.withheld} == {"person", "part"}


def test_all_pages_of_a_person() -> None:
    """Consent that is over on a person's page in one language is over in all."""
    rahel = person("rahel", consent=ENDED["withdrawn"])
    french = person("rahel", lang="fr")
    told = article("tea", spokespeople=("rahel",))
    assert clear(newsroom(told, rahel, french), NOW).public.people == ()


@pytest.mark.parametrize("case", HOLDS)
def test_person_with_consent(case: str) -> None:
    """A person is shown without a consent on record, and while it holds."""
    rahel = person("rahel", consent=HOLDS[case])
    told = article("tea", spokespeople=("rahel",))
    (public,) = clear(newsroom(told, rahel), NOW).public.people
    assert public.slug == "rahel" and public.consent is None and public.shared


def test_no_consent_for_social_media() -> None:
    """Who agreed to the web and the press only is shown, and marked as not for social media."""
    partly = Consent(people="Rahel", scope=("web", "press"))
    told = article("tea", spokespeople=("rahel",), quotes=(quote(partly), quote(None)))
    public = clear(newsroom(told, person("rahel", consent=partly)), NOW).public
    assert [p.shared for p in public.people] == [False]
    assert [q.shared for q in public.articles[0].quotes] == [False, True]


@pytest.mark.parametrize("scope", [("web", "press", "social"), ("web", "press"), ("web",)])
def test_end_of_consent_is_a_change(scope: tuple[str, ...]) -> None:
    """The day after a consent ends is known beforehand as a day on which the site changes."""
    until = TODAY + 3 * DAY
    consent = Consent(people="Rahel", scope=scope, until=until)  # type: ignore[arg-type]
    for room in (
        newsroom(article("tea", quotes=(quote(consent),))),
        newsroom(article("tea"), person("rahel", consent=consent)),
    ):
        change = next_change(room, NOW)
        assert change is not None and change.moment.date() == until + DAY
