"""Bodies and short texts, rendered with what surrounds them."""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from markupsafe import Markup

from pressroom.build.forks import in_forks, worth_forking
from pressroom.language.slugs import slug as slug_of
from pressroom.model.assets import asset_at
from pressroom.model.kinds import is_ordinary
from pressroom.model.newsroom import PublicArticle
from pressroom.model.origin import Body, Origin
from pressroom.model.pages import Page
from pressroom.model.people import Person
from pressroom.model.topics import Topic
from pressroom.prose.render import Prose, render
from pressroom.prose.surroundings import Absent, Destination, LinkKind, Named, Surroundings
from pressroom.site.desk import Desk
from pressroom.site.texts import Text, by_itself

T = TypeVar("T")

if TYPE_CHECKING:
    from pressroom.prose import surroundings


def article_text(desk: Desk, article: PublicArticle) -> Text:
    """An article's text, its dateline in front; rendered once a build."""
    return desk.once(("article", article.origin.path), lambda: _article_text(desk, article))


def article_body(desk: Desk, article: PublicArticle) -> Prose:
    """An article's text, its dateline in front."""
    return article_text(desk, article).prose


def _article_text(desk: Desk, article: PublicArticle) -> Text:
    from pressroom.site.articles import dateline_of
    from pressroom.site.parts import fact_views

    facts = fact_views(desk, article.facts, article.lang)
    dateline = dateline_of(desk, article)
    return _text(_Manuscript(desk, article.body, article.origin, article.lang, facts, dateline))


def person_text(desk: Desk, person: Person, lang: str) -> Text:
    """A biography."""
    key = ("person", person.origin.path, lang)
    return desk.once(key, lambda: _text(_Manuscript(desk, person.body, person.origin, person.lang)))


def person_body(desk: Desk, person: Person, lang: str) -> Prose:
    """A biography as it is read."""
    return person_text(desk, person, lang).prose


def topic_text(desk: Desk, topic: Topic) -> Text:
    """A topic's text."""
    from pressroom.site.parts import fact_views

    facts = fact_views(desk, topic.facts, topic.lang)
    return desk.once(
        ("topic", topic.origin.path),
        lambda: _text(_Manuscript(desk, topic.body, topic.origin, topic.lang, facts)),
    )


def topic_body(desk: Desk, topic: Topic) -> Prose:
    """A topic's text as it is read."""
    return topic_text(desk, topic).prose


def page_text(desk: Desk, page: Page) -> Text:
    """An ordinary page's text."""
    return desk.once(
        ("page", page.origin.path),
        lambda: _text(_Manuscript(desk, page.body, page.origin, page.lang)),
    )


def page_body(desk: Desk, page: Page) -> Prose:
    """An ordinary page's text as it is read."""
    return page_text(desk, page).prose


def rendered(desk: Desk, texts: Sequence[Text], jobs: int) -> None:
    """Render those of some texts that aren't known, by copies of this process where there are many."""
    recall = desk.recall
    unknown = [text for text in texts if not text.known]
    if recall is None or not unknown:
        return

    def work(number: int) -> bytes:
        assert unknown[number].told is not None  # which renders it
        return recall.record(unknown[number])

    forks = worth_forking(len(unknown), jobs)
    if forks > 1:
        recall.write()  # else each copy would
    for number, record in in_forks(len(unknown), forks, work, recall.write):
        if forks > 1:
            unknown[number].learn(recall.heard(unknown[number].key, record))


def amend(desk: Desk, item: PublicArticle | Page, html: str) -> None:
    """Let a rendered text be other HTML from now on: what a plugin of Pelican's made of it."""
    sort = "page" if isinstance(item, Page) else "article"
    desk.revise((sort, item.origin.path), html)


@dataclass(frozen=True, slots=True)
class _Manuscript:
    """A body as it was written, and where it stands."""

    desk: Desk
    body: Body
    origin: Origin
    lang: str
    facts: tuple[surroundings.Fact, ...] = ()
    dateline: str = ""

    def around(self) -> Surroundings:
        return _around(self.desk, self.origin, self.lang, self.facts)

    def rendered(self, around: Surroundings) -> Prose:
        return render(self.body, around, dateline=self.dateline, **self.desk.setting)


def _text(manuscript: _Manuscript) -> Text:
    desk, body = manuscript.desk, manuscript.body
    if desk.recall is None:
        return by_itself(manuscript.rendered(manuscript.around()))
    given = (body.text, body.line, body.markup, manuscript.dateline)
    return desk.recall.text(given, desk.setting, manuscript)


def _around(
    desk: Desk, origin: Origin, lang: str, facts: tuple[surroundings.Fact, ...] = ()
) -> Surroundings:
    """What a body may refer to, seen from its file."""
    from pressroom.site.people import person_view
    from pressroom.site.pictures import picture_view, recording_view

    inside = desk.inside(origin.path)
    folder = inside.rpartition("/")[0]

    def asset(written: str, show: Callable[[str], T | None]) -> T | Absent:
        path = asset_at(written, folder, desk.newsroom.assets)
        shown = show(f"/{path}") if path else None
        return shown if shown is not None else _absent(desk, written, folder)

    def person(slug: str) -> surroundings.Person | Absent:
        view = person_view(desk, slug, lang)
        if view is not None:
            return view
        hidden = f"people/{slug}.md" in desk.withheld
        return Absent.WITHHELD if hidden else Absent.UNKNOWN

    def names(what: Named) -> Iterable[str]:
        if what == "people":
            return desk.people_slugs
        if what == "assets":
            return desk.newsroom.assets
        return desk.content_paths

    return Surroundings(
        lang=lang,
        source=origin.path,
        picture=lambda written: asset(written, lambda p: picture_view(desk, p, lang)),
        recording=lambda written: asset(written, lambda p: recording_view(desk, p, lang)),
        person=person,
        link=lambda kind, target, fragment: _link(desk, folder, lang, kind, target, fragment),
        facts=facts,
        names=names,
        ordinary=is_ordinary(inside),
    )


def _absent(desk: Desk, written: str, folder: str) -> Absent:
    found = asset_at(written, folder, desk.withheld)
    return Absent.WITHHELD if found else Absent.UNKNOWN


def _link(
    desk: Desk, folder: str, lang: str, kind: LinkKind, target: str, fragment: str
) -> Destination | Absent:
    """Where a link within the site leads."""
    tail = f"#{fragment}" if fragment else ""
    if kind in ("static", "attach"):
        return _asset_link(desk, folder, target, tail)
    if kind == "index":
        return Destination(desk.url(desk.addresses.home_of(lang)) + tail)
    if kind in ("tag", "category", "author"):
        return _list_link(desk, lang, kind, target, tail)
    for path in _candidates(folder, target):
        if path in desk.content_paths:
            return Destination(desk.url(desk.content_paths[path]) + tail)
        if path in desk.withheld:
            return Absent.WITHHELD
    return _asset_link(desk, folder, target, tail)


def _candidates(folder: str, target: str) -> tuple[str, ...]:
    if target.startswith("/"):
        return (posixpath.normpath(target.lstrip("/")),)
    return (posixpath.normpath(posixpath.join(folder, target)), posixpath.normpath(target))


def _asset_link(desk: Desk, folder: str, target: str, tail: str) -> Destination | Absent:
    path = asset_at(target, folder, desk.newsroom.assets)
    if path is None:
        return _absent(desk, target, folder)
    return Destination(desk.url(desk.static_path(path)) + tail, asset=path)


def _list_link(
    desk: Desk, lang: str, kind: LinkKind, target: str, tail: str
) -> Destination | Absent:
    name = slug_of(target, lang)
    if kind == "tag" and (lang, name) in desk.by_tag:
        return Destination(desk.url(desk.addresses.tag(target, lang)) + tail)
    if kind == "author" and (lang, name) in desk.by_author:
        return Destination(desk.url(desk.addresses.author(target, lang)) + tail)
    if kind == "category" and name in desk.topic_slugs.get(lang, ()):
        return Destination(desk.url(desk.addresses.standing("topics", lang, name)) + tail)
    return Absent.UNKNOWN


def _nothing(*_: str) -> Absent:
    return Absent.UNKNOWN


@functools.lru_cache(maxsize=65536)
def fragment(text: str, lang: str) -> Prose:
    """A short Markdown text that refers to nothing: a note, a caption, a quote."""
    around = Surroundings(
        lang=lang, source="", picture=_nothing, recording=_nothing, person=_nothing, link=_nothing
    )
    return render(Body(text), around, markdown={})


def inline(text: str, lang: str) -> Markup:
    """A short Markdown text as HTML; a single paragraph without its `<p>`."""
    if not text.strip():
        return Markup("")
    html = fragment(text, lang).html.strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        html = html[3:-4]
    return Markup(html)


def snippet(text: str) -> str:
    """A short Markdown text as plain text."""
    if not text.strip():
        return ""
    return fragment(text, "zxx").text.strip()
