"""The wire contract between the window and the worker: framing, messages, plain data.

Both ends import this package, the worker's end under the target's own interpreter:
standard library only, Python 3.9 syntax.
"""
