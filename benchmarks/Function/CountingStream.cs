using System.Text;

namespace MarketData.Benchmarks.Function;

/// <summary>Counts the log and remembers the last of it.</summary>
sealed class CountingStream : Stream
{
    readonly MemoryStream line = new();
    long length;

    public string LastLine => Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length);

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => length;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        length += buffer.Length;
        if (buffer.Length > 1)
        {
            line.SetLength(0);
            line.Write(buffer);
        }
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
