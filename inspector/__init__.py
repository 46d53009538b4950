"""Route Inspector: a desktop window on any Flask app."""

__version__ = "0.1.0"
