"""What an app is beyond its routes, as the worker tells it; its secrets stay where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from worker_process import WorkerProcess

from inspector.protocol.app_facts import AppFacts, Fact, FactKind, FactMark

SOURCE = Path(__file__).parent / "apps" / "furnished.py"

Named = dict[str, Fact]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("furnished")
    (folder / "app.py").write_text(SOURCE.read_text())
    return folder


@pytest.fixture(scope="module")
def facts(folder: Path) -> Iterator[AppFacts]:
    worker = WorkerProcess(folder)
    yield first_facts(worker)
    worker.close()


def named(facts: AppFacts, kind: FactKind) -> Named:
    return {fact.name: fact for fact in facts.of(kind)}


def test_no_secret_crosses_the_wire(facts: AppFacts) -> None:
    assert [fact for fact in facts.facts if "hunter2" in repr(fact)] == []


@pytest.mark.parametrize(
    ("key", "value", "mark"),
    [
        ("SECRET_KEY", "••••••", FactMark.MASKED),
        ("STRIPE_API_TOKEN", "••••••", FactMark.MASKED),
        (
            "SQLALCHEMY_DATABASE_URI",
            "'postgresql+psycopg://shop:••••••@db.test:5432/shop'",
            FactMark.MASKED,
        ),
        ("MAIL", "{'server': 'mail.test', 'password': ••••••, 'port': 25}", FactMark.MASKED),
        ("OPTIONS", "['host=db password=••••••', ('token', ••••••)]", FactMark.MASKED),
        ("SETTINGS", "Settings(host='db', password=••••••)", FactMark.MASKED),
        ("WTF_CSRF_SECRET_KEY", "None", FactMark.NONE),
        ("HANGS", "<app.Hanging whose repr takes too long>", FactMark.NONE),
        ("PAGE_SIZE", "20", FactMark.NONE),
        ("APPLICATION_ROOT", "'/'", FactMark.DEFAULT),
        ("DEBUG", "False", FactMark.DEFAULT),
    ],
)
def test_configuration_is_told_without_its_secrets(
    facts: AppFacts, key: str, value: str, mark: FactMark
) -> None:
    configuration = named(facts, FactKind.CONFIGURATION)
    assert (configuration[key].value, configuration[key].mark) == (value, mark)


def test_what_flask_sets_by_itself_comes_last(facts: AppFacts) -> None:
    marks = [fact.mark is FactMark.DEFAULT for fact in facts.of(FactKind.CONFIGURATION)]
    assert marks == sorted(marks)


def test_extensions_have_their_class(facts: AppFacts) -> None:
    extensions = named(facts, FactKind.EXTENSION)
    assert extensions["mail"].value == "app.Mail"
    assert extensions["kept"].value == "app.Mail"


def test_commands_are_told_with_their_groups_and_help(facts: AppFacts) -> None:
    commands = {name: fact.value for name, fact in named(facts, FactKind.COMMAND).items()}
    assert commands == {
        "init-db": "Clear existing data and create new tables.",
        "shop stock": "",
        "users create": "Make a user.",
    }
    source = named(facts, FactKind.COMMAND)["init-db"].source
    assert source is not None
    assert source.name == "init_db_command"


def test_only_the_apps_own_filters_tests_and_globals_are_told(facts: AppFacts) -> None:
    kinds = (FactKind.FILTER, FactKind.TEST, FactKind.GLOBAL)
    found = {kind: {f.name: f.value for f in facts.of(kind)} for kind in kinds}
    assert found == {
        FactKind.FILTER: {"money": "money_filter", "upper": "money_filter"},
        FactKind.TEST: {"prime": "prime"},
        FactKind.GLOBAL: {"today": "today", "version": "'1.2'"},
    }


def test_static_folders_have_their_urls(facts: AppFacts, folder: Path) -> None:
    found = [(f.name, f.detail, f.value) for f in facts.of(FactKind.STATIC_FOLDER)]
    assert found == [
        ("static", "/static", str(folder / "assets")),
        ("shop.static", "/shop/files", str(folder / "files")),
    ]


def test_databases_are_called_as_a_person_would(facts: AppFacts) -> None:
    assert {f.name: f.detail for f in facts.of(FactKind.DATABASE)} == {
        "SQLALCHEMY_DATABASE_URI": "PostgreSQL shop on db.test",
        "SQLALCHEMY_BINDS['users']": "SQLite users.db",
        "SQLALCHEMY_BINDS['log']": "MySQL log on h",
    }
    assert facts.database == "PostgreSQL shop on db.test"


def test_flask_is_told_how_to_find_the_app(facts: AppFacts) -> None:
    assert facts.flask_app == "app.py"


def first_facts(worker: WorkerProcess) -> AppFacts:
    worker.load("app.py")
    return worker.facts


def test_the_matching_order_is_told(
    worker: WorkerProcess, write: Callable[[str, str], Path]
) -> None:
    write(
        "app.py",
        """
        from flask import Flask
        app = Flask(__name__, static_folder=None)
        for rule in ("/<path:rest>", "/<int:n>", "/one", "/<int:n>/x"):
            app.add_url_rule(rule, rule, lambda **_: rule)
        """,
    )
    _, routes = worker.load("app.py")
    in_order = [routes[place].rule for place in worker.facts.matching_order or range(4)]
    assert (in_order[0], in_order[-1]) == ("/one", "/<path:rest>")


def test_a_part_that_fails_is_told_in_its_place(
    worker: WorkerProcess, write: Callable[[str, str], Path]
) -> None:
    write(
        "app.py",
        """
        from flask import Flask
        class Bad(dict):
            def items(self):
                raise ValueError("no items")
        app = Flask(__name__)
        app.extensions = Bad()
        """,
    )
    facts = first_facts(worker)
    told = [(f.kind, f.value) for f in facts.facts if f.mark is FactMark.PROBLEM]
    assert told == [(FactKind.EXTENSION, "This could not be read: ValueError: no items")]
    assert named(facts, FactKind.CONFIGURATION)


def test_an_environment_that_is_not_there_yet_is_not_made(
    worker: WorkerProcess, write: Callable[[str, str], Path]
) -> None:
    write(
        "app.py",
        """
        from flask import Flask
        app = Flask(__name__)
        @app.route("/")
        def made():
            return str("jinja_env" in vars(app))
        """,
    )
    first_facts(worker)
    assert worker.get("/").body == b"False"


def test_a_database_file_is_known_by_its_name(
    worker: WorkerProcess, write: Callable[[str, str], Path]
) -> None:
    write(
        "app.py",
        """
        import pathlib
        from flask import Flask
        app = Flask(__name__)
        app.config["DATABASE"] = pathlib.Path("/srv/shop.sqlite")
        """,
    )
    assert first_facts(worker).database == "SQLite shop.sqlite"
