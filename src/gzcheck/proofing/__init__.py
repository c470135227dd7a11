"""A draft held against the corpus: each figure is tied to a thing and a time, and then judged. A draft has no vote."""
