"""The shop's own URL converter."""

from __future__ import annotations

from werkzeug.routing import BaseConverter


class SkuConverter(BaseConverter):
    """An article number: three capital letters, a hyphen, three digits ("FLK-500")."""

    regex = r"[A-Z]{3}-\d{3}"
