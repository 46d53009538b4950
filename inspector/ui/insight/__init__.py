"""What stands behind an answer: headers, raw text, cookies, console, traceback, source."""
