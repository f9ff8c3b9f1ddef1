.PHONY: run test matrix test-integration guide bench bench-engine bench-storage soak chaos

run:
	bin/gonemaster-server

test:
	bin/test

matrix:
	bin/matrix

test-integration:
	bin/test-integration

guide:
	src/test/bench/guide.sh

bench:
	src/test/bench/start.sh
	src/test/bench/throughput.sh
	src/test/bench/engine.sh
	src/test/bench/storage.sh

bench-engine:
	src/test/bench/engine.sh

soak:
	src/test/bench/soak.sh

bench-storage:
	src/test/bench/storage.sh

chaos:
	src/test/bench/chaos.sh
