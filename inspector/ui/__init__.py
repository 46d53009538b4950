"""What a person sees: one folder a pane, a controller that knows them all."""
