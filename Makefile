.PHONY: run test test-integration bench

run:
	bin/gonemaster-server

test:
	bin/test

test-integration:
	bin/test-integration

bench:
	src/test/bench/start.sh
	src/test/bench/throughput.sh
