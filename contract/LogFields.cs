namespace MarketData.Contract;

/// <summary>The members of a log line, for those who write it and those who ask for it.</summary>
public static class LogFields
{
    public const string Timestamp = "timestamp";
    public const string Level = "level";
    public const string Message = "message";
    public const string Error = "error";
    public const string ErrorType = "errorType";
    public const string StackTrace = "stackTrace";
    public const string RequestId = "requestId";

    /// <summary>Of AWS, that was refused: service, operation, on what, and after how long.</summary>
    public const string Call = "call";

    public const string Symbol = "symbol";
    public const string Symbols = "symbols";
    public const string Events = "events";
    public const string EventId = "eventId";
    public const string MessageId = "messageId";
    public const string MessageIds = "messageIds";
    public const string AuditId = "auditId";
    public const string Chain = "chain";
    public const string RuleId = "ruleId";
    public const string AlertId = "alertId";

    public const string TradeId = "tradeId";

    /// <summary>The ARN of an execution of the trade workflow.</summary>
    public const string Execution = "execution";

    /// <summary>Why: a code.</summary>
    public const string Reason = "reason";

    /// <summary>Why: a sentence.</summary>
    public const string Problem = "problem";

    /// <summary>What could not be finished: the message that its failure would have.</summary>
    public const string Step = "step";

    /// <summary>How many.</summary>
    public const string Count = "count";

    /// <summary>On the line of a batch's metrics: how many messages were rejected, by the code of the reason.</summary>
    public const string RejectedByReason = "rejectedByReason";

    /// <summary>Likewise: how many events were ahead of their receipt, by exchange.</summary>
    public const string AheadByExchange = "aheadByExchange";

    public const string TimeZone = "timeZone";

    /// <summary>The subjects of messages.</summary>
    public const string Messages = "messages";

    /// <summary>An entry of a batch, and the code with which it was refused.</summary>
    public const string Entry = "entry";

    public const string Code = "code";
}
