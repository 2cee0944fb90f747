namespace MarketData.SandboxTests.Model;

/// <summary>The model of the store answers as DynamoDB Local does.</summary>
[CancelAfter(120_000)]
public sealed class ConformanceTests
{
    [TestCaseSource(typeof(ConformanceCase), nameof(ConformanceCase.All))]
    public async Task The_model_answers_as_the_engine_does(string[] requests, CancellationToken cancellation)
    {
        using var engine = await WireStore.OfEngineAsync(cancellation);
        using var model = WireStore.OfModel();

        foreach (var request in requests)
        {
            var expected = await engine.AnswerAsync(request, cancellation);
            Assert.That(await model.AnswerAsync(request, cancellation), Is.EqualTo(expected), request);
        }
    }
}
