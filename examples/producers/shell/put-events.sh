#!/usr/bin/env bash
# Puts trades and quotes on the bus of market data, a JSON object a line, as docs/events.md describes them.
#
#   put-events.sh eventbridge-market-data-dev market.nyse prints.jsonl [unsent.jsonl]
#
# Exit code 0: all were taken. 1: some were not; they are in unsent.jsonl, as they came, for another try.
# Needs the AWS CLI and jq. A call takes the CLI about a second: for thousands of events take one of the other examples.
set -euo pipefail

if (($# < 3)); then
  sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
bus=$1 source=$2 file=$3 unsent=${4:-unsent.jsonl}

# What a call of PutEvents may hold. AWS allows 1 MB since 2026; an event of more than 256 KB gets into no queue here.
max_entries=10 max_bytes=$((256 * 1024))
# The names around the detail in the event that reaches the processor, which counts them in.
envelope_bytes=1024

attempts=10 first_wait_ms=200 longest_wait_ms=20000

# https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html: with these, an entry fails
# however often it is sent.
final='^(AccessDeniedException|InvalidAccountIdException|InvalidArgument|MalformedDetail|RedactionFailure|NotAuthorizedFor.*)$'
# What the CLI says of a call that would be refused again; all else, a time-out too, is worth another try.
refused='\((AccessDenied|UnrecognizedClient|InvalidSignature|ResourceNotFound|Validation|InvalidArgument)|locate credentials|config profile|specify a region'

# The line is sent as it came: reading its numbers and writing them again could change them.
to_entry='. as $line | (try fromjson catch null)
  | if type != "object" then {problem: "it is no JSON object"}
    elif (.tradeId // "") == "" then {problem: "it has no tradeId, without which an event that is sent twice counts twice"}
    else {entry: {EventBusName: $bus, Source: $source, Detail: $line,
      DetailType: (if has("bid") or has("ask") then "Quote" else "Trade Execution" end)}}
    end'

# The loop below tries again; the CLI's own tries would multiply with it.
export AWS_MAX_ATTEMPTS=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count_unsent=0

not_sent() { # why line
  ((count_unsent)) || : >"$unsent"
  printf '%s\n' "$2" >>"$unsent"
  count_unsent=$((count_unsent + 1))
  local shown=$2
  ((${#shown} <= 200)) || shown=$(jq -Rr '.[:200]' <<<"$2") # jq cuts between characters in every locale
  printf 'not sent: %s: %s\n' "$1" "$shown" >&2
}

back_off() { # attempt
  local longest=$((first_wait_ms << $1))
  ((longest <= longest_wait_ms)) || longest=$longest_wait_ms
  local wait=$((RANDOM % longest)) # other producers back off too, and must not come back together
  sleep "$((wait / 1000)).$(printf %03d $((wait % 1000)))"
}

# Sends again, alone, what was not taken. What was taken although its answer was lost is known by its trade id.
put() { # entries, one a line, each JSON
  local pending=("$@") attempt why=
  for ((attempt = 0; attempt < attempts; attempt++)); do
    printf '%s\n' "${pending[@]}" | jq -s . >"$work/entries.json"
    if ! aws events put-events --entries "file://$work/entries.json" --output json \
      --cli-connect-timeout 5 --cli-read-timeout 30 >"$work/answer.json" 2>"$work/error"; then
      why=$(tr '\n' ' ' <"$work/error")
      if grep -Eq "$refused" "$work/error"; then
        refuse_rest "$why" "${pending[@]}"
        return
      fi
      back_off "$attempt"
      continue
    fi
    local again=() index code message
    while IFS=$'\t' read -r index code message; do
      if [[ $code =~ $final ]]; then
        not_sent "$code, $message" "$(jq -r .Detail <<<"${pending[index]}")"
      else
        again+=("${pending[index]}") why=$code
      fi
    done < <(jq -r '.Entries | to_entries[] | select(.value.ErrorCode) | [.key, .value.ErrorCode, .value.ErrorMessage] | @tsv' \
      "$work/answer.json")
    ((${#again[@]})) || return 0
    pending=("${again[@]}")
    back_off "$attempt"
  done
  local entry
  for entry in "${pending[@]}"; do
    not_sent "$attempts tries, and at last $why" "$(jq -r .Detail <<<"$entry")"
  done
}

refuse_rest() { # why entries
  local why=$1 entry line
  shift
  for entry in "$@"; do not_sent "$why" "$(jq -r .Detail <<<"$entry")"; done
  while IFS= read -r line || [[ -n $line ]]; do not_sent "the call before was refused" "$line"; done
}

put_lines() {
  local results result entries=() i=0
  mapfile -t results < <(printf '%s\n' "$@" | jq -Rc --arg bus "$bus" --arg source "$source" "$to_entry")
  for result in "${results[@]}"; do
    i=$((i + 1))
    if [[ $result == '{"problem"'* ]]; then
      not_sent "$(jq -r .problem <<<"$result")" "${!i}"
    else
      entries+=("$(jq -c .entry <<<"$result")")
    fi
  done
  ((${#entries[@]} == 0)) || put "${entries[@]}"
}

bytes() {
  local LC_ALL=C
  printf %d $((${#1} + ${#source} + envelope_bytes))
}

send() { # lines on standard input; no more than a call's are in memory
  local line batch=() size=0 length
  while IFS= read -r line || [[ -n $line ]]; do
    [[ -n $line ]] || continue
    length=$(bytes "$line")
    if ((length > max_bytes)); then
      not_sent "it has more than $max_bytes bytes" "$line"
      continue
    fi
    if ((${#batch[@]} == max_entries || size + length > max_bytes)); then
      put_lines "${batch[@]}"
      batch=() size=0
    fi
    batch+=("$line") size=$((size + length))
  done
  ((${#batch[@]} == 0)) || put_lines "${batch[@]}"
}

if [[ $file == - ]]; then send; else send <"$file"; fi
if ((count_unsent)); then
  printf '%d not sent; they are in %s\n' "$count_unsent" "$unsent" >&2
  exit 1
fi
