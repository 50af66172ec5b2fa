# The newsroom's commands; `make help` lists them. Everything installs itself where it is missing.
PYTHON ?= python3
PORT ?= 8000
SITE ?= .
JOBS ?=
COUNT ?= 1000
KITS ?= 24

VENV := .venv
BIN := $(VENV)/bin
PRESSROOM := $(BIN)/pressroom
OPTIONS := --site "$(SITE)" $(if $(JOBS),--jobs $(JOBS))

.DEFAULT_GOAL := help
.PHONY: help html publish check serve regenerate devserver clean test lint docs catalogues lock distclean bench bench-kits bench-serve

help: ## List these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'
	@echo "  Variables: SITE=folder JOBS=n PORT=n"

html: $(VENV)/.installed ## Build the site into output/
	@$(PRESSROOM) build $(OPTIONS)
	@echo "Look at it: make serve, then open http://127.0.0.1:$(PORT)/"

publish: $(VENV)/.installed ## Build the site with publishconf.py, to put on the web
	@$(PRESSROOM) publish $(OPTIONS)

check: $(VENV)/.installed ## Find every mistake in content and settings
	@$(PRESSROOM) check --site "$(SITE)"

serve: $(VENV)/.installed ## Show the site on this machine and rebuild it as you edit
	@$(PRESSROOM) serve $(OPTIONS) --port $(PORT)

regenerate devserver: serve ## Pelican's names for `make serve`

clean: ## Delete what was built, and the cache
	rm -rf "$(SITE)/output" "$(SITE)/.pressroom"

distclean: clean ## Delete everything that was installed, too
	rm -rf $(VENV) tests/node_modules

test: lint ## Install what the tests need and run them all
	@$(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(VENV)/.tested
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: $(VENV)/.installed ## Time builds of COUNT stories beside other generators, as ratios
	@$(BIN)/python -m compileall -q pressroom
	@if command -v npm > /dev/null; then \
	  cd bench/peers/eleventy && npm ci --silent --no-audit --no-fund || echo "Without Eleventy."; fi
	@$(BIN)/python bench/run.py --count $(COUNT)
	@$(BIN)/python bench/kits.py --count $(KITS)

bench-kits: $(VENV)/.installed ## Time KITS press kits made anew, unchanged and edited, beside encoder and typst alone
	@$(BIN)/python -m compileall -q pressroom
	@$(BIN)/python bench/kits.py --count $(KITS)

bench-serve: $(VENV)/.tested ## Time how long an edit of one of COUNT stories takes to show in an open page, beside Hugo
	@$(BIN)/python -m compileall -q pressroom
	@$(BIN)/python bench/serve.py --count $(COUNT)

docs: $(VENV)/.tested ## Write the generated pages of docs/reference again
	@$(BIN)/python -m pressroom.reference docs/reference

catalogues: $(VENV)/.installed ## Bring the translations up to the strings of theme and code
	@mkdir -p build
	@$(BIN)/pybabel -q extract -F pressroom/language/babel.cfg --no-location --sort-output \
		--omit-header -o build/pressroom.pot .
	@$(BIN)/pybabel update -D pressroom -i build/pressroom.pot -d pressroom/language/locale \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -w 100

lock: $(VENV)/.installed ## Resolve the versions of everything that is installed anew
	@setup/lock $(VENV)

$(VENV)/.installed: requirements-build.lock requirements.lock pyproject.toml setup/environment
	@PYTHON="$(PYTHON)" setup/environment $(VENV)
	@touch $@

$(VENV)/.tested: $(VENV)/.installed requirements-dev.lock tests/package-lock.json setup/test-programs
	@setup/test-programs $(VENV)
	@touch $@
