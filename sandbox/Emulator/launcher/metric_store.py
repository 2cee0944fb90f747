"""What was measured, by metric and minute: enough for alarms, whose longest look back is a day."""

import collections
import math
import threading
import time

MINUTE = 60
KEPT_SECONDS = 86_400 + 3_600

LOCK = threading.RLock()

METRICS = collections.defaultdict(dict)


def key_of(namespace, name, dimensions):
    """Dimensions are pairs."""
    return namespace, name, frozenset(dimensions)


def add(key, values, at=None):
    """Counts values in the minute in which they were measured."""
    with LOCK:
        minutes = METRICS[key]
        minutes.setdefault(minute_of(at), collections.Counter()).update(values)
        for old in [minute for minute in minutes if minute < time.time() - KEPT_SECONDS]:
            del minutes[old]


def replace(key, value):
    """For what is there, such as the depth of a queue: its last value in a minute is that minute's."""
    with LOCK:
        METRICS[key][minute_of(None)] = collections.Counter([value])


def statistic(key, stat, start, period):
    """Of the values in a period; None where there are none."""
    with LOCK:
        minutes = METRICS.get(key, {})
        inside = [counts for minute, counts in minutes.items() if start <= minute < start + period]
    values = sum(inside, collections.Counter())
    if not values:
        return None
    total = sum(value * count for value, count in values.items())
    match stat:
        case "Sum":
            return total
        case "Average":
            return total / values.total()
        case "Minimum":
            return min(values)
        case "Maximum":
            return max(values)
        case "SampleCount":
            return values.total()
        case _ if stat.startswith("p"):
            return percentile(values, float(stat[1:]))
        case _:
            return rank(values, stat)


def everything():
    """Each metric's key, and its values minute by minute."""
    with LOCK:
        return [(key, minute, values) for key, minutes in METRICS.items() for minute, values in minutes.items()]


def percentile(values, percent):
    wanted = max(1, math.ceil(values.total() * percent / 100))
    seen = 0
    for value in sorted(values):
        seen += values[value]
        if seen >= wanted:
            return value
    return None


def rank(values, stat):
    """PR(a:b), in percent.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
    """
    low, high = stat.removeprefix("PR(").removesuffix(")").split(":")
    low, high = float(low or "-inf"), float(high or "inf")
    inside = sum(count for value, count in values.items() if low <= value <= high)
    return 100 * inside / values.total()


def minute_of(at):
    return int((time.time() if at is None else at) // MINUTE) * MINUTE
