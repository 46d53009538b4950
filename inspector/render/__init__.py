"""From bytes and headers to what a person can look at; pure functions, no Qt."""
