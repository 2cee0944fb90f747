using MarketData.Ops.Deployment;

namespace MarketData.Ops.DeadLetters;

/// <summary>What happened to the events of a kind, and what to do about them.</summary>
sealed record Explanation(string Queue, string Reason, int Events, string Example, string Happened, string ToDo)
{
    const string Discard = "Then ops dlq discard --reason";

    public static Explanation Of(string queue, string reason, IReadOnlyList<DeadEvent> events)
    {
        var example = events[0];
        var (happened, toDo) =
            queue == DeadEventQueues.Target ? OfTarget(reason, example)
            : example.IsRejected ? OfRejection(reason, example)
            : OfFailure();
        return new(queue, reason, events.Count, $"{example.MessageId}: {example.Event}", happened, toDo);
    }

    static (string Happened, string ToDo) OfFailure() =>
        (
            "The function got it as often as the queue delivers, for hours, and each time failed before it was "
                + "stored: a service or a table had no answer, the function had a bug, or it ran out of time. Nothing "
                + "of it is stored, and there is no audit record of it.",
            "Find the cause: ops status, then the saved queries failures-by-kind and bugs. Once it is gone: ops dlq "
                + "redrive --reason FAILED."
        );

    static (string Happened, string ToDo) OfRejection(string reason, DeadEvent example)
    {
        var happened =
            $"The function rejected it for good: {example.Problem ?? reason} It is not stored; the audit trail says so "
            + $"as {example.AuditId} (ops audit show).";
        return reason switch
        {
            "IDENTITY_CONFLICT" => (
                happened,
                "An exchange has used a trade id twice, for two trades. Ask it which of them is true; if both are, it "
                    + $"sends this one again under an id of its own. {Discard} {reason} --because …."
            ),
            "INVALID_TIMESTAMP" or "TIMESTAMP_OUT_OF_RANGE" => (
                happened,
                "The producer's clock or its form of time is wrong: tell it, and it sends the events again with their "
                    + $"true times. {Discard} {reason} --because …."
            ),
            "FOREIGN_ENVELOPE" or "NOT_AN_ENVELOPE" or "NOT_JSON" => (
                happened,
                "Somebody sends to the buffer itself, past the bus, or a producer's detail is broken: find out who by "
                    + $"its content (ops dlq show). {Discard} {reason} --because …."
            ),
            _ => (
                happened,
                "The producer breaks the contract (docs/events.md): tell it, and it sends the events again, corrected. "
                    + $"As it is, this one would be rejected again. {Discard} {reason} --because …. If it was the "
                    + $"contract that was changed since: ops dlq redrive --reason {reason}."
            ),
        };
    }

    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html</summary>
    static (string Happened, string ToDo) OfTarget(string reason, DeadEvent example)
    {
        var said = example.Problem is { } problem ? $" It said: {problem}" : "";
        return reason switch
        {
            "NO_PERMISSIONS" => (
                $"The bus may not send to the buffer: the queue's policy or its key's has changed.{said}",
                "Deploy again, which restores both; then ops dlq redrive --queue target."
            ),
            "NO_RESOURCE" => (
                $"The buffer was not there.{said}",
                "Deploy again, which makes it anew; then ops dlq redrive --queue target."
            ),
            _ => (
                $"The bus could not deliver it to the buffer, and gave up after a day at most.{said}",
                "Look at the buffer and its key (ops status) and at the AWS Health dashboard; once deliveries succeed "
                    + "again: ops dlq redrive --queue target."
            ),
        };
    }
}

sealed record Explanations(IReadOnlyList<Explanation> Kinds)
{
    public static Explanations Of(DeadEventList list) =>
        new([.. list.Kinds().Select(kind => Explanation.Of(kind.Kind.Queue, kind.Kind.Reason, kind.Events))]);

    public Answer ToAnswer() => Answer.Of(Operation.Success, this, DeadLettersJson.Default.Explanations, WriteTo);

    void WriteTo(TextWriter output)
    {
        if (Kinds.Count == 0)
        {
            output.WriteLine("Nothing waits there.");
        }

        foreach (var kind in Kinds)
        {
            output.WriteLine($"{kind.Events} {kind.Reason} ({kind.Queue}), such as {kind.Example}");
            output.WriteLine($"  What happened: {kind.Happened}");
            output.WriteLine($"  What to do:    {kind.ToDo}");
        }
    }
}
