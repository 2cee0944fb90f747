"""DynamoDB as of moto 5.2.1: one with the engine that holds the tables' data. One fix a function, each with its reason."""

import json
import os

import urllib3
from moto.dynamodb.models import Backup, DynamoDBBackend
from moto.dynamodb.responses import DynamoHandler, DynamoResult

OF_DATA = frozenset(
    (
        "BatchGetItem",
        "BatchWriteItem",
        "DeleteItem",
        "GetItem",
        "PutItem",
        "Query",
        "Scan",
        "TransactGetItems",
        "TransactWriteItems",
        "UpdateItem",
    )
)

ITEMS_OF_A_WRITE = 25

# Tables of other regions are moto's own: the engine knows no regions.
REGION = "us-east-1"


def apply():
    list_the_backups_that_are_asked_for()
    tell_how_the_source_was_encrypted()
    keep_billing_when_restoring()
    encrypt_as_the_restore_says()
    if url := os.environ.get("DYNAMODB_URL"):
        engine = Engine(url)
        leave_data_to_the_engine(engine)
        back_up_what_the_engine_holds(engine)


class Engine:
    """DynamoDB Local, which has neither backups nor recovery."""

    def __init__(self, url):
        self.url = url
        self.http = urllib3.PoolManager(maxsize=16, retries=False)

    def answer(self, operation, body):
        headers = {
            "X-Amz-Target": f"DynamoDB_20120810.{operation}",
            "Content-Type": "application/x-amz-json-1.0",
            "Authorization": "AWS4-HMAC-SHA256 Credential=sandbox/20200101/us-east-1/dynamodb/aws4_request, "
            "SignedHeaders=host, Signature=none",
        }
        return self.http.request("POST", self.url, body=body, headers=headers)

    def call(self, operation, **parameters):
        answer = self.answer(operation, json.dumps(parameters))
        if answer.status != 200:
            raise RuntimeError(f"{operation}: {answer.data.decode()}")
        return json.loads(answer.data)

    def holds(self, table):
        try:
            return self.answer("DescribeTable", json.dumps({"TableName": table})).status == 200
        except urllib3.exceptions.HTTPError:  # it is not started, or no more
            return False

    def items(self, table):
        page = {}
        while True:
            page = self.call("Scan", TableName=table, **page)
            yield from page["Items"]
            if "LastEvaluatedKey" not in page:
                return
            page = {"ExclusiveStartKey": page["LastEvaluatedKey"]}

    def create(self, table, items):
        indexes = [
            {"IndexName": index.name, "KeySchema": index.schema, "Projection": index.projection}
            for index in table.global_indexes
        ]
        self.call(
            "CreateTable",
            TableName=table.name,
            KeySchema=table.schema,
            AttributeDefinitions=table.attr,
            BillingMode="PAY_PER_REQUEST",
            **({"GlobalSecondaryIndexes": indexes} if indexes else {}),
        )
        for start in range(0, len(items), ITEMS_OF_A_WRITE):
            puts = [{"PutRequest": {"Item": item}} for item in items[start : start + ITEMS_OF_A_WRITE]]
            self.call("BatchWriteItem", RequestItems={table.name: puts})


def list_the_backups_that_are_asked_for():
    """The kind of a backup is accepted and overlooked.

    https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html
    """

    def list_backups(self):
        wanted = self.body.get("BackupType") or "USER"
        found = self.dynamodb_backend.list_backups(self.body.get("TableName"))
        summaries = [backup.summary for backup in found if wanted in ("ALL", backup.type)]
        return DynamoResult({"BackupSummaries": summaries})

    DynamoHandler.list_backups = list_backups


def tell_how_the_source_was_encrypted():
    """A backup does not say it.

    https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SourceTableFeatureDetails.html
    """
    describe = Backup.description.fget

    def description(self):
        encryption = self.table.describe()["TableDescription"].get("SSEDescription")
        features = {"SourceTableFeatureDetails": {"SSEDescription": encryption}} if encryption else {}
        return describe(self) | features

    Backup.description = property(description)


def keep_billing_when_restoring():
    """A restored table is a provisioned one."""
    from_backup, to_point_in_time = (
        DynamoDBBackend.restore_table_from_backup,
        DynamoDBBackend.restore_table_to_point_in_time,
    )

    def restore_table_from_backup(self, target_table_name, backup_arn):
        return keep(from_backup(self, target_table_name, backup_arn), self.get_backup(backup_arn).table)

    def restore_table_to_point_in_time(self, target_table_name, source_table_name):
        source = self.get_table(source_table_name)
        return keep(to_point_in_time(self, target_table_name, source_table_name), source)

    DynamoDBBackend.restore_table_from_backup = restore_table_from_backup
    DynamoDBBackend.restore_table_to_point_in_time = restore_table_to_point_in_time


def keep(restored, source):
    restored.billing_mode = source.billing_mode
    return restored


def encrypt_as_the_restore_says():
    """What a restore says of encryption is overlooked. Without it, here, the table has none of its own."""
    for name in ("restore_table_from_backup", "restore_table_to_point_in_time"):
        setattr(DynamoHandler, name, encrypting(getattr(DynamoHandler, name)))


def encrypting(restore):
    def restore_encrypted(self):
        restore(self)
        table = self.dynamodb_backend.get_table(self.body["TargetTableName"])
        table.sse_specification = self.body.get("SSESpecificationOverride")
        return DynamoResult(table.describe())

    return restore_encrypted


def leave_data_to_the_engine(engine):
    """Tables stand in two places: what is asked about data that is held there goes there."""
    call_action = DynamoHandler.call_action

    def call_action_there(self):
        operation = self.headers["X-Amz-Target"].split(".")[-1]
        if operation not in OF_DATA or self.region != REGION:
            return call_action(self)
        if not all(map(engine.holds, tables_of(json.loads(self.raw_body)))):
            return call_action(self)
        answer = engine.answer(operation, self.raw_body)
        return answer.status, {"Content-Type": "application/x-amz-json-1.0"}, answer.data

    DynamoHandler.call_action = call_action_there


def tables_of(request):
    if "TableName" in request:
        return {request["TableName"]}
    if "RequestItems" in request:
        return set(request["RequestItems"])
    return {action["TableName"] for item in request["TransactItems"] for action in item.values()}


def back_up_what_the_engine_holds(engine):
    """Backups are of moto's own items, there is none of a table that is deleted, and the engine hears of nothing.

    A table with recovery leaves a backup of its last state:
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
    """
    back_up, delete, from_backup, to_point_in_time = (
        DynamoDBBackend.create_backup,
        DynamoDBBackend.delete_table,
        DynamoDBBackend.restore_table_from_backup,
        DynamoDBBackend.restore_table_to_point_in_time,
    )

    def create_backup(self, table_name, backup_name):
        backup = back_up(self, table_name, backup_name)
        backup.held = held(self, table_name)
        return backup

    def delete_table(self, name):
        items = held(self, name)
        table = delete(self, name)
        if items is not None:
            engine.call("DeleteTable", TableName=table.name)
        recovery = table.continuous_backups["PointInTimeRecoveryDescription"]
        if recovery["PointInTimeRecoveryStatus"] == "ENABLED":
            backup = Backup(self.account_id, self.region_name, f"{table.name}$DeletedTableBackup", table, type_="SYSTEM")
            backup.held = items
            self.backups[backup.arn] = backup
        return table

    def restore_table_from_backup(self, target_table_name, backup_arn):
        table = from_backup(self, target_table_name, backup_arn)
        return fill(table, self.get_backup(backup_arn).held)

    def restore_table_to_point_in_time(self, target_table_name, source_table_name):
        table = to_point_in_time(self, target_table_name, source_table_name)
        return fill(table, held(self, source_table_name))

    def held(backend, table):
        return list(engine.items(table)) if backend.region_name == REGION and engine.holds(table) else None

    def fill(table, items):
        if items is not None:
            engine.create(table, items)
        return table

    DynamoDBBackend.create_backup = create_backup
    DynamoDBBackend.delete_table = delete_table
    DynamoDBBackend.restore_table_from_backup = restore_table_from_backup
    DynamoDBBackend.restore_table_to_point_in_time = restore_table_to_point_in_time
