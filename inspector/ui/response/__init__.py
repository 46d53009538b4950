"""The answer: chain, page and JSON side by side."""
