"""SQS's dead-letter redrive, which moto 5.2.1 answers with an error 500. One fix a function, each with its reason.

What AWS does is in
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html and
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-dlq-redrive.html. Here a task
is done when its start answers: it has no rate, and none runs that could be cancelled.
"""

import copy
import time
import uuid

from moto.core.responses import ActionResult
from moto.sqs.exceptions import SQSException
from moto.sqs.models import Queue
from moto.sqs.responses import SQSResponse

from sqs_fixes import LOCK

FASTEST = 500
MOST_LISTED = 10

TASKS = {}


def apply():
    remember_where_messages_failed()
    serve_move_tasks()


def remember_where_messages_failed():
    """A message's way back: only what a queue itself moved to its dead-letter queue has one."""
    add = Queue.add_message

    def add_message(self, message):
        if getattr(message, "queue_arn", self.queue_arn) != self.queue_arn:
            message.failed_in = message.queue_arn
        message.queue_arn = self.queue_arn
        add(self, message)

    Queue.add_message = add_message


def serve_move_tasks():
    SQSResponse.start_message_move_task = start_message_move_task
    SQSResponse.list_message_move_tasks = list_message_move_tasks
    SQSResponse.cancel_message_move_task = cancel_message_move_task


def start_message_move_task(self):
    backend = self.sqs_backend
    source = queue_of(backend, "SourceArn", self._get_param("SourceArn"))
    to = self._get_param("DestinationArn")
    destination = queue_of(backend, "DestinationArn", to) if to else None
    rate = self._get_param("MaxNumberOfMessagesPerSecond")
    if not backend.list_dead_letter_source_queues(source.name):
        raise invalid(f"SourceArn is {source.queue_arn}; it must be the dead-letter queue of another queue.")
    if destination is source:
        raise invalid(f"DestinationArn is {to}; it must be another queue than the source.")
    if rate is not None and not 1 <= int(rate) <= FASTEST:
        raise invalid(f"MaxNumberOfMessagesPerSecond is {rate}; allowed: 1 to {FASTEST}.")
    with LOCK:
        task = move(backend, source, destination)
    if to:
        task["DestinationArn"] = to
    if rate is not None:
        task["MaxNumberOfMessagesPerSecond"] = int(rate)
    TASKS.setdefault(source.queue_arn, []).insert(0, task)
    return ActionResult({"TaskHandle": str(uuid.uuid4())})


def list_message_move_tasks(self):
    source = queue_of(self.sqs_backend, "SourceArn", self._get_param("SourceArn"))
    count = int(self._get_param("MaxResults") or 1)
    if not 1 <= count <= MOST_LISTED:
        raise invalid(f"MaxResults is {count}; allowed: 1 to {MOST_LISTED}.")
    return ActionResult({"Results": TASKS.get(source.queue_arn, [])[:count]})


def cancel_message_move_task(self):
    raise SQSException("ResourceNotFoundException", "No task of this handle is running.")


def move(backend, source, destination):
    """Those that nobody has received; each arrives as a new message, with all its deliveries before it."""
    waiting = list(source.messages)
    task = {
        "Status": "COMPLETED",
        "SourceArn": source.queue_arn,
        "ApproximateNumberOfMessagesToMove": len(waiting),
        "ApproximateNumberOfMessagesMoved": 0,
        "StartedTimestamp": int(time.time() * 1000),
    }
    for message in waiting:
        target = destination or source_of(backend, message)
        if target is None:
            return task | {"Status": "FAILED", "FailureReason": "CouldNotDetermineMessageSource"}
        attributes = copy.deepcopy(message.message_attributes)
        backend.send_message(target.name, message.body, attributes, group_id=message.group_id)
        source._messages.remove(message)
        source.pending_messages.discard(message)
        task["ApproximateNumberOfMessagesMoved"] += 1
    return task


def source_of(backend, message):
    failed_in = getattr(message, "failed_in", None)
    return next((queue for queue in backend.queues.values() if queue.queue_arn == failed_in), None)


def queue_of(backend, parameter, arn):
    for queue in backend.queues.values():
        if queue.queue_arn == arn:
            return queue
    raise SQSException("ResourceNotFoundException", f"{parameter} is {arn}; there is no such queue.")


def invalid(message):
    return SQSException("InvalidParameterValue", message)
