# Two commands do everything: `make demo` and `make test`; `make docs` makes the site. Each sets itself up in .venv on a bare machine with
# Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test lint docs clean

demo: $(VENV)/ready
	$(BIN)/dragoman build examples/reports --into demo
	$(BIN)/dragoman brief demo

test: lint
	$(BIN)/python -m pytest

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The documentation as a site that opens from the disk: site/index.html. A link that leads nowhere fails.
docs: $(VENV)/ready
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

# The stamp is the last thing made, so a set-up that was cut off is done again.
$(VENV)/ready: pyproject.toml requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dragoman needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	@$(PYTHON) -c 'import ensurepip, venv' || (echo 'this Python cannot make virtual environments: on Debian, apt-get install python3-venv' && false)
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf $(VENV) demo site
