# make test, make demo and make bench set up .venv by themselves; nothing else is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCALE := grader/locale
EXTRACT := $(BIN)/pybabel --quiet extract --no-location --sort-output \
	--no-default-keywords --keyword Message --keyword tr --keyword plural:1,2 --keyword in_context:1c,2
UPDATE := $(BIN)/pybabel --quiet update --domain grader --output-dir $(LOCALE) \
	--no-fuzzy-matching --no-wrap --ignore-obsolete --ignore-pot-creation-date

.PHONY: test demo bench lint setup messages clean

setup: $(VENV)/.done

$(VENV)/.done: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt torch
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	$(BIN)/pybabel --quiet compile --directory $(LOCALE) --domain grader
	touch $@

# templates of messages out of the code, into the catalogue of every language
messages: setup
	$(EXTRACT) --output-file grader.pot grader
	$(UPDATE) --input-file grader.pot
	rm grader.pot
	$(BIN)/pybabel --quiet compile --directory $(LOCALE) --domain grader

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest -q -n auto --dist worksteal

demo: setup
	$(BIN)/grader demo

bench: setup
	$(BIN)/python tests/bench

clean:
	rm -rf $(VENV) build *.egg-info
