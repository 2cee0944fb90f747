"""Remembers what Terraform calls, so that a test can hold the deployer's policy against it.

The sandbox's moto checks no rights, and no emulator knows the conditions of all services.
"""

import json
import re
import threading
from io import BytesIO
from urllib.parse import parse_qsl, unquote

import botocore.session

PATH = "/terraform-calls"

# Credential=KEY/DATE/REGION/SERVICE/aws4_request
SCOPE = re.compile(r"Credential=[^/]+/\d+/([^/]+)/([^/]+)/aws4_request")


class TerraformCalls:
    """A WSGI application around moto's. It answers PATH itself, with the different calls so far."""

    def __init__(self, application):
        self.application = application
        self.calls = {}
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == PATH:
            with self.lock:
                calls = list(self.calls.values())
            start_response("200 OK", [("Content-Type", "application/json")])
            return [json.dumps(calls).encode()]
        scope = SCOPE.search(environ.get("HTTP_AUTHORIZATION", ""))
        if scope and "terraform-provider-aws" in environ.get("HTTP_USER_AGENT", ""):
            self.remember(*scope.groups(), environ)
        return self.application(environ, start_response)

    def remember(self, region, service, environ):
        parameters = texts_of_body(environ)
        if target := environ.get("HTTP_X_AMZ_TARGET"):
            operation = target.rpartition(".")[2]
        elif environ["PATH_INFO"] == "/":
            operation = parameters.pop("Action")
        else:
            operation, in_path = of_path(service, environ["REQUEST_METHOD"], environ["PATH_INFO"])
            parameters |= in_path
        call = {"service": service, "region": region, "operation": operation, "parameters": parameters}
        with self.lock:
            self.calls.setdefault(json.dumps(call, sort_keys=True), call)


def texts_of_body(environ):
    """The short texts at the top of the body: they name what a call is about."""
    kind = environ.get("CONTENT_TYPE", "")
    if "json" not in kind and "x-www-form-urlencoded" not in kind:
        return {}
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = BytesIO(body)
    values = json.loads(body or b"{}") if "json" in kind else dict(parse_qsl(body.decode()))
    return {name: value for name, value in values.items() if isinstance(value, str) and len(value) < 300}


OPERATIONS = {}


def of_path(service, method, path):
    """The operation, and the parameters in the path, of a service that has no other name for what it is asked."""
    if service not in OPERATIONS:
        model = botocore.session.get_session().get_service_model(service)
        OPERATIONS[service] = [(name, *pattern(model.operation_model(name).http)) for name in model.operation_names]
    for name, its_method, its_path in OPERATIONS[service]:
        match = its_path.fullmatch(unquote(path).rstrip("/"))
        if match and its_method == method:
            return name, match.groupdict()
    raise ValueError(f"{service} has no operation {method} {path}")


def pattern(http):
    path = http["requestUri"].partition("?")[0].rstrip("/")
    # An ARN, which stands at the end, may have slashes.
    expression = re.sub(r"\\{(\w+)\\}$", r"(?P<\1>[^/]+|arn:.+)", re.escape(path))
    expression = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", expression)
    return http["method"], re.compile(expression)
