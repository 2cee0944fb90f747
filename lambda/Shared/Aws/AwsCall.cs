using Amazon.DynamoDBv2.Model;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SQS.Model;

namespace MarketData.Shared.Aws;

/// <summary>A call of the SDK, in the words of AWS's own documentation: service, operation, and on what.</summary>
readonly record struct AwsCall(string Service, string Operation, string Target)
{
    public static AwsCall Of(IRequestContext request) =>
        new(
            request.ServiceMetaData.ServiceId ?? request.ClientConfig.ServiceId,
            OperationOf(request.RequestName),
            string.Join(", ", TargetsOf(request.OriginalRequest).Distinct())
        );

    public override string ToString() =>
        Target.Length > 0 ? $"{Service} {Operation} on {Target}" : $"{Service} {Operation}";

    /// <summary><c>TransactWriteItemsRequest</c> is the operation TransactWriteItems.</summary>
    static string OperationOf(string requestName) =>
        requestName.EndsWith("Request", StringComparison.Ordinal) ? requestName[..^"Request".Length] : requestName;

    static IEnumerable<string> TargetsOf(AmazonWebServiceRequest request) =>
        request switch
        {
            TransactWriteItemsRequest { TransactItems: var items } => items.Select(TableOf),
            BatchGetItemRequest { RequestItems: var tables } => tables.Keys,
            GetItemRequest { TableName: var table } => [table],
            PutItemRequest { TableName: var table } => [table],
            UpdateItemRequest { TableName: var table } => [table],
            QueryRequest { TableName: var table } => [table],
            ScanRequest { TableName: var table } => [table],
            PublishBatchRequest { TopicArn: { } topic } => [topic],
            SendMessageBatchRequest { QueueUrl: { } queue } => [queue],
            ChangeMessageVisibilityBatchRequest { QueueUrl: { } queue } => [queue],
            DecryptRequest { KeyId: { } key } => [key],
            GetParametersByPathRequest { Path: { } path } => [path],
            GenerateDataKeyWithoutPlaintextRequest { KeyId: { } key } => [key],
            _ => [],
        };

    static string TableOf(TransactWriteItem item) =>
        item.Put?.TableName ?? item.Update?.TableName ?? item.Delete?.TableName ?? item.ConditionCheck?.TableName ?? "";
}
