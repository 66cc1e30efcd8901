# make serve   install, build and serve the guide at http://127.0.0.1:8000/
# make test    install test tools and browsers, run every check and test
# make help    the other targets

VENV := .venv
ifeq ($(OS),Windows_NT)
  PYTHON ?= python
  BIN := $(VENV)/Scripts
else
  PYTHON ?= python3
  BIN := $(VENV)/bin
endif
PORT ?= 8000
SEED ?= 1
SAMPLE ?= 300
PIP := $(BIN)/pip --disable-pip-version-check
WORKERS ?= logical
PYTEST := $(BIN)/pytest -p no:cacheprovider
PARALLEL = -n $(WORKERS) --dist worksteal
CATALOGUES := $(wildcard */*/messages/*/LC_MESSAGES/*.po)

.PHONY: help serve build check static style types script-types directions articles test coverage wheel-test explore mutants working golden bench bench-runtime parity messages lock clean

help:
	@sed -n 's/^# //p' Makefile
	@echo "make build     build the guide into site/ (GENERATOR=properdocs: with the fork of MkDocs)"
	@echo "make check     before each commit: style, types, directions, unit tests, the articles"
	@echo "make explore   property tests with new examples, twenty times as many"
	@echo "make mutants   put small faults into the code and list those that no test notices (SEED=1 SAMPLE=300)"
	@echo "make working   work out each line of the working of 5,000 random answers, in four languages (SEED=1)"
	@echo "make golden    write the golden texts of all answers anew"
	@echo "make coverage  which lines and branches of each package the tests without a browser run"
	@echo "make wheel-test  build the wheel, install it in a bare environment, and use it there"
	@echo "make bench     time the build and the calculators"
	@echo "make bench-runtime  time Python in three browsers, beside its peers (ARGUMENTS=--write)"
	@echo "make parity    20,000 answers in this Python, in the browser's, and in PYTHONS"
	@echo "make messages  take new messages into the catalogues and compile them"
	@echo "make lock      pin the newest allowed versions, with hashes"
	@echo "make clean     remove everything that was made here"

serve: $(VENV)/.catalogues
	@$(BIN)/dragoman serve --port $(PORT)

build: $(VENV)/.catalogues $(if $(GENERATOR),$(VENV)/.test)
	@$(BIN)/dragoman build $(if $(GENERATOR),--generator $(GENERATOR))

check: static
	$(PYTEST) -q $(PARALLEL) -m "not browser and not node and not server and not site" tests

test: WORKERS = auto
test: static $(VENV)/.browsers
	$(PYTEST) -q $(PARALLEL) --durations=40 tests

static: style types script-types directions articles

style: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test $(VENV)/.catalogues
	$(BIN)/mypy

script-types: $(VENV)/.test
	$(BIN)/python tests/script_types.py

directions: $(VENV)/.test
	$(BIN)/lint-imports

articles: $(VENV)/.catalogues
	$(BIN)/dragoman check

explore: $(VENV)/.test $(VENV)/.catalogues
	$(PYTEST) -q $(PARALLEL) -m hypothesis --hypothesis-profile=explore tests

mutants: $(VENV)/.mutants
	PYTHONPATH=tests/helpers $(BIN)/python -m mutants --seed $(SEED) --sample $(SAMPLE)

working: $(VENV)/.test $(VENV)/.catalogues
	PYTHONPATH=tests/helpers $(BIN)/python -m shown_working --seed $(SEED)

golden: $(VENV)/.test $(VENV)/.catalogues
	$(BIN)/python tests/helpers/golden.py

wheel-test: $(VENV)/.test $(VENV)/.catalogues
	$(PYTEST) -q tests/any_site/test_wheel.py

coverage: $(VENV)/.test $(VENV)/.catalogues
	$(PYTEST) -q $(PARALLEL) --cov --cov-report= -m "not browser and not server" tests
	$(BIN)/python tests/coverage_by_package.py

bench-runtime: $(VENV)/.browsers
	$(BIN)/dragoman build
	$(BIN)/python tests/bench_runtime.py $(ARGUMENTS)

bench: $(VENV)/.test
	PYTHONPATH=tests/helpers $(BIN)/python tests/bench.py $(BENCH)

parity: $(VENV)/.test $(VENV)/.catalogues
	$(BIN)/python tests/helpers/parity.py
	$(if $(PYTHONS),$(BIN)/python tests/helpers/parity.py $(PYTHONS:%=--python %))

messages: $(VENV)/.site
	@$(BIN)/python -m dragoman.catalogues --update .

lock: $(VENV)/.test
	@for name in node site test mutants; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	    .requirements/$$name.in --output-file .requirements/$$name.txt; \
	done

clean:
	rm -rf $(VENV) .cache site .site-* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find plugins calculators tests -name __pycache__ -prune -exec rm -rf {} +
	find plugins calculators -name '*.mo' -delete
	rm -f calculators/calculator_kit/locale_data.json

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Dragoman needs Python 3.11 or newer; '$(PYTHON)' is missing or older." \
	       "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@echo "Making an environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { \
	  rm -rf $(VENV); echo "No environment could be made. On Debian: apt install python3-venv" >&2; exit 1; }

$(VENV)/.site: .requirements/site.txt .requirements/node.txt pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing what the guide is built with ..."
	@$(PIP) install --quiet --require-hashes -r .requirements/site.txt || { \
	  echo "The packages could not be installed. Is the network up? Run the same command again to go on." >&2; exit 1; }
	@command -v npm >/dev/null 2>&1 || { echo "Installing Node.js ..."; \
	  $(PIP) install --quiet --require-hashes -r .requirements/node.txt || { \
	  echo "Node.js could not be installed. Is the network up? Or install it yourself, with npm." >&2; exit 1; }; }
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable . || { \
	  echo "The project itself could not be installed, see above." >&2; exit 1; }
	@touch $@

$(VENV)/.catalogues: $(CATALOGUES) plugins/dragoman/catalogues.py $(VENV)/.site
	@$(BIN)/python -m dragoman.catalogues .
	@touch $@

$(VENV)/.test: .requirements/test.txt $(VENV)/.site
	@echo "Installing the test tools ..."
	@$(PIP) install --quiet --require-hashes -r .requirements/test.txt || { \
	  echo "The test tools could not be installed. Is the network up?" >&2; exit 1; }
	@touch $@

$(VENV)/.mutants: .requirements/mutants.txt $(VENV)/.test
	@echo "Installing what mutants need ..."
	@$(PIP) install --quiet --require-hashes -r .requirements/mutants.txt || { \
	  echo "The packages could not be installed. Is the network up?" >&2; exit 1; }
	@touch $@

$(VENV)/.browsers: tests/browsers.py tests/servers.py | $(VENV)/.test
	@$(BIN)/python tests/browsers.py; browsers=$$?; $(BIN)/python tests/servers.py; servers=$$?; \
	  case $$browsers$$servers in 00) touch $@ ;; 03|30|33) ;; *) exit 1 ;; esac  # 3: left out
