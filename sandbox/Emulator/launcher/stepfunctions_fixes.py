"""Step Functions as of moto 5.2.1: state machines that run, and read back as written. One fix a function."""

import copy
import types
import uuid

from moto.core.config import default_user_config
from moto.core.responses import ActionResult
from moto.stepfunctions.exceptions import ValidationException
from moto.stepfunctions.parser import models
from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser
from moto.stepfunctions.parser.models import StepFunctionsParserBackend
from moto.stepfunctions.responses import StepFunctionResponse

MAX_INPUT_BYTES = 262_144  # https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html


def apply():
    interpret_executions()
    start_more_than_one()
    refuse_large_inputs()
    validate_definitions()
    remember_the_type()
    list_versions()


def interpret_executions():
    """By default an execution is a record without a run."""
    default_user_config["stepfunctions"] = {"execute_state_machine": True}


def start_more_than_one():
    """A start copies the state machine, its executions and their locks included, and none after the first succeeds.

    Without a name in the call, all are named None, and the second exists already.
    """
    models.copy = types.SimpleNamespace(deepcopy=copy.copy)
    start = StepFunctionsParserBackend.start_execution

    def start_execution(self, state_machine_arn, name=None, execution_input=None, trace_header=None):
        return start(self, state_machine_arn, name or str(uuid.uuid4()), execution_input, trace_header)

    StepFunctionsParserBackend.start_execution = start_execution


def refuse_large_inputs():
    """An input of any size is taken."""
    start = StepFunctionsParserBackend.start_execution

    def start_execution(self, state_machine_arn, name=None, execution_input=None, trace_header=None):
        if len((execution_input or "").encode()) > MAX_INPUT_BYTES:
            raise ValidationException(
                "1 validation error detected: Value at 'input' failed to satisfy constraint: "
                f"Member must have length less than or equal to {MAX_INPUT_BYTES}"
            )
        return start(self, state_machine_arn, name, execution_input, trace_header)

    StepFunctionsParserBackend.start_execution = start_execution


def validate_definitions():
    """Terraform asks for it in each plan: an error 500, and the plan fails."""

    def validate_state_machine_definition(self):
        try:
            AmazonStateLanguageParser.parse(self._get_param("definition"))
            found = []
        except Exception as error:
            found = [{"severity": "ERROR", "code": "SCHEMA_VALIDATION_FAILED", "message": str(error)}]
        return ActionResult({"result": "FAIL" if found else "OK", "diagnostics": found, "truncated": False})

    StepFunctionResponse.validate_state_machine_definition = validate_state_machine_definition


def remember_the_type():
    """EXPRESS reads back as STANDARD, a change in every plan."""
    create = StepFunctionResponse.create_state_machine

    def create_state_machine(self):
        answer = create(self)
        machine = self.stepfunction_backend.describe_state_machine(answer.result["stateMachineArn"])
        machine.type = machine.sm_type = self._get_param("type") or "STANDARD"
        return answer

    StepFunctionResponse.create_state_machine = create_state_machine


def list_versions():
    """Terraform asks for them when it has made a state machine: an error 500, which it tries again for minutes."""

    def list_state_machine_versions(self):
        machine = self.stepfunction_backend.describe_state_machine(self._get_param("stateMachineArn"))
        versions = [
            {"stateMachineVersionArn": version.arn, "creationDate": version.creation_date}
            for _, version in sorted(machine.versions.items(), reverse=True)
        ]
        return ActionResult({"stateMachineVersions": versions})

    StepFunctionResponse.list_state_machine_versions = list_state_machine_versions
