using MarketData.Hosting;
using MarketData.Shared.Aws;

namespace MarketData.UnitTests.Function;

public class TransientFailuresTests
{
    [Test]
    public void A_bug_is_not_tried_again()
    {
        var calls = 0;

        Assert.That(
            () => new Backoff(TimeProvider.System).RetryAsync<int>(Buggy, CancellationToken.None),
            Throws.InvalidOperationException
        );
        Assert.That(calls, Is.EqualTo(1));

        Task<int> Buggy()
        {
            calls++;
            throw new InvalidOperationException();
        }
    }
}
