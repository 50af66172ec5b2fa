"""Withdrawn articles: what subscribers learn, and what they don't."""

from __future__ import annotations

import pytest
from feed_samples import SITE, article, at, newsroom, notice, settings

from pressroom.addresses import Addresses
from pressroom.feeds.calendar import event_file
from pressroom.feeds.entry import Entry
from pressroom.feeds.identity import identity_of
from pressroom.feeds.notices import notice_entries, notice_happenings
from pressroom.model.keys import Localized
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import Notice, PublicArticle

KNOBS = settings()


def entry(gone: Notice, *articles: PublicArticle) -> Entry:
    """The entry of a notice in a newsroom."""
    room = newsroom(*articles, notices=(gone,))
    (made,) = notice_entries(room, KNOBS, Addresses(KNOBS))
    return made


def test_notice_tells_what_it_was_not_what_it_said() -> None:
    """Kind, day and reason; no headline, no text."""
    made = entry(notice("census"))
    assert made.title == "Withdrawn: press release of Oct. 3, 2025"
    assert made.summary == "A partner’s figures could not be confirmed."
    assert made.content_html == ""
    assert made.url == f"{SITE}/releases/2025/census/"


def test_notice_keeps_its_place_and_moves_its_date_of_change() -> None:
    """It stays where the article was and counts as changed when it was withdrawn."""
    made = entry(notice("census"))
    assert made.published == at(2025, 10, 3)
    assert made.changed == at(2025, 10, 6, 16)


def test_notice_links_to_its_replacement() -> None:
    """The article that replaces it is named in the notice's language, else in any."""
    gone = notice("census", replaced_by="census-2")
    english, french = article("census-2"), article("census-2", lang="fr")
    for articles, title, address in (
        ((french, english), english.title, f"{SITE}/releases/2026/census-2/"),
        ((french,), french.title, f"{SITE}/fr/releases/2026/census-2/"),
    ):
        withdrawal = entry(gone, *articles).withdrawal
        assert withdrawal is not None
        assert (withdrawal.replacement_title, withdrawal.replacement_url) == (title, address)


def test_notice_names_no_article_that_isn_t_public() -> None:
    """A replacement that nobody may see yet isn't linked."""
    withdrawal = entry(notice("census", replaced_by="still-embargoed")).withdrawal
    assert withdrawal is not None
    assert withdrawal.replacement_url == ""


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_its_words(kind: Kind) -> None:
    """Each kind's notice says what was withdrawn."""
    assert entry(notice("x", kind=kind)).title.endswith("Oct. 3, 2025")


def test_notice_without_a_date_of_publication_has_its_own() -> None:
    """An undated article's notice is dated by its withdrawal."""
    assert entry(notice("x", published=None)).published == at(2025, 10, 6, 16)


def test_notice_of_a_coming_event_is_no_news_from_the_future() -> None:
    """An undated event's notice knows only its start: the withdrawal, if earlier, dates it."""
    assert entry(notice("x", published=at(2027, 3, 1))).published == at(2025, 10, 6, 16)


def test_withdrawn_event_is_taken_back_from_calendars() -> None:
    """The same event at the same time, cancelled, of the highest sequence and without its title."""
    gone = notice("gala", kind=Kind.EVENT, starts=at(2026, 12, 5), ends=at(2026, 12, 5, 11))
    room = newsroom(notices=(gone,))
    (made,) = notice_happenings(room, KNOBS, Addresses(KNOBS))
    assert made.title == "Withdrawn: event announced on Oct. 3, 2025"
    assert made.id == identity_of(article("gala", Kind.EVENT), KNOBS)
    assert made.path == "events/2025/gala/gala.ics"
    file = event_file(made, "Prairie Lantern")
    for line in (b"STATUS:CANCELLED", b"SEQUENCE:1000", b"DTSTART:20261205T160000Z"):
        assert line in file
    assert b"could not be confirmed" in file


def test_only_events_are_taken_back_from_calendars() -> None:
    """A release was never on a calendar."""
    room = newsroom(notices=(notice("census"),))
    assert not list(notice_happenings(room, KNOBS, Addresses(KNOBS)))


def test_reason_falls_back_to_the_site_s_language() -> None:
    """A reason that nobody translated is better than none."""
    english_only = Localized((("en", "Wrong figures."),))
    assert entry(notice("x", lang="ar", reason=english_only)).summary == "Wrong figures."
