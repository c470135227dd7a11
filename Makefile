# The whole developer interface. It needs make, a POSIX shell and Python 3.11 or newer; `make` alone lists the targets.
#
#   make test PYTHON=python3.12     another interpreter (the environment is made anew when it was another's)
#   make test VENV=.venv-3.12       another environment
#   make test PYTEST_ARGS='-m "not slow"'
#   make mutate MUTATE_ARGS='--seed 2'
#   make fuzz FUZZ_ARGS='--seed 2 --runs 100000'
#
# Environments hold the releases that constraints.txt pins; `make test-newest` asks whether the newest would do as well.

VENV ?= .venv
PYTEST_ARGS ?= -n auto --dist loadgroup

NAMES := python3 python python3.14 python3.13 python3.12 python3.11
IS_NEW := 'import sys; sys.exit(sys.version_info < (3, 11))'
ifndef PYTHON
PYTHON := $(shell for name in $(NAMES); do "$$name" -c $(IS_NEW) 2>/dev/null && echo "$$name" && break; done)
endif
WHICH := 'import sys; print(sys.version, sys.base_prefix)'
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-$(notdir $(PYTHON))
DEV := $(VENV)/.dev-$(notdir $(PYTHON))
CONSTRAINTS := constraints.txt
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check $(addprefix --constraint ,$(CONSTRAINTS))
SNAPSHOTS := $(if $(wildcard ../shared/sources),--snapshots ../shared/sources)

.PHONY: help demo test outlets test-outlets vscode spark test-spark test-all test-newest constraints lint bench bench-tables picture expect metrics mutate fuzz clean
.DELETE_ON_ERROR:

help:
	@echo 'make demo         the reconciliation report of the Guangzhou corpus'
	@echo 'make test         all tests'
	@echo 'make test-outlets reports in Chromium, LibreOffice and the SARIF validator, and editors from npm; it installs what is missing'
	@echo 'make vscode       the extension for VS Code, packed: dist/gzcheck.vsix'
	@echo 'make test-spark   tables in Spark and in an object store against tables in DuckDB; installs PySpark, and Java 17 where there is none'
	@echo 'make test-all     all tests on every CPython from 3.11 up that is found on this machine'
	@echo 'make test-newest  the quick tests with the newest releases of everything, whatever constraints.txt pins'
	@echo 'make constraints  pins in constraints.txt what make test-newest used'
	@echo 'make lint         ruff, mypy and import-linter'
	@echo 'make bench        speed against check-jsonschema, Arelle and quantulum3, cold and warm, growth, scans of texts, and edits'
	@echo 'make bench-tables speed and memory of tables against what DuckDB does by itself, and Spark beside it'
	@echo 'make picture      docs/report.svg and docs/tour.svg, from what the commands really print'
	@echo 'make expect       writes the expected findings, reports, readings and explanations in tests anew; read the diff'
	@echo 'make metrics      how simple the house is, against its aims'
	@echo 'make mutate       small faults, made one at a time in a copy of the source: which of them no test notices'
	@echo 'make fuzz         100,000 broken and odd inputs, or as many as an hour allows: no crash, no hang, nothing let through'
	@echo 'make clean        removes environments, caches and results'

# A crash while the program starts is an exit 1 too, hence --version first: after it, 1 means findings.
demo: $(RUNTIME)
	@$(BIN)/gzcheck --version
	@$(BIN)/gzcheck conflicts --format rich $(SNAPSHOTS) || test $$? -eq 1

test: $(DEV)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

# Reports in the programs they are for. Nothing may be skipped: what is missing is installed, or the target fails.
test-outlets: outlets vscode
	OUTLETS_REQUIRED=1 $(BIN)/python -m pytest -m outlets tests/test_outlets_elsewhere.py tests/test_outlets_editors.py

outlets: $(DEV) .outlets/.done
	@for program in chromium:chromium soffice:libreoffice-calc-nogui; do \
	    command -v $${program%%:*} >/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends $${program##*:}; } \
	    || { echo "test-outlets needs $${program%%:*} (on Debian: apt install $${program##*:})" >&2; exit 1; }; done

# The licence goes into the package, and lies in the repository once.
vscode: dist/gzcheck.vsix

dist/gzcheck.vsix: LICENSE $(filter-out %/LICENSE,$(wildcard editors/vscode/*.* editors/vscode/.vscodeignore))
	@command -v npm >/dev/null || { echo 'make vscode needs npm (on Debian: apt install npm)' >&2; exit 1; }
	@mkdir -p dist && cp LICENSE editors/vscode/
	@cd editors/vscode && npm ci --no-audit --no-fund --silent && npm run --silent check
	@cd editors/vscode && npm run --silent package -- --out ../../$@

# Spark in an environment of its own, because PySpark has 430 MB, with a server that speaks S3 and what Hadoop reads S3
# by, which PyPI has in one package only. Nothing may be skipped here either.
test-spark: spark
	SPARK_REQUIRED=1 .venv-spark/bin/python -m pytest -n 0 -m spark tests/test_tables_spark.py tests/test_tables_stores.py \
	    tests/test_tables_cluster.py

spark: .venv-spark/.done
	@command -v java >/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends openjdk-17-jre-headless; } \
	|| { echo "test-spark needs Java 17 (on Debian: apt install openjdk-17-jre-headless)" >&2; exit 1; }

test-all: $(RUNTIME)
	@$(BIN)/python tools/test_all.py

# Made from nothing each time: an environment that is there already would keep what was newest when it was made.
test-newest:
	@rm -rf .venv-newest
	@$(MAKE) --no-print-directory test VENV=.venv-newest CONSTRAINTS= PYTEST_ARGS='$(PYTEST_ARGS) -m "not slow"'

constraints:
	@test -d .venv-newest || { echo 'run make test-newest first' >&2; exit 1; }
	@{ sed -n '/^#/p; /^py4j=/p; /^pyspark=/p' constraints.txt; .venv-newest/bin/python -m pip freeze --exclude-editable; } >.constraints.new
	@mv .constraints.new constraints.txt

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(DEV) .venv-bench/.done .venv-bench-arelle/.done
	@$(BIN)/python -m compileall -q src/gzcheck   # as an installation does
	@$(BIN)/python benchmarks/run.py $(BIN)/gzcheck .venv-bench/bin/check-jsonschema
	@$(BIN)/python benchmarks/identities.py || true   # it says itself whether the target is met
	@$(BIN)/python benchmarks/growth.py $(BIN)/gzcheck .venv-bench-arelle/bin/arelleCmdLine
	@$(BIN)/python benchmarks/reading.py .venv-bench/bin/python
	@$(BIN)/python benchmarks/scanning.py
	@$(BIN)/python benchmarks/editing.py $(BIN)/gzcheck || true   # it says itself whether the target is met

# ROWS='1 10 50' are the sizes in millions. Spark is measured where make spark has installed it.
bench-tables: $(DEV)
	@$(BIN)/python benchmarks/tables.py --rows $(or $(ROWS),1 3 10) --spark .venv-spark/bin/python

picture: $(RUNTIME)
	@$(BIN)/python tools/picture.py docs
	@$(BIN)/python tools/screenshots.py docs

expect: $(DEV)
	@$(BIN)/python tools/expect.py

metrics: $(RUNTIME)
	@$(BIN)/python tools/metrics.py || true   # it says itself which aims are missed

mutate: $(DEV)
	@$(BIN)/python tools/mutate.py $(MUTATE_ARGS)

fuzz: $(DEV)
	@$(BIN)/python tools/fuzz.py $(FUZZ_ARGS)

clean:
	rm -rf .venv .venv-* .pytest_cache .outlets .mypy_cache .ruff_cache .import_linter_cache .mutate .hypothesis benchmarks/results dist build editors/vscode/node_modules editors/vscode/LICENSE
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: an environment is set up once, and again when pyproject.toml or constraints.txt change or another PYTHON is asked for.
$(RUNTIME): pyproject.toml $(CONSTRAINTS)
	@test -n '$(PYTHON)' || { echo 'gzcheck needs Python 3.11 or newer, and none of these is: $(NAMES); name one: make PYTHON=/path/to/python3.12' >&2; exit 1; }
	@'$(PYTHON)' --version >/dev/null || { echo 'PYTHON=$(PYTHON) cannot be run' >&2; exit 1; }
	@'$(PYTHON)' -c $(IS_NEW) || { echo "gzcheck needs Python 3.11 or newer; $(PYTHON) is $$('$(PYTHON)' --version). Name another: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@echo 'setting up $(VENV) with $(PYTHON)' >&2
	@rm -f $(VENV)/.runtime-* $(VENV)/.dev-*
	@test "$$($(BIN)/python -c $(WHICH) 2>/dev/null)" = "$$('$(PYTHON)' -c $(WHICH))" || test ! -e $(VENV)/pyvenv.cfg || rm -rf $(VENV)
	@'$(PYTHON)' -m venv $(VENV) || { echo '$(PYTHON) cannot make environments; on Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@$(PIP_INSTALL) --editable '.[fx]'
	@touch $@

$(DEV): $(RUNTIME)
	@echo 'adding what tests and lint need' >&2
	@$(PIP_INSTALL) --editable '.[dev]'
	@touch $@

# Without Arelle the rest is measured all the same, and it is said that this was not.
.venv-bench-arelle/.done: $(RUNTIME)
	@echo 'setting up .venv-bench-arelle' >&2
	@$(BIN)/python -m venv --clear .venv-bench-arelle
	@.venv-bench-arelle/bin/python -m pip install --quiet --disable-pip-version-check arelle-release || rm -f .venv-bench-arelle/bin/arelleCmdLine
	@test ! -e .venv-bench-arelle/bin/arelleCmdLine || touch $@

.outlets/.done: tests/outlets/package.json $(DEV)
	@echo 'adding what make test-outlets needs' >&2
	@command -v npm >/dev/null || { echo 'test-outlets needs npm (on Debian: apt install npm)' >&2; exit 1; }
	@mkdir -p .outlets && cp tests/outlets/package.json .outlets/
	@npm install --prefix .outlets --silent --no-audit --no-fund
	@$(PIP_INSTALL) --editable '.[dev,outlets]'
	@touch $@

.venv-spark/.done: pyproject.toml $(CONSTRAINTS) $(RUNTIME)
	@echo 'setting up .venv-spark' >&2
	@test -e .venv-spark/bin/python || $(BIN)/python -m venv .venv-spark
	@.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check $(addprefix --constraint ,$(CONSTRAINTS)) --editable '.[spark,dev]'
	@.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check s3fs==2026.9.0 'moto[server]==5.2.5'   # they need an older dateutil than is pinned
	@test -e .venv-spark/jars || .venv-spark/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --target .venv-spark/jars sagemaker-pyspark==1.4.5
	@touch $@

.venv-bench/.done: $(RUNTIME)
	@echo 'setting up .venv-bench' >&2
	@$(BIN)/python -m venv --clear .venv-bench
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check check-jsonschema quantulum3
	@touch $@
