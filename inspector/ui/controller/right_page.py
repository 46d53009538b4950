"""The pages that the right side of the window can show."""

import enum


class RightPage(enum.Enum):
    """One of them at a time."""

    START = "start"
    LOAD_ERROR = "load error"
    OVERVIEW = "overview"
    ANSWER = "answer"
