"""The state of an alarm, from what was measured.

An alarm looks at the period that runs, as soon as something was measured in it, where AWS waits for its end. One that
goes on when a value is too low waits too. Nothing is said of a time before the alarm.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
"""

import datetime
import operator
import re

import metric_math
import metric_store

OK, ALARM, INSUFFICIENT_DATA = "OK", "ALARM", "INSUFFICIENT_DATA"

TOO_HIGH = {"GreaterThanThreshold": operator.gt, "GreaterThanOrEqualToThreshold": operator.ge}
TOO_LOW = {"LessThanThreshold": operator.lt, "LessThanOrEqualToThreshold": operator.le}
BREACHES = TOO_HIGH | TOO_LOW

RULE_WORDS = {"AND": "and", "OR": "or", "NOT": "not", "TRUE": "True", "FALSE": "False"}

DEFAULT_PERIOD_SECONDS = 300


def judge(alarm, now):
    """Its state and why; no state where nothing can be said yet."""
    if unmeasured := services_without_data(alarm):
        return INSUFFICIENT_DATA, f"The emulator does not measure {unmeasured}."
    period = int(alarm.period or period_of(alarm))
    running = int(now // period) * period
    if alarm.comparison_operator in TOO_LOW or value_at(alarm, running, period) is None:
        running -= period
    starts = [running - i * period for i in range(int(alarm.evaluation_periods))]
    if starts[0] + period < alarm.configuration_updated_timestamp.timestamp():
        return None, None
    breach = BREACHES[alarm.comparison_operator]
    values = [value_at(alarm, start, period) for start in starts]
    breaching = [value is not None and breach(value, float(alarm.threshold)) for value in values]
    missing = values.count(None)
    match alarm.treat_missing_data:
        case "breaching":
            count = sum(breaching) + missing
        case "notBreaching":
            count = sum(breaching)
        case "ignore" if missing == len(values):
            return None, None
        case _ if missing == len(values):
            return INSUFFICIENT_DATA, "No data."
        case _:
            count = sum(breaching)
    needed = int(alarm.datapoints_to_alarm or alarm.evaluation_periods)
    shown = ", ".join("no data" if value is None else f"{value:g}" for value in values)
    reason = (
        f"{count} of the last {len(values)} datapoints [{shown}] crossed the threshold {alarm.threshold}; "
        f"{needed} are needed."
    )
    return (ALARM if count >= needed else OK), reason


def services_without_data(alarm):
    """Of them nothing can be said, whatever the alarm makes of data that is missing."""
    keys = keys_of(alarm)
    known = [key for key in keys if key in metric_store.METRICS or not key[0].startswith("AWS/")]
    return None if known else ", ".join(sorted({key[0] for key in keys}))


def compose(alarm, alarms):
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html"""

    def is_so(found):
        state, name = found.groups()
        return str(name in alarms and alarms[name].state_value == state)

    rule = re.sub(r'\b(ALARM|OK|INSUFFICIENT_DATA)\(\s*"?([^")]+?)"?\s*\)', is_so, alarm.rule)
    words = re.sub(r"\b(AND|OR|NOT|TRUE|FALSE)\b", lambda word: RULE_WORDS[word.group()], rule)
    if not re.fullmatch(r"(True|False|and|or|not|[()\s])*", words):
        raise metric_math.Unknown(alarm.rule)
    on = [name for name in re.findall(r'"([^"]+)"', alarm.rule) if name in alarms and alarms[name].state_value == ALARM]
    return (ALARM if eval(words) else OK), f"In alarm: {', '.join(on) or 'none'}."


def period_of(alarm):
    """The queries' own, of which an expression takes the longest."""
    stats = [query.metric_stat for query in alarm.metric_data_queries if query.metric_stat]
    own = [query.period for query in alarm.metric_data_queries if query.period]
    return max(map(int, own or [stat.period for stat in stats] or [DEFAULT_PERIOD_SECONDS]))


def value_at(alarm, start, period):
    if alarm.metric_name:
        stat = alarm.statistic or alarm.extended_statistic
        return metric_store.statistic(keys_of(alarm)[0], stat, start, period)
    values = {}
    for query in alarm.metric_data_queries:
        if query.metric_stat:
            stat = query.metric_stat
            values[query.id] = metric_store.statistic(key_of(stat.metric), stat.stat, start, period)
    at = datetime.datetime.fromtimestamp(start, datetime.timezone.utc)
    returned = returned_query(alarm)
    waiting = [query for query in alarm.metric_data_queries if query.expression]
    while waiting:
        query = waiting.pop(0)
        try:
            values[query.id] = metric_math.evaluate(query.expression, values, at)
        except metric_math.Unknown:
            if not any(other.id in query.expression for other in waiting):
                raise
            waiting.append(query)
    return values[returned.id]


def returned_query(alarm):
    queries = alarm.metric_data_queries
    return next((query for query in queries if query.return_data), queries[-1])


def keys_of(alarm):
    if alarm.metric_name:
        dimensions = [(dimension.name, dimension.value) for dimension in alarm.dimensions]
        return [metric_store.key_of(alarm.namespace, alarm.metric_name, dimensions)]
    return [key_of(query.metric_stat.metric) for query in alarm.metric_data_queries if query.metric_stat]


def key_of(metric):
    return metric_store.key_of(metric.namespace, metric.metric_name, [(d.name, d.value) for d in metric.dimensions])
