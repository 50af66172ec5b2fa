"""`::: facts`: the item's key facts, or some of them, with their sources."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pressroom.language.dates import medium_date
from pressroom.language.press import conventions
from pressroom.problems import did_you_mean
from pressroom.prose import rules
from pressroom.prose.blocks.call import Argument, Block, Call, Text
from pressroom.prose.desk import Desk
from pressroom.prose.surroundings import Fact
from pressroom.prose.tree import element
from pressroom.prose.wording import key_facts


def build(call: Call, _text: Element, desk: Desk) -> Element | None:
    """A `section.facts` with a heading and a description list."""
    facts = _chosen(call, desk)
    if not facts:
        return None
    lang = desk.surroundings.lang
    heading = element("h2", {}, call.option("title") or key_facts(lang))
    rows = (_row(fact, lang) for fact in facts)
    return element("section", {"class": "facts"}, heading, element("dl", {}, *rows))


def _chosen(call: Call, desk: Desk) -> list[Fact]:
    facts = desk.surroundings.facts
    if not facts:
        desk.report(
            rules.BLOCK_FACT,
            call.line,
            "This item has no facts to show.",
            "List them under `facts` in its header, or take the block away.",
        )
        return []
    if "only" not in call.options:
        return list(facts)
    by_label = {fact.label: fact for fact in facts}
    wanted = _labels(call, desk)
    for label in wanted:
        if label not in by_label:
            hint = did_you_mean(label, by_label)
            desk.report(
                rules.BLOCK_FACT, call.line_of("only"), f'No fact is labelled "{label}".', hint
            )
    return [by_label[label] for label in wanted if label in by_label]


def _labels(call: Call, desk: Desk) -> list[str]:
    try:
        return call.options["only"].items()
    except ValueError:
        desk.report(
            rules.BLOCK_OPTION,
            call.line_of("only"),
            "Option only is not a list.",
            "Write labels between brackets: only: [People served, Languages].",
        )
        return []


def _row(fact: Fact, lang: str) -> Element:
    return element(
        "div",
        {},
        element("dt", {}, fact.label),
        element(
            "dd", {}, element("span", {"class": "value"}, fact.value), " ", _source(fact, lang)
        ),
    )


def _source(fact: Fact, lang: str) -> Element | None:
    name: Element | str = fact.source
    if fact.source_url:
        name = element("a", {"href": fact.source_url}, fact.source or fact.source_url)
    date = None
    if fact.as_of:
        date = element("time", {"datetime": fact.as_of.isoformat()}, medium_date(fact.as_of, lang))
    if not date and isinstance(name, str) and not name:
        return None
    named = not isinstance(name, str) or bool(name)
    between = conventions(lang).comma if date is not None and named else None
    return element("span", {"class": "source"}, name, between, date)


FACTS = Block(
    name="facts",
    doc="The item's facts, with their sources.",
    build=build,
    argument=Argument.NONE,
    text=Text.NONE,
    options={
        "title": "The heading; “Key facts” when absent.",
        "only": "Labels of the facts to show, in order: [People served, Languages].",
    },
    example="::: facts\ntitle: The year in figures\nonly: [People served]\n:::",
)
