using System.Net;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;
using MarketData.Hosting;
using MarketData.Tests.Model.Simulated;
using MarketData.Trades.Enriching;
using MarketData.Trades.Parameters;

namespace MarketData.UnitTests.Trades;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReferenceDataTests
{
    static readonly Symbol Symbol = Symbol.Parse("BRK/B");

    readonly WorldClock world = new(Envelope.Time);
    readonly ScriptedApi api = new();

    [Test]
    public void An_answer_is_a_JSON_object_asked_for_by_the_symbol()
    {
        api.Answers(HttpStatusCode.OK, """{"isin":"US0846707026"}""");

        var (json, missing) = Ask(retries: 0);

        Assert.That((json, missing), Is.EqualTo(("""{"isin":"US0846707026"}""", (Missing?)null)));
        Assert.That(api.Asked, Is.EqualTo(["http://reference.test/v1/BRK%2FB"]));
    }

    [Test]
    public void Without_an_endpoint_nobody_is_asked()
    {
        var (_, missing) = Ask(retries: 3, endpoint: null);

        Assert.That(missing?.Reason, Is.EqualTo(MissingReason.NoReferenceData));
        Assert.That(api.Asked, Is.Empty);
    }

    [Test]
    public void An_answer_is_not_asked_for_again_while_it_is_fresh()
    {
        api.Answers(HttpStatusCode.OK, "{}", ("Cache-Control", "max-age=60"));
        api.Answers(HttpStatusCode.OK, """{"new":true}""", ("Cache-Control", "max-age=60"));
        var reference = Create();

        var answers = new[] { 0, 59, 1 }.Select(pause =>
        {
            world.Advance(TimeSpan.FromSeconds(pause));
            return Ask(retries: 0, reference: reference).Json;
        });

        Assert.That(answers.ToList(), Is.EqualTo(["{}", "{}", """{"new":true}"""]));
    }

    [Test]
    public void A_failure_that_may_pass_is_tried_again_as_often_as_is_set()
    {
        api.Answers(HttpStatusCode.InternalServerError, "");
        api.Answers(HttpStatusCode.BadGateway, "");
        api.Answers(HttpStatusCode.OK, "{}");

        Assert.That(Ask(retries: 2).Json, Is.EqualTo("{}"));
    }

    [Test]
    public void After_that_it_is_said_what_came_and_how_often()
    {
        api.Answers(HttpStatusCode.InternalServerError, "");
        api.Answers(HttpStatusCode.InternalServerError, "");

        var missing = Ask(retries: 1).Missing!;

        Assert.That(missing.Reason, Is.EqualTo(MissingReason.ReferenceRefused));
        Assert.That(missing.Message, Is.EqualTo("It answered 500. Asked 2 times: http://reference.test/v1/BRK%2FB."));
    }

    [Test]
    public void Who_asks_to_come_back_in_a_second_is_asked_in_a_second()
    {
        api.Answers(HttpStatusCode.TooManyRequests, "", ("Retry-After", "1"));
        api.Answers(HttpStatusCode.OK, "{}");
        var before = world.Now;

        Assert.That(Ask(retries: 1).Json, Is.EqualTo("{}"));
        Assert.That(world.Now - before, Is.EqualTo(TimeSpan.FromSeconds(1)).Within(TimeSpan.FromMilliseconds(20)));
    }

    [Test]
    public void Who_asks_to_come_back_in_a_minute_is_not_waited_for()
    {
        api.Answers(HttpStatusCode.TooManyRequests, "", ("Retry-After", "60"));

        var missing = Ask(retries: 5).Missing!;

        Assert.That(missing.Reason, Is.EqualTo(MissingReason.ReferenceThrottled));
        Assert.That(api.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void One_that_hangs_is_given_up_in_time_for_the_task_to_end()
    {
        api.Hangs = true;
        var before = world.Now;

        var missing = Ask(retries: 10).Missing!;

        Assert.That(missing.Reason, Is.EqualTo(MissingReason.ReferenceUnreachable));
        Assert.That(missing.Message, Does.StartWith("No answer within 2 s."));
        Assert.That(world.Now - before, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(7)));
    }

    [TestCase(HttpStatusCode.OK, "<html>maintenance</html>", MissingReason.ReferenceUnusable)]
    [TestCase(HttpStatusCode.OK, "[]", MissingReason.ReferenceUnusable)]
    [TestCase(HttpStatusCode.OK, "", MissingReason.ReferenceUnusable)]
    [TestCase(HttpStatusCode.NotFound, "{}", MissingReason.ReferenceRefused)]
    [TestCase(HttpStatusCode.Redirect, "", MissingReason.ReferenceRefused)]
    public void What_does_not_pass_is_not_asked_for_again(HttpStatusCode status, string body, MissingReason reason)
    {
        api.Answers(status, body);

        Assert.That(Ask(retries: 5).Missing!.Reason, Is.EqualTo(reason));
        Assert.That(api.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void An_answer_too_large_for_a_row_is_of_no_use()
    {
        api.Answers(HttpStatusCode.OK, $$"""{"text":"{{new string('x', 8 * 1024)}}"}""");

        Assert.That(Ask(retries: 0).Missing!.Reason, Is.EqualTo(MissingReason.ReferenceUnusable));
    }

    ReferenceData Create()
    {
        var time = new ProcessTime(world, wrongBy: TimeSpan.Zero);
        return new(api.Client, new Backoff(time, new Random(0)), time);
    }

    (string? Json, Missing? Missing) Ask(
        int retries,
        string? endpoint = "http://reference.test/v1/",
        ReferenceData? reference = null
    )
    {
        var values = new TradeParameterValues(endpoint is null ? null : new(endpoint), 1, retries);
        reference ??= Create();
        Task<(string?, Missing?)>? asking = null;
        SameThread.Run(() => asking = reference.AskAsync(Symbol, values, CancellationToken.None));
        while (!asking!.IsCompleted)
        {
            SameThread.Run(() => world.Advance(TimeSpan.FromMilliseconds(10)));
        }

        return asking.GetAwaiter().GetResult();
    }
}
