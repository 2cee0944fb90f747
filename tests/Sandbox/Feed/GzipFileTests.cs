using System.IO.Compression;
using System.Text;
using MarketData.Sessions;
using MarketData.Tools;

namespace MarketData.SandboxTests.Feed;

/// <summary>Sessions that are compressed, whole and damaged.</summary>
public sealed class GzipFileTests
{
    const string Header = "time_utc,exchange,symbol,type,price,size\n";
    const string Trade = "2013-10-08T13:30:00.012Z,P,BAC,trade,13.83,2000\n";

    static readonly byte[] Plain = Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Repeat(Trade, 20)));
    static readonly byte[] Gzip = Compressed(Plain);

    [TestCase(true)]
    [TestCase(false)]
    public void A_file_may_be_plain_or_gzip_whatever_it_is_called(bool isGzip)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, isGzip ? Gzip : Plain);

            Assert.That(SessionFile.Read(path), Has.Count.EqualTo(20));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>As `&lt;(zcat …)` makes it, and one that holds gzip: neither can be wound back.</summary>
    [TestCase(true)]
    [TestCase(false)]
    [Platform(Include = "Linux")]
    public async Task A_pipe_may_be_read(bool isGzip)
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        var end = pipe.ClientSafePipeHandle.DangerousGetHandle();
        var reading = Task.Run(() => SessionFile.Read($"/proc/self/fd/{end}"));
        await pipe.WriteAsync(isGzip ? Gzip : Plain);
        // The test's own copy of the reader's end stays open; the writer's must not.
        pipe.Dispose();

        Assert.That((await reading).Count, Is.EqualTo(20));
    }

    [Test]
    public void A_gzip_that_was_cut_off_is_refused_wherever_that_was()
    {
        var taken = Enumerable.Range(0, Gzip.Length).Where(length => RefusalOf(Gzip[..length]) is null);

        Assert.That(taken, Is.Empty);
        Assert.That(
            RefusalOf(Gzip[..^9]),
            Is.EqualTo("session.csv.gz, line 22: nothing can be read from here on: the gzip file was cut off.")
        );
    }

    /// <summary>Some bits say nothing, as the time in the head and what fills up the last byte do.</summary>
    [Test]
    public void A_gzip_of_which_a_bit_is_wrong_is_refused_or_holds_the_same()
    {
        var rows = SessionFile.Read(new MemoryStream(Gzip), "whole");
        var taken = Enumerable
            .Range(16, (Gzip.Length - 2) * 8)
            .Select(bit => Flipped(Gzip, bit))
            .Where(file => RefusalOf(file) is null)
            .ToList();

        Assert.That(taken, Has.Count.LessThan(100));
        Assert.That(taken.Select(file => SessionFile.Read(new MemoryStream(file), "damaged")), Is.All.EqualTo(rows));
    }

    [Test]
    public void A_gzip_of_several_members_is_all_of_them()
    {
        byte[] members = [.. Gzip, .. Compressed(Encoding.UTF8.GetBytes(Trade)), .. Compressed([])];

        Assert.That(SessionFile.Read(new MemoryStream(members), "session.csv.gz"), Has.Count.EqualTo(21));
    }

    [Test]
    public void A_later_member_is_checked_as_the_first()
    {
        byte[] second = Compressed(Encoding.UTF8.GetBytes(Trade));

        var taken = Enumerable
            .Range(1, second.Length - 1)
            .Where(length => RefusalOf([.. Gzip, .. second[..length]]) is null);

        Assert.That(taken, Is.Empty);
    }

    [Test]
    public void What_follows_a_gzip_is_not_passed_over() =>
        Assert.That(RefusalOf([.. Gzip, .. "more"u8]), Does.EndWith("behind the gzip data stands something else."));

    /// <summary>Extra bytes, a name, a comment, and a sum of the head: RFC 1952, section 2.3.</summary>
    [Test]
    public void A_head_may_have_all_that_there_is()
    {
        const byte all = 0x1e;
        byte[] gzip = [0x1f, 0x8b, 8, all, .. new byte[6], 3, 0, 1, 2, 3, .. "name\0comment\0"u8, 9, 9, .. Gzip[10..]];

        Assert.That(SessionFile.Read(new MemoryStream(gzip), "session.csv.gz"), Has.Count.EqualTo(20));
    }

    /// <returns>Null where the file is taken.</returns>
    static string? RefusalOf(byte[] file)
    {
        try
        {
            SessionFile.Read(new MemoryStream(file), "session.csv.gz");
            return null;
        }
        catch (ToolException refusal)
        {
            return refusal.Message;
        }
    }

    static byte[] Flipped(byte[] bytes, int bit)
    {
        byte[] flipped = [.. bytes];
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    static byte[] Compressed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionMode.Compress))
        {
            gzip.Write(bytes);
        }

        return target.ToArray();
    }
}
