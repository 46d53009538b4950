"""The package of the factory sample; ``app.py`` has the factory and says what to try."""
