"""The child process: loads a Flask app, describes it, sends requests through its test client."""
