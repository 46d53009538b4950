"""What happens when: the only room of the window that knows every pane."""
