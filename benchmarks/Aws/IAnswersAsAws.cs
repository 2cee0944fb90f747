namespace MarketData.Benchmarks.Aws;

/// <summary>AWS as far as a function calls it.</summary>
interface IAnswersAsAws
{
    /// <param name="operation">The API's name for it.</param>
    /// <param name="copyBody">Writes the request's body.</param>
    /// <returns>The answer's body.</returns>
    byte[] Answer(string operation, Action<Stream> copyBody);
}
