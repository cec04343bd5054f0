# Everything a person needs: `make demo`, `make run`, `make test`. A virtual environment is made in
# .venv on first use, and filled again only when a lock file has changed.

PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --require-hashes --quiet

.DEFAULT_GOAL := help
.PHONY: help demo run test drills check audit screenshots format bench translations lock hooks installed installed-dev

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: installed ## write sample reports, take them in and serve the dashboard
	$(PY) manage.py demo

run: installed ## serve a real installation, empty at first, to this machine alone
	$(PY) manage.py run

# Servers and commands that the tests start would else compile the project anew, each for itself.
test drills: export PYTHONDONTWRITEBYTECODE =

# File by file in their order: those with few tests, each of a real browser, are not left to the end.
test: installed-dev ## run the tests, on every core (ENGINE=postgresql or both: all of them there)
	$(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder \
	    $(if $(ENGINE),--engine $(ENGINE))

drills: installed-dev ## run the tests that grind for long: every page, kills, hostile files, laws, PostgreSQL
	$(PY) -m pytest -m drill -n auto --dist worksteal

check: installed-dev ## style, format, types, imports, known vulnerabilities
	$(PY) -m ruff check .
	$(PY) -m ruff format --check --quiet .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) .ci/audit.py

audit: installed-dev ## whether a locked package has a known vulnerability, where a registry answers
	$(PY) .ci/audit.py

format: installed-dev ## put the code into the house's format
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: installed-dev ## measure reading and pages, as ratios of one run
	$(PY) -m benchmarks

screenshots: installed-dev ## picture every page for docs/gallery.md (ONLY=tien-do: those alone)
	PYTHONPATH=. $(PY) .ci/screenshots.py $(if $(ONLY),--only $(ONLY))

translations: installed-dev ## bring the English catalogue up to the sentences in the code
	$(PY) -m babel.messages.frontend --quiet extract --mapping-file pyproject.toml \
	    --no-default-keywords --keyword _ --keyword gettext --no-location --sort-output \
	    --omit-header --ignore-dirs '.* tests' --output-file .venv/messages.pot .
	$(PY) -m babel.messages.frontend --quiet update --input-file .venv/messages.pot \
	    --output-dir translations --locale en --no-fuzzy-matching --ignore-obsolete \
	    --omit-header --width 100

LOCK := .venv/bin/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
    --custom-compile-command 'make lock'

lock: installed-dev ## lock requirements anew from the .in files (UPGRADE=--upgrade for newer ones)
	$(LOCK) $(UPGRADE) requirements.in --output-file requirements.txt
	$(LOCK) $(UPGRADE) requirements-dask.in --output-file requirements-dask.txt
	$(LOCK) $(UPGRADE) requirements-dev.in --output-file requirements-dev.txt

hooks: installed-dev ## let git run the checks before each commit
	$(PY) -m pre_commit install

# A lock is installed when the copy kept beside the packages is the same. What is installed for
# developers holds all that a plain installation needs, at the same versions.
installed: .venv/bin/pip
	@cmp -s requirements.txt .venv/requirements.txt || { \
	    echo "Installing what requirements.txt names ..." && \
	    $(PIP) --requirement requirements.txt && \
	    cp requirements.txt .venv/requirements.txt; }

installed-dev: .venv/bin/pip
	@cmp -s requirements-dev.txt .venv/requirements-dev.txt || { \
	    echo "Installing what requirements-dev.txt names ..." && \
	    $(PIP) --requirement requirements-dev.txt && \
	    cp requirements.txt requirements-dev.txt .venv/; }

# The first of these that is Python 3.11 or newer and can make a virtual environment. The system's
# own before others: it is what a server has, is mended with the system, and one that was compiled
# without a trial run is a fifth slower.
SYSTEMS := $(addprefix /usr/bin/,python3.13 python3.12 python3.11)
.venv/bin/pip:
	@for python in $(PYTHON) $(SYSTEMS) python3.13 python3.12 python3.11 python3.14 python3 python; do \
	    $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
	        >/dev/null 2>&1 || continue; \
	    echo "Making .venv with $$($$python --version) ..."; \
	    exec $$python -m venv .venv; \
	done; \
	echo "No Python 3.11 or newer with its venv module was found (Debian: apt install python3-venv)." >&2; \
	exit 1
