"""A personal kit before it is made: for whom, of what, with which keys, chosen and marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from markupsafe import Markup

from pressroom.addresses import Addresses
from pressroom.kits.composition import compose
from pressroom.kits.kit import Kit
from pressroom.language.dates import date_time
from pressroom.language.press import embargo_line
from pressroom.language.words import words
from pressroom.model.article import Article
from pressroom.model.newsroom import PublicArticle
from pressroom.outreach.media_list import Journalist
from pressroom.personal import choice
from pressroom.personal.bench import Bench, Sight
from pressroom.personal.marks import Marking
from pressroom.personal.permission import NoKit, Permission, permitted, versions
from pressroom.personal.reader import Lead, Reader, lead_for, reader_of
from pressroom.sealing.keys import Kit as Keys
from pressroom.site.bodies import inline
from pressroom.site.kits import Subject, article_subject


@dataclass(frozen=True, slots=True, repr=False)
class PersonalKit:
    """Everything that is decided about one kit."""

    keys: Keys
    reader: Reader
    permission: Permission
    sight: Sight
    subject: Subject
    lang: str
    lead: Lead
    marking: Marking
    link: str
    expires: dt.datetime

    @property
    def article(self) -> PublicArticle:
        """The article in the reader's language."""
        return self.subject.articles[self.lang]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it has files in."""
        return choice.languages(self.subject, self.reader)


def personal_kit(
    bench: Bench, article: Article, journalist: Journalist, keys: Keys, expires: dt.datetime
) -> PersonalKit:
    """The kit of an article for a journalist. Raises NoKit where there is none for them."""
    permission = permitted(bench.case, article, journalist, keys.id)
    sight = bench.sight(permission.grant)
    subject = _subject(sight, article)
    reader = reader_of(bench.outreach, journalist)
    lang = choice.language(subject, reader)
    given = versions(bench.copy.newsroom, article)
    return PersonalKit(
        keys,
        reader,
        permission,
        sight,
        subject,
        lang,
        lead_for(given, lang, bench.outreach, journalist),
        _marking(bench, permission, reader, keys, lang),
        link(bench, keys),
        expires,
    )


def _subject(sight: Sight, article: Article) -> Subject:
    for each in sight.desk.newsroom.articles:
        if (each.kind, each.translation_key) == (article.kind, article.translation_key):
            subject = article_subject(sight.desk, each)
            if subject is not None:
                return subject
            break
    raise NoKit(f"No kit of {article.slug}: its header says kit: false, or it is a plain post.")


def link(bench: Bench, keys: Keys) -> str:
    """The address that opens a kit: everything but the passphrase."""
    addresses = Addresses(bench.settings)
    path = addresses.sealed(keys.id)
    return f"{addresses.absolute(addresses.rooted(path))}#{keys.fragment}"


def _marking(
    bench: Bench, permission: Permission, reader: Reader, keys: Keys, lang: str
) -> Marking:
    until = permission.embargo
    return Marking(
        called=reader.called,
        mark=keys.mark,
        embargo=until,
        embargo_line=embargo_line(until, lang, zones(bench, reader)) if until else "",
        exclusive_line=_exclusive_line(bench, permission, reader, lang),
    )


def zones(bench: Bench, reader: Reader) -> tuple[ZoneInfo, ...]:
    """In which an embargo's end is told: the newsroom's, and the reader's where it is another."""
    own = bench.settings.timezone
    more = (reader.zone,) if reader.zone and reader.zone.key != own.key else ()
    return (own, *more)


def _exclusive_line(bench: Bench, permission: Permission, reader: Reader, lang: str) -> str:
    if permission.until is None:
        return ""
    gettext = words(lang).gettext
    when = date_time(permission.until, lang, bench.settings.timezone)
    told = (
        gettext("Some of this is exclusive to {outlet} until {when}")
        if permission.parts
        else gettext("Exclusive to {outlet} until {when}")
    )
    return told.format(outlet=reader.outlet_name or reader.name, when=when)


def composed(kit: PersonalKit, sight: Sight) -> Kit:
    """The kit as pages, archives and programs see it, chosen for its reader; `sight` knows the sizes."""
    made = compose(sight.composing, kit.subject, kit.lang)
    chosen = choice.chosen(sight.desk, made, kit.article, kit.reader)
    return replace(
        chosen,
        address=kit.link,
        prepared=kit.marking.prepared(kit.lang),
        embargo=kit.marking.embargo_line,
        angle=str(Markup(inline(kit.lead.text, kit.lead.lang or kit.lang)).striptags()),
    )


def items(kit: PersonalKit, made: Kit) -> Iterator[str]:
    """The content files that are in a kit, relative to `content/`: for the ledger."""
    inside = kit.sight.desk.inside
    for lang in kit.subject.languages:
        yield inside(kit.subject.articles[lang].origin.path)
    for picture in (*made.pictures, *made.logos):
        yield picture.path
    for recording in made.recordings:
        yield recording.path
    yield from (path.lstrip("/") for path in made.documents)
    for person in (*made.contacts, *made.spokespeople):
        found = kit.sight.desk.person(person.slug, kit.lang)
        if found is not None:
            yield inside(found.origin.path)
        if person.headshot is not None:
            yield person.headshot.path
