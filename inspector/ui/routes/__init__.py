"""The left pane: what the app is made of, as a tree that is filtered while typing."""
