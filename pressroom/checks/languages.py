"""Languages: known ones, which the interface speaks and the site offers."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.checks.known import Known
from pressroom.language.tags import best, name
from pressroom.language.tags import known as is_known
from pressroom.language.words import ui_languages
from pressroom.model.origin import Origin
from pressroom.problems import Problem, Rule, Severity, did_you_mean

UNKNOWN = Rule(
    code="R601",
    subject="languages",
    title="A language tag stands for no language",
    why="Browsers and screen readers could not tell how to read it. Tags are BCP 47: en, fr, zh-Hans.",
    bad="lang: qq",
    good="lang: fr",
)
NO_WORDS = Rule(
    code="R602",
    subject="languages",
    title="The interface does not speak the language of an article",
    why="Everything around the text would be in English. Add a catalogue for it, or publish the text "
    "as a file.",
    bad="lang: is",
    good="lang: fr",
    severity=Severity.WARNING,
)
NOT_OFFERED = Rule(
    code="R603",
    subject="languages",
    title="An article is in a language the site does not offer",
    why="Its language has no home, no lists and no feeds. Add it to PRESSROOM_LANGUAGES.",
    bad='== pelicanconf.py\nPRESSROOM_LANGUAGES = ["en", "fr"]\n'
    "== content/releases/spring-report/index.md\nlang: es",
    good='== pelicanconf.py\nPRESSROOM_LANGUAGES = ["en", "fr", "es"]\n'
    "== content/releases/spring-report/index.md\nlang: es",
    severity=Severity.WARNING,
)
RULES = (UNKNOWN, NO_WORDS, NOT_OFFERED)


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rules above."""
    for origin, dotted, tag in _tags(known):
        if tag and not is_known(tag):
            hint = did_you_mean(tag, ui_languages()) or "Look it up in BCP 47."
            yield UNKNOWN.problem(origin.place(dotted), f'"{tag}" is no language.', hint)
    wanting = {
        lang: found
        for lang in {article.lang for article in known.newsroom.articles}
        if is_known(lang) and (found := list(_interface(known, lang)))
    }
    for article in known.newsroom.articles:
        for rule, message, hint in wanting.get(article.lang, ()):
            yield rule.problem(article.origin.place("lang"), message, hint)


def _tags(known: Known) -> Iterator[tuple[Origin, str, str]]:
    room = known.newsroom
    yield from ((a.origin, "lang", a.lang) for a in room.articles)
    yield from ((p.origin, "lang", p.lang) for p in room.people)
    yield from ((t.origin, "lang", t.lang) for t in room.topics)
    yield from ((p.origin, "lang", p.lang) for p in room.pages)
    yield from ((c.origin, "lang", c.lang) for c in room.coverage)
    for article in room.articles:
        for index, quote in enumerate(article.quotes):
            yield article.origin, f"quotes.{index}.lang", quote.lang or ""
        for index, angle in enumerate(article.angles):
            yield article.origin, f"angles.{index}.for_.lang", angle.for_.lang or ""
    for person in room.people:
        for index, spoken in enumerate(person.languages):
            if "languages" in person.origin.lines or not person.origin.lines:
                yield person.origin, f"languages.{index}", spoken.lang
    for index, tag in enumerate(room.organization.languages_spoken):
        yield room.organization.origin, f"languages_spoken.{index}", tag


def _interface(known: Known, lang: str) -> Iterator[tuple[Rule, str, str]]:
    """What a language lacks here: the rule, what is wrong, and what to do."""
    offered = known.settings.languages
    if best(lang, ui_languages()) is None:
        message = f"The interface has no words in {name(lang, 'en')}."
        yield NO_WORDS, message, f"It speaks {', '.join(ui_languages())}."
    if offered and lang not in offered and lang != known.settings.default_lang:
        message = f"The site does not offer {name(lang, 'en')}."
        yield NOT_OFFERED, message, f'Add "{lang}" to PRESSROOM_LANGUAGES.'
