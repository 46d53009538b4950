"""Flask apps of a given size, written to disk for measuring."""

from __future__ import annotations

from pathlib import Path

_HEAD = """
import json

from flask import Blueprint, Flask, Response

app = Flask(__name__)
areas = [Blueprint(f"area{n}", __name__, url_prefix=f"/area{n}") for n in range(20)]


@app.get("/small")
def small():
    return {"answer": 42, "words": ["a", "b"]}


@app.get("/json-10-mb")
def json_10_mb():
    row = {"id": 1, "name": "x" * 60, "price": 12.5, "tags": ["one", "two"]}
    return Response(json.dumps([row] * 88_000), content_type="application/json")


@app.get("/body-100-mb")
def body_100_mb():
    lines = b"every line says the same\\n" * 2_600
    return Response((lines for _ in range(1_600)), content_type="text/plain")


"""

_VIEW = """
@areas[{area}].get("/item{number}/<int:id>")
def view{number}(id):
    return "view {number}"

"""

_TAIL = """
for area in areas:
    app.register_blueprint(area)
"""


def write_app(folder: Path, routes: int) -> Path:
    """An app of about ``routes`` routes, over 20 blueprints."""
    path = folder / f"app{routes}.py"
    views = "".join(_VIEW.format(number=n, area=n % 20) for n in range(routes))
    path.write_text(_HEAD + views + _TAIL)
    return path
