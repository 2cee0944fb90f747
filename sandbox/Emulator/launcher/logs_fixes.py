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
    """The embedded metric format, as lambda/Hosting/EmbeddedMetrics.cs writes it."""
    try:
        line = json.loads(message) if '"_aws"' in message else {}
    except ValueError:
        return
    if not isinstance(line.get("_aws"), dict):
        return
    at = line["_aws"]["Timestamp"] / 1000
    for directive in line["_aws"]["CloudWatchMetrics"]:
        for names in directive["Dimensions"] or [[]]:
            dimensions = [(name, str(line[name])) for name in names]
            for metric in directive["Metrics"]:
                values = line.get(metric["Name"], [])
                key = metric_store.key_of(directive["Namespace"], metric["Name"], dimensions)
                metric_store.add(key, map(float, values if isinstance(values, list) else [values]), at)
