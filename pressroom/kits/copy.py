"""Everything a text says, in the order of the trade: the one value that every format is written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pressroom.kits.body_tree import body_tree
from pressroom.kits.surroundings import after_text, before_end, letters, notices, particulars
from pressroom.kits.text_tree import (
    Block,
    Blocks,
    Heading,
    Paragraph,
    Quotation,
    Section,
    line,
    runs_in,
    text_of,
)
from pressroom.kits.wording import in_marks, signature
from pressroom.language.dates import long_date
from pressroom.language.numbers import listed
from pressroom.site.views.articles import ArticleView
from pressroom.site.views.media import PictureView
from pressroom.site.views.pages import SiteView


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A release or another text, ready to be set. All words are in its language."""

    lang: str
    dir: str
    organization: str
    tagline: str = ""
    home: str = ""
    """The newsroom's address."""
    kind: str
    kind_label: str
    title: str
    subtitle: str = ""
    summary: str = ""
    byline: str = ""
    day: str = ""
    """The day of publication, in words."""
    timestamp: int = 0
    """The moment of publication or of the last edit, in seconds since 1970."""
    release_line: str = ""
    notices: Blocks = ()
    """What must be read first: that it is cancelled, or corrected."""
    particulars: Blocks = ()
    """When and where, for what takes place."""
    body: Blocks = ()
    before_end: tuple[Section, ...] = ()
    """Quotes and facts that the body doesn't have."""
    end_mark: str = ""
    after: tuple[Section, ...] = ()
    """About, notes to editors, whom to call, pictures, links."""
    signature: tuple[str, ...] = ()
    """How to say where it is from: the citation."""
    url: str = ""
    keywords: tuple[str, ...] = ()
    prepared: str = ""
    """Whom this copy was made for and its mark: at the foot of each page, and in the file's properties."""

    @property
    def whole(self) -> Blocks:
        """All of it as one run of blocks: headline at level 1, titles of sections at level 2."""
        return tuple(_whole(self))

    @property
    def characters(self) -> frozenset[str]:
        """Every character that is to be set."""
        told = (
            self.organization,
            self.tagline,
            self.home,
            self.day,
            self.kind_label,
            self.prepared,
        )
        return frozenset("".join((*told, *(run.text for b in self.whole for run in runs_in(b)))))

    def section(self, name: str) -> Section | None:
        """The part of that name, where there is one."""
        return next((s for s in (*self.before_end, *self.after) if s.name == name), None)


def copy_of(article: ArticleView, site: SiteView, *, terms: str = "") -> Copy:
    """What an article says.

    `site` is the newsroom in the article's language; `terms` are its terms of use for texts.
    """
    lang = article.lang
    body = _body(article, site)
    moment = article.updated or article.date
    return Copy(
        lang=lang,
        dir=article.dir,
        organization=site.organization.name,
        tagline=site.organization.tagline,
        home=site.url + site.paths.get("home", "/"),
        kind=article.kind,
        kind_label=article.kind_label,
        title=article.title,
        subtitle=article.subtitle,
        summary=article.summary,
        byline=_byline(article),
        day=long_date(article.date, lang) if article.date else "",
        timestamp=int(moment.timestamp()) if moment else 0,
        release_line=article.release_line,
        notices=notices(article),
        particulars=particulars(article),
        body=body,
        before_end=before_end(article, body),
        end_mark=article.end_mark,
        after=after_text(article, site, body, terms),
        signature=tuple(filter(None, (article.citation,))),
        url=article.absolute_url,
        keywords=tuple(tag.title for tag in article.tags),
    )


def _byline(article: ArticleView) -> str:
    names = listed([author.title for author in article.authors], article.lang)
    return signature(article.lang, names) if names else ""


def _body(article: ArticleView, site: SiteView) -> Blocks:
    """The body's tree; a pull quote that only repeats the text is left to the web page."""
    blocks = body_tree(str(article.content), article.absolute_url, picture_terms(article, site))
    told = letters(text_of(r for b in blocks if not _is_pulled(b) for r in runs_in(b)))
    kept = (b for b in blocks if not (_is_pulled(b) and _repeats(b, told)))
    return tuple(_marked(b, article.lang) for b in kept)


def picture_terms(article: ArticleView, site: SiteView) -> dict[str, str]:
    """The usage terms of the article's pictures by the absolute address shown in its body."""
    return {address: picture.usage_terms for address, picture in pictures(article, site).items()}


def pictures(article: ArticleView, site: SiteView) -> dict[str, PictureView]:
    """The article's pictures by the absolute address shown in its body."""
    return {site.url + photo.src: photo for photo in article.photos}


def _is_pulled(block: Block) -> bool:
    return isinstance(block, Quotation) and block.pulled


def _repeats(block: Block, told: str) -> bool:
    said = block.blocks if isinstance(block, Quotation) else ()
    words = letters(text_of(r for b in said for r in runs_in(b)))
    return bool(words) and words in told


def _marked(block: Block, lang: str) -> Block:
    """A pull quote in the quotation marks that the web page draws around it."""
    if not isinstance(block, Quotation) or not block.pulled:
        return block
    first = block.blocks[0]
    if len(block.blocks) != 1 or not isinstance(first, Paragraph):
        return block
    runs = in_marks(first.runs, block.lang or lang)
    return replace(block, blocks=(Paragraph(runs=runs),))


def _whole(copy: Copy) -> Iterator[Block]:
    yield from _lines(copy.release_line)
    yield from copy.notices
    yield Heading(runs=line(copy.title), level=1)
    yield from _lines(copy.subtitle, copy.byline)
    yield from copy.particulars
    yield from copy.body
    yield from _sections(copy.before_end)
    yield from _lines(copy.end_mark)
    yield from _sections(copy.after)
    yield from _lines(*copy.signature)


def _lines(*texts: str) -> Iterator[Block]:
    return (Paragraph(runs=line(text)) for text in texts if text)


def _sections(sections: Iterable[Section]) -> Iterator[Block]:
    for section in sections:
        yield Heading(runs=line(section.title))
        yield from section.blocks
