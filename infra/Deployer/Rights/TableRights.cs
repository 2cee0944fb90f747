namespace MarketData.Infra.Deployer.Rights;

/// <summary>Of tables, and of rows that a deployment writes.</summary>
static class TableRights
{
    public static IEnumerable<TypeRights> In(Place place, RoleScopes roles) =>
        [
            new(
                "aws_dynamodb_table",
                "dynamodb/table.go",
                place.Tables.Allow("dynamodb", "CreateTable DescribeTable UpdateTable DeleteTable"),
                place.Tables.Allow("dynamodb", "DescribeContinuousBackups UpdateContinuousBackups"),
                place.Tables.Allow("dynamodb", "DescribeTimeToLive UpdateTimeToLive"),
                place.Tables.Allow("dynamodb", "ListTagsOfResource TagResource UntagResource")
            ),
            new(
                "aws_dynamodb_table/replica",
                "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2gt_IAM.html",
                place.Tables.Allow("dynamodb", "CreateTableReplica DeleteTableReplica Query Scan GetItem"),
                place.Tables.Allow("dynamodb", "BatchWriteItem PutItem UpdateItem DeleteItem"),
                roles
                    .OfService(
                        "ReplicationOfTables",
                        "replication.dynamodb.amazonaws.com",
                        "AWSServiceRoleForDynamoDBReplication"
                    )
                    .Allow("iam", "CreateServiceLinkedRole")
            ),
            new(
                "aws_dynamodb_table_item",
                "dynamodb/table_item.go",
                place.Tables.Allow("dynamodb", "PutItem GetItem UpdateItem DeleteItem")
            ),
        ];
}
