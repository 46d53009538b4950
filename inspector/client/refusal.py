"""Why a request never left the window."""

from __future__ import annotations

from inspector.protocol.errors import ErrorCode, ErrorInfo


class RequestRefusedError(Exception):
    """What the person typed cannot be sent; nothing was.

    Attributes:
        error: the sentence to show, with its code.
    """

    def __init__(self, message: str, code: ErrorCode = ErrorCode.BAD_REQUEST) -> None:
        super().__init__(message)
        self.error = ErrorInfo(code, message)
