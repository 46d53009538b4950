"""Flask apps of a given size, written to disk for measuring."""

from __future__ import annotations

from pathlib import Path

_HEAD = """
from flask import Blueprint, Flask

app = Flask(__name__)
areas = [Blueprint(f"area{n}", __name__, url_prefix=f"/area{n}") for n in range(20)]


@app.get("/small")
def small():
    return {"answer": 42, "words": ["a", "b"]}


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
