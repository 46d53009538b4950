"""The legacy sample: old ways that still work, and a server nobody asked for."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

APP = Path(__file__).resolve().parents[3] / "sample_apps" / "legacy" / "app.py"


def test_importing_it_starts_a_server(load_sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[dict[str, Any]] = []
    monkeypatch.setattr(Flask, "run", lambda app, **options: started.append(options))
    load_sample("legacy")
    assert started == [{"debug": True}]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_signing_leads_back_to_the_book(legacy: FlaskClient, method: str) -> None:
    values = {"query_string" if method == "GET" else "data": {"name": "Ada", "text": "<b>Hello"}}
    answer = legacy.open("/sign", method=method, follow_redirects=True, **values)
    assert [hop.status_code for hop in answer.history] == [302]
    assert "Thank you, Ada." in answer.text
    assert "&lt;b&gt;Hello" in answer.text


def test_nobody_signs_without_a_name(legacy: FlaskClient) -> None:
    assert legacy.post("/sign").status_code == 400


def test_an_old_address_leads_to_the_entry(legacy: FlaskClient) -> None:
    answer = legacy.get("/old-entry/1", follow_redirects=True)
    assert [hop.status_code for hop in answer.history] == [301]
    assert "Nice place." in answer.text


def test_an_entry_that_is_none_is_a_404(legacy: FlaskClient) -> None:
    answer = legacy.get("/entry/99")
    assert answer.status_code == 404
    assert "No such page." in answer.text


def test_the_feed_is_xml(legacy: FlaskClient) -> None:
    answer = legacy.get("/feed.xml")
    assert answer.mimetype == "text/xml"
    assert "<title>Grace</title>" in answer.text


def test_admin_wants_a_password(legacy: FlaskClient) -> None:
    assert legacy.get("/admin/").www_authenticate.type == "basic"
    words = base64.b64encode(b"admin:1234").decode()
    assert "anything" in legacy.get("/admin/", headers={"Authorization": f"Basic {words}"}).text


def test_it_prints_at_import_and_for_each_request(
    legacy: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    legacy.get("/feed.xml")
    assert "GET /feed.xml" in capsys.readouterr().out
