"""What the trade expects of a release: somebody to call, a headline and a lead that can be taken in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressroom.checks.known import Known, is_draft
from pressroom.model.article import Article
from pressroom.model.kinds import DATELINED, RELEASE_LIKE
from pressroom.model.origin import Origin
from pressroom.model.people import Person
from pressroom.problems import Problem, Rule, Severity

UNREACHABLE = Rule(
    code="R401",
    subject="trade",
    title="No media contact of a release can be reached",
    why="A journalist on deadline calls, and writes if nobody answers: at least one contact needs a "
    "phone number and an e-mail address.",
    bad="contacts: [daniel-okafor]\n"
    "== content/people/daniel-okafor.md\nname: Daniel Okafor\nemail: daniel@example.org",
    good="contacts: [daniel-okafor]\n== content/people/daniel-okafor.md\n"
    "name: Daniel Okafor\nemail: daniel@example.org\nphone: 403-555-0102",
)
HEADLINE = Rule(
    code="R402",
    subject="trade",
    title="A headline is too long",
    why="Search results, feeds and phones cut it off. PRESSROOM_HEADLINE_LIMIT says how long it may be.",
    bad="title: " + "Prairie Lantern opens one more door " * 4,
    good="title: Prairie Lantern opens one more door",
    severity=Severity.WARNING,
)
LEAD = Rule(
    code="R403",
    subject="trade",
    title="The first paragraph of a release is too long",
    why="It has to say who, what, when, where and why in one breath. PRESSROOM_LEAD_LIMIT says how "
    "many words it may have.",
    bad="---\n" + "One more door opens for newcomers in Calgary this spring. " * 6,
    good="---\nOne more door opens for newcomers in Calgary this spring.",
    severity=Severity.WARNING,
)
SUMMARY = Rule(
    code="R404",
    subject="trade",
    title="A summary is too long",
    why="It stands in lists, feeds and search results. PRESSROOM_SUMMARY_LIMIT says how long it may be.",
    bad="summary: " + "One more door opens for newcomers in Calgary this spring. " * 7,
    good="summary: One more door opens for newcomers in Calgary this spring.",
    severity=Severity.WARNING,
)
NO_MEDIA_LINE = Rule(
    code="R405",
    subject="trade",
    title="Nobody is on the media line",
    why="Every page shows whom the press calls: people with media_contact: true, a phone number and "
    "an e-mail address.",
    bad="== content/people/amira-haddad.md\nmedia_contact: false",
    good="== content/people/amira-haddad.md\nmedia_contact: true",
    severity=Severity.WARNING,
)
RULES = (UNREACHABLE, HEADLINE, LEAD, SUMMARY, NO_MEDIA_LINE)

NOT_LEAD = re.compile(r"[#>|<!\[:*+\-=`~{]|\d+[.)]\s|\s{4}")
"""How a line begins that isn't a paragraph: headings, lists, quotations, tables, HTML, blocks, code."""
BLOCK = re.compile(
    r"^ {0,3}(:{3,}|`{3,}|~{3,})[^\n]*\n.*?^ {0,3}\1[ \t]*$", re.MULTILINE | re.DOTALL
)
UNSPACED = re.compile(r"[\u3040-\u9fff]+")
OPENING = 20_000
"""Characters of a body in which its first paragraph is looked for."""
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rules above; drafts may still be wanting."""
    for article in known.newsroom.articles:
        if not is_draft(article):
            yield from _contacts(known, article)
            yield from _lengths(known, article)
    yield from _media_line(known)


def can_be_reached(person: Person) -> bool:
    """Whether somebody can be called and written to."""
    return bool((person.phone or person.mobile) and person.email)


def _contacts(known: Known, article: Article) -> Iterator[Problem]:
    if article.kind.value not in RELEASE_LIKE:
        return
    people = [page for slug in article.contacts for page in known.people.get(slug, ())]
    if people and not any(map(can_be_reached, people)):
        names = ", ".join(dict.fromkeys(person.name for person in people))
        yield UNREACHABLE.problem(
            article.origin.place("contacts"),
            f"No media contact has both a phone number and an e-mail address: {names}.",
            f"Add them to content/people/{people[0].slug}.md.",
        )


def _lengths(known: Known, article: Article) -> Iterator[Problem]:
    settings = known.settings
    if len(article.title) > settings.headline_limit:
        yield HEADLINE.problem(
            article.origin.place("title"),
            f"The headline has {len(article.title)} characters.",
            f"Keep it to {settings.headline_limit}.",
        )
    if len(article.summary) > settings.summary_limit:
        yield SUMMARY.problem(
            article.origin.place("summary"),
            f"The summary has {len(article.summary)} characters.",
            f"Keep it to {settings.summary_limit}.",
        )
    if article.kind.value in DATELINED and article.body.markup == "md":
        yield from _lead(article, settings.lead_limit)


def _lead(article: Article, limit: int) -> Iterator[Problem]:
    line, text = first_paragraph(article.body.text)
    words = word_count(text)
    if words > limit:
        place = Origin(article.origin.path, {"lead": (article.body.line + line, 1)}).place("lead")
        yield LEAD.problem(place, f"The first paragraph has {words} words.", f"Keep it to {limit}.")


def first_paragraph(markdown: str) -> tuple[int, str]:
    """The first paragraph of a Markdown text, with the index of its first line."""
    bare = BLOCK.sub(lambda found: "\n" * found[0].count("\n"), markdown[:OPENING])
    at = 0
    for block in bare.split("\n\n"):
        text = block.strip("\n")
        if text.strip() and not NOT_LEAD.match(text):
            start = at + len(block) - len(block.lstrip("\n"))
            return bare.count("\n", 0, start), LINK.sub(r"\1", text)
        at += len(block) + 2
    return 0, ""


def word_count(text: str) -> int:
    """Words; of scripts without spaces, two characters count as one."""
    unspaced = UNSPACED.findall(text)
    return len(UNSPACED.sub(" ", text).split()) + sum(map(len, unspaced)) // 2


def _media_line(known: Known) -> Iterator[Problem]:
    people = known.newsroom.people
    if people and not any(p.media_contact and can_be_reached(p) for p in people):
        yield NO_MEDIA_LINE.problem(
            people[0].origin.place("media_contact"),
            "Nobody with a phone number and an e-mail address has media_contact: true.",
            "Add it to whoever answers the press.",
        )
