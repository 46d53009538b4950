"""A body is offered for saving under a name that says what it is, and never under a path."""

from __future__ import annotations

import pytest
from builders import make_hop

from inspector.render.file_names import file_name


def _named(disposition: str, **fields: object) -> str:
    return file_name(make_hop(headers=(("Content-Disposition", disposition),), **fields))


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="report.pdf"', "report.pdf"),
        ("attachment; filename=report.bin", "report.bin"),
        (r'attachment; filename="a \"b\".txt"', "a _b_.txt"),
        ("attachment; filename*=UTF-8''na%C3%AFve%20plan.txt", "naïve plan.txt"),
        ("attachment; filename=\"x.txt\"; filename*=utf-8''y.txt", "y.txt"),
        ("attachment; filename*=klingon''y%20z.txt", "y z.txt"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        (r'attachment; filename="C:\\temp\\a.txt"', "a.txt"),
        ('attachment; filename=".bashrc"', "bashrc"),
        ("attachment; filename*=UTF-8''a%00b%2Fc.txt", "c.txt"),
    ],
)
def test_the_app_s_own_name_is_used_without_its_folders(disposition: str, name: str) -> None:
    assert _named(disposition) == name


@pytest.mark.parametrize(
    ("url", "content_type", "name"),
    [
        ("http://localhost/", "text/html; charset=utf-8", "index.html"),
        ("http://localhost/api/cart?x=1", "application/json", "cart.json"),
        ("http://localhost/logo.png", "image/png", "logo.png"),
        ("http://localhost/users/7/", "text/html", "7.html"),
        ("http://localhost/v1.2", "text/plain", "v1.2.txt"),
        ("http://localhost/a%2F..%2Fb", "text/plain", "b.txt"),
        ("http://localhost/..", "application/octet-stream", "index.bin"),
        ("http://localhost/raw", "x/unheard-of", "raw"),
    ],
)
def test_else_the_path_and_the_type_give_one(url: str, content_type: str, name: str) -> None:
    assert file_name(make_hop(url=url, content_type=content_type)) == name


@pytest.mark.parametrize("disposition", ["attachment", 'attachment; filename=""', "a; filename=/"])
def test_no_name_at_all_is_never_offered(disposition: str) -> None:
    assert _named(disposition, url="http://localhost/x", content_type="text/csv") == "x.csv"


def test_a_very_long_name_is_shortened_and_keeps_its_suffix() -> None:
    name = _named(f"attachment; filename={'x' * 400}.csv")
    assert len(name) <= 120
    assert name.endswith(".csv")
