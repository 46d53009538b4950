"""All panes of one window, made once and handed to the controller and the window."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.ui.bars.notice_bar import NoticeBar
from inspector.ui.bars.top_bar import TopBar
from inspector.ui.commands.command_hint import CommandHint
from inspector.ui.insight.drawer import Drawer
from inspector.ui.insight.source_window import SourceWindow
from inspector.ui.request.request_pane import RequestPane
from inspector.ui.response.answer_pane import AnswerPane, PageView
from inspector.ui.routes.routes_pane import RoutesPane
from inspector.ui.start.interpreter_dialog import InterpreterDialog
from inspector.ui.start.load_error_page import LoadErrorPage
from inspector.ui.start.overview_page import OverviewPage
from inspector.ui.start.start_page import StartPage
from inspector.ui.theme.theme import Theme

if TYPE_CHECKING:
    from inspector.ui.commands.command_dialog import CommandDialog


@dataclass(frozen=True)
class Panes:
    """One of each."""

    top_bar: TopBar
    notice: NoticeBar
    routes: RoutesPane
    request: RequestPane
    answer: AnswerPane
    drawer: Drawer
    source: SourceWindow
    overview: OverviewPage
    load_error: LoadErrorPage
    interpreters: InterpreterDialog
    start: StartPage
    make_command_dialog: Callable[[], CommandDialog]
    command_hint: CommandHint


def make_panes(
    theme: Theme, top_bar: TopBar, routes: RoutesPane, make_web: Callable[[], PageView]
) -> Generator[None, None, Panes]:
    """Make the panes that are not there yet, empty; gives way between the large ones.

    make_web: called when the first page is to be shown.
    """
    request = RequestPane(theme)
    yield
    answer = AnswerPane(theme, make_web)
    yield
    drawer = Drawer(theme)
    yield
    return Panes(
        top_bar=top_bar,
        notice=NoticeBar(),
        routes=routes,
        request=request,
        answer=answer,
        drawer=drawer,
        source=SourceWindow(theme),
        overview=OverviewPage(theme),
        load_error=LoadErrorPage(theme),
        interpreters=InterpreterDialog(theme),
        start=StartPage(theme),
        make_command_dialog=lambda: _command_dialog(theme, top_bar),
        command_hint=CommandHint(),
    )


def _command_dialog(theme: Theme, top_bar: TopBar) -> CommandDialog:
    """Made for the first command: few people run one."""
    from inspector.ui.commands.command_dialog import CommandDialog

    return CommandDialog(theme, top_bar.window())
