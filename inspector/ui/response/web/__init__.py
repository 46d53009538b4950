"""The parts of the live page; the only modules of the project that import QtWebEngine."""
