module gatehouse.example/perf/screening/watchman

go 1.25.0

require github.com/moov-io/watchman v0.61.1
