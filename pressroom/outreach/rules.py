"""The rules about the media list; each has its entry in docs/rules.md."""

from __future__ import annotations

from pressroom.problems import Rule, Severity

SUBJECT = "media list"
DANA = "== outreach/journalists/dana-whitcombe.yml\nname: Dana Whitcombe\n"
MARC = "== outreach/journalists/marc-lefort.yml\nname: Marc Lefort\n"
COURIER = "== outreach/outlets/bow-valley-courier.yml\nname: The Bow Valley Courier\n"

OUTLET = Rule(
    code="L101",
    subject=SUBJECT,
    title="A journalist's outlet is unknown",
    why="Their beats, languages and embargo terms could come from it. Slugs are the names of files in "
    "outreach/outlets/.",
    bad=f"{DANA}outlet: bow-valey-courier",
    good=f"{DANA}outlet: bow-valley-courier",
)
SAME_EMAIL = Rule(
    code="L102",
    subject=SUBJECT,
    title="Two entries have the same e-mail address",
    why="Somebody would be written to twice. Keep one file; a desk's shared address belongs to the outlet.",
    bad=f"{DANA}email: desk@courier.example.org\n{MARC}email: Desk@courier.example.org",
    good=f"{DANA}email: dana@courier.example.org\n{MARC}email: marc@courier.example.org",
    severity=Severity.WARNING,
)
SAME_NAME = Rule(
    code="L103",
    subject=SUBJECT,
    title="Two journalists have the same name and outlet",
    why="Most likely they are one. Keep one file.",
    bad="== outreach/journalists/marc-lefort.yml\nname: dana whitcombe\noutlet: bow-valley-courier",
    good="== outreach/journalists/marc-lefort.yml\nname: dana whitcombe\noutlet: chinook-fm",
    severity=Severity.WARNING,
)
NO_BASIS = Rule(
    code="L104",
    subject=SUBJECT,
    title="Nothing says why a journalist may be written to",
    why="Canada's anti-spam law and others ask for a basis for each address. Say which and since when.",
    bad=f"{DANA}consent:",
    good=f"{DANA}consent: {{basis: express, date: 2026-02-03}}",
    severity=Severity.WARNING,
)
UNKNOWN_BASIS = Rule(
    code="L105",
    subject=SUBJECT,
    title="A basis of consent is none we know",
    why="express: they said yes. published: they publish the address for such mail. disclosed: they gave "
    "it to you. inquiry: they asked you something. relationship: you work together. implied: any of "
    "these but the first. It counts as it is written; only its end is not watched.",
    bad=f"{DANA}consent: {{basis: expres, date: 2026-02-03}}",
    good=f"{DANA}consent: {{basis: express, date: 2026-02-03}}",
    severity=Severity.WARNING,
)
BASIS_ENDED = Rule(
    code="L106",
    subject=SUBJECT,
    title="The basis for writing to a journalist has ended",
    why="By Canadian law an inquiry serves for six months and a relationship for two years. Ask for "
    "express consent, give until: a later day that you know of, or mark them do_not_contact.",
    bad=f"{DANA}consent: {{basis: inquiry, date: 2026-01-03}}",
    good=f"{DANA}consent: {{basis: inquiry, date: 2026-10-03}}",
    severity=Severity.WARNING,
)
ZONE = Rule(
    code="L107",
    subject=SUBJECT,
    title="A time zone of the media list is unknown",
    why="Embargoes could not be shown in it. Names are those of the IANA list.",
    bad=f"{COURIER}timezone: America/Calgary",
    good=f"{COURIER}timezone: America/Edmonton",
)
LANGUAGE = Rule(
    code="L108",
    subject=SUBJECT,
    title="A language of the media list stands for no language",
    why="No text could be chosen for it. Tags are BCP 47: en, fr, zh-Hans.",
    bad=f"{DANA}languages: [qq]",
    good=f"{DANA}languages: [fr]",
)
UNREACHABLE = Rule(
    code="L109",
    subject=SUBJECT,
    title="A journalist can't be reached",
    why="There is no e-mail address and no phone number, neither theirs nor their outlet's.",
    bad=f"{MARC}email:",
    good=f"{MARC}email: marc@echo.example.org",
    severity=Severity.WARNING,
)
UNDER_CONTENT = Rule(
    code="L110",
    subject=SUBJECT,
    title="The media list lies where things are published",
    why="What is under the content or output folder may be copied to the site. It belongs beside them.",
    bad='== pelicanconf.py\nPRESSROOM_OUTREACH = "content/outreach"\n'
    "== content/outreach/outlets/courier.yml\nname: The Courier",
    good='== pelicanconf.py\nPRESSROOM_OUTREACH = "outreach"',
)
NOT_READ = Rule(
    code="L111",
    subject=SUBJECT,
    title="A file in the media list is not read",
    why="Outlets are outlets/<slug>.yml, journalists are journalists/<slug>.yml.",
    bad="== outreach/journalist/jo-park.yml\nname: Jo Park",
    good="== outreach/journalists/jo-park.yml\nname: Jo Park\nemail: jo@example.org\n"
    "consent: {basis: express, date: 2026-02-03}",
    severity=Severity.WARNING,
)
TWICE = Rule(
    code="L112",
    subject=SUBJECT,
    title="Two files have the same slug",
    why="Only one of them can be meant where the slug is named.",
    bad="== outreach/outlets/courier.yml\nname: The Courier\n== outreach/outlets/courier.yaml\n"
    "name: The other Courier",
    good="== outreach/outlets/courier.yml\nname: The Courier\n== outreach/outlets/echo.yaml\n"
    "name: The Echo",
)
AHEAD = Rule(
    code="L113",
    subject=SUBJECT,
    title="An agreement is dated in the future",
    why="Nobody agrees tomorrow: most likely a slip of a digit. Until then it doesn't hold.",
    bad=f"{DANA}embargo_terms: {{accepted: 2062-02-03, how: by e-mail}}",
    good=f"{DANA}embargo_terms: {{accepted: 2026-02-03, how: by e-mail}}",
    severity=Severity.WARNING,
)
LOCKED = Rule(
    code="L114",
    subject=SUBJECT,
    title="The media list is locked",
    why="Its files are as git-crypt keeps them. Run git-crypt unlock, then try again.",
    bad="(a journalist's file as git-crypt keeps it)",
    good="(the same file after git-crypt unlock)",
)
FORMAT = Rule(
    code="L115",
    subject=SUBJECT,
    title="A preferred format is none that kits have",
    why="It has no effect. There are pdf, docx, txt, html, md, ninjs, photos, video and audio.",
    bad=f"{COURIER}formats: [dokx, photos]",
    good=f"{COURIER}formats: [docx, photos]",
    severity=Severity.WARNING,
)
HELD_BY = Rule(
    code="L121",
    subject=SUBJECT,
    title="An exclusive or an angle is for an unknown outlet",
    why="Nobody's kit would have it. Slugs are the names of files in outreach/outlets/.",
    bad="exclusive: {outlet: bow-valey-courier, until: 2026-12-08T09:00-07:00}",
    good="exclusive: {outlet: bow-valley-courier, until: 2026-12-08T09:00-07:00}",
)
NOBODYS = Rule(
    code="L122",
    subject=SUBJECT,
    title="An angle is for nobody on the media list",
    why="No outlet and no journalist has that beat, region or language. Mostly it is misspelled.",
    bad="angles:\n  - for: {beat: housng}\n    lead: Twelve more families have a door of their own.",
    good="angles:\n  - for: {beat: housing}\n    lead: Twelve more families have a door of their own.",
    severity=Severity.WARNING,
)
COVERED_BY = Rule(
    code="L123",
    subject=SUBJECT,
    title="Coverage is by a journalist who is not on the media list",
    why="What they wrote would not count where it belongs. Slugs are the names of files in "
    "outreach/journalists/.",
    bad="== content/coverage/courier.yml\noutlet: The Courier\nheadline: Doors open\n"
    "url: https://courier.example.org/1\ndate: 2026-05-05\njournalist: dana-whitcomb",
    good="== content/coverage/courier.yml\noutlet: The Courier\nheadline: Doors open\n"
    "url: https://courier.example.org/1\ndate: 2026-05-05\njournalist: dana-whitcombe",
    severity=Severity.WARNING,
)
TRACKED = Rule(
    code="L401",
    subject=SUBJECT,
    title="The media list goes to a remote that others may read",
    why="Its folder is tracked by git, and a remote of that repository isn't declared private. Ignore the "
    "folder, keep it in a repository of its own, or encrypt it; docs/outreach.md shows how. What was "
    "pushed stays in the history: tell those whose data it is.",
    bad="(outreach/ committed beside content/, with a remote origin)",
    good='(the same with PRESSROOM_PRIVATE_REMOTES = ["origin"], or with /outreach/ in .gitignore)',
    severity=Severity.WARNING,
)
NOT_IGNORED = Rule(
    code="L402",
    subject=SUBJECT,
    title="The media list is not ignored by git",
    why="The next `git add` takes it up, and the next push sends it to a remote that isn't declared "
    "private.",
    bad="(outreach/ beside content/ in a repository with a remote, and no .gitignore)",
    good="(the same with a line /outreach/ in .gitignore)",
    severity=Severity.WARNING,
)
ENCRYPTED = Rule(
    code="L403",
    subject=SUBJECT,
    title="The names of encrypted files go to a remote that others may read",
    why="git-crypt hides what is in a file and not what it is called, and journalists' files bear their "
    "names. Encrypt the folder as one file, or declare the remote private.",
    bad="(outreach/ encrypted by git-crypt in a repository with a remote origin)",
    good='(the same with PRESSROOM_PRIVATE_REMOTES = ["origin"])',
    severity=Severity.WARNING,
)

LEDGER = "ledger"
MADE = (
    '== outreach/ledger.jsonl\n{"at":"2026-11-20T09:00:00-07:00","event":"made","kit":"a1b2",'
    '"journalist":"dana-whitcombe"}\n'
)
LINE = Rule(
    code="L201",
    subject=LEDGER,
    title="A line of the ledger can't be read",
    why="Each line is one JSON object, which pressroom writes; a hand has changed it. Who must be told of "
    "a correction is known from these lines.",
    bad=f'{MADE}{{"at":"2026-11-20T09:05:00-07:00","event":',
    good=f'{MADE}{{"at":"2026-11-20T09:05:00-07:00","event":"sent","kit":"a1b2"}}',
)
CUT_OFF = Rule(
    code="L202",
    subject=LEDGER,
    title="The ledger's last line is cut off",
    why="A crash came between. What the line would have said is lost; it is closed by itself, and never "
    "taken out, when something is written next.",
    bad="(a ledger whose last line ends in the middle)",
    good="(the same with a line behind it that says so)",
    severity=Severity.WARNING,
)
STRAY = Rule(
    code="L203",
    subject=LEDGER,
    title="The ledger speaks of a kit that was never made",
    why="A line was taken out of it, or added by hand. The ledger is append-only.",
    bad=f'{MADE}{{"at":"2026-11-20T09:05:00-07:00","event":"sent","kit":"c3d4"}}',
    good=f'{MADE}{{"at":"2026-11-20T09:05:00-07:00","event":"sent","kit":"a1b2"}}',
    severity=Severity.WARNING,
)
PROMISED_TWICE = Rule(
    code="L301",
    subject="exclusives",
    title="The same exclusive is promised to two outlets",
    why="An article and its translation promise it to different ones: nobody would have it alone.",
    bad="exclusive: {outlet: bow-valley-courier, until: 2026-12-08T09:00-07:00}\n"
    "== content/releases/spring-report/index.fr.md\ntitle: Une porte de plus\n"
    "summary: Un second bureau.\nexclusive: {outlet: chinook-fm, until: 2026-12-08T09:00-07:00}",
    good="exclusive: {outlet: bow-valley-courier, until: 2026-12-08T09:00-07:00}\n"
    "== content/releases/spring-report/index.fr.md\ntitle: Une porte de plus\n"
    "summary: Un second bureau.",
)
TAKEN = Rule(
    code="L302",
    subject="exclusives",
    title="A kit of another outlet holds an exclusive",
    why="The promise was changed after a kit had been made. Revoke that kit first.",
    bad="exclusive: {outlet: chinook-fm, until: 2026-12-08T09:00-07:00}\n== outreach/ledger.jsonl\n"
    '{"at":"2026-11-20T09:00:00-07:00","event":"made","kit":"a1b2","journalist":"dana-whitcombe",'
    '"outlet":"bow-valley-courier","exclusive":["release/spring-report"],'
    '"until":"2026-12-08T09:00:00-07:00"}',
    good="exclusive: {outlet: bow-valley-courier, until: 2026-12-08T09:00-07:00}\n"
    "== outreach/ledger.jsonl\n"
    '{"at":"2026-11-20T09:00:00-07:00","event":"made","kit":"a1b2","journalist":"dana-whitcombe",'
    '"outlet":"bow-valley-courier","exclusive":["release/spring-report"],'
    '"until":"2026-12-08T09:00:00-07:00"}',
)

LIST_RULES: tuple[Rule, ...] = (
    *(OUTLET, SAME_EMAIL, SAME_NAME, NO_BASIS, UNKNOWN_BASIS, BASIS_ENDED, ZONE, LANGUAGE),
    *(UNREACHABLE, UNDER_CONTENT, NOT_READ, TWICE, AHEAD, LOCKED, FORMAT),
    *(HELD_BY, NOBODYS, COVERED_BY),
    *(LINE, CUT_OFF, STRAY, PROMISED_TWICE, TAKEN, TRACKED, NOT_IGNORED, ENCRYPTED),
)
