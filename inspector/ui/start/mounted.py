"""What else answers beside the app, in words. No Qt."""

from __future__ import annotations

from inspector.protocol.mounts import MountedApp

RULES_SHOWN = 6


def mounted_sentence(mounted: MountedApp) -> str:
    """ "/admin: the Flask app admin, 3 rules: /admin/, /admin/users, …"."""
    where = mounted.path or "/"
    if not mounted.is_flask:
        return f"{where}: {mounted.name}, which is no Flask app"
    noun = "rule" if len(mounted.rules) == 1 else "rules"
    shown = ", ".join(mounted.rules[:RULES_SHOWN])
    more = ", …" if len(mounted.rules) > RULES_SHOWN else ""
    return f"{where}: the Flask app {mounted.name}, {len(mounted.rules):,} {noun}: {shown}{more}"
