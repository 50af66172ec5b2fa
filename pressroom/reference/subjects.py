"""What the reference speaks of: each sort of file, where it lies, and the model that declares its keys."""

from __future__ import annotations

from dataclasses import dataclass

from pressroom.model.article import Article
from pressroom.model.assets import Asset
from pressroom.model.coverage import Coverage
from pressroom.model.kinds import Kind
from pressroom.model.organization import Boilerplate, Office, Organization
from pressroom.model.pages import Page
from pressroom.model.parts import (
    Angle,
    Audience,
    Change,
    Consent,
    Exclusive,
    Fact,
    KitWish,
    Link,
    Live,
    Quote,
    Spoken,
    Withdrawal,
)
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.outreach.ledger import Entry, Went
from pressroom.outreach.media_list import (
    Basis,
    Deadline,
    EmbargoTerms,
    Journalist,
    Outlet,
    Preferences,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """One sort of file, or a group of keys within files."""

    name: str
    title: str
    where: str
    model: type
    says: str = ""


FILES = (
    Subject(
        "article",
        "Articles",
        "`releases/`, `stories/`, `advisories/`, `statements/`, `backgrounders/`, `events/`",
        Article,
        "One folder an article, `<kind>/<slug>/index.md`; its pictures and files lie beside it and share "
        "its fate. A file `<kind>/<slug>.md` is fine too. A Markdown file anywhere else under `content/` "
        "is a story. A translation is `index.fr.md` beside the original and takes from it what it "
        "doesn't say itself.",
    ),
    Subject("person", "People", "`people/<slug>.md`", Person, "The body is the biography."),
    Subject("topic", "Topics", "`topics/<slug>.md`", Topic, "The body says what we say and do."),
    Subject("page", "Pages", "`pages/*.md`", Page, "Ordinary pages, as Pelican knows them."),
    Subject(
        "asset",
        "Assets",
        "`<file>.yml` beside a picture, film, recording or document",
        Asset,
        "In the media library, `media/<album>/`, or beside an article.",
    ),
    Subject("coverage", "Coverage", "`coverage/<slug>.yml`", Coverage, "What others published."),
    Subject("organization", "The organization", "`organization.yml`", Organization),
    Subject(
        "outlet",
        "Outlets",
        "`outreach/outlets/<slug>.yml`",
        Outlet,
        "The [media list](../outreach.md) is private, and lies beside `content/`, never in it.",
    ),
    Subject("journalist", "Journalists", "`outreach/journalists/<slug>.yml`", Journalist),
    Subject(
        "ledger",
        "The ledger",
        "`outreach/ledger.jsonl`, one JSON object a line",
        Entry,
        "Written by pressroom, append-only: which kit went to whom, and what came of it.",
    ),
)
PARTS = (
    Subject("quote", "Quote", "`quotes`", Quote),
    Subject("fact", "Fact", "`facts`", Fact),
    Subject("link", "Link", "`links`", Link),
    Subject("change", "Change", "`changes`, `corrections`", Change),
    Subject("withdrawal", "Withdrawal", "`withdrawn` of an article", Withdrawal),
    Subject("exclusive", "Exclusive", "`exclusive`", Exclusive),
    Subject("angle", "Angle", "`angles`", Angle),
    Subject("audience", "Audience", "`for` of an angle", Audience),
    Subject("kit", "Kit", "`kit`", KitWish),
    Subject("consent", "Consent", "`consent` of an asset", Consent),
    Subject("language", "Language spoken", "`languages` of a person", Spoken),
    Subject("live", "Live", "`live` of a person", Live),
    Subject(
        "boilerplate", "Boilerplate", "`boilerplates` of the organization, by key", Boilerplate
    ),
    Subject("office", "Office", "`offices` of the organization", Office),
    Subject("basis", "Basis of consent", "`consent` of a journalist", Basis),
    Subject("embargo-terms", "Embargo terms", "`embargo_terms`", EmbargoTerms),
    Subject("preferences", "Preferences", "`preferences` of a journalist", Preferences),
    Subject("item", "Item of a kit", "`items` of a line of the ledger", Went),
    Subject("deadline", "Deadline", "`deadlines` of an outlet", Deadline),
)
KINDS = tuple(kind.value for kind in Kind)
