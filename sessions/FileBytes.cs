namespace MarketData.Sessions;

/// <summary>A file, or a pipe, of which the first bytes can be looked at before they are read.</summary>
sealed class FileBytes(Stream file) : ForwardStream
{
    readonly byte[] buffer = new byte[64 * 1024];
    int start;
    int end;

    public bool IsAtEnd => !Fill();

    public bool BeginsWith(params ReadOnlySpan<byte> expected)
    {
        while (end < expected.Length && file.Read(buffer, end, buffer.Length - end) is var read and > 0)
        {
            end += read;
        }

        return buffer.AsSpan(0, end).StartsWith(expected);
    }

    public override int Read(Span<byte> target)
    {
        if (!Fill())
        {
            return 0;
        }

        var count = Math.Min(target.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(target);
        start += count;
        return count;
    }

    public override int ReadByte() => Fill() ? buffer[start++] : -1;

    /// <returns>False at the end.</returns>
    bool Fill()
    {
        if (start == end)
        {
            (start, end) = (0, file.Read(buffer));
        }

        return start < end;
    }
}
