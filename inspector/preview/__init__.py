"""The gateway between Chromium and the worker, and the cookie jars."""
