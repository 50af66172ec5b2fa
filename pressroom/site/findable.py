"""What machines are told of the whole site: sitemaps, news, a summary, keys, whom to tell of problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressroom.build.artifact import Artifact
from pressroom.feeds.plan import newsroom_name
from pressroom.media.plan import Picture
from pressroom.metadata.security_txt import PATH, expiry, security_txt
from pressroom.metadata.sitemaps import Entry, NewsEntry, sitemap_artifacts
from pressroom.model.kinds import Kind
from pressroom.model.newsroom import PublicArticle
from pressroom.site.articles import last_edit
from pressroom.site.desk import Desk
from pressroom.site.edition import PagePlan
from pressroom.site.pictures import find
from pressroom.site.summary import summaries

NEWS = frozenset({Kind.RELEASE, Kind.STORY, Kind.STATEMENT})
"""Kinds that report something; advisories, events and background aren't news articles."""


def findable_artifacts(desk: Desk, pages: Sequence[PagePlan]) -> Iterator[Artifact]:
    """The sitemaps and robots.txt; nothing without the site's full address."""
    if not desk.addresses.origin:
        return
    articles = {desk.path_of(article): article for article in desk.articles}
    entries = [_entry(desk, page, articles.get(page.path)) for page in pages if page.found]
    news = (_news(desk, a) for a in desk.articles if a.kind in NEWS and a.date)
    home = desk.addresses.absolute(desk.url(""))
    yield from sitemap_artifacts(entries, news, desk.newsroom.now, home)
    yield from summaries(desk)
    yield _security(desk)
    if key := desk.settings.indexnow_key:
        yield Artifact(f"{key}.txt", key_file, (key,))


def key_file(key: str) -> bytes:
    """IndexNow's proof that who tells of changes publishes the site (https://www.indexnow.org)."""
    return key.encode()


def _security(desk: Desk) -> Artifact:
    """Whom to tell of a security problem: the people whom the page of contacts names, unless told."""
    contacts = desk.addresses.standing("contacts", desk.settings.default_lang)
    page = desk.addresses.absolute(desk.url(contacts))
    contact = desk.settings.security_contact or page
    canonical = desk.addresses.absolute(desk.url(PATH))
    return Artifact(
        PATH, security_txt, (contact, expiry(desk.newsroom.now), desk.languages, canonical)
    )


def _entry(desk: Desk, page: PagePlan, article: PublicArticle | None) -> Entry:
    url = desk.addresses.absolute(desk.url(page.path))
    if article is None:
        return Entry(url)
    changed = last_edit(article) or article.date
    local = changed.astimezone(desk.settings.timezone) if changed else None
    return Entry(url, local, tuple(_pictures(desk, article)))


def _pictures(desk: Desk, article: PublicArticle) -> Iterator[str]:
    for path in article.photos:
        asset = find(desk, path, article)
        plan = desk.media.get(asset.path) if asset else None
        if isinstance(plan, Picture):
            yield desk.addresses.absolute(desk.url((plan.screen or plan.print or plan.src).path))


def _news(desk: Desk, article: PublicArticle) -> NewsEntry:
    assert article.date is not None  # asked for dated ones only
    return NewsEntry(
        url=desk.addresses.absolute(desk.url(desk.path_of(article))),
        publication=newsroom_name(desk.newsroom, desk.settings, article.lang),
        lang=article.lang,
        published=article.date.astimezone(desk.settings.timezone),
        title=article.title,
    )
