.PHONY: run test bench

run:
	bin/gonemaster-server

test:
	bin/test

bench:
	src/test/bench/start.sh
	src/test/bench/throughput.sh
