"""`python -m gzcheck`, and the console script."""

import gc
import os

_INTERRUPTED = 130
"""`model.exit.Exit.INTERRUPTED`, which is not imported yet when somebody is that quick."""


def run() -> None:
    """Run; an interrupt while the program is still being imported is answered like a later one.

    A run is short and frees little before its end, so the garbage collector would only look at all objects in vain.
    """
    gc.disable()
    try:
        from gzcheck import cli
    except KeyboardInterrupt:
        os._exit(_INTERRUPTED)
    cli.run()


if __name__ == "__main__":
    run()
