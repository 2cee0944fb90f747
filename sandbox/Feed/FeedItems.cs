using System.Collections;

namespace MarketData.Sandbox.Feed;

/// <summary>What is sent, made as it is asked for, each time anew: a session may have millions of events.</summary>
/// <param name="count">How many they are.</param>
/// <param name="items">The same each time.</param>
sealed class FeedItems(int count, IEnumerable<FeedItem> items) : IReadOnlyCollection<FeedItem>
{
    public int Count => count;

    public IEnumerator<FeedItem> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
