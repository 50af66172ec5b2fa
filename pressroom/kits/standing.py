"""The text of what isn't news: a topic, and the organization itself, ready to be set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressroom.kits.body_tree import body_tree
from pressroom.kits.composing import Composing
from pressroom.kits.copy import Copy
from pressroom.kits.surroundings import contact
from pressroom.kits.text_tree import Blocks, Entries, Entry, Section, line, paragraph
from pressroom.kits.wording import label
from pressroom.language.dates import medium_date
from pressroom.language.press import joined
from pressroom.language.tags import direction
from pressroom.site.bodies import snippet, topic_body
from pressroom.site.kits import Subject
from pressroom.site.parts import fact_views
from pressroom.site.views.pages import SiteView
from pressroom.site.views.parts import BoilerplateView, FactView


def copy_in(at: Composing, subject: Subject, lang: str) -> Copy | None:
    """What a subject says in a language; None where the organization says nothing in it."""
    terms = at.terms(lang)
    if subject.sort == "article":
        return at.copy(subject.articles[lang])
    if subject.sort == "topic":
        return _topic(at, subject, lang, terms)
    return _organization(at, lang, terms)


def source_of(at: Composing, subject: Subject, lang: str) -> str:
    """The content file that says it, relative to the site's folder."""
    if subject.sort == "organization":
        return at.desk.newsroom.organization.origin.path
    item = subject.articles[lang] if subject.sort == "article" else subject.topics[lang]
    return item.origin.path


def _topic(at: Composing, subject: Subject, lang: str, terms: str) -> Copy:
    desk, topic = at.desk, subject.topics[lang]
    url = desk.addresses.absolute(desk.url(desk.addresses.topic(topic)))
    house = at.house(lang)
    return _copy(
        house,
        kind_label=desk.words(lang).gettext("Topic"),
        title=topic.title,
        summary=snippet(topic.summary),
        body=body_tree(topic_body(desk, topic).html, url),
        facts=fact_views(desk, topic.facts, lang),
        url=url,
        terms=terms,
    )


def own_words(house: SiteView) -> BoilerplateView | None:
    """What the organization says of itself in the page's own language."""
    return next((told for told in house.organization.boilerplates if not told.lang), None)


def _organization(at: Composing, lang: str, terms: str) -> Copy | None:
    house = at.house(lang)
    own = own_words(house)
    text = (own.long or own.medium or own.short) if own else ""
    if own is None or not text:
        return None
    return _copy(
        house,
        kind_label=at.desk.words(lang).gettext("Organization"),
        title=own.title,
        summary=own.short,
        body=tuple(paragraph(part) for part in text.split("\n\n")),
        facts=house.organization.facts,
        url=at.desk.addresses.absolute(house.paths["about"]),
        terms=terms,
    )


def _copy(
    house: SiteView,
    *,
    kind_label: str,
    title: str,
    summary: str,
    body: Blocks,
    facts: Iterable[FactView],
    url: str,
    terms: str,
) -> Copy:
    lang = house.lang
    return Copy(
        lang=lang,
        dir=direction(lang),
        organization=house.organization.name,
        tagline=house.organization.tagline,
        home=house.url + house.paths["home"],
        kind="page",
        kind_label=kind_label,
        title=title,
        summary=summary,
        body=body,
        after=tuple(_sections(house, tuple(facts), terms)),
        url=url,
    )


def _sections(house: SiteView, facts: tuple[FactView, ...], terms: str) -> Iterator[Section]:
    lang, callers = house.lang, house.media_contacts
    if facts:
        entries = Entries(entries=tuple(_entry(fact, lang) for fact in facts), facts=True)
        yield Section(name="facts", title=label(lang, "facts"), blocks=(entries,))
    if callers:
        cards = tuple(contact(person, lang) for person in callers)
        yield Section(name="contacts", title=label(lang, "contacts", len(callers)), blocks=cards)
    if terms:
        yield Section(name="terms", title=label(lang, "terms"), blocks=(paragraph(terms),))


def _entry(fact: FactView, lang: str) -> Entry:
    day = medium_date(fact.as_of, lang) if fact.as_of else ""
    source = line(joined(lang, fact.source, day))
    return Entry(label=line(fact.label), value=line(fact.value), source=source)
