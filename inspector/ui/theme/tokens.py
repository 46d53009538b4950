"""The two palettes, as named colours: a widget asks for a meaning, never for a colour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """One palette; each value is "#rrggbb". Text reads at 4.5:1 or more on what it stands on.

    window: behind everything. surface: lists, fields, pages. raised: heads and buttons.
    border: lines between panes. text, muted: primary and secondary text on all three.
    accent: what can be done now; on_accent: text on it. hover, selection: rows.
    get, post, put, delete, other: methods. ok, redirect, client_error, server_error: status
    classes. warning, warning_surface, danger_surface: banners.
    code_*: source and JSON.
    """

    dark: bool
    window: str
    surface: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    hover: str
    selection: str
    get: str
    post: str
    put: str
    delete: str
    other: str
    ok: str
    redirect: str
    client_error: str
    server_error: str
    warning: str
    warning_surface: str
    danger_surface: str
    code_keyword: str
    code_string: str
    code_number: str
    code_name: str
    code_comment: str

    def method(self, method: str) -> str:
        """The colour of a request method."""
        return {
            "GET": self.get,
            "POST": self.post,
            "PUT": self.put,
            "PATCH": self.put,
            "DELETE": self.delete,
            "HEAD": self.muted,
            "OPTIONS": self.muted,
        }.get(method.upper(), self.other)

    def status(self, status: int) -> str:
        """The colour of a status code, by its class."""
        by_class = {3: self.redirect, 4: self.client_error, 5: self.server_error}
        return by_class.get(status // 100, self.ok)


LIGHT = Tokens(
    dark=False,
    window="#f3f4f7",
    surface="#ffffff",
    raised="#eaecf1",
    border="#d3d7df",
    text="#1a1e26",
    muted="#565f6e",
    accent="#2457c5",
    on_accent="#ffffff",
    hover="#eef1f7",
    selection="#dbe6fd",
    get="#12723f",
    post="#2457c5",
    put="#8a5200",
    delete="#b3261e",
    other="#6d3fb0",
    ok="#12723f",
    redirect="#2457c5",
    client_error="#8a5200",
    server_error="#b3261e",
    warning="#754600",
    warning_surface="#fdf2d8",
    danger_surface="#fdecea",
    code_keyword="#7a2fa8",
    code_string="#12723f",
    code_number="#8a4a00",
    code_name="#1d52b0",
    code_comment="#616a78",
)

DARK = Tokens(
    dark=True,
    window="#14171c",
    surface="#1a1e25",
    raised="#242a33",
    border="#353d49",
    text="#e5e9f0",
    muted="#a3adbc",
    accent="#82aaff",
    on_accent="#0c1526",
    hover="#222833",
    selection="#2b3f66",
    get="#6fd49a",
    post="#8ab4ff",
    put="#f0bb66",
    delete="#ff8f88",
    other="#c9a6ff",
    ok="#6fd49a",
    redirect="#8ab4ff",
    client_error="#f0bb66",
    server_error="#ff8f88",
    warning="#f3cc85",
    warning_surface="#3a2f17",
    danger_surface="#42211f",
    code_keyword="#cfa3ff",
    code_string="#8fd9a8",
    code_number="#f0bb66",
    code_name="#8ab4ff",
    code_comment="#98a2b2",
)
