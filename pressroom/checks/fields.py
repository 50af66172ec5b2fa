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
RULES = (QUOTED, ADAPTED, KIT_OFF)

PAIRS = ("“”", '""', "«»", "„“", "‘’", "「」")


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rules above."""
    for article in known.newsroom.articles:
        yield from _quoted(article)
        yield from _contradicting(article)


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
