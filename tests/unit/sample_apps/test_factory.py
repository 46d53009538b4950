"""The factory sample: a package, configurations to choose from, and a command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from sample_apps.factory.app import create_app

FOLDER = Path(__file__).resolve().parents[3] / "sample_apps" / "factory"


@pytest.fixture
def database(tmp_path: Path) -> str:
    return str(tmp_path / "not" / "yet" / "station.sqlite")


@pytest.fixture
def station(database: str) -> FlaskClient:
    """A client of the station, its table made."""
    app = create_app("testing", database)
    assert "station.sqlite" in app.test_cli_runner().invoke(args=["init-db"]).output
    return app.test_client()


def test_without_the_command_there_is_no_table(database: str) -> None:
    app = create_app("development", database)
    client = app.test_client()
    answer = client.get("/readings/")
    assert answer.status_code == 500
    app.testing = True
    with pytest.raises(Exception, match="no such table: reading"):
        client.get("/readings/")


def test_readings_are_listed(station: FlaskClient) -> None:
    readings = station.get("/readings/").json["readings"]
    assert [reading["celsius"] for reading in readings] == [18.5, 21.0, 19.25]


def test_a_reading_is_added(station: FlaskClient) -> None:
    answer = station.post("/readings/", json={"celsius": 21.5})
    assert (answer.status_code, answer.location) == (201, "/readings/4")
    assert station.get("/readings/4").json["celsius"] == 21.5


@pytest.mark.parametrize("celsius", ["warm", None, True])
def test_a_reading_is_a_number(station: FlaskClient, celsius: object) -> None:
    answer = station.post("/readings/", json={"celsius": celsius})
    assert (answer.status_code, answer.json["message"]) == (400, "celsius must be a number.")


def test_errors_of_the_api_are_json(station: FlaskClient) -> None:
    answer = station.get("/readings/99")
    assert answer.json == {"status": 404, "message": "There is no reading 99."}


@pytest.mark.parametrize("configuration", ["development", "testing", "production"])
def test_the_page_says_which_configuration(configuration: str, database: str) -> None:
    page = create_app(configuration, database).test_client().get("/").text
    assert f"<dd>{configuration}</dd>" in page
    assert database in page
    assert "no .flaskenv was read" in page


def test_the_flaskenv_beside_it_is_enough(tmp_path: Path) -> None:
    pytest.importorskip("dotenv")
    command = [sys.executable, "-B", "-m", "flask", "shell"]
    done = subprocess.run(
        command,
        cwd=FOLDER,
        input="print(app.config['PLACE'], app.debug)\n",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "the roof of the school True" in done.stdout
