"""Lambda as of moto 5.2.1: what it forgets, and who runs the functions. One fix a function, each with its reason."""

import json
import os
from urllib.parse import unquote

import urllib3
from moto.awslambda.exceptions import LambdaClientError
from moto.awslambda.models import EventSourceMapping, LambdaBackend, LambdaFunction
from moto.awslambda.responses import LambdaResponse
from moto.moto_api._internal import mock_random

FORGOTTEN = ("KMSKeyArn", "LoggingConfig", "DeadLetterConfig")


def apply():
    remember_settings()
    map_to_aliases()
    refuse_old_revisions()
    if url := os.environ.get("FUNCTIONS_URL"):
        invoke_through_the_sandbox(url)


def remember_settings():
    """Settings that are accepted and forgotten: every plan would show a change."""
    create, describe, update = (
        LambdaFunction.__init__,
        LambdaFunction.get_configuration,
        LambdaFunction.update_configuration,
    )

    def __init__(self, account_id, spec, region, version=1):
        create(self, account_id, spec, region, version)
        self.remembered = pick(spec)

    def get_configuration(self, on_create=False):
        return describe(self, on_create) | self.remembered

    def update_configuration(self, config_updates):
        # A new one: a version that was published before shares the old one.
        self.remembered = self.remembered | pick(config_updates)
        return update(self, config_updates)

    LambdaFunction.__init__ = __init__
    LambdaFunction.get_configuration = get_configuration
    LambdaFunction.update_configuration = update_configuration


def pick(spec):
    return {name: spec[name] for name in FORGOTTEN if spec.get(name)}


def map_to_aliases():
    """A mapping to an alias is kept as one to the version behind it: every plan would show a change."""
    create, update = EventSourceMapping.__init__, LambdaBackend.update_event_source_mapping

    def __init__(self, spec):
        create(self, spec)
        self.function_arn = named_by(spec, self.function_arn)

    def update_event_source_mapping(self, uuid, spec):
        mapping = update(self, uuid, spec)
        if mapping:
            mapping.function_arn = named_by(spec, mapping.function_arn)
            mapping.function_name = spec.get("FunctionName") or mapping.function_name
        return mapping

    EventSourceMapping.__init__ = __init__
    LambdaBackend.update_event_source_mapping = update_event_source_mapping


def named_by(spec, otherwise):
    name = spec.get("FunctionName") or ""
    return name if name.startswith("arn:") else otherwise


def refuse_old_revisions():
    """An alias that somebody else has changed meanwhile is changed again.

    https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html
    """
    answer = LambdaResponse.update_alias

    def update_alias(self):
        function, _, name = (unquote(part) for part in self.path.split("/")[-3:])
        alias = self.backend.get_alias(name=name, function_name=function)
        expected = json.loads(self.body).get("RevisionId")
        if expected not in (None, alias.revision_id):
            raise Refused(412, "PreconditionFailedException", f"The alias {name} has another revision by now")
        alias.revision_id = str(mock_random.uuid4())
        return answer(self)

    LambdaResponse.update_alias = update_alias


class Refused(LambdaClientError):
    def __init__(self, status, error, message):
        super().__init__(error, message)
        self.code = status


def invoke_through_the_sandbox(url):
    """A function is run in Docker. The sandbox runs it itself, and answers as Lambda's own Invoke does.

    https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
    """
    sandbox = urllib3.PoolManager(maxsize=64, timeout=None, retries=False)

    def invoke(self, body, request_headers, response_headers):
        try:
            answer = sandbox.request("POST", f"{url}/functions/{self.function_name}", body=body or "{}")
        except urllib3.exceptions.HTTPError as error:
            raise Refused(500, "ServiceException", str(error)) from error
        if answer.status != 200:
            error = answer.headers.get("X-Amzn-ErrorType", "ServiceException")
            raise Refused(answer.status, error, answer.data.decode())
        if error := answer.headers.get("X-Amz-Function-Error"):
            response_headers["x-amz-function-error"] = error
        return answer.data

    LambdaFunction.invoke = invoke
