"""The gateway of this process: Chromium reads its flags once, so there can be only one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from .backend import PageBackend
from .gateway import Gateway

_made: list[Gateway] = []


def shared_gateway(backend: PageBackend) -> Gateway:
    """The one gateway, from now on answered by ``backend``; made when first asked for.

    It lives as long as the application does; nobody closes it.

    Raises:
        OSError: there is no port on the loopback interface.
    """
    if not _made:
        _made.append(Gateway(backend, QCoreApplication.instance()))
    _made[0].set_backend(backend)
    return _made[0]
