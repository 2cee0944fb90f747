"""CloudWatch's alarms as of moto 5.2.1: they are OK for ever. Here they are evaluated, each second.

What queues hold is measured here; all else is what PutMetricData brings, and log lines with embedded metrics
(logs_fixes.py). One fix a function, each with its reason.
"""

import datetime
import json
import threading
import time
import traceback

from moto.cloudwatch.models import Alarm, CloudWatchBackend, MetricAggregatedDatum, cloudwatch_backends
from moto.cloudwatch.responses import CloudWatchResponse
from moto.core.responses import ActionResult
from moto.sns.models import sns_backends
from moto.sqs.models import sqs_backends
from moto.utilities.arns import parse_arn

import metric_math
import metric_store
from alarm_states import ALARM, INSUFFICIENT_DATA, OK, compose, judge, keys_of

LONGEST_SUBJECT = 100


def apply():
    take_composite_alarms()
    describe_those_that_are_asked_for()
    begin_without_data()
    keep_what_was_measured()
    tell_of_changes()
    threading.Thread(target=evaluate_for_ever, daemon=True).start()


def take_composite_alarms():
    """There are none: an error 500."""
    CloudWatchResponse.put_composite_alarm = CloudWatchResponse.put_metric_alarm


def describe_those_that_are_asked_for():
    """Of several filters only one counts."""

    def describe_alarms(self):
        asked = [self._get_param(name) for name in ("AlarmNames", "AlarmNamePrefix", "StateValue", "ActionPrefix")]
        types = self._get_param("AlarmTypes") or ["MetricAlarm"]
        found = [alarm for alarm in self.cloudwatch_backend.alarms.values() if matches(alarm, *asked)]
        kinds = {"MetricAlarms": "MetricAlarm", "CompositeAlarms": "CompositeAlarm"}
        return ActionResult(
            {
                member: [alarm for alarm in found if kind in types and (alarm.rule is None) == (kind == "MetricAlarm")]
                for member, kind in kinds.items()
            }
        )

    CloudWatchResponse.describe_alarms = describe_alarms


def matches(alarm, names, prefix, state, action):
    return (
        (not names or alarm.name in names)
        and alarm.name.startswith(prefix or "")
        and state in (None, alarm.state_value)
        and (not action or any(arn.startswith(action) for arn in alarm.alarm_actions))
    )


def begin_without_data():
    """A new alarm is OK at once, and one that is changed too."""
    put = CloudWatchBackend.put_metric_alarm

    def put_metric_alarm(self, name, *args, **kwargs):
        before = self.alarms.get(name)
        alarm = put(self, name, *args, **kwargs)
        alarm.state_value = before.state_value if before else INSUFFICIENT_DATA
        return alarm

    CloudWatchBackend.put_metric_alarm = put_metric_alarm


def keep_what_was_measured():
    """Every value is kept for ever, and looked through at each question."""

    def put_metric_data(self, namespace, metric_data):
        for i, datum in enumerate(metric_data):
            self._validate_parameters_put_metric_data(datum, i + 1)
            dimensions = [(d["Name"], d["Value"]) for d in datum.get("Dimensions", ())]
            values = datum.get("Values") or [datum.get("Value", 0)]
            counts = datum.get("Counts") or [1] * len(values)
            at = datum.get("Timestamp")
            metric_store.add(
                metric_store.key_of(namespace, datum["MetricName"], dimensions),
                dict(zip(map(float, values), map(int, counts), strict=True)),
                at.timestamp() if at else None,
            )

    def measured_here(self):
        return [
            MetricAggregatedDatum(
                namespace,
                name,
                min(values),
                max(values),
                values.total(),
                sum(value * count for value, count in values.items()),
                [{"Name": dimension, "Value": value} for dimension, value in dimensions],
                datetime.datetime.fromtimestamp(minute, datetime.timezone.utc).replace(tzinfo=None),
            )
            for (namespace, name, dimensions), minute, values in metric_store.everything()
        ]

    CloudWatchBackend.put_metric_data = put_metric_data
    CloudWatchBackend.metric_data = property(measured_here, lambda self, value: None)


def tell_of_changes():
    """An alarm's actions are never carried out."""
    update = Alarm.update_state

    def update_state(self, reason, reason_data, state_value):
        old = self.state_value
        update(self, reason, reason_data, state_value)
        if self.actions_enabled and old != state_value:
            notify(self, old)

    Alarm.update_state = update_state


def notify(alarm, old):
    actions = {
        OK: alarm.ok_actions,
        ALARM: alarm.alarm_actions,
        INSUFFICIENT_DATA: alarm.insufficient_data_actions,
    }
    arn = parse_arn(alarm.alarm_arn)
    message = {
        "AlarmName": alarm.name,
        "AlarmDescription": alarm.description,
        "AWSAccountId": arn.account,
        "NewStateValue": alarm.state_value,
        "NewStateReason": alarm.state_reason,
        "StateChangeTime": alarm.state_updated_timestamp.isoformat(),
        "Region": arn.region,
        "AlarmArn": alarm.alarm_arn,
        "OldStateValue": old,
    }
    for action in actions[alarm.state_value] or ():
        topic = parse_arn(action)
        topics = sns_backends[topic.account][topic.region].topics
        if action in topics:  # an action that cannot be carried out stops no alarm
            subject = f'{alarm.state_value}: "{alarm.name}" in {arn.region}'
            topics[action].publish(json.dumps(message), subject=subject[:LONGEST_SUBJECT])


def evaluate_for_ever():
    while True:
        time.sleep(1)
        try:
            for account, regions in list(cloudwatch_backends.items()):
                for region, backend in list(regions.items()):
                    evaluate_all(account, region, backend)
        except Exception:  # such as a queue that goes while it is measured: the next second looks again
            traceback.print_exc()


def evaluate_all(account, region, backend):
    measure_queues(account, region, list(backend.alarms.values()))
    for alarm in list(backend.alarms.values()):
        try:
            state, reason = judge(alarm, time.time()) if alarm.rule is None else compose(alarm, backend.alarms)
        except metric_math.Unknown as unknown:
            state, reason = INSUFFICIENT_DATA, f"The emulator cannot evaluate {unknown}."
        except Exception:
            traceback.print_exc()
            continue
        if state is not None and state != alarm.state_value:
            alarm.update_state(reason, "{}", state)


def measure_queues(account, region, alarms):
    """The queues that alarms look at."""
    keys = {key for alarm in alarms for key in keys_of(alarm) if key[0] == "AWS/SQS"}
    queues = {queue.name: queue for queue in sqs_backends[account][region].queues.values()}
    for key in keys:
        queue = queues.get(dict(key[2]).get("QueueName"))
        if queue is not None and (value := measured(queue, key[1])) is not None:
            metric_store.replace(key, value)


def measured(queue, name):
    match name:
        case "ApproximateNumberOfMessagesVisible":
            return sum(1 for message in list(queue._messages) if message.visible and not message.delayed)
        case "ApproximateNumberOfMessagesNotVisible":
            return sum(1 for message in list(queue._messages) if not message.visible)
        case "ApproximateAgeOfOldestMessage":
            sent = [message.sent_timestamp for message in list(queue._messages)]
            return max(0, time.time() - min(sent) / 1000) if sent else 0
        case _:
            return None
