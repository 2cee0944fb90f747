using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Decisions;
using MarketData.Processor.Committing;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Committing;

public class CommitTransactionTests
{
    /// <summary>
    /// DynamoDB takes 100 items in a transaction.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
    /// </summary>
    [TestCase(new[] { 40, 60 }, new[] { 100 })]
    [TestCase(new[] { 41, 60 }, new[] { 41, 60 })]
    [TestCase(new[] { 25, 25, 25, 25, 25 }, new[] { 100, 25 })]
    [TestCase(new[] { 100, 1 }, new[] { 100, 1 })]
    public void Whole_decisions_share_transactions_of_up_to_a_hundred_items(int[] decided, int[] expected) =>
        Assert.That(
            CommitTransaction.Pack(decided.Select(PutsOfOne)).Select(transaction => transaction.Puts.Count),
            Is.EqualTo(expected)
        );

    static IReadOnlyList<CommitPut> PutsOfOne(int count)
    {
        var decision = Deciding.Decide(SymbolState.Unseen(Sample.Ibm), Sample.Trade("13:30", 10));
        return [.. Enumerable.Repeat(new CommitPut(new Put(), decision), count)];
    }
}
