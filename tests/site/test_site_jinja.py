"""Templates rendered by pressroom's environment and by stock Jinja: the same HTML."""

from __future__ import annotations

import datetime as dt
import gettext
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.exceptions import TemplateError
from markupsafe import Markup

from pressroom.plugin.build import theme_of
from pressroom.plugin.sites import open_site
from pressroom.publishing.newsdesk import prepare
from pressroom.publishing.production import open_desk
from pressroom.site.compiled import Compiled
from pressroom.site.jinja import Phrases, Press
from pressroom.site.plan import plan

NOW = dt.datetime(2026, 11, 23, 16, tzinfo=dt.UTC)
CONF = """\
SITENAME = "Garden & Notes"
SITEURL = "https://garden.example.org"
TIMEZONE = "America/Edmonton"
PLUGINS = ["pressroom"]
PRESSROOM_LANGUAGES = ["en", "fr", "ar"]
"""
RELEASE = """\
---
title: Nine families & a "key"
date: 2026-11-19T09:00:00-07:00
summary: Nine families moved in on *Wednesday*.
location: Calgary, Alta.
topic: housing
tags: [homes, "keys & locks"]
contacts: [jo]
spokespeople: [jo]
quotes:
  - {text: A door is worth a lot., by: jo, approved: true}
facts:
  - {label: Homes, value: "41", source: Permit, as_of: 2026-11-06}
corrections:
  - {date: 2026-11-20T09:00:00-07:00, note: "Nine families, not ten."}
---
Nine families carried their boxes in.
"""
FILES = {
    "people/jo.md": "---\nname: Jo Desk\nmedia_contact: true\nphone: 403-555-0100\n---\nGardens.\n",
    "releases/keys/index.md": RELEASE,
    "releases/keys/index.fr.md": RELEASE.replace("families", "familles"),
    "events/open/index.md": "---\ntitle: Open day\ndate: 2026-11-01\nstarts: 2026-12-01T10:00:00-07:00"
    "\nends: 2026-12-01T12:00:00-07:00\nlocation: Calgary\n---\nCome.\n",
}
MACROS = """\
{% macro plain(a, b="B", c=none) %}[{{ a }}|{{ b }}|{{ c }}]{% endmacro %}
{% macro rest(a) %}{{ a }}{{ varargs | join("+") }}{{ kwargs.get("k", "-") }}{% endmacro %}
{% macro around(a) %}<{{ a }}>{{ caller() }}</{{ a }}>{% endmacro %}
{% macro said() %}{{ _("Cat & dog") }}{% endmacro %}
{% macro deep(n) %}{{ n }}{% if n %}{{ deep(n - 1) }}{% endif %}{% endmacro %}
"""
PIECES = (
    '{{ m.plain("<a>") }}{{ m.plain(1, 2, 3) }}{{ m.plain(a="x", c="&") }}{{ m.plain(b=1, a=2) }}',
    '{{ m.rest(1, 2, 3, k="<") }}{{ m.rest(1) }}',
    "{% call m.around('p') %}{{ text }}{% endcall %}",
    "{{ m.deep(3) }}{{ m.said() }}{{ m.said() }}",
    "{% autoescape false %}{{ text }}{{ m.plain(text) }}{{ _('Cat & dog') }}{% endautoescape %}",
    '{{ _("Cat & dog") }}{{ _("%(n)s cats", n=text) }}{{ gettext("Cat & dog") }}',
    "{% trans n=text %}{{ n }} cats{% endtrans %}{% trans %}Cat & dog{% endtrans %}",
    '{{ ngettext("%(num)s cat", "%(num)s cats", 3) }}{{ pgettext("pet", "Cat") }}',
    "{{ text }}{{ safe }}{{ number }}{{ nothing }}{{ wrapped }}{{ sub }}{{ text | upper | e }}",
    "{{ text ~ safe ~ 1 }}{% set x %}{{ text }}{% endset %}{{ x }}{{ x | length }}",
    "{% filter upper %}{{ text }}{% endfilter %}{{ table.key }}{{ table.items() | list }}",
    "{% for n in [1, 2] %}{{ loop.index }}{{ m.plain(n) }}{{ told(n) }}{% endfor %}",
    '{% include "part.html" %}{% import "macros.html" as n with context %}{{ n.said() }}',
    '{% from "macros.html" import plain as p %}{{ p(text) }}',
    "{% block b %}{{ m.plain(text) }}{{ self.c() }}{% endblock %}{% block c %}{{ text }}{% endblock %}",
    "{{ text | urlencode }}{{ safe | urlencode }}{{ sub | urlencode }}{{ number | urlencode }}",
    "{{ table.items().__class__.__name__ }}{{ (table or text).key }}{{ table['key'].upper() }}",
    "{% for n in [table] if n.key %}{{ n.key }}{% endfor %}{{ [table] | map(attribute='key') | list }}",
    "{% macro f(a, b=table.key) %}{{ a.key }}{{ b }}{% endmacro %}{{ f(table) }}",
    # what fails has to fail with the same words
    "{{ text.missing }}",
    "{{ table.missing.more }}",
    "{{ m.plain() }}",
    "{{ m.plain(1, 2, 3, 4) }}",
    "{{ m.plain(1, d=2) }}",
    "{{ m.plain(1, a=2) }}",
    "{{ m.none() }}",
    "{{ missing }}",
    "{{ table.missing }}",
    '{{ _("100 % of %(n)s") }}',
    '{{ _("%(n)s cats") }}',
)


class Wrapped:
    """Safe by its own word."""

    def __html__(self) -> str:
        return "<b>bold</b>"


class Sub(str):
    """Text of another type."""


def environment(made_of: type[Environment]) -> Environment:
    files = {"macros.html": MACROS, "part.html": "{{ text }}{{ _('Cat & dog') }}"}
    files |= {f"{n}.html": "{% import 'macros.html' as m %}" + p for n, p in enumerate(PIECES)}
    made = made_of(
        loader=DictLoader(files),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    words = gettext.NullTranslations()
    made.install_gettext_callables(  # type: ignore[attr-defined]
        words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext
    )
    if made_of is Press:
        phrases = Phrases(words.gettext)
        made.globals |= {"_": phrases, "gettext": phrases}
    return made


def outcome(made: Environment, number: int) -> str:
    told: dict[str, Any] = {
        "text": "<a href='x'>\"Q\" & A</a>",
        "safe": Markup("<i>safe</i>"),
        "number": 12,
        "nothing": None,
        "wrapped": Wrapped(),
        "sub": Sub("<sub>"),
        "table": {"key": "<v>"},
        "told": lambda n, **named: f"<{n}{sorted(named)}>",
    }
    try:
        return made.get_template(f"{number}.html").render(told)
    except (TemplateError, TypeError, ValueError, KeyError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("number", range(len(PIECES)), ids=PIECES)
def test_a_piece_of_a_template_gives_what_stock_jinja_gives(number: int) -> None:
    """Calls, phrases, escaping, imports and mistakes come out as in stock Jinja, also the second time."""
    stock, own = environment(Environment), environment(Press)
    expected = outcome(stock, number)
    assert [outcome(own, number) for _ in range(2)] == [expected] * 2


def test_every_page_of_a_newsroom_is_what_stock_jinja_makes_of_it(tmp_path: Path) -> None:
    """Our theme's pages are the same bytes in stock Jinja."""
    for name, text in FILES.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    site = open_site(tmp_path)
    desk, _ = open_desk(prepare(site.settings, NOW, frozenset()))
    made = plan(desk, theme_of(site).folder, ())
    pages = [(page.template, page.lang, page.context()) for page in made.pages]
    swift = [made.templates.render(*page) for page in pages]
    made.templates.press = Environment
    made.templates._environments.clear()
    made.templates._compiled = Compiled()
    assert swift == [made.templates.render(*page) for page in pages]
    assert len(swift) > 40
