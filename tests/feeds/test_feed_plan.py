"""Which feeds a newsroom has, what they are called and who is in them."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from feed_samples import article, at, newsroom, notice, settings, topic

from pressroom.addresses import Addresses
from pressroom.feeds.identity import identity_of, identity_of_notice
from pressroom.feeds.plan import FeedPlan, Format, Group, calendar_path, feeds_of
from pressroom.model.keys import Localized
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import PublicNewsroom
from pressroom.settings import Settings

KNOBS = settings()


def plans(room: PublicNewsroom, knobs: Settings = KNOBS) -> dict[tuple[str | None, str], FeedPlan]:
    """The newsroom's feeds by language and name."""
    return {(plan.lang, plan.name): plan for plan in feeds_of(room, knobs, Addresses(knobs))}


KEYS = article("keys", topic="housing", tags=("Homes",), authors=("amira-haddad", "Tomasz Wilk"))
CLES = article("keys", lang="fr", topic="housing", tags=("logement",))


def test_there_is_a_feed_for_everything_people_follow() -> None:
    """Whole newsroom, language, kind, topic, tag and author: in that order, the site's language first."""
    assert list(plans(newsroom(CLES, KEYS))) == [
        (None, "all"),
        ("en", "all"),
        ("en", "releases"),
        ("en", "topics/housing"),
        ("en", "tags/homes"),
        ("en", "authors/amira-haddad"),
        ("en", "authors/tomasz-wilk"),
        ("fr", "all"),
        ("fr", "releases"),
        ("fr", "topics/housing"),
        ("fr", "tags/logement"),
    ]


def test_languages_stand_as_the_site_offers_them() -> None:
    """PRESSROOM_LANGUAGES orders the feeds; what it leaves out comes last, by tag."""
    room = newsroom(*(article("keys", lang=lang) for lang in ("ar", "en", "fr", "pa")))
    made = plans(room, settings(languages=("en", "pa", "fr")))
    assert [lang for lang, name in made if name == "all"] == [None, "en", "pa", "fr", "ar"]


def test_settings_say_what_has_feeds() -> None:
    """PRESSROOM_FEEDS leaves groups away; the newsroom and its languages keep theirs."""
    named = [name for _, name in plans(newsroom(CLES, KEYS), settings(feeds=("topic",)))]
    assert named == ["all", "all", "topics/housing", "all", "topics/housing"]
    assert [name for _, name in plans(newsroom(KEYS), settings(feeds=()))] == ["all"]


def test_feeds_have_titles_in_their_language() -> None:
    """A feed is called by the newsroom's name and its subject, not by slugs."""
    made = plans(newsroom(CLES, KEYS))
    assert made["en", "all"].title == "Prairie Lantern Newsroom"
    assert made["en", "releases"].title == "Prairie Lantern Newsroom – News releases"
    assert made["en", "topics/housing"].subject == "Housing"
    assert made["en", "authors/amira-haddad"].subject == "By Amira Haddad"
    assert made["en", "tags/homes"].subject == "Tagged Homes"
    french = made["fr", "topics/housing"].title
    assert french == "Société d’accueil Lanterne des Prairies – Logement"


def test_feeds_lie_where_addresses_say() -> None:
    """Each format has its path; the languages have theirs."""
    made = plans(newsroom(CLES, KEYS))
    assert made["en", "topics/housing"].paths == {
        Format.RSS: "feeds/topics/housing.rss.xml",
        Format.ATOM: "feeds/topics/housing.atom.xml",
        Format.JSON: "feeds/topics/housing.json",
    }
    assert made["fr", "all"].paths[Format.RSS] == "fr/feeds/all.rss.xml"
    assert made[None, "all"].paths[Format.RSS] == "feeds/every-language/all.rss.xml"


def test_one_language_has_no_feed_of_every_language() -> None:
    """Where all is in one language, its feed is the whole newsroom's."""
    assert (None, "all") not in plans(newsroom(KEYS))


def test_empty_newsroom_has_its_main_feed() -> None:
    """People can subscribe before anything is published; nothing else exists for nobody."""
    made = plans(newsroom())
    assert list(made) == [("en", "all")]
    assert made["en", "all"].members == ()


def test_members_are_newest_first_and_limited() -> None:
    """A feed holds the newest FEED_MAX_ITEMS, whatever order the articles came in."""
    items = [article(f"r{day:02}", date=at(2026, 1, day)) for day in (3, 1, 4, 2)]
    knobs = settings(feed_items=3)
    members = plans(newsroom(*items), knobs)["en", "all"].members
    by_day = sorted(items, key=lambda item: item.slug, reverse=True)
    assert members == tuple(identity_of(item, knobs) for item in by_day[:3])


def test_entries_of_one_time_are_in_the_order_of_their_identities() -> None:
    """Ties don't depend on files: two orders of reading give one feed."""
    items = [article(f"r{number}") for number in range(6)]
    made = plans(newsroom(*items)), plans(newsroom(*reversed(items)))
    assert made[0] == made[1]
    assert list(made[0]["en", "all"].members) == sorted(made[0]["en", "all"].members)


def test_tag_spelled_twice_is_one_feed() -> None:
    """`Homes` and `homes` share a feed, and an article with both is in it once."""
    items = article("a", tags=("Homes", "homes")), article("b", tags=("HOMES",))
    assert len(plans(newsroom(*items))["en", "tags/homes"].members) == 2


def test_tag_without_letters_has_no_feed() -> None:
    """A tag that leaves no slug has no address."""
    assert not [name for _, name in plans(newsroom(article("a", tags=("!?",)))) if "tags" in name]


def test_topic_is_found_under_its_translation_s_slug() -> None:
    """A French article may name the English topic; its feed is the French topic's."""
    room = newsroom(
        article("a", lang="fr", topic="housing"),
        article("b", lang="fr", topic="logement"),
        topics=(
            topic("housing", "Housing"),
            topic("logement", "Logement", "fr", translation_key="housing"),
        ),
    )
    made = plans(room)
    assert len(made["fr", "topics/logement"].members) == 2
    assert ("fr", "topics/housing") not in made


def test_a_topic_is_one_beat_in_every_language() -> None:
    """Feeds of a topic whose slug differs by language know each other; kinds do by their folder."""
    room = newsroom(
        article("a", topic="housing"),
        article("b", lang="fr", topic="logement"),
        topics=(
            topic("housing", "Housing"),
            topic("logement", "Logement", "fr", translation_key="housing"),
        ),
    )
    made = plans(room)
    assert made["fr", "topics/logement"].beat == made["en", "topics/housing"].beat
    assert made["fr", "releases"].beat == made["en", "releases"].beat == "releases"


def test_topic_without_a_page_keeps_its_word() -> None:
    """A category that nobody described is called as the article wrote it."""
    assert (
        plans(newsroom(article("a", topic="Transit")))["en", "topics/transit"].subject == "Transit"
    )


def test_withdrawn_article_stays_in_its_feeds() -> None:
    """A notice keeps the article's place among all, its language, its kind and its topic."""
    gone = notice("census", topic="housing", published=at(2026, 11, 20), date=at(2026, 11, 22))
    made = plans(newsroom(KEYS, notices=(gone,)))
    for name in ("all", "releases", "topics/housing"):
        assert made["en", name].members[0] == identity_of_notice(gone, KNOBS)


def test_happenings_have_calendars() -> None:
    """Events and advisories are in the calendars of all, their kind and topic, as they start."""
    gala = article("gala", Kind.EVENT, date=at(2026, 1, 1), starts=at(2026, 12, 5), topic="housing")
    tour = article("tour", Kind.ADVISORY, date=at(2026, 1, 2), starts=at(2026, 11, 24))
    made = plans(newsroom(gala, tour, KEYS))
    order = tuple(identity_of(item, KNOBS) for item in (tour, gala))
    assert made["en", "all"].happenings == order
    assert made["en", "events"].happenings == order[1:]
    assert made["en", "topics/housing"].paths[Format.CALENDAR] == "feeds/topics/housing.ics"
    assert Format.CALENDAR not in made["en", "releases"].paths


def test_undated_event_is_in_calendars_only() -> None:
    """What doesn't say when it was published can't be news, but it can be on a calendar."""
    gala = article("gala", Kind.EVENT, date=None, starts=at(2026, 12, 5))
    made = plans(newsroom(gala))
    assert list(made["en", "events"].paths) == [Format.CALENDAR]
    assert made["en", "all"].members == ()


def test_calendar_keeps_what_starts_last() -> None:
    """Among too many events, those furthest back in time go."""
    items = [article(f"e{n}", Kind.EVENT, starts=at(2026, 12, n)) for n in (1, 2, 3)]
    kept = plans(newsroom(*items), settings(feed_items=2))["en", "events"].happenings
    assert kept == tuple(identity_of(item, KNOBS) for item in items[1:])


def test_feed_s_identity_outlives_its_domain() -> None:
    """A newsroom that moves keeps the identities of its feeds."""
    moved = settings(site_url="https://press.example.com")
    here, there = plans(newsroom(KEYS)), plans(newsroom(KEYS), moved)
    assert here["en", "all"].id == there["en", "all"].id
    assert len({plan.id for plan in here.values()}) == len(here)


def test_newsroom_s_name_comes_from_the_settings_in_its_own_language() -> None:
    """SITENAME names the newsroom; other languages take the organization's name where it has one."""
    room = newsroom(KEYS, article("keys", lang="ar"))
    named = replace(room.organization, name=Localized((("ar", "فانوس"), ("en", "Lantern"))))
    made = plans(replace(room, organization=named))
    assert made["en", "all"].title == "Prairie Lantern Newsroom"
    assert made["ar", "all"].title == "فانوس"


@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("events/2026/gala/", "events/2026/gala/gala.ics"),
        ("blog/gala.html", "blog/gala.ics"),
    ],
)
def test_event_s_file_lies_beside_its_page(page: str, path: str) -> None:
    """A downloaded calendar file is named after its event."""
    assert calendar_path(page) == path


def test_ten_times_the_articles_take_about_ten_times_the_time() -> None:
    """Grouping doesn't compare every tag with every article."""

    def seconds(count: int) -> float:
        items = (article(f"r{n}", tags=(f"t{n}", f"t{n // 2}")) for n in range(count))
        room = newsroom(*items)
        start = time.process_time()
        feeds_of(room, KNOBS, Addresses(KNOBS))
        return time.process_time() - start

    small, large = (min(seconds(count) for _ in range(3)) for count in (100, 1000))
    assert large < 40 * small


def test_every_group_is_known_by_its_order() -> None:
    """Feeds come grouped, so that a page can list them under headings."""
    groups = [plan.group for key, plan in plans(newsroom(KEYS)).items()]
    order = list(Group)
    assert all(order.index(a) <= order.index(b) for a, b in pairwise(groups))
