"""The configurations that the factory chooses from."""

from __future__ import annotations


class Development:
    """What every configuration has, and all that a desk needs."""

    CONFIGURATION = "development"
    SECRET_KEY = "a sample has no secrets"
    PLACE = "nowhere: no .flaskenv was read"
    UNIT = "celsius"


class Testing(Development):
    """Lets exceptions through to the test."""

    CONFIGURATION = "testing"
    TESTING = True


class Production(Development):
    """Cookies for https only."""

    CONFIGURATION = "production"
    SECRET_KEY = "another one, from a vault"
    SESSION_COOKIE_SECURE = True


SETTINGS = {kind.CONFIGURATION: kind for kind in (Development, Testing, Production)}
