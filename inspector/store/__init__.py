"""What is kept on disk between two windows: what was chosen for each app."""
