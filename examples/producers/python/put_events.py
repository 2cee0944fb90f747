#!/usr/bin/env python3
"""Puts trades and quotes on the bus of market data, a JSON object a line, as docs/events.md describes them.

    put_events.py --bus eventbridge-market-data-dev --source market.nyse prints.jsonl

Exit code 0: all were taken. 1: some were not; they are in the file of --unsent, as they came, for another try.
"""

import argparse
import json
import random
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ConnectionError, HTTPClientError

# What a call of PutEvents may hold. AWS allows 1 MB since 2026; an event of more than 256 KB gets into no queue here.
MAX_ENTRIES = 10
MAX_BYTES = 256 * 1024
# The names around the detail in the event that reaches the processor, which counts them in.
ENVELOPE_BYTES = 1024

ATTEMPTS = 10
FIRST_WAIT_SECONDS = 0.2
LONGEST_WAIT_SECONDS = 20

# https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html: with these, an entry fails
# however often it is sent.
FINAL_ENTRY_ERRORS = {
    "AccessDeniedException",
    "InvalidAccountIdException",
    "InvalidArgument",
    "MalformedDetail",
    "RedactionFailure",
    "NotAuthorizedForSourceException",
    "NotAuthorizedForDetailTypeException",
}
THROTTLED = {"ThrottlingException", "Throttling", "RequestLimitExceeded", "TooManyRequestsException"}


class Refused(Exception):
    """The whole call is refused, and would be again."""


class Unsent:
    """Keeps what could not be sent, as it came."""

    def __init__(self, path):
        self.path = path
        self.file = None
        self.count = 0

    def add(self, line, why):
        self.file = self.file or open(self.path, "w", encoding="utf-8")
        self.file.write(line + "\n")
        self.file.flush()
        self.count += 1
        print(f"not sent: {why}: {line[:200]}", file=sys.stderr)


def entry_of(line, bus, source):
    """The line is sent as it came: reading its numbers and writing them again could change them."""
    detail = json.loads(line)
    if not isinstance(detail, dict):
        raise ValueError("it is no JSON object")
    if not detail.get("tradeId"):
        raise ValueError("it has no tradeId, without which an event that is sent twice counts twice")
    detail_type = "Quote" if "bid" in detail or "ask" in detail else "Trade Execution"
    return {"EventBusName": bus, "Source": source, "DetailType": detail_type, "Detail": line}


def size_of(entry):
    """https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size"""
    return sum(len(entry[name].encode()) for name in ("Source", "DetailType", "Detail")) + ENVELOPE_BYTES


def batches(lines, bus, source, unsent):
    """As many entries as a call may hold. No more than that is in memory."""
    batch, size = [], 0
    for line in lines:
        try:
            entry = entry_of(line, bus, source)
        except ValueError as error:
            unsent.add(line, str(error))
            continue
        if size_of(entry) > MAX_BYTES:
            unsent.add(line, f"it has more than {MAX_BYTES} bytes")
            continue
        if len(batch) == MAX_ENTRIES or size + size_of(entry) > MAX_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(entry)
        size += size_of(entry)
    if batch:
        yield batch


def put(client, batch, unsent):
    """Sends again, alone, what was not taken. What was taken although its answer was lost is known by its trade id."""
    for attempt in range(ATTEMPTS):
        batch, why = put_once(client, batch, unsent)
        if not batch:
            return
        longest = min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2**attempt)
        time.sleep(random.uniform(0, longest))  # other producers back off too, and must not come back together
    for entry in batch:
        unsent.add(entry["Detail"], f"{ATTEMPTS} tries, and at last {why}")


def put_once(client, batch, unsent):
    """The entries that are worth another try, and why they failed."""
    try:
        answer = client.put_events(Entries=batch)
    except ClientError as error:
        code, status = error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]
        if code in THROTTLED or status >= 500:
            return batch, code
        raise Refused(str(error)) from error
    except (ConnectionError, HTTPClientError) as error:  # no answer: the events may have been taken
        return batch, str(error)
    except BotoCoreError as error:  # no credentials, no region
        raise Refused(str(error)) from error
    if not answer["FailedEntryCount"]:
        return [], None
    again, why = [], None
    for entry, result in zip(batch, answer["Entries"], strict=True):
        code = result.get("ErrorCode")
        if code in FINAL_ENTRY_ERRORS:
            unsent.add(entry["Detail"], f"{code}, {result.get('ErrorMessage')}")
        elif code:
            again.append(entry)
            why = code
    return again, why


def main():
    parser = argparse.ArgumentParser(description="Puts trades and quotes on the bus of market data.")
    parser.add_argument("--bus", required=True, help="eventbridge-market-data-<suffix>")
    parser.add_argument("--source", required=True, help="begins with market., for example market.nyse")
    parser.add_argument("--unsent", default="unsent.jsonl", help="where to keep what could not be sent")
    parser.add_argument("file", help="a JSON object a line; - for standard input")
    arguments = parser.parse_args()

    # The loop above tries again; the SDK's own tries would multiply with it.
    client = boto3.client("events", config=Config(retries={"total_max_attempts": 1}, read_timeout=30))
    unsent = Unsent(arguments.unsent)
    source = sys.stdin if arguments.file == "-" else open(arguments.file, encoding="utf-8")
    lines = (line.rstrip("\n") for line in source if line.strip())
    for batch in batches(lines, arguments.bus, arguments.source, unsent):
        try:
            put(client, batch, unsent)
        except Refused as refused:
            for line in [entry["Detail"] for entry in batch]:
                unsent.add(line, str(refused))
            for line in lines:
                unsent.add(line, "the call before was refused")
    if unsent.count:
        print(f"{unsent.count} not sent; they are in {unsent.path}", file=sys.stderr)
    return 1 if unsent.count else 0


if __name__ == "__main__":
    sys.exit(main())
