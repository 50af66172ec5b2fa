"""The templates: where they are looked for, and the words and filters of one language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)

from pressroom.build.digests import Digester, Unknowable, folder_digest, program_state
from pressroom.language import dates, numbers
from pressroom.language.words import words
from pressroom.settings import Settings
from pressroom.site.compiled import Compiled, compiled_for
from pressroom.site.jinja import Phrases, Press
from pressroom.site.views.articles import CardView
from pressroom.site.views.pages import SiteView


@dataclass
class Templates:
    """A theme's templates, with an environment for each language.

    `folders` are searched in order: a site's own overrides, then the theme. A template that extends
    `!theme/base.html` or `!base.html` gets the theme's own.
    """

    settings: Settings
    folders: Sequence[Path]
    asset_url: Callable[[str], str]
    static: Mapping[str, str]
    """The output paths of the theme's files: what `asset_url` knows besides the settings."""
    integrities: Mapping[str, str] = field(default_factory=dict)
    """The hashes of single pages' scripts, which their addresses tell apart as well."""
    press: type[Environment] = Press
    _environments: dict[str, Environment] = field(default_factory=dict)

    def render(self, template: str, lang: str, context: Mapping[str, Any]) -> str:
        """A page's HTML. Raises jinja2's errors: a template is code, not content."""
        if lang not in self._environments:
            self._environments[lang] = self._environment(lang)
        return self._environments[lang].get_template(template).render(context)

    def learn(self, other: Templates) -> None:
        """Take over what another theme's templates were compiled to, as far as they are the same."""
        self._compiled = other._compiled

    def key(self, template: str, lang: str, context: Mapping[str, Any]) -> str:
        """What a page will be, without making it: pages with the same key have the same HTML.

        Nothing where that can't be told: settings or what the template is told hold code.
        """
        if not self.state:
            return ""
        try:
            return self._digester.digest((self.state, template, lang, context))
        except Unknowable:
            return ""

    @cached_property
    def state(self) -> str:
        """All that goes into every page: the program, the theme, the settings, the address of its files.
        Nothing where that can't be told.
        """
        try:
            told = self._digester.digest((program_state(), self.settings, self.static))
        except Unknowable:
            return ""
        return f"{told} {folder_digest(self.folders)}"

    @cached_property
    def _digester(self) -> Digester:
        return Digester((SiteView, CardView))

    @cached_property
    def _compiled(self) -> Compiled:
        return compiled_for(self.settings.pelican)

    def _environment(self, lang: str) -> Environment:
        given = self.settings.pelican
        options: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True}
        options |= given.get("JINJA_ENVIRONMENT", {})
        extensions = [*options.pop("extensions", ()), "jinja2.ext.i18n"]
        environment = self.press(
            loader=self._loader(),
            autoescape=True,
            undefined=StrictUndefined,
            bytecode_cache=self._compiled,
            extensions=extensions,
            auto_reload=False,
            cache_size=-1,
            **options,
        )
        told = words(lang)
        environment.install_gettext_callables(  # type: ignore[attr-defined]
            told.gettext, told.ngettext, newstyle=True, pgettext=told.pgettext
        )
        phrases = Phrases(told.gettext)
        environment.globals |= {"_": phrases, "gettext": phrases}
        environment.filters.update(_filters(lang, self.settings.timezone))
        environment.filters.update(given.get("JINJA_FILTERS", {}))
        environment.globals.update({name: given[name] for name in given if _is_told(name)})
        environment.globals["asset_url"] = self.asset_url
        environment.globals["asset_integrity"] = lambda name: self.integrities.get(name, "")
        environment.globals["pelican_article"] = None
        environment.globals.update(given.get("JINJA_GLOBALS", {}))
        environment.tests.update(given.get("JINJA_TESTS", {}))
        return environment

    def _loader(self) -> ChoiceLoader:
        own = FileSystemLoader([str(folder) for folder in self.folders])
        theme = FileSystemLoader(str(self.folders[-1]))
        return ChoiceLoader([own, PrefixLoader({"!theme": theme}), _Banged(theme)])


def _is_told(setting: str) -> bool:
    """Whether templates see a setting by its name, as Pelican's do: all but pressroom's own."""
    return setting.isupper() and not setting.startswith("PRESSROOM_")


class _Banged(FileSystemLoader):
    """`!base.html` names the theme's own template, whatever overrides it."""

    def __init__(self, theme: FileSystemLoader) -> None:
        super().__init__(theme.searchpath)

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        return super().get_source(environment, template.removeprefix("!"))


def _filters(lang: str, zone: dt.tzinfo) -> dict[str, Callable[..., str]]:
    def local(day: dt.date) -> dt.date:
        return day.astimezone(zone).date() if isinstance(day, dt.datetime) else day

    def moment(when: dt.datetime) -> dt.datetime:
        return when.astimezone(zone)

    return {
        "longdate": lambda day: dates.long_date(local(day), lang),
        "shortdate": lambda day: dates.medium_date(local(day), lang),
        "monthyear": lambda day: dates.month_and_year(local(day), lang),
        "weekday": lambda day: dates.weekday(local(day), lang),
        "datetime": lambda when: dates.date_time(when, lang, zone),
        "time": lambda when: dates.time(when, lang, zone),
        "isodate": lambda day: local(day).isoformat(),
        "isotime": lambda when: moment(when).isoformat(timespec="seconds"),
        "number": lambda value: numbers.number(value, lang),
    }
