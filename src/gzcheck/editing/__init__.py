"""What an editor is told of a corpus while it is typed: findings, hovers, completions, places, and edits it may make.

Everything but `server` and `wire` is a function of a corpus, the text in the editor and a place in it, and knows no
protocol. The checks are the engine's, on the editor's buffers.
"""
