#!/bin/sh
# Installs the npm package that judges our webhooks, when the lock file is newer than what is there.
set -eu
cd "$(dirname "$0")"

if ! command -v npm >/dev/null 2>&1; then
  echo "The conformance of webhooks is checked with Node 20 and npm: put them on the PATH, then build again." >&2
  exit 1
fi

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
fi
