"""A release with everything in it, in several languages, as the site's views have it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from markupsafe import Markup

from pressroom.kits.copy import Copy, copy_of
from pressroom.kits.text_tree import Paragraph, line
from pressroom.language.tags import direction
from pressroom.site.views.articles import ArticleView
from pressroom.site.views.links import DownloadView, LinkView
from pressroom.site.views.media import PictureView
from pressroom.site.views.organization import OrganizationView
from pressroom.site.views.pages import SiteView
from pressroom.site.views.parts import BoilerplateView, ChangeView, FactView, QuoteView
from pressroom.site.views.people import PersonView

GOLDEN = Path(__file__).parent / "golden"
ZONE = ZoneInfo("America/Edmonton")
DAY = dt.datetime(2026, 11, 22, 9, tzinfo=ZONE)

BODY = """
<p><span class="dateline">CALGARY, Alta., Nov. 22, 2026 —</span> A new office opens
<strong>on Monday</strong> with a <em>kettle</em>.<sup id="fnref:1"><a class="footnote-ref"
href="#fn:1">1</a></sup></p>
<h3 id="what">What is new</h3>
<p>Two lines<br>and a <a href="/topics/housing/">link</a>, <code>1 &lt; 2</code> &amp; more.</p>
<ul><li>Forms</li><li><p>Tea</p><ol start="3"><li>green</li><li>black</li></ol></li></ul>
<aside class="pullquote"><blockquote lang="fr" dir="ltr"><p>Chaque porte s’ouvre.</p></blockquote>
<footer><a class="name" href="/people/amira/">Amira Haddad</a>, <span class="role">director</span>
</footer></aside>
<aside class="pullquote"><blockquote><p>A new office opens on Monday</p></blockquote></aside>
<div class="table-scroll" role="region"><table><thead><tr><th>Tea</th><th class="align-right">Cups</th>
</tr></thead><tbody><tr><td>Green</td><td class="align-right">1,200</td></tr></tbody></table></div>
<figure class="figure"><picture><img src="/media/door-768.jpg" alt="A door."></picture>
<figcaption><span class="caption">The door of <em>the</em> office.</span>
<span class="credit">Prairie Lantern</span></figcaption></figure>
<div class="embed"><figure class="figure"><audio aria-label="The kettle" controls src="/k.mp3"></audio>
</figure><details class="transcript"><summary>Transcript</summary><p>[It sings.]</p></details></div>
<a class="embed-card" href="https://example.org/map"><span class="title">Map</span>
<span class="host">example.org</span></a>
<pre><code>a  b
c</code></pre>
<hr>
<div class="footnote"><hr><ol><li id="fn:1"><p>Kettles: two.&#160;<a class="footnote-backref"
href="#fnref:1">↩</a></p></li></ol></div>
"""

PERSON = PersonView(
    name="Jean-Luc Tremblay",
    slug="jean-luc",
    url="/people/jean-luc/",
    role="Communications lead",
    languages=(("en", "English", True), ("fr", "French", True)),
    hours="Weekdays, 7 a.m. to 3 p.m.",
    phone="403-555-0101",
    phone_url="tel:+14035550101",
    email="jl@example.org",
)
PHOTO = PictureView(
    path="media/door.jpg",
    anchor="door",
    url="/media/#door",
    src="/media/door-768.jpg",
    width=1600,
    height=900,
    sources=(),
    srcset="",
    alt="A door.",
    caption=Markup("The door of <em>the</em> office."),
    credit="Prairie Lantern",
    usage_terms="Free with credit.",
    downloads=(
        DownloadView(label="Print", url="/media/door-print.jpg", type="image/jpeg", width=1600),
    ),
)


def article(lang: str = "en", body: str = BODY, **fields: object) -> ArticleView:
    """A release; fields replace the sample's."""
    told: dict[str, object] = {
        "kind": "release",
        "kind_label": "News release",
        "title": "A new office opens <today> & tomorrow",
        "url": "/releases/office/",
        "lang": lang,
        "dir": direction(lang),
        "date": DAY,
        "summary": "An office opens.",
        "location": "Calgary, Alta.",
        "identity": "urn:uuid:0f4c5c00-0000-5000-8000-000000000000",
        "absolute_url": "https://newsroom.example.org/releases/office/",
        "subtitle": "With a kettle",
        "content": Markup(body),
        "release_line": "FOR IMMEDIATE RELEASE",
        "end_mark": "-30-",
        "topic": LinkView(title="Housing", url="/topics/housing/"),
        "contacts": (PERSON,),
        "spokespeople": (replace(PERSON, name="Amira Haddad", slug="amira", phone=""),),
        "quotes": (
            QuoteView(
                anchor="q",
                html=Markup("We waited for this."),
                text="We waited for this.",
                marked="“We waited for this.”",
                by="Amira Haddad",
                role="director",
            ),
        ),
        "facts": (
            FactView(
                anchor="f",
                label="Cups",
                value="1,200",
                source="Kitchen",
                source_url="https://example.org/cups",
                as_of=dt.date(2026, 11, 1),
            ),
        ),
        "photos": (PHOTO, replace(PHOTO, path="media/kettle.jpg", src="/media/kettle-768.jpg")),
        "links": (LinkView(title="Backgrounder", url="/backgrounders/tea/"),),
        "notes": Markup("<p>Interviews from 8 a.m.</p>"),
        "boilerplates": (
            BoilerplateView(key="default", title="About Prairie Lantern", html=Markup("We help.")),
        ),
        "corrections": (ChangeView(date=DAY, note=Markup("It is <em>one</em> office.")),),
        "citation": "Prairie Lantern. “A new office.” https://newsroom.example.org/releases/office/",
    }
    return ArticleView(**(told | fields))  # type: ignore[arg-type]


def site(lang: str = "en") -> SiteView:
    """The newsroom."""
    return SiteView(
        name="Newsroom",
        url="https://newsroom.example.org",
        lang=lang,
        dir=direction(lang),
        organization=OrganizationView(name="Prairie Lantern Newcomer Society", short_name="PL"),
        paths={"home": "/"},
        nav=(),
        footer=(),
        languages=(),
        media_contacts=(PERSON,),
        feeds=(),
        stylesheets=(),
        scripts=(),
    )


def sample(lang: str = "en", body: str = BODY, **fields: object) -> Copy:
    """The copy of the sample release."""
    return copy_of(article(lang, body, **fields), site(lang), terms="Free to use.")


def plain_copy(text: str, lang: str = "en") -> Copy:
    """A copy that says one thing."""
    return Copy(
        lang=lang,
        dir=direction(lang),
        organization="Prairie Lantern",
        kind="release",
        kind_label="News release",
        title="Title",
        body=(Paragraph(runs=line(text)),),
    )


ARABIC = """<p>كالغاري، 22 نوفمبر 2026 – يفتح المكتب يوم <strong>الاثنين</strong> في
Calgary على الرقم 403-555-0100.</p><ul><li>شاي</li></ul>
<table><thead><tr><th>شاي</th><th class="align-right">عدد</th></tr></thead>
<tbody><tr><td>أخضر</td><td class="align-right">1,200</td></tr></tbody></table>"""
CHINESE = """<p>艾伯塔省卡尔加里，2026年11月22日 — 新办事处周一开业，“这里有一把水壶，”
负责人说，“还有茶。”前来办理手续的人都可以坐下来喝一杯，慢慢填表，不必着急，也不收任何费用。</p>"""
PUNJABI = "<p>ਕੈਲਗਰੀ – ਨਵਾਂ ਦਫ਼ਤਰ ਸੋਮਵਾਰ ਨੂੰ <strong>ਖੁੱਲ੍ਹਦਾ</strong> ਹੈ।</p>"
BODIES = {"ar": ARABIC, "zh-Hans": CHINESE, "pa": PUNJABI}


def spoken(lang: str) -> Copy:
    """The sample with a title and text in another script."""
    body = BODIES[lang]
    titles = {"ar": "مكتب جديد", "zh-Hans": "新办事处开业", "pa": "ਨਵਾਂ ਦਫ਼ਤਰ"}
    return sample(lang, body, title=titles[lang], subtitle="")
