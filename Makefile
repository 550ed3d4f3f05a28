PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo
STATIC := src/kg/web/static
YASGUI_VERSION := 4.6.2
SIGMA_VERSION := 3.0.3
GRAPHOLOGY_VERSION := 0.26.0
GOLOS_VERSION := 5.3.0
AXE_VERSION := 4.14.1
# A lock names every package, so none is looked for; pip would also weigh, and refuse, releases newer than it.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: demo test check serve neo4j browser postgres vendor models bench lock clean

demo: $(VENV)/ready  ## read the sample pages and print who cooperates with whom
	$(BIN)/kg ingest --workspace $(DEMO) ingest/samples
	$(BIN)/kg partners --workspace $(DEMO) --all

test: $(VENV)/ready  ## run the tests
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

check: $(VENV)/ready  ## lint, check formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

serve: $(VENV)/ready  ## serve the demo workspace on loopback
	$(BIN)/kg serve --workspace $(DEMO)

neo4j: .neo4j/ready  ## gather the jars of a Neo4j server for the tests (needs Java 17 and Maven)

browser:  ## install Debian's Chromium without windows for the tests, unless it is found or another must do
	@test -n "$$KG_CHROMIUM" || command -v chromium-headless-shell \
	|| { $(AS_ROOT) apt-get update && $(AS_ROOT) apt-get install --yes --no-install-recommends chromium-headless-shell; } \
	|| command -v chromium || command -v chromium-browser || command -v google-chrome

postgres:  ## install Debian's PostgreSQL for the tests, unless its programs are found
	@test -n "$$KG_POSTGRES_PROGRAMS" || command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2> /dev/null \
	|| { $(AS_ROOT) apt-get update && $(AS_ROOT) apt-get install --yes --no-install-recommends postgresql; }

vendor:  ## fetch what is vendored again and check that it is the same (needs npm)
	$(call vendored,@zazuko/yasgui,$(YASGUI_VERSION),$(STATIC)/yasgui,build/yasgui.min.js build/yasgui.min.css)
	$(call vendored,sigma,$(SIGMA_VERSION),$(STATIC)/vendor/sigma,dist/sigma.min.js)
	$(call vendored,graphology,$(GRAPHOLOGY_VERSION),$(STATIC)/vendor/graphology,dist/graphology.umd.min.js)
	$(call vendored,@fontsource-variable/golos-text,$(GOLOS_VERSION),$(STATIC)/fonts,$(GOLOS_PARTS))
	$(call vendored,axe-core,$(AXE_VERSION),tests/web/vendor/axe-core,axe.min.js)

GOLOS_PARTS := $(patsubst %,files/golos-text-%-wght-normal.woff2,cyrillic cyrillic-ext latin latin-ext)

# $(call vendored,package,version,folder,files of the package): put the files into the folder and check their sums
define vendored
fetched=$$(mktemp -d) \
&& npm pack --silent --pack-destination "$$fetched" $(1)@$(2) \
&& tar --extract --gzip --file "$$fetched"/*.tgz --directory "$$fetched" \
&& cp $(patsubst %,"$$fetched"/package/%,$(4)) $(3) \
&& rm -r "$$fetched" \
&& cd $(3) && sha256sum --check SHA256SUMS
endef

models: $(VENV)/ready  ## train the small models again from the annotated texts
	$(INSTALL) --require-hashes -r requirements-train.lock
	$(BIN)/python -m kg.extract.training

bench: $(VENV)/ready  ## measure speed against the bare libraries
	$(BIN)/python -m benchmarks

lock:  ## renew the pinned dependencies (needs uv)
	uv pip compile --group dev pyproject.toml -o requirements.lock --quiet
	uv pip compile --group train pyproject.toml -o requirements-train.lock -c requirements.lock --quiet

clean:
	rm -rf $(VENV) .neo4j $(DEMO) build dist

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-build-isolation --editable .
	$(BIN)/python -m pip check
	touch $@

.neo4j/ready: graph/neo4j/pom.xml
	mvn --quiet --batch-mode --file $< dependency:copy-dependencies
	touch $@
