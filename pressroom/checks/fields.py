"""Fields that are well formed and still can't mean what they say."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.checks.known import Known, says
from pressroom.model.article import Article
from pressroom.problems import Problem, Rule, Severity

QUOTED = Rule(
    code="R101",
    subject="fields",
    title="A quote has quotation marks of its own",
    why="Each language's own marks are put around it, so they would stand twice.",
    bad='quotes:\n  - text: "“Every door opens.”"\n    by: amira-haddad',
    good="quotes:\n  - text: Every door opens.\n    by: amira-haddad",
    severity=Severity.WARNING,
)
ADAPTED = Rule(
    code="R102",
    subject="fields",
    title="A text is both written anew and translated",
    why="Readers are told how a text came about: an adapted one has no translator.",
    bad="adapted: true\ntranslated_by: human",
    good="translated_by: human",
    severity=Severity.WARNING,
)
KIT_OFF = Rule(
    code="R103",
    subject="fields",
    title="A press kit is turned off and still told what to hold",
    why="Nothing of it would be packed.",
    bad="kit:\n  enabled: false\n  include: [intake.jpg]",
    good="kit:\n  include: [intake.jpg]",
    severity=Severity.WARNING,
)
FOR_NOBODY = Rule(
    code="R104",
    subject="fields",
    title="An angle is for nobody",
    why="It stands in the kits of those it is for. Name a beat, an outlet, a region or a language.",
    bad="angles:\n  - for: {}\n    lead: Twelve more families have a door of their own.",
    good="angles:\n  - for: {beat: housing}\n    lead: Twelve more families have a door of their own.",
)
RULES = (QUOTED, ADAPTED, KIT_OFF, FOR_NOBODY)

PAIRS = ("“”", '""', "«»", "„“", "‘’", "「」")


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rules above."""
    for article in known.newsroom.articles:
        yield from _quoted(article)
        yield from _contradicting(article)
        yield from _for_nobody(article)


def _quoted(article: Article) -> Iterator[Problem]:
    for index, quote in enumerate(article.quotes):
        text = quote.text.strip()
        if len(text) > 1 and f"{text[0]}{text[-1]}" in PAIRS:
            yield QUOTED.problem(
                article.origin.place(f"quotes.{index}.text"),
                "The quote has quotation marks.",
                "Take the outer ones away.",
            )


def _contradicting(article: Article) -> Iterator[Problem]:
    if article.adapted and article.translated_by:
        yield ADAPTED.problem(
            article.origin.place("translated_by"),
            f"The text is adapted and translated by {article.translated_by}.",
            "Keep one of the two keys.",
        )
    lists = article.kit.include or article.kit.photos
    if lists and not article.kit.enabled and says(article.origin, "kit"):
        yield KIT_OFF.problem(
            article.origin.place("kit"),
            "The kit is turned off but lists files.",
            "Take enabled: false away, or the lists.",
        )


def _for_nobody(article: Article) -> Iterator[Problem]:
    for index, angle in enumerate(article.angles):
        audience = angle.for_
        if not (audience.beat or audience.outlet or audience.region or audience.lang):
            yield FOR_NOBODY.problem(
                article.origin.place(f"angles.{index}.for_"),
                f"Angle number {index + 1} is for nobody.",
                "Write for: {beat: …}, {outlet: …}, {region: …} or {lang: …}.",
            )
