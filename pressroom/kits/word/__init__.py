"""Word documents: their styles, running text, blocks and package."""
