"""Planning kits keeps in memory what they are called, and little of what they are made of."""

from __future__ import annotations

import datetime as dt
import gc
from collections import Counter
from collections.abc import Iterator

import pytest
from scratch_sites import picture, write

from pressroom.build.artifact import Artifact, worked_out
from pressroom.kits.composing import FEW
from pressroom.kits.copy import Copy
from pressroom.kits.pages import KitPages
from pressroom.kits.plan import archives, plan
from pressroom.kits.stock import Stock
from pressroom.kits.wire import Wire
from pressroom.media.packets import Packets
from pressroom.metadata.news import NewsItem
from pressroom.plugin.build import Draft, draft
from pressroom.plugin.earlier import earlier_of
from pressroom.plugin.sites import open_site
from pressroom.site.card_files import card_artifacts
from pressroom.site.reprints import Reprints
from pressroom.site.views.articles import ArticleView

NOW = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
KITS = 60
HEAVY = (Copy, NewsItem, ArticleView, Packets)
"""What kits are made of; of each sort there is one for a kit, or several."""


@pytest.fixture(scope="module", autouse=True)
def before() -> Counter[type]:
    """What other tests left in memory."""
    return alive()


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Draft]:
    """A site with many kits, each with a picture of its own, ready to be made."""
    root = tmp_path_factory.mktemp("many")
    files: dict[str, str | bytes] = {"organization.yml": "name: Scratch\n"}
    for number in range(KITS):
        folder = f"releases/r{number:02}"
        files[f"{folder}/one.jpg"] = picture((number, 100, 50))
        files[f"{folder}/one.jpg.yml"] = "alt: One\ncredit: Jo\nusage_terms: Free\n"
        files[f"{folder}/index.md"] = (
            f"---\ntitle: Number {number}\ndate: 2026-06-01T09:00:00Z\nsummary: It says {number}.\n"
            f"location: Calgary, Alta.\ncontacts: [jo]\nphotos: [one.jpg]\n---\nOf *{number}*.\n"
        )
    write(root, files)
    site = open_site(root)
    with earlier_of(site.settings, forget=False) as earlier:
        yield draft(site, NOW, earlier=earlier)


@pytest.fixture(scope="module")
def planned(drafted: Draft, tmp_path_factory: pytest.TempPathFactory) -> list[Artifact]:
    """Everything that kits consist of, planned as a build does."""
    folder, desk = tmp_path_factory.mktemp("output"), drafted.desk
    reprints = Reprints(folder / "reprints.json", NOW, NOW + dt.timedelta(1))
    reprints.begin(desk, ("state", ()), {})
    stock = Stock(folder, {})
    kits = plan(desk, stock, reprints)
    return [
        *drafted.holdings.artifacts(),
        *kits.text_artifacts,
        *card_artifacts(desk, drafted.holdings.owner, stock.file, reprints),
        *archives(kits, stock, reprints),
        *drafted.site.joined((KitPages(kits),)).artifacts(reprints),
        *Wire(kits.composing).artifacts(reprints),
    ]


def alive() -> Counter[type]:
    """How many there are of each heavy sort."""
    gc.collect()
    return Counter(sort for each in gc.get_objects() if (sort := type(each)) in HEAVY)


def test_what_kits_are_made_of_is_forgotten(planned: list[Artifact], before: Counter[type]) -> None:
    """Of all kits that are planned, only the last few are as they were composed."""
    assert len(planned) > 15 * KITS
    assert max((alive() - before).values()) <= 3 * FEW < KITS


def test_what_is_worked_out_is_forgotten(planned: list[Artifact], before: Counter[type]) -> None:
    """As artifacts get their turn, what they are made of doesn't add up either."""
    for artifact in planned:
        itself = worked_out(artifact)
        assert (itself.path, itself.costly) == (artifact.path, artifact.costly)
        assert itself.inputs or itself.recipe is not artifact.recipe
    assert max((alive() - before).values()) <= 3 * FEW < KITS
