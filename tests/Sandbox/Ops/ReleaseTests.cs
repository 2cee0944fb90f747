namespace MarketData.SandboxTests.Ops;

/// <summary>moto's CodeDeploy, with the launcher's fixes, moves the alias after ten seconds.</summary>
[CancelAfter(60_000)]
public sealed class ReleaseTests
{
    [Test]
    public async Task The_newest_version_is_released_by_steps(CancellationToken cancellation)
    {
        using var versions = await VersionsInMoto.CreateAsync(gradual: true);
        var shares = new List<string>();
        versions.WhenTold = async () => shares.Add(await versions.LiveAsync());

        var released = await versions.Release.PromoteAsync(wanted: null, atOnce: false, cancellation);

        Assert.That((released.Done, released.Live), Is.EqualTo((true, 3)), released.Message);
        Assert.That(shares, Has.Some.EqualTo("1, 3 0.1"), "meanwhile");
        Assert.That(versions.Told, Has.Some.EqualTo("Version 3 gets 10 %."));
        Assert.That(await versions.LiveAsync(), Is.EqualTo("3"));
        Assert.That((await versions.JournalAsync()).Entries.Select(entry => entry.Version), Is.EqualTo([3, 1]));
    }

    [Test]
    public async Task A_version_is_taken_back_when_an_alarm_goes_off(CancellationToken cancellation)
    {
        using var versions = await VersionsInMoto.CreateAsync(gradual: true);
        versions.WhenTold = () => versions.SetAlarmAsync("ALARM");

        var released = await versions.Release.PromoteAsync(wanted: null, atOnce: false, cancellation);

        Assert.That((released.Done, released.Live), Is.EqualTo((false, 1)));
        Assert.That(
            released.Message,
            Does.Match(@"^Version 3 was taken back: .*-error-rate\. Live: 1\.$"),
            "with CodeDeploy's reason"
        );
        Assert.That(await versions.LiveAsync(), Is.EqualTo("1"));
        Assert.That((await versions.JournalAsync()).IsWithdrawn(3), Is.True);

        var again = await versions.Release.PromoteAsync(wanted: null, atOnce: true, cancellation);
        var named = await versions.Release.PromoteAsync(3, atOnce: true, cancellation);

        Assert.That((again.Done, again.Live), Is.EqualTo((false, 1)), "a pipeline that tries again");
        Assert.That((named.Done, named.Live), Is.EqualTo((true, 3)), "who means it");
    }

    /// <summary>Of an alias that CodeDeploy moves nobody says that it keeps its description, the journal.</summary>
    [Test]
    public async Task After_a_release_that_was_taken_back_one_can_still_go_further_back(CancellationToken cancellation)
    {
        using var versions = await VersionsInMoto.CreateAsync(gradual: true);
        await versions.Release.PromoteAsync(2, atOnce: true, cancellation);
        versions.WhenTold = () => versions.SetAlarmAsync("ALARM");
        await versions.Release.PromoteAsync(3, atOnce: false, cancellation);

        var back = await versions.Release.RollBackAsync(wanted: null, cancellation);

        Assert.That((back.Done, back.Live), Is.EqualTo((true, 1)), back.Message);
    }

    /// <summary>The version that mends what the alarm is about would never come through.</summary>
    [Test]
    public async Task At_once_a_version_is_released_although_an_alarm_is_on(CancellationToken cancellation)
    {
        using var versions = await VersionsInMoto.CreateAsync(gradual: true);
        await versions.SetAlarmAsync("ALARM");

        var gradual = await versions.Release.PromoteAsync(2, atOnce: false, cancellation);
        var atOnce = await versions.Release.PromoteAsync(2, atOnce: true, cancellation);

        Assert.That((gradual.Done, gradual.Live), Is.EqualTo((false, 1)));
        Assert.That((atOnce.Done, atOnce.Live), Is.EqualTo((true, 2)));
        Assert.That(await versions.LiveAsync(), Is.EqualTo("2"));
    }

    [Test]
    public async Task One_command_goes_back_and_further_back(CancellationToken cancellation)
    {
        using var versions = await VersionsInMoto.CreateAsync(gradual: true);
        await versions.Release.PromoteAsync(2, atOnce: true, cancellation);
        await versions.Release.PromoteAsync(3, atOnce: true, cancellation);

        var back = await versions.Release.RollBackAsync(wanted: null, cancellation);
        var further = await versions.Release.RollBackAsync(wanted: null, cancellation);
        var noFurther = await versions.Release.RollBackAsync(wanted: null, cancellation);
        var named = await versions.Release.RollBackAsync(3, cancellation);

        Assert.That((back.Done, back.Live), Is.EqualTo((true, 2)), back.Message);
        Assert.That((further.Done, further.Live), Is.EqualTo((true, 1)), further.Message);
        Assert.That((noFurther.Done, noFurther.Live), Is.EqualTo((false, 1)));
        Assert.That(noFurther.Message, Does.Contain("name one of 1, 2, 3"));
        Assert.That((named.Done, named.Live), Is.EqualTo((true, 3)));
        Assert.That(await versions.LiveAsync(), Is.EqualTo("3"));
    }

    [Test]
    public async Task Going_back_stops_a_release_that_is_under_way(CancellationToken cancellation)
    {
        using var versions = await VersionsInMoto.CreateAsync(gradual: true);
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        versions.WhenTold = impatient.CancelAsync;
        Assert.CatchAsync<OperationCanceledException>(() =>
            versions.Release.PromoteAsync(3, atOnce: false, impatient.Token)
        );
        Assert.That(await versions.LiveAsync(), Is.EqualTo("1, 3 0.1"), "an interrupted command stops nothing");
        versions.WhenTold = () => Task.CompletedTask;

        var another = await versions.Release.PromoteAsync(2, atOnce: true, cancellation);
        var back = await versions.Release.RollBackAsync(wanted: null, cancellation);

        Assert.That(another.Done, Is.False);
        Assert.That(another.Message, Does.StartWith("A release is under way"));
        Assert.That((back.Done, back.Live), Is.EqualTo((true, 1)), back.Message);
        Assert.That(await versions.LiveAsync(), Is.EqualTo("1"));
        Assert.That((await versions.JournalAsync()).IsWithdrawn(3), Is.True);
    }

    [Test]
    public async Task Where_deployments_release_at_once_so_do_the_commands(CancellationToken cancellation)
    {
        using var versions = await VersionsInMoto.CreateAsync(gradual: false);

        var released = await versions.Release.PromoteAsync(wanted: null, atOnce: false, cancellation);
        var back = await versions.Release.RollBackAsync(wanted: null, cancellation);

        Assert.That((released.Done, released.Live), Is.EqualTo((true, 3)), released.Message);
        Assert.That((back.Done, back.Live), Is.EqualTo((true, 2)));
        Assert.That(back.Message, Does.EndWith("The next deployment releases the newest version again."));
    }

    [Test]
    public async Task A_version_that_is_not_there_is_refused_with_those_that_are(CancellationToken cancellation)
    {
        using var versions = await VersionsInMoto.CreateAsync(gradual: false);

        var released = await versions.Release.PromoteAsync(7, atOnce: false, cancellation);
        var back = await versions.Release.RollBackAsync(7, cancellation);

        Assert.That(
            new[] { released.Message, back.Message },
            Is.All.EqualTo("There is no version 7: there are 1, 2, 3. Live: 1.")
        );
        Assert.That(released.Done || back.Done, Is.False);
    }

    [Test]
    public async Task An_alias_that_somebody_else_has_moved_meanwhile_is_left_alone(CancellationToken cancellation)
    {
        using var versions = await VersionsInMoto.CreateAsync(gradual: false);
        var seen = await versions.Versions.ReadAliasAsync(cancellation);
        await versions.Release.PromoteAsync(2, atOnce: false, cancellation);

        Assert.CatchAsync<Amazon.Lambda.AmazonLambdaException>(() =>
            versions.Versions.MoveAsync(seen, 3, seen.Journal, cancellation)
        );
        Assert.That(await versions.LiveAsync(), Is.EqualTo("2"));
    }
}
