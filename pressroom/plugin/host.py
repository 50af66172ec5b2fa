"""Which way a build goes: by ourselves, or inside Pelican where its plugins or a theme need it."""

from __future__ import annotations

from typing import Any

from pressroom.build.stopped import BuildStopped
from pressroom.plugin.build import Built, Order, build_site
from pressroom.plugin.others import class_of
from pressroom.plugin.sites import OpenedSite, at_home, is_pressroom
from pressroom.problems import Problem
from pressroom.publishing.production import Leaked, Stopped


def build(site: OpenedSite, order: Order) -> Built:
    """Publish a site. Raises what `build_site` raises, and Stopped where a plugin isn't loaded."""
    if not any(is_pressroom(name) for name in site.plugins):
        raise Stopped([_unnamed(site)])
    return build_site(site, order) if site.alone else build_in_pelican(site, order)


def build_in_pelican(site: OpenedSite, order: Order) -> Built:
    """Publish a site by a run of Pelican in this process, with its other plugins and its theme.

    Raises what `build_site` raises; BuildStopped too where Pelican, a plugin or the theme fails.
    """
    # Pelican replaces the logger class of the whole process, so it is loaded when it is needed
    from pelican.log import init as init_logging

    from pressroom.plugin.hosting import FILE, ORDER, RUN

    init_logging(name="pelican")
    with at_home(site.root):
        settings = {**site.pelican, ORDER: order, FILE: site.root / site.written.file}
        try:
            pelican = class_of(settings)(settings)
            if missing := _missing(site, pelican):
                raise Stopped(missing)
            pelican.run()
        except (Stopped, Leaked, BuildStopped):
            raise
        except Exception as trouble:
            said = str(trouble).partition("\n")[0]
            raise BuildStopped(f"Pelican stopped: {type(trouble).__name__}: {said}") from trouble
    built = pelican.settings[RUN].built
    assert isinstance(built, Built)  # a run that publishes nothing raises
    return built


def _missing(site: OpenedSite, pelican: Any) -> list[Problem]:
    """The plugins that the site names and Pelican could not load or register."""
    loaded = set(pelican.settings["PLUGINS"])
    names = [n for n in site.plugins if not loaded & {n, f"pelican.plugins.{n}"}]
    return [
        Problem(
            "R905",
            site.written.place(_named(site, name)),
            f'The plugin "{name}" could not be loaded.',
            "Pelican's message above says why. Install it, or take it out of PLUGINS.",
        )
        for name in names
    ]


def _named(site: OpenedSite, plugin: str) -> str:
    """Where the settings name a plugin."""
    return f"PLUGINS.{site.plugins.index(plugin)}"


def _unnamed(site: OpenedSite) -> Problem:
    return Problem(
        "R904",
        site.written.place("PLUGINS"),
        "PLUGINS doesn't name pressroom.",
        'Write PLUGINS = ["pressroom"]: without it Pelican would publish what is withheld.',
    )
