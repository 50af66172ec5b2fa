"""Assets: what is shown is described, what is offered has its credit and terms."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.checks.known import Known
from pressroom.checks.references import assets_named
from pressroom.model.assets import Asset, Medium
from pressroom.model.keys import Localized
from pressroom.model.origin import Place
from pressroom.problems import Problem, Rule, Severity

SIDECAR = "== content/releases/spring-report/intake.jpg.yml\n"

ALT = Rule(
    code="R301",
    subject="assets",
    title="A picture has no alt text",
    why="Those who don't see it get nothing, and no kit can hold it. Say what it shows, in its sidecar.",
    bad=f"{SIDECAR}alt:",
    good=f"{SIDECAR}alt: Two people at the intake desk",
)
CREDIT = Rule(
    code="R302",
    subject="assets",
    title="A picture or recording has no credit",
    why="Nobody may print it, so it is shown but not offered for download.",
    bad=f"{SIDECAR}credit:",
    good=f"{SIDECAR}credit: Olena Kovalenko / Prairie Lantern",
    severity=Severity.WARNING,
)
TERMS = Rule(
    code="R303",
    subject="assets",
    title="A picture or recording has no usage terms",
    why="Nobody may print it, so it is shown but not offered for download. "
    "PRESSROOM_USAGE_TERMS serves all that name none.",
    bad=f"{SIDECAR}usage_terms:",
    good=f"{SIDECAR}usage_terms: Free for editorial use with credit",
    severity=Severity.WARNING,
)
ALT_IS_CAPTION = Rule(
    code="R304",
    subject="assets",
    title="An alt text repeats the caption",
    why="Those who hear the page would hear it twice, and still not know what the picture shows.",
    bad=f"{SIDECAR}alt: The intake desk\ncaption: The intake desk.",
    good=f"{SIDECAR}alt: Two people at the intake desk\ncaption: The intake desk.",
    severity=Severity.WARNING,
)
UNHEARD = Rule(
    code="R305",
    subject="assets",
    title="A recording has neither captions nor a transcript",
    why="Those who don't hear it get nothing.",
    bad="== content/releases/spring-report/index.md\naudio: [speech.mp3]\n"
    "== content/releases/spring-report/speech.mp3.yml\n"
    "alt: Speech\ncredit: Us\nusage_terms: Free",
    good="== content/releases/spring-report/index.md\naudio: [speech.mp3]\n"
    "== content/releases/spring-report/speech.mp3.yml\n"
    "alt: Speech\ncredit: Us\nusage_terms: Free\ntranscript: Good morning.",
    severity=Severity.WARNING,
)
RULES = (ALT, CREDIT, TERMS, ALT_IS_CAPTION, UNHEARD)


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rules above, once for each asset that is used or in the library."""
    for path, named in _used(known).items():
        asset = known.newsroom.assets[path]
        place = asset.origin.place() if asset.described or named is None else named
        if asset.medium is Medium.IMAGE:
            yield from _picture(asset, place)
        elif asset.medium is not Medium.FILE:
            yield from _recording(asset, place)
        if asset.medium is not Medium.FILE:
            yield from _rights(asset, place, known.settings.usage_terms)


def _used(known: Known) -> dict[str, Place | None]:
    """The assets that readers meet, and where they are named."""
    used: dict[str, Place | None] = {}
    for origin, dotted, written, _ in assets_named(known):
        path = known.asset(written, origin)
        if path:
            used.setdefault(path, origin.place(dotted))
    for path, asset in known.newsroom.assets.items():
        if asset.album:
            used.setdefault(path, None)
    return used


def _sidecar(asset: Asset, line: str) -> str:
    name = f"{asset.path.rpartition('/')[2]}.yml"
    return f"Add {line} to {name}." if asset.described else f"Write {name} beside it, with {line}"


def _picture(asset: Asset, place: Place) -> Iterator[Problem]:
    if not asset.alt:
        yield ALT.problem(
            place, f'Picture "{asset.path}" has no alt text.', _sidecar(asset, "alt: …")
        )
    elif asset.caption and _same(asset.alt, asset.caption):
        yield ALT_IS_CAPTION.problem(
            asset.origin.place("alt"),
            "The alt text is the caption again.",
            "Say what the picture shows to somebody who does not see it.",
        )


def _same(alt: Localized, caption: Localized) -> bool:
    captions = dict(caption.texts)
    return any(_bare(text) == _bare(captions[lang]) for lang, text in alt.texts if lang in captions)


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _recording(asset: Asset, place: Place) -> Iterator[Problem]:
    if not asset.transcript and not asset.captions_file:
        sort = "Video" if asset.medium is Medium.VIDEO else "Sound"
        yield UNHEARD.problem(
            place,
            f'{sort} "{asset.path}" has no captions and no transcript.',
            _sidecar(asset, "transcript: …"),
        )


def _rights(asset: Asset, place: Place, terms: Localized) -> Iterator[Problem]:
    if not asset.credit:
        yield CREDIT.problem(place, f'"{asset.path}" has no credit.', _sidecar(asset, "credit: …"))
    if not asset.usage_terms and not terms:
        hint = _sidecar(asset, "usage_terms: …")
        yield TERMS.problem(place, f'"{asset.path}" has no usage terms.', hint)
