"""Views that do what no view should: they end the process, never end, or answer nonsense.

The inspector is to survive all of them. Where an answer can be had it is shown; else a
sentence says what happened, Cancel works, and the next request is answered as ever. To try:

    /exit  /os-exit  /segfault   sys.exit(3), os._exit(3), and a read of address 0 by ctypes
    /recursion                   RecursionError
    /loop  /loop-in-c  /sleep    never an answer; the loop in C does not hear Ctrl+C either
    /stream/broken               three lines, then the generator raises
    /stream/endless              a line each moment, for ever
    /headers  /headers/100       10,000 headers, or as many as you like
    /text/invalid-utf-8          bytes that are no text, called text
    /json/nan                    NaN and Infinity, which JSON has no words for
    /json/duplicate-keys         the same key twice, each time with another value
    /huge  /huge/5               200 MB, or as many as you like
    /redirect/loop               to itself, round and round
    /redirect/1000               999 more after it
    /redirect/javascript         to javascript:alert(1)
    /after-request/              an after_request function raises; so do
    /teardown/                   a teardown_request function, and
    /error-handler/              the error handler for the error that the view raises

By itself:  python sample_apps/trouble/app.py  and then http://localhost:5000/
"""

from __future__ import annotations

from trouble import create_app

app = create_app()

if __name__ == "__main__":
    app.run()
