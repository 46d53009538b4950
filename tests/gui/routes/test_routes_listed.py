"""What the tree lists, in which order, nested how."""

from __future__ import annotations

from typing import Any

from builders import make_description, make_route, make_source
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel

from inspector.protocol.description import AppDescription, HookInfo
from inspector.ui.routes.roles import Role
from inspector.ui.routes.route_model import FIRST_ROWS, RouteTreeModel


def test_everything_the_app_is_made_of_is_listed_in_order(person: Any, shop: AppDescription):
    person.pane.show_description(shop)

    assert person.seen() == [
        "Routes",
        "  GET  /",
        "  GET  /cart/<int:item>",
        "  auth",
        "    GET POST  /auth/login",
        "    POST DELETE  /auth/logout",
        "  admin",
        "    GET  /admin/",
        "    admin.users",
        "      GET POST DELETE  /admin/users/<int:id>",
        "Error handlers",
        "  404  page_not_found",
        "  sqlalchemy.exc.IntegrityError  on_error",
        "  admin",
        "    404  admin_missing",
        "Blueprints",
        "  auth  /auth",
        "  admin  /admin",
        "  admin.users  /admin/users  staff  in admin",
        "  empty",
        "Hooks",
        "  before_request  load_user",
        "  before_request  require_staff",
        "  after_request  add_headers",
        "App",
    ]


def test_groups_say_how_many_they_hold(person: Any, shop: AppDescription):
    person.pane.show_description(shop)

    counts = {text: person.row(text).data(Role.COUNT) for text in ("Routes", "admin", "Hooks")}
    assert counts == {"Routes": 6, "admin": 2, "Hooks": 3}
    head = person.pane.findChild(QLabel, "routeCount")
    assert head.text() == "6"


def test_a_section_without_rows_says_zero(person: Any):
    person.pane.show_description(make_description(hooks=()))

    assert person.row("Hooks").data(Role.COUNT) == 0


def test_a_blueprint_nobody_described_still_gets_its_group(person: Any):
    person.pane.show_description(
        make_description(routes=(make_route("/x", "lost.x"),), blueprints=())
    )

    assert person.seen()[:3] == ["Routes", "  lost", "    GET  /x"]


def test_a_tooltip_has_what_a_narrow_row_cannot_show(person: Any, shop: AppDescription):
    person.pane.show_description(shop)

    tooltip = person.row("POST DELETE  /auth/logout").data(Qt.ItemDataRole.ToolTipRole)
    for fact in ("POST, DELETE", "endpoint auth.logout", "app.bye  (app.py:12)", "OPTIONS added"):
        assert fact in tooltip


def test_a_rule_that_looks_like_markup_is_escaped_in_its_tooltip(person: Any):
    person.pane.show_description(make_description(routes=(make_route("/x/<code>"),)))

    tooltip = person.row("GET  /x/<code>").data(Qt.ItemDataRole.ToolTipRole)
    assert "/x/&lt;code&gt;" in tooltip


def test_a_screen_reader_is_told_the_endpoint_too(person: Any, shop: AppDescription):
    person.pane.show_description(shop)

    spoken = person.row("GET POST  /auth/login").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("GET POST  /auth/login, auth.login")


def test_the_model_keeps_qts_rules(qtmodeltester: Any, shop: AppDescription):
    model = RouteTreeModel()
    model.show_description(shop)
    qtmodeltester.check(model)

    model.set_filter("admin")
    qtmodeltester.check(model)


def test_the_model_keeps_qts_rules_while_rows_are_put_off(
    qtmodeltester: Any, flat_app: AppDescription
):
    model = RouteTreeModel()
    qtmodeltester.check(model)
    model.show_description(flat_app)
    routes = model.index(0, 0)
    assert model.rowCount(routes) == FIRST_ROWS

    while model.settle():
        pass

    assert model.rowCount(routes) == 2500
    assert model.index(2499, 0, routes).data() == "GET  /page/2499"


def test_all_rows_of_a_big_app_are_there_without_being_asked_for(
    qtbot: Any, person: Any, flat_app: AppDescription
):
    person.pane.show_description(flat_app)

    model = person.tree.model()
    qtbot.waitUntil(lambda: model.rowCount(model.index(0, 0, QModelIndex())) == 2500)


def test_what_flask_registers_by_itself_is_no_hook_of_the_app(person: Any):
    flasks = make_source("_default_template_ctx_processor", module="flask.templating")
    person.pane.show_description(
        make_description(
            hooks=(
                HookInfo("context_processor", flasks),
                HookInfo("context_processor", make_source("cart_size")),
            )
        )
    )

    assert "  context_processor  cart_size" in person.seen()
    assert person.row("Hooks").data(Role.COUNT) == 1
