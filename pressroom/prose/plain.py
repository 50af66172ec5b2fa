"""Plain text of HTML: for copying, searching, feeds and summaries."""

from __future__ import annotations

import re
from html import unescape

TAG = re.compile(
    r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL
)
PARAGRAPHS = frozenset(
    {"address", "article", "aside", "blockquote", "details", "dd", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
     "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
     "table", "tr", "ul"}
)  # fmt: skip
TIGHT = frozenset({"dd", "dt", "li", "tr"})
"""Lines rather than paragraphs."""
UNHEARD = re.compile(r"<(script|style|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
BACK = re.compile(r"(?:&#160;|\u00a0|&nbsp;)?<a\b[^>]*footnote-backref[^>]*>.*?</a>", re.DOTALL)
REFERENCE = re.compile(r"(<a\b[^>]*footnote-ref[^>]*>)(.*?)</a>", re.DOTALL)
PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
SPACES = re.compile(r"[ \t\r\n]+")


def plain(html: str) -> str:
    """The text of HTML, with an empty line between paragraphs and entries of lists on their lines."""
    if "<script" in html or "<style" in html or "<template" in html:
        html = UNHEARD.sub("", html)
    if "footnote-ref" in html:
        html = REFERENCE.sub(r"\1[\2]</a>", BACK.sub("", html))
    parts = PRE.split(html) if "<pre" in html else [html]
    text = "".join(_code(p) if p.startswith("<pre") else _running(p) for p in parts)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _code(html: str) -> str:
    return "\n\n" + unescape(TAG.sub("", html)).rstrip() + "\n\n"


def _running(html: str) -> str:
    text = unescape(TAG.sub(_break, SPACES.sub(" ", html)))
    text = re.sub(r" *\t *", "\t", text) if "\t" in text else text
    return "\n".join(line.strip(" \t") for line in text.split("\n"))


def _break(tag: re.Match[str]) -> str:
    name = (tag[2] or "").lower()
    if name == "br":
        return "\n"
    if name in ("td", "th"):
        return "" if tag[1] else "\t"
    if name in TIGHT:
        return "" if tag[1] else "\n"
    return "\n\n" if name in PARAGRAPHS else ""


def summary(html: str, words: int | None = 50, end: str = "…") -> str:
    """The first paragraph's text, cut after so many words: for those without a summary of their own.

    `words` and `end` are Pelican's SUMMARY_MAX_LENGTH and SUMMARY_END_SUFFIX; None doesn't cut.
    Languages that put no space between words are cut after twice as many characters.
    """
    first = re.search(r"<p\b[^>]*>(.*?)</p>", html, re.DOTALL)
    text = SPACES.sub(" ", plain(first[1] if first else html).replace("\n", " ")).strip()
    if words is None:
        return text
    parts = text.split(" ")
    if len(parts) > words:
        return " ".join(parts[:words]).rstrip(",;:–—- ") + end
    if len(text) > max(2 * words, 12 * len(parts)):
        return text[: 2 * words] + end
    return text
