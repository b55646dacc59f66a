# The one list of commands. `make demo` and `make test` do all the set-up they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WHEELS := target/wheels

.PHONY: help demo notebook test test-integrations test-matrix test-browser docs lint stubs test-rust test-python bench wheel release clean fuzz-replay

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip "maturin>=1.10,<2"

# The tools of `make test` come with the package's own list, so that it stands in one place.
$(VENV)/.tested-with: pyproject.toml | $(BIN)/python
	$(BIN)/python -c "import tomllib,sys" 2>/dev/null || $(BIN)/python -m pip install --quiet tomli
	$(BIN)/python tests/requirements.py test | $(BIN)/python -m pip install --quiet -r /dev/stdin
	touch $@

wheel: | $(BIN)/python  ## build a wheel quickly and install it into .venv
	rm -rf $(WHEELS)
	$(BIN)/maturin build --quiet --profile demo --out $(WHEELS) --interpreter $(BIN)/python
	$(BIN)/python -m pip install --quiet --force-reinstall --no-deps $(WHEELS)/*.whl

demo: wheel  ## build, install, run on the sample articles, write demo.html
	$(BIN)/python -m yeksan demo --output demo.html

notebook: wheel  ## open the quickstart in JupyterLab
	$(BIN)/python -c "import tomllib,sys" 2>/dev/null || $(BIN)/python -m pip install --quiet tomli
	for extra in pandas notebook; do $(BIN)/python tests/requirements.py $$extra; done | $(BIN)/python -m pip install --quiet -r /dev/stdin jupyterlab
	$(BIN)/jupyter lab examples/notebooks/quickstart.ipynb

test: lint test-rust test-python  ## all that CI runs

lint: wheel $(VENV)/.tested-with  ## formatting, lints, types, stubs
	cargo fmt --check
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet --features python -- -D warnings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/stubs.py

stubs: | $(BIN)/python  ## write python/yeksan/_core.pyi from the Rust code
	$(BIN)/python tools/make_stubs.py

test-rust:  ## the core, without Python
	cargo test --quiet

test-python: wheel $(VENV)/.tested-with  ## the package, its doctests and its README
	$(BIN)/python -m pytest

# What cannot be installed here is left out, and its tests say so.
test-integrations: wheel $(VENV)/.tested-with  ## the package in scikit-learn, spaCy, datasets, DuckDB, Spark, Dask
	$(BIN)/python tests/requirements.py integrations | while read -r wanted; do \
		$(BIN)/python -m pip install --quiet "$$wanted" || echo "$$wanted cannot be installed: its tests are skipped"; done
	$(BIN)/python -m pytest -rs tests/integrations

test-matrix: wheel  ## the tests of columns with the oldest and newest pandas, polars and pyarrow
	$(BIN)/python tests/matrix.py $(WHEELS)/*.whl

bench: | $(BIN)/python  ## ours beside the peers, in one run
	rm -rf $(WHEELS)
	$(BIN)/maturin build --quiet --release --out $(WHEELS) --interpreter $(BIN)/python
	$(BIN)/python -m pip install --quiet --force-reinstall --no-deps $(WHEELS)/*.whl
	$(BIN)/python tests/requirements.py bench | $(BIN)/python -m pip install --quiet -r /dev/stdin
	$(BIN)/python benches/python/run.py

# It looks for a Chromium that is installed, and fetches none.
test-browser: wheel $(VENV)/.tested-with  ## the quickstart in JupyterLab and Chromium; pictures in target/pictures
	$(BIN)/python tests/requirements.py browser | $(BIN)/python -m pip install --quiet -r /dev/stdin
	$(BIN)/python -m pytest -rs tests/browser

docs: wheel  ## the documentation site in docs/_build/html, its notebooks executed; a warning is an error
	$(BIN)/python -c "import tomllib,sys" 2>/dev/null || $(BIN)/python -m pip install --quiet tomli
	$(BIN)/python tests/requirements.py docs | $(BIN)/python -m pip install --quiet -r /dev/stdin
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going docs docs/_build/html

release: | $(BIN)/python  ## an optimized wheel in target/wheels
	$(BIN)/maturin build --release --out $(WHEELS) --interpreter $(BIN)/python

clean:  ## remove what was built
	rm -rf $(VENV) target demo.html
