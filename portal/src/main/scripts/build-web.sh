#!/bin/sh
# Builds the web pages and puts them where the portal serves them from: build-web.sh <web folder> <target folder>.
# Does only what is due: npm ci when the lock file is newer than node_modules, the build when a source is newer than it.
set -eu
web=$1
target=$2
cd "$web"

if ! command -v npm >/dev/null 2>&1; then
  echo "The portal's pages need Node 20 with npm: put it on the PATH, then build again." >&2
  exit 1
fi

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
fi

if [ ! -f dist/index.html ] || [ -n "$(find . -path ./node_modules -prune -o -path ./dist -prune -o \
    -type f -newer dist/index.html -print | head -n 1)" ]; then
  npm run --silent build
fi

rm -rf "$target"
mkdir -p "$target"
cp -R dist/. "$target"
