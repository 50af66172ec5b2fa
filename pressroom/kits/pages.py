"""The page of each kit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from pressroom.kits.composition import compose
from pressroom.kits.kit import Kit, KitText
from pressroom.kits.packing import TextFile
from pressroom.kits.plan import KitPlan
from pressroom.language.numbers import megabytes
from pressroom.site.desk import Desk
from pressroom.site.edition import Context, Edition, PagePlan
from pressroom.site.kits import Subject
from pressroom.site.views.links import DownloadView


@dataclass(frozen=True, slots=True)
class KitPages:
    """A room of pages, as the site's own rooms are."""

    plan: KitPlan

    def plans(self, edition: Edition) -> Iterator[PagePlan]:
        """The kits that have this edition's language."""
        for subject in self.plan.subjects:
            if edition.lang in subject.languages:
                path = subject.path(self.plan.desk, edition.lang)
                fill = partial(_context, self.plan, edition, subject)
                yield edition.later(path, "kit.html", fill, found=False, given=subject.given)


def _context(plan: KitPlan, edition: Edition, subject: Subject) -> Context:
    kit = with_files(plan, subject, compose(plan.composing, subject, edition.lang))
    gettext = edition.words.gettext
    page = edition.page(
        "kit",
        kit.title,
        subject.path(plan.desk, edition.lang),
        title=f"{gettext('Press kit')}: {kit.title} – {edition.site.name}",
        description=kit.sentence,
        versions=subject.paths(plan.desk),
        trail=(kit.item,),
        pictures=kit.pictures,
        published=kit.date,
    )
    return {"page": page, "kit": kit, "zone": plan.desk.settings.timezone.key}


def with_files(plan: KitPlan, subject: Subject, kit: Kit) -> Kit:
    """The kit with the downloads of its texts and archives, as far as they are made."""
    told = (_with_files(plan, subject, text, kit.lang) for text in kit.texts)
    return replace(kit, texts=tuple(told))


def _with_files(plan: KitPlan, subject: Subject, text: KitText, lang: str) -> KitText:
    desk = plan.desk
    files = plan.texts.get((subject.code, text.lang), ())
    offers = (_download(desk, file, lang) for file in files)
    packed = TextFile("ZIP", subject.archive(desk, text.lang), "application/zip")
    return replace(
        text,
        downloads=tuple(offer for offer in offers if offer is not None),
        archive=_download(desk, packed, lang),
    )


def _download(desk: Desk, file: TextFile, lang: str) -> DownloadView | None:
    """A file as pages offer it; None of what isn't made."""
    size = desk.size(file.path)
    if size is None:
        return None
    return DownloadView(
        label=file.label,
        url=desk.url(file.path),
        type=file.media_type,
        size=megabytes(size, lang),
    )
