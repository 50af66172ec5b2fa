"""reStructuredText bodies: as Pelican's reader renders them, with our links and pictures."""

from sample_body import rendered, said


def test_body_is_rendered_and_resolved():
    """Links, pictures, sections and datelines work as in Markdown."""
    prose = rendered(
        "Text with `a link <{filename}other.md>`_.\n\n.. image:: intake.jpg\n   :alt: Desk\n\n"
        "Figures\n-------\n\nMore *words*.\n",
        markup="rst",
        dateline="CALGARY —",
    )
    assert '<p><span class="dateline">CALGARY —</span> Text with <a class=' in prose.html
    assert 'href="/stories/2026/other/"' in prose.html
    assert '<figure class="figure"><picture>' in prose.html and "<h2>Figures</h2>" in prose.html
    assert said(prose) == []


def test_pelicans_abbreviation_and_code_are_known():
    """`:abbr:` and `code-block` work with no Pelican loaded."""
    prose = rendered(
        ":abbr:`IRCC (Immigration, Refugees)`\n\n.. code-block:: python\n\n   x = 1\n", markup="rst"
    )
    assert '<abbr title="Immigration, Refugees">IRCC</abbr>' in prose.html
    assert '<pre class="code python literal-block">' in prose.html and said(prose) == []


def test_mistakes_have_their_lines():
    """What docutils finds wrong is an error at its line of the file."""
    prose = rendered("Text.\n\n.. figur:: x.jpg\n\nMore `broken\n", markup="rst")
    assert said(prose) == [("R362", 12), ("R362", 14)]
    assert prose.problems[0].message == 'Unknown directive type "figur".'


def test_other_files_are_out_of_reach():
    """A text can't draw in files from elsewhere on the machine, unless the site allows it."""
    prose = rendered(".. include:: /etc/hostname\n", markup="rst")
    assert said(prose) == [("R362", 10)]
    prose = rendered(".. csv-table::\n   :file: /etc/passwd\n", markup="rst")
    assert "root" not in prose.html


def test_raw_html_is_cleaned():
    """The raw directive brings in no more than raw HTML in Markdown does."""
    prose = rendered(".. raw:: html\n\n   <b>x</b><script>y</script>\n", markup="rst")
    assert prose.html == "<b>x</b>" and said(prose)[0][0] == "R340"


def test_sites_own_docutils_settings_count():
    """DOCUTILS_SETTINGS reach docutils."""
    prose = rendered('"Quoted"\n', markup="rst", docutils={"smart_quotes": True})
    assert "“Quoted”" in prose.html
