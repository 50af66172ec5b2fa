"""Rules that other rooms apply while they work: reading (F…), the site's plan and the settings' reader."""

from __future__ import annotations

from pressroom.problems import Rule, Severity

CONF = "== pelicanconf.py\n"

NO_READER = Rule(
    code="F127",
    subject="reading",
    title="A text is in a format that nothing here reads",
    why="It has no page. Markdown, reStructuredText and HTML are read here; plugins of Pelican may read "
    "other formats. A file that a text links to, or that lies beside an article, is no such text.",
    bad="(content/releases/opening.docx)",
    good="(content/releases/opening.md)",
    severity=Severity.WARNING,
)

READING_RULES: tuple[Rule, ...] = (
    Rule(
        code="F101",
        subject="reading",
        title="A required key is missing",
        why="Releases and advisories need a title, a date, a dateline place (location), a summary and "
        "contacts; people a name; quotes, facts, links and coverage keys of their own.",
        bad="location:",
        good="location: Calgary, Alta.",
    ),
    Rule(
        code="F102",
        subject="reading",
        title="A value is of the wrong sort",
        why="A list, a group of keys, text, a number or true and false: each key takes one of them.",
        bad="adapted: perhaps",
        good="adapted: true",
    ),
    Rule(
        code="F103",
        subject="reading",
        title="A value has the wrong shape",
        why="E-mail addresses, phone numbers, web addresses, slugs, hashtags and language tags have a "
        "shape that others rely on.",
        bad="== content/people/amira-haddad.md\nemail: amira at example.org",
        good="== content/people/amira-haddad.md\nemail: amira@example.org",
    ),
    Rule(
        code="F104",
        subject="reading",
        title="A key is unknown",
        why="It has no effect. Mostly it is misspelled.",
        bad="sumary: One more door opens.",
        good="summary: One more door opens.",
        severity=Severity.WARNING,
    ),
    Rule(
        code="F105",
        subject="reading",
        title="A key stands twice",
        why="Only one of them could count.",
        bad="subtitle: A second office\nsubtitle: Another office",
        good="subtitle: A second office",
    ),
    Rule(
        code="F106",
        subject="reading",
        title="A value is none of those a key knows",
        why="The message lists them.",
        bad="status: publishd",
        good="status: published",
    ),
    Rule(
        code="F107",
        subject="reading",
        title="A date can't be read",
        why="Dates are ISO 8601: the year, the month, the day.",
        bad="date: 4 May 2026",
        good="date: 2026-05-04T09:00",
    ),
    Rule(
        code="F108",
        subject="reading",
        title="A time lacks its zone",
        why="An embargo or an exclusive that ends an hour early in another zone is broken.",
        bad="status: embargoed\nembargo: 2027-03-01T06:00\ndate: 2027-03-01T06:00:00-07:00",
        good="status: embargoed\nembargo: 2027-03-01T06:00:00-07:00\ndate: 2027-03-01T06:00:00-07:00",
    ),
    Rule(
        code="F109",
        subject="reading",
        title="A key says nothing on this kind of article",
        why="Some keys are for events and advisories only, the dateline for releases and their like.",
        bad="venue: City Hall",
        good="location: Calgary, Alta.",
        severity=Severity.WARNING,
    ),
    Rule(
        code="F110",
        subject="reading",
        title="A file is not UTF-8",
        why="Letters would turn into others. Save it as UTF-8.",
        bad="(a file saved as Windows-1252 or UTF-16)",
        good="(the same file saved as UTF-8)",
    ),
    Rule(
        code="F111",
        subject="reading",
        title="A file holds a control character",
        why="It can't be seen, and feeds, XML and some readers refuse it.",
        bad="(a backspace or NUL in a headline)",
        good="(the headline without it)",
    ),
    Rule(
        code="F112",
        subject="reading",
        title="A header is no YAML",
        why="Nothing of the file can be known. The message has the line; a colon or a quotation mark in "
        "a value is the usual cause.",
        bad="title: Open doors: the second office",
        good='title: "Open doors: the second office"',
    ),
    Rule(
        code="F113",
        subject="reading",
        title="A text file is larger than 5 MB",
        why="It is hardly a text. Offer it as a file to download.",
        bad="(a release with its appendix of 6 MB in the body)",
        good="files: [appendix.pdf]",
    ),
    Rule(
        code="F114",
        subject="reading",
        title="A file is empty",
        why="It may have been lost on the way. Write something, or delete it.",
        bad="(an index.md of 0 bytes)",
        good="(an index.md with a header)",
    ),
    Rule(
        code="F115",
        subject="reading",
        title="A header uses YAML anchors",
        why="A few lines of them can stand for gigabytes, and no writer needs them.",
        bad="subtitle: &deck A second office\nsummary: *deck",
        good="subtitle: A second office\nsummary: A second office",
    ),
    Rule(
        code="F116",
        subject="reading",
        title="A header has no beginning or no end",
        why="It begins with a line --- or +++, the first of the file, and ends with one.",
        bad="(a header that begins with --- and no second ---)",
        good="(a header between two lines ---)",
    ),
    Rule(
        code="F117",
        subject="reading",
        title="A header is nested too deeply or too long",
        why="Nobody writes thousands of keys by hand; a program went wrong.",
        bad="(a list in a list in a list, dozens deep)",
        good="tags: [doors, offices]",
    ),
    Rule(
        code="F120",
        subject="reading",
        title="A header is no TOML",
        why="A header between +++ lines is TOML; the message says what is wrong with it.",
        bad="(+++ and title = Open doors, without quotation marks)",
        good='(+++ and title = "Open doors")',
    ),
    Rule(
        code="F123",
        subject="reading",
        title="A file can't be read",
        why="The machine refuses it: look at its permissions, or where a link leads.",
        bad="(a file without read permission)",
        good="(the file with it)",
    ),
    Rule(
        code="F124",
        subject="reading",
        title="Another generator's key keeps an article back",
        why="`draft: true` and `published: false` are taken at their word. Here it is status: draft.",
        bad="draft: true",
        good="status: draft",
        severity=Severity.WARNING,
    ),
    Rule(
        code="F125",
        subject="reading",
        title="The content folder does not exist",
        why="There is nothing to publish. Make it, or set PATH.",
        bad="(PATH names a folder that isn't there)",
        good="(PATH names the folder of the content)",
    ),
    Rule(
        code="F126",
        subject="reading",
        title="No address can be made of a name",
        why="Neither the title nor the file's name has a letter or a digit. Give it a slug.",
        bad='== content/stories/….md\ntitle: "…"\ndate: 2026-05-04',
        good='== content/stories/silence.md\ntitle: "…"\ndate: 2026-05-04',
    ),
    NO_READER,
    Rule(
        code="F128",
        subject="reading",
        title="A file or folder is nearly called what it should be",
        why="What a file is follows from its name and place. A folder release/ holds no releases, "
        "index.french.md is no translation, and door.yml doesn't describe door.jpg: the consent in it "
        "would not be seen.",
        bad="(content/releases/opening/index.french.md)",
        good="(content/releases/opening/index.fr.md)",
        severity=Severity.WARNING,
    ),
)

PLAN_RULES: tuple[Rule, ...] = (
    Rule(
        code="R801",
        subject="addresses",
        title="Two pages want the same address",
        why="One would overwrite the other. Give one another slug. A page at the address of one of the "
        "newsroom's own, like pages/about.md, is no mistake: it takes that one's place.",
        bad="(content/pages/prices.md and content/pages/Prices.md)",
        good="(content/pages/prices.md and content/pages/old-prices.md)",
    ),
    Rule(
        code="R901",
        subject="settings",
        title="A setting is of the wrong type",
        why="Its default would count instead.",
        bad=f"{CONF}PRESSROOM_HEADLINE_LIMIT = 'long'",
        good=f"{CONF}PRESSROOM_HEADLINE_LIMIT = 90",
    ),
    Rule(
        code="R902",
        subject="settings",
        title="TIMEZONE is unknown",
        why="Dates and embargoes would be hours off. Names are those of the IANA list.",
        bad=f'{CONF}TIMEZONE = "America/Calgary"',
        good=f'{CONF}TIMEZONE = "America/Edmonton"',
    ),
    Rule(
        code="R903",
        subject="settings",
        title="A setting of pressroom is unknown",
        why="It has no effect. Mostly it is misspelled.",
        bad=f'{CONF}PRESSROOM_BRND = "#0f4c5c"',
        good=f'{CONF}PRESSROOM_BRAND = "#0f4c5c"',
        severity=Severity.WARNING,
    ),
    Rule(
        code="R904",
        subject="settings",
        title="The plugin is not named",
        why="Without it Pelican would publish what is withheld.",
        bad=f"{CONF}PLUGINS = []",
        good=f'{CONF}PLUGINS = ["pressroom"]',
    ),
    Rule(
        code="R905",
        subject="settings",
        title="Something of Pelican's failed",
        why="A plugin could not be loaded, or a file could not be processed inside Pelican. Pelican "
        "itself would publish the rest and say that all is well.",
        bad=f'{CONF}PLUGINS = ["pressroom", "sitemapp"]',
        good=f'{CONF}PLUGINS = ["pressroom", "sitemap"]',
    ),
    Rule(
        code="R906",
        subject="settings",
        title="The site is built without search",
        why="The indexer, pagefind, is a program that is made for Linux, macOS and Windows on x86-64 and "
        "ARM64. Elsewhere pages have no box for searching, and the search page leads to the lists.",
        bad="(PRESSROOM_SEARCH isn't set, on a machine that pagefind isn't made for)",
        good="PRESSROOM_SEARCH = False",
        severity=Severity.WARNING,
    ),
)
