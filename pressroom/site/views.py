"""What templates see: plain frozen values, text ready to print, every address resolved.

These classes are the documented template contract. `Markup` is safe HTML; every `str` is escaped by
the template. Dates are datetimes; filters (`longdate`, `datetime`, …) turn them into words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link: `title` in the page's language, `url` relative to the site's root (`/…`)."""

    title: str
    url: str
    count: int = 0
    """How many articles it leads to, where that is known."""
    current: bool = False
    """Whether it leads to the page itself."""
    lang: str = ""
    """The title's language where it isn't the page's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageView:
    """The same page in another language, or that language's home where there is none."""

    tag: str
    name: str
    """The language's name in itself: Français."""
    url: str
    dir: str
    same_page: bool
    """False where the link leads to that language's home."""
    current: bool = False
    note: str = ""
    """How the text came about: `Adapted for this readership`, `Translated by machine`."""
    adapted: bool = False
    """Whether it was written anew for its readers instead of translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """A feed: its title, address and media type; `format` is RSS, Atom, JSON or iCalendar."""

    title: str
    url: str
    type: str
    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeatFeedView:
    """One language of a beat: its feed, and what lists of feeds say of it."""

    lang: str
    name: str
    """The language's name in itself."""
    dir: str
    url: str
    title: str
    """With the newsroom's name, as newsreaders show it."""
    home: str
    """The full address of the page that shows the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeatView:
    """What one can follow, a kind or a topic, in each language that tells of it."""

    title: str
    feeds: tuple[BeatFeedView, ...]
    lang: str = ""
    """The title's language where it isn't the page's."""
    opml: str = ""
    """The list of all its feeds, where there are several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarView:
    """A calendar to subscribe to: `url` downloads it once, `webcal` subscribes."""

    title: str
    url: str
    webcal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailListView:
    """The list that sends news by e-mail: whose it is, and where one asks for it."""

    provider: str
    url: str
    origin: str = ""
    """The provider's scheme and host; empty for an e-mail to write."""
    host: str = ""
    privacy: str = ""
    field: str = ""
    """What the provider calls the address in a form; empty for a link."""
    extra: tuple[tuple[str, str], ...] = ()
    """What the form says besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadView:
    """A file to download."""

    label: str
    url: str
    type: str = ""
    width: int = 0
    height: int = 0
    size: str = ""
    """In words: `1.2 MB`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture: `sources` are (media type, srcset) from best to plainest; `src` the fallback."""

    path: str
    anchor: str
    """The id it has on a page: for links to it."""
    url: str
    """Its place in the media library."""
    src: str
    width: int
    height: int
    sources: tuple[tuple[str, str], ...]
    srcset: str
    alt: str
    alt_lang: str = ""
    """Language of alt and caption where it isn't the page's."""
    caption: Markup = Markup("")
    credit: str = ""
    usage_terms: str = ""
    terms_lang: str = ""
    """Language of the terms where it isn't the page's."""
    licence_url: str = ""
    place: str = ""
    taken: dt.date | None = None
    people: tuple[LinkView, ...] = ()
    source_type: str = ""
    """In words: `Digital illustration`; empty for a plain photograph."""
    tags: tuple[str, ...] = ()
    downloads: tuple[DownloadView, ...] = ()
    """Screen size, print size, original; only where credit and terms are known."""
    vector: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingView:
    """A video or sound: played by the browser's own player."""

    path: str
    anchor: str
    medium: str
    """`video` or `audio`."""
    src: str
    type: str
    title: str
    caption: Markup = Markup("")
    credit: str = ""
    usage_terms: str = ""
    terms_lang: str = ""
    """Language of the terms where it isn't the page's."""
    transcript: str = ""
    captions_url: str = ""
    duration: str = ""
    downloads: tuple[DownloadView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person as cards, rails and their own page show them."""

    name: str
    slug: str
    url: str
    role: str = ""
    organization: str = ""
    pronunciation: str = ""
    pronunciation_audio: str = ""
    languages: tuple[tuple[str, str, bool], ...] = ()
    """(tag, name in the page's language, on air)."""
    topics: tuple[LinkView, ...] = ()
    tv: bool = False
    radio: bool = False
    live_phone: bool = False
    hours: str = ""
    phone: str = ""
    phone_url: str = ""
    """`tel:+1403…`"""
    mobile: str = ""
    mobile_url: str = ""
    after_hours: str = ""
    after_hours_url: str = ""
    email: str = ""
    handles: tuple[LinkView, ...] = ()
    headshot: PictureView | None = None
    media_contact: bool = False
    biography: Markup = Markup("")
    biography_text: str = ""
    biography_lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """A quote: `html` and `text` are without quotation marks; `marked` has the language's own."""

    anchor: str
    html: Markup
    text: str
    marked: str
    by: str
    role: str = ""
    person: PersonView | None = None
    lang: str = ""
    translated: str = ""
    """In words: `Translated from Punjabi`; empty when it is not."""
    attribution: str = ""
    """The quote with its attribution, to copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A fact with its source."""

    anchor: str
    label: str
    value: str
    source: str = ""
    source_url: str = ""
    as_of: dt.date | None = None
    text: str = ""
    """The whole as one sentence, to copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """A correction or a substantial edit."""

    date: dt.datetime
    note: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateView:
    """An About paragraph; lengths are plain text, `html` is the one shown."""

    key: str
    title: str
    html: Markup
    short: str = ""
    medium: str = ""
    long: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningView:
    """When and where: for events and advisories."""

    starts: dt.datetime
    ends: dt.datetime | None
    when: str
    """In words, in the newsroom's zone, with the zone's name."""
    moved_from: dt.datetime | None = None
    """When it was to start before it was moved; None where it wasn't, and of what is cancelled."""
    moved: str = ""
    """That it was moved, in a sentence that says when it was to start."""
    other_zones: tuple[tuple[str, str], ...] = ()
    past: bool = False
    venue: str = ""
    address: str = ""
    online: str = ""
    rsvp: str = ""
    rsvp_url: str = ""
    accreditation: Markup = Markup("")
    photo_opportunity: Markup = Markup("")
    cancelled: bool = False
    cancelled_reason: str = ""
    calendar_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """An article in a list."""

    kind: str
    kind_label: str
    title: str
    url: str
    lang: str
    dir: str
    date: dt.datetime | None
    summary: str = ""
    location: str = ""
    topic: LinkView | None = None
    picture: PictureView | None = None
    corrected: bool = False
    happening: HappeningView | None = None
    kept_back: str = ""
    """In a preview only: why readers don't see it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitLinkView:
    """The way to a press kit: its page, and everything in one file."""

    url: str
    archive_url: str = ""
    size: str = ""
    """Of the archive, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView(CardView):
    """An article on its own page. Pelican's names (`content`, `tags`, `authors`, …) where it has one."""

    identity: str
    absolute_url: str
    subtitle: str = ""
    content: Markup = Markup("")
    text: str = ""
    """The body as plain text, to copy."""
    updated: dt.datetime | None = None
    release_line: str = ""
    """`FOR IMMEDIATE RELEASE`, in the article's language; empty where the trade has none."""
    dateline: str = ""
    """`CALGARY, Alta., Nov. 22, 2026 —`; already part of `content` for datelined kinds."""
    end_mark: str = ""
    tags: tuple[LinkView, ...] = ()
    hashtags: tuple[str, ...] = ()
    authors: tuple[LinkView, ...] = ()
    contacts: tuple[PersonView, ...] = ()
    spokespeople: tuple[PersonView, ...] = ()
    quotes: tuple[QuoteView, ...] = ()
    facts: tuple[FactView, ...] = ()
    photos: tuple[PictureView, ...] = ()
    recordings: tuple[RecordingView, ...] = ()
    files: tuple[DownloadView, ...] = ()
    links: tuple[LinkView, ...] = ()
    notes: Markup = Markup("")
    boilerplates: tuple[BoilerplateView, ...] = ()
    corrections: tuple[ChangeView, ...] = ()
    changes: tuple[ChangeView, ...] = ()
    translations: tuple[LanguageView, ...] = ()
    translation_note: str = ""
    original: LanguageView | None = None
    """The version it was translated or adapted from; none where it is the original itself."""
    adapted: bool = False
    """Whether it was written anew for its readers instead of translated."""
    coverage: tuple[CoverageView, ...] = ()
    related: tuple[CardView, ...] = ()
    previous: LinkView | None = None
    next: LinkView | None = None
    citation: str = ""
    short_url: str = ""
    kit: KitLinkView | None = None
    toolkit_url: str = ""
    """The page with ready posts and pictures for partners; empty where there is none."""
    embed: EmbedView | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    """Keys the contract doesn't know, as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """What stays of a withdrawn article."""

    kind_label: str
    date: dt.datetime
    reason: str
    replaced_by: LinkView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """A piece that others published."""

    outlet: str
    headline: str
    url: str
    date: dt.date
    lang: str
    dir: str
    kind_label: str
    article: LinkView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """A topic page."""

    title: str
    slug: str
    url: str
    lang: str = ""
    """The language it is told in where that isn't the page's."""
    dir: str = ""
    summary: str = ""
    content: Markup = Markup("")
    hashtags: tuple[str, ...] = ()
    facts: tuple[FactView, ...] = ()
    spokespeople: tuple[PersonView, ...] = ()
    photos: tuple[PictureView, ...] = ()
    links: tuple[LinkView, ...] = ()
    latest: tuple[CardView, ...] = ()
    coverage: tuple[CoverageView, ...] = ()
    count: int = 0
    all_url: str = ""
    """The list of all its articles, where `latest` isn't all."""
    kit: KitLinkView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """A place to visit."""

    name: str
    address: str = ""
    phone: str = ""
    phone_url: str = ""
    email: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationView:
    """The organization in the page's language."""

    name: str
    short_name: str
    tagline: str = ""
    area_served: str = ""
    founded: int | None = None
    registration: str = ""
    boilerplates: tuple[BoilerplateView, ...] = ()
    facts: tuple[FactView, ...] = ()
    offices: tuple[OfficeView, ...] = ()
    handles: tuple[LinkView, ...] = ()
    hashtags: tuple[str, ...] = ()
    logos: tuple[PictureView, ...] = ()
    languages_spoken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AlbumView:
    """An album of the media library."""

    slug: str
    title: str
    url: str
    pictures: tuple[PictureView, ...] = ()
    """Its cover."""
    count: int = 0
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PagerView:
    """Where we are in a list of several pages."""

    number: int
    total: int
    previous: str = ""
    next: str = ""
    pages: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """One of several values to choose from."""

    value: str
    title: str
    one: str = ""
    """What one of them is called, where the title names many."""
    lang: str = ""
    """The title's language where it isn't the page's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What the search page lets its readers ask for."""

    index: str
    """The address of the folder that the index lies in."""
    kinds: tuple[ChoiceView, ...]
    topics: tuple[ChoiceView, ...]
    years: tuple[ChoiceView, ...]
    languages: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every page of one language shares. `paths` has the address of every standing page:
    home, releases, stories, advisories, statements, backgrounders, events, topics, people, media,
    coverage, contacts, subscribe, search, about, archive, tags, corrections, accessibility."""

    name: str
    url: str
    lang: str
    dir: str
    organization: OrganizationView
    paths: Mapping[str, str]
    nav: tuple[LinkView, ...]
    footer: tuple[LinkView, ...]
    languages: tuple[LanguageView, ...]
    media_contacts: tuple[PersonView, ...]
    feeds: tuple[FeedView, ...]
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]
    integrity: str = ""
    """Hash of the theme's script, for the content security policy: `sha256-…`."""
    logo: PictureView | None = None
    logo_dark: PictureView | None = None
    timezone: str = ""
    preview: bool = False
    search: bool = False
    """Whether one can search: then each page has a box for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewView:
    """The picture that networks and messengers show beside a link; its address is absolute."""

    url: str
    type: str
    width: int
    height: int
    alt: str
    large: bool = True
    """Whether it is fit to be shown across the whole card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCardView:
    """A card for social networks: an article's headline, one of its quotes or one of its facts."""

    sort: str
    """`item`, `quote` or `fact`."""
    shape: str
    """`wide` or `square`."""
    url: str
    type: str
    width: int
    height: int
    alt: str
    anchor: str = ""
    """Where the quote or fact stands on the article's page: `quote-1`."""
    name: str = ""
    """Of the file: `lamplight-house-wide.jpg`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedView:
    """What others paste into their site: a card of an article, of a quote or of a fact."""

    sort: str
    """`item`, `event`, `quote` or `fact`."""
    title: str
    """What it shows, in a few words."""
    url: str
    """The address of the framed page, absolute."""
    html: str
    """One line: the frame, and a plain link under it."""
    height: int
    oembed: str = ""
    """The address of its oEmbed description, absolute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """A ready post for one network."""

    network: str
    """`x`, `bluesky`, …"""
    name: str
    text: str
    length: int
    """As the network counts."""
    limit: int
    subject: str = ""
    share_url: str = ""
    """Opens the network's own page for a new post; empty where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandleView:
    """An account to mention."""

    name: str
    """Of the network."""
    handle: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolkitView:
    """What partners pass on: posts, pictures, hashtags, embeds, a QR code, and all of it in one file."""

    title: str
    kind_label: str
    lang: str
    item: LinkView
    link: str
    """The article's address, absolute."""
    date: dt.datetime | None = None
    happening: HappeningView | None = None
    corrections: tuple[ChangeView, ...] = ()
    posts: tuple[PostView, ...] = ()
    hashtags: tuple[str, ...] = ()
    handles: tuple[HandleView, ...] = ()
    cards: tuple[tuple[SocialCardView, DownloadView], ...] = ()
    embeds: tuple[EmbedView, ...] = ()
    qr_url: str = ""
    qr_downloads: tuple[DownloadView, ...] = ()
    archive: DownloadView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingView:
    """What a page says of itself to networks and messengers: Open Graph, X, Mastodon."""

    sort: str = "website"
    """Open Graph's type: `article`, `profile` or `website`."""
    locale: str
    """The page's language as Open Graph spells it: `fr_CA`."""
    other_locales: tuple[str, ...] = ()
    picture: PreviewView | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """Absolute addresses of their pages."""
    x_site: str = ""
    """The organization's handle on X: `@name`."""
    x_creator: str = ""
    fediverse_creator: str = ""
    """Whose account Mastodon names under the link: `@name@server`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """What the page tells machines: JSON-LD, and its hash for the content security policy."""

    json: Markup
    integrity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """The page itself."""

    kind: str
    """`home`, `release`, …, `list`, `topic`, `people`, `person`, `media`, `search`, `page`, `notice`,
    `404`."""
    title: str
    heading: str
    description: str
    heading_lang: str = ""
    """The heading's language where it isn't the page's."""
    url: str
    canonical: str
    lang: str
    dir: str
    languages: tuple[LanguageView, ...]
    feeds: tuple[FeedView, ...] = ()
    wire: tuple[FeedView, ...] = ()
    """What the page tells, in the formats that newsroom systems take in."""
    breadcrumbs: tuple[LinkView, ...] = ()
    sharing: SharingView
    published: dt.datetime | None = None
    modified: dt.datetime | None = None
    robots: str = ""
