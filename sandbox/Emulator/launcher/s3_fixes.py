"""S3 as of moto 5.2.1. One fix a function, each with its reason."""

import copy
import json
import re

from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response

END = re.compile(r"(<NotificationConfiguration[^>]*?)(/>|>(.*)</NotificationConfiguration>)", re.DOTALL)


def apply():
    read_event_bridge_back()
    leave_conditions_out()


def read_event_bridge_back():
    """That a bucket tells EventBridge is accepted and not told: every plan would show a change."""
    read = S3Response.get_bucket_notification

    def get_bucket_notification(self):
        status, headers, body = read(self)
        told = self.backend.get_bucket_notification_configuration(self.bucket_name)
        if not told or told.event_bridge is None:
            return status, headers, body
        text = body.decode() if isinstance(body, bytes) else body
        return status, headers, END.sub(with_event_bridge, text)

    S3Response.get_bucket_notification = get_bucket_notification


def leave_conditions_out():
    """A statement of a bucket's policy holds whatever its condition says: what denies plain HTTP denies everything."""
    permission = FakeBucket.get_permission

    def get_permission(self, action, resource):
        if self.policy is None:
            return permission(self, action, resource)
        policy = json.loads(self.policy)
        policy["Statement"] = [statement for statement in policy["Statement"] if "Condition" not in statement]
        judged = copy.copy(self)
        judged.policy = json.dumps(policy).encode()
        return permission(judged, action, resource)

    FakeBucket.get_permission = get_permission


def with_event_bridge(configuration):
    others = configuration.group(3) or ""
    return f"{configuration.group(1)}>{others}<EventBridgeConfiguration/></NotificationConfiguration>"
