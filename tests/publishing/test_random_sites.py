"""The gate, end to end: whatever is withheld, no byte and no name of the built site tells of it."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from scratch_sites import everything, picture, publish, write

NOW = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
FIELDS = (
    *("title", "subtitle", "summary", "tag", "hashtag", "author", "quote", "speaker", "fact"),
    *("source", "link", "note", "body", "change", "correction", "alias"),
)

HARMLESS = ("topic: [a, b]", "kit: {photos: {}}")
"""Mistakes that leave no doubt when a text may be seen."""
GRAVE = ("embargo: soon", "status: embargod", "lang: : :")
"""And those after which nobody can tell."""


@dataclass(frozen=True)
class Plan:
    """One random article: its folder, what keeps it back, and since when it may be seen."""

    folder: str
    status: str
    date: dt.datetime
    embargo: dt.datetime | None
    exclusive: dt.datetime | None
    withdrawn: dt.datetime | None
    translated: bool
    mistake: str
    """A line of its header that makes it refused."""

    def visible(self, now: dt.datetime) -> bool:
        """Whether readers may see it."""
        held = [m for m in (self.date, self.embargo, self.exclusive) if m]
        gone = self.withdrawn is not None and self.withdrawn <= now
        return self.status != "draft" and max(held) <= now and not gone


moments = st.integers(-72, 72).map(lambda n: NOW + n * HOUR + dt.timedelta(minutes=7))
plans = st.builds(
    Plan,
    folder=st.sampled_from(["releases", "stories", "statements", "backgrounders", "events"]),
    status=st.sampled_from(["published", "published", "draft"]),
    date=moments,
    embargo=st.none() | moments,
    exclusive=st.none() | moments,
    withdrawn=st.none() | moments,
    translated=st.booleans(),
    mistake=st.sampled_from(["", "", "", *HARMLESS, *GRAVE]),
)


def marks(number: int, lang: str) -> dict[str, str]:
    """A word for each field that stands nowhere else."""
    return {name: f"zq{number}{lang}{name}qz" for name in FIELDS}


def text(plan: Plan, number: int, lang: str) -> str:
    """The article's file, a mark in every field."""
    m, last = marks(number, lang), max(plan.date, plan.embargo or plan.date)
    lines = [
        f"title: {m['title']} happens",
        f"subtitle: {m['subtitle']}",
        f"date: {plan.date.isoformat()}",
        f"summary: A summary of {m['summary']}.",
        f"tags: [{m['tag']}]",
        f"hashtags: ['#{m['hashtag']}']",
        f"authors: [Ms {m['author']}]",
        f"status: {plan.status}",
        f"quotes: [{{text: Said {m['quote']}, by: Ms {m['speaker']}}}]",
        f"facts: [{{label: {m['fact']}, value: 1, source: {m['source']}, as_of: 2026-01-01}}]",
        f"links: [{{title: {m['link']}, url: 'https://example.org/{m['link']}'}}]",
        f"notes: {m['note']}",
        f"changes: [{{date: {(last + HOUR).isoformat()}, note: Added {m['change']}}}]",
        f"corrections: [{{date: {(last + HOUR).isoformat()}, note: Mended {m['correction']}}}]",
        f"aliases: [/old/{m['alias']}/]",
        f"photos: [zq{number}photoqz.jpg]",
        f"spokespeople: [zq{number}personqz]",
    ]
    if plan.mistake and lang == "en":
        lines.append(plan.mistake)
    if plan.folder == "releases":
        lines += ["location: Calgary, Alta.", "contacts: [jo]"]
    if plan.folder == "events":
        lines.append(f"starts: {(plan.date + 48 * HOUR).isoformat()}")
    if plan.embargo:
        lines.append(f"embargo: {plan.embargo.isoformat()}")
    if plan.exclusive:
        lines.append(f"exclusive: {{outlet: courier, until: {plan.exclusive.isoformat()}}}")
    if plan.withdrawn:
        lines.append(f"withdrawn: {{date: {plan.withdrawn.isoformat()}, reason: It was wrong}}")
    head = "\n".join(lines)
    body = f"The sentence with {m['body']} tells what this newsroom has to say.\n"
    return f"---\n{head}\n---\n{body}\n![A picture](zq{number}photoqz.jpg)\n"


def site(chosen: list[Plan]) -> dict[str, str | bytes]:
    """The files of a site of those articles, one of them always public and linking to all."""
    links = "".join(
        f"[see]({{filename}}/{p.folder}/zq{n}slugqz/index.md)\n\n" for n, p in enumerate(chosen)
    )
    files: dict[str, str | bytes] = {
        "stories/open.md": f"---\ntitle: Open\ndate: 2026-01-01\n---\nPlain words.\n\n{links}"
    }
    for number, plan in enumerate(chosen):
        folder = f"{plan.folder}/zq{number}slugqz"
        files[f"{folder}/index.md"] = text(plan, number, "en")
        if plan.translated:
            files[f"{folder}/index.fr.md"] = text(plan, number, "fr")
        files[f"people/zq{number}personqz.md"] = f"---\nname: Dr zq{number}nameqz\n---\n"
        files[f"{folder}/zq{number}photoqz.jpg"] = picture((number * 40, 90, 120))
        files[f"{folder}/zq{number}photoqz.jpg.yml"] = (
            f"alt: zq{number}altqz\ncaption: zq{number}captionqz\ncredit: zq{number}creditqz\n"
            "usage_terms: Free\n"
        )
    return files


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # shrinking whole sites takes longer than reading one
)
@given(st.lists(plans, min_size=1, max_size=4), st.integers(-80, 80))
def test_no_mark_before_its_time(chosen: list[Plan], hours: int) -> None:
    """Nothing of a withheld article is in any path or byte of the site; all that is due is there."""
    now = NOW + hours * HOUR
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, site(chosen))
        refused = publish(root, now, keep_going=True).refused
        told = everything(root / "output")
    for number, plan in enumerate(chosen):
        own = [f"zq{number}{name}qz" for name in ("photo", "alt", "caption", "credit")]
        for lang in ("en", "fr") if plan.translated else ("en",):
            own += [mark for name, mark in marks(number, lang).items() if name != "alias"]
        gone = plan.withdrawn is not None and plan.withdrawn <= now
        person = f"zq{number}personqz" in told
        if f"content/{plan.folder}/zq{number}slugqz/index.md" in refused:
            due = plan.visible(now) and plan.mistake not in GRAVE
            if due and plan.translated:  # the translation has no mistake and stands by itself
                own = [m for m in own if m.startswith(f"zq{number}en")]
            assert [m for m in own if m in told] == [], plan
            assert person == due, plan
        elif plan.visible(now):
            missing = [m for m in own if m not in told and "hashtag" not in m]
            assert missing == [], plan
        else:
            assert [m for m in own if m in told] == [], plan
            if not gone:
                assert f"zq{number}slugqz" not in told, plan
                assert f"zq{number}enaliasqz" not in told, plan
