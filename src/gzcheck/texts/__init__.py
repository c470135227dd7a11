"""A text, an article or a draft, becomes mentions: every number in it, read, not read, or no figure."""
