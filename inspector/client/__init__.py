"""The window's end of the wire: find the interpreter, start the worker, talk, restart."""
