namespace MarketData.Sandbox.Functions;

/// <summary>What Lambda itself calls the errors of functions that could not do it.</summary>
public static class ErrorTypes
{
    public const string ProcessEnded = "Runtime.ExitError";
    public const string TimedOut = "Sandbox.Timedout";
    public const string AnswerTooLarge = "Function.ResponseSizeTooLarge";
}
