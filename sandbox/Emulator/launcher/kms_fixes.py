"""KMS as of moto 5.2.1. One fix a function, each with its reason."""

import json

from moto.core.exceptions import JsonRESTError
from moto.events.models import events_backends
from moto.kms.models import KmsBackend, kms_backends
from moto.kms.responses import KmsResponse

# https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
ERRORS = {"Disabled": "DisabledException", "PendingDeletion": "KMSInvalidStateException"}


CHANGES = ("cancel_key_deletion", "disable_key", "enable_key", "put_key_policy", "schedule_key_deletion")


def apply():
    refuse_keys_that_are_not_enabled()
    tell_of_changes()


def refuse_keys_that_are_not_enabled():
    """A key encrypts and decrypts although it is disabled, or waits for its deletion."""
    encrypt, decrypt = KmsBackend.encrypt, KmsBackend.decrypt

    def encrypt_if_enabled(self, key_id, *args, **kwargs):
        demand_enabled(self.keys[self.any_id_to_key_id(key_id)])
        return encrypt(self, key_id, *args, **kwargs)

    def decrypt_if_enabled(self, *args, **kwargs):
        plaintext, arn = decrypt(self, *args, **kwargs)
        demand_enabled(self.keys[self.any_id_to_key_id(arn)])
        return plaintext, arn

    KmsBackend.encrypt = encrypt_if_enabled
    KmsBackend.decrypt = decrypt_if_enabled


def tell_of_changes():
    """Nobody hears of calls, which CloudTrail brings to the account's own bus. Not all that it tells is here.

    https://docs.aws.amazon.com/kms/latest/developerguide/ct-disablekey.html
    """
    for change in CHANGES:
        setattr(KmsResponse, change, telling(change, getattr(KmsResponse, change)))


def telling(change, call):
    def call_and_tell(self):
        answer = call(self)
        backend = self.kms_backend
        key = backend.keys[backend.any_id_to_key_id(self._get_param("KeyId"))]
        detail = {
            "eventSource": "kms.amazonaws.com",
            "eventName": "".join(word.capitalize() for word in change.split("_")),
            "requestParameters": {"keyId": self._get_param("KeyId")},
            "resources": [{"accountId": key.account_id, "type": "AWS::KMS::Key", "ARN": key.arn}],
        }
        event = {"Source": "aws.kms", "DetailType": "AWS API Call via CloudTrail", "Detail": json.dumps(detail)}
        events_backends[key.account_id][key.region].put_events([event])
        return answer

    return call_and_tell


def is_enabled(account, region, arn):
    """A key that is not here counts as one that is."""
    key = kms_backends[account][region].keys.get(arn.split("/")[-1])
    return key is None or key.key_state not in ERRORS


def demand_enabled(key):
    if error := ERRORS.get(key.key_state):
        state = "is disabled" if key.key_state == "Disabled" else "is pending deletion"
        raise JsonRESTError(error, f"{key.arn} {state}.")
