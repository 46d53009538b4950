"""What is shown before anything was sent: start page, overview, load error."""
