using System.Net;
using System.Text.Json;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Store;
using MarketData.Tests.Model.Topic;

namespace MarketData.Tests.Model.Simulated;

/// <summary>Answers that a service gives when it fails.</summary>
static class FaultAnswer
{
    public static HttpResponseMessage To(Call call)
    {
        var isServerError = call.Fault is FaultKind.ServerError or FaultKind.ServerErrorAfterwards;
        if (call.Operation == "PublishBatch")
        {
            return call.Fault == FaultKind.Refused
                    ? TopicModel.Refusal(HttpStatusCode.Forbidden, "AuthorizationError", "The right was taken away.")
                : isServerError ? TopicModel.Refusal(HttpStatusCode.InternalServerError, "InternalError", "down")
                : TopicModel.Refusal(HttpStatusCode.BadRequest, "Throttled", "Rate exceeded");
        }

        var answer = StoreAnswer.Of(Error(call)).ToHttp();
        answer.StatusCode = isServerError ? HttpStatusCode.InternalServerError : HttpStatusCode.BadRequest;
        return answer;
    }

    static ServiceError Error(Call call) =>
        (call.Fault, call.Operation) switch
        {
            (FaultKind.ServerError or FaultKind.ServerErrorAfterwards, _) => new(
                "InternalServerError",
                "Internal server error"
            ),
            (FaultKind.Throttled, "SendMessageBatch" or "ChangeMessageVisibilityBatch") => new(
                "RequestThrottled",
                "Rate exceeded"
            ),
            (FaultKind.Throttled, "GenerateDataKeyWithoutPlaintext" or "Decrypt") => new(
                "ThrottlingException",
                "Rate exceeded"
            ),
            (FaultKind.Throttled, _) => new(
                "ProvisionedThroughputExceededException",
                "The level of configured provisioned throughput for the table was exceeded."
            ),
            (FaultKind.Refused, _) => new("AccessDeniedException", "The right was taken away."),
            (FaultKind.Conflict, "TransactWriteItems") => Cancelled(call, "TransactionConflict"),
            (FaultKind.Conflict, _) => new("TransactionConflictException", "Transaction is ongoing for the item"),
            (FaultKind.ItemThrottled, _) => Cancelled(call, "ThrottlingError"),
            (FaultKind.Malformed, "TransactWriteItems") => Cancelled(call, "ValidationError"),
            _ => throw new InvalidOperationException($"There is no answer for {call.Fault} of {call.Operation}."),
        };

    /// <summary>For the sake of the items that are hit, or of the last one.</summary>
    static ServiceError Cancelled(Call call, string code)
    {
        using var request = JsonDocument.Parse(call.Body);
        var items = request.RootElement.GetProperty("TransactItems").GetArrayLength();
        var hit = call.Hit ?? [items - 1];
        return new ServiceError(
            "TransactionCanceledException",
            $"Transaction cancelled, please refer cancellation reasons for specific reasons [{code}]"
        )
        {
            Reasons =
            [
                .. Enumerable
                    .Range(0, items)
                    .Select(item =>
                        hit.Contains(item) ? new CancellationReason(code, "busy") : CancellationReason.None
                    ),
            ],
        };
    }
}
