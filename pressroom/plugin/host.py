"""Which way a build goes: by ourselves, or inside Pelican where its plugins or a theme need it."""

from __future__ import annotations

import datetime as dt

from pressroom.build.reporter import Reporter
from pressroom.model.origin import Place
from pressroom.plugin.build import Built, build_site
from pressroom.plugin.sites import OpenedSite
from pressroom.problems import Problem
from pressroom.publishing.production import Stopped


def build(
    site: OpenedSite,
    now: dt.datetime,
    reporter: Reporter,
    *,
    jobs: int = 0,
    clean: bool = False,
    keep_going: bool = False,
    strict: bool = False,
) -> Built:
    """Publish a site. Raises what `build_site` raises, and Stopped where the plugin isn't named."""
    if not any("pressroom" in name for name in site.plugins):
        problem = Problem(
            "R904",
            Place(site.file.name),
            "PLUGINS doesn't name pressroom.",
            'Write PLUGINS = ["pressroom"]: without it Pelican would publish what is withheld.',
        )
        raise Stopped([problem])
    return build_site(
        site, now, reporter, jobs=jobs, clean=clean, keep_going=keep_going, strict=strict
    )
