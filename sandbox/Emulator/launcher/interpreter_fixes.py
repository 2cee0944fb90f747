"""The interpreter of state machines in moto 5.2.1: as fast as tests and sessions need it, with AWS's errors."""

import copy
import functools
import json
import threading
import types
import uuid

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError
from moto.settings import moto_server_port
from moto.stepfunctions.parser.api import ExecutionStatus, HistoryEventType, TaskFailedEventDetails
from moto.stepfunctions.parser.asl.component.common.error_name.custom_error_name import CustomErrorName
from moto.stepfunctions.parser.asl.component.common.error_name.failure_event import FailureEvent
from moto.stepfunctions.parser.asl.component.common.path import result_path
from moto.stepfunctions.parser.asl.component.eval_component import EvalComponent
from moto.stepfunctions.parser.asl.component.state.exec.state_task.lambda_eval_utils import LambdaFunctionErrorException
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_lambda import (
    StateTaskServiceLambda,
)
from moto.stepfunctions.parser.asl.eval.event.event_detail import EventDetails
from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser
from moto.stepfunctions.parser.asl.utils import boto_client, json_path
from moto.stepfunctions.parser.backend.execution import BaseExecutionWorkerCommunication, Execution
from moto.stepfunctions.parser.utils import TMP_THREADS


def apply():
    parse_each_path_once()
    parse_each_definition_once()
    keep_clients()
    print_no_failures()
    forget_threads()
    tell_the_end_at_once()
    tell_refused_calls()
    name_lambdas_errors_as_aws_does()


def parse_each_path_once():
    """A JSONPath parser is built for each path of each state: 150 ms of an execution's 190."""
    for module in (json_path, result_path):
        module.parse = functools.lru_cache(maxsize=1024)(module.parse)


def parse_each_definition_once():
    """Each execution parses its state machine: 25 ms. What comes of it can be shared, but for the keys of its parts,
    under which executions keep their attempts: they are made when first asked for, by two threads now and then."""
    AmazonStateLanguageParser.parse = staticmethod(functools.lru_cache(maxsize=64)(AmazonStateLanguageParser.parse))
    EvalComponent.heap_key = property(lambda self: str(id(self)))


def keep_clients():
    """Each task makes an AWS client: 25 ms. `localhost` may be another process that listens on IPv6."""
    clients, lock = {}, threading.Lock()

    def client(service_name, region_name, **settings):
        with lock:
            if (service_name, region_name) not in clients:
                settings["endpoint_url"] = f"http://127.0.0.1:{moto_server_port()}"
                settings["config"] = settings["config"].merge(Config(max_pool_connections=64))
                clients[service_name, region_name] = boto3.client(service_name, region_name, **settings)
            return clients[service_name, region_name]

    boto_client.boto3 = types.SimpleNamespace(client=client)


def print_no_failures():
    """A failure is printed at each level that it passes, each time with the whole program around it."""
    EvalComponent._log_failure_event_exception = lambda self, failure_event_exception: None
    EvalComponent._log_exception = lambda self, exception: None


def forget_threads():
    """Every thread that an execution ever started is kept, nine for each trade."""
    terminated = BaseExecutionWorkerCommunication.terminated

    def forget(self):
        terminated(self)
        TMP_THREADS.clear()

    BaseExecutionWorkerCommunication.terminated = forget


def tell_the_end_at_once():
    """An execution has failed a moment before its error is known, and none has a status a moment before it starts."""
    terminated = BaseExecutionWorkerCommunication.terminated

    def tell(self):
        told, self.execution = self.execution, copy.copy(self.execution)
        terminated(self)
        vars(told).update(vars(self.execution))

    BaseExecutionWorkerCommunication.terminated = tell
    Execution.status = property(lambda self: (self.exec_status or ExecutionStatus.RUNNING).value)


def tell_refused_calls():
    """A call that Lambda refuses is reported with its request's id, and moto's Lambda gives none: States.Runtime."""
    tell = StateTaskServiceLambda._error_cause_from_client_error

    def _error_cause_from_client_error(client_error):
        client_error.response["ResponseMetadata"].setdefault("RequestId", str(uuid.uuid4()))
        return tell(client_error)

    StateTaskServiceLambda._error_cause_from_client_error = staticmethod(_error_cause_from_client_error)


def name_lambdas_errors_as_aws_does():
    """A function's error without a type is Exception, and a call without an answer States.Runtime.

    https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html: Lambda.Unknown and
    Lambda.SdkClientException, which workflows try again.
    """
    from_error = StateTaskServiceLambda._from_error

    def _from_error(self, env, ex):
        if isinstance(ex, LambdaFunctionErrorException) and not has_type(ex.payload):
            return failed(self, env, "Lambda.Unknown", ex.payload)
        if isinstance(ex, BotoCoreError):
            return failed(self, env, "Lambda.SdkClientException", str(ex))
        return from_error(self, env, ex)

    StateTaskServiceLambda._from_error = _from_error


def has_type(payload):
    error = json.loads(payload)
    return isinstance(error, dict) and bool(error.get("errorType"))


def failed(state, env, error, cause):
    details = TaskFailedEventDetails(
        error=error, cause=cause, resource=state._get_sfn_resource(), resourceType=state._get_sfn_resource_type()
    )
    return FailureEvent(
        env, CustomErrorName(error), HistoryEventType.TaskFailed, EventDetails(taskFailedEventDetails=details)
    )
