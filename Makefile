# Each target sets up what it needs by itself; a second run sets up nothing again.
#
#   make demo    the whole contest, from applications to winners' letters, into build/demo
#   make test    the whole test suite
#   make run     the window
#   make lint    rules of the house: ruff, mypy --strict, import contracts
#   make gate    what must pass before anything is merged: lint, then test
#   make bench   measured ratios against yardsticks
#   make setup   only the set-up, with the tools for development
#   make lock    pin the parts again from pyproject.toml (make lock UPGRADE=--upgrade takes newer ones)
#   make clean   remove what was made; make distclean removes .venv as well

PY := .venv/bin/python
SETUP := packaging/setup.sh
STUBS = $(notdir $(wildcard packaging/typings/*))

.PHONY: demo test run lint gate bench setup lock clean distclean

demo:
	@$(SETUP) runtime
	@rm -rf build/demo
	@$(PY) main.py demo build/demo

test:
	@$(SETUP) development
	$(PY) -m pytest -n 2

run:
	@$(SETUP) runtime
	@$(PY) main.py

lint:
	@$(SETUP) development
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	QT_QPA_PLATFORM=offscreen $(PY) -m mypy.stubtest --ignore-missing-stub --mypy-config-file pyproject.toml \
		--allowlist packaging/stubs-may-differ.txt $(STUBS)
	.venv/bin/lint-imports --no-cache

gate: lint test

bench:
	@$(SETUP) development
	$(PY) tests/benchmarks/bench.py

setup:
	@$(SETUP) development

lock:
	@packaging/lock.sh $(UPGRADE)

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks
	find core ui tests main.py -name __pycache__ -prune -exec rm -rf {} +

distclean: clean
	rm -rf .venv
