# Two commands do everything on a fresh Debian machine with Swift, git and make: make run, make test.
SWIFT ?= swift
IMPORTS := --explicit-target-dependency-import-check error
ASIDE := .build/release/aside

.PHONY: bench bench-page build calibration check-limits check-rules clean deb dist docs errors-page format fuzz install left-out libraries lint pictures quality readme run sanitize test test-all wheel

run: build
	@$(ASIDE) label Corpus/labelled --no-store
	@echo
	@$(ASIDE) explain Corpus/labelled --brief --limit 3 --tag preference.preservation

# Swift's own libraries go into the program: it starts faster and runs where no Swift is. The linker leaves names out;
# profilers want them: make build STRIP=-S.
STRIP ?= -s
build: libraries
	$(SWIFT) build -c release --static-swift-stdlib -Xlinker $(STRIP) $(IMPORTS)

test: libraries
	$(SWIFT) build --build-tests $(IMPORTS)
	$(SWIFT) test --skip-build
	@if command -v python3 >/dev/null; then scripts/docs-test --read-only .build/debug/aside; \
	else echo 'no python3: the commands in the docs were not looked at'; fi

# Tags on texts of the corpus that nothing was fitted on, then on those that weights were fitted on.
quality: build
	@$(ASIDE) evaluate Corpus/left-out --gold Corpus/left-out --worst 0
	@echo
	@$(ASIDE) evaluate Corpus/labelled --gold Corpus/labelled --worst 0

# The first examples of the README, as the program has them today.
readme: build
	scripts/readme-examples $(ASIDE)

# The bundled weights and learned words, fitted on the corpus, and as they are bundled on texts of others too:
# make calibration OTHERS='dev-labelled.jsonl dev-synthetic.jsonl' SILENT=ordinary.jsonl
calibration: build
	scripts/calibrate-bundled $(ASIDE) $(OTHERS:%=--others %) $(SILENT:%=--silent %)

# The table of the README of writers and sources whose texts the weights have not seen: two fits of ten minutes.
LEFT_ONE := acacia birch clover ebony ginkgo jade mimosa pearl rare sycamore walnut
LEFT_TWO := aspen dune linden pine slate tansy cedar maple oak teak willow zelkova
left-out: build
	rm -rf .build/left-out
	scripts/left-out fit $(ASIDE) .build/left-out/one $(LEFT_ONE) --half 0 $(OTHERS:%=--others %) $(SILENT:%=--silent %)
	scripts/left-out fit $(ASIDE) .build/left-out/two $(LEFT_TWO) --half 1 $(OTHERS:%=--others %) $(SILENT:%=--silent %)
	scripts/left-out table .build/left-out/one .build/left-out/two

# docs/errors.md, from the codes themselves.
errors-page: build
	$(ASIDE) help errors --to md >docs/errors.md

# What goes wrong on purpose (docs/robustness.md): 200 kills of each command, 20 full file systems of each.
FAULTS := 'StoreKillTests|AuditKillTests|FullDiskTests|SignalTests|ChangingFileTests|ClosedPipeTests|ClockTests'

# Everything that `make test` leaves out because it is long.
test-all: test build
	ASIDE_KILLS=200 ASIDE_PROGRAM=$(ASIDE) $(SWIFT) test --skip-build --no-parallel --filter $(FAULTS)
	scripts/query-test
	scripts/spark-test 100
	scripts/docs-test $(ASIDE)
	scripts/make-deb
	scripts/deb-test || [ $$? = 77 ]
	scripts/measure-store
	scripts/measure-load 1 200 20
	scripts/measure-speed 100
	scripts/python-test
	scripts/tour --check
	$(MAKE) wheel
	scripts/wheel-test

# The Python package with the program inside, in .build/dist.
wheel: build
	scripts/build-wheel $(ASIDE) .build/dist

# The pictures of the README and docs, as a browser shows them.
pictures: build
	scripts/browser-test $(ASIDE) --pictures docs/pictures
	scripts/audit-browser-test $(ASIDE) --pictures docs/pictures

# The bundled rules with and without the search before PCRE2, over generated texts; then every fuzz target under libFuzzer
# and address sanitizer (Fuzzing/README.md): ASIDE_FUZZ_SECONDS=600 make fuzz takes ten minutes for each.
fuzz: libraries
	$(SWIFT) build --build-tests $(IMPORTS)
	ASIDE_FUZZ_SECONDS=$${ASIDE_FUZZ_SECONDS:-120} $(SWIFT) test --skip-build --filter DifferentialTests
	scripts/fuzz $${ASIDE_FUZZ_SECONDS:-120}

# The tests under address sanitizer, then under thread sanitizer.
sanitize: libraries
	scripts/sanitize address
	scripts/sanitize thread

# Speeds, ratios, memory and growth beside their goals, as a table, JSON and a chart. A dump of one's own:
# scripts/bench --dump dump.jsonl --hot hot.jsonl. Other programs come from PyPI into .build/bench-venv.
bench: build
	scripts/bench --json .build/bench.json --chart .build/bench.svg

# The same into docs/performance.md and its picture.
bench-page: build
	scripts/bench --json .build/bench.json --chart docs/pictures/bench.svg --page docs/performance.md

# The Debian package in .build/dist; and beside it a tarball, the wheel where there is one, and their SHA-256.
deb: build
	scripts/make-deb

dist: build
	@if $(MAKE) -n wheel >/dev/null 2>&1; then $(MAKE) wheel; fi
	scripts/make-dist

# Program, manual, completions, rules and documents below PREFIX.
PREFIX ?= /usr/local
install: build
	rm -rf .build/install
	scripts/packaging/tree .build/install
	mkdir -p $(DESTDIR)$(PREFIX)
	cp -R .build/install/. $(DESTDIR)$(PREFIX)/

# The documents as pages for a browser, in .build/site.
docs: build
	scripts/make-docs $(ASIDE)

libraries:
	@scripts/install-libraries

format:
	$(SWIFT) format --in-place --recursive Sources Tests Fuzzing Plugins Package.swift

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Fuzzing Plugins Package.swift

check-rules:
	.build/debug/aside rules check Rules
	.build/debug/aside rules test --rules Rules --silent Corpus/silent

check-limits:
	scripts/check-limits

clean:
	rm -rf .build
