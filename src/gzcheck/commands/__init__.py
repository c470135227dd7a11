"""One module a command, of its name: `run` takes settings, returns a result, and prints nothing."""
