"""The sparing inline step gives what Python-Markdown's own gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

from pressroom.prose.extensions import plan
from pressroom.prose.inline import NEEDS, spare

PIECES = (
    "word", "two words", " ", " ", "\n", "\n\n", "  \n", "*", "**", "_", "__", "***", "`", "``", "[", "]",
    "](", ")", "![", "(", "[a](/x/)", "![b](c.jpg)", "[r]", "[r][r]", "[^1]", "<", ">", "<b>", "</b>",
    "<https://e.org>", "<a@b.org>", "&", "&amp;", "\\", "\\*", "\"", "'", "'s", "--", "---", "...", "....",
    "–", "'80s", "- ", "1. ", "> ", "# ", "|", "|-|-|", "HTML", ":   ", "é", "ਲੋਕ", "\x02", "\x03", "{.x}",
    "\n\n[r]: /r/ \"R\"\n\n", "\n\n[^1]: note\n\n", "\n\n*[HTML]: Markup\n\n", "\n\n    code\n\n",
)  # fmt: skip


def _markdown(lang: str, sparing: bool) -> Markdown:
    names, configs = plan(lang, {})
    md = Markdown(extensions=names, extension_configs=configs, output_format="html")
    if sparing:
        spare(md)
    return md


PAIRS = {lang: (_markdown(lang, False), _markdown(lang, True)) for lang in ("en", "fr", "zh-Hans")}


@pytest.mark.parametrize("lang", PAIRS)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=250, deadline=None)
def test_same_html_as_python_markdown(lang, pieces):
    """Whatever marks follow each other, sparing patterns changes nothing."""
    stock, sparing = PAIRS[lang]
    text = "".join(pieces)
    assert sparing.reset().convert(text) == stock.reset().convert(text)


def test_every_stock_pattern_is_known():
    """A pattern that a new release of Python-Markdown brings would only be slow, and is told here."""
    md = _markdown("en", False)
    patterns = [*md.inlinePatterns._priority, *md.treeprocessors["smarty"].inlinePatterns._priority]
    assert {item.name for item in patterns} <= set(NEEDS)


class _Deleted(Extension):
    def extendMarkdown(self, md):
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"()~~(.*?)~~", "del"), "del", 105)


def test_patterns_of_others_are_always_tried():
    """An extension of the site works on texts that hold none of the characters we know."""
    md = Markdown(extensions=[_Deleted()])
    spare(md)
    assert md.convert("a ~~b~~ c") == "<p>a <del>b</del> c</p>"
