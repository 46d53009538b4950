"""Small Flask apps: demos for people, fixtures for tests."""
