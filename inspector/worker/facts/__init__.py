"""What an app is beyond its routes: each part is read by itself, and may fail by itself."""
