"""EventBridge as of moto 5.2.1: a state machine as the target of a rule. One fix a function, each with its reason."""

import copy
import json
import uuid

from moto.core.exceptions import JsonRESTError
from moto.core.utils import iso_8601_datetime_without_milliseconds, utcfromtimestamp
from moto.events.models import Rule
from moto.sqs.exceptions import SQSException
from moto.sqs.models import sqs_backends
from moto.stepfunctions.responses import get_backend
from moto.utilities.arns import parse_arn

# Those of https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html that fit; it does not say more.
ERROR_CODES = {"StateMachineDoesNotExist": "NO_RESOURCE", "ValidationException": "INVALID_PARAMETER"}


def apply():
    start_state_machines()


def start_state_machines():
    """A state machine as a target makes the whole PutEvents fail."""
    send = Rule.send_to_targets

    def send_to_targets(self, original_event, transform_input=True):
        machines = [target for target in self.targets if parse_arn(target["Arn"]).service == "states"]
        if machines and self.event_pattern.matches_event(original_event):
            for target in machines:
                start(self, target, original_event)
        others = copy.copy(self)
        others.targets = [target for target in self.targets if target not in machines]
        send(others, original_event, transform_input)

    Rule.send_to_targets = send_to_targets


def start(rule, target, event):
    machine = parse_arn(target["Arn"])
    body = json.dumps(envelope(event), separators=(",", ":"), ensure_ascii=False)
    try:
        backend = get_backend(machine.account, machine.region)
        backend.start_execution(target["Arn"], f"{event['id']}_{uuid.uuid4()}", body)
    except JsonRESTError as error:
        send_to_dead_letter_queue(rule, target, body, error)


def envelope(event):
    """As AWS delivers it, the account included, which moto leaves out."""
    time = iso_8601_datetime_without_milliseconds(utcfromtimestamp(float(event["time"])))
    return {name: value for name, value in event.items() if name != "ingestion-time"} | {"time": time}


def send_to_dead_letter_queue(rule, target, body, error):
    if not (arn := target.get("DeadLetterConfig", {}).get("Arn")):
        return
    queue = parse_arn(arn)
    attributes = {
        "RULE_ARN": rule.arn,
        "TARGET_ARN": target["Arn"],
        "ERROR_CODE": ERROR_CODES.get(error.error_type, "UNKNOWN"),
        "ERROR_MESSAGE": error.message,
    }
    try:
        sqs_backends[queue.account][queue.region].send_message(
            queue.resource_id,
            body,
            {name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()},
        )
    except SQSException:
        pass  # a queue that is missing, or takes no message of this size: AWS counts it, and drops the event
