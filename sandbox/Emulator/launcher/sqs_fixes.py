"""SQS as of moto 5.2.1: usable as a queue, and stable under Terraform. One fix a function, each with its reason."""

import functools
import json
import threading
import time
from collections.abc import Mapping

import kms_fixes
from moto.sqs.exceptions import ReceiptHandleIsInvalid, SQSException
from moto.sqs.models import Queue, SQSBackend

LOCK = threading.RLock()
LONGEST_NAP_SECONDS = 0.25


def apply():
    leave_delivery_to_the_poller()
    read_back_the_redrive_allow_policy()
    keep_the_policy_when_other_attributes_change()
    compute_attributes_when_asked()
    check_retention_without_attributes()
    stop_looking_when_found()
    need_the_key()
    take_one_lock()
    wait_without_the_lock()


class NoMappings(dict):
    def __setitem__(self, key, value):
        pass


def leave_delivery_to_the_poller():
    """A queue with an event-source mapping tries Docker on each SendMessage and raises the message's receive count."""
    create = Queue.__init__

    def __init__(self, *args, **kwargs):
        create(self, *args, **kwargs)
        self.lambda_event_source_mappings = NoMappings()

    Queue.__init__ = __init__


def read_back_the_redrive_allow_policy():
    """The attribute is accepted but not returned: Terraform waits for it for minutes."""
    Queue.BASE_ATTRIBUTES = [*Queue.BASE_ATTRIBUTES, "RedriveAllowPolicy"]
    Queue.redrive_allow_policy = None


def keep_the_policy_when_other_attributes_change():
    """SetQueueAttributes without a Policy removes the one that is there."""
    set_attributes = Queue._set_attributes

    def _set_attributes(self, attributes, now=None):
        policy = getattr(self, "_policy_json", None)
        set_attributes(self, attributes, now)
        if "Policy" not in attributes and policy is not None:
            self._policy_json = policy

    Queue._set_attributes = _set_attributes


class Attributes(Mapping):
    """A queue's attributes, of which the three counts are linear in its depth."""

    read_all = Queue.attributes.fget

    def __init__(self, queue):
        self.queue = queue

    @functools.cached_property
    def all(self):
        attributes = Attributes.read_all(self.queue)
        if self.queue.redrive_policy:  # as AWS prints it; another spacing is a change in every plan
            attributes["RedrivePolicy"] = json.dumps(self.queue.redrive_policy, separators=(",", ":"))
        if not attributes["RedriveAllowPolicy"]:
            del attributes["RedriveAllowPolicy"]
        if self.queue.kms_master_key_id:  # the two kinds of encryption exclude each other
            attributes["SqsManagedSseEnabled"] = "false"
        return attributes

    def __getitem__(self, name):
        if name == "ContentBasedDeduplication" and not self.queue.fifo_queue:
            raise KeyError(name)
        return self.all[name]

    def __iter__(self):
        return iter(self.all)

    def __len__(self):
        return len(self.all)


def compute_attributes_when_asked():
    """Every send counts every message of the queue, to learn whether it is a FIFO queue."""
    Queue.attributes = property(Attributes)


def check_retention_without_attributes():
    """Every received message computes all attributes, to learn the retention period."""

    def is_valid(self, queue_name, message):
        return self.get_queue(queue_name).message_retention_period + message.sent_timestamp / 1000 > time.time()

    SQSBackend.is_message_valid_based_on_retention_period = is_valid


class VisibleMessages:
    """The messages that a receive may take, looked up one by one."""

    def __init__(self, messages):
        self.messages = messages

    def __iter__(self):
        return (message for message in self.messages if message.visible and not message.delayed)

    def __len__(self):
        return sum(1 for _ in self)

    def __bool__(self):
        return any(True for _ in self)


def stop_looking_when_found():
    """A receive of ten looks at every message of the queue, a delete three times. Those wanted stand in front."""

    def delete_message(self, receipt_handle):
        if receipt_handle in self.deleted_messages:
            return
        for index, message in enumerate(self._messages):
            if message.had_receipt_handle(receipt_handle):
                del self._messages[index]
                self.pending_messages.discard(message)
                self.deleted_messages.update(message.all_receipt_handles)
                return
        raise ReceiptHandleIsInvalid()

    Queue.delete_message = delete_message
    Queue.messages = property(lambda self: VisibleMessages(self._messages))


def need_the_key():
    """A queue takes and gives messages although its key is disabled.

    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
    """
    for name in ("send_message", "receive_message"):
        setattr(SQSBackend, name, with_the_key(getattr(SQSBackend, name)))


def with_the_key(call):
    @functools.wraps(call)
    def call_with_the_key(self, queue_name, *args, **kwargs):
        key = self.get_queue(queue_name).kms_master_key_id
        if key and not kms_fixes.is_enabled(self.account_id, self.region_name, key):
            raise SQSException("KmsDisabled", f"{key} is disabled.")
        return call(self, queue_name, *args, **kwargs)

    return call_with_the_key


def take_one_lock():
    """Calls run in threads that share lists: a message is now and then received twice, or lost by a delete."""
    for name in ("send_message", "delete_message", "change_message_visibility", "purge_queue", "get_queue_attributes"):
        setattr(SQSBackend, name, locked(getattr(SQSBackend, name)))


def locked(call):
    @functools.wraps(call)
    def with_lock(*args, **kwargs):
        with LOCK:
            return call(*args, **kwargs)

    return with_lock


def wait_without_the_lock():
    """A long poll must not keep senders waiting, and must notice a message that has become visible again."""
    receive = SQSBackend.receive_message

    def receive_message(self, queue_name, count, wait_seconds_timeout, visibility_timeout, names=None):
        end = time.monotonic() + (wait_seconds_timeout or 0)
        while True:
            with LOCK:
                messages = receive(self, queue_name, count, 0, visibility_timeout, names)
            left = end - time.monotonic()
            if messages or left <= 0:
                return messages
            arrival = self.get_queue(queue_name)._messages_lock
            with arrival:
                arrival.wait(timeout=min(left, LONGEST_NAP_SECONDS))

    SQSBackend.receive_message = receive_message
