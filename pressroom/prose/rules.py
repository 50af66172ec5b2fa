"""The register of what can be wrong in a body; each example is a body."""

from __future__ import annotations

from pressroom.problems import Rule, Severity

LINK = Rule(
    code="R310",
    subject="links",
    title="A link to a file, tag or page of the site leads nowhere",
    why="A reader would find an error page. Correct the path; it is relative to the file, "
    "or to content/ with a slash at its start.",
    bad="See the [first report]({filename}/releases/spring-reprot/index.md).",
    good="See the [first report]({filename}/releases/spring-report/index.md).",
    in_blogs=Severity.WARNING,
)
RELATIVE_LINK = Rule(
    code="R311",
    subject="links",
    title="A relative link leads nowhere",
    why="Nothing lies beside the item under that name. Put the file there, or give the whole address.",
    bad="Read the [annual report](anual-report.pdf).",
    good="Read the [annual report](annual-report.pdf).",
    severity=Severity.WARNING,
)
PICTURE = Rule(
    code="R312",
    subject="links",
    title="A picture in the text does not exist",
    why="Its description would stand where the picture should be. Correct the path.",
    bad="![Two people at a desk](intak.jpg)",
    good="![Two people at a desk](intake.jpg)",
    severity=Severity.WARNING,
)
FOREIGN_PICTURE = Rule(
    code="R313",
    subject="links",
    title="A picture is loaded from another site",
    why="Readers' browsers refuse it under the site's content security policy, and the other site "
    "would see who reads. Put the file beside the item.",
    bad="![Two people at a desk](https://pictures.example.net/intake.jpg)",
    good="![Two people at a desk](intake.jpg)",
    severity=Severity.WARNING,
)
SCHEME = Rule(
    code="R314",
    subject="links",
    title="A link runs a script or hides its content in its address",
    why="Such links are removed: they can act in the reader's name. Link to an https:// address.",
    bad='[Print this page](javascript:print "Print")',
    good="[Print this page](https://newsroom.example.org/print/)",
    severity=Severity.WARNING,
)

BLOCK_UNKNOWN = Rule(
    code="R320",
    subject="blocks",
    title="A press block has an unknown name",
    why="It would stand in the text as raw marks.",
    bad="::: pulquote amira-haddad\nEvery door opens.\n:::",
    good="::: pullquote amira-haddad\nEvery door opens.\n:::",
)
BLOCK_OPEN = Rule(
    code="R321",
    subject="blocks",
    title="A press block is not closed",
    why="The rest of the text would become part of it. Close it with a line `:::`.",
    bad="::: pullquote amira-haddad\nEvery door opens.",
    good="::: pullquote amira-haddad\nEvery door opens.\n:::",
)
BLOCK_CLOSING = Rule(
    code="R322",
    subject="blocks",
    title="A line ::: closes nothing",
    why="No block is open here: its opening line may be misspelled or missing.",
    bad="Every door opens.\n\n:::",
    good="::: pullquote amira-haddad\nEvery door opens.\n:::",
)
BLOCK_OPTION = Rule(
    code="R323",
    subject="blocks",
    title="A press block has an unknown or malformed option",
    why="Options are `key: value` lines right under the opening line, ended by an empty line.",
    bad="::: pullquote amira-haddad\nrol: Executive director\n\nEvery door opens.\n:::",
    good="::: pullquote amira-haddad\nrole: Executive director\n\nEvery door opens.\n:::",
)
BLOCK_EMPTY = Rule(
    code="R324",
    subject="blocks",
    title="A press block lacks what it is about",
    why="It has no argument on its opening line, or no text between its lines.",
    bad="::: contact\n:::",
    good="::: contact amira-haddad\n:::",
)
BLOCK_SURPLUS = Rule(
    code="R325",
    subject="blocks",
    title="A press block has an argument or text it has no use for",
    why="What is written there would vanish. Move it out of the block.",
    bad="::: contact amira-haddad\nCall before noon.\n:::",
    good="::: contact amira-haddad\n:::\n\nCall before noon.",
)
BLOCK_PLACE = Rule(
    code="R326",
    subject="blocks",
    title="A press block stands where none can",
    why="Blocks begin at the margin, outside lists, HTML and other blocks.",
    bad="- First\n\n    ::: contact amira-haddad\n    :::",
    good="- First\n\n::: contact amira-haddad\n:::",
)
BLOCK_ASSET = Rule(
    code="R327",
    subject="blocks",
    title="A press block shows a file that does not exist",
    why="Asset paths are looked for beside the item, then from content/.",
    bad="::: figure intak.jpg\n:::",
    good="::: figure intake.jpg\n:::",
)
BLOCK_FACT = Rule(
    code="R328",
    subject="blocks",
    title="A facts block names a fact the item does not have, or the item has none",
    why="Facts are declared in the header, with their source and date.",
    bad="::: facts\nonly: [Peopel served]\n:::",
    good="::: facts\nonly: [People served]\n:::",
)
BLOCK_PERSON = Rule(
    code="R329",
    subject="blocks",
    title="A press block names an unknown person",
    why="A slug names a page of people/; a plain name has a space or a capital letter.",
    bad="::: contact amira-hadad\n:::",
    good="::: contact amira-haddad\n:::",
)

RAW_ELEMENT = Rule(
    code="R340",
    subject="raw HTML",
    title="Raw HTML has an element that is not published",
    why="Scripts, styles, frames and forms of others are removed: they act on the whole page and "
    "tell others who reads it. Use the embed block.",
    bad='<iframe src="https://video.example.net/1"></iframe>',
    good="::: embed https://video.example.net/1\ntitle: The opening, in two minutes\n:::",
    severity=Severity.WARNING,
)
RAW_ATTRIBUTE = Rule(
    code="R341",
    subject="raw HTML",
    title="Raw HTML or an attribute list has an attribute that is not published",
    why="`style` and event handlers are removed: the content security policy forbids them. "
    "Give it a class and style that in the theme.",
    bad='<p style="color: red">Doors open at nine.</p>',
    good='<p class="notice">Doors open at nine.</p>',
    severity=Severity.WARNING,
)

HUGO = Rule(
    code="R350",
    subject="marks of other generators",
    title="A Hugo shortcode stands in the text",
    why="It would be shown as it is written. Write it with Markdown or a press block.",
    bad='{{< figure src="intake.jpg" >}}',
    good="::: figure intake.jpg\n:::",
    severity=Severity.WARNING,
)
LIQUID = Rule(
    code="R351",
    subject="marks of other generators",
    title="A Liquid or Jinja tag stands in the text",
    why="It would be shown as it is written. Write it with Markdown, or in a code span to show it.",
    bad="{% include contact.html %}",
    good="::: contact amira-haddad\n:::",
    severity=Severity.WARNING,
)
WORDPRESS = Rule(
    code="R352",
    subject="marks of other generators",
    title="A WordPress shortcode stands in the text",
    why="It would be shown as it is written. Write it with Markdown or a press block.",
    bad='[caption id="a1" width="300"]The intake desk[/caption]',
    good="::: figure intake.jpg\ncaption: The intake desk\n:::",
    severity=Severity.WARNING,
)
MDX = Rule(
    code="R353",
    subject="marks of other generators",
    title="MDX code or a component stands in the text",
    why="It would be shown as it is written, or vanish. Write it with Markdown or a press block.",
    bad='import Card from "./card"\n\n<Card title="Intake" />',
    good="**Intake**",
    severity=Severity.WARNING,
)
KRAMDOWN = Rule(
    code="R354",
    subject="marks of other generators",
    title="A kramdown attribute list stands in the text",
    why="It would be shown as it is written. Here it stands at the end of a heading's line, right behind "
    "a link or picture, or alone on a paragraph's last line.",
    bad="{: .notice}\nDoors open at nine.",
    good="Doors open at nine.\n{: .notice}",
    severity=Severity.WARNING,
)
ADMONITION = Rule(
    code="R355",
    subject="marks of other generators",
    title="An admonition or container of another generator stands in the text",
    why="Its marks would be shown as they are written. Write a quotation or a heading.",
    bad=":::note\nDoors open at nine.\n:::",
    good="> Doors open at nine.",
    severity=Severity.WARNING,
)

NESTING = Rule(
    code="R360",
    subject="text",
    title="The text is nested too deeply",
    why="Lists, quotations, brackets or elements lie hundreds deep, mostly by a slip of a program.",
    bad="(generated: a few hundred `> ` in front of one line)",
    good="> Doors open at nine.",
)
CONTROL = Rule(
    code="R361",
    subject="text",
    title="The text holds control characters",
    why="They can't be seen and break feeds; they are left out. Delete them.",
    bad="Doors open\x08 at nine.",
    good="Doors open at nine.",
    severity=Severity.WARNING,
)
RESTRUCTURED = Rule(
    code="R362",
    subject="text",
    title="docutils finds a mistake in reStructuredText",
    why="docutils says which; what it could not read would be missing.",
    bad=".. figur:: intake.jpg",
    good=".. figure:: intake.jpg",
)
TAME = Rule(
    code="R363",
    subject="text",
    title="A paragraph is too tangled to be read",
    why="One paragraph has thousands of brackets or marks, mostly pasted data. Put it into a file "
    "beside the item, or between ``` lines.",
    bad="(generated: one line of many thousand `[`)",
    good="Doors open at nine.",
)

EXTENSION = Rule(
    code="R918",
    subject="settings",
    title="A Markdown extension can't be loaded",
    why="Texts are rendered without it. Install its package, or correct its name or configuration.",
    bad='== pelicanconf.py\nMARKDOWN = {"extensions": ["markdown.extensions.tocc"]}',
    good='== pelicanconf.py\nMARKDOWN = {"extensions": ["markdown.extensions.toc"]}',
)

PROSE_RULES: tuple[Rule, ...] = (
    LINK,
    RELATIVE_LINK,
    PICTURE,
    FOREIGN_PICTURE,
    SCHEME,
    BLOCK_UNKNOWN,
    BLOCK_OPEN,
    BLOCK_CLOSING,
    BLOCK_OPTION,
    BLOCK_EMPTY,
    BLOCK_SURPLUS,
    BLOCK_PLACE,
    BLOCK_ASSET,
    BLOCK_FACT,
    BLOCK_PERSON,
    RAW_ELEMENT,
    RAW_ATTRIBUTE,
    HUGO,
    LIQUID,
    WORDPRESS,
    MDX,
    KRAMDOWN,
    ADMONITION,
    NESTING,
    CONTROL,
    RESTRUCTURED,
    TAME,
    EXTENSION,
)
