"""Bodies to HTML: Markdown, reStructuredText and HTML, with the press blocks."""
