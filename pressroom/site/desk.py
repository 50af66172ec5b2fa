"""The desk: one public newsroom with everything looked up that its pages need, built once a build."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from pressroom.addresses import STANDING, Addresses
from pressroom.language.tags import best, direction, endonym
from pressroom.language.words import Words, ui_languages, words
from pressroom.media.inspect import Inspected
from pressroom.media.plan import Handout, Picture
from pressroom.metadata.graph import Node
from pressroom.model.newsroom import PublicArticle
from pressroom.site.directory import Directory
from pressroom.site.notes import BODY, SIZE, Drawn, Notes, among_all
from pressroom.site.recall import Recall
from pressroom.site.texts import Text, by_itself
from pressroom.site.views.articles import CardView
from pressroom.site.views.links import LanguageView
from pressroom.site.views.pages import SiteView

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Desk(Directory):
    """What may be shown, and where everything lies."""

    media: Mapping[str, Picture | Handout]
    """By asset path: what is made of each public asset."""
    sizes: dict[str, int]
    """Bytes of the files made so far, by output path: `weigh` adds to them."""
    withheld: frozenset[str] = frozenset()
    """Content paths of what exists and may not be shown: links to it are taken away in silence."""
    plain: Mapping[str, Inspected] = field(default_factory=dict)
    """What is known of each public file, shown with renditions or not."""
    kept_back: Mapping[str, str] = field(default_factory=dict)
    """In a preview: why readers don't see what is at a content path."""
    live: str = ""
    """In a preview: the address of the script that refreshes the page."""
    recall: Recall | None = None
    """Bodies of earlier builds; None where nothing is to be remembered."""
    _kept: dict[tuple[str, ...], Text] = field(default_factory=dict)

    @cached_property
    def addresses(self) -> Addresses:
        """Where everything is published."""
        return Addresses(self.settings)

    @cached_property
    def setting(self) -> Mapping[str, Any]:
        """How the site's settings have every body rendered."""
        given = self.settings.pelican
        return {
            "markdown": self.settings.markdown,
            "docutils": given.get("DOCUTILS_SETTINGS"),
            "trusted": bool(given.get("PRESSROOM_TRUST_HTML", False)),
        }

    def words(self, lang: str) -> Words:
        """The interface's words in a language, English where nobody translated them."""
        return words(lang)

    def url(self, path: str) -> str:
        """The address of an output path."""
        return self.addresses.rooted(path)

    def language_links(
        self,
        current: str,
        versions: Mapping[str, str],
        notes: Mapping[str, str] | None = None,
        adapted: Collection[str] = (),
    ) -> tuple[LanguageView, ...]:
        """Every language of the site: the page's version (`versions` are output paths) or its home."""
        return tuple(
            LanguageView(
                tag=lang,
                name=endonym(lang),
                url=self.url(versions.get(lang, self.addresses.home_of(lang))),
                dir=direction(lang),
                same_page=lang in versions,
                current=lang == current,
                note=(notes or {}).get(lang, ""),
                adapted=lang in adapted,
            )
            for lang in (*self.languages, *(v for v in versions if v not in self.languages))
        )

    def everywhere(self, name: str, *more: str) -> Mapping[str, str]:
        """The output paths of a standing page in every language."""
        return {lang: self.addresses.standing(name, lang, *more) for lang in self.languages}

    def paths(self, lang: str) -> Mapping[str, str]:
        """The addresses of the standing pages in a language."""
        return {name: self.url(self.addresses.standing(name, lang)) for name in STANDING}

    @among_all
    def content_paths(self) -> Mapping[str, str]:
        """The output path of every public text, by its path under `content/`."""
        places = self.addresses
        found = {a.origin.path: self.path_of(a) for a in self.articles}
        found |= {p.origin.path: places.page(p) for p in self.newsroom.pages}
        found |= {t.origin.path: places.topic(t) for t in self.newsroom.topics if not t.implied}
        found |= {p.origin.path: places.person(p, p.lang) for p in self.newsroom.people}
        return {self.inside(path): output for path, output in found.items()}

    @cached_property
    def _cards(self) -> dict[tuple[str, bool], tuple[CardView, frozenset[Drawn]]]:
        return {}

    def card_once(self, key: tuple[str, bool], make: Callable[[], CardView]) -> CardView:
        """A card made the first time: by the article's file, with its picture or without."""
        return self.notes.once(self._cards, key, make)

    @cached_property
    def _grounds(self) -> dict[int, tuple[tuple[SiteView, tuple[Node, ...]], frozenset[Drawn]]]:
        return {}

    def ground_once(self, site: SiteView, make: Callable[[], tuple[Node, ...]]) -> tuple[Node, ...]:
        """What every page of an edition tells machines of the newsroom: made for the first of them."""
        return self.notes.once(self._grounds, id(site), lambda: (site, make()))[1]

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {}

    def path_of(self, article: PublicArticle) -> str:
        """The output path of an article's page."""
        known, key = self._paths, article.origin.path
        if key not in known:
            known[key] = self.addresses.article(article)
        return known[key]

    def inside(self, path: str) -> str:
        """A path relative to `content/` of one relative to the site's folder."""
        return path.removeprefix(f"{self.settings.content.as_posix()}/")

    def static_path(self, asset: str) -> str:
        """The output path under which a file that a text links to is published as it is."""
        moved = self.settings.pelican.get("EXTRA_PATH_METADATA", {}).get(asset, {})
        return str(moved.get("path", asset))

    @property
    def linked(self) -> frozenset[str]:
        """The assets that the bodies rendered so far link to or show as they are."""
        return frozenset(path for kept in self._kept.values() for path in kept.told.assets)

    def size(self, path: str) -> int | None:
        """The bytes of a file made so far; None of what isn't made, or not yet."""
        self.notes.note(SIZE, path)
        return self.sizes.get(path)

    def weigh(self, sizes: Mapping[str, int]) -> None:
        """Know the bytes of more files; what was looked at before and told of sizes is looked at again."""
        self.sizes.update(sizes)
        stale = [k for k, (_, drawn) in self._cards.items() if any(d[0] == SIZE for d in drawn)]
        for key in stale:
            del self._cards[key]
        self._grounds.clear()

    def kept(self, key: tuple[str, ...]) -> Text | None:
        """A body that was asked for already."""
        return self._kept.get(key)

    def once(self, key: tuple[str, ...], make: Callable[[], Text]) -> Text:
        """A body set up the first time it is asked for and kept for the rest of the build.

        It is known by all that it asked of the news, so whoever asks for it draws on nothing else of that.
        """
        self.notes.note(BODY, *key)
        if key not in self._kept:
            with self.notes.unheard():
                self._kept[key] = make()
        return self._kept[key]

    def revise(self, key: tuple[str, ...], html: str) -> None:
        """Keep other HTML for a body that was rendered, where it differs."""
        kept = self._kept.get(key)
        if kept is not None and kept.prose.html != html:
            self._kept[key] = by_itself(replace(kept.prose, html=html))

    def with_words_of(self, article: PublicArticle) -> Desk:
        """This desk where an article's text reads otherwise; what was looked up of all articles stands."""
        other, path = copy(self), article.origin.path
        kept, cards = dict(self._kept), dict(self._cards)  # at once: other threads add to them
        kept.pop(("article", path), None)
        for picture in (True, False):
            cards.pop((path, picture), None)
        vars(other).update(_kept=kept, _cards=cards, notes=Notes())
        return other

    @cached_property
    def untranslated(self) -> tuple[str, ...]:
        """Languages of the content whose interface is English for want of a catalogue."""
        return tuple(lang for lang in self.languages if not best(lang, ui_languages()))
