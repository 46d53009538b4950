"""The section "App": what the app is beyond its routes."""

from __future__ import annotations

from inspector.protocol.app_facts import AppFacts, FactKind

from .sections import Draft, Section

_NAMES = {
    FactKind.CONFIGURATION: "Configuration",
    FactKind.EXTENSION: "Extensions",
    FactKind.COMMAND: "Commands",
    FactKind.FILTER: "Jinja filters",
    FactKind.TEST: "Jinja tests",
    FactKind.GLOBAL: "Jinja globals",
    FactKind.STATIC_FOLDER: "Static folders",
    FactKind.DATABASE: "Database in use",
}


def group_facts(facts: AppFacts | None) -> Draft:
    """One group for each kind there is something of; no facts: they have not come yet."""
    top = Draft(Section.APP)
    for kind, name in _NAMES.items():
        of_kind = [fact for fact in facts.facts if fact.kind is kind] if facts else []
        if of_kind:
            top.children.append(Draft(Section.APP, name, name=name, leaves=[*of_kind]))
    return top
