"""CloudWatch Logs as of moto 5.2.1: lines that are metrics. One fix a function, each with its reason."""

import json
import re

from moto.awslambda.models import lambda_backends
from moto.logs.models import LogStream

import metric_store

KEPT_LINES = 20_000
FUNCTIONS = "/aws/lambda/"


def apply():
    make_metrics_of_lines()


def make_metrics_of_lines():
    """Metrics in log lines are lines and no more, and every line is kept for ever. Of Lambda there are no metrics."""
    put = LogStream.put_log_events

    def put_log_events(self, log_events):
        answer = put(self, log_events)
        del self.events[:-KEPT_LINES]
        for event in log_events:
            if '"_aws"' in event["message"]:
                extract(event["message"])
            elif '"platform.report"' in event["message"]:
                count_invocation(self, event["message"])
        return answer

    LogStream.put_log_events = put_log_events


def extract(message):
    """The embedded metric format, as lambda/Hosting/EmbeddedMetrics.cs writes it."""
    try:
        line = json.loads(message)
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


def count_invocation(stream, message):
    """https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html"""
    line = json.loads(message)
    if line.get("type") != "platform.report":
        return
    function = stream.log_group.name.removeprefix(FUNCTIONS)
    version = re.search(r"\[(.+?)\]", stream.log_stream_name)[1]
    measured = {
        "Invocations": 1.0,
        "Errors": float(line["record"]["status"] != "success"),
        "Duration": line["record"]["metrics"]["durationMs"],
    }
    for dimensions in [[("FunctionName", function)], *of_weighted_aliases(stream, function, version)]:
        for name, value in measured.items():
            metric_store.add(metric_store.key_of("AWS/Lambda", name, dimensions), [value])


def of_weighted_aliases(stream, function, version):
    """Of a version there are metrics while an alias leads to two."""
    functions = lambda_backends[stream.account_id][stream.region]._lambdas
    aliases = functions._get_function_aliases(function) if function in functions._functions else {}
    for alias in aliases.values():
        weights = (alias.routing_config or {}).get("AdditionalVersionWeights") or {}
        if weights and version in (alias.function_version, *weights):
            resource = f"{function}:{alias.name}"
            yield [("FunctionName", function), ("Resource", resource), ("ExecutedVersion", version)]
