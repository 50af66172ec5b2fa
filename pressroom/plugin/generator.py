"""Pressroom's generator: makes the site in a hosted run, whole, or what a guest's theme doesn't make."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from jinja2 import Environment
from pelican.contents import Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals

from pressroom.addresses import file_of
from pressroom.build.disk import write_whole
from pressroom.build.workshop import Made
from pressroom.model.origin import Place
from pressroom.plugin.build import theme_of
from pressroom.plugin.hosting import Run, run_of
from pressroom.plugin.lending import FEEDS
from pressroom.plugin.readers import texts
from pressroom.problems import Problem
from pressroom.publishing.production import Stopped, produce, produce_beside
from pressroom.settings import Settings
from pressroom.site.bodies import amend
from pressroom.site.edition import PagePlan

STOCK = Environment()
FILTERS = frozenset({*STOCK.filters, "strftime"})
"""The filters that every one of Pelican's environments has."""

PELICANS_OWN = frozenset(
    {"generated_content", "static_links", "static_content", "localsiteurl", "articles", "drafts"}
    | {"hidden_articles", "dates", "tags", "categories", "authors", "related_posts"}
    | {"period_archives", "pages", "hidden_pages", "draft_pages", "staticfiles"}
)
"""What Pelican itself puts into the templates' context, besides the settings."""


def generator_of(pelican: Any) -> Any:
    """The generator for a Pelican object with a run under way; none for one within a run."""
    run = run_of(pelican.settings)
    return WholeSite if run and run.site.whole else GuestSite if run else None


def keep_public(generator: Any) -> None:
    """Take from the files that Pelican would copy whatever isn't a public asset.

    That is what is withheld, and every source of a text, whatever STATIC_PATHS says.
    """
    run = run_of(generator.settings)
    if run is None:
        return
    known = run.found.holdings.known
    generator.staticfiles = [
        file for file in generator.staticfiles if file.get_relative_source_path() in known
    ]
    generator.context["staticfiles"] = generator.staticfiles
    content = generator.context["static_content"]
    for path in [path for path in content if path not in known]:
        del content[path]


class HostedSite(Generator):  # type: ignore[misc]  # Pelican has no types
    """What both ways have in common."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        run = run_of(self.settings)
        assert run is not None  # offered in hosted runs only
        self.run: Run = run

    def refuse_lost(self) -> None:
        """Raise Stopped where Pelican, or a plugin in it, failed on a public file."""
        lost = [path for path, made in self.context["generated_content"].items() if made is None]
        content = self.run.site.settings.content.as_posix()
        if lost:
            raise Stopped(
                Problem(
                    "R905",
                    Place(f"{content}/{path}"),
                    "Pelican could not process this file.",
                    "Its message above says why; a plugin may be at fault.",
                )
                for path in sorted(lost)
            )

    def drop_copies(self) -> None:
        """Let Pelican copy nothing: its generator of static files is the last to write."""
        self.context["staticfiles"] = []


class WholeSite(HostedSite):
    """Pressroom's theme: every page is made here, and Pelican's generators write nothing."""

    def generate_output(self, _writer: Any) -> None:
        """The whole site, with what other plugins made of texts, context and environment."""
        self.refuse_lost()
        self.drop_copies()
        run = self.run
        for path, item in texts(run).items():
            made = self._made_of(path)
            if made is not None:
                amend(run.found.desk, item, made._content)
        kept = self._template_pages()
        made = produce(
            dataclasses.replace(run.found.desk, settings=self._settings()),
            run.found.holdings,
            theme_of(run.site),
            run.staging,
            run.store,
            run.order.reporter,
            jobs=run.order.workers,
            more=self._more,
        )
        run.made.append(made)
        for path, data in kept.items():
            write_whole(run.staging / path, data)
        self._announce(made)

    def _made_of(self, source: str) -> Any:
        """What Pelican made of a text, by its path from the site's folder."""
        content = self.run.site.settings.content.as_posix()
        return self.context["generated_content"].get(source.removeprefix(f"{content}/"))

    def _more(self, page: PagePlan) -> Mapping[str, object]:
        """What other plugins may have put onto the Pelican object of a page's text."""
        return {"pelican_article": self._made_of(page.source) if page.source else None}

    def _template_pages(self) -> dict[str, bytes]:
        """What TEMPLATE_PAGES made already: it takes the place of a page of ours."""
        files = (str(name) for name in self.settings["TEMPLATE_PAGES"].values())
        return {name: (self.run.staging / name).read_bytes() for name in files}

    def _settings(self) -> Settings:
        """The site's settings with the filters, tests and globals that plugins gave at this run."""
        own = self.run.site.settings
        given = dict(own.pelican)
        before = set(self.settings) | PELICANS_OWN
        found: dict[str, dict[str, Any]] = {
            "JINJA_FILTERS": {},
            "JINJA_TESTS": {},
            "JINJA_GLOBALS": {n: v for n, v in self.context.items() if n not in before},
        }
        for generator in self.run.generators:
            found["JINJA_FILTERS"] |= _beyond(generator.env.filters, FILTERS)
            found["JINJA_TESTS"] |= _beyond(generator.env.tests, STOCK.tests)
            found["JINJA_GLOBALS"] |= _beyond(generator.env.globals, STOCK.globals)
        for name, values in found.items():
            given[name] = values | dict(given.get(name) or {})
        return dataclasses.replace(own, pelican=given)

    def _announce(self, made: Made) -> None:
        """Tell plugins of each page, as Pelican's writer does."""
        if not signals.content_written.receivers:
            return
        sources = {file_of(path): source for source, path in self._addresses()}
        for path in sorted(made.files):
            if path.endswith(".html"):
                item = self._made_of(sources[path]) if path in sources else None
                sort = "page" if isinstance(item, Page) else "article"
                context = {**self.context, "output_file": path} | ({sort: item} if item else {})
                signals.content_written.send(str(self.run.staging / path), context=context)

    def _addresses(self) -> Iterator[tuple[str, str]]:
        content = self.run.site.settings.content.as_posix()
        for path, output in self.run.found.desk.content_paths.items():
            yield f"{content}/{path}", output


class GuestSite(HostedSite):
    """A theme made for Pelican: it makes the pages; media, files and feeds come from here."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        # themes link the feeds that the settings name, though Pelican doesn't write them
        self.context.update(feed_settings(self.run))

    def generate_output(self, _writer: Any) -> None:
        """Media and their renditions, files cleaned of what they tell, feeds."""
        self.refuse_lost()
        run = self.run
        run.made.append(
            produce_beside(
                run.found.desk,
                run.found.holdings,
                self._copies(),
                run.staging,
                run.store,
                run.order.reporter,
                jobs=run.order.workers,
            )
        )
        self.drop_copies()

    def _copies(self) -> Mapping[str, str]:
        """What Pelican would copy: each asset and where to."""
        return {
            file.get_relative_source_path(): file.save_as for file in self.context["staticfiles"]
        }


def feed_settings(run: Run) -> dict[str, str | None]:
    """Pelican's settings of feeds as themes read them: the site's own, else where ours lie."""
    told, addresses = run.site.settings.pelican, run.found.desk.addresses
    lang = run.site.settings.default_lang
    found: dict[str, str | None] = dict.fromkeys(FEEDS)
    for name, wanted in run.site.pelican.items():
        if name in FEEDS and wanted:
            what, _, form = name.rpartition("_")
            ours = OUR_FEEDS.get(what)
            lies = addresses.feed(lang, ours, f"{form.lower()}.xml") if ours else None
            found[name] = wanted if name in told else lies
    return found


OUR_FEEDS = {
    "FEED": "all",
    "FEED_ALL": "all",
    "CATEGORY_FEED": "topics/{slug}",
    "TAG_FEED": "tags/{slug}",
    "AUTHOR_FEED": "authors/{slug}",
}


def silence(generator: Any) -> None:
    """Where the theme is ours, Pelican's own generators read, and tell plugins, but write nothing."""
    run = run_of(generator.settings)
    if run is None:
        return
    run.generators.append(generator)
    if run.site.whole and type(generator) in (ArticlesGenerator, PagesGenerator):
        generator.generate_output = partial(_tell_plugins, generator)


def _tell_plugins(generator: Any, writer: Any) -> None:
    if isinstance(generator, ArticlesGenerator):
        for article in (*generator.translations, *generator.articles):
            signals.article_generator_write_article.send(generator, content=article)
        signals.article_writer_finalized.send(generator, writer=writer)
    else:
        for page in (*generator.translations, *generator.pages):
            signals.page_generator_write_page.send(generator, content=page)
        signals.page_writer_finalized.send(generator, writer=writer)


def _beyond(given: Mapping[str, Any], known: Iterable[str]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name not in known}
