# What a newcomer types. Everything lands in .venv; `make help` lists the targets.

APP ?= sample_apps/tutorial/app.py
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
INSTALLED := $(VENV)/installed

.DEFAULT_GOAL := help
.PHONY: help run test test-all check bench screenshots libraries

help:
	@echo 'make run          open the window on the tutorial sample'
	@echo '                  APP=path/to/app.py opens another app, APP= the start page;'
	@echo '                  ARGS="--env KEY=VALUE" passes options on'
	@echo 'make test         all tests but the slow ones'
	@echo 'make test-all     the slow ones: Flask 2.0 to 3.1 by Python 3.9 to 3.13'
	@echo 'make check        ruff, mypy, the import contracts, spelling'
	@echo 'make bench        measure, medians of five'
	@echo 'make screenshots  take the pictures of the README again'
	@echo
	@echo 'PYTHON=python3.13 chooses the interpreter that .venv is made from.'

run: libraries $(INSTALLED)
	@$(PY) -m inspector $(if $(APP),"$(APP)") $(ARGS)

# WebEngine has processes of its own: a renderer that crashes must not take the rest along.
test: export QT_QPA_PLATFORM = offscreen
test: libraries $(INSTALLED)
	@$(PY) -m pytest -n 2 --dist worksteal -m 'not webengine and not slow'; plain=$$?; \
	$(PY) -m pytest -n 2 --dist loadfile -m 'webengine and not slow'; web=$$?; \
	[ $$plain -eq 0 ] && [ $$web -eq 0 ]

# The virtualenvs are made first, side by side; they stay in .matrix/.
test-all: export QT_QPA_PLATFORM = offscreen
test-all: libraries $(INSTALLED)
	@$(PY) tests/matrix/environments.py
	@$(PY) -m pytest -m slow

check: $(INSTALLED)
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports
	@$(VENV)/bin/codespell

bench: libraries $(INSTALLED)
	@$(PY) tests/benchmarks/bench.py $(ARGS)

screenshots: libraries $(INSTALLED)
	@$(PY) tests/e2e/screenshots.py $(ARGS)

# The shared libraries that the Qt wheels expect from the system.
libraries:
	@sh scripts/system-libraries

$(INSTALLED): pyproject.toml
	@$(PY) -m pip --version >/dev/null 2>&1 || { \
		python=$$(PYTHON='$(PYTHON)' sh scripts/find-python) && "$$python" -m venv $(VENV); }
	@echo 'Installing into $(VENV); the first time this fetches Qt, some 300 MB.'
	@$(PY) -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@
