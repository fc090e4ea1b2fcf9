# The two commands: `make site` and `make test`.  Both set up what is missing.
.PHONY: site serve test check bench demo wheels clean

PUFA = .venv/bin/pufa
PY = .venv/bin/python

site:  ## set up, build site/ and the bulletins
	@sh scripts/setup.sh
	@$(PUFA) build

serve:  ## live preview
	@sh scripts/setup.sh
	@$(PUFA) serve

test:  ## set up (a browser too) and run everything
	@sh scripts/setup.sh test
	@$(MAKE) --no-print-directory check

check:  ## lint, types, imports, tests: the one door
	@$(PY) -m ruff check scripts tests
	@$(PY) -m ruff format --check scripts tests
	@$(PY) -m mypy
	@.venv/bin/lint-imports
	@$(PY) -m pytest -n auto --dist loadfile

bench:  ## speed and memory beside a peer, into docs/dev/benchmarks.md
	@sh scripts/setup.sh test
	@$(PY) tests/bench/run.py
	@$(PY) tests/bench/citations.py
	@$(PY) tests/bench/search.py
	@$(PY) tests/bench/stats.py

demo:  ## the fictional township 青禾镇, into tests/portal/site/
	@sh scripts/setup.sh
	@$(PUFA) build --root tests/portal

wheels:  ## a folder that installs pufa without a network, into dist/wheels/
	@sh scripts/setup.sh
	@$(PY) scripts/wheels/make.py

clean:  ## remove what was built; the Python in .venv/ stays
	rm -rf site dist .pufa tests/portal/site tests/portal/dist tests/portal/.pufa
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
