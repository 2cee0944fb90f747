"""CloudWatch Logs as of moto 5.2.1: lines that are metrics. One fix a function, each with its reason."""

import json

from moto.logs.models import LogStream

import metric_store

KEPT_LINES = 20_000


def apply():
    make_metrics_of_lines()


def make_metrics_of_lines():
    """Metrics in log lines are lines and no more, and every line is kept for ever."""
    put = LogStream.put_log_events

    def put_log_events(self, log_events):
        answer = put(self, log_events)
        del self.events[:-KEPT_LINES]
        for event in log_events:
            extract(event["message"])
        return answer

    LogStream.put_log_events = put_log_events


def extract(message):
    if '"_aws"' not in message and '"platform.report"' not in message:
        return
    try:
        line = json.loads(message)
    except ValueError:
        return
    if isinstance(line.get("_aws"), dict):
        extract_embedded(line)
    elif line.get("type") == "platform.report":
        extract_report(line["record"])


def extract_embedded(line):
    """The embedded metric format, as lambda/Hosting/EmbeddedMetrics.cs writes it."""
    at = line["_aws"]["Timestamp"] / 1000
    for directive in line["_aws"]["CloudWatchMetrics"]:
        for names in directive["Dimensions"] or [[]]:
            dimensions = [(name, str(line[name])) for name in names]
            for metric in directive["Metrics"]:
                values = line[metric["Name"]]
                key = metric_store.key_of(directive["Namespace"], metric["Name"], dimensions)
                metric_store.add(key, map(float, values if isinstance(values, list) else [values]), at)


def extract_report(record):
    """Lambda measures by itself what it reports; the sandbox's report says of which function it is.

    https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
    """
    dimensions = [("FunctionName", record["functionName"])]
    values = {
        "Invocations": 1.0,
        "Errors": 0.0 if record["status"] == "success" else 1.0,
        "Duration": float(record["metrics"]["durationMs"]),
    }
    for name, value in values.items():
        metric_store.add(metric_store.key_of("AWS/Lambda", name, dimensions), [value])
