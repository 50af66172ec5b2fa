"""A proof: the site as it reads after an edit, its pages made when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pressroom.addresses import file_of
from pressroom.model.newsroom import PublicArticle
from pressroom.publishing.production import Theme
from pressroom.site.desk import Desk
from pressroom.site.edition import PagePlan
from pressroom.site.holdings import Holdings
from pressroom.site.plan import Site


@dataclass(frozen=True)
class Proof:
    """The site as it reads after the last edit: its pages are made when they are asked for."""

    desk: Desk
    holdings: Holdings
    theme: Theme
    site: Site

    @cached_property
    def _pages(self) -> Mapping[str, PagePlan]:
        return {file_of(page.path): page for page in reversed(self.site.pages)}

    @cached_property
    def articles(self) -> Mapping[str, PublicArticle]:
        """The articles by their files, relative to the site's folder."""
        return {article.origin.path: article for article in self.desk.newsroom.articles}

    def planned(self, file: str) -> PagePlan | None:
        """The page that a file of the output would be; None where it is no page."""
        return self._pages.get(file)

    def drawn(self, page: PagePlan) -> bytes:
        """A page as it reads."""
        return self.site.templates.render(page.template, page.lang, page.context()).encode()
