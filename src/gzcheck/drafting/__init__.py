"""From a text to claims: source files are drafted from the figures of a text, filled in, and held against it."""
