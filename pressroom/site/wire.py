"""Where newsroom systems find a text, and the latest of a language, in the formats they take in."""

from __future__ import annotations

from pressroom.feeds.identity import identity_of
from pressroom.model.newsroom import PublicArticle
from pressroom.site.articles import version_since
from pressroom.site.desk import Desk
from pressroom.site.kits import is_for_the_press
from pressroom.site.views.following import FeedView

NINJS = 'application/json; profile="http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"'
"""Not bare JSON: some feed readers take that for a feed."""
NEWSML = "application/vnd.iptc.g2.newsitem+xml"
NEWSML_LIST = "application/vnd.iptc.g2.packageitem+xml"


def article_wire(desk: Desk, article: PublicArticle) -> tuple[FeedView, ...]:
    """An article's own files; none of an ordinary blog's post."""
    if not is_for_the_press(desk, article):
        return ()
    name, places = identity_of(article, desk.settings), desk.addresses
    return _views(desk, places.wire(name), places.wire(name, "xml"), NEWSML)


def latest_wire(desk: Desk, lang: str) -> tuple[FeedView, ...]:
    """The lists of the latest; none in a language that has nothing for the press."""
    told = any(
        is_for_the_press(desk, article) and version_since(article) for article in desk.by_lang[lang]
    )
    if not told and all(notice.lang != lang for notice in desk.newsroom.notices):
        return ()
    places = desk.addresses
    return _views(desk, places.wire_index(lang), places.wire_index(lang, "xml"), NEWSML_LIST)


def _views(desk: Desk, json: str, xml: str, xml_type: str) -> tuple[FeedView, ...]:
    ninjs = FeedView(title="ninjs 3.1", url=desk.url(json), type=NINJS, format="JSON")
    if not desk.settings.newsml:
        return (ninjs,)
    return (ninjs, FeedView(title="NewsML-G2", url=desk.url(xml), type=xml_type, format="XML"))
