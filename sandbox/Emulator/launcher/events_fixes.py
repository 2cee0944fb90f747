"""EventBridge as of moto 5.2.1: what a rule delivers, to whom, and what becomes of what is refused.

One fix a function, each with its reason.
"""

import copy
import json
import uuid

import metric_store
from moto.core.exceptions import JsonRESTError
from moto.core.utils import iso_8601_datetime_without_milliseconds, utcfromtimestamp
from moto.events.models import EventPattern, Rule
from moto.sqs.exceptions import SQSException
from moto.sqs.models import sqs_backends
from moto.stepfunctions.responses import get_backend
from moto.utilities.arns import parse_arn

# Those of https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html that fit; it does not say more.
ERROR_CODES = {
    "AWS.SimpleQueueService.NonExistentQueue": "NO_RESOURCE",
    "StateMachineDoesNotExist": "NO_RESOURCE",
    "ValidationException": "INVALID_PARAMETER",
}


def apply():
    look_into_arrays()
    deliver()


def look_into_arrays():
    """A pattern about a member of objects in an array, as CloudTrail's resources are, matches nothing.

    https://github.com/aws/event-ruler (array-consistent matching)
    """
    def flatten_arrays(node, prefix="", result=None):
        result = {} if result is None else result
        for name, value in node.items() if isinstance(node, dict) else ():
            path = f"{prefix}.{name}" if prefix else name
            inside = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
            for one in inside:
                for at, found in flatten_arrays(one, path).items():
                    result.setdefault(at, []).extend(found if isinstance(found, list) else [found])
            if isinstance(value, dict) and value:
                flatten_arrays(value, path, result)
            elif not inside:
                result[path] = value
        return result

    EventPattern._flatten_dict = staticmethod(flatten_arrays)


def deliver():
    """A state machine as a target makes the whole PutEvents fail, and so does a queue that takes no message.

    What a target refuses goes to its dead-letter queue, where AWS tries some refusals again for a day. Metrics:
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
    """
    send = Rule.send_to_targets

    def send_to_targets(self, original_event, transform_input=True):
        if not self.event_pattern.get_pattern() or not self.event_pattern.matches_event(original_event):
            return  # a rule without a pattern has a schedule, and is about no event
        count(self, "MatchedEvents")
        others = copy.copy(self)
        others.targets = []
        for target in self.targets:
            service = parse_arn(target["Arn"]).service
            if service == "states":
                start_execution(self, target, original_event)
            elif service == "sqs" and "InputTransformer" not in target:
                send_message(self, target, original_event)
            else:
                others.targets.append(target)
        if others.targets:
            send(others, original_event, transform_input)

    Rule.send_to_targets = send_to_targets


def start_execution(rule, target, event):
    machine = parse_arn(target["Arn"])
    body = body_of(event)
    try:
        backend = get_backend(machine.account, machine.region)
        backend.start_execution(target["Arn"], f"{event['id']}_{uuid.uuid4()}", body)
        count(rule, "Invocations")
    except JsonRESTError as error:
        send_to_dead_letter_queue(rule, target, body, error.error_type, error.message)


def send_message(rule, target, event):
    queue = parse_arn(target["Arn"])
    group = target.get("SqsParameters", {}).get("MessageGroupId")
    body = body_of(event)
    try:
        sqs_backends[queue.account][queue.region].send_message(queue.resource_id, body, group_id=group)
        count(rule, "Invocations")
    except SQSException as error:
        send_to_dead_letter_queue(rule, target, body, error.code, error.message)


def count(rule, metric):
    bus = rule.event_bus_name
    dimensions = [("RuleName", rule.name)] + ([] if bus == "default" else [("EventBusName", bus)])
    metric_store.add(metric_store.key_of("AWS/Events", metric, dimensions), [1])


def body_of(event):
    return json.dumps(envelope(event), separators=(",", ":"), ensure_ascii=False)


def envelope(event):
    """As AWS delivers it, the account included, which moto leaves out."""
    time = iso_8601_datetime_without_milliseconds(utcfromtimestamp(float(event["time"])))
    return {name: value for name, value in event.items() if name != "ingestion-time"} | {"time": time}


def send_to_dead_letter_queue(rule, target, body, error, message):
    count(rule, "FailedInvocations")
    if not (arn := target.get("DeadLetterConfig", {}).get("Arn")):
        return
    queue = parse_arn(arn)
    attributes = {
        "RULE_ARN": rule.arn,
        "TARGET_ARN": target["Arn"],
        "ERROR_CODE": ERROR_CODES.get(error, "UNKNOWN"),
        "ERROR_MESSAGE": message,
    }
    try:
        sqs_backends[queue.account][queue.region].send_message(
            queue.resource_id,
            body,
            {name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()},
        )
        count(rule, "InvocationsSentToDlq")
    except SQSException:
        count(rule, "InvocationsFailedToBeSentToDlq")  # it is missing, or takes no message of this size
