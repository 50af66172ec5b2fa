"""The page of each toolkit for partners."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pressroom.language.press import colon
from pressroom.model.newsroom import PublicArticle
from pressroom.site.cards import link_card
from pressroom.site.edition import Context, Edition, PagePlan
from pressroom.site.toolkits import has_toolkit, toolkit_path, toolkit_view, versions_of


def plans(edition: Edition) -> Iterator[PagePlan]:
    """A page for each article of the edition that partners are asked to pass on."""
    for article in edition.desk.articles:
        if article.lang == edition.lang and has_toolkit(edition.desk, article):
            path = toolkit_path(edition.desk, article)
            fill = partial(_context, edition, article, path)
            yield edition.later(path, "toolkit.html", fill, found=False, given=(article,))


def _context(edition: Edition, article: PublicArticle, path: str) -> Context:
    desk, gettext = edition.desk, edition.words.gettext
    toolkit = toolkit_view(desk, article)
    heading = gettext("Help us spread the word")
    paths = {lang: toolkit_path(desk, each) for lang, each in versions_of(desk, article).items()}
    languages = desk.language_links(edition.lang, paths)
    page = edition.page(
        "toolkit",
        heading,
        path,
        title=f"{heading}{colon(edition.lang)}{article.title} – {edition.site.name}",
        description=gettext("Ready posts, pictures and hashtags to pass on: {title}").format(
            title=article.title
        ),
        languages=languages,
        sharing=edition.sharing(languages, card=link_card(desk, article)),
        trail=(toolkit.item,),
        published=toolkit.date,
    )
    return {"page": page, "toolkit": toolkit}
