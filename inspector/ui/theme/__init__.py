"""Colours, fonts and metrics: the one place where the window's look is decided."""
