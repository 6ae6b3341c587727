# The two commands: `make run` and `make test`. Each sets up .venv from the lock, once, and again only when the
# lock (or pyproject.toml) changes. They need Python 3.11 or newer with venv; everything else comes from the lock.

.DEFAULT_GOAL := help
.PHONY: help run test coverage lint type messages bench image lock clean

# Name another interpreter with `make run PYTHON=/path/to/python`.
PYTHONS := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11
BIN := .venv/bin
# Where no virtual environment can be made we say so and what to do; the text is shared by all targets.
REMEDY := Watchword needs Python 3.11 or newer with the modules venv and ensurepip, and found none.\n\
  Debian, Ubuntu:  sudo apt install python3-venv\n\
  Fedora:          sudo dnf install python3\n\
  macOS:           brew install python@3.13\n\
Then run the same command again, or name an interpreter: make run PYTHON=/path/to/python3\n
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# One more than there are cores: some tests wait for the real program. worksteal: what is left is shared out anew.
WORKERS = $$(( $$($(BIN)/python -c 'import os; print(os.cpu_count())') + 1 ))
# 90 of 100 branches is the floor; what is below it has no test at all.
COVERAGE_MIN := 90

help: ## Show what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/for-run ## Start Watchword here; without a Telegram token alerts appear on this terminal
	@$(BIN)/python -m bot run

test: lint type ## Check style, layers and types, then run all tests
	@$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal

# Measuring branches makes the tests take twice as long, so it is a run of its own.
coverage: .venv/for-test ## Run all tests and measure which branches they take
	@$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal \
		--cov=bot --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=$(COVERAGE_MIN)

lint: .venv/for-test ## Check style and format (ruff) and the layers (import-linter)
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/lint-imports --no-logo

type: .venv/for-test ## Check types (mypy --strict)
	@$(BIN)/python -m mypy

messages: .venv/for-test ## Bring the catalogues of the bot's languages up to date; names what is to be translated
	@$(BIN)/python -m tests.tongues.extracted

bench: .venv/for-test .venv/for-bench ## Measure matching and feeds against the obvious ways; prints ratios
	@$(BIN)/python -m tests.bench

image: ## Build the container image `watchword`
	@$$(command -v docker || command -v podman || echo docker) build --tag watchword .

lock: .venv/made ## Renew the lock files from pyproject.toml
	@$(PIP_INSTALL) 'uv>=0.9'
	@for target in 'tests/requirements.lock --extra dev' 'requirements.lock --constraint tests/requirements.lock'; do \
		$(BIN)/python -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
			--no-annotate --no-emit-index-url --no-header --no-strip-extras pyproject.toml --group build --output-file $$target || exit; \
	done
	@printf 'numpy>=2.3\nreader>=3.20\n' | $(BIN)/python -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-emit-index-url --no-header - --output-file tests/bench/requirements.lock

clean: ## Remove .venv and caches; state/ and rules/ stay
	@rm -rf .venv .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist

# --- set-up, once ---

.venv/made:
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Setting up .venv with $$("$$python" --version), once ..."; \
			"$$python" -m venv .venv && touch $@ && exit; exit 1; \
		fi; \
	done; printf '$(REMEDY)' >&2; exit 1

# pip resolves nothing here: every package is named with its hash, and the project itself comes without isolation
# because the build backend is in the lock too.
.venv/for-run: requirements.lock pyproject.toml | .venv/made
	@echo "Installing what requirements.lock names ..."
	@$(PIP_INSTALL) --require-hashes --no-deps --requirement requirements.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/for-test: tests/requirements.lock pyproject.toml | .venv/made
	@echo "Installing what tests/requirements.lock names ..."
	@$(PIP_INSTALL) --require-hashes --no-deps --requirement tests/requirements.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# What only the rivals in the bench need lies beside, where neither the product nor its tests find it.
.venv/for-bench: tests/bench/requirements.lock | .venv/made
	@echo "Installing what tests/bench/requirements.lock names ..."
	@$(PIP_INSTALL) --require-hashes --no-deps --requirement tests/bench/requirements.lock --upgrade --target .venv/bench
	@touch $@
