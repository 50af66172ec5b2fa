"""What others pass on: cards for social networks, ready posts, share links, embeds."""
