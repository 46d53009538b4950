"""The app's own commands: a dialog that runs them, and a word where one would help."""
