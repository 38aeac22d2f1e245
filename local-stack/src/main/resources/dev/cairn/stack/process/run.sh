# Runs "$@" after naming itself in the pid file "$1" with tier "$2" and stop signal "$3".
file=$1 tier=$2 signal=$3
shift 3
printf '%s %s %s %s\n' "$$" "$(date +%s)" "$tier" "$signal" >"$file.new" && mv "$file.new" "$file" || exit 1
exec "$@"
