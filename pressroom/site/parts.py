"""The parts of an article as templates see them: quotes, facts, changes, boilerplates, links."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.language.dates import medium_date
from pressroom.language.press import attribution, bracketed, colon, joined, quoted
from pressroom.language.tags import best
from pressroom.language.tags import spoken_name as language_name
from pressroom.model.organization import Boilerplate
from pressroom.model.parts import Change, Fact, Link, Quote
from pressroom.site.bodies import inline, snippet
from pressroom.site.desk import Desk
from pressroom.site.people import person_view
from pressroom.site.views.links import LinkView
from pressroom.site.views.parts import BoilerplateView, ChangeView, FactView, QuoteView


def quote_view(desk: Desk, quote: Quote, lang: str, number: int) -> QuoteView:
    """A quote; its speaker is looked up by slug, else named as written."""
    person = person_view(desk, quote.by, lang)
    name = person.name if person else quote.by
    role = quote.role or (person.role if person else "")
    text = snippet(quote.text)
    note = _translated(desk, quote, lang)
    return QuoteView(
        anchor=f"quote-{number}",
        html=inline(quote.text, lang),
        text=text,
        marked=quoted(text, lang),
        by=name,
        role=role,
        person=person,
        lang=quote.lang if quote.lang and quote.lang != lang and not quote.translated_by else "",
        translated=note,
        attribution=attribution(text, lang, name, role, note),
    )


def _translated(desk: Desk, quote: Quote, lang: str) -> str:
    words = desk.words(lang)
    if quote.translated_by == "machine":
        return words.gettext("translated by machine")
    if quote.translated_by is None:
        return ""
    if quote.lang and quote.lang != lang:
        return words.gettext("translated from {language}").format(
            language=language_name(quote.lang, lang)
        )
    return words.gettext("translated")


def fact_views(desk: Desk, facts: Iterable[Fact], lang: str) -> tuple[FactView, ...]:
    """Facts in a language, each with a sentence to copy."""
    return tuple(_fact(desk, fact, lang, number) for number, fact in enumerate(facts, 1))


def _fact(desk: Desk, fact: Fact, lang: str, number: int) -> FactView:
    label, value = desk.text(fact.label, lang), desk.text(fact.value, lang)
    source = desk.text(fact.source, lang)
    told = joined(lang, source, medium_date(fact.as_of, lang))
    return FactView(
        anchor=f"fact-{number}",
        label=label,
        value=value,
        source=source,
        source_url=fact.source_url or "",
        as_of=fact.as_of,
        text=bracketed(lang, f"{label}{colon(lang)}{value}", told),
    )


def change_views(changes: Iterable[Change], lang: str) -> tuple[ChangeView, ...]:
    """Corrections or edits, the latest first."""
    ordered = sorted(changes, key=lambda c: c.date, reverse=True)
    return tuple(ChangeView(date=c.date, note=inline(c.note, lang)) for c in ordered)


def boilerplate_views(desk: Desk, keys: Iterable[str], lang: str) -> tuple[BoilerplateView, ...]:
    """The About paragraphs of those keys, in a language."""
    known = dict(desk.newsroom.organization.boilerplates)
    return tuple(boilerplate_view(desk, key, known[key], lang) for key in keys if key in known)


def boilerplate_view(desk: Desk, key: str, told: Boilerplate, lang: str) -> BoilerplateView:
    """One About paragraph; where it isn't told in the language, `lang` says which one it is in."""
    shown = told.medium or told.short or told.long
    name = desk.text(desk.newsroom.organization.name, lang)
    title = desk.text(told.title, lang) or desk.words(lang).gettext("About {name}").format(
        name=name
    )
    return BoilerplateView(
        key=key,
        title=title,
        html=inline(desk.text(shown, lang), lang),
        short=snippet(desk.text(told.short, lang)),
        medium=snippet(desk.text(told.medium, lang)),
        long=snippet(desk.text(told.long, lang)),
        lang=""
        if shown is None or shown.has(lang)
        else _told_in(desk, [t for t, _ in shown.texts]),
    )


def _told_in(desk: Desk, tags: list[str]) -> str:
    return best(desk.settings.default_lang, tags) or next(iter(tags), "")


def link_views(desk: Desk, links: Iterable[Link]) -> tuple[LinkView, ...]:
    """Links as written; those within the site under its base."""
    base = desk.addresses.base
    return tuple(
        LinkView(
            title=link.title, url=f"{base}{link.url}" if link.url.startswith("/") else link.url
        )
        for link in links
    )
