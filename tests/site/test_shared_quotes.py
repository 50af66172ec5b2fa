"""What people said goes to social media just where they agree to it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from scratch_sites import publish, write


def test_card_of_a_quote(tmp_path: Path) -> None:
    """No card for social media is made of words that may not go there."""
    story = (
        "---\ntitle: Tea\ndate: 2026-01-05\nquotes:\n"
        "  - {{text: 'Zqone kettle sings', by: Rahel T.{}}}\n---\nText.\n"
    )
    more = ", consent: {people: Rahel, scope: [web, press]}"
    write(tmp_path, {"stories/tea.md": story.format(more), "stories/two.md": story.format("")})
    publish(tmp_path, dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
    output = tmp_path / "output"
    cards = [p.relative_to(output).as_posix() for p in output.rglob("*quote*") if p.is_file()]
    assert any("two" in path for path in cards)
    assert not any("tea" in path for path in cards)
    assert "Zqone kettle sings" in next(output.rglob("tea/index.html")).read_text("utf-8")
