# The front door: installs what is missing, builds, fetches the model, runs. `make help` lists the targets.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# Where the formatter and the linter look.
sources = $$(git ls-files '*.h' '*.cc')
FILES ?=
FUZZ_SECONDS ?= 60

.PHONY: help run build model gazetteer test bench parity readers fuzz format lint clean

help:
	@echo 'make run      install what is missing, build, and code the sample articles'
	@echo 'make build    leave the program at build/tacitus'
	@echo 'make test     build and run all tests, plain and under AddressSanitizer and UBSan'
	@echo 'make parity   compare the parser with spaCy, live (FILES="a.txt b.txt" compares those)'
	@echo 'make readers  read a store with the programs of others'
	@echo 'make bench    measure speed and memory, against spaCy where it does the same work'
	@echo 'make fuzz     fuzz each stage (FUZZ_SECONDS=60 each)'
	@echo 'make format   format the C++ sources'
	@echo 'make lint     check their format and run clang-tidy'
	@echo 'make clean    remove what was built; fetched models stay'

# What is fetched comes while the compiler works.
run:
	@tools/setup.sh
	@$(MAKE) -j2 build model
	@build/tacitus code --format table data/samples

build:
	@tools/setup.sh
	@tools/build.sh release tacitus

# What the program needs and the repository does not hold: the parser's model, the gazetteer, DuckDB's library.
model:
	@tools/setup.sh
	@tools/fetch_model.sh
	@tools/build_gazetteer.sh
	@tools/fetch_duckdb.sh

gazetteer:
	@tools/setup.sh
	@tools/build_gazetteer.sh

test: model
	@tools/test.sh release
	@tools/test.sh asan

bench: build model
	@tools/setup.sh bench
	@tools/bench.sh

parity: build model
	@tools/setup.sh parity
	@tools/parity.sh $(FILES)

readers: build model
	@tools/setup.sh readers
	@tools/readers_venv.sh
	@python3 tests/store/readers_test.py build/tacitus .
	@python3 tests/store/exports_test.py build/tacitus .
	@tools/spark_venv.sh
	@python3 tests/store/spark_reader_test.py build/tacitus .
	@tools/tutorial_venv.sh
	@python3 tests/tutorial/tutorial_test.py build/tacitus .

fuzz: model
	@tools/setup.sh fuzz
	@tools/fuzz.sh $(FUZZ_SECONDS)

format:
	@tools/setup.sh lint
	@clang-format -i $(sources)

lint:
	@tools/setup.sh lint
	@tools/lint.sh

clean:
	@rm -rf build build-*
