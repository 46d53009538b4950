"""The worker as a program: takes the pipe, greets, and runs until it is told to stop."""

from __future__ import annotations

import faulthandler
import gc
import importlib
import os
import platform
import sys
from typing import TYPE_CHECKING

from ..protocol.limits import PROTOCOL_VERSION
from ..protocol.reports import Ready
from .channel import Channel
from .compat import installed_version
from .ending import lead_own_group, terminate_children
from .hearing import CommandReader
from .interrupts import Interrupts
from .lanes import Lanes
from .no_application import NoApplication

if TYPE_CHECKING:
    from .application import Application

# Standard modules that others import only when they need them, which is after the target's
# folder, and perhaps a file of the same name in it, has come to the front of sys.path.
_NEEDED_LATER = ("difflib", "encodings.idna", "encodings.utf_8_sig", "textwrap", "unicodedata")
# Imported while bytecode is not written, before the modules of ours that use them.
_THE_TARGETS = ("flask", "flask.cli", "flask.testing", "werkzeug.routing", "werkzeug.test")


def main(started_by_command: bool = False) -> int:
    """Run the worker; its exit code.

    started_by_command: its code came over the pipe, and a command may stand in between.
    """
    # All that we and Flask import stays for good. The collector would look through it again
    # and again, here and while the app is imported.
    gc.disable()
    lead_own_group(started_by_command)
    channel = Channel.from_stdio()
    # A crash in C then leaves the Python lines it came from in the app's console. Those of
    # our own waiting threads would push the app's last words out of sight.
    faulthandler.enable(all_threads=False)
    channel.send(_ready())
    interrupts = Interrupts()
    lanes = Lanes(channel, interrupts)
    CommandReader(channel, lanes, interrupts).start()
    lanes.start_threads()
    application = _application()
    gc.freeze()
    gc.enable()
    lanes.run_main(application)
    terminate_children()
    return 0


def _ready() -> Ready:
    return Ready(
        protocol=PROTOCOL_VERSION,
        python=platform.python_version(),
        executable=sys.executable,
        pid=os.getpid(),
        flask=installed_version("flask"),
        werkzeug=installed_version("werkzeug"),
    )


def _application() -> Application | NoApplication:
    try:
        for name in (*_NEEDED_LATER, *_THE_TARGETS):
            importlib.import_module(name)
    except ImportError as error:
        return NoApplication(error)
    sys.dont_write_bytecode = False
    from .application import Application

    sys.dont_write_bytecode = True
    return Application()
