"""Whatever a configuration holds, its passwords do not leave the worker."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.worker.facts.masking import MASK, is_secret, masked_text, shown_value

# Long enough not to be found in a text by chance.
PASSWORDS = st.text(st.sampled_from("abcXYZ019!$%&/:@=?#._~-"), min_size=6, max_size=30)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("postgresql://shop:pw@db:5432/shop", f"postgresql://shop:{MASK}@db:5432/shop"),
        ("redis://:pw@cache:6379/0", f"redis://:{MASK}@cache:6379/0"),
        ("mysql+pymysql://u:p@ss/w:rd@h/d", f"mysql+pymysql://u:{MASK}@h/d"),
        ("http://localhost:5000/path", "http://localhost:5000/path"),
        ("sqlite:////srv/shop.db", "sqlite:////srv/shop.db"),
        ("host=db user=u password=pw port=1", f"host=db user=u password={MASK} port=1"),
        ("AccountName=a;AccountKey=x==;B=c", f"AccountName=a;AccountKey={MASK};B=c"),
        (
            "mssql://?odbc_connect=UID%3Du%3BPWD%3Dpw",
            f"mssql://?odbc_connect=UID%3Du%3BPWD%3D{MASK}",
        ),
        ("https://api.test/?token=pw&page=2", f"https://api.test/?token={MASK}&page=2"),
        ("nothing to hide", "nothing to hide"),
    ],
)
def test_a_text_loses_its_passwords_and_nothing_else(text: str, masked: str) -> None:
    assert masked_text(text) == masked


@given(PASSWORDS)
def test_no_password_of_a_url_is_shown(password: str) -> None:
    value = f"postgresql://shop:{password}@db/shop"
    shown = shown_value("DATABASE_URL", value)
    assert f":{password}@" not in shown
    assert MASK in shown


@given(PASSWORDS, st.sampled_from(["SECRET_KEY", "db_password", "ApiToken", "SENTRY_DSN"]))
def test_no_secret_is_shown_wherever_it_stands(password: str, name: str) -> None:
    value: Any = {"a": [{name: password}, (name, password)], "b": {"c": {name: [password]}}}
    assert password not in shown_value("ANYTHING", value)


def test_a_password_that_is_cut_off_is_masked_too() -> None:
    class Long:
        def __repr__(self) -> str:
            return "x" * 460 + " postgresql://shop:" + "p" * 100 + "@db/shop"

    assert "ppp" not in shown_value("ENGINE", Long())


@pytest.mark.parametrize("name", ["SECRET_KEY", "MAIL_PASSWORD", "aws_credentials", "BASIC_AUTH"])
def test_names_of_secrets(name: str) -> None:
    assert is_secret(name)


@pytest.mark.parametrize("name", ["SERVER_NAME", "DEBUG", "AUTHOR", 3, None])
def test_names_of_what_is_no_secret(name: object) -> None:
    assert not is_secret(name)
