# Mitko's commands. `make help` lists them; README.md tells the rest.

PREFIX ?= /usr/local
DESTDIR ?=
BIN := $(DESTDIR)$(PREFIX)/bin
MAN := $(DESTDIR)$(PREFIX)/share/man
BASH_COMPLETION := $(DESTDIR)$(PREFIX)/share/bash-completion/completions/mitko
ZSH_COMPLETION := $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_mitko
FISH_COMPLETION := $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/mitko.fish

# Release builds have a folder of their own: they link Swift's libraries in, debug builds and tests do not.
BUILD := .build/static
MITKO := $(BUILD)/release/mitko
TELEGRAM := $(BUILD)/release/mitko-telegram
BENCH := $(BUILD)/release/mitko-bench
SWIFT_RELEASE := swift build --configuration release --static-swift-stdlib --scratch-path $(BUILD)

# Folders too: removing a file changes its folder. So an unchanged tree starts without asking the compiler.
SOURCES := $(shell find Package.swift Sources Locales Prompts Prices demo-data 2>/dev/null)

# What mitko-bench shares with the tests.
BENCH_SOURCES := $(shell find Tests/LocalServer Tests/BotServer Tests/*Scoring Tests/RoundTrials 2>/dev/null)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run build test llama test-llama bench bench-vectors fairness talks judge eval calibrate lexicon lint layers format packages bench-packages model install uninstall clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: packages model $(MITKO) ## set up what is missing, build, and open the chat on the demo (ARGS="--as NAME")
	@exec $(MITKO) chat --demo $(ARGS)

build: packages $(MITKO) $(TELEGRAM) ## build the release programs

test: packages model ## set up what is missing and run all tests (ARGS="--filter X" for some)
	@bash Scripts/install-packages.sh test
	@bash Scripts/test.sh $(ARGS)

llama: ## fetch a real llama.cpp server and a small model for make test-llama
	@bash Scripts/fetch-llama.sh

test-llama: packages llama ## run the tests against that server, which make test leaves out
	@bash Scripts/install-packages.sh test
	@MITKO_LLAMA=$$(bash Scripts/fetch-llama.sh --where) bash Scripts/test.sh --filter LlamaTests

bench: bench-packages model $(MITKO) $(TELEGRAM) $(BENCH) ## measure speed and memory on a big database
	@exec $(BENCH) $(ARGS)

bench-vectors: bench-packages $(BENCH) ## measure the vector index beside FAISS, sqlite-vec, hnswlib and pgvector (ARGS="10000 100000" for some sizes)
	@bash Scripts/vectors/run.sh $(BENCH) $(ARGS)

fairness: bench-packages $(BENCH) ## play twenty rounds of a made-up town, planned and turn by turn: who is left out, and how well pairs fit; draws the chart
	@$(BENCH) fairness --write Documentation/fairness.json
	@python3 Scripts/charts/fairness.py

judge: bench-packages ## hold the judge against the labelled pairs: precision, recall, by language and by what makes a pair hard
	@swift run --quiet mitko-bench judge

eval: bench-packages model ## measure who comes first in matching, beside other rankings (ARGS=--json; ARGS=--lexical without the model)
	@swift run --quiet mitko-bench matching $(ARGS)

calibrate: bench-packages model ## fit the similarity scales anew to the people of demo-data (ARGS=--dry-run only prints)
	swift run --quiet mitko-bench calibrate $(ARGS)

talks: bench-packages ## measure what is read in the labelled conversations (ARGS=--errors names each error of those built on)
	swift run --quiet mitko-bench talks $(ARGS)

lexicon: ## make the tables of skills and places anew from Scripts/lexicon (ARGS=--check only compares)
	@python3 Scripts/lexicon/generate.py $(ARGS)

lint: ## check format, scripts, phrases and the demo's people
	@bash Scripts/lint.sh

layers: ## check that every target imports only what its layer allows
	@python3 Scripts/check-layers.py

format: ## format all Swift sources
	swift format format --in-place --recursive --parallel Package.swift Sources Tests

packages: # Debian packages that the build needs
	@bash Scripts/install-packages.sh build

bench-packages: # and what mitko-bench needs beside them
	@bash Scripts/install-packages.sh build bench

model: ## fetch the embedding model if it is missing
	@bash Scripts/fetch-model.sh $(if $(filter model,$(MAKECMDGOALS)),--again)

# The programs' own output is stdout's; what the build says goes to stderr.
# `touch`: the compiler leaves a program alone that would come out the same.
$(MITKO): $(SOURCES) | packages
	@echo "Building Mitko (a few minutes the first time) ..." >&2
	@$(SWIFT_RELEASE) --product mitko >&2
	@touch $@

$(TELEGRAM): $(SOURCES) | packages
	@$(SWIFT_RELEASE) --product mitko-telegram >&2
	@touch $@

$(BENCH): $(SOURCES) $(BENCH_SOURCES) | bench-packages
	@$(SWIFT_RELEASE) --product mitko-bench >&2
	@touch $@

install: $(MITKO) $(TELEGRAM) ## install programs, manual pages and completions into PREFIX (/usr/local), below DESTDIR if given
	@if ldd $(MITKO) $(TELEGRAM) | grep -q 'libswift\|libFoundation'; then \
	  echo "$(MITKO) needs Swift's libraries at run time, so it is not installed" >&2; exit 1; fi
	install -d $(BIN) $(MAN)/man1 $(MAN)/ru/man1 $(dir $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION))
	install -s -m 755 $(MITKO) $(BIN)/mitko
	install -s -m 755 $(TELEGRAM) $(BIN)/mitko-telegram
	@set -e; made=$$(mktemp); trap 'rm -f "$$made"' EXIT; \
	put() { echo "mitko $$1 > $$2"; $(MITKO) $$1 > "$$made"; install -m 644 "$$made" "$$2"; }; \
	put "man --language en" $(MAN)/man1/mitko.1; \
	put "man --language ru" $(MAN)/ru/man1/mitko.1; \
	put "completions bash --language en" $(BASH_COMPLETION); \
	put "completions zsh --language en" $(ZSH_COMPLETION); \
	put "completions fish --language en" $(FISH_COMPLETION)

uninstall: ## remove what install installed; data stays
	rm -f $(BIN)/mitko $(BIN)/mitko-telegram $(MAN)/man1/mitko.1 $(MAN)/ru/man1/mitko.1 \
	  $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)

clean: ## remove everything that was built; data and the model stay
	rm -rf .build .make
