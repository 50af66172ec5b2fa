"""File formats rewritten without touching a pixel or a sample: what is private out, the imprint in."""
