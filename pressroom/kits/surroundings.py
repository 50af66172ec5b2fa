"""What surrounds a text: corrections above it, facts and quotes, whom to call and more below it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from pressroom.kits.body_tree import body_tree, inline_runs
from pressroom.kits.columns import width
from pressroom.kits.text_tree import (
    Block,
    Blocks,
    Contact,
    Entries,
    Entry,
    Figure,
    Listing,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Section,
    line,
    paragraph,
    runs_in,
    text_of,
)
from pressroom.kits.wording import label, own_way
from pressroom.language.dates import long_date, medium_date
from pressroom.language.press import bracketed, conventions, joined
from pressroom.language.words import words
from pressroom.site.views.articles import ArticleView
from pressroom.site.views.media import PictureView
from pressroom.site.views.pages import SiteView
from pressroom.site.views.parts import BoilerplateView, FactView, HappeningView, QuoteView
from pressroom.site.views.people import PersonView

UNREAD = re.compile(r"[\W_]+")
SHINGLE, WIDE_SHINGLE = 10, 4
"""Letters in a row by which a quote is found again in a text, and Chinese characters."""
SAID = 0.7
"""The part of a quote that a text must have to hold it: attributions and cuts interrupt it."""


def notices(article: ArticleView) -> Blocks:
    """What must be read before the text: that it isn't public, is cancelled, was moved or corrected."""
    lang, told = article.lang, []
    if article.kept_back:
        told.append(_notice(label(lang, "kept_back").format(why=article.kept_back), ()))
    if article.happening and article.happening.cancelled:
        reason = line(article.happening.cancelled_reason)
        told.append(_notice(label(lang, "cancelled"), reason))
    if article.happening and article.happening.moved:
        told.append(_notice(label(lang, "moved"), line(article.happening.moved)))
    for change in article.corrections:
        head = label(lang, "correction").format(date=long_date(change.date, lang))
        told.append(_notice(head, inline_runs(str(change.note), article.absolute_url)))
    return tuple(told)


def _notice(head: str, said: Runs) -> Block:
    between = (Run(text=". "),) if said else ()
    return Paragraph(runs=(Run(text=head, strong=True), *between, *said))


def particulars(article: ArticleView) -> Blocks:
    """When and where, and how to get in."""
    told = article.happening
    if told is None:
        return ()
    entries = [
        Entry(label=line(label(article.lang, name)), value=value)
        for name, value in _particulars(told, article.absolute_url)
        if value
    ]
    return (Entries(entries=tuple(entries)),)


def _particulars(told: HappeningView, base: str) -> Iterable[tuple[str, Runs]]:
    when = "\n".join((told.when, *(there for _, there in told.other_zones)))
    yield "when", line(when)
    yield "where", line("\n".join(filter(None, (told.venue, told.address))))
    online = told.online if told.online.startswith(("http://", "https://")) else ""
    yield "online", line(told.online, link=online)
    yield "photo_opportunity", inline_runs(str(told.photo_opportunity), base)
    yield "accreditation", inline_runs(str(told.accreditation), base)
    yield "rsvp", line(told.rsvp, link=urljoin(base, told.rsvp_url) if told.rsvp_url else "")


def before_end(article: ArticleView, body: Blocks) -> tuple[Section, ...]:
    """The quotes and facts that aren't in the body."""
    lang = article.lang
    said = letters(text_of(r for b in body for r in runs_in(b)))
    quotes = tuple(_quote(q, lang) for q in article.quotes if not holds(said, q.text))
    shown = {
        text_of(e.label) for b in body if isinstance(b, Entries) and b.facts for e in b.entries
    }
    facts = tuple(_fact(f, lang) for f in article.facts if f.label not in shown)
    told = []
    if quotes:
        told.append(Section(name="quotes", title=label(lang, "quotes"), blocks=quotes))
    if facts:
        blocks = (Entries(entries=facts, facts=True),)
        told.append(Section(name="facts", title=label(lang, "facts"), blocks=blocks))
    return tuple(told)


def letters(text: str) -> str:
    """Only what is read: a text without spaces, marks and capitals."""
    return UNREAD.sub("", text.casefold())


def holds(said: str, quote: str) -> bool:
    """Whether a text, as `letters` gives it, has a quote, whole or interrupted."""
    words = letters(quote)
    size = WIDE_SHINGLE if width(words) > len(words) else SHINGLE
    pieces = [words[at : at + size] for at in range(max(1, len(words) - size + 1))]
    return sum(piece in said for piece in pieces) >= SAID * len(pieces)


def _quote(quote: QuoteView, lang: str) -> Block:
    by = joined(lang, quote.by, quote.role)
    if quote.translated:
        by = bracketed(lang, by, quote.translated)
    said = Paragraph(runs=line(quote.marked))
    return Quotation(blocks=(said,), by=line(by), lang=quote.lang)


def _fact(fact: FactView, lang: str) -> Entry:
    source: list[Run] = list(line(fact.source, link=fact.source_url))
    if fact.as_of:
        between = conventions(lang).comma if source else ""
        source += (*line(between), Run(text=medium_date(fact.as_of, lang)))
    return Entry(label=line(fact.label), value=line(fact.value), source=tuple(source))


def after_text(
    article: ArticleView, site: SiteView, body: Blocks, terms: str
) -> tuple[Section, ...]:
    """About, notes to editors, whom to call, who can be interviewed, pictures, links, terms."""
    lang = article.lang
    callers = article.contacts or site.media_contacts
    named = {person.slug for person in callers}
    speakers = tuple(p for p in article.spokespeople if p.slug not in named)
    parts: list[Section] = [_about(b) for b in article.boilerplates]
    if article.notes:
        notes = body_tree(str(article.notes), article.absolute_url)
        parts.append(Section(name="notes", title=label(lang, "notes"), blocks=notes))
    for name, people in (("contacts", callers), ("spokespeople", speakers)):
        if people:
            cards = tuple(contact(person, lang) for person in people)
            title = label(lang, name, len(people))
            parts.append(Section(name=name, title=title, blocks=cards))
    parts += _pictures(article, site, body)
    if article.links:
        items = tuple(
            (Paragraph(runs=line(to.title, link=urljoin(article.absolute_url, to.url))),)
            for to in article.links
        )
        links = (Listing(items=items),)
        parts.append(Section(name="links", title=label(lang, "links"), blocks=links))
    if terms:
        told = paragraph(own_way(terms, lang))
        parts.append(Section(name="terms", title=label(lang, "terms"), blocks=(told,)))
    return tuple(parts)


def _about(told: BoilerplateView) -> Section:
    text = told.long or told.medium or told.short
    blocks = body_tree(str(told.html), "") or (paragraph(text),)
    return Section(name="about", title=told.title, blocks=blocks, lang=told.lang)


def contact(person: PersonView, lang: str) -> Contact:
    """Somebody to call, with every way to reach them."""
    ways = (
        ("phone", person.phone, person.phone_url),
        ("mobile", person.mobile, person.mobile_url),
        ("after_hours", person.after_hours, person.after_hours_url),
        ("email", person.email, f"mailto:{person.email}"),
    )
    spoken = words(lang).gettext(", ").join(name for _, name, _ in person.languages)
    speaks = label(lang, "speaks") % {"languages": spoken} if spoken else ""
    return Contact(
        name=person.name,
        role=joined(lang, person.role, person.organization),
        ways=tuple((label(lang, name), told, url) for name, told, url in ways if told),
        remarks=tuple(filter(None, (person.hours, speaks))),
    )


def _pictures(article: ArticleView, site: SiteView, body: Blocks) -> list[Section]:
    """The pictures that go with the text and aren't in it."""
    shown = {b.address for b in body if isinstance(b, Figure)}
    figures = tuple(
        picture_figure(p, site) for p in article.photos if site.url + p.src not in shown
    )
    title = label(article.lang, "pictures")
    return [Section(name="pictures", title=title, blocks=figures)] if figures else []


def picture_figure(picture: PictureView, site: SiteView) -> Figure:
    """A picture as the texts tell of it; its address is the largest that is offered."""
    offered = max(picture.downloads, key=lambda d: d.width, default=None)
    return Figure(
        address=site.url + (offered.url if offered else picture.src),
        alt=picture.alt,
        caption=inline_runs(str(picture.caption), site.url),
        credit=picture.credit,
        terms=picture.usage_terms,
        lang=picture.alt_lang,
    )
