"""Property tests that need no database and do not fail on a busy machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", deadline=None, database=None, max_examples=60)
settings.load_profile("steady")
