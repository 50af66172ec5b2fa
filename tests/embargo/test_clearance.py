"""Clearance: what may be seen at a given time, rule by rule."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from samples import (
    DAY,
    HOUR,
    NOW,
    ZONE,
    article,
    asset,
    coverage,
    localized,
    newsroom,
    page,
    person,
    topic,
)

from pressroom.embargo.clearance import Clearance, clear
from pressroom.model.keys import Localized
from pressroom.model.kinds import Kind, Status
from pressroom.model.parts import (
    Angle,
    Audience,
    Consent,
    Exclusive,
    Fact,
    KitWish,
    Link,
    Quote,
    Withdrawal,
)
from pressroom.reading.unfit import Unfit


def cleared(*items: Any, now: dt.datetime = NOW, **more: Any) -> Clearance:
    """The clearance of a newsroom of these items."""
    return clear(newsroom(*items), now, lang="en", **more)


def slugs(clearance: Clearance) -> list[str]:
    """The public articles as slug and language."""
    return [f"{a.slug}.{a.lang}" for a in clearance.public.articles]


def why(clearance: Clearance, path: str) -> str:
    """The reason given for what lies at a path."""
    return "; ".join(w.why for w in clearance.withheld if w.path == path)


def test_published() -> None:
    """What is published and due may be seen; nothing is withheld."""
    clearance = cleared(article("keys"))
    assert slugs(clearance) == ["keys.en"]
    assert clearance.withheld == ()


@pytest.mark.parametrize("status", [Status.DRAFT, Status.HIDDEN, Status.SKIP])
def test_unfinished(status: Status) -> None:
    """Drafts, and what Pelican calls hidden or skip, are in nothing."""
    clearance = cleared(article("keys", status=status))
    assert slugs(clearance) == []
    assert why(clearance, "releases/keys/index.md") == "draft"


def test_scheduled() -> None:
    """A date in the future opens by itself, to the second."""
    item = article("keys", date=NOW + HOUR)
    closed = cleared(item)
    assert slugs(closed) == []
    assert closed.withheld[0].opens == NOW + HOUR
    assert closed.withheld[0].why == "scheduled for 2026-11-23 10:00-07:00"
    assert slugs(cleared(item, now=NOW + HOUR)) == ["keys.en"]


@pytest.mark.parametrize("status", [Status.EMBARGOED, Status.PUBLISHED])
def test_embargo(status: Status) -> None:
    """An embargo holds whatever the status says, and opens by itself."""
    item = article("keys", status=status, embargo=NOW + HOUR)
    closed = cleared(item)
    assert slugs(closed) == []
    assert closed.withheld[0].why == "embargoed until 2026-11-23 10:00-07:00"
    assert slugs(cleared(item, now=NOW + HOUR)) == ["keys.en"]


def test_embargo_without_a_time() -> None:
    """Embargoed without a time never opens by itself."""
    clearance = cleared(article("keys", status=Status.EMBARGOED))
    assert slugs(clearance) == []
    assert clearance.withheld[0].opens is None


def test_later_of_date_and_embargo() -> None:
    """Of a date and an embargo the later counts."""
    for date, embargo in ((HOUR, 2 * HOUR), (2 * HOUR, HOUR)):
        item = article("keys", date=NOW + date, embargo=NOW + embargo)
        assert slugs(cleared(item, now=NOW + HOUR)) == []
        assert slugs(cleared(item, now=NOW + 2 * HOUR)) == ["keys.en"]


def test_embargo_in_another_zone() -> None:
    """Times are compared as moments, whatever their zones."""
    tokyo = dt.timezone(dt.timedelta(hours=9))
    item = article("keys", embargo=(NOW + HOUR).astimezone(tokyo))
    assert slugs(cleared(item)) == []
    assert slugs(cleared(item, now=NOW + HOUR)) == ["keys.en"]


def test_exclusive() -> None:
    """An exclusive of the whole keeps it back; one of parts empties them; both lapse."""
    whole = article("keys", exclusive=Exclusive(outlet="post", until=NOW + HOUR))
    assert why(cleared(whole), "releases/keys/index.md") == (
        "exclusive to post until 2026-11-23 10:00-07:00"
    )
    assert slugs(cleared(whole, now=NOW + HOUR)) == ["keys.en"]


def exclusive_parts() -> list[Any]:
    """A release whose photos and quotes one outlet has first."""
    return [
        article(
            "keys",
            body="![](lead.jpg)",
            exclusive=Exclusive(outlet="post", until=NOW + HOUR, withhold=("photos", "quotes")),
            photos=("lead.jpg",),
            files=("plan.pdf",),
            quotes=(Quote(text="A door is worth a great deal.", by="amira"),),
            kit=KitWish(photos=("lead.jpg",), include=("plan.pdf", "lead.jpg")),
            facts=(Fact(label=localized("a"), value=localized("1"), as_of=NOW.date()),),
        ),
        asset("releases/keys/lead.jpg"),
        asset("releases/keys/plan.pdf"),
        person("amira"),
    ]


def test_exclusive_parts() -> None:
    """The promised parts are empty, and their files and speakers are gone with them."""
    closed = cleared(*exclusive_parts())
    (public,) = closed.public.articles
    assert (public.photos, public.quotes) == ((), ())
    assert public.kit == KitWish(include=("plan.pdf",))
    assert (public.files, len(public.facts)) == (("plan.pdf",), 1)
    assert list(closed.public.assets) == ["releases/keys/plan.pdf"]
    assert closed.public.people == ()
    opened = cleared(*exclusive_parts(), now=NOW + HOUR)
    assert len(opened.public.assets) == 2
    assert opened.public.articles[0].quotes
    assert opened.withheld == ()


def test_exclusive_of_something_else() -> None:
    """A promise in words we don't know keeps everything back, rather than nothing."""
    item = article(
        "keys", exclusive=Exclusive(outlet="post", until=NOW + HOUR, withhold=("photo",))
    )
    assert slugs(cleared(item)) == []
    assert slugs(cleared(item, now=NOW + HOUR)) == ["keys.en"]


def test_exclusive_photo_that_is_out_already() -> None:
    """A picture that another public article shows can't be promised any more."""
    clearance = cleared(*exclusive_parts(), article("old", photos=("/releases/keys/lead.jpg",)))
    assert "releases/keys/lead.jpg" in clearance.public.assets


WITHDRAWAL = Withdrawal(date=NOW, reason=localized("The figures were wrong."), replaced_by="new")


def test_withdrawn() -> None:
    """A withdrawn article leaves a notice and no other trace."""
    item = article(
        "keys",
        status=Status.WITHDRAWN,
        withdrawn=WITHDRAWAL,
        aliases=("/old/",),
        contacts=("amira",),
    )
    clearance = cleared(item, article("new"), person("amira"), coverage("c", release="keys"))
    assert slugs(clearance) == ["new.en"]
    (notice,) = clearance.public.notices
    assert (notice.slug, notice.lang, notice.identity) == ("keys", "en", "keys")
    assert (notice.date, notice.published) == (NOW, NOW - DAY)
    assert (notice.replaced_by, notice.aliases) == ("new", ("/old/",))
    assert (clearance.public.people, clearance.public.coverage) == ((), ())


def test_withdrawn_later() -> None:
    """Until the day of its withdrawal an article stays."""
    item = article("keys", withdrawn=WITHDRAWAL)
    before = cleared(item, now=NOW - HOUR)
    assert slugs(before) == ["keys.en"]
    assert before.public.articles[0].withdrawn is None
    assert before.public.notices == ()


def test_withdrawn_before_it_appeared() -> None:
    """What never appeared leaves no notice when it is withdrawn."""
    for keys in (
        {"embargo": NOW + HOUR},
        {"date": NOW + HOUR},
        {"status": Status.DRAFT},
        {"date": NOW},
    ):
        item = article("keys", withdrawn=WITHDRAWAL, **keys)
        clearance = cleared(item, now=NOW + 2 * HOUR)
        assert (clearance.public.notices, slugs(clearance)) == ((), [])


def test_withdrawn_without_words() -> None:
    """The status alone takes an article away; a notice needs a reason."""
    clearance = cleared(article("keys", status=Status.WITHDRAWN))
    assert (clearance.public.notices, slugs(clearance)) == ((), [])


def test_notice_names_nothing_withheld() -> None:
    """A notice doesn't name a replacement that can't be seen yet."""
    item = article("keys", withdrawn=WITHDRAWAL)
    clearance = cleared(item, article("new", embargo=NOW + HOUR))
    assert clearance.public.notices[0].replaced_by is None


@pytest.mark.parametrize(
    ("original", "translation", "public"),
    [
        ({"status": Status.DRAFT}, {}, []),
        ({"embargo": NOW + HOUR}, {}, []),
        ({"embargo": NOW + HOUR}, {"embargo": NOW - HOUR}, []),
        ({"embargo": NOW - HOUR}, {"embargo": NOW + HOUR}, ["keys.en"]),
        ({"exclusive": Exclusive(outlet="post", until=NOW + HOUR)}, {}, []),
        ({"status": Status.WITHDRAWN, "withdrawn": WITHDRAWAL}, {}, []),
        ({}, {"status": Status.DRAFT}, ["keys.en"]),
        ({}, {"embargo": NOW + HOUR}, ["keys.en"]),
        ({}, {}, ["keys.en", "keys.fr"]),
        ({"date": NOW + HOUR}, {}, ["keys.fr"]),
    ],
)
def test_translations(
    original: dict[str, Any], translation: dict[str, Any], public: list[str]
) -> None:
    """A translation opens by its own keys, and never before its original's embargo."""
    clearance = cleared(article("keys", **original), article("keys", lang="fr", **translation))
    assert slugs(clearance) == public


def test_withdrawal_takes_translations_along() -> None:
    """Each language has its own notice when the original is withdrawn."""
    clearance = cleared(article("keys", withdrawn=WITHDRAWAL), article("keys", lang="fr"))
    assert [n.lang for n in clearance.public.notices] == ["en", "fr"]


def test_translations_elsewhere() -> None:
    """A translation in another folder is held by its original too."""
    original = article("keys", embargo=NOW + HOUR)
    other = article("cles", lang="fr", translation_key="keys", path="content/releases/cles.md")
    assert slugs(cleared(other, original)) == []


def test_same_slug_of_another_kind_is_no_translation() -> None:
    """A story and a release that share a slug by chance are judged apart."""
    items = article("keys", embargo=NOW + HOUR), article("keys", lang="fr", kind=Kind.STORY)
    assert slugs(cleared(*items)) == ["keys.fr"]


def test_refused_original() -> None:
    """Where the original couldn't be read its translations are kept back."""
    clearance = cleared(
        article("keys", lang="fr"),
        article("other"),
        asset("releases/gone/plan.pdf"),
        asset("releases/other/loose.jpg"),
        asset("media/a/loose.jpg"),
        unfit=unread(keys="", gone=""),
    )
    assert slugs(clearance) == ["other.en"]
    assert clearance.public.assets == {}


def unread(**texts: str) -> Unfit:
    """Releases that couldn't be read, by slug, and what they say."""
    return Unfit(unread={f"content/releases/{n}/index.md": text for n, text in texts.items()})


def test_what_an_unread_text_mentions() -> None:
    """Nobody can tell when a text with a broken header may be seen: what only it mentions waits."""
    said = "embargo: ???\nspokespeople: [cara-lind]\ntopic: motels\nphotos: [/media/a/secret.jpg]\n"
    said += "Says Dan Wood: housing matters. Not that annabel. ![](own%20plan.png)"
    clearance = cleared(
        *(person("cara-lind"), person("dan", name="Dan Wood"), person("anna", name="Anna")),
        *(person("bo"), topic("motels"), topic("housing")),
        *(asset("media/a/secret.jpg"), asset("media/a/own plan.png"), asset("media/a/other.jpg")),
        article("open", spokespeople=("bo",)),
        unfit=unread(keys=said + " bo"),
    )
    assert {p.slug for p in clearance.public.people} == {"anna", "bo"}
    assert {t.slug for t in clearance.public.topics} == {"housing"}
    assert set(clearance.public.assets) == {"media/a/other.jpg"}


def test_what_a_text_with_errors_names() -> None:
    """A text that is only left out keeps nobody back; one that waits as well keeps its own."""
    named = {"spokespeople": ("cara",), "topic": "motels", "photos": ("/media/a/p.jpg",)}
    items = person("cara"), topic("motels"), asset("media/a/p.jpg"), asset("releases/keys/q.jpg")
    left = cleared(*items, unfit=Unfit(articles=(article("keys", **named),)))
    assert slugs(left) == []
    assert {p.slug for p in left.public.people} == {"cara"}
    assert set(left.public.assets) == {"media/a/p.jpg"}
    (own,) = left.withheld
    assert (own.path, own.secret, own.marks) == ("releases/keys/q.jpg", False, ())
    waiting = cleared(*items, unfit=Unfit(articles=(article("keys", embargo=NOW + HOUR, **named),)))
    assert not waiting.public.people and not waiting.public.assets and not waiting.public.topics
    assert all(each.secret for each in waiting.withheld)


def test_a_text_with_errors_leaves_no_notice() -> None:
    """What a withdrawn text with errors says of its withdrawal stays out as well."""
    gone = article("keys", withdrawn=Withdrawal(date=NOW, reason=localized("It was wrong.")))
    assert len(cleared(gone).public.notices) == 1
    assert cleared(unfit=Unfit(articles=(gone,))).public.notices == ()


def test_people_that_only_a_draft_page_names() -> None:
    """A page that isn't public yet keeps back whom it names, as an article does."""
    text = "::: contact cara\n:::\n"
    items = person("cara"), page("soon", body=text, status=Status.DRAFT)
    assert cleared(*items).public.people == ()
    assert len(cleared(*items, page("open", body=text)).public.people) == 1


def test_beside_a_withheld_article() -> None:
    """What lies in a withheld article's folder shares its fate, even if others name it."""
    clearance = cleared(
        article("keys", embargo=NOW + HOUR),
        asset("releases/keys/lead.jpg"),
        article("other", photos=("/releases/keys/lead.jpg",)),
    )
    assert clearance.public.assets == {}
    assert clearance.public.articles[0].photos == ()
    assert [w.opens for w in clearance.withheld] == [NOW + HOUR, NOW + HOUR]


def test_beside_a_withheld_translation() -> None:
    """A folder is open once one of its languages is; what only the other shows is not."""
    clearance = cleared(
        article("keys", photos=("lead.jpg",)),
        article("keys", lang="fr", status=Status.DRAFT, photos=("lead.jpg", "autre.jpg")),
        asset("releases/keys/lead.jpg"),
        asset("releases/keys/autre.jpg"),
        asset("releases/keys/loose.jpg"),
    )
    assert sorted(clearance.public.assets) == ["releases/keys/lead.jpg", "releases/keys/loose.jpg"]


@pytest.mark.parametrize(
    "keys",
    [
        {"photos": ("media/a/p.jpg",)},
        {"video": ("/media/a/p.jpg",)},
        {"audio": ("media/a/p.jpg",)},
        {"files": ("media/a/p.jpg",)},
        {"kit": KitWish(include=("media/a/p.jpg",))},
        {"kit": KitWish(photos=("media/a/p.jpg",))},
        {"body": "![x](media/a/p.jpg 'A title')"},
        {"body": "![x](../../media/a/p.jpg)"},
        {"body": "[x]({static}/media/a/p.jpg)"},
        {"body": "::: figure media/a/p.jpg\n:::"},
        {"body": "::: gallery\n- media/a/p.jpg\n:::"},
        {"body": "::: embed /media/a/p.jpg\n:::"},
        {"body": '<img src="/media/a/p.jpg">'},
        {"body": "![x][p]\n\n[p]: media/a/p.jpg"},
        {"notes": "See media/a/p.jpg."},
        {"links": (Link(title="x", url="/media/a/p.jpg"),)},
    ],
)
def test_library_assets(keys: dict[str, Any]) -> None:
    """An asset of the library that only withheld articles name is kept back with them."""
    items = [asset("media/a/p.jpg"), article("keys", embargo=NOW + HOUR, **keys)]
    assert cleared(*items).public.assets == {}
    assert list(cleared(*items, now=NOW + HOUR).public.assets) == ["media/a/p.jpg"]
    assert list(cleared(*items, article("open", **keys)).public.assets) == ["media/a/p.jpg"]


def test_names_with_blanks() -> None:
    """A path with blanks is found as it is written in each place."""
    path = "media/a/my photo (1).jpg"
    for body in (f"::: figure {path}\n:::", f"- {path}", "![x](media/a/my%20photo%20%281%29.jpg)"):
        items = [asset(path), article("keys", embargo=NOW + HOUR, body=body)]
        assert cleared(*items).public.assets == {}, body


def test_library_asset_nobody_names() -> None:
    """What no article names is in the library for all to see."""
    assert list(cleared(asset("media/a/p.jpg")).public.assets) == ["media/a/p.jpg"]


def test_captions_of_a_withheld_video() -> None:
    """The captions file of a withheld video is withheld."""
    clearance = cleared(
        asset("media/a/v.mp4", captions_file="v.vtt"),
        asset("media/a/v.vtt"),
        article("keys", embargo=NOW + HOUR, video=("media/a/v.mp4",)),
    )
    assert clearance.public.assets == {}


TODAY = NOW.date()


@pytest.mark.parametrize(
    ("keys", "public"),
    [
        ({}, True),
        ({"people": ("Rahel",)}, False),
        ({"people": ("Rahel",), "consent": Consent(people="all")}, True),
        ({"people": ("Rahel",), "consent": Consent(people="all", scope=("press",))}, False),
        ({"people": ("Rahel",), "consent": Consent(people="all", until=TODAY)}, True),
        ({"people": ("Rahel",), "consent": Consent(people="all", until=TODAY - DAY)}, False),
        ({"people": ("Rahel",), "consent": Consent(people="all", withdrawn=TODAY)}, False),
        ({"people": ("Rahel",), "consent": Consent(people="all", withdrawn=TODAY + DAY)}, True),
        ({"consent": Consent(people="all", withdrawn=TODAY)}, False),
    ],
)
def test_consent(keys: dict[str, Any], public: bool) -> None:
    """A picture of people needs a consent for the web that holds today."""
    clearance = cleared(
        asset("media/a/p.jpg", **keys),
        article("keys", photos=("media/a/p.jpg",)),
        person("amira", headshot="media/a/p.jpg"),
    )
    assert bool(clearance.public.assets) is public
    assert bool(clearance.public.articles[0].photos) is public
    assert bool(clearance.public.people[0].headshot) is public
    assert all(a.consent is None for a in clearance.public.assets.values())


def test_consent_names_what_it_is_for() -> None:
    """What may be shown is marked where its people didn't agree to the press or to social media."""
    consents = {"all": ("web", "press", "social"), "press": ("web", "press"), "web": ("web",)}
    public = cleared(
        *(
            asset(
                f"media/a/{name}.jpg", people=("Rahel",), consent=Consent(people="x", scope=scope)
            )
            for name, scope in consents.items()
        ),
        asset("media/a/nobody.jpg"),
    ).public
    assert public.web_only == {"media/a/web.jpg"}
    assert public.unshared == {"media/a/web.jpg", "media/a/press.jpg"}


def test_today_is_in_the_zone_of_now() -> None:
    """The last day of a consent ends at the site's midnight, not at Greenwich's."""
    photo = asset("p.jpg", people=("Rahel",), consent=Consent(people="all", until=TODAY))
    photo = dataclasses.replace(photo, owner="")
    evening = dt.datetime(2026, 11, 23, 23, 59, tzinfo=ZONE)
    assert cleared(photo, now=evening).public.assets
    assert not cleared(photo, now=evening + dt.timedelta(minutes=1)).public.assets


@pytest.mark.parametrize(
    "keys",
    [
        {"contacts": ("amira",)},
        {"spokespeople": ("amira",)},
        {"authors": ("amira",)},
        {"quotes": (Quote(text="Yes.", by="amira"),)},
        {"body": "::: contact amira\n:::"},
        {"body": "::: pullquote amira\n\nYes.\n:::"},
        {"body": "[her]({filename}/people/amira.md)"},
    ],
)
def test_people(keys: dict[str, Any]) -> None:
    """Somebody whom only withheld articles name is kept back, in every language."""
    hidden = article("keys", embargo=NOW + HOUR, **keys)
    both = [person("amira", headshot="media/a/p.jpg"), person("amira", lang="fr")]
    portrait = asset("media/a/p.jpg")
    closed = cleared(hidden, *both, portrait)
    assert (closed.public.people, closed.public.assets) == ((), {})
    assert why(closed, "people/amira.fr.md") == "only withheld articles speak of it"
    assert len(cleared(hidden, *both, now=NOW + HOUR).public.people) == 2
    assert len(cleared(hidden, *both, article("open", **keys)).public.people) == 2


def test_people_that_stay() -> None:
    """Media contacts, those nobody names, and those a topic names stay."""
    clearance = cleared(
        article("keys", embargo=NOW + HOUR, contacts=("a", "c")),
        person("a", media_contact=True),
        person("b"),
        person("c"),
        topic("t", spokespeople=("c",)),
    )
    assert [p.slug for p in clearance.public.people] == ["a", "b", "c"]


def test_topics() -> None:
    """A topic that only withheld articles have is kept back, and its name with it."""
    items = [
        article("keys", embargo=NOW + HOUR, topic="merger"),
        topic("merger", spokespeople=("cara",)),
        topic("quiet"),
        person("amira", topics=("merger", "quiet")),
        person("cara"),
    ]
    closed = cleared(*items)
    assert [t.slug for t in closed.public.topics] == ["quiet"]
    assert [(p.slug, p.topics) for p in closed.public.people] == [("amira", ("quiet",))]
    opened = cleared(*items, now=NOW + HOUR)
    assert [t.slug for t in opened.public.topics] == ["merger", "quiet"]


def test_implied_topics() -> None:
    """A topic that exists as a category only is public in the languages that show it."""
    clearance = cleared(
        article("one", topic="notes", status=Status.DRAFT, extra={"category": "SECRET"}),
        article("two", topic="notes", extra={"category": "Notes"}),
        topic("notes", implied=True, title="SECRET"),
        topic("notes", implied=True, title="Notes", lang="fr"),
    )
    (public,) = clearance.public.topics
    assert (public.lang, public.title) == ("en", "Notes")


def test_coverage() -> None:
    """Coverage of withheld articles is kept back whole, any other stays."""
    clearance = cleared(
        article("keys", embargo=NOW + HOUR),
        article("open"),
        coverage("a", release="keys", journalist="jo"),
        coverage("b", release="open", journalist="jo"),
        coverage("c"),
        coverage("d", date=TODAY + DAY),
        coverage("e", date=TODAY, release="unknown"),
    )
    found = [(c.slug, c.release, c.journalist) for c in clearance.public.coverage]
    assert found == [("e", None, None), ("b", "open", None), ("c", None, None)]


def test_links_to_withheld_articles() -> None:
    """A link to a withheld article is dropped with its title."""
    links = [
        "/releases/2026/keys/",
        "{filename}/releases/keys/index.md",
        "../keys/index.md",
        "https://example.org/",
        "/about/",
        "/releases/2026/keys-to-success/",
    ]
    clearance = cleared(
        article("keys", embargo=NOW + HOUR),
        article("open", links=tuple(Link(title="x", url=url) for url in links)),
    )
    assert [link.url for link in clearance.public.articles[0].links] == links[3:]


def test_links_to_public_things_of_the_same_name() -> None:
    """A link to a topic stays when a withheld article has the topic's slug."""
    clearance = cleared(
        article("housing", embargo=NOW + HOUR),
        topic("housing"),
        article("open", links=(Link(title="x", url="/topics/housing/"),)),
    )
    assert clearance.public.articles[0].links


def test_pages() -> None:
    """Draft pages and those with a date to come are kept back."""
    clearance = cleared(
        page("about"), page("plan", status=Status.DRAFT), page("soon", date=NOW + HOUR)
    )
    assert [p.slug for p in clearance.public.pages] == ["about"]


def test_private_keys_are_blank() -> None:
    """Keys the contract declares private don't get into public values, at any depth."""
    clearance = cleared(
        article(
            "keys",
            embargo=NOW - HOUR,
            status=Status.EMBARGOED,
            exclusive=Exclusive(outlet="post", until=NOW - HOUR),
            facts=(Fact(label=localized("a"), value=localized("1"), as_of=TODAY, review_by=TODAY),),
            quotes=(Quote(text="Yes.", by="amira", approved=True),),
            angles=(Angle(for_=Audience(beat="housing"), lead="For you."),),
        )
    )
    (public,) = clearance.public.articles
    assert public.angles == ()
    assert (public.embargo, public.exclusive, public.status) == (None, None, Status.PUBLISHED)
    assert public.facts[0].review_by is None
    assert public.quotes[0].approved is False


def test_order() -> None:
    """Articles are newest first, then by slug and language, whatever the order of files."""
    items = [
        article("b", date=NOW - HOUR),
        article("a", lang="fr"),
        article("a"),
        article("c", date=None, kind=Kind.EVENT),
        article("d", date=(NOW - 2 * HOUR).astimezone(dt.UTC)),
    ]
    order = ["b.en", "d.en", "a.en", "a.fr", "c.en"]
    assert slugs(cleared(*items)) == slugs(cleared(*reversed(items))) == order


def test_now_needs_a_zone() -> None:
    """Without a zone nobody knows what day it is."""
    with pytest.raises(ValueError, match="zone"):
        cleared(now=dt.datetime(2026, 1, 1))


def test_localized_stays() -> None:
    """Texts in several languages are published as they are."""
    text = Localized((("en", "A door"), ("fr", "Une porte")))
    clearance = cleared(asset("media/a/p.jpg", alt=text))
    assert clearance.public.assets["media/a/p.jpg"].alt == text


def test_a_lifted_embargo_dates_the_article() -> None:
    """Readers and feeds get the moment it became visible, not the earlier day it was written."""
    written = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    lifted = dt.datetime(2026, 2, 1, 6, tzinfo=dt.UTC)
    held = article("held", date=written, status=Status.EMBARGOED, embargo=lifted)
    clearance = cleared(held, now=lifted + 9 * DAY)
    assert [a.date for a in clearance.public.articles] == [lifted]
