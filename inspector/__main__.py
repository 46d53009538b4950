"""``python -m inspector``."""

import sys

# Our modules are compiled once, whatever PYTHONDONTWRITEBYTECODE wants for the app's: that
# takes longer than all the rest of the start.
sys.dont_write_bytecode = False

from inspector.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
