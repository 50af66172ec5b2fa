"""Everything that differs from language to language: slugs, tags, dates, numbers, words, press conventions."""
