"""The command line: the window, and what needs no display: ``--routes`` and ``--send``."""

from .program import main

__all__ = ["main"]
