#!/usr/bin/env bash
# Installs the peers of compare-peers.ts into a folder outside the checkout. Needs Python 3.11 or later (PYTHON names one) and Go 1.25 or later.
# Run: bash perf/screening/install-peers.sh DIR
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
peers=$(mkdir -p "${1:?Give a folder outside the checkout.}" && cd "$1" && pwd)

"${PYTHON:-python3}" -m venv "$peers/nomenklatura"
"$peers/nomenklatura/bin/pip" install --quiet --disable-pip-version-check \
  nomenklatura==4.17.4 followthemoney==4.11.2 rigour==2.6.1

# A module of its own: `go install PACKAGE@VERSION` asks for the list of versions, which not every proxy gives.
rm -rf "$peers/watchman-module"
cp -r "$here/watchman" "$peers/watchman-module"
cd "$peers/watchman-module"
export CGO_ENABLED=0
go build -mod=mod -o "$peers/bin/watchman-search" .
go build -mod=mod -o "$peers/bin/watchman-server" github.com/moov-io/watchman/cmd/server
echo "Installed. Now: node perf/screening/compare-peers.ts --peers $peers"
