"""Lambda as of moto 5.2.1: what it forgets, and who runs the functions. One fix a function, each with its reason."""

import os

import urllib3
from moto.awslambda.exceptions import LambdaClientError
from moto.awslambda.models import LambdaFunction

FORGOTTEN = ("KMSKeyArn", "LoggingConfig", "DeadLetterConfig")


def apply():
    remember_settings()
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
        self.remembered |= pick(config_updates)
        return update(self, config_updates)

    LambdaFunction.__init__ = __init__
    LambdaFunction.get_configuration = get_configuration
    LambdaFunction.update_configuration = update_configuration


def pick(spec):
    return {name: spec[name] for name in FORGOTTEN if spec.get(name)}


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
