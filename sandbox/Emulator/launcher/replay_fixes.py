"""EventBridge's rules and replays as of moto 5.2.1. One fix a function, each with its reason."""

import uuid

from moto.core.utils import unix_time
from moto.events.models import Replay, ReplayState, Rule, events_backends

ENABLED = "ENABLED"
SECONDS_OF_A_STEP = 60


def apply():
    leave_disabled_rules_alone()
    replay_what_was_asked_for()


def leave_disabled_rules_alone():
    """A rule that is disabled delivers all the same."""
    send = Rule.send_to_targets

    def send_to_targets(self, original_event, transform_input=True):
        if self.state.startswith(ENABLED):
            send(self, original_event, transform_input)

    Rule.send_to_targets = send_to_targets


def replay_what_was_asked_for():
    """A replay sends all that the archive has, in the order of its arrival, to every rule.

    AWS sends what lies in the window by the time of the events, minute by minute, to the rules that were named. Whether
    an event keeps its id, it does not say; here, as in moto, it gets another.
    https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
    https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Replay.html
    """

    def replay_events(self, archive):
        bus = events_backends[self.account_id][self.region].describe_event_bus(self.destination["Arn"].split("/")[-1])
        named = self.destination.get("FilterArns")
        rules = [rule for rule in bus.rules.values() if not named or rule.arn in named]
        for event in in_window(archive.events, self.event_start_time, self.event_end_time):
            replayed = event | {"id": str(uuid.uuid4()), "replay-name": self.name}
            replayed.pop("ingestion-time", None)
            for rule in rules:
                rule.send_to_targets(dict(replayed), transform_input=False)
            self.last_replayed = event["time"]
        self.state = ReplayState.COMPLETED
        self.end_time = unix_time()

    describe = Replay.describe

    def describe_with_progress(self):
        last = getattr(self, "last_replayed", None)
        return describe(self) | ({} if last is None else {"EventLastReplayedTime": last})

    Replay.replay_events = replay_events
    Replay.describe = describe_with_progress


def in_window(events, start, end):
    inside = [event for event in events if float(start) <= float(event["time"]) < float(end)]
    return sorted(inside, key=lambda event: float(event["time"]) // SECONDS_OF_A_STEP)
