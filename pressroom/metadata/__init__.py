"""What machines are told of the site: sitemaps, robots, agency formats."""
