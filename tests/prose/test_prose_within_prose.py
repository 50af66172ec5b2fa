"""Texts that are set while the body around them still is: captions, quotes, notes."""

from dataclasses import replace

from sample_body import PICTURES, rendered


def test_a_caption_takes_nothing_from_the_body_around_it():
    """A caption set in the midst of a body has none of its footnotes, and the body keeps them."""
    captions = []

    def picture(path):
        captions.append(rendered("The *intake* desk").html)
        return replace(PICTURES["intake.jpg"], path=path, caption=captions[-1])

    body = "One.[^n]\n\n::: figure intake.jpg\n:::\n\nTwo.\n\n[^n]: The note.\n"
    html = rendered(body, around={"picture": picture}).html
    assert captions
    assert set(captions) == {"<p>The <em>intake</em> desk</p>"}
    assert html.count("The note.") == 1
    assert html.count('href="#fn:n"') == html.count('id="fn:n"') == 1
