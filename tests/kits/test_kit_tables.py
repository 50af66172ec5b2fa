"""Cells that no spreadsheet takes for anything but text."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from pressroom.kits.tables import FORMULA, guarded, table

CELLS = st.lists(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0")), min_size=2, max_size=2
    )
)


@settings(deadline=None)
@given(CELLS)
def test_cells_come_back(rows: list[list[str]]) -> None:
    """Every row is read back as it was written, but for a mark before what might be a formula."""
    found = list(csv.reader(io.StringIO(table(("a", "b"), rows).decode("utf-8-sig"), newline="")))
    assert found[0] == ["a", "b"]
    assert found[1:] == [[guarded(cell) for cell in row] for row in rows]


@settings(deadline=None)
@given(CELLS)
def test_no_formula(rows: list[list[str]]) -> None:
    """No cell begins with what a spreadsheet would carry out."""
    found = csv.reader(io.StringIO(table(("a", "b"), rows).decode("utf-8-sig"), newline=""))
    assert not [cell for row in found for cell in row if cell.startswith(FORMULA)]
