"""`python -m gzcheck`, and the console script: to import it is to begin the program.

It imports nothing that Python has not loaded by itself, so that an interrupt finds it ready as early as can be.
"""

import _signal  # type: ignore[import-not-found]  # `signal` would first import `enum`, which takes longer than all this
import gc
import os

_INTERRUPTED = 130
"""`model.exit.Exit.INTERRUPTED`, which is not imported yet when somebody is that quick."""


def _leave(number: int, frame: object) -> None:
    os._exit(_INTERRUPTED)


def _begin() -> None:
    """Until the program is imported there is nothing to put in order, and an interrupt ends it at once.

    Python's own answer would be a traceback. Where interrupts are ignored, as behind a shell's `&`, they stay so.
    """
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        try:
            _signal.signal(_signal.SIGINT, _leave)
        except ValueError:  # imported by a thread, which no signal reaches
            return


_begin()


def run() -> None:
    """Run; an interrupt is answered in the same way whenever it comes, also behind the last line of the report.

    A run is short and frees little before its end, so the garbage collector would only look at all objects in vain.
    """
    gc.disable()
    try:
        from gzcheck import cli

        if _signal.getsignal(_signal.SIGINT) is _leave:
            _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        cli.run()
    except KeyboardInterrupt:
        os._exit(_INTERRUPTED)


if __name__ == "__main__":
    run()
