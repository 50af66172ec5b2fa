"""Pages of articles, and the notices that withdrawn ones leave."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.model.newsroom import Notice, PublicArticle
from pressroom.site.articles import (
    article_view,
    kind_label,
    kind_plural,
    last_edit,
    notice_view,
    summary_of,
    versions,
)
from pressroom.site.cards import link_card
from pressroom.site.edition import Context, Edition, PagePlan
from pressroom.site.embeds import embed_of
from pressroom.site.toolkits import toolkit_url
from pressroom.site.views.links import LinkView
from pressroom.site.wire import article_wire


def plans(edition: Edition) -> Iterator[PagePlan]:
    """A page for each article and notice of the edition."""
    for article in edition.desk.articles:
        if article.lang == edition.lang:
            yield article_plan(edition, article)
    for notice in edition.desk.newsroom.notices:
        if notice.lang == edition.lang:
            yield _notice(edition, notice)


def article_plan(edition: Edition, article: PublicArticle) -> PagePlan:
    """The page of an article."""

    def fill() -> Context:
        view = article_view(
            edition.desk,
            article,
            toolkit_url=toolkit_url(edition.desk, article),
            embed=embed_of(edition.desk, article),
        )
        languages = versions(edition.desk, article)
        page = edition.page(
            article.kind.value,
            article.title,
            path,
            description=summary_of(edition.desk, article),
            languages=languages,
            feeds=_feeds(article),
            wire=article_wire(edition.desk, article),
            trail=(_list_link(edition, article),),
            sharing=edition.sharing(
                languages,
                view.photos,
                link_card(edition.desk, article),
                sort="article",
                section=view.topic.title if view.topic else view.kind_label,
                tags=[tag.title for tag in view.tags],
                authors=article.authors,
            ),
            published=view.date,
            modified=last_edit(article) or article.date,
        )
        return {"page": page, "article": view}

    path = edition.desk.path_of(article)
    template = f"{article.template or article.kind.value}.html"
    return edition.later(path, template, fill, article.origin.path, given=(article,))


def _feeds(article: PublicArticle) -> tuple[str, ...]:
    return (article.kind.folder, f"topics/{article.topic}")


def _list_link(edition: Edition, article: PublicArticle) -> LinkView:
    url = edition.site.paths[article.kind.folder]
    return LinkView(title=kind_plural(article.kind, edition.words), url=url)


def _notice(edition: Edition, notice: Notice) -> PagePlan:
    def fill() -> Context:
        label = kind_label(notice.kind, edition.words)
        heading = edition.words.gettext("Withdrawn: {kind}").format(kind=label)
        page = edition.page("notice", heading, path, robots="noindex")
        return {"page": page, "notice": notice_view(edition.desk, notice)}

    path = edition.desk.addresses.notice(notice)
    return edition.later(path, "notice.html", fill, found=False)
