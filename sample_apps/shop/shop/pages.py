"""Pages in two languages: the language is taken out of the path before the view runs."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, g, render_template

TEXTS = {
    "en": {
        "about": ("About us", "We have been blowing glass since 1891, mostly on purpose."),
        "shipping/straw": ("Packed in straw", "Every flask travels in its own nest."),
    },
    "de": {
        "about": ("Über uns", "Seit 1891 blasen wir Glas, meistens mit Absicht."),
        "shipping/straw": ("In Stroh verpackt", "Jeder Kolben reist in seinem eigenen Nest."),
    },
}

bp = Blueprint("pages", __name__, url_prefix="/<string(length=2):lang>")


@bp.url_value_preprocessor
def take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Views of this blueprint find the language in g.lang."""
    g.lang = values.pop("lang", "en") if values else "en"


@bp.url_defaults
def add_language(_endpoint: str, values: dict[str, Any]) -> None:
    """url_for stays in the language of the page."""
    values.setdefault("lang", g.get("lang", "en"))


@bp.get("/about")
def about() -> str:
    """Who we are."""
    return page("about")


@bp.get("/pages/<path:name>")
def page(name: str) -> str:
    """Any page, by its path."""
    title, text = TEXTS.get(g.lang, {}).get(name, ("", ""))
    if not title:
        abort(404, f"No page {name!r} in the language {g.lang!r}.")
    return render_template("page.html", title=title, text=text)
