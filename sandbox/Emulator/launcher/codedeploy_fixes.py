"""CodeDeploy as of moto 5.2.1: it notes deployments and does none. One fix a function, each with its reason."""

import copy
import json
import threading
import time

from moto.awslambda.models import LambdaBackend, lambda_backends
from moto.cloudwatch.models import cloudwatch_backends
from moto.codedeploy.models import (
    Application,
    CodeDeployBackend,
    DeploymentGroup,
    DeploymentInfo,
    codedeploy_backends,
)
from moto.codedeploy.responses import CodeDeployResponse
from moto.moto_api._internal import mock_random

# Of CodeDeploy's five minutes: a rehearsal has other things to do.
CANARY_SECONDS = 10
CANARY_WEIGHT = 0.1
UNDER_WAY = "InProgress"

one_at_a_time = threading.RLock()


def apply():
    tell_times_as_numbers()
    read_alarms_back()
    delete_groups_and_applications()
    tell_more_of_deployments()
    move_aliases()
    stop_deployments()


def tell_times_as_numbers():
    """A time is a text where the protocol has a number, which Terraform cannot read."""
    describe = Application.to_dict

    def to_dict(self):
        return describe(self) | {"createTime": self.created}

    Application.created = property(lambda self: self.__dict__.setdefault("at", time.time()))
    Application.to_dict = to_dict


def read_alarms_back():
    """The alarms of a group are accepted and not told, and a load balancer is told of that is none: every plan would
    show a change.
    """
    describe = DeploymentGroup.to_dict

    def to_dict(self):
        told = describe(self) | {"alarmConfiguration": self.alarm_configuration or {}}
        return {name: value for name, value in told.items() if name != "loadBalancerInfo" or value}

    DeploymentGroup.to_dict = to_dict


def delete_groups_and_applications():
    """Neither operation is there: nothing could be destroyed."""

    def delete_deployment_group(self):
        groups = self.codedeploy_backend.deployment_groups.get(self._get_param("applicationName"), {})
        groups.pop(self._get_param("deploymentGroupName"), None)
        return "{}"

    def delete_application(self):
        self.codedeploy_backend.applications.pop(self._get_param("applicationName"), None)
        return "{}"

    CodeDeployResponse.delete_deployment_group = delete_deployment_group
    CodeDeployResponse.delete_application = delete_application


def tell_more_of_deployments():
    """A time is a text where the protocol has a number, and why a deployment ended is left out."""
    describe = DeploymentInfo.to_dict

    def to_dict(self):
        times = {"createTime": self.started, "startTime": self.started, "completeTime": self.ended}
        why = {"errorInformation": self.error, "rollbackInfo": self.rollback}
        return {name: value for name, value in (describe(self) | times | why).items() if value is not None}

    DeploymentInfo.started, DeploymentInfo.ended = None, None
    DeploymentInfo.error, DeploymentInfo.rollback = None, None
    DeploymentInfo.to_dict = to_dict


def move_aliases():
    """A deployment of a function is created and stays so: here it moves the alias, and back when an alarm is on.

    It goes on whenever somebody looks at a deployment or at an alias.
    https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-lambda.html
    """
    create, get, find, alias = (
        CodeDeployBackend.create_deployment,
        CodeDeployBackend.get_deployment,
        CodeDeployBackend.list_deployments,
        LambdaBackend.get_alias,
    )

    def create_deployment(self, *args, **kwargs):
        with one_at_a_time:
            deployment = self.deployments[create(self, *args, **kwargs)]
            spec = json.loads(deployment.revision["appSpecContent"]["content"])
            deployment.properties = next(iter(spec["Resources"][0].values()))["Properties"]
            deployment.started = time.time()
            deployment.status = UNDER_WAY
            lead(self, deployment, "CurrentVersion", {deployment.properties["TargetVersion"]: CANARY_WEIGHT})
            return deployment.deployment_id

    def get_deployment(self, deployment_id):
        go_on(self)
        return get(self, deployment_id)

    def list_deployments(self, application_name, **kwargs):
        if application_name:
            self.get_application(application_name)  # an application that is not there has no deployments, silently
        go_on(self)
        return find(self, application_name, **kwargs)

    def get_alias(self, name, function_name):
        go_on(codedeploy_backends[self.account_id][self.region_name])
        return alias(self, name, function_name)

    CodeDeployBackend.create_deployment = create_deployment
    CodeDeployBackend.get_deployment = get_deployment
    CodeDeployBackend.list_deployments = list_deployments
    LambdaBackend.get_alias = get_alias


def stop_deployments():
    """The operation is missing."""

    def stop_deployment(self):
        with one_at_a_time:
            backend = self.codedeploy_backend
            deployment = backend.get_deployment(self._get_param("deploymentId"))
            if deployment.status == UNDER_WAY:
                go_back(backend, deployment, "MANUAL_STOP", "It was stopped by a person")
            return json.dumps({"status": "Succeeded"})

    CodeDeployResponse.stop_deployment = stop_deployment


def go_on(backend):
    with one_at_a_time:
        for deployment in list(backend.deployments.values()):
            if deployment.status != UNDER_WAY:
                continue
            if on := alarms_that_are_on(backend, deployment):
                go_back(backend, deployment, "ALARM_ACTIVE", f"One or more alarms are on: {', '.join(on)}")
            elif time.time() - deployment.started > CANARY_SECONDS:
                lead(backend, deployment, "TargetVersion", {})
                deployment.status, deployment.ended = "Succeeded", time.time()


def alarms_that_are_on(backend, deployment):
    watched = deployment.deployment_group.alarm_configuration or {}
    alarms = cloudwatch_backends[backend.account_id][backend.region_name].alarms
    names = [alarm["name"] for alarm in watched.get("alarms", []) if watched.get("enabled")]
    return [name for name in names if name in alarms and alarms[name].state_value == "ALARM"]


def go_back(backend, deployment, code, message):
    lead(backend, deployment, "CurrentVersion", {})
    way_back = copy.copy(deployment)
    way_back.deployment_id = f"d-{mock_random.get_random_hex(9).upper()}"
    way_back.status, way_back.ended, way_back.creator = "Succeeded", time.time(), "codeDeployRollback"
    backend.deployments[way_back.deployment_id] = way_back
    deployment.status, deployment.ended = "Stopped", time.time()
    deployment.error = {"code": code, "message": message}
    deployment.rollback = {"rollbackDeploymentId": way_back.deployment_id}


def lead(backend, deployment, version, weights):
    aliases = lambda_backends[backend.account_id][backend.region_name]._lambdas
    alias = aliases.get_alias(deployment.properties["Alias"], deployment.properties["Name"])
    # No document says that the description stays: that it is lost is the worse case.
    alias.update("", deployment.properties[version], {"AdditionalVersionWeights": weights})
    alias.revision_id = str(mock_random.uuid4())
