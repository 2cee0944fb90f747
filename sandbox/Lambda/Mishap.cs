namespace MarketData.Sandbox.Lambda;

public enum Mishap
{
    Killed,
    Late,
    Doubled,
    AnswerLost,
}
