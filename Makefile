# Every target sets up .venv by itself; nothing else is needed. `make check` while you work,
# `make test` before you share it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCALE := grader/locale
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard $(LOCALE)/*/LC_MESSAGES/*.po))
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
PYTEST := $(BIN)/python -m pytest -q -n auto --dist worksteal
EXTRACT := $(BIN)/pybabel --quiet extract --no-location --sort-output \
	--no-default-keywords --keyword Message --keyword tr --keyword plural:1,2 --keyword in_context:1c,2
UPDATE := $(BIN)/pybabel --quiet update --domain grader --output-dir $(LOCALE) \
	--no-fuzzy-matching --no-wrap --ignore-obsolete --ignore-pot-creation-date

TEMPLATES := $(VENV)/grader.pot

.PHONY: setup check test nightly lint templates messages demo bench clean

# with bytecode, which a machine that writes none would make anew for every command
setup: $(VENV)/.done $(CATALOGUES)
	@$(BIN)/python -m compileall -q -x demo_class grader

$(VENV)/.done: pyproject.toml setup.py constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) torch
	$(PIP) -e ".[dev]"
	touch $@

%.mo: %.po $(VENV)/.done
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

# what can be wrong with a change, in a minute and a half: two exercises stand for all
check: lint
	$(PYTEST) -m "not slow"
	$(BIN)/grader author validate margins label-smoothing --seed 1 --jobs 2

# everything
test: lint
	$(PYTEST)

lint: setup templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@$(UPDATE) --input-file $(TEMPLATES) --check 2> $(TEMPLATES).log \
	|| { echo "the translations do not have the messages of the code: run make messages"; false; }

# every submission, the correct ones at twenty seeds: hours
nightly: setup
	$(PYTEST) --seeds 20 tests/exercises/test_submissions.py

# templates of messages out of the code; Babel remarks on every f-string beside one
templates: setup
	@$(EXTRACT) --output-file $(TEMPLATES) grader 2> $(TEMPLATES).log \
	|| { cat $(TEMPLATES).log; false; }

# ... and into the catalogue of every language
messages: templates
	$(UPDATE) --input-file $(TEMPLATES)
	$(MAKE) setup

demo: setup
	$(BIN)/grader demo

bench: setup
	$(BIN)/python tests/bench

clean:
	rm -rf $(VENV) build *.egg-info $(CATALOGUES)
