"""References: every person, topic, file, boilerplate and article that is named exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressroom.checks.known import Known, looks_like_slug, says
from pressroom.model.article import Article
from pressroom.model.assets import Medium, medium_of
from pressroom.model.origin import Origin
from pressroom.problems import Problem, Rule, Severity, as_list, did_you_mean, which_file

PERSON = Rule(
    code="R201",
    subject="references",
    title="A contact or spokesperson is unknown",
    why="The page would name nobody to call. Slugs are the names of files in people/.",
    bad="contacts: [amira-hadad]",
    good="contacts: [amira-haddad]",
)
SPEAKER = Rule(
    code="R202",
    subject="references",
    title="A quote is by an unknown person",
    why="A slug would be printed as a name. Give a slug of people/, or the name as it is printed.",
    bad="quotes:\n  - text: Every door opens.\n    by: amira-hadad",
    good="quotes:\n  - text: Every door opens.\n    by: amira-haddad",
)
AUTHOR = Rule(
    code="R203",
    subject="references",
    title="An author is almost a person the newsroom knows",
    why="Authors may be plain names, so this may be right; their articles would stand apart.",
    bad="authors: [amira-hadad]",
    good="authors: [amira-haddad]",
    severity=Severity.WARNING,
)
TOPIC = Rule(
    code="R204",
    subject="references",
    title="A topic is unknown",
    why="The newsroom keeps topics, and this is none of them. Slugs are the names of files in topics/.",
    bad="topic: setlement",
    good="topic: settlement",
)
ASSET = Rule(
    code="R205",
    subject="references",
    title="A file is named that does not exist",
    why="Paths are looked for beside the item, then from content/.",
    bad="photos: [intak.jpg]",
    good="photos: [intake.jpg]",
)
BOILERPLATE = Rule(
    code="R206",
    subject="references",
    title="A boilerplate is unknown",
    why="Keys are those under boilerplates in organization.yml.",
    bad="boilerplate: [default, partnr]",
    good="boilerplate: [default, partner]",
)
COVERED = Rule(
    code="R207",
    subject="references",
    title="Coverage names an unknown article",
    why="The piece would not be shown with the article it came from.",
    bad="== content/coverage/herald.yml\noutlet: Prairie Herald\nheadline: Doors open\n"
    "url: https://herald.example.org/1\ndate: 2026-05-05\nrelease: spring-reprot",
    good="== content/coverage/herald.yml\noutlet: Prairie Herald\nheadline: Doors open\n"
    "url: https://herald.example.org/1\ndate: 2026-05-05\nrelease: spring-report",
)
REPLACED = Rule(
    code="R208",
    subject="references",
    title="A withdrawn article is replaced by an unknown one",
    why="The notice could not lead readers on.",
    bad="status: withdrawn\nwithdrawn: {date: 2026-06-01, reason: Wrong figures, replaced_by: nwe}",
    good="status: withdrawn\nwithdrawn: {date: 2026-06-01, reason: Wrong figures}",
)
MEDIUM = Rule(
    code="R209",
    subject="references",
    title="A file of another sort stands in a list",
    why="Pictures, video, sound and documents are shown in different ways.",
    bad="video: [intake.jpg]",
    good="photos: [intake.jpg]",
)
RULES = (PERSON, SPEAKER, AUTHOR, TOPIC, ASSET, BOILERPLATE, COVERED, REPLACED, MEDIUM)


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rules above."""
    for article in known.newsroom.articles:
        yield from of_article(known, article)
    for topic in known.newsroom.topics:
        yield from _people(known, topic.origin, "spokespeople", topic.spokespeople)
    for person in known.newsroom.people:
        for index, slug in enumerate(person.topics):
            yield from _topic(known, person.origin, f"topics.{index}", slug)
    yield from _coverage(known)
    yield from _assets(known)


def of_article(known: Known, article: Article) -> Iterator[Problem]:
    """The people, topic, boilerplates and replacement that an article names; not its files."""
    yield from _people(known, article.origin, "contacts", article.contacts)
    yield from _people(known, article.origin, "spokespeople", article.spokespeople)
    yield from _speakers(known, article)
    yield from _article(known, article)


def _people(known: Known, origin: Origin, key: str, slugs: Iterable[str]) -> Iterator[Problem]:
    if not says(origin, key):
        return
    for index, slug in enumerate(slugs):
        if slug not in known.people:
            yield PERSON.problem(
                origin.place(f"{key}.{index}"),
                *_nobody(known, "Contact" if key == "contacts" else "Spokesperson", slug),
            )


def _nobody(known: Known, what: str, slug: str) -> tuple[str, str]:
    hint = as_list(slug) or did_you_mean(slug, known.people) or f"Write content/people/{slug}.md."
    return _unknown(f'{what} "{slug}"', known.mend_first(slug, "people"), hint)


def _unknown(what: str, broken: str, hint: str) -> tuple[str, str]:
    """What to say of something that isn't known, or `broken`, and what to do."""
    return (f"{what} can't be read.", broken) if broken else (f"{what} is unknown.", hint)


def _speakers(known: Known, article: Article) -> Iterator[Problem]:
    for index, quote in enumerate(article.quotes):
        if looks_like_slug(quote.by) and quote.by not in known.people:
            hint = did_you_mean(quote.by, known.people) or "Write the name as it is printed."
            broken = known.mend_first(quote.by, "people")
            place = article.origin.place(f"quotes.{index}.by")
            yield SPEAKER.problem(place, *_unknown(f'Speaker "{quote.by}"', broken, hint))
    for index, author in enumerate(article.authors if says(article.origin, "authors") else ()):
        if looks_like_slug(author) and author not in known.people:
            if known.mend_first(author, "people"):
                continue
            hint = did_you_mean(author, known.people)
            if hint:
                place = article.origin.place(f"authors.{index}")
                yield AUTHOR.problem(place, f'Author "{author}" has no page.', hint)


def _article(known: Known, article: Article) -> Iterator[Problem]:
    if article.topic and says(article.origin, "topic"):
        yield from _topic(known, article.origin, "topic", article.topic)
    for index, name in enumerate(article.boilerplate):
        if says(article.origin, "boilerplate") and name not in known.boilerplates:
            if name == "default" and "boilerplate" not in article.origin.lines:
                continue
            yield BOILERPLATE.problem(
                article.origin.place(f"boilerplate.{index}"),
                f'Boilerplate "{name}" is unknown.',
                known.mend_first("organization")
                or did_you_mean(name, known.boilerplates)
                or "Write it into organization.yml.",
            )
    replacement = article.withdrawn.replaced_by if article.withdrawn else None
    if replacement and replacement not in known.articles:
        yield REPLACED.problem(
            article.origin.place("withdrawn.replaced_by"),
            *_no_article(known, replacement),
        )


def _topic(known: Known, origin: Origin, dotted: str, slug: str) -> Iterator[Problem]:
    if known.has_topic_files and slug not in known.topics and says(origin, dotted.split(".")[0]):
        hint = did_you_mean(slug, known.topics) or f"Write content/topics/{slug}.md."
        broken = known.mend_first(slug, "topics")
        yield TOPIC.problem(origin.place(dotted), *_unknown(f'Topic "{slug}"', broken, hint))


def _coverage(known: Known) -> Iterator[Problem]:
    for piece in known.newsroom.coverage:
        if piece.release and piece.release not in known.articles:
            yield COVERED.problem(
                piece.origin.place("release"),
                *_no_article(known, piece.release),
            )


def _no_article(known: Known, slug: str) -> tuple[str, str]:
    hint = did_you_mean(slug, known.articles)
    return _unknown(f'Article "{slug}"', known.mend_first(slug), hint)


Named = tuple[Origin, str, str, Medium | None]
"""Who names it, under which key, the path as written, and which sort of file it must be."""


def assets_named(known: Known) -> Iterator[Named]:
    """Every asset path in a header, in order."""
    for article in known.newsroom.articles:
        for key, medium in (
            ("photos", Medium.IMAGE),
            ("video", Medium.VIDEO),
            ("audio", Medium.AUDIO),
            ("files", None),
        ):
            yield from _listed(article.origin, key, getattr(article, key), medium)
        yield from _listed(article.origin, "kit.include", article.kit.include, None)
        yield from _listed(article.origin, "kit.photos", article.kit.photos, Medium.IMAGE)
    for topic in known.newsroom.topics:
        yield from _listed(topic.origin, "photos", topic.photos, Medium.IMAGE)
        yield from _listed(topic.origin, "kit.include", topic.kit.include, None)
        yield from _listed(topic.origin, "kit.photos", topic.kit.photos, Medium.IMAGE)
    for person in known.newsroom.people:
        yield from _single(person.origin, "headshot", person.headshot, Medium.IMAGE)
        yield from _single(
            person.origin, "pronunciation_audio", person.pronunciation_audio, Medium.AUDIO
        )
    organization = known.newsroom.organization
    yield from _listed(organization.origin, "logos", organization.logos, Medium.IMAGE)
    for asset in known.newsroom.assets.values():
        yield from _single(asset.origin, "captions_file", asset.captions_file, None)


def _listed(
    origin: Origin, key: str, paths: Iterable[str], medium: Medium | None
) -> Iterator[Named]:
    if says(origin, key.split(".")[0]):
        for index, path in enumerate(paths):
            yield origin, f"{key}.{index}", path, medium


def _single(origin: Origin, key: str, path: str | None, medium: Medium | None) -> Iterator[Named]:
    if path and says(origin, key):
        yield origin, key, path, medium


HINTED = 200
"""Missing files for which the nearest one is looked up: of thousands, nobody reads the hints."""


def _assets(known: Known) -> Iterator[Problem]:
    missing = 0
    for origin, dotted, path, medium in assets_named(known):
        found = known.asset(path, origin)
        if found is None:
            missing += 1
            hint = which_file(path, _beside(known, origin)) if missing <= HINTED else ""
            broken = known.mend_sidecar(path, origin)
            yield ASSET.problem(
                origin.place(dotted),
                f'"{path}" can\'t be used.' if broken else f'There is no file "{path}".',
                broken or hint or "Put it beside the item or into content/media/.",
            )
        elif medium and medium_of(found) is not medium:
            yield MEDIUM.problem(
                origin.place(dotted),
                f'"{path}" is not {_sort(medium)}.',
                f"List it under {_key_for(medium_of(found))}.",
            )


def _beside(known: Known, origin: Origin) -> Iterator[str]:
    """What could have been meant: names of what lies beside the item, and paths of what is nobody's own."""
    folder = f"{known.folder(origin)}/"
    for path, asset in known.newsroom.assets.items():
        if path.startswith(folder) or not asset.owner:
            yield path.removeprefix(folder)


def _sort(medium: Medium) -> str:
    words = {Medium.IMAGE: "a picture", Medium.VIDEO: "a video", Medium.AUDIO: "a sound"}
    return words[medium]


def _key_for(medium: Medium) -> str:
    keys = {Medium.IMAGE: "photos", Medium.VIDEO: "video", Medium.AUDIO: "audio"}
    return keys.get(medium, "files")
