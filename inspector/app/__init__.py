"""The window as a whole: what ``python -m inspector`` shows."""

from .program import open_window, run

__all__ = ["open_window", "run"]
