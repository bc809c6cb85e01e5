# `make` lists what can be made. Variables: SWIFT, SWIFT_BUILD_FLAGS, SWIFT_TEST_FLAGS, PREFIX, DESTDIR, FUZZ_TARGETS,
# FUZZ_SECONDS.
# Where sudo does not keep the PATH to swift: sudo env "PATH=$PATH" make install, or make install PREFIX=~/.local.

SWIFT ?= swift
export SWIFT
SWIFT_BUILD_FLAGS ?=
SWIFT_TEST_FLAGS ?=
PREFIX ?= /usr/local
DESTDIR ?=
FUZZ_TARGETS ?= events texts rules compiled
export FUZZ_SECONDS ?= 600

products = .build/release
swift_files = Package.swift Sources Benchmarks/Engine Benchmarks/Hostile Fuzz $(wildcard Tests)

.DEFAULT_GOAL := help
.PHONY: help setup build handler package test replay format lint bench quality soak fuzz install clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-9s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: ## Install the system libraries that the build needs, where they are missing
	@Scripts/install-dependencies

build: setup ## Build .build/release/ivsreview and the review handler, with Swift's library inside
	$(SWIFT) build -c release --static-swift-stdlib $(SWIFT_BUILD_FLAGS)

handler: setup ## Build .build-static/review-handler: one static executable, which runs on provided.al2023
	@Scripts/build-static-handler $(SWIFT_BUILD_FLAGS)

package: build handler ## Write handler.zip, to be uploaded to AWS Lambda: the static handler and the rules of rules/
	.build/release/ivsreview package

test: ## Build everything for debugging and run all tests (SWIFT_TEST_FLAGS='--filter NAME' runs some)
	@Scripts/install-dependencies --test
	@Scripts/build-static-handler
	$(SWIFT) build --build-tests $(SWIFT_BUILD_FLAGS)
	@Scripts/run-tests $(SWIFT_BUILD_FLAGS) $(SWIFT_TEST_FLAGS)

replay: build ## Run the sample messages through the sample rules
	.build/release/ivsreview replay Samples/messages.jsonl --rules rules

format: ## Format the Swift sources in place
	$(SWIFT) format --in-place --recursive --parallel $(swift_files)

lint: ## Check the format and style of the Swift sources
	$(SWIFT) format lint --strict --recursive --parallel $(swift_files)

bench: build handler ## Measure the handler, the engine, replay, ivsreview ivschat and local, each beside others in the same run
	@Scripts/install-dependencies --bench
	Benchmarks/run
	Benchmarks/run-static
	Benchmarks/run-replay
	Benchmarks/run-control-plane
	Benchmarks/run-local
	SWIFT='$(SWIFT)' SWIFT_BUILD_FLAGS='$(SWIFT_BUILD_FLAGS)' Benchmarks/run-hostile
	SWIFT='$(SWIFT)' SWIFT_BUILD_FLAGS='$(SWIFT_BUILD_FLAGS)' Benchmarks/run-engine

quality: build ## Measure false positives and recall of rules/, beside two other filters (CHAT_LINES=N more lines for all three)
	@Scripts/install-dependencies --quality
	SWIFT='$(SWIFT)' SWIFT_BUILD_FLAGS='$(SWIFT_BUILD_FLAGS)' Benchmarks/run-quality

soak: build ## Run a million invocations with faults through one handler (COUNT=N for fewer, CONCURRENCY=N pollers)
	Benchmarks/run-soak

fuzz: ## Look for inputs that break the engine, FUZZ_SECONDS for each of FUZZ_TARGETS
	Scripts/fuzz $(FUZZ_TARGETS)

install: build ## Install ivsreview in $(DESTDIR)$(PREFIX)/bin, and the handler that `ivsreview local` runs
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/libexec/ivsreview
	install -m 755 $(products)/ivsreview $(DESTDIR)$(PREFIX)/bin/ivsreview
	install -m 755 $(products)/review-handler $(DESTDIR)$(PREFIX)/libexec/ivsreview/review-handler

clean: ## Remove what was built and the test tools; the fetched Swift packages stay
	rm -rf .build-static .build/static-libcurl
	$(SWIFT) package clean
