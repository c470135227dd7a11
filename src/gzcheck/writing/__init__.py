"""Files are written whole or not at all: the one place that renames and locks."""
