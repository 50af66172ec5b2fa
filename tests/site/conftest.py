"""Lets the tests of this folder build the scratch sites of the publishing tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "publishing"))
