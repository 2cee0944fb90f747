"""KMS as of moto 5.2.1. One fix a function, each with its reason."""

from moto.core.exceptions import JsonRESTError
from moto.kms.models import KmsBackend

# https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
ERRORS = {"Disabled": "DisabledException", "PendingDeletion": "KMSInvalidStateException"}


def apply():
    refuse_keys_that_are_not_enabled()


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


def demand_enabled(key):
    if error := ERRORS.get(key.key_state):
        state = "is disabled" if key.key_state == "Disabled" else "is pending deletion"
        raise JsonRESTError(error, f"{key.arn} {state}.")
