"""Ready posts: within each network's own limits, whatever they are made of."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from card_samples import HEADLINES

from pressroom.networks import NETWORKS, hashtags_in
from pressroom.share.links import tagged
from pressroom.share.posts import Material, Post, posts

URL = "https://newsroom.example.org/releases/2026/lamplight-house-first-keys/"
MATERIAL = Material(
    lang="en",
    title=HEADLINES["en"],
    summary="Nine newcomer families moved into Lamplight House on Wednesday.",
    url=URL,
    slug="lamplight-house-first-keys",
    hashtags=("#yychousing", "#yyc", "#cdnimm", "#PrairieLantern", "#homes", "#more"),
)


def post(network: str, told: Material = MATERIAL) -> Post:
    """The post for one network."""
    return next(each for each in posts(told) if each.network == network)


@pytest.mark.parametrize("times", [1, 3, 12, 90])
@pytest.mark.parametrize("lang", HEADLINES)
def test_every_post_is_within_its_networks_limits(lang: str, times: int) -> None:
    """By its own count, with its link, and with no more hashtags than it takes."""
    long = " ".join([HEADLINES[lang]] * times)
    for each in posts(replace(MATERIAL, lang=lang, title=long, summary=long)):
        network = NETWORKS[each.network]
        assert network.measure(each.text) == each.length <= network.limit, each
        assert hashtags_in(each.text) <= network.hashtags, each
        assert URL in each.text


def test_there_is_a_post_for_every_network() -> None:
    """In the order of the register."""
    assert [each.network for each in posts(MATERIAL)] == list(NETWORKS)


def test_a_post_says_headline_summary_link_and_hashtags() -> None:
    """As far as there is room, the link before the hashtags."""
    assert post("mastodon").text.split("\n\n") == [
        MATERIAL.title, MATERIAL.summary, URL, "#yychousing #yyc #cdnimm",
    ]  # fmt: skip
    assert post("threads").text.endswith("\n\n#yychousing")
    assert post("whatsapp").text.startswith(f"*{MATERIAL.title}*\n\n")
    assert post("newsletter").subject == MATERIAL.title


def test_what_somebody_wrote_comes_first() -> None:
    """For the network, else for all; its link goes where they want it."""
    told = replace(MATERIAL, written={"x": "Keys: {url} today!", "all": "Nine families."})
    assert post("x", told).text == f"Keys: {URL} today!"
    assert post("bluesky", told).text == f"Nine families.\n\n{URL}"


def test_what_somebody_wrote_too_long_is_left() -> None:
    """The network gets a post made of headline and summary, the others theirs."""
    told = replace(MATERIAL, written={"all": "Nine families have their keys. " * 12})
    assert post("x", told).text.startswith(MATERIAL.title)
    assert post("linkedin", told).text.startswith("Nine families")
    told = replace(MATERIAL, written={"threads": "Keys #a #b"})
    assert post("threads", told).text.startswith(MATERIAL.title)


def test_links_to_networks_hold_the_post_and_no_tracker() -> None:
    """They open a new post with its whole text; Instagram takes none from outside."""
    for each in posts(MATERIAL):
        told = parse_qs(urlsplit(each.intent).query)
        assert set(told) <= {"text", "url", "u", "subject", "body"}
        if "text" in told:
            assert told["text"] == [each.text]
    assert post("instagram").intent == post("mastodon").intent == ""
    assert post("newsletter").intent.startswith("mailto:?subject=First%20families")


def test_campaign_tags_are_added_where_the_settings_have_them() -> None:
    """To the link of each post, before its anchor; nowhere without the setting."""
    tags = "utm_source={network}&utm_campaign={slug}"
    told = replace(MATERIAL, campaign=tags)
    assert (
        f"{URL}?utm_source=bluesky&utm_campaign=lamplight-house-first-keys"
        in post("bluesky", told).text
    )
    assert "?" not in post("bluesky").text
    assert tagged("/x/?a=1#b", "n={lang}", network="x", slug="s", lang="fr") == "/x/?a=1&n=fr#b"
