"""A guest book from the days of Flask 0.10, never touched since.

It calls `app.run()` at the end of the module with nothing around it, so importing it starts a
server: `flask run` and the inspector make that call do nothing. It also prints while it is
imported and keeps its data in globals. Things to try in the inspector:

    GET  /                what people wrote, with a form
    POST /sign            form name=Ada, text=Hello: flash, and a redirect to /
    GET  /sign?name=Ada&text=Hello   the same by GET, because request.values takes both
    GET  /entry/1         one entry; /entry/99 is abort(404)
    GET  /feed.xml        a response made by hand, with a mimetype
    GET  /admin/          401 with WWW-Authenticate, until user admin, password 1234
    GET  /old-entry/1     a redirect by hand: a string, a status and a dict of headers
    console               what print() said at import, and for each request

By itself:  python sample_apps/legacy/app.py  and then http://localhost:5000/
"""

import base64

from flask import (
    Flask,
    Response,
    abort,
    flash,
    get_flashed_messages,
    redirect,
    request,
    url_for,
)
from markupsafe import escape

app = Flask(__name__)
app.config["SECRET_KEY"] = "development key"
app.config["PASSWORD"] = "1234"

entries = [{"name": "Grace", "text": "Nice place."}, {"name": "Alan", "text": "Is it?"}]

PAGE = """<!doctype html>
<title>Guest book</title>
<style>body { font: 16px Georgia, serif; max-width: 36em; margin: 2em auto; color: #333 }
blockquote { border-left: 4px solid #b58; margin: 1em 0; padding: .2em 1em }
p.flash { color: #b58 }
</style>
<h1>Guest book</h1>
%s
<form method="post" action="/sign">
<p><input name="name" placeholder="name"> <input name="text" placeholder="text">
<input type="submit" value="Sign"></form>
"""

ENTRY = '<blockquote><a href="/entry/%d">%s</a>: %s</blockquote>'

print("guest book: %d entries" % len(entries))


@app.before_request
def log_request():
    print("%s %s" % (request.method, request.path))


@app.errorhandler(404)
def not_found(e):
    return PAGE % "<p>No such page.", 404


@app.route("/", methods=["GET", "HEAD"])
def index():
    flashed = ['<p class="flash">%s' % escape(text) for text in get_flashed_messages()]
    quotes = [
        ENTRY % (n, escape(entry["name"]), escape(entry["text"]))
        for n, entry in enumerate(entries, 1)
    ]
    return PAGE % "\n".join(flashed + quotes)


@app.route("/sign", methods=["GET", "POST"])
def sign():
    if not request.values.get("name"):
        abort(400)
    entries.append({"name": request.values["name"], "text": request.values.get("text", "")})
    flash("Thank you, %s." % request.values["name"])
    return redirect(url_for("index"))


@app.route("/entry/<int:n>")
def entry(n):
    if not 1 <= n <= len(entries):
        abort(404)
    found = entries[n - 1]
    return PAGE % (ENTRY % (n, escape(found["name"]), escape(found["text"])))


@app.route("/old-entry/<int:n>")
def old_entry(n):
    return "Moved.", 301, {"Location": url_for("entry", n=n)}


@app.route("/feed.xml")
def feed():
    items = "".join("<item><title>%s</title></item>" % escape(e["name"]) for e in entries)
    return Response("<rss version='2.0'><channel>%s</channel></rss>" % items, mimetype="text/xml")


def admin():
    wanted = base64.b64encode(b"admin:" + app.config["PASSWORD"].encode()).decode()
    if request.headers.get("Authorization") != "Basic " + wanted:
        return Response("Who are you?", 401, {"WWW-Authenticate": 'Basic realm="guest book"'})
    return PAGE % "<p>You may do anything, but there is nothing to do."


app.add_url_rule("/admin/", "admin", admin)

app.run(debug=True)
