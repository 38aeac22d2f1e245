# Waits until the process at the other end of standard input is gone, then stops all that is named in folder "$1".
# "$2" tells how many seconds each tier may take. A launcher that stops in order empties the folder first.
trap '' HUP INT
dir=$1 grace=$2
cat >/dev/null

live() {
  for f in "$dir"/*.pid; do
    [ -f "$f" ] || continue
    pid='' started='' level='' signal=''
    read -r pid started level signal <"$f" || continue
    [ -n "$pid" ] || continue
    if kill -0 "$pid" 2>/dev/null; then
      [ "$level" = "$1" ] && echo "$pid $signal"
    else
      rm -f "$f"
    fi
  done
}

# A child that was just being started may name itself a moment later: hence the second sweep.
for sweep in 1 2; do
  for tier in 0 1 2; do
    live "$tier" | while read -r pid signal; do kill -s "$signal" "$pid" 2>/dev/null; done
    waited=0
    while [ -n "$(live "$tier")" ] && [ "$waited" -lt "$((grace * 5))" ]; do
      sleep 0.2
      waited=$((waited + 1))
    done
    # The whole group, of which each child is the leader: Keycloak's script has its server as a child.
    live "$tier" | while read -r pid signal; do kill -s KILL -- "-$pid" 2>/dev/null || kill -s KILL "$pid" 2>/dev/null; done
  done
  sleep 0.5
done
