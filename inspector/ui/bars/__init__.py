"""The strips around the panes: the top bar, and the notice that something went wrong."""
